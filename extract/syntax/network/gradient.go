package network

import (
	"math"
	"sync"

	"github.com/entente-graph/entente/extract/syntax/matrix"
)

// Target is what a sentence should come out as. Where the soft ones are given, they are what other
// networks think, and count for Soft of the whole (Hinton et al. 2015, Distilling the Knowledge in a
// Neural Network).
type Target struct {
	Tags, Rels []int32
	Heads      []int32 // -1 for the root

	Soft     float32
	SoftTags []float32 // a row of probabilities for each word
	SoftArcs []float32 // … of the root and the words as its head
	SoftRels []float32 // … of its relation to Heads
}

// Losses are sums over words of cross-entropy in nats.
type Losses struct{ Tags, Arcs, Rels float64 }

// Gradient collects what Network.Weights and the vocabulary's tables should change by.
type Gradient struct {
	Weights []float32
	Tables  []Sparse // in the order of Vocabulary.All
	w       *weights
}

// Sparse is the gradient of the rows of a table that a batch has touched.
type Sparse struct {
	Rows    []float32
	Touched []int32 // in the order of their first touch
	is      []bool
}

// NewGradient makes a gradient of zeros.
func NewGradient(n *Network) *Gradient {
	g := &Gradient{Weights: make([]float32, n.size())}
	g.w = n.view(g.Weights)
	for _, t := range n.Vocabulary.All() {
		g.Tables = append(g.Tables, Sparse{Rows: make([]float32, len(t.Rows)), is: make([]bool, len(t.Keys)+1)})
	}
	return g
}

// Norm is the Euclidean length of the gradient.
func (g *Gradient) Norm() float64 {
	var both [2]float64
	Halves(len(g.Weights), func(half, from, to int) { both[half] = squares(g.Weights[from:to]) })
	sum := both[0] + both[1]
	for i := range g.Tables {
		t := &g.Tables[i]
		dim := len(t.Rows) / len(t.is)
		for _, row := range t.Touched {
			sum += squares(t.Rows[int(row)*dim:][:dim])
		}
	}
	return math.Sqrt(sum)
}

// Halves does something to each half of n things at once.
func Halves(n int, do func(half, from, to int)) {
	var wait sync.WaitGroup
	wait.Go(func() { do(0, 0, n/2) })
	do(1, n/2, n)
	wait.Wait()
}

func squares(x []float32) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	return sum
}

// Clear sets the gradient to zero.
func (g *Gradient) Clear() {
	clear(g.Weights)
	for i := range g.Tables {
		g.Tables[i].clear()
	}
}

func (s *Sparse) clear() {
	dim := len(s.Rows) / len(s.is)
	for _, row := range s.Touched {
		clear(s.Rows[int(row)*dim:][:dim])
		s.is[row] = false
	}
	s.Touched = s.Touched[:0]
}

// Add adds another gradient.
func (g *Gradient) Add(o *Gradient) {
	Halves(len(g.Weights), func(_, from, to int) { add(g.Weights[from:to], o.Weights[from:to]) })
	for i := range g.Tables {
		g.Tables[i].addAll(&o.Tables[i])
	}
}

func (s *Sparse) addAll(o *Sparse) {
	dim := len(o.Rows) / len(o.is)
	for _, row := range o.Touched {
		s.add(row, o.Rows[int(row)*dim:][:dim])
	}
}

func (s *Sparse) add(row int32, x []float32) {
	if !s.is[row] {
		s.is[row] = true
		s.Touched = append(s.Touched, row)
	}
	add(s.Rows[int(row)*len(x):], x)
}

// scratch is what one backward pass works on.
type scratch struct {
	tags, labels, scores, hidden, top, x, turned, out []float32
	heads, said                                       []float32
	which                                             []int32
	panels                                            matrix.Panels
}

// backward adds the gradient of the batch's loss to g, each word's weighing by weight, and returns the
// losses. turned are the transposed matrices.
func (p *pass) backward(xs []*Example, g *Gradient, turned *factors, y *scratch, weight float32) Losses {
	n, rows, wide := p.net, p.rows(), p.net.hidden()
	var loss Losses
	y.hidden = grow(y.hidden, rows*wide)
	clear(y.hidden)
	loss.Tags = p.tagsBackward(xs, g.w, turned, y, weight)
	loss.Arcs = p.arcsBackward(xs, g.w, turned, y, weight)
	loss.Rels = p.relsBackward(xs, g.w, turned, y, weight)

	scale(y.hidden, p.drop.hiddenMask)
	leakyReLUBackward(y.hidden, p.hidden)
	in := 2 * n.Cells
	y.top = grow(y.top, rows*in)
	clear(y.top)
	matrix.MulAdd(y.top, in, y.hidden, rows, wide, 1, &turned.hidden)
	y.panels.Pack(y.hidden, rows, wide, wide, 1)
	matrix.MulAdd(g.w.hiddenW, wide, p.top, in, 1, in, &y.panels)
	addColumns(g.w.hiddenB, y.hidden)
	p.scaleSentences(y.top, in, p.drop.topMask)

	y.x = grow(y.x, rows*in)
	for i, at := range p.place {
		copy(y.x[i*in:][:in], y.top[int(at)*in:])
	}
	for l := n.Layers - 1; l >= 0; l-- {
		if in = 2 * n.Cells; l == 0 {
			in = n.Word
		}
		p.layerBackward(l, in, g.w, turned, y)
	}
	leakyReLUBackward(y.x, p.word)
	dim := n.features()
	y.panels.Pack(y.x, rows, in, in, 1)
	matrix.MulAdd(g.w.wordW, in, p.features, dim, 1, dim, &y.panels)
	addColumns(g.w.wordB, y.x[:rows*in])
	y.out = grow(y.out, rows*matrix.Round(dim))
	clear(y.out)
	matrix.MulAdd(y.out, matrix.Round(dim), y.x, rows, in, 1, &turned.word)
	p.wordsBackward(g, turned, y)
	return loss
}

