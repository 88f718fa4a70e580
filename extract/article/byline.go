package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	joint = regexp.MustCompile(`\s*(?:,|;|&|\s[-–]\s|\s+và\s+|\+)\s*|[-–]`)
	// "Tin, ảnh: X - Y", "Bài và ảnh: X", "Tác giả: X", "Người viết: X"
	credit = regexp.MustCompile(`(?i)^[(\[]?(?:(?:ảnh|hình)\s*(?:,|và|&|-|/|\+)\s*)?(?:tin|bài|tin bài|bài viết|tác giả(?: bài viết)?|người viết|thực hiện|nội dung|viết bài|người thực hiện)(?:\s*(?:,|và|&|-|/|\+)?\s*(?:tin|bài|ảnh|hình|hình ảnh|video|clip))*\s*[:：]\s*`)
	// "Ảnh: X" credits the picture, not the text.
	photoCredit = regexp.MustCompile(`(?i)^[(\[]?(?:ảnh|hình|hình ảnh|photo|video|clip|đồ họa|nguồn ảnh|ảnh và video)(?: minh họa)?\s*[:：]\s*`)
	photoTail   = regexp.MustCompile(`(?i)\s*(?:[;,.–-]\s*|\s)(?:ảnh|hình|hình ảnh|video)\s*[:：].*$`)
	sourceLine  = regexp.MustCompile(`(?i)^[(\[]?\s*(?:nguồn(?: tin)?(?: bài)?|source|tin từ|nguồn trích(?: dẫn)?|trích nguồn)\s*[:：]\s*(.+)$`)
	// "Nguồn vusta.vn", "Nguồn Báo …: http://…": the colon is missing or stands elsewhere.
	looseSource = regexp.MustCompile(`(?i)^[(\[]?\s*nguồn(?: tin)?\s+(\S.{2,60}?)\s*(?::\s*(?:https?://|www\.)\S.*)?[)\]]?$`)
	theoLine    = regexp.MustCompile(`(?i)^[(\[]?\s*(?:theo|tổng hợp từ|trích từ)\s*[:：]?\s+(.+)$`)
	desk        = regexp.MustCompile(`(?i)^(?:pv|phóng viên|ctv|cộng tác viên|btv|biên tập viên|nhóm pv)[.:]?\s+`)
	doing       = regexp.MustCompile(`(?i)\s+(?:thực hiện|ghi|lược ghi|tổng hợp|sưu tầm|biên soạn|dịch)$`) // "X thực hiện"
	academic    = regexp.MustCompile(`^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|THS|KS|CN|BS|BSCKI|BSCKII|CKI|CKII|CVC|LS|DS|NGƯT|NGND|ĐD|Tiến sĩ|Thạc sĩ|Kỹ sư|Cử nhân|Bác sĩ|Luật sư|Nhà báo)[.,]?\s*)+`)
)

// byline is what a line at the end of an article says about who wrote it.
type byline struct {
	author, source string
}

// readByline reads "Đinh Chung", "Tin, ảnh: X - Y", "X (Báo …)", "X – TTXVN",
// "Theo X", "(Nguồn: …)", "Văn phòng Liên hiệp hội", "PV". The kind is Byline
// or Source, or none for a line that tells more.
func readByline(s string) (b byline, kind Kind, ok bool) {
	if utf8.RuneCountInString(s) > 220 {
		return b, "", false
	}
	if m := sourceLine.FindStringSubmatch(s); m != nil {
		return byline{source: trimSource(m[1])}, Source, true
	}
	if utf8.RuneCountInString(s) > 140 {
		return b, "", false
	}
	if m := looseSource.FindStringSubmatch(s); m != nil {
		if name := trimSource(m[1]); publisher(name) || strings.Contains(name, "//") {
			return byline{source: name}, Source, true
		}
	}
	if m := theoLine.FindStringSubmatch(s); m != nil {
		name := trimSource(m[1])
		if by, _, ok := bareName(name); ok && by.author != "" && by.source != "" {
			return by, Byline, true // "Theo Lê Hoa (Báo …)"
		}
		if len(strings.Fields(name)) > 12 || strings.Contains(name, ",") || !publisher(name) {
			return b, "", false
		}
		return byline{source: name}, Source, true
	}
	if loc := credit.FindStringIndex(s); loc != nil {
		return creditName(s[loc[1]:])
	}
	if photoCredit.MatchString(s) {
		return b, "", false
	}
	return bareName(s)
}

