package analyze

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/graph"
)

// kinds are the ways in which something is told but not as so, in the order of the report.
var kinds = []string{"threatened", "demanded", "planned", "offered", "possible", "conditional", "denied"}

// kind names the mode among kinds. What is denied of more than the plain fact goes with its
// modality: a plan denied is about a plan.
func (m mode) kind() string {
	if m.modality == graph.Actual {
		return string(m.polarity)
	}
	return string(m.modality)
}

// notFacts lists what isn't told as a fact, by kind; kinds of which there is nothing are left out.
func (l *ledger) notFacts(top int) []NotFact {
	list := []NotFact{}
	for _, kind := range kinds {
		var all []edgeOf
		for m, edges := range l.edges {
			if m.kind() == kind {
				for _, e := range edges {
					all = append(all, edgeOf{e, m})
				}
			}
		}
		if len(all) == 0 {
			continue
		}
		slices.SortFunc(all, func(a, b edgeOf) int {
			return cmp.Or(cmp.Compare(round(b.Weight), round(a.Weight)), cmp.Compare(b.Last, a.Last),
				cmp.Compare(a.Key(), b.Key()), cmp.Compare(a.mode.polarity, b.mode.polarity))
		})
		group := NotFact{Kind: kind, Size: len(all)}
		for _, e := range head(all, top) {
			group.Statements = append(group.Statements, l.statement(e.Edge))
		}
		list = append(list, group)
	}
	return list
}

type edgeOf struct {
	graph.Edge
	mode mode
}

// disputed lists what is both asserted and denied, in the same modality, the best told first; and
// how many such there are.
func (l *ledger) disputed(top int) ([]Dispute, int) {
	var both [][2]graph.Edge
	for m, denials := range l.edges {
		if m.polarity != graph.Denied {
			continue
		}
		asserted := map[string]graph.Edge{}
		for _, e := range l.edges[mode{graph.Asserted, m.modality}] {
			asserted[e.Key()] = e
		}
		for _, d := range denials {
			if a, ok := asserted[d.Key()]; ok {
				both = append(both, [2]graph.Edge{a, d})
			}
		}
	}
	weaker := func(p [2]graph.Edge) float64 { return round(min(p[0].Weight, p[1].Weight)) }
	modality := func(p [2]graph.Edge) string { return string(l.claims[p[0].Claims[0]].Modality) }
	slices.SortFunc(both, func(a, b [2]graph.Edge) int {
		return cmp.Or(cmp.Compare(weaker(b), weaker(a)), cmp.Compare(a[0].Key(), b[0].Key()), cmp.Compare(modality(a), modality(b)))
	})
	list := []Dispute{}
	for _, p := range head(both, top) {
		list = append(list, Dispute{Asserted: l.statement(p[0]), Denied: l.statement(p[1])})
	}
	return list, len(both)
}

// situations lists the situations that facts are told of, the heaviest first, with who keeps each
// up, who supports and who opposes it; and how many such there are.
func (l *ledger) situations(facts []graph.Edge, top, inner int) ([]Situation, int) {
	type edges struct {
		ref                                           Ref
		weight                                        float64
		where, maintained, supported, opposed, others []graph.Edge
	}
	by := map[string]*edges{}
	of := func(r Ref) *edges {
		if by[r.ID] == nil {
			by[r.ID] = &edges{ref: r}
		}
		return by[r.ID]
	}
	for _, e := range facts {
		if s := l.ref(e.Object); l.ontology.Is(s.Type, situation) {
			s := of(s)
			s.weight += e.Weight
			switch {
			case e.Relation == "maintains":
				s.maintained = append(s.maintained, e)
			case e.Sign > 0:
				s.supported = append(s.supported, e)
			case e.Sign < 0:
				s.opposed = append(s.opposed, e)
			default:
				s.others = append(s.others, e)
			}
		} else if r := l.ref(e.Subject); l.ontology.Is(r.Type, situation) {
			s := of(r)
			s.weight += e.Weight
			if l.ontology.Is(l.ref(e.Object).Type, "place") {
				s.where = append(s.where, e)
			} else {
				s.others = append(s.others, e)
			}
		}
	}
	all := make([]*edges, 0, len(by))
	for _, s := range by {
		s.weight = round(s.weight)
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *edges) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.ref.ID, b.ref.ID))
	})
	list := []Situation{}
	for _, s := range head(all, top) {
		told := func(edges []graph.Edge) []Statement { return l.statements(byWeight(edges), inner) }
		list = append(list, Situation{Ref: s.ref, Weight: s.weight, Where: told(s.where), Maintained: told(s.maintained),
			Supported: told(s.supported), Opposed: told(s.opposed), Other: told(s.others)})
	}
	return list, len(all)
}
