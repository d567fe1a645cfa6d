package relation

import (
	"slices"
	"strings"
)

// inverted reports whether the clause of v is a condition by the order of its words: had Russia agreed.
func (t *tree) inverted(v int) bool {
	if t.words[v].Rel != "advcl" {
		return false
	}
	s := t.child(v, "nsubj", "nsubj:pass")
	return s >= 0 && slices.ContainsFunc(t.children[v], func(c int) bool {
		w := &t.words[c]
		return strings.HasPrefix(w.Rel, "aux") && c < t.first(s) && (w.Lemma == "have" || w.Lemma == "be" || w.Lemma == "should")
	})
}

// awaited reports whether the clause at w tells when something will be: when Israel stops, they will talk.
func (t *tree) awaited(w int) bool {
	h := t.words[w].Head
	for n := 0; n < 3 && h >= 0 && t.words[w].Rel == "conj"; n++ {
		w, h = h, t.words[h].Head
	}
	return h >= 0 && t.words[w].Rel == "advcl" && !t.dated(w) && t.timed(w) && t.modal(h)
}

// timed reports whether the clause of w opens with the word for the time at which: when, once, as soon as.
func (t *tree) timed(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool {
		low := t.lower(c)
		return c < w && (low == "when" || low == "once" || low == "as" && t.followedBy(c, "soon"))
	})
}

// foretold reports whether the clause at w tells in the present of what comes later: before he is replaced.
func (t *tree) foretold(w int) bool {
	if t.words[w].Rel != "advcl" || !t.marked(w, "before", "until") && !(t.dated(w) && t.timed(w)) {
		return false
	}
	for _, c := range append([]int{w}, t.children[w]...) {
		if x := t.words[c].XPOS; (c == w || strings.HasPrefix(t.words[c].Rel, "aux") || t.words[c].Rel == "cop") && (x == "VBZ" || x == "VBP") {
			return true
		}
	}
	return false
}

// dated reports whether the clause of w tells when it will be: when they meet this week.
func (t *tree) dated(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool {
		low := t.lower(c)
		if !strings.HasPrefix(t.words[c].Rel, "obl") || c < w {
			return false
		}
		if low == "week" || low == "month" {
			return c > 0 && (t.lower(c-1) == "this" || t.lower(c-1) == "next")
		}
		return low == "tomorrow" || days[low] && low != "yesterday" && low != "today"
	})
}

// bidden returns the "be" of what somebody is to do, or -1: the two are to meet.
func (t *tree) bidden(w int) int {
	if !t.verbal(w) || t.words[w].XPOS != "VB" && !t.progressive(w) || !t.marked(w, "to") {
		return -1
	}
	for _, c := range t.children[w] {
		if word := &t.words[c]; word.Lemma == "be" && tensed[word.XPOS] && (word.Rel == "aux" || word.Rel == "cop") {
			return c
		}
	}
	return -1
}

// progressive reports whether the verb at w is an infinitive of what goes on: is said to be striking.
func (t *tree) progressive(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "aux" && t.words[c].XPOS == "VB" })
}

// having reports whether the verb at w is a gerund of what came before: denied having struck.
func (t *tree) having(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "aux" && t.words[c].XPOS == "VBG" })
}

// stated reports whether the verb at w says what is or was, where a wish would have its base form: insists it never left.
func (t *tree) stated(w int) bool {
	if x := t.words[w].XPOS; x == "VBD" || x == "VBZ" {
		return true
	}
	return slices.ContainsFunc(t.children[w], func(c int) bool {
		x := t.words[c].XPOS
		return (strings.HasPrefix(t.words[c].Rel, "aux") || t.words[c].Rel == "cop") && (x == "VBD" || x == "VBZ" || x == "VBP")
	})
}

// favored reports whether the noun at w tells whose act somebody is for or against: is against Turkey striking.
func (t *tree) favored(w int) bool {
	c := t.caseOf(w)
	return (c == "against" || c == "for") && t.child(w, "cop") >= 0
}

