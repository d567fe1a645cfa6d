package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// reading is how an act stands: so or not, real or not, and on whose word.
type reading struct {
	polarity graph.Polarity
	modality graph.Modality
	speaker  int     // entity, or -1 for the article itself
	ended    bool    // what was so is so no longer: halted its aid
	aim      aim     // whether it is what something else is done for
	promised bool    // it will be, on a condition: will leave if they ask
	soft     bool    // the modality only tells that it lies ahead, and gives way: may come to help
	voice    int     // the word by which the speaker was found, or -1
	causes   []cause // what made it so, only where somebody asks
}

// A cause is a word that says how an act stands, and what it says.
type cause struct {
	word int
	says string
}

var fact = reading{polarity: graph.Asserted, modality: graph.Actual, speaker: -1, voice: -1}

// granted is the reading of what the words take for granted, whatever they say of the rest: on the same word, it is so.
func (r reading) granted() reading {
	return reading{polarity: fact.polarity, modality: fact.modality, speaker: r.speaker, voice: r.voice}
}

// take adds what the governing word w says. A denial of a denial asserts; of two modalities the inner
// stays, as a plan that may be offered is a plan, unless it only tells that the act lies ahead.
func (g *drawing) take(r *reading, e english.Reading, w int) {
	before := *r
	if e.Polarity == graph.Denied {
		r.negate()
	}
	if e.Modality != "" {
		if r.modality == graph.Actual || r.soft {
			r.modality, r.soft = e.Modality, e == purpose || e.Kind == "modal" && e.Modality == graph.Planned
		}
		r.aim = none
	}
	r.ended = r.ended || e.Ended
	if g.asked == nil {
		return
	}
	for _, c := range []struct {
		new  bool
		says string
	}{{before.polarity != r.polarity, string(r.polarity)}, {before.modality != r.modality, string(r.modality)}, {before.ended != r.ended, "ended"}} {
		if c.new {
			r.causes = append(r.causes, cause{w, c.says})
		}
	}
}

func (r *reading) negate() {
	if r.polarity == graph.Denied {
		r.polarity = graph.Asserted
	} else {
		r.polarity = graph.Denied
	}
}

var no = english.Reading{Polarity: graph.Denied}

// utterances are nouns whose clause is somebody's words: Putin's remarks that troops must leave.
var utterances = words("remark statement comment insistence declaration assurance announcement")

// hearsay are nouns whose clause nobody vouches for: on the reports that Russia asked Iran to leave.
var hearsay = words("report rumour rumor allegation speculation suggestion claim suspicion fear possibility idea notion charge accusation assertion")

var (
	whether   = english.Reading{Kind: "to", Modality: graph.Possible}
	condition = english.Reading{Kind: "clause", Modality: graph.Conditional}
	purpose   = english.Reading{Kind: "for", Modality: graph.Planned}
	wish      = english.Reading{Kind: "that", Modality: graph.Demanded}
)

// read walks from a verb or noun up to the words that govern it.
func (g *drawing) read(t *tree, v int) reading {
	r := fact
	inner := v    // the last verb on the way up
	reach := true // whether what comes on the way still says how v stands
	for w, steps := v, 0; w >= 0 && steps < 12; w, steps = t.words[w].Head, steps+1 {
		word := &t.words[w]
		clause := word.UPOS == "VERB" || word.UPOS == "AUX" || t.child(w, "cop") >= 0
		if steps == 0 || clause && reach && g.governs(t, inner, w) {
			g.local(t, w, &r)
		}
		if clause {
			inner = w
		}
		if r.speaker < 0 {
			r.speaker, r.voice = g.quoted(t, w)
		}
		h := word.Head
		if h < 0 {
			break
		}
		if reach {
			if clause && t.marked(w, "to") && slices.ContainsFunc(t.children[h], func(c int) bool { return t.words[c].Rel == "advmod" && t.lower(c) == "too" }) {
				g.take(&r, no, h) // too weak to strike
			}
			if word.Rel == "conj" && t.child(w, "nsubj", "nsubj:pass") < 0 { // unless he came and helped
				g.opened(t, h, &r)
			}
			g.govern(t, w, h, &r)
			reach = g.reaches(t, w, h)
		}
	}
	if r.speaker < 0 {
		if r.speaker = g.quotes.at(v); r.speaker < 0 {
			r.speaker, r.voice = g.heralded(t, v)
		}
		if q := &g.quotes; r.speaker < 0 && !q.quoting(v) {
			r.speaker = q.voice[q.now]
		}
	}
	if t.question && reach && (r.modality == graph.Actual || r.aim != none) {
		r.modality, r.aim = graph.Possible, none
	}
	return r
}

