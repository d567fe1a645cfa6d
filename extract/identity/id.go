package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// An Entity is what some cells turned out to be together.
type Entity struct {
	ID      string
	Type    string
	Name    string
	Country string

	lead int32 // the cell that names it
}

// nameGroups gives each group its ID: the gazetteer's, else the one that its earliest article gives
// it by a full name. Of two groups with one ID the later is told apart by whom it is named with.
func (s *settling) nameGroups() {
	s.elect()
	s.byID = make(map[string]*Entity, len(s.entities))
	var later []*Entity
	for i := range s.entities {
		e := &s.entities[i]
		lead := s.cells.at(e.lead)
		r := s.founded(lead)
		e.ID, e.Type, e.Name, e.Country = r.ID, r.Type, r.Name, max(e.Country, r.Country)
		if lead.key.known != 0 {
			entry, _ := s.gazetteer.Entry(r.ID)
			e.ID, e.Type, e.Name, e.Country = entry.ID, entry.Kind, entry.Name, entry.Country
		}
		switch other := s.byID[e.ID]; {
		case other == nil:
			s.byID[e.ID] = e
		case s.entitled(lead, s.cells.at(other.lead)):
			s.byID[e.ID] = e
			later = append(later, other)
		default:
			later = append(later, e)
		}
	}
	slices.SortStableFunc(later, func(a, b *Entity) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), s.compare(&s.cells.at(a.lead).first, &s.cells.at(b.lead).first))
	})
	for _, e := range later {
		id := e.ID
		e.ID = id + "@" + s.tag(e)
		for n := 2; s.byID[e.ID] != nil; n++ {
			e.ID = fmt.Sprintf("%s@%x", id, uint16(hash(*s.articles.at(s.cells.at(e.lead).first.article), fmt.Sprint(n))))
		}
		s.byID[e.ID] = e
	}
}

// entitled reports whether an ID is one cell's rather than another's: the gazetteer's, else the
// earlier one's.
func (x *Index) entitled(c, d *cell) bool {
	return c.key.known != 0 || d.key.known == 0 && x.compare(&c.first, &d.first) < 0
}

// elect makes an entity of each group, with the country and the cell to lead it.
func (s *settling) elect() {
	groups := 0
	for c := range s.parents {
		if s.root(int32(c)) == int32(c) {
			groups++
		}
	}
	s.whose, s.entities = make([]int32, len(s.order)), make([]Entity, 0, groups)
	for c, cell := range s.order {
		root := s.root(int32(c))
		if root == int32(c) {
			s.whose[cell] = int32(len(s.entities))
			s.entities = append(s.entities, Entity{lead: cell, Country: uncode(s.groups[c].country)})
			continue
		}
		n := s.whose[s.order[root]]
		s.whose[cell] = n
		if e := &s.entities[n]; s.leads(cell, e.lead) {
			e.lead = cell
		}
	}
}

// leads reports whether a cell, rather than another, names what is both's: one of the gazetteer, else
// of a full name, then of the earlier article.
func (x *Index) leads(c, d int32) bool {
	a, b := x.cells.at(c), x.cells.at(d)
	m, n := x.fullness(a), x.fullness(b)
	return m > n || m == n && x.compare(&a.first, &b.first) < 0
}

func (x *Index) fullness(c *cell) int {
	switch {
	case c.key.known != 0:
		return 2
	case len(x.names.at(c.key.name).words) > 1:
		return 1
	}
	return 0
}

// current returns what turns an ID that an entity had, or that an article by itself gives it, into
// the one that it has now. Where it may be of several it stays.
func (x *Index) current() func(string) string {
	had := sync.OnceValue(func() map[string]string {
		had := map[string]string{}
		for i, c := range x.cells.all {
			id, now := x.founded(c).ID, x.entities[x.whose[i]].ID
			if before, ok := had[id]; ok && before != now {
				now = id
			}
			had[id] = now
		}
		return had
	})
	return func(id string) string {
		if x.byID[id] != nil {
			return id
		}
		return cmp.Or(had()[id], id)
	}
}

// tag tells an entity apart from another of its name: by the body that it is named with, else its
// country, else its first article.
func (x *Index) tag(e *Entity) string {
	c := x.cells.at(e.lead)
	if id, ok := x.tags[c.key.anchor]; ok {
		return id[strings.IndexByte(id, '/')+1:]
	}
	if e.Country != "" {
		return strings.ToLower(e.Country)
	}
	return fmt.Sprintf("%x", uint16(hash(*x.articles.at(c.first.article))))
}
