package entity

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A person is somebody the article names, with the roles it gives.
type person struct {
	entity int
	entry  *gazetteer.Entry // or nil
	name   string           // the fullest that the article has
	folded string
	posts  []appointment
	code   string // country
}

type appointment struct{ title, relation, of string }

// identify settles who is meant by the persons' names of the article, and which bodies are one.
func (g *resolving) identify() {
	speakers := map[string]bool{} // last names that speak alone somewhere
	var all []*person
	g.eachName(func(v *view, k int) {
		s := &v.spans[k]
		if s.last-s.first == 1 && s.kind == maybe && g.says(v, s) {
			speakers[skeleton(fold(v.words[s.first].Form))] = true
		}
	})
	g.eachName(func(v *view, k int) {
		s := &v.spans[k]
		text := g.text(v, s.first, s.last)
		if s.kind == human && len(s.readings) > 0 {
			s.person, all = g.known(s.readings[0].Entry, all)
			return
		}
		if !isCompound(fold(text)) || !strings.ContainsAny(text, " \n\t") {
			return
		}
		if s.kind == maybe && !g.isBody(v, s) && (g.given[fold(v.words[s.first].Form)] || speakers[skeleton(lastName(fold(text)))]) {
			s.kind = human
		}
		if s.kind == human {
			s.person, all = g.meet(text, all)
		}
	})
	g.eachName(func(v *view, k int) { // other spellings, and fuller ones
		if s := &v.spans[k]; s.kind == maybe && s.last-s.first > 1 && !g.isBody(v, s) {
			if text := g.text(v, s.first, s.last); g.sameAs(fold(text)) != nil {
				s.person, all = g.meet(text, all)
			}
		}
	})
	for _, p := range all {
		g.enter(p)
	}
	latest := map[string]introduction{} // by last name
	g.eachName(func(v *view, k int) {
		s := &v.spans[k]
		text := g.text(v, s.first, s.last)
		folded := fold(text)
		key := skeleton(lastName(folded))
		switch {
		case !isCompound(folded):
			folded = lastName(folded)
			if p := latest[key].person; p != nil && near(lastName(p.folded), folded) {
				s.person = p
			} else if s.person == nil {
				if s.person = g.surname(key, folded); s.person == nil {
					s.person = g.forename(folded)
				}
			}
			if s.person == nil && s.kind == human && len(folded) > 2 && !(s.last < len(v.words) && strings.HasPrefix(v.words[s.last].XPOS, "NN")) {
				s.person, all = g.meet(text, all)
				g.enter(s.person)
			}
		case s.kind == maybe:
			s.person = g.sameAs(folded)
		}
		if s.person == nil {
			s.kind = nobody
			return
		}
		s.kind = human
		s.entity = s.person.entity
		if strings.Contains(folded, " ") {
			now := introduction{s.person, v, v.depth(v.head(s.first, s.last))}
			if last, ok := latest[key]; !ok || last.in != v || last.depth >= now.depth {
				latest[key] = now
			}
		}
		g.alias(s.entity, text)
	})
	g.identifyBodies()
	g.identifySites()
	g.employ()
}

// introduction is who was named in full last, in which sentence, and how far from its root. Of two in one sentence the last name
// alone means the one that the sentence is about: Anna Berg, a niece of President Karl Berg.
type introduction struct {
	person *person
	in     *view
	depth  int
}

// depth is how many words stand between word w and the root.
func (v *view) depth(w int) int {
	n := 0
	for h := v.words[w].Head; h >= 0 && n < len(v.words); h = v.words[h].Head {
		n++
	}
	return n
}

// givenNames returns the first names of the gazetteer's people, folded, but for titles.
func givenNames(g *gazetteer.Gazetteer, e *english.English) map[string]bool {
	names := map[string]bool{}
	for _, entry := range g.Entries() {
		if entry.Kind != "person" {
			continue
		}
		first, _, more := strings.Cut(fold(entry.Name), " ")
		if _, title := e.Roles[first]; more && !title && len(first) > 2 && !particles[first] {
			names[first] = true
		}
	}
	return names
}

// eachName calls f for each span that is or may be a person's name, in the order of the text.
func (g *resolving) eachName(f func(v *view, k int)) {
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if kind := v.spans[k].kind; kind == human || kind == maybe {
				f(v, k)
			}
		}
	}
}

// isCompound reports whether a folded name has more than a last name: al-Thani has not.
func isCompound(folded string) bool {
	names := 0
	for w := range strings.FieldsSeq(folded) {
		if !particles[w] {
			names++
		}
	}
	return names > 1
}