// governs reports whether the auxiliaries of verb u also hold for v below it.
func (g *drawing) governs(t *tree, v, u int) bool {
	switch t.words[v].Rel {
	case "xcomp":
		return true
	case "csubj", "ccomp": // it would be wrong to strike
		return t.marked(v, "to")
	case "conj": // would not seek to, but urged: "would" isn't of "urged"
		return t.words[v].XPOS != "VBD" && t.words[v].XPOS != "VBZ" && t.child(v, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0
	case "advcl":
		return t.words[v].XPOS == "VBG" && (t.child(v, "mark", "case") < 0 || t.marked(v, "on", "at", "in", "about", "of", "from", "by", "instead", "before") || avowing[t.words[u].Lemma]) || t.marked(v, "to") // "without striking" stands by itself
	case "obj", "nsubj", "nsubj:pass", "obl", "nmod": // a noun in the clause
		return t.words[v].UPOS == "NOUN"
	}
	return false
}

// local reads a word's own auxiliaries, adverbs and marks.
func (g *drawing) local(t *tree, w int, r *reading) {
	noun := t.words[w].UPOS == "NOUN"
	if t.inverted(w) {
		g.take(r, condition, w)
	}
	if t.awaited(w) {
		g.take(r, condition, w)
	}
	if t.foretold(w) {
		g.take(r, purpose, w)
	}
	if c := t.bidden(w); c >= 0 {
		g.take(r, purpose, c)
	}
	for _, c := range t.children[w] {
		form := strings.ToLower(strings.ReplaceAll(t.words[c].Form, "’", "'"))
		switch t.words[c].Rel {
		case "aux", "aux:pass":
			if e, ok := g.English.Reading(form, "modal"); ok {
				if (form == "would" || form == "'d") && !g.quotes.quoting(w) && t.backshifted(w) {
					e.Modality = graph.Planned // said that it would leave
				} else if e.Modality == graph.Demanded && t.perfect(w) {
					e.Modality = graph.Conditional // should have left
				}
				g.take(r, e, c)
				if i := t.child(w, "advcl"); e.Modality == graph.Planned && i > w && t.marked(i, "if", "unless", "provided") { // will leave if they ask
					g.take(r, condition, i)
					r.promised = true
				}
			}
		case "advmod", "cc", "cc:preconj":
			if form == "longer" && c > 0 && t.lower(c-1) == "no" { // no longer helps
				g.take(r, no, c)
			}
			if e, ok := g.English.Reading(form, "adverb"); ok && form != "nor" || ok && t.words[c].Rel != "cc" {
				if form == "not" && t.followedBy(c, "only", "just", "because") {
					continue
				}
				g.take(r, e, c)
			}
		case "mark", "case":
			if t.followedBy(c, "case") { // in case
				form += " case"
			}
			if e, ok := g.English.Reading(form, "clause"); ok && !noun {
				g.take(r, e, c)
			} else if form == "without" || (form == "instead" || form == "rather") && !noun {
				g.take(r, no, c)
			}
		case "nsubj", "obj", "nsubj:pass":
			if d := t.child(c, "det"); d >= 0 && strings.EqualFold(t.words[d].Form, "no") || t.words[c].Lemma == "nobody" || strings.EqualFold(t.words[c].Form, "none") {
				g.take(r, no, c)
			} else if n := t.child(c, "cc:preconj", "advmod", "det"); n >= 0 && strings.EqualFold(t.words[n].Form, "neither") { // neither the speaker nor his deputy
				g.take(r, no, n)
			}
		case "amod": // its planned withdrawal
			if e, ok := g.English.Reading(form, "adjective"); ok && noun {
				g.take(r, e, c)
			}
		case "det":
			if noun && form == "no" && !t.denies(w) { // no talks; but of "holds no talks" the verb has told already
				g.take(r, no, c)
			}
		}
	}
}

// opened reads the word that opens the clause of w: if, unless.
func (g *drawing) opened(t *tree, w int, r *reading) {
	for _, c := range t.children[w] {
		if e, ok := g.English.Reading(t.lower(c), "clause"); ok && t.words[c].Rel == "mark" {
			g.take(r, e, c)
		}
	}
}

// govern reads what the head h says of w.
func (g *drawing) govern(t *tree, w, h int, r *reading) {
	word, head := &t.words[w], &t.words[h]
	lemma := head.Lemma
	switch word.Rel {
	case "nmod": // a threat of attacks, an end to sanctions
		if head.UPOS == "NOUN" && t.linked(w, []string{"of", "to", "for", "on", "against"}) {
			if e, ok := g.English.Reading(lemma, "not"); ok && t.belied(h) {
				g.take(r, e, h)
			} else if e, ok := g.English.Reading(lemma, "of"); ok {
				g.take(r, e, h)
			}
		}
		return
	case "nsubj":
		g.predicated(t, w, h, r)
		return
	case "xcomp", "advcl", "acl", "ccomp", "csubj", "obl", "obj", "nsubj:pass":
	case "conj": // would stop looting and also killing them: on "stop", says the parser
		if word.XPOS == "VBG" && head.XPOS != "VBG" && !t.finite(w) {
			if e, ok := g.governing(t, h, "ing"); ok {
				g.take(r, e, h)
			}
		}
		return
	case "acl:relcl": // "the charge that Iran arms rebels" has the look of "the charge that Iran denied"
		if hearsay[lemma] && t.whole(w) {
			g.take(r, whether, h)
		}
		return
	default:
		return
	}
	if d := t.child(h, "det"); word.Rel == "acl" && d >= 0 && t.lower(d) == "no" && head.UPOS == "NOUN" && !t.marked(w, "that") { // no plans to strike
		g.take(r, no, d)
	}
	infinitive := t.marked(w, "to") && (word.XPOS != "VBG" || t.progressive(w))
	gerund := (word.XPOS == "VBG" || t.having(w)) && !infinitive && !t.finite(w)
	switch {
	case word.Rel == "obj" || word.Rel == "obl" || word.Rel == "nsubj:pass":
		if word.UPOS != "NOUN" && !hearsay[word.Lemma] || word.Rel == "obl" && !t.linked(w, depends) || t.manner(w) {
			return
		}
		if e, ok := g.carries(t, w, h); ok { // launched an attack, halted its aid
			g.take(r, e, h)
			return
		}
		if of, _ := g.English.Reading(word.Lemma, "of"); !g.anchors(word.Lemma) && !hearsay[word.Lemma] && !of.Ended { // called for an end to it
			return
		}
		if e, ok := g.English.Reading(lemma+" "+t.caseOf(w), "ing"); ok && word.Rel == "obl" { // warned of an attack
			g.take(r, e, h)
		} else if e, ok := g.governing(t, h, "ing"); ok { // denied an attack
			g.take(r, e, h)
		} else if e, ok := g.English.Reading(lemma, "to"); ok && lemma != "say" && lemma != "report" { // vowed an attack
			g.take(r, e, h)
		} else if e, ok := g.English.Reading(lemma, "other"); ok && (word.Rel == "obj" && lemma != "call" || t.linked(w, []string{"for"})) { // called for an attack
			g.take(r, e, h)
		}
	case infinitive:
		g.infinite(t, w, h, r)
	case (word.Rel == "acl" || word.Rel == "ccomp" && head.UPOS == "NOUN") && (t.marked(w, "that") || hearsay[lemma] && t.finite(w)):
		if e, ok := g.English.Reading(lemma, "not"); ok && t.belied(h) {
			g.take(r, e, h)
		} else if hearsay[lemma] {
			if !t.published(h) { // Omani media report that: a verb, though the tagger thinks otherwise
				g.take(r, whether, h)
			}
		} else if e, ok := g.English.Reading(lemma, "of"); ok { // a demand that Iran leave
			g.take(r, e, h)
		}
	case gerund && word.Rel == "acl": // accused militants of holding him: on the noun, says the parser
		if v := head.Head; t.verbal(v) && head.Rel == "obj" && accusing[t.words[v].Lemma] && t.marked(w, "of", "for", "with") && r.speaker < 0 {
			g.accused(t, v, r)
		} else if e, ok := g.English.Reading(lemma, "of"); ok && t.marked(w, "of", "for", "about", "against", "to") { // the possibility of striking
			g.take(r, e, h)
		} else if t.favored(h) { // is against Turkey striking
			if t.caseOf(h) == "against" {
				g.take(r, no, h)
			}
			g.take(r, wish, h)
		}
	case gerund:
		if e, ok := g.kept(t, w, h); ok {
			g.take(r, e, h)
		} else if e, ok := g.governing(t, h, "ing"); ok && (word.Rel != "advcl" || t.child(w, "mark", "case") >= 0 && !t.marked(w, "by", "after", "before", "while", "when", "since", "in")) { // but prevented it by striking
			g.take(r, e, h)
		}
		if accusing[lemma] && r.speaker < 0 {
			g.accused(t, h, r)
		}
	case word.Rel == "ccomp" || word.Rel == "csubj" || t.bare(w):
		if e, ok := g.English.Reading(lemma, "not"); ok && t.belied(h) {
			g.take(r, e, h)
		} else if e, ok := g.English.Reading(lemma, "that"); ok && !(e == wish && t.stated(w)) {
			g.take(r, e, h)
		} else if hearsay[lemma] && head.Rel == "obj" { // dismissed claims it attacked: a verb, thinks the tagger
			g.take(r, whether, h)
		} else if t.subjunctive(w) {
			g.take(r, wish, h)
		} else if e, ok := g.English.Reading(lemma, "to"); ok && t.passive(h) && e.Modality == graph.Possible { // it is believed that
			g.take(r, e, h)
		}
		if t.marked(w, "if", "whether") {
			r.modality, r.aim, r.soft = graph.Possible, none, false
		}
	}
}

// predicated reads what is said of the act at w as a subject: an attack is unlikely, an attack would be a disaster.
func (g *drawing) predicated(t *tree, w, h int, r *reading) {
	if t.words[w].UPOS != "NOUN" || !g.anchors(t.words[w].Lemma) {
		return
	}
	if e, ok := g.English.Reading(t.words[h].Lemma, "that"); ok && t.child(h, "cop") >= 0 && !t.belied(h) {
		g.take(r, e, h)
		return
	}
	d := t.child(w, "det")
	if d < 0 || t.lower(d) != "a" && t.lower(d) != "an" { // "the attack may help them" takes the attack for known
		return
	}
	for _, c := range t.children[h] {
		if e, ok := g.English.Reading(t.lower(c), "modal"); ok && t.words[c].Rel == "aux" {
			g.take(r, e, c)
		}
	}
}

// kept returns what a verb or an adverb beside it says of the gerund at w by the preposition between: kept him from
// leaving, warned him against leaving, came close to leaving, called for leaving, aimed at leaving.
func (g *drawing) kept(t *tree, w, h int) (english.Reading, bool) {
	for _, link := range []string{"from", "against", "to", "for", "with", "at"} {
		if !t.marked(w, link) {
			continue
		}
		if e, ok := g.English.Reading(t.words[h].Lemma+" "+link, "ing"); ok {
			return e, true
		}
		for _, c := range t.children[h] {
			if e, ok := g.English.Reading(t.lower(c)+" "+link, "ing"); ok && c < w && t.words[c].Rel == "advmod" {
				return e, true
			}
		}
	}
	return english.Reading{}, false
}

// accused reads what somebody is accused of at v: on the accuser's word, or if he isn't known on nobody's.
func (g *drawing) accused(t *tree, v int, r *reading) {
	if r.speaker, r.voice = g.who(t, t.subject(v, 0)), v; r.speaker < 0 {
		g.take(r, whether, v)
	}
}

// governing returns the reading of the verb at h with its particle: rule out.
func (g *drawing) governing(t *tree, h int, kind string) (english.Reading, bool) {
	if p := t.child(h, "compound:prt"); p >= 0 {
		if e, ok := g.English.Reading(t.words[h].Lemma+" "+t.words[p].Lemma, kind); ok {
			return e, true
		}
	}
	return g.English.Reading(t.words[h].Lemma, kind)
}

// anchors reports whether a noun names an act.
func (g *drawing) anchors(lemma string) bool { return len(g.English.Nouns[lemma]) > 0 }
