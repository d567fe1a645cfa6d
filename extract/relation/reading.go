package relation

import (
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/ontology"
)

// reading is how an act stands: so or not, real or not, and on whose word.
type reading struct {
	polarity graph.Polarity
	modality graph.Modality
	speaker  int // entity, or -1 for the article itself
}

var fact = reading{graph.Asserted, graph.Actual, -1}

// take adds what a governing word says. A denial of a denial asserts; of two modalities the inner
// stays, as a plan that may be offered is a plan.
func (r *reading) take(e english.Reading) {
	if e.Polarity == graph.Denied {
		r.negate()
	}
	if e.Modality != "" && r.modality == graph.Actual {
		r.modality = e.Modality
	}
}

func (r *reading) negate() {
	if r.polarity == graph.Denied {
		r.polarity = graph.Asserted
	} else {
		r.polarity = graph.Denied
	}
}

// real are verbs whose infinitive or gerund happens as they say.
var real = words("begin start continue manage keep proceed help go come resume finish dare happen move rush force")

// hearsay are nouns whose clause nobody vouches for: on the reports that Russia asked Iran to leave.
var hearsay = words("report rumour rumor allegation speculation suggestion claim suspicion fear possibility idea notion charge accusation assertion")

var whether = english.Reading{Kind: "to", Modality: graph.Possible}

// read walks from a verb or noun up to the words that govern it.
func (g *drawing) read(t *tree, v int) reading {
	r := fact
	inner := v // the last verb on the way up
	for w, steps := v, 0; w >= 0 && steps < 12; w, steps = t.words[w].Head, steps+1 {
		word := &t.words[w]
		clause := word.UPOS == "VERB" || word.UPOS == "AUX" || t.child(w, "cop") >= 0
		if steps == 0 || clause && g.governs(t, inner, w) {
			g.local(t, w, &r)
		}
		if clause {
			inner = w
		}
		if r.speaker < 0 {
			r.speaker = g.quoted(t, w)
		}
		h := word.Head
		if h < 0 {
			break
		}
		g.govern(t, w, h, &r)
	}
	if r.speaker < 0 {
		r.speaker = g.quotes.at(v)
	}
	if t.question && r.modality == graph.Actual {
		r.modality = graph.Possible
	}
	return r
}

