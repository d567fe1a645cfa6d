package analyze

import (
	"cmp"
	"math"
	"slices"

	"github.com/entente-graph/entente/graph"
)

// balance counts the triangles of friendly and hostile pairs after Cartwright and Harary,
// "Structural balance: a generalization of Heider's theory", Psychological Review 63 (1956). A pair
// takes its sign from what is heavier. Three who are each against each are counted apart: they are
// unbalanced by that paper, but no riddle to anyone (Davis, "Clustering and structural balance in
// graphs", Human Relations 20, 1967).
func (n *network) balance(l *ledger, top int) Balance {
	type side struct{ to, pair int }
	onward := make([][]side, len(n.refs)) // from each node to those of higher number
	for i, p := range n.pairs {
		if p.net() != 0 {
			onward[p.u] = append(onward[p.u], side{p.v, i})
		}
	}
	var b Balance
	var odd []knot
	third := make([]int, len(n.refs)) // the pair that ties u to each node, plus 1
	for u := range onward {
		for _, s := range onward[u] {
			third[s.to] = s.pair + 1
		}
		for _, uv := range onward[u] {
			for _, vw := range onward[uv.to] {
				if third[vw.to] == 0 {
					continue
				}
				b.Triangles++
				sides := [3]int{uv.pair, vw.pair, third[vw.to] - 1}
				hostile := 0
				for _, i := range sides {
					if n.pairs[i].net() < 0 {
						hostile++
					}
				}
				switch hostile {
				case 1:
					b.Unbalanced++
					odd = append(odd, n.triangle(sides))
				case 3:
					b.AllHostile++
				default:
					b.Balanced++
				}
			}
		}
		for _, s := range onward[u] {
			third[s.to] = 0
		}
	}
	slices.SortFunc(odd, n.compare)
	b.Tensions = n.tensions(l, head(odd, top))

	var mixed []knot
	for i, p := range n.pairs {
		if p.friendly > 0 && p.hostile > 0 {
			mixed = append(mixed, knot{sides: []int{i}, weight: round(min(p.friendly, p.hostile))})
		}
	}
	slices.SortFunc(mixed, n.compare)
	b.Mixed = len(mixed)
	b.MixedTies = n.tensions(l, head(mixed, top))
	return b
}

// A knot is a triangle's pairs, the hostile one last, or a single pair of both signs.
type knot struct {
	sides  []int
	weight float64 // of the weakest side
}

func (n *network) triangle(sides [3]int) knot {
	k := knot{sides: sides[:], weight: round(math.Abs(n.pairs[sides[0]].net()))}
	for _, i := range sides[1:] {
		k.weight = min(k.weight, math.Abs(n.pairs[i].net()))
	}
	slices.SortStableFunc(k.sides, func(i, j int) int { return cmp.Compare(n.pairs[j].net(), n.pairs[i].net()) })
	return k
}

func (n *network) compare(a, b knot) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), slices.Compare(a.sides, b.sides))
}

func (n *network) tensions(l *ledger, knots []knot) []Tension {
	list := []Tension{}
	for _, k := range knots {
		last := n.pairs[k.sides[len(k.sides)-1]]
		t := Tension{A: n.refs[last.u], B: n.refs[last.v], Weight: k.weight}
		var edges []graph.Edge
		if len(k.sides) == 1 {
			edges = append(edges, last.strongest(+1))
		} else {
			first := n.pairs[k.sides[0]]
			friend := n.refs[first.u]
			if first.u == last.u || first.u == last.v {
				friend = n.refs[first.v]
			}
			t.Friend = &friend
			for _, i := range k.sides[:2] {
				edges = append(edges, n.pairs[i].strongest(+1))
			}
		}
		t.Ties = l.statements(append(edges, last.strongest(-1)), 0)
		list = append(list, t)
	}
	return list
}
