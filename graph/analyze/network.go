package analyze

import (
	"cmp"
	"math"
	"slices"

	"github.com/entente-graph/entente/graph"
)

// A network is the graph that centrality, blocs and balance are computed on.
//
// Its nodes are the actors (countries, people, organizations, groups) and the situations that at
// least one edge joins to another of them. Situations belong to it because much of politics goes
// through them: Israel opposes Iran-presence, Iran maintains it. Places that don't act are left
// out; who visits a city is nearer to nobody for it.
//
// It is undirected: acting on others and being acted on both put an actor at the centre of
// things, and half of the relations are symmetric. All edges of a pair are summed up by sign.
type network struct {
	refs  []Ref // node ID -> entity, sorted by entity ID
	id    map[string]int
	pairs []pair // sorted by u, then v
	all   *ties
}

// A pair is two nodes, u < v, with the weight and the edges between them.
type pair struct {
	u, v                       int
	friendly, hostile, neutral float64
	edges                      []graph.Edge
}

func (p pair) total() float64 { return p.friendly + p.hostile + p.neutral }

// net is what remains of friendship after hostility, 0 if they cancel out.
func (p pair) net() float64 { return round(p.friendly - p.hostile) }

func newNetwork(l *ledger, edges []graph.Edge) *network {
	inside := func(id string) bool {
		kind := l.ref(id).Type
		return l.ontology.Is(kind, "actor") || l.ontology.Is(kind, situation)
	}
	n := &network{id: map[string]int{}}
	var mine []graph.Edge
	for _, e := range edges {
		if e.Weight > 0 && inside(e.Subject) && inside(e.Object) {
			mine = append(mine, e)
			n.id[e.Subject], n.id[e.Object] = 0, 0
		}
	}
	for id := range n.id {
		n.refs = append(n.refs, l.ref(id))
	}
	slices.SortFunc(n.refs, func(a, b Ref) int { return cmp.Compare(a.ID, b.ID) })
	for i, r := range n.refs {
		n.id[r.ID] = i
	}
	at := map[[2]int]int{}
	for _, e := range mine {
		u, v := n.id[e.Subject], n.id[e.Object]
		u, v = min(u, v), max(u, v)
		i, ok := at[[2]int{u, v}]
		if !ok {
			i = len(n.pairs)
			at[[2]int{u, v}] = i
			n.pairs = append(n.pairs, pair{u: u, v: v})
		}
		p := &n.pairs[i]
		switch e.Sign {
		case +1:
			p.friendly += e.Weight
		case -1:
			p.hostile += e.Weight
		default:
			p.neutral += e.Weight
		}
		p.edges = append(p.edges, e)
	}
	slices.SortFunc(n.pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(a.u, b.u), cmp.Compare(a.v, b.v)) })
	n.all = n.layer(pair.total)
	return n
}

// layer is the graph of the pairs to which weight gives one that isn't zero.
func (n *network) layer(weight func(pair) float64) *ties {
	var list []tie
	for _, p := range n.pairs {
		if w := weight(p); w != 0 {
			list = append(list, tie{p.u, p.v, w})
		}
	}
	return newTies(len(n.refs), list)
}

// strongest is the strongest edge of that sign in the pair.
func (p pair) strongest(sign int) graph.Edge {
	var best graph.Edge
	for _, e := range p.edges {
		if e.Sign == sign && e.Weight > best.Weight {
			best = e
		}
	}
	return best
}

// round leaves six decimals. What is a natural fraction, such as the PageRank of 1/128 of each of
// 128 equals, may lie exactly between two of those, and noise in the fifteenth digit would decide; so
// the border is moved a little off the middle, where no such number lies.
func round(x float64) float64 {
	const digits, off = 1e6, 0.0137
	return math.Copysign(math.Floor(math.Abs(x)*digits+0.5+off)/digits, x) + 0 // + 0: no negative zero
}
