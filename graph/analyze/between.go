package analyze

import (
	"container/heap"
	"math"
	"math/rand/v2"
	"slices"
)

// Betweenness is exact up to exactNodes nodes; on a larger graph shortest paths are followed from
// only as many sources.
const (
	exactNodes = 1000
	sources    = 256
)

// betweenness gives each node the share of the shortest paths between all others that lead through
// it, and the number of sources that paths were followed from. The stronger a tie, the shorter: its
// length is one over its weight (Newman, "Scientific collaboration networks II", Phys. Rev. E 64,
// 2001).
//
// The algorithm is that of Brandes, "A faster algorithm for betweenness centrality", J. Math.
// Sociology 25 (2001). gonum's BetweennessWeighted lists every path of every pair, from a matrix of
// all distances, and can't be asked for a part of the sources. On a large graph it is estimated from
// sources drawn evenly, always the same (Brandes and Pich, "Centrality estimation in large networks",
// Int. J. Bifurcation and Chaos 17, 2007).
func betweenness(g *ties, limit, sample int) ([]float64, int) {
	n := len(g.nodes)
	between := make([]float64, n)
	if n < 3 {
		return between, n
	}
	from := rand.New(rand.NewPCG(2007, 17)).Perm(n)
	if n > limit {
		from = from[:min(n, sample)]
	}
	slices.Sort(from)
	s := newSearch(g)
	for _, source := range from {
		s.run(source)
		for i := len(s.done) - 1; i > 0; i-- { // farthest first; done[0] is the source itself
			w := s.done[i]
			for _, v := range s.before[w] {
				s.share[v] += s.paths[v] / s.paths[w] * (1 + s.share[w])
			}
			between[w] += s.share[w]
		}
	}
	// Of all sources, and of all ordered pairs of two others.
	scale := float64(n) / float64(len(from)) / (float64(n-1) * float64(n-2))
	for i := range between {
		between[i] *= scale
	}
	return between, len(from)
}

// A search finds the shortest paths from one node (Dijkstra), and how many there are. It is a heap
// of the nodes reached but not yet done, the nearest first.
type search struct {
	g       *ties
	lengths []int64 // parallel to g.near
	near    []int   // g.near as numbers

	dist   []int64
	paths  []float64 // number of shortest paths from the source
	before [][]int   // the nodes before this one on them
	share  []float64 // of the paths to all others that lead through this one
	done   []int     // in the order of distance

	open []int
	at   []int // place in open
}

// unit is the length of a tie of weight 1. Lengths are whole numbers, so that two ways equally long
// are so whatever order their parts are added in.
const unit = 10_000

func newSearch(g *ties) *search {
	n := len(g.nodes)
	s := &search{g: g, lengths: make([]int64, len(g.weights)), near: make([]int, len(g.near)),
		dist: make([]int64, n), paths: make([]float64, n), before: make([][]int, n), share: make([]float64, n), at: make([]int, n)}
	for i, w := range g.weights {
		s.lengths[i] = int64(math.Round(min(max(1, unit/w), 1e12)))
		s.near[i] = int(g.near[i].ID())
	}
	return s
}

func (s *search) run(source int) {
	s.done = s.done[:0]
	for i := range s.dist {
		s.dist[i], s.paths[i], s.share[i] = -1, 0, 0
		s.before[i] = s.before[i][:0]
	}
	s.dist[source], s.paths[source] = 0, 1
	heap.Push(s, source)
	for len(s.open) > 0 {
		v := heap.Pop(s).(int)
		s.done = append(s.done, v)
		for i := s.g.first[v]; i < s.g.first[v+1]; i++ {
			w, d := s.near[i], s.dist[v]+s.lengths[i]
			switch {
			case s.dist[w] < 0:
				s.dist[w] = d
				heap.Push(s, w)
			case d < s.dist[w]:
				s.dist[w], s.paths[w], s.before[w] = d, 0, s.before[w][:0]
				heap.Fix(s, s.at[w])
			case d > s.dist[w]:
				continue
			}
			s.paths[w] += s.paths[v]
			s.before[w] = append(s.before[w], v)
		}
	}
}

// Len, Less, Swap, Push and Pop make it a heap.Interface.
func (s *search) Len() int           { return len(s.open) }
func (s *search) Less(i, j int) bool { return s.dist[s.open[i]] < s.dist[s.open[j]] }
func (s *search) Swap(i, j int) {
	s.open[i], s.open[j] = s.open[j], s.open[i]
	s.at[s.open[i]], s.at[s.open[j]] = i, j
}
func (s *search) Push(x any) {
	s.at[x.(int)] = len(s.open)
	s.open = append(s.open, x.(int))
}
func (s *search) Pop() any {
	last := len(s.open) - 1
	v := s.open[last]
	s.open = s.open[:last]
	return v
}
