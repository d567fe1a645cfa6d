package entity

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// Nouns that names of places and happenings end in, which begin like a person's.
var sites = set("square street strasse avenue road hotel academy gymnasium school museum airport stadium theater theatre hospital prize award " +
	"awards summit act doctrine bridge river island islands mountain mountains lake sea palace cathedral church mosque building tower house hall")

// Words that tell nothing of whose body it is: the Foreign Ministry.
var common = set("foreign defense defence interior finance oil energy health justice supreme security national air armed special general central " +
	"military state federal high joint ground ministry council army forces force court parliament police navy command department party " +
	"government intelligence office agency group bank news press tv information affairs of for and the revolutionary guard guards corps")

// organization reads the run k as a body's name, if its last noun, or the noun before "of" or
// "for", is a body's: Syrian Foreign Ministry, Observatory for Human Rights. An adjective before
// it tells its country and is part of the name.
func (g *resolving) organization(v *view, k int) {
	s := &v.spans[k]
	last := s.last
	if _, ok := g.English.Bodies[lower(v.words[last-1].Form)]; !ok {
		return
	}
	if last+1 < len(v.words) && (v.words[last].Form == "of" || v.words[last].Form == "for") {
		if n := v.spanAt(last + 1); n >= 0 && v.spans[n].kind == maybe {
			last = v.spans[n].last
			v.spans[n].kind = nobody
		}
	}
	before := v.spanBefore(s.first)
	if before >= 0 && v.spans[before].kind == table && v.spans[before].readings[0].Use == gazetteer.Adjective {
		s.holder = before
	} else if isPossessive(v.words, s.first-1) && s.first > 0 {
		if before := v.spanBefore(s.first - 1); before >= 0 && v.spans[before].kind == table {
			s.holder = before
		}
	}
	if last-s.first < 2 {
		return // the Syrian Army acts for Syria
	}
	s.kind, s.last = body, last
	if w := &v.words[max(0, s.first-1)]; before >= 0 && s.holder < 0 && v.spans[before].kind == table && w.Rel == "compound" && s.first <= w.Head && w.Head < last &&
		slices.ContainsFunc(v.words[s.first:last], func(w syntax.Word) bool { return !common[lower(w.Form)] }) { // the Iraq Survey Group
		s.kind, v.spans[before] = nobody, span{first: v.spans[before].first, last: last, kind: body, entity: -1, holder: -1}
	}
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
			s.entity = g.body(rest, holder, g.bodyKind(rest), isCommon(rest))
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
		if isCommon(short) || g.English.Bodies[lastName(short)] != "" && !strings.Contains(short, " ") {
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

// bodyKind returns what a body is by its name.
func (g *resolving) bodyKind(text string) string {
	words := strings.Fields(fold(text))
	for i := len(words) - 1; i >= 0; i-- {
		if kind := g.English.Bodies[words[i]]; kind != "" && (i == len(words)-1 || words[i+1] == "of" || words[i+1] == "for") {
			return kind
		}
	}
	return "organization"
}

// isCommon reports whether a name doesn't tell which body it is of those that are so called: the Foreign Ministry.
func isCommon(text string) bool {
	return !slices.ContainsFunc(strings.Fields(fold(text)), func(w string) bool { return !common[w] })
}

// isBody reports whether a name ends as those of bodies and sites do, and no person's.
func (g *resolving) isBody(v *view, s *span) bool {
	last := lower(v.words[s.last-1].Form)
	_, ok := g.English.Bodies[last]
	return ok || sites[last]
}
