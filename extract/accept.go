package extract

import (
	"fmt"
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
)

// accept decides which names are people: those named with a title, a courtesy word or a role.
func (r *resolver) accept(holdings []holding) {
	r.accepted = map[string]bool{}
	for key, p := range r.people {
		if p.strong && p.name != "" {
			r.accepted[key] = true
		}
	}
	for _, h := range holdings {
		r.accepted[h.person] = true
	}
	for _, s := range r.p.sentences {
		r.acceptLists(s)
		if !s.isBody() || s.recall {
			continue
		}
		for n, sp := range s.spans {
			if sp.person == nil || sp.person.id == "" || r.accepted[sp.person.id] {
				continue
			}
			if n+1 < len(s.spans) && s.spans[n+1].cue != nil && s.spans[n+1].i == sp.j && asCue[s.spans[n+1].cue.Kind] != "" {
				r.accepted[sp.person.id] = true // "Trần Văn A phát biểu"
			}
			if n > 0 && s.spans[n-1].role != nil && s.spans[n-1].j == sp.i && strings.Count(sp.person.id, " ") >= 2 {
				r.accepted[sp.person.id] = true // "Chánh Văn phòng Trần Văn A"
			}
		}
	}
}

// acceptLists takes the bare names in a list for people when one of them is: "nhóm tác giả
// A, B, C", "các ông A, B". A name of two syllables needs "các" before the list, for it
// may as well be a place.
func (r *resolver) acceptLists(s *sentence) {
	if !s.isBody() && s.kind != article.Footer {
		return
	}
	var run []*span
	flush := func() {
		known, plural := false, false
		for _, sp := range run {
			known = known || r.accepted[sp.person.id]
			plural = plural || s.key(sp.i) == "các" || s.key(sp.i-1) == "các"
		}
		long := 0
		for _, sp := range run {
			if strings.Count(sp.person.id, " ") >= 2 {
				long++
			}
		}
		for _, sp := range run {
			if sp.person.name != "" && (known && (plural || strings.Count(sp.person.id, " ") >= 2) || !known && long >= 2 && len(run) >= 2 && strings.Count(sp.person.id, " ") >= 2) {
				r.accepted[sp.person.id] = true
			}
		}
		run = run[:0]
	}
	for _, sp := range s.spans {
		if sp.person == nil || sp.person.id == "" {
			continue
		}
		if n := len(run); n > 0 {
			if g := s.gapBetween(run[n-1].j, sp.i); g != gapComma && g != gapAnd && g != gapSemicolon {
				flush()
			}
		}
		run = append(run, sp)
	}
	flush()
}

func (r *resolver) publishedDate() dates.Date { return parseEDTF(r.p.published) }

// publishedAt is the publication date of the teaser that a sentence stands in,
// on a page that lists several; the page's own elsewhere.
func (r *resolver) publishedAt(s *sentence) dates.Date {
	if own := r.p.art.Blocks[s.block].Published; own != "" {
		return parseEDTF(own)
	}
	return r.publishedDate()
}

// parseEDTF reads the day of an EDTF date of the precision that articles give.
func parseEDTF(s string) dates.Date {
	var d dates.Date
	_, _ = fmt.Sscanf(s, "%4d-%2d-%2d", &d.Year, &d.Month, &d.Day)
	return d
}

// contradictions warns of years that cannot be right: "Cũng trong năm 2003" on a page of 2023
// that reports the year.
func (r *resolver) contradictions(events []*happening) {
	pub := r.publishedDate()
	if pub.Year == 0 {
		return
	}
	for _, s := range r.p.sentences {
		if !s.isBody() {
			continue
		}
		for _, sp := range s.spans {
			if sp.date == nil || sp.date.From.Year == 0 {
				continue
			}
			y := sp.date.From.Year
			same := sp.date.Kind == dates.Year && (s.key(sp.i-1) == "trong" && s.key(sp.i-2) == "cũng" || s.key(sp.i) == "trong" && s.key(sp.i-1) == "cũng")
			if same && y != pub.Year || sp.date.Kind == dates.Point && y > pub.Year+1 {
				from, to := s.bytesOf(sp.i, sp.j)
				r.pending = append(r.pending, Warning{Code: "year_mismatch", Evidence: Span{from, to},
					Message: fmt.Sprintf("%q does not fit the publication date %s", s.words(sp.i, sp.j), r.p.published)})
			}
		}
	}
}
