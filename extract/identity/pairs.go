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

// order is a number by which sides are in order: by rule, then by the weak name, then by the other.
func (s *side) order() uint64 {
	return uint64(s.rule)<<60 | uint64(s.weak)<<30 | uint64(s.name)
}

// joinPairs joins groups whose names differ: the surer rules first, and by each rule the groups of
// which most is known first.
func (s *settling) joinPairs(sides []side) {
	var candidates []link
	for len(sides) > 0 {
		n := 1
		for n < len(sides) && sides[n].rule == sides[0].rule && sides[n].weak == sides[0].weak {
			n++
		}
		weak := sides[0].weak
		for c := s.from[weak]; c < s.from[weak+1]; c++ {
			candidates = candidates[:0]
			for _, one := range sides[:n] {
				if one.cell >= 0 {
					candidates = s.candidate(candidates, link{a: c, b: one.cell, match: one.match})
					continue
				}
				first := s.from[one.name]
				for b := first; b < min(s.from[one.name+1], first+mostLinks); b++ {
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
// other: by rule, and by each rule in the order of the names. Of many under one key only those that
// sort next to each other are compared; a short form of many names tells nothing.
func (s *settling) pair() []side {
	alike, short, full := s.entries()
	sides := make([]side, 0, len(alike)+len(short))
	for len(alike) > 0 {
		var same []entry
		same, alike = block(alike)
		for i, a := range same {
			for _, b := range same[i+1 : min(len(same), i+mostLinks)] {
				sides = s.try(sides, a.name, b.name)
			}
		}
	}
	for _, a := range short {
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
				sides = s.try(sides, min(a.name, b.name), max(a.name, b.name))
			}
		}
	}
	sides = s.told(sides)
	slices.SortFunc(sides, func(a, b side) int {
		if p, q := a.order(), b.order(); p != q {
			return cmp.Compare(p, q)
		}
		return cmp.Compare(a.cell, b.cell)
	})
	return slices.Compact(sides)
}

// try appends the sides of two names, of which a comes first, if they may be one.
func (s *settling) try(sides []side, a, b int32) []side {
	m, ok := compare(s.sorted[a], s.sorted[b])
	if !ok {
		return sides
	}
	if m.rule == Spelling {
		return append(sides, side{m, a, b, -1}, side{m, b, a, -1})
	}
	if weaker(s.sorted[b], s.sorted[a]) {
		a, b = b, a
	}
	return append(sides, side{m, a, b, -1})
}

// told appends the sides of names of which an article tells that they are one. Each cell is still a
// group by itself.
func (s *settling) told(sides []side) []side {
	for n := range s.sorted {
		for c := s.from[n]; c < s.from[n+1]; c++ {
			ties := s.groups[c].ties
			for i := len(ties) - 1; i >= 0 && kind(ties[i]>>hashBits) == alias; i-- {
				if short, ok := s.byName.find(ties[i] & hashMask); ok {
					sides = append(sides, side{match{rule: Told}, s.place[short], int32(n), c})
				}
			}
		}
	}
	return sides
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

// entries lists the names in use under the keys of each kind, in order.
func (s *settling) entries() (alike, short, full []entry) {
	alike, full = make([]entry, 0, 2*len(s.sorted)), make([]entry, 0, 2*len(s.sorted))
	var keys []uint64
	add := func(to []entry, place int32, keys []uint64) []entry {
		for _, k := range keys {
			to = append(to, entry{k, place})
		}
		return to
	}
	for i, n := range s.names.all { // as they stand in memory
		place := s.place[i]
		if s.from[place] == s.from[place+1] {
			continue
		}
		keys = n.keys(keys[:0])
		alike = add(alike, place, keys)
		keys = n.asks(keys[:0])
		short = add(short, place, keys)
		keys = n.answers(keys[:0])
		full = add(full, place, keys)
	}
	order := func(a, b entry) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(a.name, b.name)
	}
	for _, all := range []*[]entry{&alike, &short, &full} {
		slices.SortFunc(*all, order)
		*all = slices.Compact(*all)
	}
	return alike, short, full
}

// block cuts off the entries of the first key.
func block(all []entry) (first, rest []entry) {
	n := 1
	for n < len(all) && all[n].key == all[0].key {
		n++
	}
	return all[:n], all[n:]
}
