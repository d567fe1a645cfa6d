package identity

import (
	"cmp"
	"maps"
	"slices"
)

// A link is a pair of cells whose names agree by a rule, and what became of it.
type link struct {
	a, b int32 // b is the surer, where one is
	match
	grounds grounds
	joined  bool
	doubt   bool // others fit as well
}

// needs is how much agreement of context each rule asks for.
var needs = [rules]int{Same: -1, Spelling: 1, Told: 1, Fuller: 1, Initials: 2, Partial: 2, Short: 2, Acronym: 2}

// need is how much agreement a link asks for: names that many people have, or that a country
// writes in one way, ask for more.
func (x *Index) need(l *link, country uint32) int {
	n, name := needs[l.rule], &x.names[x.cells[l.a].key.name]
	switch {
	case name.class == person && len(name.words) == 1 || name.acronym && l.rule != Told:
		return max(n, 2)
	case l.rule == Same && (name.common || name.class == place && (len(name.words) == 1 || x.forms[x.cells[l.a].first.form].kind != "place")):
		return 1 // there is one Indian Ocean, but a Springfield in every state
	case l.rule == Spelling && name.class == person && x.tables.Latin(uncode(country)):
		return n + 1
	}
	return n
}

// mostLinks bounds the names of one key that are compared, each with so many that sort next to it.
const mostLinks = 100

// settle decides of all cells whose they are.
func (x *Index) settle() {
	if x.settled {
		return
	}
	x.settled = true
	x.summon()
	s := &settling{Index: x, contexts: make([]*context, len(x.cells)), known: make([]uint64, len(x.cells)), rank: make([]int32, len(x.cells))}
	x.parents, x.links = make([]int32, len(x.cells)), nil
	for i := range x.cells {
		x.parents[i], s.contexts[i], s.known[i] = int32(i), &x.cells[i].context, x.cells[i].key.known
	}
	x.sort()
	for i, c := range x.order {
		s.rank[c] = int32(i)
	}
	s.joinKnown()
	s.joinNames()
	s.joinPairs()
	x.nameGroups(x.order)
	x.ruling = x.corrections.rule(x.current(x.order))
}

// sort puts the cells in an order that follows from what they are, and not from when they came:
// by name, and within a name those first of which most is known.
func (x *Index) sort() {
	cells := make([]int32, len(x.names)) // how many of each name
	for i := range x.cells {
		cells[x.cells[i].key.name]++
	}
	from := int32(0)
	for rank, i := range x.sorted() {
		n := &x.names[i]
		n.rank, n.from, n.to = int32(rank), from, from
		from += cells[i]
	}
	x.order = make([]int32, len(x.cells))
	for i := range x.cells {
		n := &x.names[x.cells[i].key.name]
		x.order[n.to] = int32(i)
		n.to++
	}
	for n := range x.names {
		slices.SortFunc(x.cellsOf(int32(n)), func(i, j int32) int {
			a, b := &x.cells[i], &x.cells[j]
			return cmp.Or(cmp.Compare(b.certainty(), a.certainty()), cmp.Compare(a.key.country, b.key.country), cmp.Compare(a.key.anchor, b.key.anchor), cmp.Compare(a.key.known, b.key.known))
		})
	}
}

// cellsOf returns the cells of a name.
func (x *Index) cellsOf(n int32) []int32 { return x.order[x.names[n].from:x.names[n].to] }

// sorted returns the names in order: by class, then by their words.
func (x *Index) sorted() []int32 {
	for i, text := range slices.Sorted(maps.Keys(x.words)) {
		x.words[text].rank = int32(i) + 1
	}
	type placed struct {
		first uint64 // class and first word
		name  int32
	}
	all := make([]placed, len(x.names))
	for i := range x.names {
		n := &x.names[i]
		all[i] = placed{uint64(n.class)<<32 | uint64(n.words[0].rank), int32(i)}
	}
	byRank := func(v, w *word) int { return cmp.Compare(v.rank, w.rank) }
	slices.SortFunc(all, func(a, b placed) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return slices.CompareFunc(x.names[a.name].words, x.names[b.name].words, byRank)
	})
	names := make([]int32, len(all))
	for i, p := range all {
		names[i] = p.name
	}
	return names
}

func (c *cell) certainty() int {
	n := 0
	if c.key.known != 0 {
		n += 8
	}
	if len(c.of(employer)) > 0 {
		n += 4
	}
	if c.country != 0 {
		n += 2
	}
	if len(c.of(anchor)) > 0 {
		n++
	}
	return n
}

// settling is the state of a decision.
type settling struct {
	*Index
	contexts []*context // of groups, at their root
	owned    map[int32]bool
	known    []uint64
	rank     []int32
}

