package article

import (
	"regexp"
	"strings"
)

var (
	// "Theo dõi Báo Z trên Google News": an invitation, no headline
	invitation = regexp.MustCompile(`(?i)^(?:theo dõi|quan tâm|đọc|xem|follow|kết nối)(?: với)? .{2,60} (?:trên|qua|tại|on) (?:google ?news|google|facebook|fanpage|zalo|youtube|tiktok|telegram|app|ứng dụng)[^.]{0,30}$`)
	// "URL của bản tin này: …" of a page to print
	ownAddress = regexp.MustCompile(`(?i)^url của (?:bản tin|bài viết|tin)(?: này)?\s*:`)
	// an address alone, hash tags alone
	addressAlone = regexp.MustCompile(`^(?:https?://|www\.)\S+$`)
	hashTags     = regexp.MustCompile(`^#[^#.]{2,60}(?:\s+#[^#.]{2,60})*$`)
	// "0:00 / 3:41": a player's clock
	playing = regexp.MustCompile(`^\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?$`)
	// "…" of a page's ornaments: ";", "* * *"
	ornament = regexp.MustCompile(`^[\s.;,:*_~=|•·…<>[\](){}+-]+$`)
)

// trappings says that a line belongs to the page's furniture.
func trappings(s string) bool {
	return ownAddress.MatchString(s) || ornament.MatchString(s) || playing.MatchString(s) || addressAlone.MatchString(s) || hashTags.MatchString(s) || invitation.MatchString(s)
}

// bylineBeforeRest reads the author's name where a menu or a topic that
// nothing marks follows it: a credit wherever it stands below the text, or a
// name alone right behind the last paragraph.
func (r *reader) bylineBeforeRest(last int) {
	if last <= r.title || last >= len(r.lines) || !r.lines[last].closed() {
		return
	}
	at := -1
	for i := last + 1; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind == Related || l.kind == Footer {
			break
		}
		if l.kind != "" {
			continue
		}
		if credit.MatchString(l.text) {
			if b, kind, ok := readByline(l.text); ok && b.author != "" {
				r.sign(i, b, kind)
				return
			}
		}
		if at < 0 && !l.captionLike() {
			at = i
		}
	}
	if at < 0 || !people(r.lines[at].text) || r.signature(at) || !r.labelsOnly(at+1) {
		return
	}
	if b, kind, ok := readByline(r.lines[at].text); ok && b.author != "" {
		r.sign(at, b, kind)
	}
}

// sign takes line i as the byline.
func (r *reader) sign(i int, b byline, kind Kind) {
	if r.ofDeceased(r.lines[i].text, b.author) {
		return
	}
	r.lines[i].kind = kind
	r.a.Author = b.author
	if r.a.Source == "" {
		r.a.Source = b.source
	}
}

// labelsOnly says that from line i on stand a few words at a time: no names,
// no offices, no text.
func (r *reader) labelsOnly(i int) bool {
	for ; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind == Related || l.kind == Footer {
			return true
		}
		if l.kind != "" {
			continue
		}
		if l.words() > 8 || l.sentence() || people(l.text) || roles.MatchString(l.lower) || signing.MatchString(l.lower) || organization(l.text) {
			return false
		}
	}
	return true
}

// mourning are the words of obituaries.
var mourning = regexp.MustCompile(`(?i)^(?:tin buồn|cáo phó|lời cảm (?:ơn|tạ)|(?:lời |thư )?chia buồn|vĩnh biệt|tiễn biệt|thương tiếc)|(?:thương tiếc|đau buồn|đau đớn|trân trọng) báo tin|từ trần|đã qua đời|lễ truy điệu`)

// obituary says that the page tells of somebody's death.
func (r *reader) obituary() bool {
	if mourning.MatchString(r.a.Title) {
		return true
	}
	n := 0
	for i := r.title + 1; i < len(r.lines) && n < 3; i++ {
		if l := &r.lines[i]; l.kind != Meta && l.kind != Related {
			if n++; mourning.MatchString(l.text) {
				return true
			}
		}
	}
	return false
}

// ofDeceased says that a name alone on a line of an obituary is that of whom
// it tells: the page names them elsewhere, too. A credit names the author.
func (r *reader) ofDeceased(text, name string) bool {
	if name == "" || credit.MatchString(text) || !r.obituary() {
		return false
	}
	return strings.Count(headlineKey(r.a.Text), headlineKey(academic.ReplaceAllString(name, ""))) > 1
}