// governs reports whether the auxiliaries of verb u also hold for v below it.
func (g *drawing) governs(t *tree, v, u int) bool {
	switch t.words[v].Rel {
	case "xcomp":
		return true
	case "conj":
		return t.child(v, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0
	case "advcl":
		return t.words[v].XPOS == "VBG" || t.marked(v, "to")
	case "obj", "nsubj:pass", "obl", "nmod": // a noun in the clause
		return t.words[v].UPOS == "NOUN"
	}
	return false
}

// local reads a word's own auxiliaries, adverbs and marks.
func (g *drawing) local(t *tree, w int, r *reading) {
	noun := t.words[w].UPOS == "NOUN"
	for _, c := range t.children[w] {
		form := strings.ToLower(strings.ReplaceAll(t.words[c].Form, "’", "'"))
		switch t.words[c].Rel {
		case "aux", "aux:pass":
			if e, ok := g.English.Reading(form, "modal"); ok {
				r.take(e)
			}
		case "advmod", "cc", "cc:preconj":
			if e, ok := g.English.Reading(form, "adverb"); ok && form != "nor" || ok && t.words[c].Rel != "cc" {
				if form == "not" && t.followedBy(c, "only", "just", "because") {
					continue
				}
				r.take(e)
			}
		case "mark", "case":
			if e, ok := g.English.Reading(form, "clause"); ok && !noun {
				r.take(e)
			} else if form == "without" {
				r.negate()
			}
		case "nsubj", "obj", "nsubj:pass":
			if d := t.child(c, "det"); d >= 0 && strings.EqualFold(t.words[d].Form, "no") || t.words[c].Lemma == "nobody" || strings.EqualFold(t.words[c].Form, "none") {
				r.negate()
			}
		case "det":
			if noun && form == "no" {
				r.negate()
			}
		}
	}
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

// govern reads what the head h says of w.
func (g *drawing) govern(t *tree, w, h int, r *reading) {
	word, head := &t.words[w], &t.words[h]
	lemma := head.Lemma
	if p := t.child(h, "compound:prt"); p >= 0 {
		if e, ok := g.English.Reading(lemma+" "+t.words[p].Lemma, "ing"); ok {
			r.take(e)
			return
		}
	}
	switch word.Rel {
	case "xcomp", "advcl", "acl", "ccomp", "csubj", "obl", "obj":
	case "acl:relcl": // "the charge that Iran arms rebels" has the look of "the charge that Iran denied"
		if hearsay[lemma] && t.introduced(w, "that") {
			r.take(whether)
		}
		return
	default:
		return
	}
	infinitive, gerund := t.marked(w, "to"), word.XPOS == "VBG"
	switch {
	case word.Rel == "obj" || word.Rel == "obl":
		if word.UPOS != "NOUN" || !g.anchors(word.Lemma) && !hearsay[word.Lemma] {
			return
		}
		if e, ok := g.English.Reading(lemma, "ing"); ok { // denied an attack
			r.take(e)
		} else if e, ok := g.English.Reading(lemma, "to"); ok && lemma != "say" && lemma != "report" { // vowed an attack
			r.take(e)
		} else if e, ok := g.English.Reading(lemma, "other"); ok && (word.Rel == "obj" || t.linked(w, []string{"for"})) { // called for an attack
			r.take(e)
		}
	case infinitive:
		object := t.child(h, "obj", "iobj") >= 0 || lemma == "call" && t.child(h, "obl") >= 0
		if e, ok := g.English.Reading(lemma, "other"); ok && (object || t.passive(h)) {
			r.take(e)
		} else if e, ok := g.English.Reading(lemma, "to"); ok {
			r.take(e)
		} else if e, ok := g.English.Reading(strings.ToLower(head.Form), "to"); ok { // is prepared to
			r.take(e)
		} else if word.Rel == "acl" || word.Rel == "advcl" {
			r.take(english.Reading{Modality: graph.Planned}) // in order to, a plan to
		} else if !real[lemma] {
			r.take(whether)
		}
	case word.Rel == "acl" && t.marked(w, "that"):
		if hearsay[lemma] {
			r.take(whether)
		}
	case gerund && word.Rel != "acl":
		if e, ok := g.English.Reading(lemma, "ing"); ok && word.Rel != "obj" {
			r.take(e)
		}
		if accusing[lemma] && r.speaker < 0 {
			r.speaker = g.who(t, t.subject(h, 0))
		}
	case word.Rel == "ccomp":
		if e, ok := g.English.Reading(lemma, "that"); ok {
			r.take(e)
		}
		if t.marked(w, "if", "whether") {
			r.modality = graph.Possible
		}
	}
}

// anchors reports whether a noun names an act.
func (g *drawing) anchors(lemma string) bool { return len(g.English.Nouns[lemma]) > 0 }

// quoted returns the entity whose words the clause of w are, by a verb of speech beside it.
func (g *drawing) quoted(t *tree, w int) int {
	word := &t.words[w]
	if word.Rel == "ccomp" || word.Rel == "parataxis" && word.Head >= 0 {
		if h := word.Head; g.English.Speech[t.words[h].Lemma] || g.deniesThat(t.words[h].Lemma) {
			if who := g.who(t, t.subject(h, 0)); who >= 0 {
				return who
			}
		}
	}
	for _, c := range t.children[w] {
		switch rel := t.words[c].Rel; {
		case rel == "parataxis" && g.English.Speech[t.words[c].Lemma]:
			if who := g.who(t, t.subject(c, 0)); who >= 0 {
				return who
			}
		case rel == "obl" && strings.HasPrefix(t.caseOf(c), "according"):
			if who := g.who(t, c); who >= 0 {
				return who
			}
		}
	}
	return -1
}

// speaks returns who speaks in the sentence: the subject of its first verb of speech.
func (g *drawing) speaks(t *tree) int {
	for v := range t.words {
		if t.verbal(v) && g.English.Speech[t.words[v].Lemma] && t.words[v].Rel != "acl:relcl" {
			if who := g.who(t, t.subject(v, 0)); who >= 0 {
				return who
			}
		}
	}
	return -1
}

func (g *drawing) deniesThat(lemma string) bool {
	_, ok := g.English.Reading(lemma, "that")
	return ok
}

// who returns the entity that speaks as word w, or -1: a U.N. panel speaks for the U.N.
func (g *drawing) who(t *tree, w int) int {
	if w < 0 {
		return -1
	}
	if e, ok := g.one(t, w); ok {
		return e.mention.Entity
	}
	if of := g.holders(t, w); len(of) > 0 {
		return of[0].mention.Entity
	}
	return -1
}

// plover codes the whole construction as PLOVER's manual does: an act that is planned or offered is
// AGREE if friendly, THREATEN if hostile; one that is asked for is REQUEST; one that is refused is
// REJECT. What merely may be keeps its own type, and the modality beside it.
func plover(r ontology.Relation, d reading) string {
	if r.Plover == "" {
		return ""
	}
	hostile := r.Sign() < 0
	switch {
	case d.modality == graph.Demanded:
		return "REQUEST"
	case d.modality == graph.Threatened || d.modality == graph.Planned && hostile && d.polarity == graph.Asserted:
		return "THREATEN"
	case d.polarity == graph.Denied && !hostile:
		return "REJECT"
	case (d.modality == graph.Planned || d.modality == graph.Offered) && d.polarity == graph.Asserted:
		return "AGREE"
	}
	return r.Plover
}
