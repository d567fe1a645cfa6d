package coref

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/schema/english"
)

// A cluster is the mentions of one entity so far.
type cluster struct {
	entity  int // or -1
	kind    kind
	fine    uint32
	gender  gender
	plural  bool
	names   int      // mentions by name in the whole document
	rank    int      // among the named clusters of its kind, by names
	ahead   []int    // its names, in the order of the text; cut off as they are met
	first   int      // mention
	last    int      // mention, or -1
	spoken  int      // the last pronoun, or -1
	size    int      // mentions so far
	words   []uint32 // of its names and the heads of its phrases
	subject int      // times a subject so far
	gold    int
}

// reading is the state of one document.
type reading struct {
	model    *Model
	doc      *syntax.Document
	english  *english.English
	mentions []mention
	bounds   [][2]int // the mentions of each sentence
	clusters []cluster
	named    []int       // clusters of entities, the most named first
	byEntity map[int]int // cluster
	byProper map[uint32]int
	speakers []int // of each sentence, the mention that says something in it; or -1
	turns    map[int]int
	latest   [there + 1]int // the last pronoun of each class, or -1
	density  uint8          // of words for the first person
	seen     []int          // by cluster: the choice that it was gathered for last
	choice   choice
	choices  int
	truths   map[int]int // in training, the true entity of each entity
}

func newReading(m *Model, d *syntax.Document, e *english.English, names []Name) *reading {
	r := &reading{model: m, doc: d, english: e}
	r.find(names)
	r.hear()
	return r
}

// begin forgets what has been gathered and makes the clusters of the entities.
func (r *reading) begin() {
	r.clusters, r.named, r.seen, r.choices = r.clusters[:0], r.named[:0], r.seen[:0], 0
	r.byEntity, r.byProper = map[int]int{}, map[uint32]int{}
	for i := range r.mentions {
		r.mentions[i].cluster = -1
	}
	for i := range r.latest {
		r.latest[i] = -1
	}
	r.enter()
}

// enter makes the clusters of the entities.
func (r *reading) enter() {
	first, words := 0, 0
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form == pronoun && (m.class == me || m.class == we) && m.quote == 0 {
			first++
		}
		if m.form != name {
			continue
		}
		k, ok := r.byEntity[m.entity]
		if !ok {
			k = r.open(i)
			r.byEntity[m.entity] = k
			r.named = append(r.named, k)
			if r.truths != nil {
				r.clusters[k].gold = r.truths[m.entity]
			}
		}
		c := &r.clusters[k]
		c.ahead = append(c.ahead, i)
		if n := r.doc.Sentences[m.sentence].Words; n[m.head].UPOS == "PROPN" {
			c.names++
			for _, w := range n[m.first:m.last] {
				if h := network.Spelled(strings.ToLower(w.Form)); len(w.Form) > 2 && !slices.Contains(c.words, h) {
					c.words = append(c.words, h)
				}
			}
		}
	}
	for i := range r.doc.Sentences {
		words += len(r.doc.Sentences[i].Words)
	}
	r.density = steps(float32(first)/float32(words+1), .0005, .005, .015, .03)
	slices.SortStableFunc(r.named, func(a, b int) int { return cmp.Compare(r.clusters[b].names, r.clusters[a].names) })
	var ranks [kinds]int
	for _, k := range r.named {
		c := &r.clusters[k]
		c.rank = ranks[c.kind]
		ranks[c.kind]++
	}
}

// open makes a cluster of a mention.
func (r *reading) open(i int) int {
	m := &r.mentions[i]
	c := cluster{entity: m.entity, kind: m.kind, fine: m.fine, gender: m.gender, plural: m.plural, first: i, last: -1, spoken: -1, gold: m.gold, rank: 9}
	if m.form == pronoun {
		c.kind = kindOfPronoun(m)
	}
	r.clusters = append(r.clusters, c)
	r.seen = append(r.seen, 0)
	return len(r.clusters) - 1
}

