package analyze

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/entente-graph/entente/graph"
)

// A division parts the nodes that have friendly or hostile ties into blocs.
type division struct {
	nodes        [][]int // of blocs 1, 2, …, at 0, 1, …
	of           []int   // node -> number of its bloc, 0 for none
	modularity   float64
	core, signed int // nodes searched together, of those that have a sign
}

// On a graph of more than coreNodes nodes blocs are looked for among the weightiest alone, and the
// others join them: gonum's Louvain takes minutes for ten thousand.
const coreNodes = 500

// findBlocs looks for groups with friendly ties inside and hostile ones between, by Louvain's method
// over two layers of which the hostile one counts negatively (Traag and Bruggeman, "Community
// detection in networks with positive and negative links", Phys. Rev. E 80, 2009).
//
// Only neighbours are tried as companions: a common enemy alone makes no bloc. For the same reason,
// and because Louvain's method may leave a group whose parts nothing holds together (Traag, Waltman
// and van Eck, "From Louvain to Leiden", Scientific Reports 9, 2019), what comes out is parted
// again where no friendly ties connect it. The best of several runs from fixed seeds is taken.
func (n *network) findBlocs(limit int) division {
	weight := make([]float64, len(n.refs))
	for _, p := range n.pairs {
		weight[p.u] += p.friendly + p.hostile
		weight[p.v] += p.friendly + p.hostile
	}
	var order []int // the nodes that have a sign, the heaviest first
	total := 0.0
	for i, w := range weight {
		if w > 0 {
			order = append(order, i)
			total += w
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(round(weight[b]), round(weight[a])), cmp.Compare(a, b))
	})
	core := make([]bool, len(n.refs))
	for _, i := range order[:min(limit, len(order))] {
		core[i] = true
	}

	all, allWeights := n.layers(func(pair) bool { return true })
	inner, weights := n.layers(func(p pair) bool { return core[p.u] && core[p.v] })
	var best [][]gonum.Node
	quality := math.Inf(-1)
	for seed := range uint64(5) {
		var groups [][]gonum.Node
		if len(inner) > 0 {
			groups = community.ModularizeMultiplex(inner, weights, nil, false, rand.NewPCG(1, seed)).Communities()
		}
		parts := n.connected(n.join(groups, order[min(limit, len(order)):]))
		sum := 0.0
		if len(all) > 0 {
			for _, q := range community.QMultiplex(all, parts, allWeights, nil) {
				sum += q
			}
		}
		if best == nil || round(sum) > round(quality) {
			best, quality = parts, sum
		}
	}
	d := n.number(best, weight)
	d.core, d.signed = min(limit, len(order)), len(order)
	if total > 0 {
		d.modularity = round(quality / total)
	}
	return d
}

// layers is the friendly and the hostile graph of the pairs to keep, with their weights; nothing
// if none is friendly, and the friendly one alone if none is hostile: gonum panics where the first
// layer has no edges, and divides by zero where another hasn't.
func (n *network) layers(keep func(pair) bool) (community.UndirectedLayers, []float64) {
	layer := func(weight func(pair) float64) *ties {
		return n.layer(func(p pair) float64 {
			if !keep(p) {
				return 0
			}
			return weight(p)
		})
	}
	friendly := layer(func(p pair) float64 { return p.friendly })
	hostile := layer(func(p pair) float64 { return -p.hostile })
	switch {
	case len(friendly.near) == 0:
		return nil, nil
	case len(hostile.near) == 0:
		return community.UndirectedLayers{friendly}, []float64{1}
	}
	return community.UndirectedLayers{friendly, hostile}, []float64{1, -1}
}

// join numbers each node's group, and lets the others, in their order, join the group that they are
// friendliest with, all told. Nodes in no group have numbers of their own, below zero.
func (n *network) join(groups [][]gonum.Node, others []int) []int {
	of := make([]int, len(n.refs))
	for i := range of {
		of[i] = -1 - i
	}
	for i, g := range groups {
		for _, node := range g {
			of[node.ID()] = i
		}
	}
	if len(others) == 0 {
		return of
	}
	net := n.layer(pair.net)
	for _, i := range others {
		sum := map[int]float64{}
		best, most := -1-i, 0.0
		for k := net.first[i]; k < net.first[i+1]; k++ {
			group := of[net.near[k].ID()]
			sum[group] += net.weights[k]
		}
		for _, group := range slices.Sorted(maps.Keys(sum)) {
			if round(sum[group]) > most {
				best, most = group, round(sum[group])
			}
		}
		of[i] = best
	}
	return of
}

