package main

import (
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

func titled(p graph.PersonRef) string {
	return strings.TrimSpace(string(p.HonorificPrefix) + " " + p.Name)
}

func roleName(r graph.RoleAnswer) string {
	if r.Former {
		return r.Role + " (former)"
	}
	return r.Role
}

// date shows an EDTF date to the minute at most.
func date(d graph.Optional) string {
	day, clock, timed := strings.Cut(string(d), "T")
	if timed && len(clock) >= len("15:04") {
		return day + " " + clock[:len("15:04")]
	}
	return day
}

// day shows an EDTF date without its time.
func day(d graph.Optional) string {
	day, _, _ := strings.Cut(string(d), "T")
	return day
}

func period(start, end graph.Optional) string {
	if end == "" || start == end {
		return date(start)
	}
	return date(start) + " – " + date(end)
}

// words shows a value of the record as words: "joint_activity" is "joint activity".
func words(value string) string { return strings.ReplaceAll(value, "_", " ") }

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func kinds(events []graph.EventRef) string {
	var out []string
	seen := map[string]bool{}
	for _, e := range events {
		if !seen[e.Classification] {
			seen[e.Classification] = true
			out = append(out, e.Classification)
		}
	}
	return strings.Join(out, ", ")
}

func orgNames(organizations []graph.OrganizationRef) []string {
	var out []string
	for _, o := range organizations {
		out = append(out, o.Name)
	}
	return out
}

func orgIDs(organizations []graph.OrganizationRef) string {
	var out []string
	for _, o := range organizations {
		out = append(out, o.ID)
	}
	return strings.Join(out, "; ")
}

// shortName names a union by its province, where only unions stand in a table.
func shortName(o graph.OrganizationRef) string {
	const full = "Liên hiệp các Hội Khoa học và Kỹ thuật "
	switch {
	case o.ID == graph.National:
		return "Việt Nam (national)"
	case o.Classification == "province":
		return o.Name
	}
	name := strings.TrimPrefix(o.Name, full)
	for _, level := range []string{"tỉnh ", "thành phố ", "TP. ", "TP "} {
		name = strings.TrimPrefix(name, level)
	}
	return name
}

func shortNames(organizations []graph.OrganizationRef) string {
	var out []string
	for _, o := range organizations {
		out = append(out, shortName(o))
	}
	return strings.Join(out, ", ")
}