// sourceDay is the day on which the source had it: "Báo Z, 15/8/2006".
var sourceDay = regexp.MustCompile(`(?:\s*[,;–(-]|\s)\s*(?:(?:ra |số )?ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\)?$`)

// trimSource takes the brackets and stops off a source's name.
func trimSource(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimRight(s, " .;,")
	s = sourceDay.ReplaceAllString(s, "")
	if strings.Count(s, ")") > strings.Count(s, "(") {
		s = strings.TrimRight(strings.TrimSuffix(s, ")"), " .;,")
	}
	if strings.Count(s, "]") > strings.Count(s, "[") {
		s = strings.TrimSuffix(s, "]")
	}
	return strings.Trim(s, ` "“”`)
}

// publisher says that a name is that of a paper, an office or a site: capital
// letters, an organization's first word, or a domain.
func publisher(s string) bool {
	lower := strings.ToLower(s)
	if begins(lower, organizationStarts) != "" {
		return true
	}
	if !strings.Contains(s, " ") && strings.Contains(s, ".") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && len(strings.Fields(s)) <= 5
}

// creditName reads what follows "Tin, ảnh:". The label says that it is a
// name, so only desks and offices are no authors.
func creditName(s string) (byline, Kind, bool) {
	s = photoTail.ReplaceAllString(s, "")
	name := trimSource(s)
	if !strings.Contains(name, "(") {
		name = strings.TrimRight(name, ")")
	}
	if name == "" || len(strings.Fields(name)) > 16 {
		return byline{}, "", false
	}
	if b, kind, ok := bareName(name); ok {
		if b.author == "" {
			b.source = "" // an office wrote for its own site
		}
		return b, kind, true
	}
	if head, at, found := cutRole(name); found && people(head) && roleOrOffice.MatchString(at) {
		return byline{author: head}, "", true // "Tin, ảnh: X – Chánh Văn phòng …" stays text: what X is, is a fact
	}
	lower := strings.ToLower(name)
	if begins(lower, organizationStarts) != "" || nobody[lower] {
		return byline{}, Byline, true
	}
	if !strings.ContainsAny(name, " ") {
		return byline{author: capital(name)}, Byline, true
	}
	for _, w := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !joins[strings.ToLower(w)] {
			return byline{}, "", false // a sentence behind "Nội dung:"
		}
	}
	return byline{author: name}, Byline, true
}

// untitled takes the academic titles off authors' names: "PGS.TS. X - ThS. Y".
func untitled(names string) string { return titleBefore.ReplaceAllString(names, "$1") }

var titleBefore = regexp.MustCompile(`(^|[-–,;&/]\s*|\sv[àÀ]\s+)(?:(?:GS|PGS|TSKH|TS|T[hH]S|KS|CN|BS|BSCKI{1,2}|CKI{1,2}|CVC|LS|DS|NGƯT|NGND|ĐD|Tiến sĩ|Thạc sĩ|Kỹ sư|Cử nhân|Bác sĩ|Luật sư|Nhà báo)(?:[.,]\s*|\s+))+`)

// cutRole parts a name from what its owner is, which stands behind a dash, a
// comma or in brackets.
func cutRole(s string) (name, role string, found bool) {
	at := roleMark.FindStringIndex(s)
	if at == nil {
		return s, "", false
	}
	return strings.TrimSpace(s[:at[0]]), strings.ToLower(strings.Trim(s[at[1]:], " )")), true
}

var (
	roleMark = regexp.MustCompile(`\s*(?:\s[-–—]|[-–—,(])\s*`)
	// what an author is, or where, behind the name in a credit
	roleOrOffice = regexp.MustCompile(`^(?:(?:phó |quyền |q\. ?)*(?:chủ tịch|ct|tổng thư ký|giám đốc|gđ|trưởng|chánh|hiệu trưởng|viện trưởng|bí thư|chủ nhiệm|tổng biên tập|tổng giám đốc|thư ký)|(?:ủy|uỷ) viên|chuyên viên|cán bộ|hội viên|giảng viên|giáo viên|phóng viên|cộng tác viên|biên tập viên|kế toán|nhân viên|cvp|pct|(?:văn phòng|vp|ban|phòng|sở|hội|viện|trường|trung tâm|liên hiệp|liên minh|liên đoàn|lhh|câu lạc bộ|chi hội|công ty) .|p\. ?.)`)
)

var joins = set("và", "&", "-", "–")