// root returns the cell that stands for a cell's group.
func (x *Index) root(c int32) int32 {
	for x.parents[c] != c {
		x.parents[c] = x.parents[x.parents[c]]
		c = x.parents[c]
	}
	return c
}

// join makes one group of two. The cell that ranks first stands for it.
func (s *settling) join(a, b int32) {
	a, b = s.root(a), s.root(b)
	if a == b {
		return
	}
	if s.rank[b] < s.rank[a] {
		a, b = b, a
	}
	if s.owned == nil {
		s.owned = map[int32]bool{}
	}
	if !s.owned[a] {
		s.contexts[a], s.owned[a] = s.contexts[a].clone(), true
	}
	s.contexts[a].join(s.contexts[b])
	s.known[a] = max(s.known[a], s.known[b])
	s.parents[b] = a
}

// judge compares the groups of two cells.
func (s *settling) judge(a, b int32) grounds {
	a, b = s.root(a), s.root(b)
	g := s.contexts[a].agree(s.contexts[b])
	if s.known[a] != 0 && s.known[b] != 0 && s.known[a] != s.known[b] {
		g |= otherKnown
	}
	return g
}

// allows reports whether the agreement is enough for a link.
func (s *settling) allows(l *link) bool {
	country := max(s.contexts[s.root(l.a)].country, s.contexts[s.root(l.b)].country)
	if l.grounds&(otherKnown|otherRival) != 0 || l.first && !s.tables.FamilyFirst(uncode(country)) {
		return false
	}
	if l.grounds&otherCountry != 0 && l.rule != Same {
		return false
	}
	if l.rule == Partial && (l.grounds&sameCountry == 0 || s.names[s.cells[l.a].key.name].common) {
		return false // the Democratic Party is no part of the Social Democratic Party
	}
	return l.grounds.weigh() >= s.need(l, country)
}

// joinKnown joins the cells that the gazetteer has as one.
func (s *settling) joinKnown() {
	first := map[uint64]int32{}
	for _, c := range s.order {
		id := s.cells[c].key.known
		if id == 0 {
			continue
		}
		if f, ok := first[id]; ok {
			s.join(f, c)
			continue
		}
		first[id] = c
	}
}

// joinNames joins the cells of each name: those of which most is known first, each with the group
// that fits it best.
func (s *settling) joinNames() {
	var groups []int32
	var candidates []link
	for next := int32(0); int(next) < len(s.order); { // names by their rank, not as they came
		n := s.cells[s.order[next]].key.name
		next = s.names[n].to
		groups = groups[:0]
		for _, c := range s.cellsOf(n) {
			candidates = candidates[:0]
			for _, g := range groups {
				if s.root(g) == s.root(c) {
					candidates = candidates[:0]
					break
				}
				candidates = append(candidates, link{a: c, b: g, match: match{rule: Same}})
			}
			if !s.choose(candidates) && !slices.ContainsFunc(groups, func(g int32) bool { return s.root(g) == s.root(c) }) {
				if len(groups) < mostLinks {
					groups = append(groups, c)
				}
			}
		}
	}
}

// choose joins a weak cell with the candidate that fits best, if one does and no other as well, and
// reports whether.
func (s *settling) choose(candidates []link) bool {
	best, second := -1, -1
	for i := range candidates {
		l := &candidates[i]
		l.grounds = s.judge(l.a, l.b)
		switch {
		case !s.allows(l):
		case best < 0 || s.better(l, &candidates[best]) > 0:
			best, second = i, best
		case second < 0 || s.better(l, &candidates[second]) > 0:
			second = i
		}
	}
	joined := false
	if best >= 0 {
		l := &candidates[best]
		if second >= 0 && s.tied(&candidates[second], l) {
			l.doubt, candidates[second].doubt = true, true
		} else {
			l.joined, joined = true, true
		}
	}
	for i := range candidates {
		if i == best || i == second || candidates[i].grounds&(otherCountry|otherEmployer) == 0 || len(candidates) < 4 {
			s.links = append(s.links, candidates[i])
		}
	}
	if joined {
		s.join(candidates[best].a, candidates[best].b)
	}
	return joined
}

// better compares two candidates for one cell.
func (s *settling) better(l, m *link) int {
	return cmp.Or(cmp.Compare(l.grounds.weigh(), m.grounds.weigh()), cmp.Compare(m.distance, l.distance), cmp.Compare(s.rank[s.root(m.b)], s.rank[s.root(l.b)]))
}

// tied reports whether nothing but their order speaks for one of two candidates, and they aren't
// one themselves, as two other spellings may be.
func (s *settling) tied(l, m *link) bool {
	return s.root(l.b) != s.root(m.b) && l.grounds.weigh() == m.grounds.weigh() && l.distance == m.distance &&
		(l.rule != Spelling || s.judge(l.b, m.b).weigh() < 0)
}
