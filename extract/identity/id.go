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

	cells []int32
}

// nameGroups gives each group its ID: the gazetteer's, else the one that its earliest article gives
// it by a full name. Of two groups with one ID the later is told apart by whom it is named with.
func (x *Index) nameGroups(order []int32) {
	x.entities = make([]*Entity, len(x.cells))
	all := x.group(order)
	x.byID = make(map[string]*Entity, len(all))
	type wish struct {
		*Entity
		first *founding
	}
	var wishes []wish
	for i := range all {
		e := &all[i]
		lead := x.lead(e)
		r := x.founded(lead)
		e.ID, e.Type, e.Name, e.Country = r.ID, r.Type, r.Name, r.Country
		for _, c := range e.cells {
			e.Country = max(e.Country, uncode(x.cells[c].country))
		}
		if x.cells[lead].key.known != 0 {
			entry, _ := x.gazetteer.Entry(r.ID)
			e.ID, e.Type, e.Name, e.Country = entry.ID, entry.Kind, entry.Name, entry.Country
			x.byID[e.ID] = e
			continue
		}
		wishes = append(wishes, wish{e, &x.cells[lead].first})
	}
	slices.SortFunc(wishes, func(a, b wish) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), x.compare(a.first, b.first))
	})
	for _, e := range wishes {
		id := e.ID
		if x.byID[id] != nil {
			e.ID = id + "@" + x.tag(e.Entity, e.first)
		}
		for n := 2; x.byID[e.ID] != nil; n++ {
			e.ID = fmt.Sprintf("%s@%x", id, uint16(hash(e.first.article, fmt.Sprint(n))))
		}
		x.byID[e.ID] = e.Entity
	}
}

// group makes an entity of each group of cells. The cells of all share one array.
func (x *Index) group(order []int32) []Entity {
	size := make([]int32, len(x.cells))
	groups := 0
	for _, c := range order {
		root := x.root(c)
		if size[root] == 0 {
			groups++
		}
		size[root]++
	}
	all, cells := make([]Entity, 0, groups), make([]int32, len(order))
	for _, c := range order {
		root := x.root(c)
		e := x.entities[root]
		if e == nil {
			all = append(all, Entity{cells: cells[:0:size[root]]})
			e = &all[len(all)-1]
			x.entities[root], cells = e, cells[size[root]:]
		}
		e.cells = append(e.cells, c)
	}
	return all
}

// current returns what turns an ID that an entity had, or that an article by itself gives it, into
// the one that it has now. Where it may be of several it stays.
func (x *Index) current(order []int32) func(string) string {
	had := sync.OnceValue(func() map[string]string {
		had := map[string]string{}
		for _, c := range order {
			id, now := x.founded(c).ID, x.entities[x.root(c)].ID
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

// lead returns the cell that names a group: of the gazetteer, else of a full name, then of the
// earliest article.
func (x *Index) lead(e *Entity) int32 {
	best := e.cells[0]
	for _, c := range e.cells[1:] {
		a, b := &x.cells[c], &x.cells[best]
		m, n := x.fullness(a), x.fullness(b)
		if m > n || m == n && x.compare(&a.first, &b.first) < 0 {
			best = c
		}
	}
	return best
}

func (x *Index) fullness(c *cell) int {
	switch {
	case c.key.known != 0:
		return 2
	case len(x.names[c.key.name].words) > 1:
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
	return fmt.Sprintf("%x", uint16(hash(f.article)))
}
