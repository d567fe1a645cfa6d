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

// nearby is how many sentences before its own "the two countries" may look for them.
const nearby = 2

// pairs emits "the two countries" and "both sides" for each of the two that were named last, if they were
// named close together: a mention for each, with one head.
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

// lastTwo returns the two entities of the types named last before word w; nothing if there was a third as near.
func (g *resolving) lastTwo(v *view, w int, types []string) []int {
	var found []int
	for s := v.number; s >= 0 && s >= v.number-nearby; s-- {
		ms := g.mentions[s]
		for k := len(ms) - 1; k >= 0; k-- {
			m := ms[k]
			if s == v.number && m.Last > w || m.Use == Target || m.Use == Situation || slices.Contains(found, m.Entity) {
				continue
			}
			if slices.Contains(types, g.entities[m.Entity].Type) {
				found = append(found, m.Entity)
			}
		}
		if len(found) > 1 {
			break
		}
	}
	if len(found) != 2 {
		return nil
	}
	return found
}
