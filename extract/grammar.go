package extract

import (
	"sync"

	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// grammar is the lexicon compiled for look-up. It is read-only after newGrammar
// and may be shared by any number of extractions at once.
type grammar struct {
	lex        *lexicon.Lexicon
	provinces  *phrases[provinceName]
	generic    *phrases[bool]   // union names without the province
	national   *phrases[bool]   // names of the national union
	acronyms   *phrases[string] // "HCMUSTA" → slug
	capitals   *phrases[string] // slugs by the seats of the provinces
	notUnion   *phrases[bool]   // federations whose names begin the same way
	roles      *phrases[lexicon.Role]
	teachers   *phrases[lexicon.Role] // callings that count before a school or an institute
	titles     *phrases[lexicon.Title]
	heads      *phrases[lexicon.OrgHead]
	bodies     *phrases[lexicon.Body]
	offices    *phrases[lexicon.OrgHead] // the same heads, in small letters too: the last word of a role
	officeOf   *phrases[lexicon.Body]
	organs     *phrases[bool] // bodies of a union that stand for the union itself
	events     *phrases[lexicon.EventHead]
	cues       *phrases[lexicon.Cue]
	blockers   *phrases[lexicon.NameBlocker]
	surnames   map[string]string
	tailStop   map[string]bool // words that end the tail of an organization's name
	tailStop2  map[string]bool // the same, two syllables
	provinceOf map[string]lexicon.Province
}

type provinceName struct {
	slug string
	bare bool
}

var defaultGrammar = sync.OnceValue(func() *grammar { return newGrammar(lexicon.Default()) })

func newGrammar(lex *lexicon.Lexicon) *grammar {
	g := &grammar{
		lex:        lex,
		provinces:  newPhrases[provinceName](".-"),
		generic:    newPhrases[bool](".-,"),
		national:   newPhrases[bool](".-"),
		acronyms:   newPhrases[string](""),
		capitals:   newPhrases[string]("-"),
		notUnion:   newPhrases[bool]("-"),
		roles:      newPhrases[lexicon.Role]("."),
		teachers:   newPhrases[lexicon.Role]("."),
		titles:     newPhrases[lexicon.Title]("."),
		heads:      newPhrases[lexicon.OrgHead](""),
		bodies:     newPhrases[lexicon.Body]("-"),
		offices:    newPhrases[lexicon.OrgHead](""),
		officeOf:   newPhrases[lexicon.Body]("-"),
		organs:     newPhrases[bool](""),
		events:     newPhrases[lexicon.EventHead](""),
		cues:       newPhrases[lexicon.Cue](""),
		blockers:   newPhrases[lexicon.NameBlocker](""),
		surnames:   lex.Surnames,
		tailStop:   keySet(tailStopWords),
		tailStop2:  keySet(tailStopPairs),
		provinceOf: map[string]lexicon.Province{},
	}
	for _, p := range lex.Provinces {
		g.provinceOf[p.Slug] = p
		if p.Capital != "" && p.Capital != p.Name {
			g.capitals.add(p.Capital, p.Slug, true)
		}
		g.provinces.add(p.Name, provinceName{p.Slug, true}, true)
		for _, a := range p.Aliases {
			g.provinces.add(a.Text, provinceName{p.Slug, a.Bare}, true)
		}
		for _, a := range p.UnionAcronyms {
			g.acronyms.add(a, p.Slug, false)
		}
	}
	for a, slug := range lex.Unions.Acronyms {
		g.acronyms.add(a, slug, false)
	}
	for _, s := range lex.Unions.Generic {
		g.generic.add(s, true, false)
	}
	for _, s := range lex.Unions.National {
		g.national.add(s, true, false)
	}
	for _, s := range lex.Unions.NotUnion {
		g.notUnion.add(s, true, false)
	}
	for _, r := range lex.Roles {
		if callings[r.Canonical] {
			if teaches[r.Canonical] {
				for _, v := range append([]string{r.Canonical}, r.Variants...) {
					g.teachers.add(v, r, false)
				}
			}
			continue
		}
		g.roles.add(r.Canonical, r, false)
		for _, v := range r.Variants {
			g.roles.add(v, r, false)
		}
	}
	for _, t := range lex.Titles {
		for _, v := range t.Variants {
			g.titles.add(v, t, false)
		}
	}
	for _, h := range lex.OrgHeads {
		if vagueHeads[h.Text] {
			continue
		}
		g.heads.add(h.Text, h, true)
		g.offices.add(h.Text, h, false)
	}
	for _, b := range lex.Bodies {
		g.bodies.add(b.Name, b, true)
		for _, v := range b.Variants {
			g.bodies.add(v, b, true)
			g.officeOf.add(v, b, false)
		}
		g.officeOf.add(b.Name, b, false)
	}
	for _, o := range organNames {
		g.organs.add(o, true, true)
	}
	for _, e := range lex.EventHeads {
		g.events.add(e.Text, e, false)
	}
	for _, c := range lex.Cues {
		g.cues.add(c.Text, c, false)
	}
	for _, b := range lex.NameBlockers {
		g.blockers.add(b.Text, b, false)
	}
	return g
}

func keySet(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[vietnamese.Key(w)] = true
	}
	return m
}

