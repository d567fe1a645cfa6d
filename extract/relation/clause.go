package relation

import (
	"iter"
	"slices"
	"strings"
)

// be reports whether w follows a form of "be" that belongs to it: is opposed, is responsible.
func (t *tree) be(w int) bool {
	for _, c := range t.children[w] {
		if rel := t.words[c].Rel; (rel == "cop" || rel == "aux:pass") && t.words[c].Lemma == "be" {
			return true
		}
	}
	return t.stays(w)
}

// stays reports whether w is what somebody remains or becomes: remained opposed, became an ally.
func (t *tree) stays(w int) bool {
	h := t.words[w].Head
	return h >= 0 && h < w && (t.words[w].Rel == "xcomp" || t.words[w].Rel == "obj") && (t.words[h].Lemma == "remain" || t.words[h].Lemma == "become") && !t.marked(w, "to")
}

// infinitive returns the infinitive clause that v governs, or -1.
func (t *tree) infinitive(v int) int {
	for _, c := range t.children[v] {
		switch t.words[c].Rel {
		case "xcomp", "advcl", "ccomp":
			if c > v && t.marked(c, "to") {
				return c
			}
		case "obj": // blocked a road to press demands: on the road, says the parser
			if a := t.child(c, "acl"); a > c && t.marked(a, "to") {
				return a
			} else if a > c { // closed a bridge leading downtown to voice anger
				if b := t.child(a, "advcl"); b > a && t.marked(b, "to") {
					return b
				}
			}
		}
	}
	return -1
}

// voicing returns the participle that tells what whoever does v calls for, or -1: marched, demanding that Haddad go.
func (t *tree) voicing(v int) int {
	for _, c := range t.children[v] {
		if w := &t.words[c]; c > v && w.Rel == "advcl" && w.XPOS == "VBG" && voices[w.Lemma] {
			return c
		}
	}
	return -1
}

var voices = words("demand call denounce condemn protest oppose accuse urge chant shout seek blame criticize criticise decry reject")

// receiver returns to whom something is given at v, or -1: gave Oman aid. The parser may take the name for a part of
// the gift.
func (t *tree) receiver(v int) int {
	if i := t.child(v, "iobj"); i >= 0 {
		return i
	}
	o := t.child(v, "obj")
	if o < 0 || !gives[t.words[v].Lemma] || t.words[o].UPOS != "NOUN" || t.beside(v, "to") {
		return -1
	}
	for _, c := range t.children[o] {
		if _, named := t.at[c]; named && t.words[c].Rel == "compound" && t.words[c].UPOS == "PROPN" && (t.first(c) == v+1 || t.first(c) == v+2 && t.words[v+1].UPOS == "DET") {
			return c
		}
	}
	return -1
}

var gives = words("give grant lend award promise deny pay owe")

// helped returns who does what v helps to do, helped Haddad hold the port, or -1.
func (t *tree) helped(v int) int {
	for _, c := range t.children[v] {
		if rel := t.words[c].Rel; (rel == "ccomp" || rel == "xcomp") && t.words[c].XPOS == "VB" && t.child(c, "aux") < 0 {
			return t.child(c, "nsubj")
		}
	}
	return -1
}

// compared reports whether the clause of v is only a measure for another: more than Israel is willing to give.
func (t *tree) compared(v int) bool {
	for n := 0; v >= 0 && n < 4; v, n = t.words[v].Head, n+1 {
		if t.marked(v, "than") && t.words[v].UPOS != "NOUN" && t.words[v].UPOS != "PROPN" {
			return true
		}
	}
	return false
}

// under reports whether w is c or hangs below it.
func (t *tree) under(w, c int) bool {
	for n := 0; w >= 0 && n < len(t.words); w, n = t.words[w].Head, n+1 {
		if w == c {
			return true
		}
	}
	return false
}

// beside reports whether an oblique of v has the preposition.
func (t *tree) beside(v int, preposition string) bool {
	return slices.ContainsFunc(t.children[v], func(c int) bool { return t.words[c].Rel == "obl" && t.caseOf(c) == preposition })
}

// bound reports whether the clause at c says what must be: must leave, should leave, has to leave.
func (t *tree) bound(c int) bool {
	if t.perfect(c) { // should have left
		return false
	}
	if s := t.child(c, "nsubj", "nsubj:pass"); s >= 0 && t.followedBy(t.first(s)-1, "only") { // only Syria's troops should
		return false
	}
	for _, a := range t.children[c] {
		if w := &t.words[a]; w.Rel == "aux" && (w.Lemma == "must" || w.Lemma == "should" || w.Lemma == "ought") {
			return true
		}
	}
	if w := &t.words[c]; w.Rel == "ccomp" && w.XPOS == "VB" && !unmarked[w.Lemma] && t.child(c, "aux") < 0 && !t.marked(c, "to") { // insisted that Iran withdraw
		return true
	}
	lemma := t.words[c].Lemma
	return (lemma == "have" || lemma == "need") && t.child(c, "obj") < 0 && t.infinitive(c) >= 0 && !t.negated(c)
}

