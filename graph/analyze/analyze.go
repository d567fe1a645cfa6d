// Package analyze draws findings from a corpus: who the main actors are, which blocs they form and
// where these stand against each other, what situations they act on, which claims are strongest and
// newest, what is told but not as a fact, and what is disputed. Every finding carries the words it
// rests on. Equal corpora give equal reports, whatever the order of their parts.
package analyze

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

const situation = "situation" // the kind

// Options say how much to report.
type Options struct {
	// Top is the greatest length of a list, and of a list within an item of another half of that,
	// rounded up. 0 lists everything.
	Top int
}

// Analyze draws the findings from the corpus, which stays as it is. Claims without evidence count
// for nothing.
func Analyze(c *graph.Corpus, o *ontology.Ontology, opts Options) *Report {
	l := newLedger(c, o)
	facts := l.edges[mode{graph.Asserted, graph.Actual}]
	n := newNetwork(l, facts)
	between, from := betweenness(n.all, exactNodes, sources)
	actors := n.rankActors(l, between)
	blocs := n.findBlocs(coreNodes)

	r := &Report{Counts: l.counts(), Next: []string{}}
	r.Counts.Linked = len(actors)
	r.Counts.Sources, r.Counts.Nodes = from, len(n.refs)
	for i := range actors {
		actors[i].Bloc = blocs.of[n.id[actors[i].ID]]
	}
	r.Actors = head(actors, opts.Top)

	inner := (opts.Top + 1) / 2
	r.Counts.Modularity, r.Counts.Blocs = blocs.modularity, len(blocs.nodes)
	r.Counts.Core, r.Counts.Signed = blocs.core, blocs.signed
	r.Blocs = n.blocs(l, blocs, opts.Top, inner)
	r.Fronts, r.Counts.Fronts = n.fronts(l, blocs, opts.Top, inner)
	r.Balance = n.balance(l, opts.Top)
	r.Situations, r.Counts.Situations = l.situations(facts, opts.Top, inner)

	var events, standing []graph.Edge
	for _, e := range facts {
		if rel, _ := o.Relation(e.Relation); rel.Lasting() {
			standing = append(standing, e)
		} else {
			events = append(events, e)
		}
	}
	r.Counts.Edges, r.Counts.Events, r.Counts.Standing = len(facts), len(events), len(standing)
	r.Strongest = l.statements(byWeight(events), opts.Top)
	r.Standing = l.statements(byWeight(standing), opts.Top)
	r.Newest, r.Counts.Dated = l.newest(events, opts.Top)
	r.NotFacts = l.notFacts(opts.Top)
	r.Disputed, r.Counts.Disputed = l.disputed(opts.Top)
	return r
}

// head is the first top of list, never nil: JSON shows an empty list as one. A top of 0 cuts
// nothing.
func head[T any](list []T, top int) []T {
	if list == nil {
		return []T{}
	}
	if top > 0 && len(list) > top {
		return list[:top]
	}
	return list
}

// byWeight is the edges sorted, the heaviest first.
func byWeight(edges []graph.Edge) []graph.Edge {
	return slices.SortedFunc(slices.Values(edges), func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(round(b.Weight), round(a.Weight)), cmp.Compare(b.Count, a.Count),
			cmp.Compare(b.Last, a.Last), cmp.Compare(a.Key(), b.Key()))
	})
}
