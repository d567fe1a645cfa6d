package entity

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// trust is how sure the finder must be of a kind to be believed against the tables.
const trust = .8

// recognize makes spans of what the finder takes for a name, n, and of what the tables have at its first word, up
// to word last. It returns the end of what it took.
func (g *resolving) recognize(v *view, n name.Name, last int, readings []gazetteer.Match) int {
	if last == n.Last {
		if agreed := agreeing(readings, n.Kind); len(agreed) > 0 || n.Sure < trust || last-n.First > 1 {
			if len(agreed) > 0 {
				readings = agreed
			}
			return v.known(n.First, last, readings)
		}
	}
	if last > n.Last && readings[0].Use == gazetteer.Name { // the tables know more of it
		return v.known(n.First, last, readings)
	}
	s := span{first: n.First, last: n.Last, entity: -1, holder: -1, sure: n.Sure}
	switch n.Kind {
	case name.Person:
		s.kind = human
	case name.Place:
		s.kind = site
	case name.Organization:
		s.kind = body
		if owns := last > n.First && last+1 < n.Last && isPossessive(v.words, last); owns || last < n.Last && last > n.First && readings[0].Use == gazetteer.Adjective {
			if s.holder, s.first = len(v.spans), last; owns { // Yemen's Houthis
				s.first++
			}
			v.known(n.First, last, readings)
		} else if k := v.spanBefore(n.First); k >= 0 && g.English.Bodies[lower(v.words[n.Last-1].Form)] != "" && v.spans[k].kind == table && v.spans[k].use() == gazetteer.Adjective {
			s.holder = k
		}
	}
	v.spans = append(v.spans, s)
	return n.Last
}

// tidy parts what the finder took for one name and is two, and takes from the names of persons what their titles
// are: Leeds's Tom Hale, Oslo and Bergen, Trade Minister Anna Olsson.
func (g *resolving) tidy(v *view, found []name.Name) []name.Name {
	for i := 0; i < len(found); i++ {
		n := &found[i]
		for n.First < n.Last && quoting(v.words[n.Last-1].Form) { // Operation Lion"
			n.Last--
		}
		for n.Kind == name.Place && n.Last-n.First > 1 && !capital(v.words[n.First].Form) && !particles[v.words[n.First].Form] && capital(v.words[n.First+1].Form) && g.isKnown(n.First+1, n.Last) {
			n.First++ // the occupied West Bank
		}
		if n.Kind == name.Person {
			for w := n.First + 2; w < n.Last; w++ {
				if v.words[w].Form == "of" { // Anna Olsson of the Labour Party
					n.Last = w
				}
			}
			if k, ms := g.Gazetteer.Find(g.forms[:n.Last], n.First); k > 0 && n.First+k < n.Last && ms[0].Entry.Kind == "country" && ms[0].Use == gazetteer.Name && g.Gazetteer.Gender(v.words[n.First].Form) == gazetteer.Unknown {
				n.First += k // the heading before him: Libya Obama
			}
		}
		if n.First == n.Last || n.Kind == name.Person && !g.untitled(v, n) {
			found = slices.Delete(found, i, i+1)
			i--
			continue
		}
		if n.Kind == name.Place && !sites[lower(v.words[n.Last-1].Form)] && g.Gazetteer.Gender(v.words[n.First].Form) != gazetteer.Unknown {
			if k, _ := g.Gazetteer.Find(g.forms[:n.Last], n.First); k < n.Last-n.First {
				n.Kind = name.Person // whoever has a given name, and isn't known for a place
			}
		}
		if n.Kind == name.Place && n.Last-n.First == 1 && g.titled(v, n) {
			n.Kind = name.Person
		}
		if w := v.based(n); w > 0 { // New York-based Human Rights Watch
			found = slices.Insert(found, i+1, name.Name{First: w, Last: n.Last, Kind: n.Kind, Sure: n.Sure})
			n = &found[i]
			n.Last, n.Kind = w-2, name.Place
		}
		if n.Kind != name.Place {
			g.entitle(v, n)
		}
		if n.Kind == name.Person && i+1 < len(found) && v.nicknamed(n.Last, found[i+1].First) {
			n.Last = found[i+1].Last
			found = slices.Delete(found, i+1, i+2)
		}
		if w := g.two(v, n); w > 0 {
			found = slices.Insert(found, i+1, name.Name{First: w + 1, Last: n.Last, Kind: n.Kind, Sure: n.Sure})
			n = &found[i]
			n.Last = w
		}
		if n.Kind == name.Organization {
			if n.Last-n.First == 1 && n.First > 0 && v.words[n.First-1].Form == "of" && departments[lower(v.words[n.First].Form)] { // director of Media
				found = slices.Delete(found, i, i+1)
				i--
				continue
			}
			if last := g.longer(v, n); last > n.Last {
				n.Last = last
				for i+1 < len(found) && found[i+1].First < last {
					found = slices.Delete(found, i+1, i+2)
				}
			}
			first := n.First
			if k, _ := g.Gazetteer.Find(g.forms[:n.Last], first); k > 0 && first+k < n.Last {
				first += k
			}
			if g.longestRole(v.words, first) == n.Last { // the US Secretary of State
				found = slices.Delete(found, i, i+1)
				i--
				continue
			}
			for w := n.First + 1; w < n.Last; w++ {
				if g.longestRole(v.words, w) > n.Last { // U.S. Defense, of a Secretary
					n.Last = w
				}
			}
			continue
		}
		for w := n.First + 1; w+1 < n.Last; w++ {
			f := lower(v.words[w].Form)
			if f != "and" && f != "&" && f != "," && !(n.Kind == name.Person && isPossessive(v.words, w)) {
				continue
			}
			if n.Kind == name.Place && f != "," && !g.isKnown(n.First, w) && !g.isKnown(w+1, n.Last) {
				continue // the Old Mill Bar and Grill
			}
			if f == "," && w == n.First+1 && n.Kind == name.Person && g.Gazetteer.Gender(v.words[w+1].Form) != gazetteer.Unknown {
				continue // Olsson, Anna: as lists have it
			}
			rest := *n
			rest.First, n.Last = w+1, w
			if isPossessive(v.words, w) {
				n.Kind, n.Sure = name.Organization, trust/2
			}
			found = slices.Insert(found, i+1, rest)
			break
		}
	}
	return found
}

