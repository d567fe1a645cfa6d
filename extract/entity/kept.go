package entity

import (
	"slices"

	"github.com/entente-graph/entente/graph"
)

// Verbs by which somebody comes to have a situation of his own, or keeps it.
var keeping = set("establish maintain keep have gain build expand increase strengthen retain consolidate deepen entrench")

// kept emits the situations of those who set them up or keep them by the words of a clause: allow Iran to establish a
// presence in Syria. Whether it comes to that, the clause tells.
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
