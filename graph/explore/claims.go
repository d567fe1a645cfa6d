package explore

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// A reading is a corpus with its things at hand, to be turned into what the templates show.
type reading struct {
	*graph.Corpus
	ontology *ontology.Ontology
	entities map[string]*graph.Entity
	articles map[string]*graph.Article
}

func (x *site) read(c *graph.Corpus) reading {
	r := reading{c, x.ontology, map[string]*graph.Entity{}, map[string]*graph.Article{}}
	for _, e := range c.Entities {
		r.entities[e.ID] = e
	}
	for _, a := range c.Articles {
		r.articles[a.ID] = a
	}
	return r
}

// actor is an entity as others speak of it.
type actor struct{ ID, Name string }

func (r reading) actor(id string) actor {
	if e := r.entities[id]; e != nil {
		return actor{id, cmp.Or(e.Name, id)}
	}
	return actor{id, id}
}

// claim is a claim as shown.
type claim struct {
	ID                              string
	Subject, Object, Speaker, Place actor // without ID where there is none
	Words                           string
	Standing                        []string // why it is no fact: denied, threatened; nothing if it is one
	Date                            graph.Date
	Percent                         int // confidence
	Plover                          string
	Quote                           quote   // the best
	More                            []quote // the others
	sure                            float64
}

// quote is a passage with its two mentions marked, and where it stands.
type quote struct {
	Words   []word
	Article *graph.Article // never nil
	Start   int
}

// word is a stretch of a quote; Role is "subject", "object", "both" or "".
type word struct{ Text, Role string }

func (r reading) claim(c *graph.Claim) claim {
	v := claim{ID: c.ID, Subject: r.actor(c.Subject), Object: r.actor(c.Object), Speaker: r.actor(c.Speaker), Place: r.actor(c.Place),
		Words: r.words(c), Date: c.Date, Percent: int(math.Round(100 * c.Confidence)), Plover: c.Plover, sure: c.Confidence}
	if c.Polarity != graph.Asserted {
		v.Standing = append(v.Standing, string(c.Polarity))
	}
	if c.Modality != graph.Actual {
		v.Standing = append(v.Standing, string(c.Modality))
	}
	for i, ev := range c.Evidence {
		if i == 0 {
			v.Quote = r.quote(ev)
		} else {
			v.More = append(v.More, r.quote(ev))
		}
	}
	return v
}

func (r reading) quote(ev graph.Evidence) quote {
	q := quote{Article: r.articles[ev.Article], Start: ev.Start}
	if q.Article == nil {
		q.Article = &graph.Article{ID: ev.Article}
	}
	within := func(s graph.Span) graph.Span { return graph.Span{Start: s.Start - ev.Start, End: s.End - ev.Start} }
	for _, p := range cut(ev.Text, []graph.Span{within(ev.Subject), within(ev.Object)}) {
		role := ""
		switch {
		case len(p.In) == 2:
			role = "both"
		case slices.Equal(p.In, []int{0}):
			role = "subject"
		case slices.Equal(p.In, []int{1}):
			role = "object"
		}
		q.Words = append(q.Words, word{p.Text, role})
	}
	return q
}

// words reads the claim's relation from its subject to its object.
func (r reading) words(c *graph.Claim) string {
	if c.Relation == ontology.Other && c.Lemma != "" {
		return c.Lemma
	}
	return spaced(c.Relation)
}

// inverse reads the claim's relation from its object to its subject.
func (r reading) inverse(c *graph.Claim) string {
	if rel, ok := r.ontology.Relation(c.Relation); ok && rel.Name != ontology.Other {
		return rel.Inverse
	}
	return "object of: " + r.words(c)
}

// newest puts the newest claims first, then the surest.
func newest(a, b claim) int {
	return cmp.Or(strings.Compare(string(b.Date), string(a.Date)), cmp.Compare(b.sure, a.sure), strings.Compare(a.ID, b.ID))
}
