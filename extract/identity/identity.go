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
	"hash/maphash"
	"slices"
	"strings"

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
	seed        maphash.Seed

	words    list[word]
	byText   table
	names    list[name]
	byName   table
	forms    list[form]
	byForm   table
	cells    list[cell]
	byKey    table
	ties     pool[uint64] // of cells
	beside   pool[uint32]
	articles list[string]      // the IDs of those read
	tags     map[uint64]string // what anchors are called in an ID
	world    *world

	records  []record // of the article read last, and whom all it names
	named    set[uint32]
	taken    []taken // of the part resolved last
	outcomes []outcome
	at       map[string]int // the entities of either, by ID

	settled  bool
	links    list[link]
	whose    []int32 // the entities of cells
	entities []Entity
	byID     map[string]*Entity
	ruling   *ruling
}

// A form is an ID, kind and name that articles by themselves give somebody, kept once for all.
type form struct {
	id, kind, text string
	class          class
	common         bool   // its name is
	feature        uint32 // what it counts as among the names beside another: little, where the gazetteer has it
	name           int32
	known          uint64 // its ID hashed, if the gazetteer has it, or 0
	sounds         uint64 // a bit for the sound of each word, by which to see that two names share none
}

// A cell is one name in one context, with what all its articles tell together.
type cell struct {
	key          cellKey
	first        founding
	country      uint32
	companies    bool
	ties, beside lodging
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

// context returns the context of a cell, which stays as it is.
func (x *Index) context(c *cell) context {
	return context{c.country, c.companies, x.ties.get(c.ties), x.beside.get(c.beside)}
}

// A founding is how the earliest article has a name. It names the entity: later articles don't
// change that.
type founding struct {
	when    uint64 // the day, packed
	article int32  // 0 in the gazetteer
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
	return cmp.Or(strings.Compare(*x.articles.at(f.article), *x.articles.at(g.article)), strings.Compare(x.forms.at(f.form).text, x.forms.at(g.form).text))
}

// founded is how the earliest article has a cell.
func (x *Index) founded(c *cell) graph.Reading {
	r := x.forms.at(c.first.form).reading()
	r.Article, r.Country = *x.articles.at(c.first.article), uncode(c.first.country)
	return r
}

func (f *form) reading() graph.Reading { return graph.Reading{ID: f.id, Type: f.kind, Name: f.text} }

// New returns an empty index. The corrections may be nil.
func New(g *gazetteer.Gazetteer, c *Corrections) *Index {
	x := &Index{tables: names.Default(), gazetteer: g, corrections: c, seed: maphash.MakeSeed(), at: map[string]int{}, tags: map[uint64]string{}}
	x.articles.add("") // that of the gazetteer
	return x
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
	x.take(rs, beside)
	p := &Part{x, corpus, make([]int32, len(corpus.Entities))}
	for i := range p.cells {
		p.cells[i] = rs[i].cell
	}
	return p
}

// take adds records to their cells, with whom their article names beside them.
//
// Each look at a cell waits for memory that is far away. So it goes over the records several times, for
// one thing at a time, and the processor waits for all of them at once (S. Chen, A. Ailamaki, P. B.
// Gibbons, T. C. Mowry, Improving Hash Join Performance through Prefetching, 2004).
func (x *Index) take(rs []record, beside set[uint32]) {
	for i := range rs {
		r := &rs[i]
		r.hash = r.key.hash()
		r.cell, _ = x.byKey.find(r.hash)
	}
	for i := range rs {
		r := &rs[i]
		if r.class == other {
			r.cell = -1
			continue
		}
		if r.cell < 0 {
			r.cell = x.cell(r)
		}
		c := x.cells.at(r.cell)
		if x.compare(&r.first, &c.first) < 0 {
			c.first = r.first
		}
		c.country, c.companies = max(c.country, r.country), c.companies || r.companies
	}
	for i := range rs {
		if r := &rs[i]; r.cell >= 0 {
			c := x.cells.at(r.cell)
			var ties [kinds * mostTies]uint64
			x.ties.put(&c.ties, union(ties[:0], x.ties.get(c.ties), r.ties, mostTies, 0))
			var named [mostBeside]uint32
			x.beside.put(&c.beside, union(named[:0], x.beside.get(c.beside), beside, mostBeside, r.form.feature))
		}
	}
}

// cell returns the cell of a record, a new one if none has come since it was looked for.
func (x *Index) cell(r *record) int32 {
	n, ok := x.byKey.find(r.hash)
	if !ok {
		n = x.cells.add(cell{key: r.key, first: r.first})
		x.byKey.put(r.hash, n)
		name := x.names.at(r.key.name)
		name.unknown = name.unknown || r.key.known == 0
		x.ties.put(&x.cells.at(n).ties, set[uint64]{tieOf(own, name.hash)})
	}
	return n
}

// hash tells readings apart.
func (x *Index) hash(r *graph.Reading) uint64 {
	return mix(mix(maphash.String(x.seed, r.ID), maphash.String(x.seed, r.Type)), maphash.String(x.seed, r.Name))
}

// form returns the number of a form by its hash, a new one if need be; -1 of what is known by its ID
// alone.
func (x *Index) form(r *graph.Reading, h uint64) int32 {
	n, ok := x.byForm.find(h)
	c := classes[r.Type]
	if ok || c == other {
		return n
	}
	f := form{id: r.ID, kind: r.Type, text: r.Name, class: c, name: x.name(c, r.Name)}
	name := x.names.at(f.name)
	f.common, f.feature = name.common, name.feature
	for _, w := range name.words {
		f.sounds |= 1 << (w.key >> 58)
	}
	if _, known := x.gazetteer.Entry(r.ID); known {
		f.known = hash(r.ID)
		f.feature = uint32(f.known) &^ 1
	}
	n = x.forms.add(f)
	x.byForm.put(h, n)
	return n
}

// name returns the number of a name as an article has it.
func (x *Index) name(c class, text string) int32 {
	words := x.wordsOf(c, text)
	h := hashOf(c, words)
	n, ok := x.byName.find(h)
	if !ok {
		n = x.names.add(x.newName(c, words, text))
		x.byName.put(h, n)
	}
	name := x.names.at(n)
	name.acronym = name.acronym || c == body && len(words) == 1 && shouted(text)
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
