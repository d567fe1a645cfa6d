package entity

import "github.com/entente-graph/entente/schema/gazetteer"

// homeOf returns the country or people that the words around an actor's noun tell it is of: Kabul
// police, protesters in Tehran, a court of Ecuador; or that its verb has as the place where it acts. Of whoever is only said to be
// there, nobody knows whose they are.
func (g *resolving) homeOf(v *view, w int, local, hostile bool) (home *gazetteer.Entry, there bool) {
	for c := range v.words {
		if v.words[c].Head != w {
			continue
		}
		switch v.words[c].Rel {
		case "compound", "amod", "nmod:poss":
			there = false
		case "nmod":
			prep := v.caseOf(c)
			if there = prep != "of" && prep != "from"; there && !(local && within[prep]) {
				continue
			}
		default:
			continue
		}
		if e := g.countryAt(v, c); e != nil {
			return e, there
		}
	}
	up := v.words[w].Head
	if up < 0 || !local || hostile || v.words[w].Rel != "nsubj" && v.words[w].Rel != "nsubj:pass" && v.words[w].Rel != "obj" {
		return nil, false
	}
	for c := range v.words {
		if v.words[c].Head == up && v.words[c].Rel == "obl" && v.caseOf(c) == "in" {
			if e := g.countryAt(v, c); e != nil {
				return e, true
			}
		}
	}
	return nil, false
}

// foreign reports whether words between from and w say that somebody is from elsewhere.
func (g *resolving) foreign(v *view, from, w int) bool {
	for i := from; i < w; i++ {
		switch v.words[i].Lemma {
		case "foreign", "international", "coalition", "western", "overseas", "ally", "allied":
			return true
		}
	}
	return false
}

// countryAt returns the country of the name around word w, or the people that it names.
func (g *resolving) countryAt(v *view, w int) *gazetteer.Entry {
	k := v.spanAround(w)
	if k < 0 || v.spans[k].kind != table {
		return nil
	}
	e := v.spans[k].readings[0].Entry
	switch e.Kind {
	case "country", "ethnic-group":
		return e
	case "city", "region", "place":
		if home, ok := g.Gazetteer.Entry("country/" + e.Country); ok {
			return home
		}
	}
	return nil
}

// onlyCountry returns the country in which the article plays, if it names one country alone.
func (g *resolving) onlyCountry() *gazetteer.Entry {
	code := ""
	for i := range g.views {
		for k := range g.views[i].spans {
			s := &g.views[i].spans[k]
			if s.kind != table {
				continue
			}
			if c := s.readings[0].Entry.Country; c != "" && c != code {
				if code != "" {
					return nil
				}
				code = c
			}
		}
	}
	e, _ := g.Gazetteer.Entry("country/" + code)
	return e
}
