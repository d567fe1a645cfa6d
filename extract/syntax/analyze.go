package syntax

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/entente-graph/entente/extract/syntax/lemma"
	"github.com/entente-graph/entente/extract/syntax/network"
)

//go:embed network.bin
var networkFile []byte

// model is what train made, ready for work.
type model struct {
	*network.Ready
	upos, xpos []string // of each of the network's tags
}

var shipped = sync.OnceValue(func() *model {
	n, err := network.Read(networkFile)
	if err != nil {
		panic(err) // the file is part of the program; a test loads it
	}
	m := &model{Ready: n.Ready()}
	for _, tag := range n.Tags {
		upos, xpos, _ := strings.Cut(tag, "|")
		m.upos, m.xpos = append(m.upos, upos), append(m.xpos, xpos)
	}
	return m
})

// parsers keeps what parsers have learnt of the words they met.
var parsers = sync.Pool{New: func() any { return shipped().NewParser() }}

const (
	window = 256 // sentences that are sorted by length together
	many   = 16  // sentences that are read together
	enough = 600 // words that are read together, where sentences are long
)

// parse gives the words their tags, lemmas, heads and relations. Sentences of like length are read together.
func parse(sentences []Sentence) {
	m, p := shipped(), parsers.Get().(*network.Parser)
	var order []*Sentence
	var forms [][]string
	for some := range slices.Chunk(sentences, window) {
		order = order[:0]
		for i := range some {
			order = append(order, &some[i])
		}
		slices.SortStableFunc(order, func(a, b *Sentence) int { return cmp.Compare(len(b.Words), len(a.Words)) })
		for rest := order; len(rest) > 0; {
			n := min(len(rest), many, max(1, enough/len(rest[0].Words)))
			forms = forms[:0]
			for _, s := range rest[:n] {
				f := make([]string, len(s.Words))
				for i, w := range s.Words {
					f[i] = w.Form
				}
				forms = append(forms, f)
			}
			for i, a := range p.Parse(forms) {
				m.fill(rest[i].Words, a)
				rest[i].vectors = a.Vectors
			}
			rest = rest[n:]
		}
	}
	parsers.Put(p) // but not one that a panic left half done
}

// VectorWidth is how many numbers Vector gives: first those that tell what the word looks like, then what
// the network makes of it in its sentence.
func VectorWidth() (form, all int) { return shipped().Word, shipped().VectorWidth() }

// Cluster is the Brown cluster of a word (Brown et al. 1992): its path in the tree of clusters, the bits behind a
// leading 1, or 0. Words of similar neighbours share the start of a path, which CutCluster gives.
func Cluster(form string) uint32 {
	path, _ := shipped().Vocabulary.Clusters.Find(form)
	return path
}

// CutCluster shortens a path to its first bits.
func CutCluster(path uint32, bits int) uint32 { return network.Cut(path, bits) }

// Vector is what the network knows of word i, for learners that go on from there. It must not be changed.
func (s *Sentence) Vector(i int) []float32 {
	wide := len(s.vectors) / len(s.Words)
	return s.vectors[i*wide:][:wide]
}

func (m *model) fill(words []Word, a network.Parse) {
	lemmas := lemma.Shipped()
	for i := range words {
		w := &words[i]
		w.UPOS, w.XPOS = m.upos[a.Tags[i]], m.xpos[a.Tags[i]]
		w.Lemma = lemmas.Lemma(w.Form, w.UPOS, w.XPOS)
		w.Head, w.Rel = int(a.Heads[i]), m.Rels[a.Rels[i]]
	}
}
