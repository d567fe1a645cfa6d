package network

import (
	"math"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax/matrix"
)

// Parse is the analysis of a sentence, a value for each word.
type Parse struct {
	Tags, Rels []int32   // indices into the network's
	Heads      []int32   // -1 for the root
	Vectors    []float32 // VectorWidth numbers a word, which are the caller's
}

// VectorWidth is how many numbers tell of a word: Word of what it looks like, then those that the last
// layer says of it in its sentence.
func (n *Network) VectorWidth() int { return n.Word + 2*n.Cells }

// A Parser is a network at work. Several may share a network, each in one goroutine.
type Parser struct {
	pass   *pass
	known  map[string]int32 // words met before, and their rows in coded
	coded  []float32
	labels []float32 // the hidden layer under the relations
	scores []float32 // of the relations
	root   int32     // among the relations
	groups []uint8   // of each relation
}

// remembered is how many words a parser keeps encoded.
const remembered = 1 << 14

// Ready is a network with its matrices made ready for products.
type Ready struct {
	*Network
	w *weights
	f factors
}

// Ready makes n ready. Its weights must stay as they are.
func (n *Network) Ready() *Ready {
	r := &Ready{Network: n, w: n.view(n.Weights)}
	r.f.pack(n, r.w, false)
	return r
}

// NewParser returns a parser.
func (r *Ready) NewParser() *Parser {
	p := &Parser{pass: newPass(r.Network, r.w, &r.f), known: map[string]int32{}}
	p.root = int32(slices.Index(r.Rels, "root"))
	for _, rel := range r.Rels {
		p.groups = append(p.groups, group(rel))
	}
	return p
}

// Parse analyses sentences, the longest first. There must be some, none without words, and no word
// empty. The same sentence comes out the same whatever stands beside it.
func (p *Parser) Parse(sentences [][]string) []Parse {
	x := p.pass
	sizes := make([]int, len(sentences))
	for i, s := range sentences {
		sizes[i] = len(s)
	}
	x.arrange(sizes)
	p.encode(sentences)
	x.read()
	n, rows := x.net, x.rows()
	out, vectors := make([]Parse, len(sentences)), p.vectors()
	heads, tags := make([]int32, rows), make([]int32, rows)
	wide := n.tagWidth()
	for i := range tags {
		tags[i] = best(x.tags[i*wide:][:len(n.Tags)])
	}
	for s, size := range sizes {
		Tree(x.arcs[s], size, matrix.Round(size+1), heads[x.starts[s]:][:size])
	}
	wide = n.relWidth()
	p.labels, p.scores = grow(p.labels, rows*n.Label), grow(p.scores, rows*wide)
	x.scoreRels(heads, p.labels, p.scores)
	rels := make([]int32, rows)
	for i := range rels {
		row := p.scores[i*wide:][:len(n.Rels)]
		if heads[i] < 0 {
			rels[i] = p.root
			continue
		}
		row[p.root] = float32(math.Inf(-1)) // a tree has one
		rels[i] = best(row)
	}
	for s, size := range sizes {
		from := x.starts[s]
		p.settle(s, heads[from:][:size], rels[from:][:size])
		out[s] = Parse{Tags: tags[from:][:size], Rels: rels[from:][:size], Heads: heads[from:][:size], Vectors: vectors[s]}
	}
	return out
}

// encode fills pass.word with what is remembered, and looks up what isn't.
func (p *Parser) encode(sentences [][]string) {
	x, n := p.pass, p.pass.net
	if len(p.known) > remembered {
		clear(p.known)
		p.coded = p.coded[:0]
	}
	x.words, x.which = x.words[:0], x.which[:0]
	for _, s := range sentences {
		for _, form := range s {
			if _, ok := p.known[form]; !ok {
				p.known[strings.Clone(form)] = int32(len(p.known)) // the article may go
				x.which = append(x.which, int32(len(x.words)))
				x.words = append(x.words, n.Vocabulary.Word(form))
			}
		}
	}
	if len(x.words) > 0 {
		from := len(p.coded)
		p.coded = append(p.coded, make([]float32, len(x.words)*n.Word)...)
		x.encode(p.coded[from:])
	}
	x.word = grow(x.word, x.rows()*n.Word)
	for t := range x.long() {
		for s := range x.steps[t+1] - x.steps[t] {
			row := int(p.known[sentences[s][t]]) * n.Word
			copy(x.word[(x.steps[t]+s)*n.Word:][:n.Word], p.coded[row:])
		}
	}
}

// vectors copies what the words look like and what the last layer says of them, a row for each word of
// a sentence.
func (p *Parser) vectors() [][]float32 {
	x, n := p.pass, p.pass.net
	wide, said := n.VectorWidth(), 2*n.Cells
	all := make([]float32, x.rows()*wide)
	for i, at := range x.place {
		row := all[int(at)*wide:][:wide]
		copy(row, x.word[i*n.Word:][:n.Word])
		copy(row[n.Word:], x.top[int(at)*said:][:said])
	}
	out := make([][]float32, len(x.sizes))
	for s, size := range x.sizes {
		out[s] = all[x.starts[s]*wide:][:size*wide]
	}
	return out
}

func best(scores []float32) int32 {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return int32(b)
}
