package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// Words that tell of a speech, of an interview, and of those who give one.
var (
	addresses  = words("speech address remark lecture statement testimony sermon keynote talk homily eulogy")
	interviews = words("interview conversation")
	delivers   = words("deliver give make read hold")
	asksFor    = words("interview question")
	converses  = words("speak talk chat sit meet correspond")
	tells      = words("tell talk speak explain discuss")
	firsts     = words("i me my mine myself we us our ours ourselves")
)

// A paragraph is a run of sentences, with who speaks it by a label at its head.
type paragraph struct {
	first, end int
	question   bool
	label      int // entity, or one of the below
}

const (
	unlabelled = -1
	questioner = -2 // Q:
	answering  = -3 // A:
	nameless   = -4 // of somebody who isn't known
)

// few is how many paragraphs may open with a colon, or be a question, in an article that is no interview.
const few = 2

// voices finds who says what stands outside of quotation marks in a speech, or in an interview whose questions and
// answers are paragraphs: whoever the head of the article tells that it is of, or whoever's name and a colon open
// the paragraph.
func (g *drawing) voices(trees []*tree) {
	q := &g.quotes
	q.voice = make([]int, len(trees))
	begin, mine := len(trees), 0
	for i, t := range trees {
		q.voice[i], q.now = -1, i
		if g.personal(t) {
			begin = min(begin, i)
			mine++
		}
	}
	ps := g.paragraphs(trees)
	questions, labels := 0, 0
	for _, p := range ps {
		if p.question {
			questions++
			begin = min(begin, p.first)
		}
		if p.label != unlabelled {
			labels++
		}
	}
	if mine < 2 {
		return
	}
	narrator := g.narrator(trees[:min(begin+1, len(trees))])
	voice, told := -1, questions <= few
	for _, p := range ps {
		switch {
		case labels > few && p.label == answering:
			voice = narrator
		case labels > few && p.label != unlabelled:
			voice = max(p.label, -1)
		case labels > few:
		case p.question:
			voice, told = -1, true
		case told && p.end > begin:
			voice = narrator
		}
		for i := p.first; i < p.end; i++ {
			if q.now = i; voice >= 0 && i >= begin && (g.personal(trees[i]) || !trees[i].names(voice)) {
				q.voice[i] = voice
			}
		}
	}
}

// personal reports whether somebody speaks of himself in a sentence, outside of quotation marks.
func (g *drawing) personal(t *tree) bool {
	for w := range t.words {
		if t.words[w].UPOS == "PRON" && firsts[t.lower(w)] && !g.quotes.quoting(w) {
			return true
		}
	}
	return false
}

// names reports whether the sentence names an entity.
func (t *tree) names(n int) bool {
	return slices.ContainsFunc(t.mentions, func(m entity.Mention) bool { return m.Entity == n && m.Form == graph.Name })
}

// paragraphs parts the article at its line breaks.
func (g *drawing) paragraphs(trees []*tree) []paragraph {
	var ps []paragraph
	for i, t := range trees {
		if i == 0 || strings.Contains(g.doc.Text[g.doc.Sentences[i-1].End:g.doc.Sentences[i].Start], "\n") {
			ps = append(ps, paragraph{first: i, label: g.label(t)})
		}
		p := &ps[len(ps)-1]
		p.end, p.question = i+1, t.question
	}
	return ps
}

// label returns whose name and a colon open a sentence: "Wikinews:", "Q:".
func (g *drawing) label(t *tree) int {
	colon := slices.IndexFunc(t.words[:min(6, len(t.words))], func(w syntax.Word) bool { return w.Form == ":" })
	if colon < 1 || colon+1 == len(t.words) && colon > 4 {
		return unlabelled
	}
	switch t.lower(0) {
	case "q", "question":
		return questioner
	case "a", "answer":
		return answering
	}
	for _, m := range t.mentions {
		if m.Last == colon && m.First < 3 && m.Form != graph.Pronoun && g.Ontology.Is(g.kind(m), "actor") && g.kind(m) != "country" {
			return m.Entity
		}
	}
	for _, w := range t.words[:colon] {
		if !strings.HasPrefix(w.XPOS, "NNP") && strings.ToUpper(w.Form) != w.Form {
			return unlabelled
		}
	}
	return nameless
}

// narrator returns the one person of whom the head of an article tells that it is his speech, or an interview with
// him; or -1.
func (g *drawing) narrator(head []*tree) int {
	var found []int
	for i, t := range head {
		if who := g.label(t); i == 0 && who >= 0 && g.found.Entities[who].Type == "person" {
			found = append(found, who)
		}
		for w := range t.words {
			for _, who := range g.speechBy(t, w) {
				if e, ok := g.person(t, who); ok && g.entity(e).Named() {
					found = append(found, e.mention.Entity)
				}
			}
		}
		if len(found) == 0 && t.tellsOfInterview() { // whoever the parser takes him for
			for _, m := range t.mentions {
				if m.Form == graph.Name && g.kind(m) == "person" {
					found = append(found, m.Entity)
				}
			}
		}
	}
	slices.Sort(found)
	if found = slices.Compact(found); len(found) != 1 {
		return -1
	}
	return found[0]
}

// tellsOfInterview reports whether the sentence tells of an interview, or that remarks were made.
func (t *tree) tellsOfInterview() bool {
	return slices.ContainsFunc(t.words, func(w syntax.Word) bool {
		return interviews[strings.ToLower(w.Lemma)] || w.UPOS == "VERB" && asksFor[w.Lemma] ||
			w.Rel == "obj" && addresses[w.Lemma] && delivers[t.words[w.Head].Lemma]
	})
}