// bare reports whether the verb at w stands below another without "to": demanded he resign, let him go.
func (t *tree) bare(w int) bool {
	return t.words[w].Rel == "xcomp" && t.words[w].XPOS == "VB" && !t.marked(w, "to")
}

// subjunctive reports whether the clause of w tells, by the bare form of its verb, what somebody wants to be so:
// asked that Iran leave, that he be freed. A verb of saying takes none, nor one with a bare infinitive.
func (t *tree) subjunctive(w int) bool {
	h, s := t.words[w].Head, t.child(w, "nsubj", "nsubj:pass")
	if h < 0 || unwishing[t.words[h].Lemma] || s < 0 {
		return false
	}
	one := (t.words[s].XPOS == "NN" || t.words[s].XPOS == "NNP") && t.child(s, "conj") < 0
	base := t.words[w].XPOS == "VB" || t.words[w].XPOS == "VBP" && one && t.words[w].Rel != "xcomp" // Iran leave: the tagger sees no difference
	for _, c := range t.children[w] {
		if word := &t.words[c]; strings.HasPrefix(word.Rel, "aux") || word.Rel == "cop" || word.XPOS == "TO" {
			if word.XPOS != "VB" || strings.ToLower(word.Form) != "be" {
				return false
			}
			base = true
		}
	}
	return base
}

// unwishing are verbs whose clause in the base form is none of a wish: of saying and knowing, where the tagger has
// taken a present for it, and those with a bare infinitive.
var unwishing = words("say believe think know report claim note show mean find add tell ensure let make help have see watch hear feel")

// perfect reports whether the verb at w has a "have" beside it.
func (t *tree) perfect(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "aux" && t.words[c].Lemma == "have" })
}

// denies reports whether w is the subject or object of a verb, which reads its "no" itself.
func (t *tree) denies(w int) bool {
	h := t.words[w].Head
	rel := t.words[w].Rel
	return t.verbal(h) && (rel == "nsubj" || rel == "obj" || rel == "nsubj:pass")
}

// backshifted reports whether "would" at w is the "will" of somebody's past words, and no condition.
func (t *tree) backshifted(w int) bool {
	for i := range t.words[:w] { // wherever the parser hangs the condition
		if t.words[i].Rel == "mark" && (t.words[i].Lemma == "if" || t.words[i].Lemma == "unless") {
			return false
		}
	}
	for _, c := range t.children[w] {
		if t.words[c].Rel == "advcl" && (t.marked(c, "if", "unless") || t.inverted(c)) {
			return false
		}
	}
	for n := 0; n < 4; n++ {
		h := t.words[w].Head
		if h < 0 {
			break
		}
		rel := t.words[w].Rel
		if (rel == "ccomp" || rel == "parataxis" || rel == "xcomp") && (t.words[h].XPOS == "VBD" || t.words[h].XPOS == "VBN") {
			return true
		}
		if rel != "conj" && rel != "ccomp" {
			break
		}
		w = h
	}
	return slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "parataxis" && t.words[c].XPOS == "VBD" })
}

func (t *tree) followedBy(w int, next ...string) bool {
	if w+1 >= len(t.words) {
		return false
	}
	for _, n := range next {
		if strings.EqualFold(t.words[w+1].Form, n) {
			return true
		}
	}
	return false
}

// belied reports whether the word at h is denied, or its subject is nobody: is not true, nobody believes, no evidence.
func (t *tree) belied(h int) bool {
	if u := t.words[h].Head; t.words[h].Rel == "nmod" && t.caseOf(h) == "of" && u >= 0 && scraps[t.words[u].Lemma] { // no shred of evidence
		h = u
	}
	return slices.ContainsFunc(t.children[h], func(c int) bool {
		switch low := t.lower(c); t.words[c].Rel {
		case "advmod":
			return low == "not" || low == "n't" || low == "n’t" || low == "never" || low == "hardly"
		case "det", "amod":
			return low == "no" || low == "little" || low == "scant"
		case "nsubj":
			d := t.child(c, "det")
			return low == "nobody" || low == "nothing" || low == "none" || low == "few" || d >= 0 && t.lower(d) == "no"
		}
		return false
	})
}

var scraps = words("shred scrap hint trace piece bit iota sign")
