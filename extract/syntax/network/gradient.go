package network

import (
	"math"
	"sync"
)

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

// newGradient makes a gradient of zeros.
func newGradient(n *Network) *Gradient {
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