// wordsBackward hands the gradient of the encoded words on to their rows and letters.
func (p *pass) wordsBackward(g *Gradient, turned *factors, y *scratch) {
	dim, spelled := p.net.features(), 2*p.net.Spell
	wide := matrix.Round(dim)
	y.said = grow(y.said, len(p.words)*spelled)
	clear(y.said)
	for i, which := range p.which {
		row := y.out[i*wide:][:dim]
		scale(row, p.drop.wordMask[i*dim:])
		for t, id := range p.words[which].Rows {
			k := p.net.Vocabulary.Tables[t].Dim
			g.Tables[t].add(id, row[:k])
			row = row[k:]
		}
		add(y.said[int(which)*spelled:], row)
	}
	p.spelling.backward(p.net, p.words, y.said, &turned.spell, &g.w.spell, &g.Tables[len(g.Tables)-1])
}

// layerBackward turns the gradient in y.x of what layer l said into that of what it read.
func (p *pass) layerBackward(l, in int, g *weights, turned *factors, y *scratch) {
	rows, cells := p.rows(), p.net.Cells
	y.top = grow(y.top, rows*in)
	y.turned = grow(y.turned, rows*in)
	clear(y.top)
	clear(y.turned)
	for d, dx := range [][]float32{y.top, y.turned} {
		y.out = grow(y.out, rows*cells)
		for i, j := range p.reversed {
			at := i
			if d == 1 {
				at = int(j)
			}
			copy(y.out[at*cells:][:cells], y.x[(2*i+d)*cells:])
		}
		p.layers[l][d].backward(&p.batch, in, cells, y.out, dx, &turned.layers[l][d], p.drop.memoryMask[l][d], &g.layers[l][d])
	}
	y.x = grow(y.x, rows*in)
	for i, j := range p.reversed {
		row := y.x[i*in:][:in]
		copy(row, y.top[i*in:])
		add(row, y.turned[int(j)*in:][:in])
	}
	p.scaleSteps(y.x, in, p.drop.inputMask[l])
}

func (p *pass) tagsBackward(xs []*Example, g *weights, turned *factors, y *scratch, weight float32) float64 {
	n, rows, wide := p.net, p.rows(), p.net.hidden()
	tags := n.tagWidth()
	loss := 0.0
	for s, t := range xs {
		for i := range p.sizes[s] {
			row := p.tags[(p.starts[s]+i)*tags:][:tags]
			loss += crossEntropy(row[:len(n.Tags)], t.hard(t.Tags, i), t.soft(t.SoftTags, i, len(n.Tags)), t.Soft, weight)
			clear(row[len(n.Tags):])
		}
	}
	matrix.MulAdd(y.hidden, wide, p.tags, rows, tags, 1, &turned.tag)
	y.panels.Pack(p.tags, rows, tags, tags, 1)
	matrix.MulAdd(g.tagW, tags, p.hidden, n.Tag, 1, wide, &y.panels)
	addColumns(g.tagB, p.tags[:rows*tags])
	return loss
}

