package analyze

import (
	"cmp"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/testgraph"
)

// build makes ties of one of gonum's test cases: nodes are numbered anew from 0, self-edges are left
// out, and of several edges of a pair the last stays. wrap is what is tested of them.
func build(wrap func(*ties) graph.Graph) testgraph.Builder {
	return func(nodes []graph.Node, edges []testgraph.WeightedLine, _, _ float64) (graph.Graph, []graph.Node, []testgraph.Edge, float64, float64, bool) {
		id := map[int64]int{}
		number := func(n graph.Node) int {
			if _, ok := id[n.ID()]; !ok {
				id[n.ID()] = len(id)
			}
			return id[n.ID()]
		}
		for _, n := range nodes {
			number(n)
		}
		weights := map[[2]int]float64{}
		for _, e := range edges {
			if u, v := number(e.From()), number(e.To()); u != v {
				weights[[2]int{min(u, v), max(u, v)}] = e.Weight()
			}
		}
		var list []tie
		for p, w := range weights {
			list = append(list, tie{p[0], p[1], w})
		}
		slices.SortFunc(list, func(a, b tie) int { return cmp.Compare(b.v, a.v) }) // newTies sorts for itself
		g := newTies(len(id), list)
		var made []testgraph.Edge
		_, directed := wrap(g).(graph.Directed)
		for _, t := range list {
			made = append(made, simple.WeightedEdge{F: g.nodes[t.u], T: g.nodes[t.v], W: t.weight})
			if directed {
				made = append(made, simple.WeightedEdge{F: g.nodes[t.v], T: g.nodes[t.u], W: t.weight})
			}
		}
		return wrap(g), append([]graph.Node(nil), g.nodes...), made, 0, 0, true
	}
}

func TestTiesMeetGonum(t *testing.T) {
	for name, b := range map[string]testgraph.Builder{
		"undirected": build(func(g *ties) graph.Graph { return g }),
		"directed": build(func(g *ties) graph.Graph {
			return struct{ graph.WeightedDirected }{bothWays{g}}
		}),
	} {
		t.Run(name, func(t *testing.T) {
			testgraph.ReturnAllNodes(t, b, true)
			testgraph.ReturnNodeSlice(t, b, true)
			testgraph.EdgeExistence(t, b, true)
			testgraph.ReturnAdjacentNodes(t, b, true, true)
			testgraph.Weight(t, b)
		})
	}
}

// gonum's test of this wants IDs of its own.
func TestTiesKnowTheirNodes(t *testing.T) {
	g := newTies(3, []tie{{0, 2, 1}})
	for id := int64(-1); id <= 3; id++ {
		if has := g.Node(id) != nil; has != (id >= 0 && id < 3) {
			t.Errorf("node %d: %v", id, has)
		}
		if g.From(id).Next() != (id == 0 || id == 2) || g.Edge(id, id) != nil || g.HasEdgeBetween(id, 3) {
			t.Errorf("edges of node %d", id)
		}
	}
}