// unmarked are verbs whose past has no form of its own.
var unmarked = words("put set cut hit let shut hurt cost cast bet quit read split spread")

// free reports whether the clause at c says what may be: ruled that they may leave.
func (t *tree) free(c int) bool {
	return slices.ContainsFunc(t.children[c], func(a int) bool {
		w := &t.words[a]
		return w.Rel == "aux" && (w.Lemma == "may" || w.Lemma == "might" || w.Lemma == "can" || w.Lemma == "could")
	})
}

// expected returns who is to do something before v is done, or -1: won't lift the ban until Iran complies.
func (t *tree) expected(v int) int {
	for _, c := range t.children[v] {
		if t.words[c].Rel == "advcl" && t.marked(c, "until", "unless", "before") {
			return t.subject(c, 0)
		}
	}
	return -1
}

// negated reports whether the clause at c is denied, or says only what may be.
func (t *tree) negated(c int) bool {
	return slices.ContainsFunc(t.children[c], func(a int) bool {
		switch w := &t.words[a]; w.Rel {
		case "advmod":
			return w.Lemma == "not" || w.Lemma == "n't" || w.Lemma == "never" || w.Lemma == "no"
		case "aux":
			return w.Lemma != "be" && w.Lemma != "have"
		}
		return false
	})
}

// wanted returns who is to do what the clause under the noun at n says that the mark opens, or -1: its demand that
// Iran leave, its call for Iran to leave; with must only where it says that he must: its remarks that Iran must leave.
func (t *tree) wanted(n int, mark string, must bool) int {
	for _, c := range t.children[n] {
		if t.introduced(c, mark) && (!must || t.bound(c)) && (mark == "that" || t.marked(c, "to")) {
			if s := t.child(c, "nsubj"); s >= 0 { // what is to be done to somebody isn't asked of him
				return s
			}
		}
	}
	return -1
}

// needed returns who is to do something by a noun that a "for" follows, or -1: the need for Iran to leave. The parser
// hangs what is to be done on the noun, or on the verb before it.
func (t *tree) needed(n int) int {
	for _, of := range []int{n, t.words[n].Head} {
		if of < 0 {
			continue
		}
		for _, v := range t.children[of] {
			if c := t.forWhom(n, v); c >= 0 && !t.passive(v) {
				return c
			}
		}
	}
	return -1
}

// forWhom returns who is to do the infinitive at v by a "for" after the noun at n, or -1.
func (t *tree) forWhom(n, v int) int {
	if v < n || !t.marked(v, "to") {
		return -1
	}
	opened := t.introduced(v, "for")
	if s := t.child(v, "nsubj"); s > n && opened {
		return s
	}
	for _, c := range t.children[n] {
		if n < c && c < v && t.words[c].Rel == "nmod" && (opened || t.caseOf(c) == "for") {
			return c
		}
	}
	return -1
}

// first returns the first word of what hangs on w.
func (t *tree) first(w int) int {
	for _, c := range t.children[w] {
		if c < w {
			return t.first(c)
		}
	}
	return w
}

// term is the noun at w by its lemma, with what a hyphen joins to it: cease-fire.
func (t *tree) term(w int) string {
	lemma := t.words[w].Lemma
	if w >= 2 && t.words[w-1].Form == "-" && t.words[w-2].End == t.words[w-1].Start {
		return strings.ToLower(t.words[w-2].Form) + "-" + lemma
	}
	return lemma
}

// listed reports whether the noun at w, or one coordinated with it, is one of those listed. Of "some of
// its troops" and "a wave of attacks" it is the second noun that counts.
func (t *tree) listed(w int, nouns []string) bool {
	if len(nouns) == 1 && nouns[0] == "*" {
		return true
	}
	if sense := t.sense(w); sense != t.words[w].Lemma {
		return slices.Contains(nouns, sense)
	}
	if slices.Contains(nouns, t.words[w].Lemma) || slices.Contains(nouns, t.term(w)) || slices.Contains(nouns, strings.ToLower(t.words[w].Form)) {
		return true
	}
	for _, c := range t.children[w] {
		switch rel := t.words[c].Rel; {
		case rel == "conj" && slices.Contains(nouns, t.words[c].Lemma):
			return true
		case rel == "nmod" && measures[t.words[w].Lemma] && t.caseOf(c) == "of" && t.listed(c, nouns):
			return true
		}
	}
	return false
}

