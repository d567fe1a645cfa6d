package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// reaches reports whether what governs the word at h says anything about the word w under it. A clause or
// noun that is taken for granted stands by itself, whatever is said around it: who may visit Damascus after
// Israel struck it doesn't make the strike less real (Karttunen 1974, "Presupposition and linguistic context").
func (g *drawing) reaches(t *tree, w, h int) bool {
	word := &t.words[w]
	switch word.Rel {
	case "acl:relcl":
		return hearsay[t.words[h].Lemma] && t.whole(w)
	case "advcl":
		switch {
		case t.marked(w, "to"):
			return true
		case t.finite(w):
			return false
		case word.XPOS == "VBG":
			if slices.ContainsFunc(t.children[h], func(c int) bool {
				return t.words[c].Rel == "parataxis" && h < c && c < w && g.English.Speech[t.words[c].Lemma]
			}) {
				return false // "It can be hard," he says, describing how: on "hard", says the parser
			}
			return !t.marked(w, "after", "since", "despite", "while", "when") && (!t.marked(w, "for") || avowing[t.words[h].Lemma])
		}
		return word.XPOS != "VBN"
	case "acl":
		return t.marked(w, "to", "that", "of", "for", "about", "against") || word.XPOS == "VB" ||
			word.XPOS == "VBG" && papers[t.words[h].Lemma] && t.vague(h) // considers a resolution demanding
	case "conj": // had tried to prevent and even appealed
		return !t.finite(w) || t.finite(h) || !t.verbal(h)
	case "ccomp":
		return !t.finite(w) || !g.English.Speech[t.words[h].Lemma] && !knowing[t.words[h].Lemma]
	case "nmod":
		e, ok := g.English.Reading(t.words[h].Lemma, "of")
		says := ok && (e.Modality != "" || e.Polarity != "" || e.Ended)
		return t.linked(w, depends) && (says || measures[t.words[h].Lemma] || t.vague(w))
	case "obj", "obl", "nsubj:pass", "nsubj", "xcomp":
		if word.UPOS != "NOUN" {
			return word.Rel == "xcomp"
		}
		if _, ok := g.carries(t, w, h); ok {
			return !t.held(w)
		}
		switch {
		case word.Rel == "nsubj":
			return unfolding[t.words[h].Lemma]
		case word.Rel == "xcomp":
			return true
		case word.Rel == "obl":
			return t.linked(w, depends) && (t.vague(w) || g.wishes(t, h))
		}
		return t.vague(w) || g.wishes(t, h)
	}
	return true
}

// held reports whether the noun at w is somebody's by name, and so is so whatever is done about it: to make Oman's
// support uneconomical.
func (t *tree) held(w int) bool {
	p := t.child(w, "nmod:poss")
	return p >= 0 && t.words[p].UPOS != "PRON"
}

// wishes reports whether the verb at h makes a plan, demand or refusal of the noun under it.
func (g *drawing) wishes(t *tree, h int) bool {
	if t.words[h].Lemma == "oppose" { // whose funding is opposed, he funds
		return false
	}
	for _, kind := range []string{"ing", "to", "other"} {
		if e, ok := g.governing(t, h, kind); ok && (e.Polarity == graph.Denied || e.Modality != "") {
			return true
		}
	}
	return false
}

// finite reports whether the clause at w has a finite verb.
func (t *tree) finite(w int) bool {
	if tensed[t.words[w].XPOS] {
		return true
	}
	return slices.ContainsFunc(t.children[w], func(c int) bool {
		rel := t.words[c].Rel
		return (strings.HasPrefix(rel, "aux") || rel == "cop") && tensed[t.words[c].XPOS]
	})
}

// vague reports whether the noun at w comes without an article or a holder that take it for known.
func (t *tree) vague(w int) bool {
	return !slices.ContainsFunc(t.children[w], func(c int) bool {
		switch word := &t.words[c]; word.Rel {
		case "nmod:poss":
			return true
		case "det":
			low := strings.ToLower(word.Form)
			return low == "the" || low == "this" || low == "these" || low == "those"
		}
		return false
	})
}

// past reports whether the copula of the adjective at w is in the past: was able.
func (t *tree) past(w int) bool {
	c := t.child(w, "cop")
	return c >= 0 && (t.words[c].XPOS == "VBD" || t.words[c].XPOS == "VBN")
}

// ranked reports whether the noun at w is one of a rank, whose infinitive tells what he does: the first to recognize
// Kosovo.
func (t *tree) ranked(w int) bool {
	return ranks[t.words[w].Lemma] || slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "amod" && ranks[t.words[c].Lemma] })
}

var (
	tensed    = words("VBD VBZ VBP MD")
	ranks     = words("first last only second third latest sole")
	knowing   = words("know realize realise learn discover find see hear forget mean show prove demonstrate remember regret understand point")
	unfolding = words("begin start resume happen occur continue proceed open take follow go last")
	depends   = []string{"of", "to", "for", "on", "against", "in", "into", "with", "about", "at"}
)
