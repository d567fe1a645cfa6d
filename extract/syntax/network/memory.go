package network

import "github.com/entente-graph/entente/extract/syntax/matrix"

// reader is one direction of a layer at work: a row of each slice for each word, in the order of
// reading.
type reader struct {
	x        []float32 // what is read
	gates    []float32 // 4 a cell: input, forget, candidate, output; on the way back, their gradients
	previous []float32 // the outputs of the step before, as dropout left them
	cells    []float32
	squashed []float32 // tanh of the cells
	out      []float32

	zero, carry, turn []float32 // on the way back
	panels            matrix.Panels
}

// read runs over the batch. x must be filled; mask, where there is dropout, scales the outputs on
// their way to the next step, a row for each sentence.
func (r *reader) read(b *batch, in, cells int, bias []float32, f *readyMemory, mask []float32) {
	n := b.rows()
	r.gates = grow(r.gates, n*4*cells)
	r.previous, r.cells = grow(r.previous, n*cells), grow(r.cells, n*cells)
	r.squashed, r.out = grow(r.squashed, n*cells), grow(r.out, n*cells)
	r.zero = grow(r.zero, cells)
	clear(r.zero)
	for i := range n {
		copy(r.gates[i*4*cells:], bias)
	}
	matrix.MulAdd(r.gates, 4*cells, r.x, n, in, 1, &f.in)
	for t := range b.long() {
		first, end := b.steps[t], b.steps[t+1]
		if t == 0 {
			clear(r.previous[:end*cells])
		} else {
			last := r.out[b.steps[t-1]*cells:]
			now := r.previous[first*cells : end*cells]
			copy(now, last)
			if mask != nil {
				scale(now, mask)
			}
			matrix.MulAdd(r.gates[first*4*cells:], 4*cells, now, end-first, cells, 1, &f.back)
		}
		for i := first; i < end; i++ {
			before := r.zero
			if t > 0 {
				j := b.steps[t-1] + i - first
				before = r.cells[j*cells:][:cells]
			}
			matrix.LSTM(r.gates[i*4*cells:][:4*cells], before, r.cells[i*cells:][:cells], r.squashed[i*cells:][:cells], r.out[i*cells:][:cells])
		}
	}
}

// backward turns the gradient of the outputs into that of what was read, added to dx, and of the
// weights, added to g. It uses up dout.
func (r *reader) backward(b *batch, in, cells int, dout, dx []float32, f *readyMemory, mask []float32, g *memory) {
	r.carry, r.turn = grow(r.carry, len(b.sizes)*cells), grow(r.turn, len(b.sizes)*cells)
	clear(r.carry)
	for t := b.long() - 1; t >= 0; t-- {
		first, end := b.steps[t], b.steps[t+1]
		for i := first; i < end; i++ {
			before := r.zero
			if t > 0 {
				before = r.cells[(b.steps[t-1]+i-first)*cells:][:cells]
			}
			r.gateGradients(i, cells, before, dout[i*cells:][:cells], r.carry[(i-first)*cells:][:cells])
		}
		if t == 0 {
			break
		}
		turn := r.turn[:(end-first)*cells]
		clear(turn)
		matrix.MulAdd(turn, cells, r.gates[first*4*cells:], end-first, 4*cells, 1, &f.back)
		if mask != nil {
			scale(turn, mask)
		}
		add(dout[b.steps[t-1]*cells:], turn)
	}
	n := b.rows()
	r.panels.Pack(r.gates, n, 4*cells, 4*cells, 1)
	matrix.MulAdd(g.in, 4*cells, r.x, in, 1, in, &r.panels)
	matrix.MulAdd(g.back, 4*cells, r.previous, cells, 1, cells, &r.panels)
	addColumns(g.bias, r.gates[:n*4*cells])
	matrix.MulAdd(dx, in, r.gates, n, 4*cells, 1, &f.in)
}

// gateGradients puts the gradients of the weighted inputs of row i's gates in their place. carry is
// the gradient of its cells, and becomes that of the cells before.
func (r *reader) gateGradients(i, n int, before, dout, carry []float32) {
	g := r.gates[i*4*n:][:4*n]
	in, forget, candidate, output := g[:n], g[n:][:n], g[2*n:][:n], g[3*n:][:n]
	squashed := r.squashed[i*n:][:n]
	before, dout, carry = before[:n], dout[:n], carry[:n]
	for j := range n {
		a, f, u, o, c := in[j], forget[j], candidate[j], output[j], squashed[j]
		d := carry[j] + dout[j]*o*(1-c*c)
		in[j] = d * u * a * (1 - a)
		forget[j] = d * before[j] * f * (1 - f)
		candidate[j] = d * a * (1 - u*u)
		output[j] = dout[j] * c * o * (1 - o)
		carry[j] = d * f
	}
}

// grow returns a slice of n values, x where it is large enough. The values are whatever they were.
func grow[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n, n+n/4)
	}
	return x[:n]
}

func scale(x, by []float32) {
	by = by[:len(x)]
	for i := range x {
		x[i] *= by[i]
	}
}

func add(to, x []float32) {
	to = to[:len(x)]
	for i, v := range x {
		to[i] += v
	}
}

// addColumns adds up the rows of x, each as wide as sum.
func addColumns(sum, x []float32) {
	for ; len(x) > 0; x = x[len(sum):] {
		add(sum, x[:len(sum)])
	}
}