func kindOfPronoun(m *mention) kind {
	switch m.class {
	case he, she, me, we, you:
		return person
	}
	return m.sight.kind
}

// join adds a mention to a cluster.
func (r *reading) join(i, k int) {
	m, c := &r.mentions[i], &r.clusters[k]
	m.cluster = k
	c.last = i
	c.size++
	if m.role == subject || m.role == passive {
		c.subject++
	}
	if c.gender == unknown {
		c.gender = m.gender
	}
	switch m.form {
	case pronoun:
		c.spoken, r.latest[m.class] = i, i
	case noun, proper:
		if !slices.Contains(c.words, m.word) {
			c.words = append(c.words, m.word)
		}
	case name:
		for len(c.ahead) > 0 && c.ahead[0] <= i {
			c.ahead = c.ahead[1:]
		}
	}
}

// run goes through the mentions. choose says with found what each pronoun and noun phrase stands for.
func (r *reading) run(choose func(*choice)) {
	for s := range r.bounds {
		from, to := r.bounds[s][0], r.bounds[s][1]
		for i := from; i < to; i++ {
			if !r.quoted(i) {
				r.meet(i, choose)
			}
		}
		for i := from; i < to; i++ { // once it's known who speaks
			if r.quoted(i) {
				r.meet(i, choose)
			}
		}
	}
}

// quoted reports whether a mention is a first or second person in a quotation.
func (r *reading) quoted(i int) bool {
	m := &r.mentions[i]
	return m.quote > 0 && (m.class == me || m.class == we || m.class == you)
}

func (r *reading) meet(i int, choose func(*choice)) {
	m := &r.mentions[i]
	switch m.form {
	case name:
		r.join(i, r.byEntity[m.entity])
	case proper:
		k, ok := r.byProper[m.word]
		if !ok {
			k = r.open(i)
			r.byProper[m.word] = k
		}
		r.join(i, k)
	default:
		choose(r.gather(i))
	}
}

// found settles a choice.
func (r *reading) found(c *choice, candidate int) {
	if candidate == none {
		r.join(c.mention, r.open(c.mention))
		return
	}
	r.join(c.mention, c.candidates[candidate].cluster)
}

// hear notes who speaks: the subjects of verbs of speech outside quotations, and the names before a
// colon that open a paragraph.
func (r *reading) hear() {
	r.turns = map[int]int{}
	r.speakers = make([]int, len(r.bounds))
	for s := range r.bounds {
		r.speakers[s] = -1
		words := r.doc.Sentences[s].Words
		for i := r.bounds[s][0]; i < r.bounds[s][1]; i++ {
			m := &r.mentions[i]
			if m.form == name && m.first == 0 && m.last < len(words) && words[m.last].Form == ":" {
				r.turns[m.para] = i
			}
			h := words[m.head].Head
			if m.quote > 0 || h < 0 {
				continue
			}
			if m.role == subject && r.english.Speech[words[h].Lemma] || words[h].Lemma == "accord" {
				r.speakers[s] = i
			}
		}
	}
}

// speaker returns the cluster of who speaks at a mention in a quotation or in a turn, with how that
// is known; or -1.
func (r *reading) speaker(m *mention) (k int, how uint32) {
	if t, ok := r.turns[m.para]; ok {
		return r.byEntity[r.mentions[t].entity], 1
	}
	if m.quote == 0 {
		return -1, 0
	}
	for s := m.sentence; s >= max(0, m.sentence-4); s-- {
		if i := r.speakers[s]; i >= 0 && r.mentions[i].cluster >= 0 {
			if s == m.sentence {
				return r.mentions[i].cluster, 2
			}
			return r.mentions[i].cluster, 3
		}
	}
	if s := m.sentence + 1; s < len(r.speakers) && r.speakers[s] >= 0 && r.mentions[r.speakers[s]].form == name {
		return r.byEntity[r.mentions[r.speakers[s]].entity], 4
	}
	return -1, 0
}
