package identity

import (
	"cmp"
	"slices"
)

// A side is one of two names that may be one entity's, as seen from the other, the weak one.
type side struct {
	match
	weak int32
	name int32
	cell int32 // the only one of the name's, or -1
}

// joinPairs joins groups whose names differ: the surer rules first, and by each rule the groups of
// which most is known first.
func (s *settling) joinPairs() {
	var candidates []link
	for sides := s.pair(); len(sides) > 0; {
		n := 1
		for n < len(sides) && sides[n].rule == sides[0].rule && sides[n].weak == sides[0].weak {
			n++
		}
		for _, c := range s.cellsOf(sides[0].weak) {
			candidates = candidates[:0]
			for _, one := range sides[:n] {
				if one.cell >= 0 {
					candidates = s.candidate(candidates, link{a: c, b: one.cell, match: one.match})
					continue
				}
				cells := s.cellsOf(one.name)
				for _, b := range cells[:min(len(cells), mostLinks)] {
					candidates = s.candidate(candidates, link{a: c, b: b, match: one.match})
				}
			}
			s.choose(candidates)
		}
		sides = sides[n:]
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

// pair compares the names that have a key in common, and returns each that may be another with that
// other: by rule, and by each rule in the order of the names.
func (s *settling) pair() []side {
	var sides []side
	rank := func(name int32) int32 { return s.names[name].rank }
	for _, p := range s.pairs() {
		a, b := p.names()
		if rank(a) > rank(b) { // which of two with initials is the weak one mustn't hang on which came first
			a, b = b, a
		}
		m, ok := compare(&s.names[a], &s.names[b])
		if !ok {
			continue
		}
		if m.rule == Spelling {
			sides = append(sides, side{m, b, a, -1})
		} else if weaker(&s.names[b], &s.names[a]) {
			a, b = b, a
		}
		sides = append(sides, side{m, a, b, -1})
	}
	for i := range s.cells {
		for _, t := range s.cells[i].of(alias) {
			if n, ok := s.byName[t&hashMask]; ok {
				sides = append(sides, side{match{rule: Told}, n, s.cells[i].key.name, int32(i)})
			}
		}
	}
	slices.SortFunc(sides, func(a, b side) int {
		return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(rank(a.weak), rank(b.weak)), cmp.Compare(rank(a.name), rank(b.name)),
			cmp.Compare(s.rankOf(a.cell), s.rankOf(b.cell)))
	})
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

// An entry is a name under one of its keys.
type entry struct {
	key  uint64
	name int32
}

// entries lists the names in use under the keys that of gives, in order.
func (s *settling) entries(of func(*name, []uint64) []uint64) []entry {
	all := make([]entry, 0, 2*len(s.names))
	var keys []uint64
	for i := range s.names {
		if n := &s.names[i]; n.from < n.to {
			keys = of(n, keys[:0])
			for _, k := range keys {
				all = append(all, entry{k, int32(i)})
			}
		}
	}
	slices.SortFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(s.names[a.name].rank, s.names[b.name].rank))
	})
	return slices.Compact(all)
}

// block cuts off the entries of the first key.
func block(all []entry) (first, rest []entry) {
	n := 1
	for n < len(all) && all[n].key == all[0].key {
		n++
	}
	return all[:n], all[n:]
}

// A pair is two names' numbers in one, the lesser first.
type pair uint64

func pairOf(a, b int32) pair { return pair(min(a, b))<<32 | pair(max(a, b)) }

func (p pair) names() (a, b int32) { return int32(p >> 32), int32(p & (1<<32 - 1)) }

// pairs returns the names that have a key in common, each pair once. Of many under one key only
// those that sort next to each other are compared; a short form of many names tells nothing.
func (s *settling) pairs() []pair {
	var pairs []pair
	for all := s.entries((*name).keys); len(all) > 0; {
		var same []entry
		same, all = block(all)
		for i, a := range same {
			for _, b := range same[i+1 : min(len(same), i+mostLinks)] {
				pairs = append(pairs, pairOf(a.name, b.name))
			}
		}
	}
	full := s.entries((*name).answers)
	for _, a := range s.entries((*name).asks) {
		for len(full) > 0 && full[0].key < a.key {
			full = full[1:]
		}
		if len(full) == 0 || full[0].key != a.key {
			continue
		}
		same, _ := block(full)
		if len(same) > mostLinks {
			continue
		}
		for _, b := range same {
			if a.name != b.name {
				pairs = append(pairs, pairOf(a.name, b.name))
			}
		}
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}
