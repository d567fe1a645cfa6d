package analyze

import (
	"cmp"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"
)

// ties is an undirected weighted graph that doesn't change: nodes 0 to n-1, and for each its
// neighbours in ascending order, in one array (compressed sparse rows). It meets gonum's
// interfaces. gonum's own simple graphs hand out nodes in map order, and sums of floating point
// numbers then differ from run to run in their last digits; here every walk has one order.
type ties struct {
	nodes   []graph.Node
	first   []int        // neighbours of node i: near[first[i]:first[i+1]]
	near    []graph.Node // shared with nodes
	weights []float64    // parallel to near
}

var (
	_ graph.Undirected         = (*ties)(nil)
	_ graph.WeightedUndirected = (*ties)(nil)
	_ graph.WeightedDirected   = bothWays{}
)

// A tie joins two nodes, u < v.
type tie struct {
	u, v   int
	weight float64
}

// newTies makes the graph of n nodes. No pair may stand in list twice.
func newTies(n int, list []tie) *ties {
	g := &ties{
		nodes:   make([]graph.Node, n),
		first:   make([]int, n+1),
		near:    make([]graph.Node, 2*len(list)),
		weights: make([]float64, 2*len(list)),
	}
	for i := range g.nodes {
		g.nodes[i] = simple.Node(i)
	}
	both := make([]tie, 0, 2*len(list))
	for _, t := range list {
		both = append(both, t, tie{t.v, t.u, t.weight})
	}
	slices.SortFunc(both, func(a, b tie) int { return cmp.Or(cmp.Compare(a.u, b.u), cmp.Compare(a.v, b.v)) })
	for i, t := range both {
		g.first[t.u+1] = i + 1
		g.near[i], g.weights[i] = g.nodes[t.v], t.weight
	}
	for i := range n {
		g.first[i+1] = max(g.first[i+1], g.first[i])
	}
	return g
}

// at finds the place of v among the neighbours of u.
func (g *ties) at(u, v int64) (int, bool) {
	if !g.has(u) || !g.has(v) {
		return 0, false
	}
	row := g.near[g.first[u]:g.first[u+1]]
	i, ok := slices.BinarySearchFunc(row, v, func(n graph.Node, id int64) int { return cmp.Compare(n.ID(), id) })
	return g.first[u] + i, ok
}

func (g *ties) has(id int64) bool { return id >= 0 && id < int64(len(g.nodes)) }

// Node returns the node of that ID, or nil.
func (g *ties) Node(id int64) graph.Node {
	if !g.has(id) {
		return nil
	}
	return g.nodes[id]
}

// Nodes returns all nodes in ascending order.
func (g *ties) Nodes() graph.Nodes { return ordered(g.nodes) }

// From returns the neighbours of a node in ascending order.
func (g *ties) From(id int64) graph.Nodes {
	if !g.has(id) {
		return graph.Empty
	}
	return ordered(g.near[g.first[id]:g.first[id+1]])
}

func ordered(nodes []graph.Node) graph.Nodes {
	if len(nodes) == 0 {
		return graph.Empty
	}
	return iterator.NewOrderedNodes(nodes)
}

// HasEdgeBetween reports whether x and y are tied.
func (g *ties) HasEdgeBetween(x, y int64) bool { _, ok := g.at(x, y); return ok }

// Edge returns the tie of u and v, or nil.
func (g *ties) Edge(u, v int64) graph.Edge {
	if e := g.WeightedEdge(u, v); e != nil {
		return e
	}
	return nil // and no nil of another type, which would be unequal to nil
}

// EdgeBetween returns the tie of x and y, or nil.
func (g *ties) EdgeBetween(x, y int64) graph.Edge { return g.Edge(x, y) }

// WeightedEdge returns the tie of u and v, or nil.
func (g *ties) WeightedEdge(u, v int64) graph.WeightedEdge {
	i, ok := g.at(u, v)
	if !ok {
		return nil
	}
	return simple.WeightedEdge{F: g.nodes[u], T: g.nodes[v], W: g.weights[i]}
}

// WeightedEdgeBetween returns the tie of x and y, or nil.
func (g *ties) WeightedEdgeBetween(x, y int64) graph.WeightedEdge { return g.WeightedEdge(x, y) }

// Weight returns the weight of the tie of x and y; 0 for a node and itself.
func (g *ties) Weight(x, y int64) (float64, bool) {
	if i, ok := g.at(x, y); ok {
		return g.weights[i], true
	}
	return 0, x == y
}

// bothWays shows ties as a directed graph with each tie drawn in both directions, as PageRank
// asks for.
type bothWays struct{ *ties }

// HasEdgeFromTo reports whether u and v are tied.
func (g bothWays) HasEdgeFromTo(u, v int64) bool { return g.HasEdgeBetween(u, v) }

// To returns the neighbours of a node in ascending order.
func (g bothWays) To(id int64) graph.Nodes { return g.From(id) }
