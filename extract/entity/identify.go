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
		if s.kind == maybe && !v.isBody(s) && (g.given[fold(v.words[s.first].Form)] || speakers[skeleton(lastName(fold(text)))]) {
			s.kind = human
		}
		if s.kind == human {
			s.person, all = g.meet(text, all)
		}
	})
	g.eachName(func(v *view, k int) { // other spellings, and fuller ones
		if s := &v.spans[k]; s.kind == maybe && s.last-s.first > 1 && !v.isBody(s) {
			if text := g.text(v, s.first, s.last); g.sameAs(fold(text)) != nil {
				s.person, all = g.meet(text, all)
			}
		}
	})
	for _, p := range all {
		g.enter(p)
	}
	latest := map[string]*person{}
	g.eachName(func(v *view, k int) {
		s := &v.spans[k]
		text := g.text(v, s.first, s.last)
		folded := fold(text)
		key := skeleton(lastName(folded))
		switch {
		case !isCompound(folded):
			folded = lastName(folded)
			if p := latest[key]; p != nil && near(lastName(p.folded), folded) {
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
			latest[key] = s.person
		}
		g.alias(s.entity, text)
	})
	g.identifyBodies()
	g.identifySites()
	g.employ()
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

// isBody reports whether a name ends as those of bodies and sites do, and no person's.
func (v *view) isBody(s *span) bool {
	last := lower(v.words[s.last-1].Form)
	_, ok := bodyNouns[last]
	return ok || sites[last]
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
		if last := lastName(p.folded); last == folded || last[0] == folded[0] && len(folded) > 4 && near(last, folded) {
			return p
		}
	}
	return nil
}

// identifyBodies gives the bodies of the article their entities. What anybody may have, such as a
// foreign ministry, is only known with its country.
func (g *resolving) identifyBodies() {
	full := g.fullNames()
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			s := &v.spans[k]
			if s.kind != body {
				continue
			}
			rest := g.text(v, s.first, s.last)
			if whole, ok := full[fold(rest)]; ok && s.holder < 0 {
				rest = whole
			}
			var holder *gazetteer.Entry
			if s.holder >= 0 {
				holder = v.spans[s.holder].holderEntry()
			}
			s.entity = g.body(rest, holder, bodyKind(rest), isCommon(rest))
			if s.entity < 0 {
				s.kind = nobody
				continue
			}
			if holder != nil && v.spans[s.holder].last == s.first { // the adjective is part of the name
				s = v.widen(k)
			}
			text := g.text(v, s.first, s.last)
			g.alias(s.entity, text)
			if s.last+2 < len(v.words) && v.words[s.last].Form == "(" && v.words[s.last+2].Form == ")" && shouted(v.words[s.last+1].Form) {
				g.acronyms[v.words[s.last+1].Form] = s.entity
			}
		}
	}
}

// fullNames maps the folded short names of bodies to the longer ones of the article that begin or end with them,
// where there is one alone: Bayern to Bayern Munich, European Court to European Court of Human Rights.
func (g *resolving) fullNames() map[string]string {
	texts := map[string]string{} // by how they fold
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if s := &v.spans[k]; s.kind == body && s.holder < 0 {
				text := strings.Join(strings.Fields(g.text(v, s.first, s.last)), " ")
				texts[fold(text)] = text
			}
		}
	}
	full := map[string]string{}
	for short := range texts {
		if isCommon(short) || bodyNouns[lastName(short)] != "" && !strings.Contains(short, " ") {
			continue
		}
		found := ""
		for long := range texts {
			if len(long) <= len(short) || !strings.HasPrefix(long, short+" ") && !strings.HasSuffix(long, " "+short) && initials(long) != short {
				continue
			}
			if found != "" {
				found = ""
				break
			}
			found = texts[long]
		}
		if found != "" {
			full[short] = found
		}
	}
	return full
}

// initials are the first letters of a folded name's words, but for the small ones.
func initials(folded string) string {
	letters := make([]byte, 0, 8)
	for w := range strings.FieldsSeq(folded) {
		if w != "of" && w != "the" && w != "for" && w != "and" && w != "in" && w != "on" {
			letters = append(letters, w[0])
		}
	}
	return string(letters)
}

// identifySites gives the places that the tables don't know their entities.
func (g *resolving) identifySites() {
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if s := &v.spans[k]; s.kind == site {
				s.entity = g.site(g.text(v, s.first, s.last))
			}
		}
	}
}

// widen lets body k begin where its holder does, in the holder's place.
func (v *view) widen(k int) *span {
	h := v.spans[k].holder
	wide := v.spans[k]
	wide.first, wide.holder = v.spans[h].first, -1
	v.spans[h], v.spans[k].kind = wide, nobody
	for i := range v.posts {
		if v.posts[i].object == k {
			v.posts[i].object = h
		}
	}
	return &v.spans[h]
}

func bodyKind(text string) string {
	words := strings.Fields(fold(text))
	for i := len(words) - 1; i >= 0; i-- {
		if kind := bodyNouns[words[i]]; kind != "" && (i == len(words)-1 || words[i+1] == "of" || words[i+1] == "for") {
			return kind
		}
	}
	return "organization"
}

func isCommon(text string) bool {
	return !slices.ContainsFunc(strings.Fields(fold(text)), func(w string) bool { return !common[w] })
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
