package network

import "github.com/entente-graph/entente/extract/syntax/matrix"

// leak is how much of a negative value a hidden layer lets through.
const leak = 0.1

// pass is a network at work on a batch. What it computed stays, for the way back.
type pass struct {
	net  *Network
	w    *weights
	f    *factors
	drop *dropout // nil in use

	batch
	words     []*Word // of the batch, each once
	which     []int32 // the words' places in words, in order of reading
	spelling  spelling
	features  []float32 // a row for each of which
	word      []float32 // … as the first layer reads them
	layers    [][2]reader
	said      [][]float32 // by each layer, in order of reading forwards
	top       []float32   // what the last layer says, sentences one after the other
	hidden    []float32
	tags      []float32 // scores
	projected []float32 // the dependents times arcW
	heads     []float32 // the root, then the words of a sentence, as heads
	panels    matrix.Panels
	arcs      [][]float32 // of each sentence, a row of scores for each word: the root, then the words
}

func newPass(n *Network, w *weights, f *factors) *pass {
	return &pass{net: n, w: w, f: f, layers: make([][2]reader, n.Layers), said: make([][]float32, n.Layers)}
}

// run encodes and reads the batch, which is arranged and has its words.
func (p *pass) run() {
	p.word = grow(p.word, p.rows()*p.net.Word)
	p.encode(p.word)
	p.read()
}

// encode encodes which of the words, each as a row of out: its features, which are its rows and what
// its letters say, go through a hidden layer.
func (p *pass) encode(out []float32) {
	p.spelling.spell(p.net, p.words, &p.w.spell, &p.f.spell)
	v, spelled, wide := p.net.Vocabulary, 2*p.net.Spell, p.net.features()
	p.features = grow(p.features, len(p.which)*wide)
	row := p.features
	for _, i := range p.which {
		for t, id := range p.words[i].Rows {
			k := v.Tables[t].Dim
			copy(row[:k], v.Tables[t].Rows[int(id)*k:])
			row = row[k:]
		}
		copy(row[:spelled], p.spelling.said[int(i)*spelled:])
		row = row[spelled:]
	}
	if p.drop != nil {
		p.drop.words(p)
	}
	affine(out, p.features, len(p.which), wide, p.w.wordB, &p.f.word)
	leakyReLU(out)
}

// read reads the encoded words and scores what they may be.
func (p *pass) read() {
	n, rows := p.net, p.rows()
	x, in := p.word, n.Word
	for l := range p.layers {
		x = p.readLayer(l, x, in)
		in = 2 * n.Cells
	}
	p.top = grow(p.top, rows*in)
	for i, at := range p.place {
		copy(p.top[int(at)*in:][:in], x[i*in:])
	}
	if p.drop != nil {
		p.drop.top(p)
	}
	wide := n.hidden()
	p.hidden = grow(p.hidden, rows*wide)
	affine(p.hidden, p.top, rows, in, p.w.hiddenB, &p.f.hidden)
	leakyReLU(p.hidden)
	if p.drop != nil {
		p.drop.hidden(p)
	}
	p.tags = grow(p.tags, rows*n.tagWidth())
	affine(p.tags, p.hidden, rows, wide, p.w.tagB, &p.f.tag)
	p.scoreArcs()
}

// readLayer reads x in both directions and returns what both say of each word, in order of reading
// forwards.
func (p *pass) readLayer(l int, x []float32, in int) []float32 {
	rows, cells := p.rows(), p.net.Cells
	ahead, back := &p.layers[l][0], &p.layers[l][1]
	ahead.x, back.x = grow(ahead.x, rows*in), grow(back.x, rows*in)
	copy(ahead.x, x)
	if p.drop != nil {
		p.drop.input(p, l, ahead.x, in)
	}
	p.reverse(back.x, ahead.x, in)
	for d, r := range []*reader{ahead, back} {
		var mask []float32
		if p.drop != nil {
			mask = p.drop.recurrent(p, l, d)
		}
		r.read(&p.batch, in, cells, p.w.layers[l][d].bias, &p.f.layers[l][d], mask)
	}
	p.said[l] = grow(p.said[l], rows*2*cells)
	out := p.said[l]
	for i, j := range p.reversed {
		row := out[i*2*cells:][:2*cells]
		copy(row, ahead.out[i*cells:][:cells])
		copy(row[cells:], back.out[int(j)*cells:][:cells])
	}
	return out
}

