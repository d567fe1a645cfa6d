package entity

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A land is where names point: countries by code and regions by ID, with the number of names that do.
type land map[string]int

// locate says which place is meant where several have one name, and finds the towns that only
// GeoNames tells of. The names beside a place decide, then the countries that the article names, then
// which place is the bigger one by far; else nobody does.
func (g *resolving) locate() {
	named, surnames := land{}, map[string]bool{}
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			s := &v.spans[k]
			if len(s.readings) > 0 && places(s.readings) < 2 {
				e := s.readings[0].Entry
				named[e.Country]++
				named[e.ID]++
			}
			if s.last-s.first > 1 && (s.kind == maybe || s.kind == human) {
				surnames[v.words[s.last-1].Form] = true
			}
		}
	}
	for i := range g.views {
		v := &g.views[i]
		g.forms = g.forms[:0]
		for j := range v.words {
			g.forms = append(g.forms, v.words[j].Form)
		}
		for k := range v.spans {
			switch s := &v.spans[k]; {
			case s.kind == maybe || s.kind == site:
				g.town(v, k, named, surnames)
			case places(s.readings) > 1 || places(s.readings) == 1 && s.readings[0].Entry.Kind == "city" && v.beside(k) != nil:
				g.homonym(v, k, named)
			}
		}
	}
}

// places counts the places among readings by name.
func places(readings []gazetteer.Match) int {
	n := 0
	for _, m := range readings {
		if m.Use == gazetteer.Name && isSite(m.Entry) {
			n++
		}
	}
	return n
}

func isSite(e *gazetteer.Entry) bool {
	return e.Kind == "city" || e.Kind == "region" || e.Kind == "country"
}

// lies reports whether a town is in a place.
func lies(t *gazetteer.Town, in *gazetteer.Entry) bool {
	return in.Kind == "country" && t.Country == in.Country || in.Kind == "region" && (t.Region == in.ID || t.Region == "" && t.Country == in.Country)
}

// beside returns the country or region that is said to hold the place of span k: Tripoli, Libya; the
// Libyan city of Tripoli. Else nil.
func (v *view) beside(k int) *gazetteer.Entry {
	s := &v.spans[k]
	if s.last+1 < len(v.words) && (v.words[s.last].Form == "," || v.words[s.last].Form == "in") {
		if n := v.spanAt(s.last + 1); n >= 0 && len(v.spans[n].readings) > 0 {
			if m := v.spans[n].readings[0]; m.Use == gazetteer.Name && (m.Entry.Kind == "country" || m.Entry.Kind == "region") {
				return m.Entry
			}
		}
	}
	if k > 0 && s.first-v.spans[k-1].last <= 4 && len(v.spans[k-1].readings) > 0 {
		m := v.spans[k-1].readings[0]
		between := v.words[v.spans[k-1].last:s.first]
		if (m.Use == gazetteer.Adjective || isPossessive(v.words, v.spans[k-1].last)) && (m.Entry.Kind == "country" || m.Entry.Kind == "region") &&
			slices.ContainsFunc(between, isSettlement) {
			return m.Entry
		}
	}
	return nil
}

var settlements = set("city town village suburb district municipality capital port hamlet settlement neighbourhood neighborhood township borough")

func isSettlement(w syntax.Word) bool { return settlements[lower(w.Form)] }

// homonym puts first the reading that is meant of a name of places.
func (g *resolving) homonym(v *view, k int, named land) {
	s := &v.spans[k]
	var chosen *gazetteer.Entry
	if in := v.beside(k); in != nil {
		if n, towns := g.Gazetteer.Towns(g.forms, s.first); n == s.last-s.first {
			if i := slices.IndexFunc(towns, func(t gazetteer.Town) bool { return lies(&t, in) }); i >= 0 {
				chosen = towns[i].Entry
			}
		}
	}
	if chosen == nil { // Atlanta, Georgia
		if b := s.first - 1; b > 0 && v.words[b].Form == "," {
			if n := v.spanBefore(b); n >= 0 && places(v.spans[n].readings) == 1 {
				site, _ := g.Gazetteer.Site(v.spans[n].readings[0].Entry.ID)
				if i := slices.IndexFunc(s.readings, func(m gazetteer.Match) bool { return m.Entry.ID == site.Region && site.Region != "" }); i >= 0 {
					chosen = s.readings[i].Entry
				}
			}
		}
	}
	for _, m := range s.readings {
		if chosen == nil && m.Use == gazetteer.Name && isSite(m.Entry) && named[m.Entry.Country] > 0 {
			chosen = m.Entry
		}
	}
	if chosen == nil || chosen == s.readings[0].Entry {
		return
	}
	readings := []gazetteer.Match{{Entry: chosen, Use: gazetteer.Name}}
	for _, m := range s.readings {
		if m.Entry != chosen && (m.Use == gazetteer.Name || m.Entry.Country == chosen.Country) {
			readings = append(readings, m)
		}
	}
	s.readings = readings
}

