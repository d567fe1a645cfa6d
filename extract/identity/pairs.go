package identity

import (
	"cmp"
	"slices"
)

// A side is one of two names that may be one entity's, as seen from the other.
type side struct {
	match
	name int32
	cell int32 // the only one of the name's, or -1
}

// joinPairs joins groups whose names differ: the surer rules first, and by each rule the groups of
// which most is known first.
func (s *settling) joinPairs() {
	sides := s.pair()
	for rule := Spelling; rule < Ruled; rule++ {
		var cells []int32
		for n := range sides[rule] {
			cells = append(cells, s.names[n].cells...)
		}
		slices.SortFunc(cells, func(a, b int32) int { return cmp.Compare(s.rank[a], s.rank[b]) })
		var candidates []link
		for _, c := range cells {
			candidates = candidates[:0]
			for _, one := range sides[rule][s.cells[c].name] {
				if one.cell >= 0 {
					candidates = s.candidate(candidates, link{a: c, b: one.cell, match: one.match})
					continue
				}
				for _, b := range s.names[one.name].cells[:min(len(s.names[one.name].cells), mostLinks)] {
					candidates = s.candidate(candidates, link{a: c, b: b, match: one.match})
				}
			}
			s.choose(candidates)
		}
	}
}

// candidate adds a link to a group that isn't among the candidates yet.
func (s *settling) candidate(candidates []link, l link) []link {
	root := s.root(l.b)
	if root == s.root(l.a) {
		return candidates
	}
	for i := range candidates {
		if s.root(candidates[i].b) == root {
			if l.distance < candidates[i].distance {
				candidates[i] = l
			}
			return candidates
		}
	}
	return append(candidates, l)
}

// pair compares the names that have a key in common, and returns by rule, for each name that may be
// another, the others.
func (s *settling) pair() [rules]map[int32][]side {
	var sides [rules]map[int32][]side
	add := func(weak int32, one side) {
		if sides[one.rule] == nil {
			sides[one.rule] = map[int32][]side{}
		}
		sides[one.rule][weak] = append(sides[one.rule][weak], one)
	}
	for _, p := range s.pairs() {
		a, b := p[0], p[1]
		m, ok := compare(&s.names[a], &s.names[b])
		if !ok {
			continue
		}
		if m.rule == Spelling {
			add(b, side{m, a, -1})
		} else if weaker(&s.names[b], &s.names[a]) {
			a, b = b, a
		}
		add(a, side{m, b, -1})
	}
	byHash := map[uint64]int32{}
	for i := range s.names {
		if s.names[i].class == body {
			byHash[s.names[i].hash()] = int32(i)
		}
	}
	for i := range s.cells {
		for _, alias := range s.cells[i].aliases {
			if n, ok := byHash[alias]; ok {
				add(n, side{match{rule: Told}, s.cells[i].name, int32(i)})
			}
		}
	}
	for _, by := range sides {
		for _, all := range by {
			slices.SortFunc(all, func(a, b side) int {
				return cmp.Or(slices.Compare(s.names[a.name].words, s.names[b.name].words), cmp.Compare(s.rankOf(a.cell), s.rankOf(b.cell)))
			})
		}
	}
	for i := range s.names { // of long lists the first are taken: those of which most is known
		slices.SortFunc(s.names[i].cells, func(a, b int32) int { return cmp.Compare(s.rank[a], s.rank[b]) })
	}
	return sides
}

func (s *settling) rankOf(cell int32) int32 {
	if cell < 0 {
		return -1
	}
	return s.rank[cell]
}

// weaker reports whether a is the short form of the two.
func weaker(a, b *name) bool {
	if len(a.words) != len(b.words) {
		return len(a.words) < len(b.words)
	}
	return initials(a.words) && !initials(b.words)
}

// pairs returns the names that have a key in common, each pair once.
func (s *settling) pairs() [][2]int32 {
	blocks, answers := map[string][]int32{}, map[string][]int32{}
	var keys []string
	for i := range s.names {
		n := &s.names[i]
		if len(n.cells) == 0 {
			continue
		}
		keys = n.keys(keys[:0])
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			blocks[k] = append(blocks[k], int32(i))
		}
		keys = n.answers(keys[:0])
		for _, k := range keys {
			answers[k] = append(answers[k], int32(i))
		}
	}
	var all [][2]int32
	for _, block := range blocks {
		all = s.within(all, block)
	}
	for i := range s.names {
		n := &s.names[i]
		if len(n.cells) == 0 {
			continue
		}
		keys = n.asks(keys[:0])
		for _, k := range keys {
			full := answers[k]
			if len(full) > mostLinks {
				continue // a name so common that it tells nothing
			}
			for _, j := range full {
				if j != int32(i) {
					all = append(all, [2]int32{min(int32(i), j), max(int32(i), j)})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(all)
}

// within adds the pairs of a block. In a large one only names that sort next to each other are
// compared.
func (s *settling) within(all [][2]int32, block []int32) [][2]int32 {
	if len(block) > mostLinks {
		slices.SortFunc(block, func(a, b int32) int { return slices.Compare(s.names[a].words, s.names[b].words) })
	}
	for i, a := range block {
		for _, b := range block[i+1 : min(len(block), i+mostLinks)] {
			all = append(all, [2]int32{min(a, b), max(a, b)})
		}
	}
	return all
}
