package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract"
)

// facts writes what a record says, one fact a line, in a form that reads well in a table.
func facts(r *extract.Record) []string {
	names := map[string]string{}
	for _, p := range r.Persons {
		names[p.ID] = p.Name
	}
	for _, o := range r.Organizations {
		names[o.ID] = o.Name
		if o.Classification == "union" {
			names[o.ID] = o.ID
		}
	}
	text := func(s *string) string {
		if s == nil {
			return "?"
		}
		return *s
	}
	var out []string
	for _, m := range r.Memberships {
		former := ""
		if m.Former {
			former = "former "
		}
		out = append(out, fmt.Sprintf("%s: %s%s, %s", names[m.Person], former, m.Role, names[m.Organization]))
	}
	for _, e := range r.Events {
		var people []string
		for _, p := range e.Participation {
			people = append(people, names[p.Person]+" ("+p.As+")")
		}
		slices.Sort(people)
		out = append(out, fmt.Sprintf("%s %s: %s", e.Classification, text(e.StartDate), strings.Join(people, ", ")))
	}
	for _, m := range r.Met {
		pair := []string{names[m.Between[0]], names[m.Between[1]]}
		slices.Sort(pair)
		out = append(out, "met: "+strings.Join(pair, ", "))
	}
	for _, c := range r.Cooperations {
		pair := []string{names[c.Between[0]], names[c.Between[1]]}
		slices.Sort(pair)
		out = append(out, c.Basis+": "+strings.Join(pair, ", "))
	}
	slices.Sort(out)
	return out
}

const dateLine = "\n\n15/06/2022\n\n"

