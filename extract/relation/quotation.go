package relation

import (
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// quotation follows direct speech through an article: which words stand in quotation marks, and
// who spoke last.
type quotation struct {
	open    bool
	inside  []bool // of the sentence's words
	speaker int    // entity, or -1
	here    int    // who speaks in this sentence, or -1
}

// enter marks the words of the sentence that stand in quotation marks.
func (q *quotation) enter(t *tree) {
	q.inside = q.inside[:0]
	q.here = -1
	for _, w := range t.words {
		switch {
		case strings.ContainsAny(w.Form, "“«"):
			q.open = true
		case strings.ContainsAny(w.Form, "”»"):
			q.open = false
		case w.Form == "\"" || w.Form == "''" || w.Form == "``":
			q.open = !q.open
		}
		q.inside = append(q.inside, q.open)
	}
}

// leave remembers who spoke in the sentence.
func (q *quotation) leave() {
	if q.here >= 0 {
		q.speaker = q.here
	}
}

// at returns who speaks at a word in quotation marks, or -1.
func (q *quotation) at(w int) int {
	if w >= len(q.inside) || !q.inside[w] {
		return -1
	}
	return q.speaker
}

// first resolves "we" and "I" at word w of a quotation: I am the speaker; we are the speaker's
// country or body.
func (q *quotation) first(g *drawing, w int, word string) (entity.Mention, bool) {
	who := q.here
	if who < 0 {
		who = q.at(w)
	}
	if who < 0 {
		return entity.Mention{}, false
	}
	e := g.found.Entities[who]
	if e.Type == "person" && (word == "we" || word == "us") {
		for i, c := range g.found.Entities {
			if e.Country != "" && c.ID == "country/"+e.Country {
				return entity.Mention{Entity: i, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: entity.Named}, true
			}
		}
		return entity.Mention{}, false
	}
	return entity.Mention{Entity: who, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: entity.Named}, true
}
