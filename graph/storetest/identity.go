package storetest

import (
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// one is a page on which one person holds some roles: "Chủ tịch, union:lai-chau".
func one(t *testing.T, file, site, name, title string, roles ...string) *page {
	p := newPage(t, file, site, "2022-02-0"+file[:1], strings.TrimSpace(title+" "+name)+" dự họp ("+strings.Join(roles, "; ")+").")
	person := p.person(name, title)
	declared := map[string]bool{}
	for _, r := range roles {
		role, organization, _ := strings.Cut(r, ", ")
		if !declared[organization] {
			declared[organization] = true
			p.organization(organization, "Tổ chức "+organization[strings.Index(organization, ":")+1:], "other")
		}
		p.role(person, role, organization, r)
	}
	return p
}

// people is a set of pages on which names agree in every way they can.
func people(t *testing.T) []graph.Input {
	var out []graph.Input
	for _, p := range []*page{
		one(t, "1.txt", "", "Giàng A Pao", "", "Chủ tịch, union:lai-chau"),
		one(t, "2.txt", "", "Giàng A Pao", "ThS.", "Phó Chủ tịch, union:lai-chau", "Phó Chủ tịch, union:viet-nam"),
		one(t, "3.txt", "", "GIÀNG A PAO", "TS.", "Phó Chủ tịch, union:viet-nam"),
		one(t, "4.txt", "", "Giang A Pao", "", "Giám đốc, org:so-y-te", "Chủ tịch, union:lai-chau"),
		one(t, "5.txt", "lai-chau", "Giàng A Pao", ""),
		one(t, "6.txt", "", "Giàng A Pao", ""),
		one(t, "7.txt", "viet-nam", "Giàng A Pao", "", "Ủy viên, union:viet-nam"),
		one(t, "8.txt", "", "Giàng A Pảo", "", "Chủ tịch, union:lai-chau"),
		one(t, "9.txt", "", "Giàng A Pao", "", "Chủ tịch, union:cao-bang"),
	} {
		out = append(out, p.input())
	}
	return out
}

func personsOf(t *testing.T, store graph.Reader) map[string]string {
	t.Helper()
	nodes, err := store.Find(t.Context(), graph.Filter{Kinds: []graph.NodeKind{graph.NodePerson}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range nodes.Persons {
		id, suffix, spelled := strings.Cut(p.ID, "~")
		if spelled && len(suffix) == 6 {
			id += "~ " + p.Name
		}
		if before, hash, ok := strings.Cut(id, "@doc:"); ok && len(hash) == 16 {
			id = before + "@doc"
		}
		out[id] = strings.TrimSpace(p.HonorificPrefix+" "+p.Name) + " = " + strings.Join(p.Names, ", ")
	}
	return out
}

// namesakes: same name and union are one; other provinces, other marks, a wide body
// and a page that says nothing are others.
func namesakes(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, people(t)...)
	nodes, err := store.Find(t.Context(), graph.Filter{Kinds: []graph.NodeKind{graph.NodePerson}})
	if err != nil {
		t.Fatal(err)
	}
	if len(nodes.Persons) != 6 {
		t.Errorf("%d people, want 6", len(nodes.Persons))
	}
	same(t, "persons", map[string]string{
		"person:giang-a-pao@union:lai-chau~ Giàng A Pao": "TS. Giàng A Pao = GIÀNG A PAO, Giàng A Pao",
		"person:giang-a-pao@union:lai-chau~ Giàng A Pảo": "Giàng A Pảo = Giàng A Pảo",
		"person:giang-a-pao@union:lai-chau~ Giang A Pao": "Giang A Pao = Giang A Pao", // may be either of the two
		"person:giang-a-pao@union:cao-bang":              "Giàng A Pao = Giàng A Pao",
		"person:giang-a-pao@doc":                         "Giàng A Pao = Giàng A Pao", // two of them
	}, personsOf(t, store))
}

// identityFollowsEvidence: two become one when a page joins them, and two again
// when that page no longer says so; statements follow.
func identityFollowsEvidence(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store,
		one(t, "1.txt", "", "Đèo Thị Ban", "", "Chủ tịch, union:dien-bien").input(),
		one(t, "2.txt", "", "Đèo Thị Ban", "", "Giám đốc, org:vien-cay-trong").input())
	apart := take(t, store)
	if n := len(apart.Nodes.Persons); n != 2 {
		t.Fatalf("%d people before, want 2", n)
	}
	load(t, store, one(t, "3.txt", "", "Đèo Thị Ban", "TS.", "Chủ tịch, union:dien-bien", "Giám đốc, org:vien-cay-trong").input())
	same(t, "joined", map[string]string{"person:deo-thi-ban@union:dien-bien": "TS. Đèo Thị Ban = Đèo Thị Ban"}, personsOf(t, store))
	for _, s := range take(t, store).Statements {
		if s.Subject != "person:deo-thi-ban@union:dien-bien" {
			t.Errorf("a statement is about %s", s.Subject)
		}
	}
	load(t, store, newPage(t, "3.txt", "", "", "Không có gì.").input())
	after := take(t, store)
	same(t, "persons", apart.Nodes.Persons, after.Nodes.Persons)
	same(t, "statements", apart.Statements, after.Statements)
}

func bestNameAndTitle(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store,
		one(t, "1.txt", "", "Hoàng Thuỳ Đan", "PGS.TS.", "Chủ tịch, union:lao-cai").input(),
		one(t, "2.txt", "", "Hoàng Thùy Đan", "TS.", "Chủ tịch, union:lao-cai").input(),
		one(t, "3.txt", "", "HOÀNG THÙY ĐAN", "", "Chủ tịch, union:lao-cai").input())
	same(t, "persons", map[string]string{
		"person:hoang-thuy-dan@union:lao-cai": "PGS.TS. Hoàng Thuỳ Đan = HOÀNG THÙY ĐAN, Hoàng Thuỳ Đan, Hoàng Thùy Đan",
	}, personsOf(t, store))
}
