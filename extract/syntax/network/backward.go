package network

import "github.com/entente-graph/entente/extract/syntax/matrix"

// scratch is what one backward pass works on.
type scratch struct {
	labels, scores, hidden, top, x, back, out []float32
	heads, said                               []float32
	which                                     []int32
	panels                                    matrix.Panels
}

// backward adds the gradient of the batch's loss to g, each word's weighing by weight, and returns the
// losses. transposed are the transposed matrices.
func (p *pass) backward(xs []*Example, g *Gradient, transposed *factors, y *scratch, weight float32) Losses {
	n, rows, wide := p.net, p.rows(), p.net.hidden()
	var loss Losses
	y.hidden = grow(y.hidden, rows*wide)
	clear(y.hidden)
	loss.Tags = p.tagsBackward(xs, g.w, transposed, y, weight)
	loss.Arcs = p.arcsBackward(xs, g.w, transposed, y, weight)
	loss.Rels = p.relsBackward(xs, g.w, transposed, y, weight)

	scale(y.hidden, p.drop.hiddenMask)
	leakyReLUBackward(y.hidden, p.hidden)
	in := 2 * n.Cells
	y.top = grow(y.top, rows*in)
	clear(y.top)
	matrix.MulAdd(y.top, in, y.hidden, rows, wide, 1, &transposed.hidden)
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
		p.layerBackward(l, in, g.w, transposed, y)
	}
	leakyReLUBackward(y.x, p.word)
	dim := n.features()
	y.panels.Pack(y.x, rows, in, in, 1)
	matrix.MulAdd(g.w.wordW, in, p.features, dim, 1, dim, &y.panels)
	addColumns(g.w.wordB, y.x[:rows*in])
	y.out = grow(y.out, rows*matrix.Round(dim))
	clear(y.out)
	matrix.MulAdd(y.out, matrix.Round(dim), y.x, rows, in, 1, &transposed.word)
	p.wordsBackward(g, transposed, y)
	return loss
}

// wordsBackward hands the gradient of the encoded words on to their rows and letters.
func (p *pass) wordsBackward(g *Gradient, transposed *factors, y *scratch) {
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
	p.spelling.backward(p.net, p.words, y.said, &transposed.spell, &g.w.spell, &g.Tables[len(g.Tables)-1])
}

// layerBackward turns the gradient in y.x of what layer l said into that of what it read.
func (p *pass) layerBackward(l, in int, g *weights, transposed *factors, y *scratch) {
	rows, cells := p.rows(), p.net.Cells
	y.top = grow(y.top, rows*in)
	y.back = grow(y.back, rows*in)
	clear(y.top)
	clear(y.back)
	for d, dx := range [][]float32{y.top, y.back} {
		y.out = grow(y.out, rows*cells)
		for i, j := range p.reversed {
			at := i
			if d == 1 {
				at = int(j)
			}
			copy(y.out[at*cells:][:cells], y.x[(2*i+d)*cells:])
		}
		p.layers[l][d].backward(&p.batch, in, cells, y.out, dx, &transposed.layers[l][d], p.drop.memoryMask[l][d], &g.layers[l][d])
	}
	y.x = grow(y.x, rows*in)
	for i, j := range p.reversed {
		row := y.x[i*in:][:in]
		copy(row, y.top[i*in:])
		add(row, y.back[int(j)*in:][:in])
	}
	p.scaleSteps(y.x, in, p.drop.inputMask[l])
}

func (p *pass) tagsBackward(xs []*Example, g *weights, transposed *factors, y *scratch, weight float32) float64 {
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
	matrix.MulAdd(y.hidden, wide, p.tags, rows, tags, 1, &transposed.tag)
	y.panels.Pack(p.tags, rows, tags, tags, 1)
	matrix.MulAdd(g.tagW, tags, p.hidden, n.Tag, 1, wide, &y.panels)
	addColumns(g.tagB, p.tags[:rows*tags])
	return loss
}

func (p *pass) arcsBackward(xs []*Example, g *weights, transposed *factors, y *scratch, weight float32) float64 {
	n, rows, wide := p.net, p.rows(), p.net.hidden()
	loss := 0.0
	y.out = grow(y.out, rows*n.Arc) // gradient of p.projected
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
		own := p.projected[p.starts[s]*n.Arc:]
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
	matrix.MulAdd(y.hidden[n.Tag:], wide, y.out, rows, n.Arc, 1, &transposed.arc)
	y.panels.Pack(y.out, rows, n.Arc, n.Arc, 1)
	matrix.MulAdd(g.arcW, n.Arc, p.hidden[n.Tag:], n.Arc, 1, wide, &y.panels)
	return loss
}

func (p *pass) relsBackward(xs []*Example, g *weights, transposed *factors, y *scratch, weight float32) float64 {
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
	matrix.MulAdd(y.out, n.Label, y.scores, rows, rels, 1, &transposed.label)
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