// speechBy returns the words that stand for who speaks in the speech or interview of which w tells.
func (g *drawing) speechBy(t *tree, w int) []int {
	lemma := t.words[w].Lemma
	var out []int
	all := func(c int) { // with those who stand beside
		out = append(out, c)
		for _, d := range t.children[c] {
			if t.words[d].Rel == "conj" {
				out = append(out, d)
			}
		}
	}
	with := func(rel string, links ...string) {
		for _, c := range t.children[w] {
			if strings.HasPrefix(t.words[c].Rel, rel) && t.linked(c, links) {
				all(c)
			}
		}
	}
	switch {
	case t.verbal(w) && asksFor[lemma]:
		if t.passive(w) {
			out = append(out, t.patient(w))
		} else if o := t.child(w, "obj"); o >= 0 {
			all(o)
		}
	case t.verbal(w) && converses[lemma]:
		if s := t.subject(w, 0); s >= 0 && (g.body(t, s) || t.lower(s) == "we" || t.lower(s) == "i") {
			with("obl", "with", "to")
		}
	}
	if t.verbal(w) && tells[lemma] && slices.ContainsFunc(t.children[w], func(c int) bool { return g.body(t, c) && !strings.HasPrefix(t.words[c].Rel, "nsubj") }) {
		out = append(out, t.subject(w, 0))
	}
	if t.verbal(w) && delivers[lemma] {
		if o := t.child(w, "obj"); o >= 0 && addresses[t.words[o].Lemma] {
			out = append(out, t.subject(w, 0))
		}
	}
	if noun := t.words[w].UPOS; noun == "NOUN" || noun == "PROPN" {
		switch lemma = strings.ToLower(lemma); {
		case interviews[lemma]:
			with("nmod", "with", "of")
		case addresses[lemma], addresses[strings.TrimSuffix(lemma, "s")]:
			with("nmod", "by", "of")
			if p := t.child(w, "nmod:poss"); p >= 0 {
				out = append(out, p)
			}
		}
	}
	return slices.DeleteFunc(out, func(w int) bool { return w < 0 })
}

// body reports whether word w stands for an organization, as a news medium is.
func (g *drawing) body(t *tree, w int) bool {
	e, ok := g.one(t, w)
	return ok && g.Ontology.Is(g.entity(e).Type, "organization")
}

// deictics replaces what the sentence's first persons stand for: whoever speaks there, for "we" his country if he
// speaks for one; otherwise nobody. "You" in a quotation is whoever is told so, or his country.
func (g *drawing) deictics(t *tree) {
	t.mentions = slices.DeleteFunc(slices.Clone(t.mentions), func(m entity.Mention) bool {
		return m.Last == m.First+1 && m.Form == graph.Pronoun && firsts[t.lower(m.First)]
	})
	for w := range t.words {
		if low := t.lower(w); t.words[w].UPOS == "PRON" && firsts[low] {
			if m, ok := g.first(w, low); ok {
				m.Sure = .85
				t.mentions = append(t.mentions, m)
			}
		} else if low == "you" && g.quotes.quoting(w) {
			if who := g.countryOf(g.hearer(t)); who >= 0 {
				t.mentions = append(t.mentions, entity.Mention{Entity: who, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: entity.Named, Holder: -1, Sure: .8})
			}
		}
	}
	clear(t.at)
	t.index()
}

// first resolves the first person at word w: I am the speaker; we are the country that he speaks for, or his body.
func (g *drawing) first(w int, form string) (entity.Mention, bool) {
	q := &g.quotes
	who := q.at(w)
	if who < 0 && !q.quoting(w) && q.now < len(q.voice) {
		who = q.voice[q.now]
	}
	if who < 0 && q.now < len(q.spoke) {
		who = q.spoke[q.now]
	}
	if who < 0 {
		return entity.Mention{}, false
	}
	e := g.found.Entities[who]
	if many := form == "we" || form == "us" || strings.HasPrefix(form, "our"); many && e.Type == "person" {
		who = g.countryOf(who)
	}
	return entity.Mention{Entity: who, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: entity.Named, Holder: -1}, who >= 0
}

// countryOf returns the country that a person speaks for, or -1; of who is no person, himself.
func (g *drawing) countryOf(who int) int {
	if who < 0 {
		return -1
	}
	e := g.found.Entities[who]
	if e.Type != "person" {
		return who
	}
	if e.Country == "" || !g.official(who) {
		return -1
	}
	return slices.IndexFunc(g.found.Entities, func(c *graph.Entity) bool { return c.ID == "country/"+e.Country })
}

// hearer returns to whom the words of the sentence's quotation are said, or -1: "We support you," she told the minister.
func (g *drawing) hearer(t *tree) int {
	for v := range t.words {
		if o := t.child(v, "obj", "iobj"); o >= 0 && t.words[v].Lemma == "tell" && !g.quotes.quoting(v) {
			return g.who(t, o)
		}
	}
	return -1
}

// official reports whether a person speaks for his country: he has or had an office of its.
func (g *drawing) official(person int) bool {
	if slices.ContainsFunc(g.titles[person], func(t title) bool { return speaksFor[t.relation] || t.relation == "official-of" }) {
		return true
	}
	return g.Gazetteer != nil && len(g.Gazetteer.Offices(g.found.Entities[person].ID)) > 0
}
