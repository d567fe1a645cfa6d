package entity

import "strings"

var (
	placing = set("in at near outside inside to from into through across around toward towards over via beyond within of")
	within  = set("in at near outside inside from around")
	// What is done to a city and not to a government, and where the city takes part.
	reached = set("visit bomb strike hit leave reach capture seize enter shell attack target bombard take retake liberate surround besiege storm flee tour quit")
)

// isPlace reports whether a capital's name stands where grammar wants a place: after "in", before
// the noun of a building, at the head of a report. Else it may speak for its government.
func (g *resolving) isPlace(v *view, m Mention) bool {
	if m.First == 0 && m.Last < len(v.words) && len(v.words) > m.Last+1 && strings.Contains(":(—–--", v.words[m.Last].Form) && shouted(v.words[0].Form) {
		return true // MOSCOW:
	}
	if isPossessive(v.words, m.Last) {
		return false
	}
	w, first := m.Head, m.First
	for n := 0; n < 6; n++ { // in Moscow and Tehran: as the first of them
		k := -1
		if first > 1 && (lower(v.words[first-1].Form) == "and" || v.words[first-1].Form == ",") {
			k = v.spanBefore(first - 1)
		}
		if k < 0 || v.spans[k].kind != name {
			break
		}
		first, w = v.spans[k].first, v.head(v.spans[k].first, v.spans[k].last)
	}
	before := ""
	if first > 0 {
		before = lower(v.words[first-1].Form)
		if before == "the" && first > 1 {
			before = lower(v.words[first-2].Form)
		}
	}
	if placing[before] {
		return true
	}
	h := v.words[w].Head
	switch rel := v.words[w].Rel; {
	case rel == "compound" || rel == "amod" || rel == "nmod:poss":
		return h >= m.Last && !governed[noun(&v.words[h])]
	case (rel == "obj" || rel == "nsubj:pass") && h >= 0:
		return reached[v.words[h].Lemma]
	case rel == "nmod:npmod", rel == "obl:npmod":
		return true
	}
	return false
}