// connected parts the groups, given as the number of each node's, where no friendly ties connect
// them.
func (n *network) connected(of []int) [][]gonum.Node {
	return topo.ConnectedComponents(n.layer(func(p pair) float64 {
		if of[p.u] != of[p.v] {
			return 0
		}
		return p.friendly
	}))
}

// number orders the blocs by weight, the heaviest first, and leaves out nodes that have none.
func (n *network) number(groups [][]gonum.Node, weight []float64) division {
	d := division{of: make([]int, len(n.refs))}
	for _, g := range groups {
		var nodes []int
		for _, node := range g {
			if weight[node.ID()] > 0 {
				nodes = append(nodes, int(node.ID()))
			}
		}
		slices.Sort(nodes)
		if len(nodes) > 0 {
			d.nodes = append(d.nodes, nodes)
		}
	}
	sum := func(nodes []int) (w float64) {
		for _, i := range nodes {
			w += weight[i]
		}
		return round(w)
	}
	slices.SortFunc(d.nodes, func(a, b []int) int { return cmp.Or(cmp.Compare(sum(b), sum(a)), cmp.Compare(a[0], b[0])) })
	for i, nodes := range d.nodes {
		for _, node := range nodes {
			d.of[node] = i + 1
		}
	}
	return d
}

// blocs tells who is in each bloc and what holds it.
func (n *network) blocs(l *ledger, d division, top, inner int) []Bloc {
	blocs := make([]Bloc, len(d.nodes))
	ties := make([][]graph.Edge, len(d.nodes))
	members := make([]Member, len(n.refs))
	for i, r := range n.refs {
		members[i].Ref = r
	}
	for _, p := range n.pairs {
		members[p.u].Hostile += p.hostile
		members[p.v].Hostile += p.hostile
		for _, i := range []int{d.of[p.u], d.of[p.v]} {
			if i > 0 {
				blocs[i-1].Weight += p.friendly + p.hostile
			}
		}
		if i := d.of[p.u] - 1; i >= 0 && i == d.of[p.v]-1 {
			members[p.u].Friendly += p.friendly
			members[p.v].Friendly += p.friendly
			blocs[i].Friendly += p.friendly
			blocs[i].Hostile += p.hostile
			ties[i] = append(ties[i], p.signed(+1)...)
		}
	}
	for i, nodes := range d.nodes {
		b := &blocs[i]
		b.Number, b.Size = i+1, len(nodes)
		b.Weight, b.Friendly, b.Hostile = round(b.Weight), round(b.Friendly), round(b.Hostile)
		if top > 0 && i >= top {
			break
		}
		for _, node := range nodes {
			m := members[node]
			m.Friendly, m.Hostile = round(m.Friendly), round(m.Hostile)
			b.Members = append(b.Members, m)
		}
		slices.SortFunc(b.Members, func(a, b Member) int {
			return cmp.Or(cmp.Compare(b.Friendly, a.Friendly), cmp.Compare(b.Hostile, a.Hostile), cmp.Compare(a.ID, b.ID))
		})
		b.Members = head(b.Members, top)
		b.Ties = l.statements(byWeight(ties[i]), inner)
	}
	return head(blocs, top)
}

// fronts tells where blocs are hostile to each other, and how many such pairs of blocs there are.
func (n *network) fronts(l *ledger, d division, top, inner int) ([]Front, int) {
	type front struct {
		Front
		edges []graph.Edge
	}
	by := map[[2]int]*front{}
	for _, p := range n.pairs {
		a, b := d.of[p.u], d.of[p.v]
		if a == b || a == 0 || b == 0 || p.friendly == 0 && p.hostile == 0 {
			continue
		}
		key := [2]int{min(a, b), max(a, b)}
		f := by[key]
		if f == nil {
			f = &front{Front: Front{Blocs: key}}
			by[key] = f
		}
		f.Weight += p.hostile
		f.Friendly += p.friendly
		f.edges = append(f.edges, p.signed(-1)...)
	}
	var all []*front
	for _, f := range by {
		if len(f.edges) > 0 {
			f.Weight, f.Friendly, f.Size = round(f.Weight), round(f.Friendly), len(f.edges)
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b *front) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Blocs[0], b.Blocs[0]), cmp.Compare(a.Blocs[1], b.Blocs[1]))
	})
	list := []Front{}
	for _, f := range head(all, top) {
		f.Ties = l.statements(byWeight(f.edges), inner)
		list = append(list, f.Front)
	}
	return list, len(all)
}

// signed is the edges of that sign in the pair.
func (p pair) signed(sign int) []graph.Edge {
	var edges []graph.Edge
	for _, e := range p.edges {
		if e.Sign == sign {
			edges = append(edges, e)
		}
	}
	return edges
}
