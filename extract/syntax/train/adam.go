package main

import (
	"math"

	"github.com/entente-graph/entente/extract/syntax/network"
)

// adam is a stochastic optimizer (Kingma and Ba 2015). A row of a table moves, and its moments fade,
// only when a batch has touched it.
type adam struct {
	net     *network.Network
	weights moments
	tables  []moments
	step    int
}

// moments are the running means of gradients and of their squares.
type moments struct{ first, second []float32 }

const (
	decay1  = 0.9
	decay2  = 0.98
	epsilon = 1e-8
	longest = 5 // gradient; a longer one is shortened (Pascanu et al. 2013)
)

func newAdam(n *network.Network) *adam {
	fresh := func(size int) moments { return moments{make([]float32, size), make([]float32, size)} }
	a := &adam{net: n, weights: fresh(len(n.Weights))}
	for _, t := range n.Vocabulary.All() {
		a.tables = append(a.tables, fresh(len(t.Rows)))
	}
	return a
}

// apply moves the weights against the gradient g.
func (a *adam) apply(g *network.Gradient, rate float64) {
	a.step++
	rate *= math.Sqrt(1-math.Pow(decay2, float64(a.step))) / (1 - math.Pow(decay1, float64(a.step)))
	by := float32(1)
	if n := g.Norm(); n > longest {
		by = float32(longest / n)
	}
	network.Halves(len(g.Weights), func(_, from, to int) {
		a.weights.move(a.net.Weights, g.Weights, from, to, by, float32(rate))
	})
	for i, t := range a.net.Vocabulary.All() {
		for _, row := range g.Tables[i].Touched {
			a.tables[i].move(t.Rows, g.Tables[i].Rows, int(row)*t.Dim, (int(row)+1)*t.Dim, by, float32(rate))
		}
	}
}

// move moves the weights in [from, to).
func (m *moments) move(w, g []float32, from, to int, by, rate float32) {
	w, g, first, second := w[from:to], g[from:to], m.first[from:to], m.second[from:to]
	for i := range w {
		d := g[i] * by
		first[i] = decay1*first[i] + (1-decay1)*d
		second[i] = decay2*second[i] + (1-decay2)*d*d
		w[i] -= rate * first[i] / (float32(math.Sqrt(float64(second[i]))) + epsilon)
	}
}
