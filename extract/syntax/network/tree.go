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
	span, m := 0.0, n+1
	arcs := make([]float64, m*m)
	for i := range n {
		for j, s := range scores[i*stride:][:m] {
			arcs[j*m+i+1] = float64(s)
			span = max(span, math.Abs(float64(s)))
		}
	}
	for i := 1; i <= n; i++ {
		arcs[i] -= 2*span*float64(n) + 1
	}
	for i, h := range spanning(arcs, m)[1:] {
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

// spanning is the maximum spanning tree of a directed graph of n nodes from node 0 (Chu and Liu 1965,
// Edmonds 1967): each node takes its best head; each cycle is melted into one node, and the tree of what
// is left tells where the cycles open. arcs has a row for each head.
func spanning(arcs []float64, n int) []int {
	heads := make([]int, n)
	for d := 1; d < n; d++ {
		best := -1
		for h := range n {
			if h != d && (best < 0 || arcs[h*n+d] > arcs[best*n+d]) {
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
	small, behind := make([]float64, m*m), make([]arc, m*m)
	for i := range small {
		small[i] = math.Inf(-1)
	}
	for d := 1; d < n; d++ {
		best := arcs[heads[d]*n+d]
		for h := range n {
			at := part[h]*m + part[d]
			if loss := arcs[h*n+d] - best; part[h] != part[d] && loss > small[at] {
				small[at], behind[at] = loss, arc{h, d}
			}
		}
	}
	for d, h := range spanning(small, m) {
		if d > 0 {
			a := behind[h*m+d]
			heads[a.dependent] = a.head
		}
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
