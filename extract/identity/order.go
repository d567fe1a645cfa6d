package identity

import (
	"cmp"
	"slices"
	"strings"
)

// sort puts names and cells in their order.
func (s *settling) sort() {
	s.sortNames()
	s.from = make([]int32, len(s.sorted)+1)
	for _, c := range s.cells.all {
		s.from[s.place[c.key.name]+1]++
	}
	for n := range s.sorted {
		s.from[n+1] += s.from[n]
	}
	next := slices.Clone(s.from)
	s.order = make([]int32, s.cells.len())
	for i, c := range s.cells.all {
		n := s.place[c.key.name]
		s.order[next[n]] = i
		next[n]++
	}
	s.groups, s.parents = make([]group, len(s.order)), make([]int32, len(s.order))
	for n := range s.sorted {
		s.sortCells(s.order[s.from[n]:s.from[n+1]])
	}
	for i, c := range s.order {
		cell := s.cells.at(c)
		s.groups[i], s.parents[i] = group{s.context(cell), cell.key.known}, int32(i)
	}
}

// sortNames orders the names.
func (s *settling) sortNames() {
	words := make([]*word, 0, s.words.len())
	for _, w := range s.words.all {
		words = append(words, w)
	}
	slices.SortFunc(words, func(v, w *word) int { return strings.Compare(v.text, w.text) })
	for i, w := range words {
		w.rank = int32(i) + 1
	}
	type placed struct {
		first uint64 // class and the first two words
		name  int32
	}
	all := make([]placed, 0, s.names.len())
	for i, n := range s.names.all {
		p := placed{uint64(n.class)<<62 | uint64(n.words[0].rank)<<31, i}
		if len(n.words) > 1 {
			p.first |= uint64(n.words[1].rank)
		}
		all = append(all, p)
	}
	byRank := func(v, w *word) int { return cmp.Compare(v.rank, w.rank) }
	slices.SortFunc(all, func(a, b placed) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return slices.CompareFunc(s.names.at(a.name).words, s.names.at(b.name).words, byRank)
	})
	s.sorted, s.place = make([]*name, len(all)), make([]int32, len(all))
	for i, p := range all {
		s.sorted[i], s.place[p.name] = s.names.at(p.name), int32(i)
	}
}

// sortCells orders the cells of a name.
func (s *settling) sortCells(cells []int32) {
	slices.SortFunc(cells, func(i, j int32) int {
		a, b := s.cells.at(i), s.cells.at(j)
		return cmp.Or(cmp.Compare(s.certainty(b), s.certainty(a)), cmp.Compare(a.key.country, b.key.country), cmp.Compare(a.key.anchor, b.key.anchor), cmp.Compare(a.key.known, b.key.known))
	})
}

// certainty is how much is known of a cell.
func (s *settling) certainty(c *cell) int {
	n := 0
	if c.key.known != 0 {
		n += 8
	}
	for _, t := range s.ties.get(c.ties) {
		switch kind(t >> hashBits) {
		case employer:
			n |= 4
		case anchor:
			n |= 1
		}
	}
	if c.country != 0 {
		n += 2
	}
	return n
}
