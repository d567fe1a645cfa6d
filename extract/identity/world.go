package identity

import (
	"slices"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A world is what the gazetteer knows, found by the keys of names.
type world struct {
	built  map[class]bool
	names  []name
	whose  []called // of names
	blocks map[uint64][]int32
	full   map[uint64][]int32
}

type called struct {
	entry *gazetteer.Entry
	text  string
}

// build enters the names of a class.
func (w *world) build(x *Index, c class) {
	if w.built[c] {
		return
	}
	w.built[c] = true
	var keys []uint64
	for _, e := range x.gazetteer.Entries() {
		if classes[e.Kind] != c {
			continue
		}
		for i, text := range append([]string{e.Name}, e.Aliases...) {
			words := x.wordsOf(c, text)
			if i > 0 && len(words) < 2 {
				continue // short for the name, but of whom?
			}
			n := x.newName(c, words, text)
			at := int32(len(w.names))
			w.names, w.whose = append(w.names, n), append(w.whose, called{e, text})
			keys = n.keys(keys[:0])
			slices.Sort(keys)
			for _, k := range slices.Compact(keys) {
				w.blocks[k] = append(w.blocks[k], at)
			}
			keys = n.answers(keys[:0])
			for _, k := range keys {
				w.full[k] = append(w.full[k], at)
			}
		}
	}
}

// summon makes cells of those in the gazetteer whom names that it lacks may mean.
func (x *Index) summon() {
	if x.world == nil {
		x.world = &world{built: map[class]bool{}, blocks: map[uint64][]int32{}, full: map[uint64][]int32{}}
	}
	w := x.world
	var keys []uint64
	for i := range x.names.len() { // not those that come to it by this
		n := x.names.at(i)
		if !n.unknown {
			continue
		}
		w.build(x, n.class)
		keys = n.keys(keys[:0])
		for _, k := range keys {
			x.summonOf(n, w.blocks[k])
		}
		keys = n.asks(keys[:0])
		for _, k := range keys {
			x.summonOf(n, w.full[k])
		}
	}
}

func (x *Index) summonOf(n *name, block []int32) {
	if len(block) > mostLinks {
		return
	}
	for _, g := range block {
		if m, ok := compare(n, &x.world.names[g]); ok && (m.rule == Spelling || weaker(n, &x.world.names[g])) {
			x.enter(x.world.whose[g])
		}
	}
}

// enter makes a cell of an entry of the gazetteer, under one of its names.
func (x *Index) enter(g called) {
	e := g.entry
	one := []record{{reading: graph.Reading{ID: e.ID, Type: e.Kind, Name: g.text, Country: e.Country}}}
	x.identify(one, founding{when: when(never)})
	r := &one[0]
	r.key = cellKey{name: r.key.name, known: r.key.known}
	for _, o := range x.gazetteer.Offices(e.ID) {
		r.tie(office, tieHash(o.Relation, o.Of))
		if of, ok := x.gazetteer.Entry(o.Of); ok && classes[of.Kind] == body {
			r.tie(employer, tieHash(o.Of))
		}
	}
	x.take(one, nil)
	x.cells.at(r.cell).country = r.country
}
