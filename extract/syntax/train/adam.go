package main

import (
	"math"
	"sync"

	"github.com/entente-graph/entente/extract/syntax/network"
)

// adam is a stochastic optimizer (Kingma and Ba 2015). A row of a table moves only when a batch has
// touched it.
type adam struct {
	net    *network.Network
	first  []float32 // moments of the weights' gradients
	second []float32
	tables []moments
	step   int
}

type moments struct{ first, second []float32 }

const (
	decay1  = 0.9
	decay2  = 0.98
	epsilon = 1e-8
)

func newAdam(n *network.Network) *adam {
	a := &adam{net: n, first: make([]float32, len(n.Weights)), second: make([]float32, len(n.Weights))}
	for _, t := range n.Vocabulary.All() {
		a.tables = append(a.tables, moments{make([]float32, len(t.Rows)), make([]float32, len(t.Rows))})
	}
	return a
}

// apply moves the weights against the gradient g. shrink pulls them towards zero (Loshchilov and
// Hutter 2019).
func (a *adam) apply(g *network.Gradient, rate, shrink float64) {
	a.step++
	rate *= math.Sqrt(1-math.Pow(decay2, float64(a.step))) / (1 - math.Pow(decay1, float64(a.step)))
	norm := clip(g)
	var wait sync.WaitGroup
	half := len(g.Weights) / 2
	for _, span := range [][2]int{{0, half}, {half, len(g.Weights)}} {
		wait.Go(func() {
			from, to := span[0], span[1]
			move(a.net.Weights[from:to], g.Weights[from:to], a.first[from:to], a.second[from:to], float32(rate), float32(rate*shrink), norm)
		})
	}
	wait.Wait()
	tables := a.net.Vocabulary.All()
	for i := range g.Tables {
		t, rows := &g.Tables[i], tables[i].Rows
		dim := tables[i].Dim
		for _, row := range t.Touched {
			from, to := int(row)*dim, (int(row)+1)*dim
			move(rows[from:to], t.Rows[from:to], a.tables[i].first[from:to], a.tables[i].second[from:to], float32(rate), float32(rate*shrink), norm)
		}
	}
}

func move(w, g, first, second []float32, rate, shrink, norm float32) {
	g, first, second = g[:len(w)], first[:len(w)], second[:len(w)]
	for i := range w {
		d := g[i] * norm
		m := decay1*first[i] + (1-decay1)*d
		v := decay2*second[i] + (1-decay2)*d*d
		first[i], second[i] = m, v
		w[i] -= rate*m/(float32(math.Sqrt(float64(v)))+epsilon) + shrink*w[i]
	}
}

// clip returns the factor that keeps a gradient no longer than 5.
func clip(g *network.Gradient) float32 {
	sum := 0.0
	for _, x := range g.Weights {
		sum += float64(x) * float64(x)
	}
	if length := math.Sqrt(sum); length > 5 {
		return float32(5 / length)
	}
	return 1
}