// capital keeps a one-word pen name, which a login is not.
func capital(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) || strings.ContainsAny(s, "0123456789@_") || nobody[strings.ToLower(s)] {
		return ""
	}
	return s
}

// office gives the name of an organization as a source, "" for a desk, and for
// a role that begins like an office: "Viện trưởng Viện …".
func office(s string) string {
	lower := strings.ToLower(s)
	if nobody[lower] || begins(lower, organizationStarts) == "" || roles.MatchString(lower) && !strings.HasPrefix(lower, "ban ") {
		return ""
	}
	return s
}

// bareName reads a line that is nothing but names: a person's, a person's and
// an organization's, an organization's, a desk's.
func bareName(s string) (b byline, kind Kind, ok bool) {
	s = strings.Trim(s, "./_|"+bullets)
	if agency.MatchString(s) {
		return byline{source: strings.Trim(s, "()[] ")}, Source, true
	}
	if strings.EqualFold(s, "ban biên tập") {
		return byline{author: s}, Byline, true // written out, it signs
	}
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1 {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	if desks(s) {
		return b, Byline, true
	}
	if initials.MatchString(s) {
		if !strings.Contains(s, ".") {
			return b, Byline, true // "HT" may be anybody's
		}
		return byline{author: s}, Byline, true
	}
	if i := strings.IndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") { // "X (Báo …)"
		name, org := strings.TrimSpace(s[:i]), trimSource(strings.TrimSuffix(s[i+1:], ")"))
		if people(name) && (publisher(org) || noteWords[strings.ToLower(org)] || desks(org) || strings.Contains(org, "@")) {
			return byline{author: name, source: office2(org)}, Byline, true
		}
		return b, "", false
	}
	name := doing.ReplaceAllString(desk.ReplaceAllString(s, ""), "")
	if people(name) {
		return byline{author: name}, Byline, true
	}
	for _, mark := range []string{" – ", " - ", ", ", " — ", "/", "-"} { // "X – TTXVN"
		if head, org, found := strings.Cut(s, mark); found && people(head) {
			if desks(org) { // "X - CVP", "X/PV"
				return byline{author: strings.TrimSpace(head)}, Byline, true
			}
			if o := office2(strings.TrimSpace(org)); o != "" && (begins(strings.ToLower(o), organizationStarts) != "" || domain.MatchString(strings.ToLower(o))) {
				return byline{author: strings.TrimSpace(head), source: o}, Byline, true
			}
		}
	}
	if organization(s) {
		return byline{source: office(s)}, Byline, true
	}
	return b, "", false
}

// desks says that a byline names a desk or a login, whatever the dots in it.
func desks(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	if nobody[s] {
		return true
	}
	switch strings.ReplaceAll(s, ".", "") {
	case "pv", "ctv", "btv", "bbt": // "T.H" is a name, "P.V" is none
		return true
	}
	return false
}

// agency is a paper's sign in brackets below the text: "(TTXVN/Vietnam+)".
var agency = regexp.MustCompile(`^\(?(?:TTXVN|VOV|VTV|VNA)(?:[/ ][\pL+.]+)?\)?$`)

// initials are all that some papers print of a name: "T.H", "KY".
var initials = regexp.MustCompile(`^(?:\p{Lu}\.\s?){1,2}\p{Lu}\.?$|^\p{Lu}{2}$`)

// noteWords stand in parentheses behind a name and name no publisher.
var noteWords = set("tổng hợp và biên soạn", "lhh", "biên tập", "tin và ảnh", "tổng hợp", "sưu tầm", "st", "th", "t/h", "ghi", "lược ghi", "thực hiện", "dịch", "biên dịch", "biên soạn", "lược dịch")

func office2(s string) string {
	if noteWords[strings.ToLower(s)] || desks(s) || strings.Contains(s, "@") {
		return ""
	}
	return s
}

// organization says that a line is nothing but an organization's name.
func organization(s string) bool {
	lower := strings.ToLower(s)
	if begins(lower, organizationStarts) == "" || endsSentence(s) && !strings.HasSuffix(s, ")") || len(strings.Fields(s)) > 24 || len(strings.Fields(s)) < 2 && !strings.HasPrefix(lower, "ttxvn") {
		return false
	}
	return !strings.ContainsAny(s, ":;“\"") && !verbs.MatchString(strings.NewReplacer("và", "", "khoa học và", "").Replace(lower)) && !strings.Contains(lower, " phát biểu") && !strings.Contains(lower, " chụp ")
}
