package entity

import (
	"slices"

	"github.com/entente-graph/entente/graph"
)

// Verbs by which somebody comes to have a situation of his own, or keeps it.
var keeping = set("establish maintain keep have gain build expand increase strengthen retain consolidate deepen entrench")

// kept emits the situations of those who set them up or keep them by the words of a clause: allow Turkey to keep a
// presence in Chad. Whether it comes to that, the clause tells.
func (g *resolving) kept(v *view) {
	for w := range v.words {
		verb := v.words[w].Head
		if v.words[w].Rel != "obj" || verb < 0 || !keeping[v.words[verb].Lemma] {
			continue
		}
		noun, first := g.situation(v, w, w)
		if noun == "" || slices.ContainsFunc(g.mentions[v.number], func(m Mention) bool { return m.First <= w && w < m.Last }) {
			continue
		}
		k := -1
		for _, doer := range v.doers(verb) {
			if k = slices.IndexFunc(g.mentions[v.number], func(m Mention) bool { return m.Head == doer && m.Use != Adjective && g.entities[m.Entity].Named() }); k >= 0 {
				break
			}
		}
		if k < 0 {
			continue
		}
		for first > 0 && v.words[first-1].UPOS == "ADJ" && v.words[first-1].Head == w {
			first--
		}
		holder := g.mentions[v.number][k].Entity
		g.emit(v, Mention{Entity: g.situationOf(holder, noun), First: first, Last: w + 1, Head: w, Form: graph.Nominal, Use: Situation, Holder: holder})
	}
}

// doers returns who may do what a verb says: its subject, or an infinitive's object or subject of the verb that governs it.
func (v *view) doers(verb int) []int {
	if s := v.child(verb, "nsubj"); s >= 0 {
		return []int{s}
	}
	if rel := v.words[verb].Rel; rel != "xcomp" && rel != "advcl" {
		return nil
	}
	governor := v.words[verb].Head
	return []int{v.child(governor, "obj"), v.child(governor, "nsubj")}
}

// standing emits the situations that need no holder beside them, where the article names whose they are, the nuclear deal,
// and what is called "the deal" after one.
func (g *resolving) standing() {
	last := -1
	for i := range g.views {
		v := &g.views[i]
		for w := range v.words {
			noun, first := g.situation(v, max(0, w-2), w)
			of := g.English.Situations[noun].Of
			inside := slices.IndexFunc(g.mentions[i], func(m Mention) bool { return m.First <= w && w < m.Last })
			switch {
			case of != "" && inside >= 0 && g.mentions[i][inside].Use == Situation:
				last = g.mentions[i][inside].Entity
			case of != "" && inside < 0:
				holder, named := g.index[of]
				if !named || g.skipped(v.sentence) {
					continue
				}
				last = g.situationOf(holder, noun)
				g.emit(v, Mention{Entity: last, First: first, Last: w + 1, Head: w, Form: graph.Nominal, Use: Situation, Holder: holder})
				g.alias(last, g.text(v, first, w+1))
			case last >= 0 && inside < 0 && agreements[v.words[w].Lemma] && v.bare(w):
				g.emit(v, Mention{Entity: last, First: w, Last: w + 1, Head: w, Form: graph.Nominal, Use: Situation, Holder: -1, Sure: .8})
			}
		}
	}
}

var agreements = set("deal accord agreement pact")

// bare reports whether a noun has an article and nothing else beside it: the deal.
func (v *view) bare(w int) bool {
	the := false
	for c := range v.words {
		if v.words[c].Head != w {
			continue
		}
		switch rel := v.words[c].Rel; {
		case rel == "det":
			the = lower(v.words[c].Form) == "the"
		case rel != "case" && rel != "punct":
			return false
		}
	}
	return the
}