// Each case is a short page in the words of the phenomenon it shows, and all that must come out of it.
func TestGrammar(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"role, organization, name", `Hội nghị sơ kết` + dateLine + `Ngày 14/6, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Hà Nam tổ chức hội nghị sơ kết. Chủ tịch Liên hiệp Hội tỉnh Đặng Hữu Tâm chủ trì.`, `
Đặng Hữu Tâm: Chủ tịch, union:ha-nam
conference 2022-06-14: Đặng Hữu Tâm (chair)`},
		{"name, dash, two roles with one organization", `Hội thảo khoa học` + dateLine + `Sáng 14/6, Liên hiệp Hội Việt Nam tổ chức hội thảo. TSKH Vũ Khắc Bình - Bí thư Đảng đoàn, Chủ tịch Liên hiệp Hội Việt Nam phát biểu khai mạc.`, `
Vũ Khắc Bình: Bí thư Đảng đoàn, union:viet-nam
Vũ Khắc Bình: Chủ tịch, union:viet-nam
workshop 2022-06-14: Vũ Khắc Bình (speaker)`},
		{"delegation led by, received by", `Trao đổi kinh nghiệm` + dateLine + `Ngày 14/6, đoàn công tác của Liên hiệp Hội tỉnh Lào Cai do Phó Chủ tịch Hoàng Văn Páo dẫn đầu đã đến thăm và làm việc với Liên hiệp Hội tỉnh Nghệ An. Tiếp đoàn có bà Phan Thị Mận, Chủ tịch Liên hiệp Hội tỉnh Nghệ An.`, `
Hoàng Văn Páo: Phó Chủ tịch, union:lao-cai
Phan Thị Mận: Chủ tịch, union:nghe-an
exchange: union:lao-cai, union:nghe-an
met: Hoàng Văn Páo, Phan Thị Mận
visit 2022-06-14: Hoàng Văn Páo (head), Phan Thị Mận (host)`},
		{"bare roles behind the side they stand on", `Ký kết hợp tác` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Thái Bình và Liên hiệp Hội tỉnh Nam Định đã ký kết chương trình hợp tác giai đoạn 2022 - 2025. Về phía Liên hiệp Hội Thái Bình có ông Bùi Đức Thuận, Chủ tịch; về phía Liên hiệp Hội Nam Định có ông Vũ Công Thành, Chủ tịch.`, `
Bùi Đức Thuận: Chủ tịch, union:thai-binh
Vũ Công Thành: Chủ tịch, union:nam-dinh
agreement: union:nam-dinh, union:thai-binh
met: Bùi Đức Thuận, Vũ Công Thành
signing 2022-06-14: Bùi Đức Thuận (attendee), Vũ Công Thành (attendee)`},
		{"an intention is no fact", `Hội nghị giao ban` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Phú Yên tổ chức hội nghị giao ban. Thời gian tới, Liên hiệp Hội sẽ phối hợp với Sở Khoa học và Công nghệ tổ chức hội thảo và dự kiến ký kết hợp tác với Liên hiệp Hội tỉnh Khánh Hòa.`, `
conference 2022-06-14: `},
		{"joint activities in two clauses", `Kết quả hoạt động` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Sơn La tổ chức hội nghị. Trong 6 tháng, Liên hiệp Hội đã phối hợp với Tỉnh đoàn, Sở Giáo dục và Đào tạo tổ chức cuộc thi sáng tạo; phối hợp với Hội Nông dân tỉnh mở 5 lớp tập huấn.`, `
conference 2022-06-14: 
joint_activity: Hội Nông dân tỉnh Sơn La, union:son-la
joint_activity: Sở Giáo dục và Đào tạo Sơn La, union:son-la
joint_activity: Tỉnh đoàn Sơn La, union:son-la`},
		{"elected at a congress", `Đại hội nhiệm kỳ mới` + dateLine + `Ngày 14/6, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bến Tre tổ chức Đại hội đại biểu lần thứ V. Đại hội bầu Ban Chấp hành gồm 35 người; ông Lê Tấn Phước tái đắc cử Chủ tịch, các ông Võ Văn Lượm, Trần Minh Kha được bầu làm Phó Chủ tịch.`, `
Lê Tấn Phước: Chủ tịch, union:ben-tre
Trần Minh Kha: Phó Chủ tịch, union:ben-tre
Võ Văn Lượm: Phó Chủ tịch, union:ben-tre
congress 2022-06-14: Lê Tấn Phước (elected), Trần Minh Kha (elected), Võ Văn Lượm (elected)`},
		{"a former role", `Gặp mặt` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Bình Định tổ chức gặp mặt. Đến dự có ông Đinh Văn Kỳ, nguyên Chủ tịch Liên hiệp Hội tỉnh.`, `
Đinh Văn Kỳ: former Chủ tịch, union:binh-dinh
conference 2022-06-14: Đinh Văn Kỳ (attendee)`},
		{"streets, prizes and schools are nobody", `Tổng kết hội thi` + dateLine + `Ngày 14/6, tại số 12 đường Lê Văn Sỹ, Liên hiệp Hội tỉnh Long An tổ chức lễ tổng kết Hội thi Sáng tạo kỹ thuật Trần Đại Nghĩa. Trường THPT Nguyễn Hữu Thọ đạt giải nhất.`, `
ceremony 2022-06-14: `},
		{"a place is no party", `Hội nghị cụm` + dateLine + `Ngày 14/6, tại Quảng Ninh, Liên hiệp Hội Việt Nam tổ chức hội nghị với Liên hiệp Hội các tỉnh: Thái Nguyên, Bắc Kạn, Cao Bằng.`, `
conference 2022-06-14: `},
		{"whose Chủ tịch: an unknown province is not guessed", `Hội thảo góp ý` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh tổ chức hội thảo. Ông Mai Văn Đoàn, Chủ tịch Liên hiệp Hội tỉnh chủ trì.`, `
workshop 2022-06-14: Mai Văn Đoàn (chair)`},
		{"an award is handed over for a head of state who is not there", `Lễ kỷ niệm` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Hà Giang tổ chức lễ kỷ niệm 30 năm thành lập. Thừa ủy quyền của Chủ tịch nước, đồng chí Sùng Mí Lử, Phó Chủ tịch UBND tỉnh trao Huân chương.`, `
Sùng Mí Lử: Phó Chủ tịch, UBND tỉnh Hà Giang
ceremony 2022-06-14: Sùng Mí Lử (attendee)`},
		{"kiêm gives both roles", `Làm việc` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Tây Ninh tổ chức hội nghị. Bà Trần Kim Phụng, Phó Chủ tịch kiêm Tổng Thư ký Liên hiệp Hội tỉnh báo cáo.`, `
Trần Kim Phụng: Phó Chủ tịch, union:tay-ninh
Trần Kim Phụng: Tổng Thư ký, union:tay-ninh
conference 2022-06-14: Trần Kim Phụng (speaker)`},
		{"a department is part of the role", `Tập huấn` + dateLine + `Ngày 14/6, Liên hiệp Hội thành phố Đà Nẵng khai giảng lớp tập huấn. ThS. Ngô Thị Lụa, Trưởng ban Tư vấn, Phản biện và Giám định xã hội Liên hiệp Hội thành phố hướng dẫn.`, `
Ngô Thị Lụa: Trưởng ban Tư vấn, Phản biện và Giám định xã hội, union:da-nang
training 2022-06-14: Ngô Thị Lụa (attendee)`},
		{"several deputies announced by number", `Đại hội toàn quốc` + dateLine + `Ngày 14/6, Liên hiệp Hội Việt Nam tổ chức Đại hội đại biểu toàn quốc. TSKH Trịnh Đắc Nhu được tín nhiệm bầu làm Chủ tịch Liên hiệp Hội; 03 Phó Chủ tịch Liên hiệp Hội gồm: TS Bùi Quý Hợi, TS Lã Thị Sen và ông Đoàn Văn Khuê.`, `
Bùi Quý Hợi: Phó Chủ tịch, union:viet-nam
Lã Thị Sen: Phó Chủ tịch, union:viet-nam
Trịnh Đắc Nhu: Chủ tịch, union:viet-nam
Đoàn Văn Khuê: Phó Chủ tịch, union:viet-nam
congress 2022-06-14: Bùi Quý Hợi (elected), Lã Thị Sen (elected), Trịnh Đắc Nhu (elected), Đoàn Văn Khuê (elected)`},
		{"old office, new office", `Nhân sự` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Kiên Giang tổ chức Đại hội. Ông Danh Út, Phó Giám đốc Sở Y tế giữ chức Chủ tịch Liên hiệp Hội tỉnh khóa IV.`, `
Danh Út: Chủ tịch, union:kien-giang
Danh Út: Phó Giám đốc, Sở Y tế Kiên Giang
congress 2022-06-14: Danh Út (elected)`},
		{"the national delegation works with a province", `Làm việc tại Thanh Hóa` + dateLine + `Chiều 14 - 6, Đoàn công tác Liên hiệp Hội Việt Nam do đồng chí Phạm Hữu Thọ, Phó Chủ tịch Liên hiệp Hội Việt Nam làm trưởng đoàn đã làm việc với Liên hiệp Hội tỉnh Thanh Hóa. Tiếp và làm việc với đoàn có đồng chí Lê Bá Tước, Chủ tịch Liên hiệp Hội tỉnh.`, `
Lê Bá Tước: Chủ tịch, union:thanh-hoa
Phạm Hữu Thọ: Phó Chủ tịch, union:viet-nam
exchange: union:thanh-hoa, union:viet-nam
met: Lê Bá Tước, Phạm Hữu Thọ
visit 2022-06-14: Lê Bá Tước (host), Phạm Hữu Thọ (head)`},
		{"the host receives in person", `Tiếp đoàn` + dateLine + `Ngày 14/6, tại trụ sở cơ quan, TS Vương Đình Lai, Chủ tịch Liên hiệp Hội thành phố Cần Thơ đã tiếp và làm việc với đoàn Liên hiệp Hội tỉnh Quảng Nam do ông Hồ Tấn Bửu, Phó Chủ tịch dẫn đầu.`, `
Hồ Tấn Bửu: Phó Chủ tịch, union:quang-nam
Vương Đình Lai: Chủ tịch, union:can-tho
exchange: union:can-tho, union:quang-nam
met: Hồ Tấn Bửu, Vương Đình Lai
visit 2022-06-14: Hồ Tấn Bửu (head), Vương Đình Lai (host)`},
		{"the event is the subject", `Họp Ban Chấp hành` + dateLine + `Sáng ngày 14/6/2022, tại Hội trường Sở Nội vụ, Hội nghị Ban Chấp hành Liên hiệp Hội tỉnh Vĩnh Phúc lần thứ 6 đã được tổ chức dưới sự chủ trì của ông Kim Văn Toán, Chủ tịch Liên hiệp Hội tỉnh.`, `
Kim Văn Toán: Chủ tịch, union:vinh-phuc
conference 2022-06-14: Kim Văn Toán (chair)`},
		{"role after the whole list", `Dự họp` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Gia Lai tổ chức cuộc họp. Dự có các ông: Rơ Mah Giáp, Siu Hương, Nguyễn Đình Quế - Phó Chủ tịch Liên hiệp Hội tỉnh.`, `
Nguyễn Đình Quế: Phó Chủ tịch, union:gia-lai
Rơ Mah Giáp: Phó Chủ tịch, union:gia-lai
Siu Hương: Phó Chủ tịch, union:gia-lai
conference 2022-06-14: Nguyễn Đình Quế (attendee), Rơ Mah Giáp (attendee), Siu Hương (attendee)`},
		{"a visit to congratulate", `Chúc mừng` + dateLine + `Ngày 14/6, bà Đỗ Thị Hạt, Phó Chủ tịch UBND tỉnh Thái Nguyên đến thăm và chúc mừng Liên hiệp Hội tỉnh Thái Nguyên. Ông Ma Văn Trực, Chủ tịch Liên hiệp Hội tỉnh cảm ơn.`, `
Ma Văn Trực: Chủ tịch, union:thai-nguyen
met: Ma Văn Trực, Đỗ Thị Hạt
visit 2022-06-14: Ma Văn Trực (attendee), Đỗ Thị Hạt (speaker)
Đỗ Thị Hạt: Phó Chủ tịch, UBND tỉnh Thái Nguyên`},
		{"signing between a union and a university", `Hợp tác` + dateLine + `Sáng 14/6, Liên hiệp Hội tỉnh Hậu Giang và Trường Đại học Tây Sông ký kết biên bản ghi nhớ giai đoạn 2022-2027. Ông Lâm Chí Hữu, Chủ tịch Liên hiệp Hội tỉnh và PGS.TS Tô Minh Cảnh, Hiệu trưởng Trường Đại học Tây Sông ký biên bản.`, `
Lâm Chí Hữu: Chủ tịch, union:hau-giang
Tô Minh Cảnh: Hiệu trưởng, Trường Đại học Tây Sông
agreement: Trường Đại học Tây Sông, union:hau-giang
met: Lâm Chí Hữu, Tô Minh Cảnh
signing 2022-06-14: Lâm Chí Hữu (signatory), Tô Minh Cảnh (signatory)`},
		{"vừa qua, without a date", `Trao đổi kinh nghiệm` + dateLine + `Vừa qua, đoàn cán bộ Liên hiệp Hội tỉnh Trà Vinh do ông Thạch Sươl, Chủ tịch làm trưởng đoàn đã đến trao đổi kinh nghiệm với Liên hiệp Hội tỉnh Bạc Liêu.`, `
Thạch Sươl: Chủ tịch, union:tra-vinh
exchange: union:bac-lieu, union:tra-vinh
visit ?: Thạch Sươl (head)`},
		{"dismissed and elected in one sentence", `Kiện toàn` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Bắc Kạn tổ chức hội nghị Ban Chấp hành. Hội nghị miễn nhiệm chức danh Chủ tịch Liên hiệp Hội đối với ông Hà Sỹ Bằng và bầu ông Nông Quang Lực giữ chức Chủ tịch.`, `
Hà Sỹ Bằng: former Chủ tịch, union:bac-kan
Nông Quang Lực: Chủ tịch, union:bac-kan
conference 2022-06-14: Nông Quang Lực (elected)`},
		{"short form later, same person", `Hội nghị` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Đắk Nông tổ chức hội nghị. Đồng chí K'Sor Phước, Chủ tịch Liên hiệp Hội tỉnh khai mạc. Đồng chí Phước nhấn mạnh kết quả của các hội thành viên.`, `
K'Sor Phước: Chủ tịch, union:dak-nong
conference 2022-06-14: K'Sor Phước (speaker)`},
		{"one replaces another", `Kiện toàn` + dateLine + `Ngày 14/6, Liên hiệp Hội tỉnh Quảng Bình tổ chức hội nghị. Ông Phan Hải Nông thay ông Trần Văn Lợi làm Phó Chủ tịch Liên hiệp Hội tỉnh.`, `
Phan Hải Nông: Phó Chủ tịch, union:quang-binh
conference 2022-06-14: Phan Hải Nông (attendee)`},
		{"an officer signs for one organization", `Ký kết` + dateLine + `Ngày 14/6, Giám đốc Công ty Nam Tiến Lộc - ông Phạm Văn Trứ, Chủ tịch Hội Doanh nghiệp trẻ tỉnh và Chủ tịch Liên hiệp Hội tỉnh Tiền Giang - bà Trần Thị Mỹ Nhạn ký biên bản hợp tác.`, `
Phạm Văn Trứ: Chủ tịch, Hội Doanh nghiệp trẻ Tiền Giang
Phạm Văn Trứ: Giám đốc, Công ty Nam Tiến Lộc
Trần Thị Mỹ Nhạn: Chủ tịch, union:tien-giang
agreement: Công ty Nam Tiến Lộc, union:tien-giang
met: Phạm Văn Trứ, Trần Thị Mỹ Nhạn
signing 2022-06-14: Phạm Văn Trứ (signatory), Trần Thị Mỹ Nhạn (signatory)`},
		{"other federations are not our unions", `Đại hội` + dateLine + `Ngày 14/6, Liên hiệp các tổ chức hữu nghị tỉnh Lạng Sơn tổ chức đại hội. Ông Hứa Văn Lình, Chủ tịch Liên hiệp các tổ chức hữu nghị tỉnh phát biểu.`, `
Hứa Văn Lình: Chủ tịch, Liên hiệp các tổ chức hữu nghị tỉnh Lạng Sơn
congress 2022-06-14: Hứa Văn Lình (speaker)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := extract.Extract(extract.Input{SourceFile: "page.txt", Data: []byte(c.page)})
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(strings.Trim(c.want, "\n"), "\n")
			slices.Sort(want)
			if got := facts(r); !slices.Equal(got, want) {
				t.Errorf("page:\n%s\ngot:\n  %s\nwant:\n  %s", c.page, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
			}
		})
	}
}
