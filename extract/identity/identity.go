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
//
// Words, names, forms and cells have numbers, and are found by hashes of 64 bits: of ten million
// of a kind, two meet by chance in one of 370,000 sets. What is decided never depends on a number.
type Index struct {
	tables      *names.Names
	gazetteer   *gazetteer.Gazetteer
	corrections *Corrections

	names  []name
	byName map[uint64]int32 // by hash
	words  map[string]*word
	texts  map[uint64]int32 // by how they are written, hashed
	forms  []form
	byForm map[uint64]int32 // by hash
	cells  []cell
	byCell map[uint64]int32  // by hash
	tags   map[uint64]string // what anchors are called in an ID
	world  *world

	records []record // of the article read last, and whom all it names
	beside  set[uint32]
	at      map[string]int // its entities, by ID

	settled  bool
	order    []int32 // the cells by name, those first of which most is known
	parents  []int32 // of cells: each points to one of its group, its root to itself
	links    []link
	entities []*Entity // by root
	byID     map[string]*Entity
	ruling   *ruling
}

// A form is an ID, kind and name that articles by themselves give somebody, kept once for all.
type form struct {
	id, kind, text string
	class          class
	name           int32
	known          uint64 // its ID hashed, if the gazetteer has it, or 0
}

// A cell is one name in one context, with what all its articles tell together.
type cell struct {
	context
	key   cellKey
	first founding
}

type cellKey struct {
	name    int32
	country uint32
	anchor  uint64
	known   uint64 // its ID in the gazetteer, hashed, or 0
}

// hash tells keys apart.
func (k cellKey) hash() uint64 {
	return mix(mix(mix(0, uint64(k.name)<<32|uint64(k.country)), k.anchor), k.known)
}

// A founding is how the earliest article has a name. It names the entity: later articles don't
// change that.
type founding struct {
	when    uint64 // the day, packed
	article string
	form    int32
	country uint32 // packed
}

// when packs a date without its hyphens into a number that compares as the date does.
func when(date graph.Date) uint64 {
	var packed uint64
	n := 8
	for i := 0; i < len(date) && n > 0; i++ {
		if date[i] != '-' {
			n--
			packed |= uint64(date[i]) << (8 * n)
		}
	}
	return packed
}

// compare orders foundings, the earliest first.
func (x *Index) compare(f, g *founding) int {
	if f.when != g.when {
		return cmp.Compare(f.when, g.when)
	}
	return cmp.Or(cmp.Compare(f.article, g.article), cmp.Compare(x.forms[f.form].text, x.forms[g.form].text))
}

// founded is how the earliest article has a cell.
func (x *Index) founded(c int32) graph.Reading {
	f := &x.cells[c].first
	r := x.forms[f.form].reading()
	r.Article, r.Country = f.article, uncode(f.country)
	return r
}

func (f *form) reading() graph.Reading { return graph.Reading{ID: f.id, Type: f.kind, Name: f.text} }

// New returns an empty index. The corrections may be nil.
func New(g *gazetteer.Gazetteer, c *Corrections) *Index {
	return &Index{tables: names.Default(), gazetteer: g, corrections: c, byName: map[uint64]int32{}, words: map[string]*word{}, texts: map[uint64]int32{},
		byForm: map[uint64]int32{}, byCell: map[uint64]int32{}, at: map[string]int{}, tags: map[uint64]string{}}
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
			x.cells[n].stand(beside, x.feature(r))
		}
		if i < len(p.cells) {
			p.cells[i] = n
		}
	}
	return p
}

// take adds a record to its cell.
func (x *Index) take(r *record) int32 {
	n := x.cell(r.key, r.first)
	c := &x.cells[n]
	if x.compare(&r.first, &c.first) < 0 {
		c.first = r.first
	}
	c.join(&r.context)
	if r.scene != 0 {
		c.tie(scene, uint64(r.scene))
	}
	return n
}

// cell returns the cell of a key, a new one if need be.
func (x *Index) cell(key cellKey, first founding) int32 {
	h := key.hash()
	n, ok := x.byCell[h]
	if !ok {
		n = int32(len(x.cells))
		x.byCell[h] = n
		x.cells = append(x.cells, cell{key: key, first: first})
		x.cells[n].tie(own, x.names[key.name].hash)
		x.names[key.name].unknown = x.names[key.name].unknown || key.known == 0
	}
	return n
}

// form returns the number of a form; -1 of what is known by its ID alone.
func (x *Index) form(r *graph.Reading) int32 {
	h := hash(r.ID, r.Type, r.Name)
	n, ok := x.byForm[h]
	if ok {
		return n
	}
	c := classes[r.Type]
	if c == other {
		return -1
	}
	f := form{id: r.ID, kind: r.Type, text: r.Name, class: c, name: x.name(c, r.Name)}
	if _, known := x.gazetteer.Entry(r.ID); known {
		f.known = hash(r.ID)
	}
	n = int32(len(x.forms))
	x.forms, x.byForm[h] = append(x.forms, f), n
	return n
}

// name returns the number of a name as an article has it.
func (x *Index) name(c class, text string) int32 {
	printed := hashOf(c, []string{text})
	if n, ok := x.texts[printed]; ok {
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
	x.texts[printed] = n
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
