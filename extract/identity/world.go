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
	for i := range len(x.names) {
		if !x.names[i].unknown {
			continue
		}
		w.build(x, x.names[i].class)
		keys = x.names[i].keys(keys[:0])
		for _, k := range keys {
			x.summonOf(int32(i), w.blocks[k])
		}
		keys = x.names[i].asks(keys[:0])
		for _, k := range keys {
			x.summonOf(int32(i), w.full[k])
		}
	}
}

func (x *Index) summonOf(n int32, block []int32) {
	if len(block) > mostLinks {
		return
	}
	for _, g := range block {
		if m, ok := compare(&x.names[n], &x.world.names[g]); ok && (m.rule == Spelling || weaker(&x.names[n], &x.world.names[g])) {
			x.enter(x.world.whose[g])
		}
	}
}

// enter makes a cell of an entry of the gazetteer, under one of its names.
func (x *Index) enter(g called) {
	e := g.entry
	n := x.form(&graph.Reading{ID: e.ID, Type: e.Kind, Name: g.text})
	key := cellKey{name: x.forms[n].name, known: x.forms[n].known}
	c := &x.cells[x.cell(key, founding{when: when(never), form: n, country: code(e.Country)})]
	c.country = code(e.Country)
	for _, o := range x.gazetteer.Offices(e.ID) {
		c.tie(office, tieHash(o.Relation, o.Of))
		if of, ok := x.gazetteer.Entry(o.Of); ok && classes[of.Kind] == body {
			c.tie(employer, tieHash(o.Of))
		}
	}
}