// teaches are callings that count where the school or institute stands right behind.
var teaches = map[string]bool{"Giảng viên": true, "Giáo viên": true, "Nghiên cứu viên": true}

// callings say what somebody is, not which office he holds.
var callings = map[string]bool{"Cán bộ": true, "Hội viên": true, "Thành viên": true, "Chuyên viên": true, "Giảng viên": true, "Giáo viên": true, "Nghiên cứu viên": true, "Tác giả": true, "Đại biểu": true}

// vagueHeads begin many phrases that name no organization: "Đoàn Kiên Giang", "Tổ chức …".
var vagueHeads = map[string]bool{"Đoàn": true, "Tổ": true, "Đội": true, "Tổ chức": true, "Trường": true}

// organNames are the bodies through which a union acts: what they do, the union does.
var organNames = []string{
	"Ban Chấp hành", "BCH", "Ban Thường vụ", "BTV", "Đoàn Chủ tịch", "Hội đồng Trung ương", "Thường trực", "Ban Thường trực", "Cơ quan Thường trực",
	"Đảng đoàn", "Văn phòng", "Cơ quan", "Thường vụ", "Ban lãnh đạo", "Hội trường", "Trụ sở",
}

// tailStopWords end the tail of an organization's name: function words that no
// name of an office, association or school goes on with.
var tailStopWords = []string{
	"đã", "đang", "sẽ", "được", "bị", "là", "có", "do", "tại", "ở", "trong", "ngoài", "từ", "đến", "tới", "với", "cùng",
	"theo", "nhằm", "để", "khi", "sau", "trước", "vừa", "cũng", "như", "gồm", "các", "những", "mỗi", "này", "đó", "trên", "qua",
	"vào", "bằng", "còn", "nên", "phải", "cần", "ngày", "sáng", "chiều", "lần", "khóa", "năm", "ông", "bà", "cho", "không", "chưa",
	"rất", "cùng", "dự", "đưa", "giúp", "nêu", "nói", "mong", "hiện", "ngay", "nay", "đều", "luôn", "thì", "mà", "nếu", "vì", "bởi", "số",
	"mở", "lập", "kể", "bảo", "hỏi", "than", "lo", "trao", "tặng", "thăm", "làm", "dẫn", "giữ", "chúc", "nghe", "tiếp", "đón", "xét", "ký", "kính", "mời", "tuy", "thay", "thêm", "trở", "lên", "ra", "về", "kiêm",
}

// tailStopPairs are verbs of two syllables that end it too.
var tailStopPairs = []string{
	"tổ chức", "thực hiện", "triển khai", "phối hợp", "phát biểu", "tham dự", "tham gia", "tham luận", "chủ trì", "báo cáo", "trình bày", "ký kết",
	"làm việc", "tiếp tục", "xây dựng", "ban hành", "tuyên dương", "khen thưởng", "đề nghị", "đề xuất", "kiến nghị", "ghi nhận", "đánh giá",
	"chứng kiến", "nhấn mạnh", "khẳng định", "chúc mừng", "chia sẻ", "giới thiệu", "hướng dẫn", "chỉ đạo", "phụ trách", "nhiệm kỳ", "giai đoạn", "khai mạc",
	"bế mạc", "công bố", "quyết định", "cho biết", "hỗ trợ", "góp phần", "tập trung", "thống nhất", "thành lập", "tiến hành", "cung cấp", "đảm bảo", "bảo đảm",
	"phát huy", "quan tâm", "xuất bản", "phát hành", "nghỉ hưu", "nghỉ chế", "nghỉ công", "lưu ý", "bày tỏ", "nhận định", "cám ơn", "cảm ơn", "trao đổi", "thông báo", "yêu cầu", "khuyến cáo", "phân tích", "giải thích", "kết luận", "tạo điều", "đồng hành", "đồng thời", "đồng chủ", "đồng chí", "đại diện", "lãnh đạo", "chủ tịch", "phó chủ", "giám đốc",
}
