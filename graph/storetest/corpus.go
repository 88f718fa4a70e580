package storetest

import (
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// visit: the union of Sơn La visits that of Bến Tre; two people meet and sign.
func visit(t testing.TB) *page {
	p := newPage(t, "tham-ben-tre.txt", "ben-tre", "2023-05-10",
		"Hai liên hiệp hội ký kết. Ngày 9/5/2023, đoàn Liên hiệp hội Sơn La do Chủ tịch Lò Văn Khiêm dẫn đầu đến thăm Liên hiệp hội Bến Tre. "+
			"Tiếp đoàn có TS. Võ Thị Mận, Phó Chủ tịch Liên hiệp hội Bến Tre.\n"+
			"Hai bên ký chương trình hợp tác giai đoạn 2023-2026.")
	sonLa, benTre := p.union("son-la", "Sơn La"), p.union("ben-tre", "Bến Tre")
	khiem, man := p.person("Lò Văn Khiêm", ""), p.person("Võ Thị Mận", "TS.")
	p.role(khiem, "Chủ tịch", sonLa, "Chủ tịch Lò Văn Khiêm")
	p.role(man, "Phó Chủ tịch", benTre, "Võ Thị Mận, Phó Chủ tịch Liên hiệp hội Bến Tre")
	e := p.event("visit", "Thăm và làm việc tại Bến Tre", "2023-05-09", "đến thăm Liên hiệp hội Bến Tre")
	e.Host, e.Organizations = []string{benTre}, []string{sonLa, benTre}
	p.attends(e, khiem, "head", "Lò Văn Khiêm dẫn đầu")
	p.attends(e, man, "host", "Tiếp đoàn có TS. Võ Thị Mận")
	e.Participation[0].Delegation = &sonLa
	p.met(khiem, man, "e1", "Tiếp đoàn có TS. Võ Thị Mận")
	p.cooperation(sonLa, benTre, "agreement", "2023", "2026", "e1", "Hai bên ký chương trình hợp tác giai đoạn 2023-2026")
	return p
}

// conference: the national union's; Khiêm attends online, a namesake of Mận too.
func conference(t testing.TB) *page {
	p := newPage(t, "hoi-nghi.html", "viet-nam", "2024-01-20T08:30:00+07:00",
		"Hội nghị giao ban toàn quốc. Sáng 19/1/2024, Liên hiệp hội Việt Nam tổ chức hội nghị. "+
			"Ông Lò Văn Khiêm, Chủ tịch Liên hiệp hội Sơn La, dự trực tuyến. Bà Võ Thị Mận, Chủ tịch Liên hiệp hội Hà Giang, phát biểu.")
	url := "https://example.org/hoi-nghi"
	p.r.Document.URL = &url
	national, sonLa, haGiang := p.union("viet-nam", "Việt Nam"), p.union("son-la", "Sơn La"), p.union("ha-giang", "Hà Giang")
	khiem, man := p.person("Lò Văn Khiêm", ""), p.person("Võ Thị Mận", "")
	p.role(khiem, "Chủ tịch", sonLa, "Lò Văn Khiêm, Chủ tịch Liên hiệp hội Sơn La")
	p.role(man, "Chủ tịch", haGiang, "Võ Thị Mận, Chủ tịch Liên hiệp hội Hà Giang")
	e := p.event("conference", "Hội nghị giao ban toàn quốc", "2024-01-19", "Liên hiệp hội Việt Nam tổ chức hội nghị")
	e.Organizer, e.Organizations = []string{national}, []string{national, sonLa, haGiang}
	p.attends(e, khiem, "attendee", "dự trực tuyến")
	p.attends(e, man, "speaker", "Võ Thị Mận, Chủ tịch Liên hiệp hội Hà Giang, phát biểu")
	e.Participation[0].Mode = "online"
	return p
}

// review: a page of Sơn La about joint work; nobody but its author is named.
func review(t testing.TB) *page {
	p := newPage(t, "so-ket.txt", "son-la", "2023-07-01",
		"Sơ kết sáu tháng. Liên hiệp hội Sơn La phối hợp với Sở Khoa học và Công nghệ Sơn La tổ chức hội thi.\nBài: Quàng Thị Lả")
	sonLa := p.union("son-la", "Sơn La")
	department := p.organization("org:so-khoa-hoc-va-cong-nghe-son-la", "Sở Khoa học và Công nghệ Sơn La", "government")
	p.person("Quàng Thị Lả", "")
	p.cooperation(sonLa, department, "joint_activity", "", "", "", "Liên hiệp hội Sơn La phối hợp với Sở Khoa học và Công nghệ Sơn La")
	return p
}

// Pages gives three pages: a visit with an agreement, a national conference, and a
// review of joint work. Two people on them are called Võ Thị Mận.
func Pages(t testing.TB) []graph.Input {
	return []graph.Input{visit(t).input(), conference(t).input(), review(t).input()}
}
