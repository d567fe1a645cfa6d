package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/schema/ontology"
)

// An Edge sums up the claims that tell the same relation between the same two entities as a fact.
type Edge struct {
	Subject, Relation, Object string
	Symmetric                 bool // then Subject sorts before Object
	Sign                      int  // +1 friendly, -1 hostile, 0 neither
	// Weight is the sum, over independent tellings, of the confidence of each; a telling that is
	// only a speaker's word counts half. So does what the gazetteer knows, once for all articles.
	Weight      float64
	Count       int  // independent tellings
	First, Last Date // of the claims that have a date
	Confidence  float64
	Reported    bool     // rests on speakers' words alone
	Claims      []string // IDs, sorted
}

// Key names the edge: what the claims that make it have in common.
func (e Edge) Key() string { return e.Subject + "|" + e.Relation + "|" + e.Object }

// EdgeKey is the key of the edge that the claim would make part of, and whether it makes one at
// all: what is denied or isn't actual makes none, nor do claims of a thing about itself and claims
// of no known relation. Nor do those of someone whom one article alone tells of: nothing else can ever be
// known of the gunmen of one report, and a graph of such nodes would hide who is who.
func (c *Claim) EdgeKey(o *ontology.Ontology) (string, bool) {
	e, ok := c.edge(o)
	return e.Key(), ok
}

// edge is the edge that the claim would make part of, as yet without a sum, and whether it makes
// one at all.
func (c *Claim) edge(o *ontology.Ontology) (Edge, bool) {
	r, ok := o.Relation(c.Relation)
	e := Edge{Subject: c.Subject, Relation: c.Relation, Object: c.Object, Symmetric: r.Symmetric, Sign: r.Sign(), Reported: true}
	if r.Symmetric && e.Subject > e.Object {
		e.Subject, e.Object = e.Object, e.Subject
	}
	return e, ok && c.Relation != ontology.Other && c.Fact() && c.Subject != c.Object && c.Object != "" &&
		!strings.HasPrefix(c.Subject, Someone) && !strings.HasPrefix(c.Object, Someone)
}

// Edges draws the edges from claims, sorted by key. It is the one place that decides which claims
// make an edge, with which weight and sign; store, analyze, export and explore all ask it.
// tellings maps an article's ID to the independent telling that it belongs to.
func Edges(claims []*Claim, tellings map[string]string, o *ontology.Ontology) []Edge {
	type telling struct{ best, sure float64 } // best confidence of all, and of the article's own words
	type draft struct {
		Edge
		tellings map[string]*telling
	}
	drafts := map[string]*draft{}
	for _, c := range claims {
		e, ok := c.edge(o)
		if !ok {
			continue
		}
		d := drafts[e.Key()]
		if d == nil {
			d = &draft{tellings: map[string]*telling{}, Edge: e}
			drafts[e.Key()] = d
		}
		d.Claims = append(d.Claims, c.ID)
		d.Confidence = max(d.Confidence, c.Confidence)
		d.Reported = d.Reported && c.Speaker != ""
		if c.Date != "" {
			if d.First == "" || c.Date < d.First {
				d.First = c.Date
			}
			d.Last = max(d.Last, c.Date)
		}
		for _, ev := range c.Evidence {
			name := cmp.Or(tellings[ev.Article], ev.Article)
			if ev.FromTables() {
				name = ""
			}
			t := d.tellings[name]
			if t == nil {
				t = &telling{}
				d.tellings[name] = t
			}
			t.best = max(t.best, ev.Confidence)
			if c.Speaker == "" && !ev.FromTables() {
				t.sure = max(t.sure, ev.Confidence)
			}
		}
	}
	edges := make([]Edge, 0, len(drafts))
	for _, d := range drafts {
		d.Count = len(d.tellings)
		weights := make([]float64, 0, len(d.tellings))
		for _, t := range d.tellings {
			weights = append(weights, max(t.sure, t.best/2))
		}
		slices.Sort(weights) // floating addition in one order: the same sum every time
		for _, w := range weights {
			d.Weight += w
		}
		slices.Sort(d.Claims)
		d.Claims = slices.Compact(d.Claims)
		edges = append(edges, d.Edge)
	}
	slices.SortFunc(edges, func(a, b Edge) int { return strings.Compare(a.Key(), b.Key()) })
	return edges
}

// Edges draws the edges of the whole corpus.
func (c *Corpus) Edges(o *ontology.Ontology) []Edge {
	tellings := make(map[string]string, len(c.Articles))
	for _, a := range c.Articles {
		tellings[a.ID] = a.Telling()
	}
	return Edges(c.Claims, tellings, o)
}
