// Package coref traces pronouns and common nouns to the people, organizations and places that a text
// names. It reads an article from the first word to the last, as a reader does, gathers names, noun
// phrases and pronouns into clusters, and lets each pronoun and noun phrase choose among the clusters
// before it, or none of them (mention ranking: Denis and Baldridge 2008; clusters as candidates: Rahman
// and Ng 2009). Phrases that name nobody are gathered as well, so that "he" may be a farmer whom the
// text doesn't name.
//
// The model is made by extract/entity/coref/train.
package coref

import (
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
)

// A Name is a mention whose entity is known.
type Name struct {
	Sentence, First, Last, Head int
	Entity                      int
	Type                        string // of the entity: person, city, company
	Noun                        bool   // by a common noun: the Iranian president
}

// A Link says that a pronoun or noun phrase stands for an entity.
type Link struct {
	Sentence, First, Last, Head int
	Entity                      int // or -1: what Back stands for, which isn't named
	Pronoun                     bool
	Sure                        float64                      // probability
	Back                        struct{ Sentence, Head int } // the mention of the entity that it goes back to
}

// Resolve returns what the pronouns and noun phrases of a document stand for, in the order of their heads, as
// far as the model is sure enough. The names are in the order of the text.
func Resolve(d *syntax.Document, e *english.English, names []Name) []Link {
	m := shipped()
	r := newReading(m, d, e, names)
	r.begin()
	var links []Link
	r.run(func(c *choice) {
		a := &r.mentions[c.mention]
		best := c.best
		if k := c.likeliest; k != none && r.clusters[c.candidates[k].cluster].entity >= 0 && c.sure[k] >= limit(a.form) {
			best = k
		}
		r.found(c, best)
		if best == none {
			return
		}
		d := c.candidates[best]
		k := &r.clusters[d.cluster]
		if k.entity < 0 && a.form == noun || c.sure[best] < limit(a.form) {
			return
		}
		back := &r.mentions[d.near]
		if k.entity < 0 {
			back = &r.mentions[k.first]
		}
		l := Link{Sentence: a.sentence, First: a.first, Last: a.last, Head: a.head, Entity: k.entity, Pronoun: a.form == pronoun, Sure: float64(c.sure[best])}
		l.Back.Sentence, l.Back.Head = back.sentence, back.head
		links = append(links, l)
	})
	return links
}