// scoreArcs scores each word under each head: how well the two go together, and how good a head the
// head is.
func (p *pass) scoreArcs() {
	n, rows := p.net, p.rows()
	wide := n.hidden()
	p.projected = grow(p.projected, rows*n.Arc)
	clear(p.projected)
	matrix.MulAdd(p.projected, n.Arc, p.hidden[n.Tag:], rows, wide, 1, &p.f.arc)
	for len(p.arcs) < len(p.sizes) {
		p.arcs = append(p.arcs, nil)
	}
	for s, size := range p.sizes {
		heads := p.gatherHeads(s)
		stride := matrix.Round(size + 1)
		p.arcs[s] = grow(p.arcs[s], size*stride)
		scores := p.arcs[s]
		for j := range size + 1 {
			worth := dot(p.w.arcHead, heads[j*n.Arc:])
			for i := range size {
				scores[i*stride+j] = worth
			}
		}
		p.panels.Pack(heads, n.Arc, size+1, 1, n.Arc)
		matrix.MulAdd(scores, stride, p.projected[p.starts[s]*n.Arc:], size, n.Arc, 1, &p.panels)
	}
}

// gatherHeads returns a row for the root and one for each word of a sentence, as heads.
func (p *pass) gatherHeads(s int) []float32 {
	n, size := p.net, p.sizes[s]
	p.heads = grow(p.heads, (size+1)*n.Arc)
	copy(p.heads, p.w.arcRoot)
	for i := range size {
		copy(p.heads[(i+1)*n.Arc:][:n.Arc], p.hidden[(p.starts[s]+i)*n.hidden()+n.Tag+n.Arc:])
	}
	return p.heads
}

// labelHidden writes the hidden layer under the relation of a word of a sentence to a head, -1 for
// the root.
func (p *pass) labelHidden(out []float32, s, word, head int) {
	n := p.net
	wide, from := n.hidden(), n.Tag+2*n.Arc
	of := p.w.labelRoot
	if head >= 0 {
		of = p.hidden[(p.starts[s]+head)*wide+from+n.Label:]
	}
	word += p.starts[s]
	dependent := p.hidden[word*wide+from:][:n.Label]
	way := p.w.labelWay[distance(word-p.starts[s], head)*n.Label:]
	for k := range out[:n.Label] {
		out[k] = dependent[k] + of[k] + way[k]
	}
	leakyReLU(out[:n.Label])
}

// scoreRels scores the relations of the words to the heads given, -1 for a root, in the order of the
// sentences one after the other. hidden is a row of Label for each word, scores of as many relations,
// rounded up.
func (p *pass) scoreRels(heads []int32, hidden, scores []float32) {
	n := p.net
	for s, size := range p.sizes {
		for i := range size {
			at := p.starts[s] + i
			p.labelHidden(hidden[at*n.Label:], s, i, int(heads[at]))
		}
	}
	if p.drop != nil {
		p.drop.labels(p, hidden)
	}
	affine(scores, hidden, p.rows(), n.Label, p.w.labelB, &p.f.label)
}

// affine sets out to rows of x, which lie stride apart, times f, plus bias.
func affine(out, x []float32, rows, stride int, bias []float32, f *matrix.Panels) {
	wide := len(bias)
	for i := range rows {
		copy(out[i*wide:], bias)
	}
	matrix.MulAdd(out, wide, x, rows, stride, 1, f)
}

func leakyReLU(x []float32) {
	for i, v := range x {
		x[i] = max(v, v*leak) // without a branch, which the processor couldn't foretell
	}
}

func dot(a, b []float32) float32 {
	sum := float32(0)
	b = b[:len(a)]
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}
