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
	if roots == 1 && !circular(heads) {
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

// circular reports whether following the heads ever comes back.
func circular(heads []int32) bool {
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
// 1967): each node takes its best head; the nodes of a circle are melted into one, which is solved
// with the rest, and tells where the circle opens. arcs has a row for each head.
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
	circle := findCircle(heads)
	if circle == nil {
		return heads
	}
	inside := make([]bool, n)
	for _, v := range circle {
		inside[v] = true
	}
	var outer []int // the nodes outside, 0 first; the circle stands after them
	for v := range n {
		if !inside[v] {
			outer = append(outer, v)
		}
	}
	m := len(outer)
	small := make([][]float64, m+1)
	for i := range small {
		small[i] = make([]float64, m+1)
	}
	enter, leave := make([]int, m), make([]int, m)
	for i, u := range outer {
		small[i][m], small[m][i] = math.Inf(-1), math.Inf(-1)
		for _, v := range circle {
			if gain := arcs[u][v] - arcs[heads[v]][v]; gain > small[i][m] {
				small[i][m], enter[i] = gain, v
			}
			if arcs[v][u] > small[m][i] {
				small[m][i], leave[i] = arcs[v][u], v
			}
		}
		for j, v := range outer {
			small[i][j] = arcs[u][v]
		}
	}
	for i, h := range spanning(small) {
		switch {
		case i == 0:
		case i == m:
			heads[enter[h]] = outer[h]
		case h == m:
			heads[outer[i]] = leave[i]
		default:
			heads[outer[i]] = outer[h]
		}
	}
	return heads
}

// findCircle returns the nodes of a circle, or nil.
func findCircle(heads []int) []int {
	seen := make([]int, len(heads))
	for i := 1; i < len(heads); i++ {
		v := i
		for v != 0 && seen[v] == 0 {
			seen[v] = i
			v = heads[v]
		}
		if v == 0 || seen[v] != i {
			continue
		}
		circle := []int{v}
		for u := heads[v]; u != v; u = heads[u] {
			circle = append(circle, u)
		}
		return circle
	}
	return nil
}
