package article

import "github.com/entente-graph/entente/graph"

// Group sets Group of all articles: those that print the same text get the smallest of their IDs,
// those that stand alone none. The order of the articles doesn't matter.
func Group(articles []*graph.Article) {
	var x Index
	numbers := make([]int, len(articles))
	for i, a := range articles {
		numbers[i] = x.Add(a)
	}
	for i, a := range articles {
		a.Group = x.Group(numbers[i])
	}
}

// An Index groups articles that print the same text, as they come: an article that is added later
// joins those that are there, and may join two groups into one. The groups are the same whatever the
// order, unless a great many articles share a shingle, as bulletins that fill in one form do. It takes
// less than 200 bytes for an article, and its ID. Its zero value is empty.
//
// Two articles print the same text if their sketches are alike; such pairs chain into groups. A pair
// is looked at if one of the few smallest hashes of each is the same, for which each hash has a chain
// of the articles that it is among the smallest of.
type Index struct {
	blocks [][]filed
	count  int
	heads  []hop // of the chains, by hash; as many as a power of two
}

const (
	block   = 1 << 12 // entries that room is made for at once
	deepest = 500     // entries of a chain that are looked at, the latest first: what more have tells little
)

// An entry is filed by its smallest hashes.
type filed struct {
	sketch
	next   [keys]hop // the rest of the chain of each of the smallest hashes
	parent uint32    // entry that this one is grouped with, or itself; the last has the smallest ID
	id     string
}

// A hop is an entry's number times keys, plus which of its hashes is meant, plus one; 0 ends a chain.
type hop uint32

func (x *Index) at(i uint32) *filed { return &x.blocks[i/block][i%block] }

// Add adds an article and returns its number, or -1 if its story is too short to be told from
// another.
func (x *Index) Add(a *graph.Article) int {
	s, ok := sketchOf(a)
	if !ok {
		return -1
	}
	if x.count%block == 0 {
		x.blocks = append(x.blocks, make([]filed, block))
	}
	if x.count*keys >= 2*len(x.heads) {
		x.grow()
	}
	i := uint32(x.count)
	x.count++
	e := x.at(i)
	e.sketch, e.parent, e.id = s, i, a.ID
	if !x.meet(i, e) {
		x.chain(i, e)
	}
	return int(i)
}

// meet joins an entry with all that are alike. It reports whether one of them is the same: what that
// one meets, this one would, so that it needs no chains of its own.
func (x *Index) meet(i uint32, e *filed) (same bool) {
	for _, h := range e.keys() {
		l := x.heads[x.slot(h)]
		for n := 0; l != 0 && n < deepest; n++ {
			j, k := uint32(l-1)/keys, uint32(l-1)%keys
			other := x.at(j)
			if other.hashes[k] == h && x.root(i) != x.root(j) && e.alike(&other.sketch) {
				x.join(i, j)
			}
			if other.sketch.same(&e.sketch) {
				return true
			}
			l = other.next[k]
		}
	}
	return false
}

// chain puts an entry at the head of the chains of its smallest hashes.
func (x *Index) chain(i uint32, e *filed) {
	for k, h := range e.keys() {
		head := &x.heads[x.slot(h)]
		e.next[k], *head = *head, hop(i*keys+uint32(k)+1)
	}
}

func (x *Index) slot(h uint32) uint64 { return mix(uint64(h)) & uint64(len(x.heads)-1) }

// grow doubles the chains, and shares the entries out among them again.
func (x *Index) grow() {
	old := x.heads
	x.heads = make([]hop, max(1<<10, 2*len(old)))
	for _, l := range old {
		for l != 0 {
			e, k := x.at(uint32(l-1)/keys), uint32(l-1)%keys
			rest := e.next[k]
			head := &x.heads[x.slot(e.hashes[k])]
			e.next[k], *head = *head, l
			l = rest
		}
	}
}

func (x *Index) root(i uint32) uint32 {
	for e := x.at(i); e.parent != i; e = x.at(i) {
		e.parent = x.at(e.parent).parent
		i = e.parent
	}
	return i
}

// join makes one group of two, under the smaller ID.
func (x *Index) join(i, j uint32) {
	i, j = x.root(i), x.root(j)
	a, b := x.at(i), x.at(j)
	if b.id < a.id {
		i, a, b = j, b, a
	}
	a.many = a.many || b.many || a.id != b.id
	b.parent = i
}

// Group returns the smallest ID among the articles that print the same text as the article of that
// number, or "" if there is none with another ID.
func (x *Index) Group(number int) string {
	if number < 0 {
		return ""
	}
	if e := x.at(x.root(uint32(number))); e.many {
		return e.id
	}
	return ""
}
