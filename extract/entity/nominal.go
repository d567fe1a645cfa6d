package entity

import (
	"slices"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// Roles that stand for a narrower one of the same country: the Russian leader is its president.
var narrower = map[string][]string{
	"leader":    {"head-of-state-of", "head-of-government-of", "leader-of"},
	"chief":     {"leader-of"},
	"diplomat":  {"minister-of"},
	"dictator":  {"head-of-state-of"},
	"aide":      {"adviser-of"},
	"adviser":   {"adviser-of"},
	"advisor":   {"adviser-of"},
	"premier":   {"head-of-government-of"},
	"minister":  {"minister-of"},
	"commander": {"commander-of"},
}

// nominal says whom a role with a country means where no name follows: the only such person of the
// article, else the country, if the role may act for it.
func (g *resolving) nominal(v *view, holder Mention, r int) (Mention, bool) {
	s := &v.spans[r]
	called := string(g.phrase(v.words, s.first, s.last))
	kind := g.English.Roles[called]
	m := Mention{Entity: holder.Entity, First: holder.First, Last: s.last, Head: s.last - 1, Form: graph.Nominal, Use: Agent, Holder: -1}
	indefinite := false
	for i := holder.First - 1; i >= 0 && i > holder.First-4; i-- {
		if w := lower(v.words[i].Form); w == "a" || w == "an" || w == "another" || w == "one" {
			indefinite = true
			break
		} else if v.words[i].XPOS != "JJ" && v.words[i].XPOS != "JJS" {
			break
		}
	}
	if !indefinite {
		if p := g.incumbent(holder.Entity, called, kind.Relation); p != nil {
			m.Entity, m.Use = p.entity, Named
			return m, true
		}
	}
	if !kind.Acts || g.entities[holder.Entity].Type == "person" {
		return m, false
	}
	m.People = g.acting(v, holder.Entity, title{noun: called, first: s.first, Actor: english.Actor{Plural: called + "s", Kind: "person", Sector: "GOV"}}, s.last-1)
	return m, true
}

// incumbent returns the only person of the article who has the role for that country or body.
func (g *resolving) incumbent(of int, title, relation string) *person {
	e := g.entities[of]
	var found *person
	for _, p := range g.byCountry[e.Country] {
		if !g.serves(p, e.ID, title, relation) {
			continue
		}
		if found != nil && found != p {
			return nil
		}
		found = p
	}
	return found
}

// serves reports whether the article, or on its day the gazetteer, tells that p has the role.
func (g *resolving) serves(p *person, of, title, relation string) bool {
	wanted := narrower[title]
	fits := func(t, r, body string) bool {
		return body == of && (t == title || slices.Contains(wanted, r))
	}
	if slices.ContainsFunc(p.posts, func(a appointment) bool {
		return fits(a.title, a.relation, a.of) || a.relation == "adviser-of" && slices.Contains(wanted, a.relation)
	}) {
		return true
	}
	if p.entry == nil || relation == "" {
		return false
	}
	for _, o := range g.Gazetteer.Offices(p.entry.ID) {
		if fits(o.Title, o.Relation, o.Of) || o.Relation == "adviser-of" && slices.Contains(wanted, o.Relation) {
			for _, held := range g.Gazetteer.Holders(o.Relation, o.Of, string(g.article.Published)) {
				if held.Person == p.entry.ID && held.Title == o.Title {
					return true
				}
			}
		}
	}
	return false
}

// bareRole emits whom a role without a country means: a person of the article, else somebody
// without a name.
func (g *resolving) bareRole(v *view, k int) int {
	last := v.spans[k].last
	before := len(g.mentions[v.number])
	if g.soleHolder(v, k); len(g.mentions[v.number]) == before {
		g.unnamed(v, last-1)
	}
	return last
}

// soleHolder emits "the supreme leader", "the foreign minister" if the article has one alone.
func (g *resolving) soleHolder(v *view, k int) {
	s := &v.spans[k]
	title := g.phrase(v.words, s.first, s.last)
	if narrower[string(title)] != nil || g.English.Roles[string(title)].Relation == "official-of" {
		return // the official: which?
	}
	if s.first == 0 || lower(v.words[s.first-1].Form) != "the" || v.words[s.last-1].XPOS == "NNS" || v.spanAt(s.last) >= 0 ||
		s.last < len(v.words) && v.words[s.last].Form == "of" {
		return
	}
	if ps := g.byTitle[string(title)]; len(ps) == 1 {
		g.emit(v, Mention{Entity: ps[0].entity, First: s.first, Last: s.last, Head: s.last - 1, Form: graph.Nominal, Use: Named, Holder: -1})
	}
}

// mentionAt returns the mention that fits among the last few that begin at word w or before it.
func (g *resolving) mentionAt(v *view, w int, fits func(Mention) bool) (Mention, bool) {
	ms := g.mentions[v.number]
	at, _ := slices.BinarySearchFunc(ms, w+1, func(m Mention, w int) int { return m.First - w })
	for k := at - 1; k >= max(0, at-4); k-- {
		if fits(ms[k]) {
			return ms[k], true
		}
	}
	return Mention{}, false
}
