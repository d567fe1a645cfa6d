package identity

import (
	"cmp"
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
func (s *settling) need(l *link, country uint32) int {
	c := s.cell(l.a)
	n, name := needs[l.rule], s.names.at(c.key.name)
	switch {
	case name.class == person && len(name.words) == 1 || name.acronym && l.rule != Told:
		return max(n, 2)
	case l.rule == Same && (name.common || name.class == place && (len(name.words) == 1 || s.forms.at(c.first.form).kind != "place")):
		return 1 // there is one Indian Ocean, but a Springfield in every state
	case l.rule == Spelling && name.class == person && s.tables.Latin(uncode(country)):
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
	x.settled, x.links = true, list[link]{}
	x.summon()
	s := &settling{Index: x}
	s.sort()
	sides := s.pair()
	s.joinKnown()
	s.joinNames()
	s.joinPairs(sides)
	s.nameGroups()
	x.ruling = x.corrections.rule(x.current())
}

// A settling is the state of a decision. Names and cells go by their places in an order that
// follows from what they are, and not from when they came.
type settling struct {
	*Index
	sorted  []*name // by class and words
	place   []int32 // of names among the sorted, by number
	from    []int32 // where the cells of each sorted name begin, and where the last end
	order   []int32 // the cells by name, and within a name those first of which most is known
	parents []int32 // of cells: each points to one of its group, its root to itself
	groups  []group // by root
}

// A group is some cells that are one entity's.
type group struct {
	context
	known uint64 // its ID in the gazetteer, hashed, or 0
}

// cell returns the cell at a place.
func (s *settling) cell(at int32) *cell { return s.cells.at(s.order[at]) }

// root returns the cell that stands for a cell's group: the first of it.
func (s *settling) root(c int32) int32 {
	for s.parents[c] != c {
		s.parents[c] = s.parents[s.parents[c]]
		c = s.parents[c]
	}
	return c
}

// join makes one group of two.
func (s *settling) join(a, b int32) {
	a, b = s.root(a), s.root(b)
	if a == b {
		return
	}
	a, b = min(a, b), max(a, b)
	s.groups[a].join(&s.groups[b].context)
	s.groups[a].known = max(s.groups[a].known, s.groups[b].known)
	s.parents[b] = a
}

// judge compares the groups of two cells.
func (s *settling) judge(a, b int32) grounds {
	g, h := &s.groups[s.root(a)], &s.groups[s.root(b)]
	found := g.agree(&h.context)
	if g.known != 0 && h.known != 0 && g.known != h.known {
		found |= otherKnown
	}
	return found
}

// allows reports whether the agreement is enough for a link.
func (s *settling) allows(l *link) bool {
	weight := l.grounds.weigh()
	if weight < needs[l.rule] {
		return false
	}
	country := max(s.groups[s.root(l.a)].country, s.groups[s.root(l.b)].country)
	if l.grounds&(otherKnown|otherRival) != 0 || l.first && !s.tables.FamilyFirst(uncode(country)) {
		return false
	}
	if l.grounds&otherCountry != 0 && l.rule != Same {
		return false
	}
	if l.rule == Partial && (l.grounds&sameCountry == 0 || s.names.at(s.cell(l.a).key.name).common) {
		return false // the Democratic Party is no part of the Social Democratic Party
	}
	return weight >= s.need(l, country)
}

// joinKnown joins the cells that the gazetteer has as one.
func (s *settling) joinKnown() {
	first := map[uint64]int32{}
	for c := range s.groups {
		id := s.groups[c].known
		if id == 0 {
			continue
		}
		if f, ok := first[id]; ok {
			s.join(f, int32(c))
			continue
		}
		first[id] = int32(c)
	}
}

// joinNames joins the cells of each name: those of which most is known first, each with the group
// that fits it best.
func (s *settling) joinNames() {
	var groups []int32
	var candidates []link
	for n := range s.sorted {
		groups = groups[:0]
		for c := s.from[n]; c < s.from[n+1]; c++ {
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
	for i, l := range candidates {
		if i == best || i == second || l.grounds&(otherCountry|otherEmployer) == 0 || len(candidates) < 4 {
			l.a, l.b = s.order[l.a], s.order[l.b]
			s.links.add(l)
		}
	}
	if joined {
		s.join(candidates[best].a, candidates[best].b)
	}
	return joined
}

// better compares two candidates for one cell.
func (s *settling) better(l, m *link) int {
	return cmp.Or(cmp.Compare(l.grounds.weigh(), m.grounds.weigh()), cmp.Compare(m.distance, l.distance), cmp.Compare(s.root(m.b), s.root(l.b)))
}

// tied reports whether nothing but their order speaks for one of two candidates, and they aren't
// one themselves, as two other spellings may be.
func (s *settling) tied(l, m *link) bool {
	return s.root(l.b) != s.root(m.b) && l.grounds.weigh() == m.grounds.weigh() && l.distance == m.distance &&
		(l.rule != Spelling || s.judge(l.b, m.b).weigh() < 0)
}
