package entity

import (
	"slices"

	"github.com/entente-graph/entente/graph"
)

// The nouns by which two are spoken of together, and the types that they may be.
var paired = map[string][]string{
	"country": {"country"}, "nation": {"country"}, "state": {"country"}, "neighbour": {"country"}, "neighbor": {"country"}, "government": {"country"}, "capital": {"country"},
	"side":   {"country", "person", "organization", "armed-group", "party", "company", "alliance", "agency"},
	"party":  {"country", "person", "organization", "armed-group", "party", "company", "alliance", "agency"},
	"leader": {"person"}, "president": {"person"}, "minister": {"person"}, "man": {"person"}, "woman": {"person"}, "official": {"person"}, "diplomat": {"person"},
	"company": {"company"}, "firm": {"company"}, "group": {"armed-group", "organization", "party"}, "organization": {"organization", "alliance"},
}

// pairs emits "the two countries" and "both sides" for each of the two that the sentence names before: a
// mention for each, with one head.
func (g *resolving) pairs(v *view) {
	for w := range v.words {
		if v.words[w].XPOS != "NNS" || g.skipped(v.sentence) {
			continue
		}
		types, ok := paired[noun(&v.words[w])]
		if !ok {
			continue
		}
		first := w - 1
		for first > 0 && v.words[first].UPOS == "ADJ" {
			first--
		}
		if first < 0 {
			continue
		}
		switch low := lower(v.words[first].Form); {
		case low == "both":
		case low == "two" && first > 0 && slices.Contains([]string{"the", "these", "those"}, lower(v.words[first-1].Form)):
			first--
		default:
			continue
		}
		two := g.lastTwo(v, w, types)
		if len(two) < 2 || slices.ContainsFunc(g.mentions[v.number], func(m Mention) bool { return m.Head == w }) {
			continue
		}
		for _, e := range two {
			g.emit(v, Mention{Entity: e, First: first, Last: w + 1, Head: w, Form: graph.Nominal, Use: Named, Holder: -1, Sure: .8})
		}
	}
}

// lastTwo returns the two entities of the types that the sentence names before word w; nothing if there is a third,
// or if one is in the same clause: Iran and Oman urged both sides to wait.
func (g *resolving) lastTwo(v *view, w int, types []string) []int {
	var found []int
	for _, m := range g.mentions[v.number] {
		if m.Last > w || m.Use == Target || m.Use == Situation || slices.Contains(found, m.Entity) {
			continue
		}
		if v.governor(m.Head) == v.governor(w) {
			return nil
		}
		if slices.Contains(types, g.entities[m.Entity].Type) {
			found = append(found, m.Entity)
		}
	}
	if len(found) != 2 {
		return nil
	}
	return found
}

// governor returns the word that a noun hangs on, over those that it is coordinated with.
func (v *view) governor(w int) int {
	for n := 0; n < 6 && v.words[w].Rel == "conj" && v.words[w].Head >= 0; n++ {
		w = v.words[w].Head
	}
	return v.words[w].Head
}
