package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// quoted returns the entity whose words the clause of w are, and the word that says so, a verb of
// speech beside it.
func (g *drawing) quoted(t *tree, w int) (speaker, voice int) {
	word := &t.words[w]
	if word.Rel == "acl" && hearsay[t.words[word.Head].Lemma] || strings.HasPrefix(word.Rel, "acl") && utterances[t.words[word.Head].Lemma] && t.introduced(w, "that") { // Iran's claim that
		by := g.performers(t, word.Head, 0)
		if len(by) > 0 && !(t.published(word.Head) && g.Ontology.Is(g.entity(by[0]).Type, "place")) { // Omani media report that: the state doesn't
			return by[0].mention.Entity, word.Head
		}
	}
	if word.Rel == "ccomp" || word.Rel == "parataxis" && word.Head >= 0 {
		if h := word.Head; g.English.Speech[t.words[h].Lemma] || g.deniesThat(t.words[h].Lemma) {
			if who := g.who(t, t.subject(h, 0)); who >= 0 {
				return who, h
			}
		}
	}
	for _, c := range t.children[w] {
		switch rel := t.words[c].Rel; {
		case rel == "parataxis" && g.English.Speech[t.words[c].Lemma]:
			if who := g.who(t, t.subject(c, 0)); who >= 0 {
				return who, c
			}
		case rel == "obl" && strings.HasPrefix(t.caseOf(c), "according"):
			if who := g.who(t, c); who >= 0 {
				return who, c
			}
		}
	}
	return -1, -1
}

// published reports whether the noun at w is one of the press, or of what it says.
func (t *tree) published(w int) bool {
	return press[t.words[w].Lemma] || hearsay[t.words[w].Lemma] && slices.ContainsFunc(t.children[w], func(c int) bool { return press[t.words[c].Lemma] })
}

var press = words("media press newspaper television tv radio news daily magazine broadcaster website blog portal")

// speaks returns who speaks in the sentence, by the author's words: the subject of its first verb of
// speech.
func (g *drawing) speaks(t *tree) int {
	for v := range t.words {
		if t.verbal(v) && !g.quotes.quoting(v) && g.English.Speech[t.words[v].Lemma] && t.words[v].Rel != "acl:relcl" {
			if who := g.who(t, t.subject(v, 0)); who >= 0 {
				return who
			}
		}
	}
	return -1
}

// selfish returns the subject of the verb of speech whose clause has the pronoun at w as its subject, or
// -1: Israel said that it would leave.
func (g *drawing) selfish(t *tree, w int) int {
	v := t.words[w].Head
	if v < 0 || !strings.HasPrefix(t.words[w].Rel, "nsubj") && t.words[w].Rel != "expl" || t.words[v].Rel != "ccomp" {
		return -1
	}
	if h := t.words[v].Head; t.verbal(h) && g.English.Speech[t.words[h].Lemma] && !t.passive(h) {
		if s := t.subject(h, 0); s < 0 || t.lower(w) != "it" || !strings.HasSuffix(t.words[s].XPOS, "S") { // several aren't "it"
			return s
		}
	}
	return -1
}

// heralded returns who speaks by a headline with a colon or a last dash, and the sign: "Lavrov: Russia will stay",
// "Russia will stay: Lavrov", "Russia will stay — Lavrov"; or -1.
func (g *drawing) heralded(t *tree, v int) (speaker, voice int) {
	n := len(t.words)
	for _, m := range t.mentions {
		if m.Use == entity.Adjective || m.Use == entity.Situation || !g.Ontology.Is(g.found.Entities[m.Entity].Type, "actor") {
			continue
		}
		if m.First == 0 && m.Last < n && t.words[m.Last].Form == ":" && v > m.Last {
			return m.Entity, m.Last
		}
		if m.Last == n && m.First > 1 && parting[t.words[m.First-1].Form] && v < m.First-1 {
			return m.Entity, m.First - 1
		}
	}
	return -1, -1
}

// parting are the signs that part one clause from what is no part of it, such as who says so at a headline's end.
var parting = words(": — – - --")

func (g *drawing) deniesThat(lemma string) bool {
	_, ok := g.English.Reading(lemma, "that")
	return ok
}

// who returns the entity that speaks as word w, or -1: a U.N. panel speaks for the U.N.
func (g *drawing) who(t *tree, w int) int {
	if w < 0 {
		return -1
	}
	if e, ok := g.one(t, w); ok && !(e.mention.Use == entity.Agent && t.published(w)) {
		return e.mention.Entity
	}
	if of := g.holders(t, w); len(of) > 0 && !(t.published(w) && g.Ontology.Is(g.entity(of[0]).Type, "place")) { // Omani media reports aren't the state's word
		return of[0].mention.Entity
	}
	if low := strings.ToLower(t.words[w].Form); t.words[w].UPOS == "PRON" && (low == "he" || low == "she") {
		return g.lately(t, w)
	}
	return -1
}

// lately returns the person named last before word w, in this sentence or the few before, or -1: whoever "he
// said" means, words that he said aren't the article's own.
func (g *drawing) lately(t *tree, w int) int {
	for i := t.number; i >= max(0, t.number-4); i-- {
		ms := g.found.Mentions[i]
		for k := len(ms) - 1; k >= 0; k-- {
			m := ms[k]
			if (i < t.number || m.Last <= w) && m.Form == graph.Name && g.found.Entities[m.Entity].Type == "person" {
				return m.Entity
			}
		}
	}
	return -1
}
