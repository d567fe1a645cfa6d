package entity

import "strings"

var (
	placing = set("in at near outside inside to from into through across around toward towards over via beyond within of")
	within  = set("in at near outside inside from around")
	dealing = set("with between by against for on")
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
		if k < 0 || v.spans[k].kind != table {
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
	if before == "capital" || before == "city" || before == "town" {
		return true
	}
	h := v.words[w].Head
	switch rel := v.words[w].Rel; rel {
	case "":
		return placing[before]
	case "compound", "amod":
		return h < m.Last || !governed[noun(&v.words[h])]
	case "obj", "nsubj:pass":
		return h >= 0 && reached[v.words[h].Lemma]
	case "nsubj", "iobj", "obl:agent":
		return false
	}
	return !dealing[before] && !v.acts(m)
}

// acts reports whether a verb in the tense of a statement follows a mention that no preposition
// governs: its subject, whatever the tree says.
func (v *view) acts(m Mention) bool {
	if m.First > 0 {
		if x := v.words[m.First-1].XPOS; x == "IN" || x == "TO" || x == "DT" && m.First > 1 && v.words[m.First-2].XPOS == "IN" {
			return false
		}
	}
	for i := m.Last; i < len(v.words) && i < m.Last+3; i++ {
		switch v.words[i].XPOS {
		case "RB", "RBR":
			continue
		case "MD", "VBZ", "VBD", "VBP":
			return true
		}
		return false
	}
	return false
}