func (p *pass) arcsBackward(xs []*Example, g *weights, turned *factors, y *scratch, weight float32) float64 {
	n, rows, wide := p.net, p.rows(), p.net.hidden()
	loss := 0.0
	y.out = grow(y.out, rows*n.Arc) // gradient of p.turned
	clear(y.out)
	for s, t := range xs {
		size := p.sizes[s]
		heads, scores, stride := p.gatherHeads(s), p.arcs[s], matrix.Round(size+1)
		for i := range size {
			row := scores[i*stride:][:stride]
			hard := t.hard(t.Heads, i)
			if hard != noTarget {
				hard++
			}
			loss += crossEntropy(row[:size+1], hard, t.soft(t.SoftArcs, i, size+1), t.Soft, weight)
			clear(row[size+1:])
		}
		own := p.turned[p.starts[s]*n.Arc:]
		y.panels.Pack(heads, size+1, n.Arc, n.Arc, 1)
		matrix.MulAdd(y.out[p.starts[s]*n.Arc:], n.Arc, scores, size, stride, 1, &y.panels)
		y.heads = grow(y.heads, (size+1)*n.Arc)
		clear(y.heads)
		y.panels.Pack(own, size, n.Arc, n.Arc, 1)
		matrix.MulAdd(y.heads, n.Arc, scores, size+1, 1, stride, &y.panels)
		for j := range size + 1 {
			worth := float32(0)
			for i := range size {
				worth += scores[i*stride+j]
			}
			row := y.heads[j*n.Arc:][:n.Arc]
			addScaled(g.arcHead, heads[j*n.Arc:], worth)
			addScaled(row, p.w.arcHead, worth)
			if j == 0 {
				add(g.arcRoot, row)
			} else {
				add(y.hidden[(p.starts[s]+j-1)*wide+n.Tag+n.Arc:], row)
			}
		}
	}
	matrix.MulAdd(y.hidden[n.Tag:], wide, y.out, rows, n.Arc, 1, &turned.arc)
	y.panels.Pack(y.out, rows, n.Arc, n.Arc, 1)
	matrix.MulAdd(g.arcW, n.Arc, p.hidden[n.Tag:], n.Arc, 1, wide, &y.panels)
	return loss
}

func (p *pass) relsBackward(xs []*Example, g *weights, turned *factors, y *scratch, weight float32) float64 {
	n, rows, wide := p.net, p.rows(), p.net.hidden()
	rels, loss := n.relWidth(), 0.0
	y.labels, y.scores, y.which = grow(y.labels, rows*n.Label), grow(y.scores, rows*rels), grow(y.which, rows)
	for s, t := range xs {
		copy(y.which[p.starts[s]:], t.Heads)
	}
	p.scoreRels(y.which, y.labels, y.scores)
	for s, t := range xs {
		for i := range p.sizes[s] {
			row := y.scores[(p.starts[s]+i)*rels:][:rels]
			loss += crossEntropy(row[:len(n.Rels)], t.hard(t.Rels, i), t.soft(t.SoftRels, i, len(n.Rels)), t.Soft, weight)
			clear(row[len(n.Rels):])
		}
	}
	y.out = grow(y.out, rows*n.Label)
	clear(y.out)
	matrix.MulAdd(y.out, n.Label, y.scores, rows, rels, 1, &turned.label)
	y.panels.Pack(y.scores, rows, rels, rels, 1)
	matrix.MulAdd(g.labelW, rels, y.labels, n.Label, 1, n.Label, &y.panels)
	addColumns(g.labelB, y.scores)
	scale(y.out, p.drop.labelMask)
	leakyReLUBackward(y.out, y.labels)
	from := n.Tag + 2*n.Arc
	for s, size := range p.sizes {
		for i := range size {
			at := p.starts[s] + i
			d, head := y.out[at*n.Label:][:n.Label], int(y.which[at])
			add(y.hidden[at*wide+from:], d)
			if head < 0 {
				add(g.labelRoot, d)
			} else {
				add(y.hidden[(p.starts[s]+head)*wide+from+n.Label:], d)
			}
			add(g.labelWay[distance(i, head)*n.Label:], d)
		}
	}
	return loss
}

const noTarget = -2

func (t *Target) hard(of []int32, i int) int {
	if of == nil || t.Soft == 1 {
		return noTarget
	}
	return int(of[i])
}

func (t *Target) soft(of []float32, i, wide int) []float32 {
	if of == nil {
		return nil
	}
	return of[i*wide:][:wide]
}

// crossEntropy turns scores into the gradient of their cross-entropy with the target, times weight, and
// returns the cross-entropy.
func crossEntropy(scores []float32, hard int, soft []float32, share, weight float32) float64 {
	Softmax(scores)
	if soft == nil {
		share = 0
	}
	loss := 0.0
	for j, q := range soft {
		if q > 0 && share > 0 {
			loss -= float64(share*q) * math.Log(float64(scores[j])+1e-12)
		}
	}
	if hard >= 0 {
		loss -= float64(1-share) * math.Log(float64(scores[hard])+1e-12)
	}
	for j := range scores {
		scores[j] *= weight
	}
	for j, q := range soft {
		scores[j] -= weight * share * q
	}
	if hard >= 0 {
		scores[hard] -= weight * (1 - share)
	}
	return loss
}

// Softmax turns scores into probabilities.
func Softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	sum := float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// leakyReLUBackward scales the gradient of a leaky layer's values, which dropout may have made zero.
func leakyReLUBackward(d, out []float32) {
	out = out[:len(d)]
	for i, v := range out {
		if v < 0 {
			d[i] *= leak
		}
	}
}

func addScaled(to, x []float32, by float32) {
	x = x[:len(to)]
	for i, v := range x {
		to[i] += v * by
	}
}