// bigger is by how much a place must outdo its namesakes to be meant where nothing else tells.
const bigger = 10

// choose returns the town that is meant, the likeliest first in towns, or nil.
func choose(towns []gazetteer.Town, named land) *gazetteer.Town {
	first := &towns[0]
	for _, near := range []func(t *gazetteer.Town) bool{
		func(t *gazetteer.Town) bool { return t.Region != "" && named[t.Region] > 0 },
		func(t *gazetteer.Town) bool { return named[t.Country] > 0 },
	} {
		for i := range towns {
			if t := &towns[i]; near(t) && t.Population*bigger > first.Population {
				return t
			}
		}
	}
	if len(towns) == 1 || towns[1].Population*bigger <= first.Population {
		return first
	}
	return nil
}

// What a town must have to be found by its name in a sentence that could mean something else by it.
const (
	town = 100_000 // people, or else a mention of its country
	city = 300_000 // where no preposition leads to it
)

var (
	locating = set("in at near outside inside around within")
	leading  = set("to from into through across toward towards via reach reached leave left visit visited")
)

// town makes a span of capitalized words a place if they are the name of a city of GeoNames and the
// words around them speak for it: a name that is an ordinary word or somebody's besides is a place
// only where it is said to be one.
func (g *resolving) town(v *view, k int, named land, surnames map[string]bool) {
	s := &v.spans[k]
	n, towns := g.Gazetteer.Towns(g.forms, s.first)
	if n == 0 || n != s.last-s.first {
		return
	}
	var t *gazetteer.Town
	if in := v.beside(k); in != nil {
		if i := slices.IndexFunc(towns, func(t gazetteer.Town) bool { return lies(&t, in) }); i >= 0 {
			t = &towns[i]
		}
	}
	if t == nil {
		if t = choose(towns, named); t == nil || !g.placed(v, k, t, named, surnames) {
			return
		}
	}
	*s = span{first: s.first, last: s.last, readings: []gazetteer.Match{{Entry: t.Entry, Use: gazetteer.Name}}, entity: -1, holder: -1}
}

// placed reports whether the words around a span call for a place.
func (g *resolving) placed(v *view, k int, t *gazetteer.Town, named land, surnames map[string]bool) bool {
	s := &v.spans[k]
	if s.kind == site {
		return t.Population >= town || named[t.Country] > 0
	}
	if s.first > 1 && v.words[s.first-1].Form == "of" && isSettlement(v.words[s.first-2]) || s.first > 0 && isSettlement(v.words[s.first-1]) {
		return true
	}
	if t.Mark != gazetteer.Plain || surnames[v.words[s.last-1].Form] || s.last < len(v.words) && (capital(v.words[s.last].Form) || isHyphen(v.words[s.last].Form)) ||
		s.first > 0 && capital(v.words[s.first-1].Form) && s.first > 1 {
		return false
	}
	known := named[t.Country] > 0
	before := ""
	if s.first > 0 {
		before = lower(v.words[s.first-1].Form)
	}
	switch {
	case locating[before]:
		return t.Population >= town || known
	case leading[before]:
		return t.Population >= town
	case before == "and" || before == "," || before == "or": // in Gliwice and Zabrze
		if p := v.spanBefore(s.first - 1); p >= 0 && places(v.spans[p].readings) > 0 {
			return t.Population >= town && known
		}
	}
	return t.Population >= city && known && !strings.ContainsAny(before, "(\"“")
}