// departments are what directors may be of.
var departments = set("media communications operations marketing research development finance security sales engineering science policy programs programmes exhibitions education")

// longer returns where the name of a body ends that the finder cut before its "of": the Congress of Trade Unions.
func (g *resolving) longer(v *view, n *name.Name) int {
	last := n.Last + 1
	if last >= len(v.words) || v.words[n.Last].Form != "of" || g.English.Bodies[lower(v.words[n.Last-1].Form)] == "" {
		return n.Last
	}
	for last < len(v.words) && capital(v.words[last].Form) && v.words[last].UPOS != "PUNCT" {
		last++
	}
	if last-n.Last < 3 || !strings.HasPrefix(v.words[last-1].XPOS, "NN") || g.isKnown(n.Last+1, last) {
		return n.Last
	}
	return last
}

// isKnown reports whether the tables have the words as a whole.
func (g *resolving) isKnown(first, last int) bool {
	if k, _ := g.Gazetteer.Find(g.forms[:last], first); first+k == last {
		return true
	}
	k, _ := g.Gazetteer.Towns(g.forms[:last], first)
	return first+k == last
}

// titled reports whether a name that the tables don't know follows an office's noun: top official Vestergard.
func (g *resolving) titled(v *view, n *name.Name) bool {
	if n.First == 0 {
		return false
	}
	role := g.English.Roles[lower(v.words[n.First-1].Form)]
	return len(role.Relations) > 0 && !g.isKnown(n.First, n.Last)
}

func quoting(form string) bool { return form == "\"" || form == "”" || form == "''" }

// based returns where the rest of a name begins behind "-based", or 0.
func (v *view) based(n *name.Name) int {
	for w := n.First + 2; w+1 < n.Last; w++ {
		if v.words[w].Form == "based" && isHyphen(v.words[w-1].Form) {
			return w + 1
		}
	}
	return 0
}

// two returns the "and" that parts a body's name in two of which the tables know one, or 0: the Karvan Front and Ahrar
// al-Sham.
func (g *resolving) two(v *view, n *name.Name) int {
	if n.Kind != name.Organization {
		return 0
	}
	for w := n.First + 1; w+1 < n.Last; w++ {
		if lower(v.words[w].Form) != "and" {
			continue
		}
		if k, _ := g.Gazetteer.Find(g.forms[:w], n.First); n.First+k == w {
			return w
		}
		if k, _ := g.Gazetteer.Find(g.forms[:n.Last], w+1); w+1+k == n.Last {
			return w
		}
	}
	return 0
}

