package graph

import (
	"fmt"
	"slices"
	"testing"
)

func TestDerive(t *testing.T) {
	met := func(document, event, date string) Statement {
		return Statement{ID: document + event, Document: document, Kind: KindMet, Subject: "b", Object: "a", Event: event, Date: date}
	}
	role := func(document, date string, former bool) Statement {
		return Statement{ID: document, Document: document, Kind: KindMembership, Subject: "a", Object: "u", Date: date, Properties: Properties{Role: "Chủ tịch", Former: former}}
	}
	for name, test := range map[string]struct {
		statements []Statement
		want       string
	}{
		"one day told twice is one meeting": {[]Statement{met("1", "1:e", "2020-01-02"), met("2", "2:e", "2020-01-02")}, "MET a b 1 2020-01-02 2020-01-02"},
		"two days":                          {[]Statement{met("1", "1:e", "2020-01-02"), met("2", "2:e", "2019-05-06")}, "MET a b 2 2019-05-06 2020-01-02"},
		"two events of one day":             {[]Statement{met("1", "1:e", "2020-01-02"), met("1", "1:f", "2020-01-02")}, "MET a b 1 2020-01-02 2020-01-02"},
		"unknown days":                      {[]Statement{met("1", "1:e", ""), met("2", "2:e", "2020")}, "MET a b 2 2020 2020"},
		"roles count pages":                 {[]Statement{role("1", "2018", false), role("2", "2020-05", false)}, "HOLDS_ROLE a u 2 2018 2020-05"},
		"a former role ends":                {[]Statement{role("1", "2018", false), role("2", "2020", true)}, "HOLDS_ROLE a u 2 2018 2018 former"},
		"former on the same day":            {[]Statement{role("1", "2018", true), role("2", "2018", false)}, "HOLDS_ROLE a u 2 2018 2018 former"},
		"held again":                        {[]Statement{role("1", "2018", true), role("2", "2020", false)}, "HOLDS_ROLE a u 2 2020 2020"},
		"only ever former":                  {[]Statement{role("1", "2018", true)}, "HOLDS_ROLE a u 1 2018 2018 former"},
		"nobody meets himself":              {[]Statement{{Kind: KindMet, Subject: "a", Object: "a"}}, ""},
		"mentions are none":                 {[]Statement{{Kind: KindMention, Subject: "a"}, {Kind: KindEvent, Subject: "e"}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for range 2 {
				got := ""
				for _, e := range Derive(test.statements) {
					got += fmt.Sprintf("%s %s %s %d %s %s", e.Type, e.From, e.To, e.Count, e.First, e.Last)
					if e.Former {
						got += " former"
					}
				}
				if got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
				slices.Reverse(test.statements)
			}
		})
	}
}