// sense returns the lemma of the noun at w, or of what it means where it has several senses: a hunger strike is a
// walkout, air strikes are none, and a storm warning threatens nobody. A single strike that is begun or kept up is one of
// workers.
func (t *tree) sense(w int) string {
	word := &t.words[w]
	if word.Lemma == "game" && slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Lemma == "war" }) {
		return "wargame"
	}
	if word.Lemma == "attack" || word.Lemma == "assault" {
		for _, c := range t.children[w] {
			if t.words[c].Rel == "amod" && spoken[t.words[c].Lemma] {
				return "criticism"
			}
		}
	}
	if word.UPOS != "NOUN" || word.Lemma != "strike" && word.Lemma != "warning" {
		return word.Lemma
	}
	if word.Lemma == "warning" {
		if slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "compound" && natural[t.words[c].Lemma] }) {
			return "forecast"
		}
		return word.Lemma
	}
	for _, c := range t.children[w] {
		switch rel := t.words[c].Rel; {
		case rel == "nmod" && !t.linked(c, []string{"by", "of"}), rel != "nmod" && rel != "nmod:poss" && rel != "amod" && rel != "compound":
		case labour[t.words[c].Lemma]:
			return "walkout"
		case bombing[t.words[c].Lemma]:
			return "airstrike"
		}
	}
	if h := word.Head; t.verbal(h) && word.XPOS == "NN" && (word.Rel == "obj" || word.Rel == "obl") && held[t.words[h].Lemma] {
		return "walkout"
	}
	return word.Lemma
}

var (
	spoken  = words("verbal scathing blistering stinging withering searing vitriolic personal rhetorical")
	labour  = words("hunger general labour labor national nationwide industrial indefinite wildcat solidarity rail transport sit-down one-day two-day three-day day hour week worker miner teacher student docker dockworker driver pilot nurse doctor employee union farmer staff crew trucker lawyer prisoner inmate police")
	bombing = words("air drone missile military rocket retaliatory preemptive pre-emptive nuclear precision deadly surgical artillery aerial")
	natural = words("hurricane storm tsunami typhoon cyclone tornado flood weather travel heat snow wind avalanche rain fire health earthquake thunderstorm landslide")
	held    = words("stage begin start call join hold end organize organise observe continue go")
)

// measured returns the noun that is measured at w, or w: troops in "some of its troops".
func (t *tree) measured(w int) int {
	if measures[t.words[w].Lemma] {
		for _, c := range t.children[w] {
			if t.words[c].Rel == "nmod" && t.caseOf(c) == "of" {
				return c
			}
		}
	}
	return w
}

// measures are nouns that only tell how many or how much.
var measures = words("some most all part many several set number dozen score hundred thousand million billion group series batch wave round string spate " +
	"day week month hour majority half third quarter lot team contingent bulk remainder rest pair couple ton tonne shipment consignment load package barrage convoy percent % $ € £ dollar euro kg kilogram litre liter gallon barrel kind sort form")

// particle returns the verb's particle of those listed, or the noun that the parser gave it to as a
// preposition, or -1.
func (t *tree) particle(v int, particles []string) int {
	for _, c := range t.children[v] {
		switch t.words[c].Rel {
		case "compound:prt", "advmod":
			if c > v && slices.Contains(particles, t.words[c].Lemma) {
				return c
			}
		case "obl":
			if first, _, _ := strings.Cut(t.caseOf(c), " "); c > v && slices.Contains(particles, first) {
				return c
			}
		}
	}
	return -1
}

// patient is what is acted on in the passive, or -1.
func (t *tree) patient(v int) int {
	if s := t.child(v, "nsubj:pass"); s >= 0 {
		return s
	}
	if t.words[v].Rel == "acl" {
		return t.words[v].Head
	}
	return t.doer(v, 0)
}

// forTo returns who is to act in the clause under v that "for" opens, called for Turkey to leave, or -1.
// The parser hangs him on the clause, or beside it.
func (t *tree) forTo(v int) int {
	for _, c := range t.children[v] {
		if t.words[c].UPOS != "VERB" || !t.marked(c, "for") || !t.marked(c, "to") || t.passive(c) {
			continue
		}
		if s := t.child(c, "nsubj"); s >= 0 {
			return s
		}
		for _, o := range t.children[v] {
			if o < c && t.words[o].Rel == "obl" && t.caseOf(o) == "" {
				return o
			}
		}
	}
	return -1
}

// below yields the nouns with a preposition in what hangs on v, the nearest first, outside of clauses that have a
// subject of their own, and of what only tells when or why.
func (t *tree) below(v, depth int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for level := []int{v}; depth > 0 && len(level) > 0; depth-- {
			var next []int
			for _, w := range level {
				for _, c := range t.children[w] {
					switch rel, _, _ := strings.Cut(t.words[c].Rel, ":"); {
					case rel == "obl" || rel == "nmod":
						if t.words[c].UPOS != "VERB" && !yield(c) {
							return
						}
						if t.linked(c, passable) {
							next = append(next, c)
						}
					case rel == "obj", rel == "conj" && w != v && t.words[c].UPOS != "VERB", t.words[c].Rel == "acl" && t.child(c, "nsubj", "nsubj:pass") < 0:
						next = append(next, c)
					}
				}
			}
			level = next
		}
	}
}

// passable are the prepositions of what still belongs to what is told before it; "after the vote" doesn't.
var passable = []string{"of", "for", "to", "in", "on", "against", "with", "about", "into", "from", "between", "worth", "towards", "toward"}
