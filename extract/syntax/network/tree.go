package network

import "math"

// Tree finds the heads that make the best tree with one root. scores has a row for each of n words, as
// wide as stride: the word's score under the root, then under each word. heads gets -1 for the root.
func Tree(scores []float32, n, stride int, heads []int32) {
	roots := 0
	for i := range n {
		row := scores[i*stride:][:n+1]
		best := -1
		for j, s := range row {
			if j != i+1 && (best < 0 || s > row[best]) {
				best = j
			}
		}
		heads[i] = int32(best - 1)
		if best == 0 {
			roots++
		}
	}
	if roots == 1 && !cyclic(heads) {
		return
	}
	// The second root costs more than any tree gains.
	span := 0.0
	arcs := make([][]float64, n+1) // head, dependent
	for j := range arcs {
		arcs[j] = make([]float64, n+1)
		for i := range n {
			arcs[j][i+1] = float64(scores[i*stride+j])
			span = max(span, math.Abs(arcs[j][i+1]))
		}
	}
	for i := 1; i <= n; i++ {
		arcs[0][i] -= 2*span*float64(n) + 1
	}
	for i, h := range spanning(arcs)[1:] {
		heads[i] = int32(h - 1)
	}
}

// cyclic reports whether following the heads ever comes back.
func cyclic(heads []int32) bool {
	seen := make([]int32, len(heads)) // the walk that came by
	for i := range heads {
		walk := int32(i + 1)
		for j := int32(i); j >= 0; j = heads[j] {
			if seen[j] == walk {
				return true
			}
			if seen[j] != 0 {
				break
			}
			seen[j] = walk
		}
	}
	return false
}

// spanning is the maximum spanning tree of a directed graph from node 0 (Chu and Liu 1965, Edmonds
// 1967): each node takes its best head; each cycle is melted into one node, and the tree of what is
// left tells where the cycles open. arcs has a row for each head.
func spanning(arcs [][]float64) []int {
	n := len(arcs)
	heads := make([]int, n)
	for d := 1; d < n; d++ {
		best := -1
		for h := range n {
			if h != d && (best < 0 || arcs[h][d] > arcs[best][d]) {
				best = h
			}
		}
		heads[d] = best
	}
	part, m := melt(heads)
	if m == n {
		return heads
	}
	type arc struct{ head, dependent int }
	small, behind := make([][]float64, m), make([][]arc, m)
	for i := range small {
		small[i], behind[i] = make([]float64, m), make([]arc, m)
		for j := range small[i] {
			small[i][j] = math.Inf(-1)
		}
	}
	for d := 1; d < n; d++ {
		j, best := part[d], arcs[heads[d]][d]
		for h := range n {
			i := part[h]
			if loss := arcs[h][d] - best; i != j && loss > small[i][j] {
				small[i][j], behind[i][j] = loss, arc{h, d}
			}
		}
	}
	for j, i := range spanning(small)[1:] {
		a := behind[i][j+1]
		heads[a.dependent] = a.head
	}
	return heads
}

// melt numbers the nodes so that those of a cycle have one number, and returns how many numbers there
// are. Node 0 is 0.
func melt(heads []int) (part []int, m int) {
	n := len(heads)
	part = make([]int, n)
	seen := make([]int, n) // the walk that came by
	m = 1
	for i := 1; i < n; i++ {
		v := i
		for v != 0 && seen[v] == 0 {
			seen[v] = i
			v = heads[v]
		}
		if v == 0 || seen[v] != i || part[v] != 0 {
			continue
		}
		for part[v] == 0 {
			part[v] = m
			v = heads[v]
		}
		m++
	}
	for v := 1; v < n; v++ {
		if part[v] == 0 {
			part[v] = m
			m++
		}
	}
	return part, m
}
