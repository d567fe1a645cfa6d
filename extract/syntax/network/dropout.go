package network

import "math/rand/v2"

// Rates say how much of a network dropout leaves out at each step of training (Srivastava et al.
// 2014).
type Rates struct {
	Table     float64 // a feature of a word, whole
	Form      float64 // the row of the word itself, so that its other features must do
	Word      float64 // a number of a word's features
	Input     float64 // a number that a layer reads, for a sentence alike (Gal and Ghahramani 2016)
	Recurrent float64 // a number that a memory hands to its next step, for a sentence alike
	Hidden    float64 // a number of a hidden layer
}

// dropout is what is left out for one batch: factors that are zero, or make up for those that are.
type dropout struct {
	Rates
	rng *rand.Rand

	wordMask   []float32
	inputMask  [][]float32
	memoryMask [][2][]float32
	topMask    []float32
	hiddenMask []float32
	labelMask  []float32
}

func newDropout(rates Rates, layers int) *dropout {
	return &dropout{Rates: rates, inputMask: make([][]float32, layers), memoryMask: make([][2][]float32, layers)}
}

// draw fills n factors, 0 at the given rate.
func (d *dropout) draw(x []float32, n int, rate float64) []float32 {
	x = grow(x, n)
	limit, up := uint64(rate*65536), float32(1/(1-rate))
	bits := uint64(0)
	for i := range x {
		if i%4 == 0 {
			bits = d.rng.Uint64()
		}
		x[i] = up
		if bits&0xffff < limit {
			x[i] = 0
		}
		bits >>= 16
	}
	return x
}

func (d *dropout) words(p *pass) {
	v, rows := p.net.Vocabulary, p.rows()
	dim := p.net.features()
	d.wordMask = d.draw(d.wordMask, rows*dim, d.Word)
	for i := range rows {
		row := d.wordMask[i*dim:][:dim]
		for t := range v.Tables {
			k := v.Tables[t].Dim
			rate := d.Table
			if t == 0 {
				rate = d.Form
			}
			d.drawBlock(row[:k], rate)
			row = row[k:]
		}
		d.drawBlock(row, d.Table)
	}
	scale(p.features, d.wordMask)
}

// drawBlock leaves out all of x at the given rate, or none.
func (d *dropout) drawBlock(x []float32, rate float64) {
	up := float32(1 / (1 - rate))
	if d.rng.Float64() < rate {
		up = 0
	}
	for i := range x {
		x[i] *= up
	}
}

func (d *dropout) input(p *pass, l int, x []float32, in int) {
	d.inputMask[l] = d.draw(d.inputMask[l], len(p.sizes)*in, d.Input)
	p.scaleSteps(x, in, d.inputMask[l])
}

func (d *dropout) recurrent(p *pass, l, direction int) []float32 {
	mask := &d.memoryMask[l][direction]
	*mask = d.draw(*mask, len(p.sizes)*p.net.Cells, d.Recurrent)
	return *mask
}

func (d *dropout) top(p *pass) {
	wide := 2 * p.net.Cells
	d.topMask = d.draw(d.topMask, len(p.sizes)*wide, d.Input)
	p.scaleSentences(p.top, wide, d.topMask)
}

func (d *dropout) hidden(p *pass) {
	d.hiddenMask = d.draw(d.hiddenMask, len(p.hidden), d.Hidden)
	scale(p.hidden, d.hiddenMask)
}

func (d *dropout) labels(p *pass, hidden []float32) {
	d.labelMask = d.draw(d.labelMask, len(hidden), d.Hidden)
	scale(hidden, d.labelMask)
}

// scaleSteps scales rows in order of reading by their sentence's row of mask.
func (b *batch) scaleSteps(x []float32, wide int, mask []float32) {
	for t := range b.long() {
		step := x[b.steps[t]*wide : b.steps[t+1]*wide]
		scale(step, mask)
	}
}

// scaleSentences scales rows of sentences one after the other.
func (b *batch) scaleSentences(x []float32, wide int, mask []float32) {
	for s, n := range b.sizes {
		for i := range n {
			scale(x[(b.starts[s]+i)*wide:][:wide], mask[s*wide:])
		}
	}
}
