package identity

import (
	"cmp"
	"slices"
	"strings"
)

// sort puts names and cells in their order, and what is known of each cell as well: those that are
// compared stand next to each other.
func (s *settling) sort() {
	s.sortNames()
	s.from = make([]int32, len(s.sorted)+1)
	ties, beside := 0, 0
	for _, c := range s.cells.all {
		s.from[s.place[c.key.name]+1]++
		ties, beside = ties+int(c.ties.len), beside+int(c.beside.len)
	}
	for n := range s.sorted {
		s.from[n+1] += s.from[n]
	}
	s.sortCells()
	s.groups, s.parents = make([]group, len(s.order)), make([]int32, len(s.order))
	allTies, allBeside := make([]uint64, 0, ties), make([]uint32, 0, beside)
	for i, n := range s.order {
		c := s.cells.at(n)
		t, b := len(allTies), len(allBeside)
		allTies, allBeside = append(allTies, s.ties.get(c.ties)...), append(allBeside, s.beside.get(c.beside)...)
		s.groups[i] = group{context{c.country, c.companies, allTies[t:], allBeside[b:]}, c.key.known}
		s.parents[i] = int32(i)
	}
}

// sortNames orders the names.
func (s *settling) sortNames() {
	s.rankWords()
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

// rankWords orders the words.
func (s *settling) rankWords() {
	type placed struct {
		first uint64 // letters
		*word
	}
	all := make([]placed, 0, s.words.len())
	for _, w := range s.words.all {
		p := placed{0, w}
		for i := range 8 {
			p.first <<= 8
			if i < len(w.text) {
				p.first |= uint64(w.text[i])
			}
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b placed) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return strings.Compare(a.text, b.text)
	})
	for i, p := range all {
		p.rank = int32(i) + 1
	}
}

// sortCells orders the cells, each name's by themselves.
func (s *settling) sortCells() {
	type placed struct {
		first uint64 // how little is known, and the country
		cell  int32
	}
	all, next := make([]placed, s.cells.len()), slices.Clone(s.from)
	for i, c := range s.cells.all {
		n := s.place[c.key.name]
		all[next[n]] = placed{uint64(most-s.certainty(c))<<32 | uint64(c.key.country), i}
		next[n]++
	}
	for n := range s.sorted {
		if cells := all[s.from[n]:s.from[n+1]]; len(cells) > 1 {
			slices.SortFunc(cells, func(i, j placed) int {
				if i.first != j.first {
					return cmp.Compare(i.first, j.first)
				}
				a, b := s.cells.at(i.cell), s.cells.at(j.cell)
				return cmp.Or(cmp.Compare(a.key.anchor, b.key.anchor), cmp.Compare(a.key.known, b.key.known))
			})
		}
	}
	s.order = make([]int32, len(all))
	for i, c := range all {
		s.order[i] = c.cell
	}
}

// certainty is how much is known of a cell, at most so much.
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

const most = 15
