// Package network tags and parses sentences with one neural network: words are encoded by what they
// look like and by the Brown clusters they belong to (Brown et al. 1992), layers of long short-term
// memories read the sentence in both directions, and small heads on top give each word its tag, its
// head and its relation (Dozat and Manning 2017, Deep Biaffine Attention for Neural Dependency
// Parsing).
//
// The forward pass is the same code in use and in training; training adds dropout and walks back.
package network

import "github.com/entente-graph/entente/extract/syntax/matrix"

// Shape is the widths of a network's parts, multiples of matrix.Width, and the number of its layers.
type Shape struct {
	Spell  int // memory cells that read letters, in each direction
	Word   int // an encoded word
	Cells  int // memory cells of a layer, in each direction
	Layers int
	Tag    int // the hidden layers under the three decisions
	Arc    int
	Label  int
}

// A Network is a trained or growing tagger and parser.
type Network struct {
	Shape
	Tags       []string // UPOS|XPOS
	Rels       []string // relations, with subtypes
	Vocabulary *Vocabulary
	Weights    []float32 // all but the vocabulary's, in the order of layout
}

// hidden is the width of the hidden layers together; they lie in the order tag, dependent, head,
// label of the dependent, label of the head.
func (s *Shape) hidden() int { return s.Tag + 2*s.Arc + 2*s.Label }

// tagWidth and relWidth are the widths of a row of scores of tags and of relations.
func (n *Network) tagWidth() int { return matrix.Round(len(n.Tags)) }
func (n *Network) relWidth() int { return matrix.Round(len(n.Rels)) }

// distances is the number of classes that the way from a word to its head falls into.
const distances = 13

// distance classes the way from a word to its head, -1 for the root.
func distance(word, head int) int {
	if head < 0 {
		return 0
	}
	d, class := word-head, 1
	if d < 0 {
		d, class = -d, 7
	}
	switch {
	case d <= 3:
		return class + d - 1
	case d <= 6:
		return class + 3
	case d <= 12:
		return class + 4
	}
	return class + 5
}

// weights are the parts of Network.Weights, or of a gradient of the same layout. A matrix has a row
// for each input.
type weights struct {
	wordW, wordB       []float32
	spell              [2]memory
	layers             [][2]memory // reading forwards and backwards
	hiddenW, hiddenB   []float32
	tagW, tagB         []float32
	arcW, arcHead      []float32 // dependent by head; a head's worth whoever the dependent
	arcRoot, labelRoot []float32 // the root's hidden values as a head
	labelWay           []float32 // a row for each class of distance
	labelW, labelB     []float32
}

// memory is the weights of a layer in one direction, for its four gates.
type memory struct{ in, back, bias []float32 }

// layout parts a block of weights; take gives the next n of them.
func (n *Network) layout(take func(n int) []float32) *weights {
	w := &weights{}
	for d := range w.spell {
		w.spell[d] = n.memory(take, n.Vocabulary.Letters.Dim, n.Spell)
	}
	word := n.features()
	w.wordW, w.wordB = take(word*n.Word), take(n.Word)
	in := n.Word
	for range n.Layers {
		var l [2]memory
		for d := range l {
			l[d] = n.memory(take, in, n.Cells)
		}
		w.layers = append(w.layers, l)
		in = 2 * n.Cells
	}
	w.hiddenW, w.hiddenB = take(in*n.hidden()), take(n.hidden())
	tags, rels := n.tagWidth(), n.relWidth()
	w.tagW, w.tagB = take(n.Tag*tags), take(tags)
	w.arcW, w.arcHead = take(n.Arc*n.Arc), take(n.Arc)
	w.arcRoot, w.labelRoot = take(n.Arc), take(n.Label)
	w.labelWay = take(distances * n.Label)
	w.labelW, w.labelB = take(n.Label*rels), take(rels)
	return w
}

func (n *Network) memory(take func(n int) []float32, in, cells int) memory {
	return memory{take(in * 4 * cells), take(cells * 4 * cells), take(4 * cells)}
}

// features is the number of values that a word is encoded from: its rows, and what its letters say.
func (n *Network) features() int { return n.Vocabulary.Dim() + 2*n.Spell }

// view lays the parts over a block of weights.
func (n *Network) view(block []float32) *weights {
	return n.layout(func(k int) []float32 {
		part := block[:k:k]
		block = block[k:]
		return part
	})
}

// size is the number of weights.
func (n *Network) size() int {
	total := 0
	n.layout(func(k int) []float32 {
		total += k
		return nil
	})
	return total
}

// factors are the matrices made ready to stand on the right of a product.
type factors struct {
	word, hidden, tag, arc, label matrix.Panels
	spell                         [2]readyMemory
	layers                        [][2]readyMemory
}

type readyMemory struct{ in, back matrix.Panels }

// pack makes the matrices ready, or with transposed their transposes, for the way back.
func (f *factors) pack(n *Network, w *weights, transposed bool) {
	pack := func(p *matrix.Panels, b []float32, rows, cols int) {
		if transposed {
			p.Pack(b, cols, rows, 1, cols)
		} else {
			p.Pack(b, rows, cols, cols, 1)
		}
	}
	if f.layers == nil {
		f.layers = make([][2]readyMemory, n.Layers)
	}
	memories := func(ready *[2]readyMemory, m *[2]memory, in, cells int) {
		for d := range ready {
			pack(&ready[d].in, m[d].in, in, 4*cells)
			pack(&ready[d].back, m[d].back, cells, 4*cells)
		}
	}
	memories(&f.spell, &w.spell, n.Vocabulary.Letters.Dim, n.Spell)
	pack(&f.word, w.wordW, n.features(), n.Word)
	in := n.Word
	for l := range f.layers {
		memories(&f.layers[l], &w.layers[l], in, n.Cells)
		in = 2 * n.Cells
	}
	pack(&f.hidden, w.hiddenW, in, n.hidden())
	pack(&f.tag, w.tagW, n.Tag, n.tagWidth())
	pack(&f.arc, w.arcW, n.Arc, n.Arc)
	pack(&f.label, w.labelW, n.Label, n.relWidth())
}
