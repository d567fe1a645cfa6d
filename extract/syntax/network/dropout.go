package network

import "math/rand/v2"

// Rates say how much of a network dropout leaves out at each step of training (Srivastava et al.
// 2014).
type Rates struct {
	Table     float64 // a feature of a word, whole
	Form      float64 // the word's own row, which a rare word hasn't either
	Word      float64 // a number of an encoded word
	Input     float64 // a number that a layer reads, for a sentence alike (Gal and Ghahramani 2016)
	Recurrent float64 // a number that a memory hands to its next step, for a sentence alike
	Hidden    float64 // a number of a hidden layer
}

// dropout is what is left out for one batch: factors that are zero, or make up for those that are.
type dropout struct {
	Rates
	rng *rand.Rand

	wordKeep   []float32
	inputKeep  [][]float32
	memoryKeep [][2][]float32
	topKeep    []float32
	hiddenKeep []float32
	labelKeep  []float32
}

func newDropout(rates Rates, layers int) *dropout {
	return &dropout{Rates: rates, inputKeep: make([][]float32, layers), memoryKeep: make([][2][]float32, layers)}
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
	dim := p.net.wordRows()
	d.wordKeep = d.draw(d.wordKeep, rows*dim, d.Word)
	for i := range rows {
		row := d.wordKeep[i*dim:][:dim]
		for t := range v.Tables {
			k := v.Tables[t].Dim
			rate := d.Table
			if t == 0 {
				rate = d.Form
			}
			if d.rng.Float64() < rate {
				clear(row[:k])
			}
			row = row[k:]
		}
		if d.rng.Float64() < d.Table {
			clear(row)
		}
	}
	scale(p.encoded, d.wordKeep)
}

func (d *dropout) input(p *pass, l int, x []float32, in int) {
	d.inputKeep[l] = d.draw(d.inputKeep[l], len(p.sizes)*in, d.Input)
	p.scaleSteps(x, in, d.inputKeep[l])
}

func (d *dropout) recurrent(p *pass, l, direction int) []float32 {
	keep := &d.memoryKeep[l][direction]
	*keep = d.draw(*keep, len(p.sizes)*p.net.Cells, d.Recurrent)
	return *keep
}

func (d *dropout) top(p *pass) {
	wide := 2 * p.net.Cells
	d.topKeep = d.draw(d.topKeep, len(p.sizes)*wide, d.Input)
	p.scaleSentences(p.top, wide, d.topKeep)
}

func (d *dropout) hidden(p *pass) {
	d.hiddenKeep = d.draw(d.hiddenKeep, len(p.hidden), d.Hidden)
	scale(p.hidden, d.hiddenKeep)
}

func (d *dropout) labels(p *pass, hidden []float32) {
	d.labelKeep = d.draw(d.labelKeep, len(hidden), d.Hidden)
	scale(hidden, d.labelKeep)
}

// scaleSteps scales rows in order of reading by their sentence's row of keep.
func (b *batch) scaleSteps(x []float32, wide int, keep []float32) {
	for t := range b.long() {
		step := x[b.steps[t]*wide : b.steps[t+1]*wide]
		scale(step, keep)
	}
}

// scaleSentences scales rows of sentences one after the other.
func (b *batch) scaleSentences(x []float32, wide int, keep []float32) {
	for s, n := range b.sizes {
		for i := range n {
			scale(x[(b.starts[s]+i)*wide:][:wide], keep[s*wide:])
		}
	}
}