// known returns the person of a gazetteer entry.
func (g *resolving) known(e *gazetteer.Entry, all []*person) (*person, []*person) {
	folded := fold(e.Name)
	key := skeleton(lastName(folded))
	for _, p := range g.people[key] {
		if p.entry == e {
			return p, all
		}
		if p.entry == nil && samePerson(p.folded, folded) {
			p.entry, p.name, p.folded, p.code = e, e.Name, folded, e.Country
			return p, all
		}
	}
	p := &person{entity: -1, entry: e, name: e.Name, folded: folded, code: e.Country}
	g.people[key] = append(g.people[key], p)
	return p, append(all, p)
}

// meet returns the person of a name that the gazetteer doesn't know, an earlier one if it may be
// the same.
func (g *resolving) meet(text string, all []*person) (*person, []*person) {
	folded := fold(text)
	if p := g.sameAs(folded); p != nil {
		if p.entry == nil && strings.Count(folded, " ") > strings.Count(p.folded, " ") {
			p.name, p.folded = text, folded
		}
		return p, all
	}
	p := &person{entity: -1, name: text, folded: folded}
	key := skeleton(lastName(folded))
	g.people[key] = append(g.people[key], p)
	return p, append(all, p)
}

// sameAs returns the person of the article that a full name is another spelling of, or nil.
func (g *resolving) sameAs(folded string) *person {
	for _, p := range g.people[skeleton(lastName(folded))] {
		if samePerson(p.folded, folded) {
			return p
		}
		if p.entry != nil && slices.ContainsFunc(p.entry.Aliases, func(a string) bool {
			return strings.Contains(a, " ") && samePerson(fold(a), folded)
		}) {
			return p
		}
	}
	return nil
}

// samePerson compares two full names with alike last names: they are one person's if they differ
// in two letters, or if the given names of one are among the other's or their initials.
func samePerson(a, b string) bool {
	if a == b {
		return true
	}
	if strings.HasSuffix(a, " "+b) && isCompound(b) || strings.HasSuffix(b, " "+a) && isCompound(a) {
		return true
	}
	if !strings.Contains(a, " ") || !strings.Contains(b, " ") || a[0] != b[0] || !near(lastName(a), lastName(b)) {
		return false
	}
	if near(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", "")) {
		return true
	}
	short, long := strings.Fields(a), strings.Fields(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	for _, given := range short[:len(short)-1] {
		if !slices.ContainsFunc(long[:len(long)-1], func(l string) bool {
			return near(l, given) && l[0] == given[0] || len(given) == 1 && l[0] == given[0] || len(l) == 1 && l[0] == given[0]
		}) {
			return false
		}
	}
	return true
}

// forename returns the one person of the article whose full name begins with the word, or nil: Marilyn of Marilyn
// Monroe, Kim of Kim Jong Un.
func (g *resolving) forename(folded string) *person {
	var found *person
	for _, same := range g.people {
		for _, p := range same {
			if strings.HasPrefix(p.folded, folded+" ") && found != p {
				if found != nil {
					return nil
				}
				found = p
			}
		}
	}
	return found
}

// surname returns somebody of the article with that last name, or nil.
func (g *resolving) surname(key, folded string) *person {
	for _, p := range g.people[key] {
		if last := lastName(p.folded); last == folded || len(folded) > 4 && near(last, folded) {
			return p
		}
	}
	return nil
}

// employ gives persons the posts that the article tells of.
func (g *resolving) employ() {
	for i := range g.views {
		v := &g.views[i]
		for _, o := range v.posts {
			p := v.spans[o.person].person
			if p == nil {
				continue
			}
			a := appointment{title: o.title, relation: o.relation}
			code := ""
			if o.object >= 0 {
				switch s := &v.spans[o.object]; {
				case s.person != nil:
					a.of, code = g.entities[s.person.entity].ID, s.person.code
				case s.entity >= 0:
					a.of, code = g.entities[s.entity].ID, g.entities[s.entity].Country
				case s.holderEntry() != nil:
					a.of, code = s.holderEntry().ID, s.holderEntry().Country
				}
			}
			if p.code == "" && code != "" {
				p.code = code
				g.entities[p.entity].Country = code
				g.byCountry[code] = append(g.byCountry[code], p)
			}
			if !o.former {
				p.posts = append(p.posts, a)
				if !slices.Contains(g.byTitle[o.title], p) {
					g.byTitle[o.title] = append(g.byTitle[o.title], p)
				}
			}
		}
	}
}
