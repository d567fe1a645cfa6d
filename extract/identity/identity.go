// Package identity finds which names in many articles are one person's, body's or place's.
//
// An article, read by itself, calls its people by names; here Mohammad Javad Zarif of one meets
// Mohammed Zareef of another, and two men called Li Wei stay two. Names that may be one are found
// by keys and compared by rules (compare.go); context decides (context.go): the country, offices,
// whom the name stands beside. A rule asks for the more agreement the less its names tell, and of
// several that fit none is taken. Doubt keeps apart.
//
// An Index keeps of each name in each context one cell with a bounded summary, whatever the number
// of its mentions. Every decision is made of the cells as a set (settle.go). So it doesn't matter
// in which order articles come, and an article that comes later is as one that came before.
package identity

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/extract/spelling"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/names"
)

// An Index knows the names of articles and whose they are. One goroutine at a time may use it.
type Index struct {
	tables      *names.Names
	gazetteer   *gazetteer.Gazetteer
	corrections *Corrections

	names  []name
	byName map[uint64]int32 // by hash
	words  map[string]*word
	texts  map[printed]int32 // names by how they are written
	seen   map[string]seen   // how they were written last, by ID
	cells  []cell
	byCell map[cellKey]int32
	tags   map[uint64]string // what anchors are called in an ID
	world  *world

	records []record // of the article read last, and whom all it names
	beside  []uint32
	at      map[string]int // its entities, by ID

	settled  bool
	parents  []int32 // of cells: each points to one of its group, its root to itself
	links    []link
	entities []*Entity // by root
	byID     map[string]*Entity
	ruling   *ruling
}

type printed struct {
	class class
	text  string
}

// A seen is what was found out of an ID and a name before.
type seen struct {
	text  string
	class class
	name  int32
	known bool // to the gazetteer
}

// A cell is one name in one context, with what all its articles tell together.
type cell struct {
	context
	name    int32
	key     cellKey
	known   string // its ID in the gazetteer, or ""
	first   founding
	aliases set[uint64] // other names that its articles have for it, by hash
}

type cellKey struct {
	name    int32
	country uint32
	anchor  uint64
	known   uint64
}

// A founding is how the earliest article has a name. It names the entity: later articles don't
// change that.
type founding struct {
	date    graph.Date
	reading graph.Reading
}

// compare orders foundings, the earliest first.
func (f *founding) compare(g *founding) int {
	return cmp.Or(cmp.Compare(f.date, g.date), cmp.Compare(f.reading.Article, g.reading.Article), cmp.Compare(f.reading.Name, g.reading.Name))
}

// New returns an empty index. The corrections may be nil.
func New(g *gazetteer.Gazetteer, c *Corrections) *Index {
	return &Index{tables: names.Default(), gazetteer: g, corrections: c, byName: map[uint64]int32{}, words: map[string]*word{}, texts: map[printed]int32{},
		seen: map[string]seen{}, byCell: map[cellKey]int32{}, at: map[string]int{}, tags: map[uint64]string{}}
}

// A Part is what one article tells, taken into an index.
type Part struct {
	index  *Index
	corpus *graph.Corpus
	cells  []int32 // of the entities, in their order; -1 of one that is known by its ID alone
}

// Add takes in what one article tells. Its order among others doesn't matter.
func (x *Index) Add(corpus *graph.Corpus) *Part {
	x.settled = false
	rs, beside := x.read(corpus)
	p := &Part{x, corpus, make([]int32, len(corpus.Entities))}
	for i := range rs {
		r, n := &rs[i], int32(-1)
		if r.class != other {
			n = x.take(r)
			mine := x.feature(r)
			c := &x.cells[n]
			for _, f := range beside {
				if f != mine {
					c.beside = c.beside.with(f, mostBeside)
				}
			}
		}
		if i < len(p.cells) {
			p.cells[i] = n
		}
	}
	return p
}

// take adds a record to its cell.
func (x *Index) take(r *record) int32 {
	n, ok := x.byCell[r.key]
	if !ok {
		n = int32(len(x.cells))
		x.byCell[r.key] = n
		x.cells = append(x.cells, cell{name: r.key.name, key: r.key, known: r.known, first: r.first})
		x.cells[n].context.names = set[uint64]{x.names[r.key.name].hash}
		x.names[r.key.name].cells = append(x.names[r.key.name].cells, n)
	}
	c := &x.cells[n]
	if r.first.compare(&c.first) < 0 {
		c.first = r.first
	}
	c.join(&r.context)
	for _, alias := range r.aliases {
		c.aliases = c.aliases.with(x.names[alias].hash, mostTies)
	}
	if r.scene != 0 {
		c.scenes = c.scenes.with(uint64(r.scene), mostTies)
	}
	return n
}

// name returns the number of a name as an article has it.
func (x *Index) name(c class, text string) int32 {
	if n, ok := x.texts[printed{c, text}]; ok {
		return n
	}
	words := x.wordsOf(c, text)
	key := hashOf(c, words)
	n, ok := x.byName[key]
	if !ok {
		n = int32(len(x.names))
		x.byName[key] = n
		x.names = append(x.names, x.newName(c, words, text))
	}
	x.names[n].acronym = x.names[n].acronym || c == body && len(words) == 1 && shouted(text)
	x.texts[printed{c, text}] = n
	return n
}

// wordsOf takes the words that count out of a name; of one without any letter it is the name.
func (x *Index) wordsOf(c class, text string) []string {
	if words := x.parse(c, spelling.Fold(text)); len(words) > 0 {
		return words
	}
	return []string{text}
}

// common reports whether a name is of words that many have, or a lone family name.
func (x *Index) common(c class, words []string) bool {
	if c == person && len(words) == 1 {
		return true
	}
	distinct := func(w string) bool { return !x.tables.Common(w) }
	if c == body {
		distinct = func(w string) bool { return !x.tables.Generic(w) }
	}
	return !slices.ContainsFunc(words, distinct)
}
