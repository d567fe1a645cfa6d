package identity

import (
	"fmt"
	"slices"
	"strings"
)

// An Entity is what some cells turned out to be together.
type Entity struct {
	ID      string
	Type    string
	Name    string
	Country string

	cells []int32
}

// nameGroups gives each group its ID: the gazetteer's, else the one that its earliest article gives
// it by a full name. Of two groups with one ID the later is told apart by whom it is named with.
func (x *Index) nameGroups(order []int32) {
	x.entities = make([]*Entity, len(x.cells))
	var all []*Entity
	first := map[*Entity]*founding{}
	for _, c := range order {
		root := x.root(c)
		e := x.entities[root]
		if e == nil {
			e = &Entity{}
			x.entities[root] = e
			all = append(all, e)
		}
		e.cells = append(e.cells, c)
	}
	wanted := map[string][]*Entity{}
	x.byID = make(map[string]*Entity, len(all))
	for _, e := range all {
		lead := x.lead(e)
		r := x.cells[lead].first.reading
		e.ID, e.Type, e.Name, e.Country = r.ID, r.Type, r.Name, r.Country
		for _, c := range e.cells {
			e.Country = max(e.Country, uncode(x.cells[c].country))
		}
		if known := x.cells[lead].known; known != "" {
			entry, _ := x.gazetteer.Entry(known)
			e.ID, e.Type, e.Name, e.Country = entry.ID, entry.Kind, entry.Name, entry.Country
			x.byID[e.ID] = e
			continue
		}
		first[e] = &x.cells[lead].first
		wanted[e.ID] = append(wanted[e.ID], e)
	}
	for id, es := range wanted {
		slices.SortFunc(es, func(a, b *Entity) int {
			switch {
			case first[a].before(first[b]):
				return -1
			case first[b].before(first[a]):
				return 1
			}
			return 0
		})
		for i, e := range es {
			if i > 0 || x.byID[id] != nil {
				e.ID = id + "@" + x.tag(e, first[e])
			}
			for n := 2; x.byID[e.ID] != nil; n++ {
				e.ID = fmt.Sprintf("%s@%x", id, uint16(hash(first[e].reading.Article, fmt.Sprint(n))))
			}
			x.byID[e.ID] = e
		}
	}
}

// current returns what turns an ID that an entity had, or that an article by itself gives it, into
// the one that it has now. Where it may be of several it stays.
func (x *Index) current(order []int32) func(string) string {
	had := map[string]string{}
	for _, c := range order {
		id, now := x.cells[c].first.reading.ID, x.entities[x.root(c)].ID
		if before, ok := had[id]; ok && before != now {
			now = id
		}
		had[id] = now
	}
	return func(id string) string {
		if now, ok := had[id]; ok && x.byID[id] == nil {
			return now
		}
		return id
	}
}

// lead returns the cell that names a group: of the gazetteer, else of a full name, then of the
// earliest article.
func (x *Index) lead(e *Entity) int32 {
	best := e.cells[0]
	for _, c := range e.cells[1:] {
		a, b := &x.cells[c], &x.cells[best]
		m, n := x.fullness(a), x.fullness(b)
		if m > n || m == n && a.first.before(&b.first) {
			best = c
		}
	}
	return best
}

func (x *Index) fullness(c *cell) int {
	switch {
	case c.known != "":
		return 2
	case len(x.names[c.name].words) > 1:
		return 1
	}
	return 0
}

// tag tells an entity apart from another of its name: by the body that it is named with, else its
// country, else its first article.
func (x *Index) tag(e *Entity, f *founding) string {
	c := &x.cells[x.lead(e)]
	if id, ok := x.tags[c.key.anchor]; ok {
		return id[strings.IndexByte(id, '/')+1:]
	}
	if e.Country != "" {
		return strings.ToLower(e.Country)
	}
	return fmt.Sprintf("%x", uint16(hash(f.reading.Article)))
}