// entitle cuts off what ends in a role before somebody's name: EU Trade Commissioner Anna Olsson.
func (g *resolving) entitle(v *view, n *name.Name) {
	for w := n.First + 1; w < n.Last; w++ {
		last := g.longestRole(v.words, w)
		if last == w || last >= n.Last || !capital(v.words[last].Form) || !strings.HasPrefix(v.words[last-1].XPOS, "NN") {
			continue
		}
		if n.Kind == name.Person || g.English.Roles[lower(v.words[last-1].Form)].Title {
			n.First, n.Kind = last, name.Person
			return
		}
	}
}

// nicknamed reports whether a name goes on behind a nickname in quotation marks: Karl "Shorty" Brandt.
func (v *view) nicknamed(last, next int) bool {
	return next-last >= 3 && next-last <= 5 && strings.ContainsAny(v.words[last].Form, "\"“") && strings.ContainsAny(v.words[next-1].Form, "\"”") && capital(v.words[last+1].Form)
}

// courtesies are what an office is addressed with.
var courtesies = set("mr mister mrs ms madam madame sir dear honorable honourable")

// untitled cuts off the titles before a person's name, and reports whether anything is left. Behind "of" stands
// what the office is of, up to a given name: Minister of Trade Anna Olsson, President of the Brotherhood.
func (g *resolving) untitled(v *view, n *name.Name) bool {
	for n.Last-n.First > 1 {
		first := n.First
		last := g.longestRole(v.words, first)
		if last >= n.Last && last > first || courtesies[lower(strings.TrimSuffix(v.words[first].Form, "."))] && g.longestRole(v.words, first+1) == n.Last {
			return false // Special Envoy, Madam Speaker
		}
		if k, ms := g.Gazetteer.Find(g.forms[:n.Last], n.First); k > 0 && (ms[0].Use == gazetteer.Adjective || ms[0].Entry.Kind == "country" && n.Last-n.First > k+1) {
			last = n.First + k
		}
		if last >= n.Last {
			return true
		}
		if n.First = last; v.words[last].XPOS != "IN" {
			if last == first {
				return true
			}
			continue
		}
		for w := last + 1; w < n.Last; w++ {
			if g.Gazetteer.Gender(v.words[w].Form) != gazetteer.Unknown {
				n.First = w
				return true
			}
		}
		for n.Kind, n.Sure = name.Organization, trust/2; n.First < n.Last && !capital(v.words[n.First].Form); n.First++ {
		}
		return n.First < n.Last
	}
	return true
}

// known adds a span of the tables.
func (v *view) known(first, last int, readings []gazetteer.Match) int {
	s := span{first: first, last: last, kind: table, readings: readings, entity: -1, holder: -1}
	if readings[0].Entry.Kind == "person" {
		s.kind = human
	}
	v.spans = append(v.spans, s)
	return last
}

// agreeing returns the readings that are of the kind, if the first isn't; those that aren't follow them.
func agreeing(readings []gazetteer.Match, k name.Kind) []gazetteer.Match {
	fits := func(m gazetteer.Match) bool {
		if m.Use != gazetteer.Name {
			return m.Use == gazetteer.Metonym && k == name.Organization // a capital that acts looks like a body
		}
		switch m.Entry.Kind {
		case "person":
			return k == name.Person
		case "country", "region", "city", "place":
			return k == name.Place
		}
		return k == name.Organization
	}
	if fits(readings[0]) || readings[0].Use != gazetteer.Name || readings[0].Entry.Kind == "country" {
		return readings
	}
	if !slices.ContainsFunc(readings, fits) {
		return nil
	}
	if slices.ContainsFunc(readings, func(m gazetteer.Match) bool { return m.Use == gazetteer.Metonym }) {
		return readings
	}
	sorted := slices.Clone(readings)
	slices.SortStableFunc(sorted, func(a, b gazetteer.Match) int {
		switch x, y := fits(a), fits(b); {
		case x && !y:
			return -1
		case y && !x:
			return 1
		}
		return 0
	})
	return sorted
}
