package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func small(rng *rand.Rand) *Network {
	v := &Vocabulary{}
	for _, dim := range []int{5, 7} {
		v.Tables = append(v.Tables, Table{Keys: []uint32{1, 2, 3, 4}, Dim: dim})
	}
	v.Letters = Table{Keys: []uint32{'a', 'b'}, Dim: 16}
	tags := []string{"NOUN|NN", "VERB|VB", "PUNCT|."}
	rels := []string{"root", "nsubj", "obj", "punct"}
	return New(Shape{Spell: 16, Word: 16, Cells: 16, Layers: 2, Tag: 16, Arc: 16, Label: 16}, v, tags, rels, rng)
}

func examples(n *Network, rng *rand.Rand) []*Example {
	var out []*Example
	for _, size := range []int{6, 4, 4, 1} {
		x := &Example{}
		for i := range size {
			w := &Word{}
			for range n.Vocabulary.Tables {
				w.Rows = append(w.Rows, int32(rng.IntN(5)))
			}
			for range 1 + rng.IntN(4) {
				w.Letters = append(w.Letters, int32(rng.IntN(3)))
			}
			x.Words = append(x.Words, w)
			x.Tags = append(x.Tags, int32(rng.IntN(len(n.Tags))))
			x.Rels = append(x.Rels, int32(rng.IntN(len(n.Rels))))
			x.Heads = append(x.Heads, int32(i-1))
		}
		out = append(out, x)
	}
	soft := out[1]
	soft.Soft = 0.5
	fill := func(wide int) (p []float32) {
		for range 4 {
			row := make([]float32, wide)
			for j := range row {
				row[j] = float32(rng.NormFloat64())
			}
			Softmax(row)
			p = append(p, row...)
		}
		return p
	}
	soft.SoftTags, soft.SoftArcs, soft.SoftRels = fill(len(n.Tags)), fill(5), fill(len(n.Rels))
	return out
}

// TestGradient compares the way back with differences of the loss, dropout and all: every kind of
// weight must take its share.
func TestGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	n := small(rng)
	xs := examples(n, rng)
	learning := n.Learning()
	l := learning.NewLearner(Rates{Table: 0.1, Form: 0.1, Word: 0.2, Input: 0.2, Recurrent: 0.2, Hidden: 0.2})
	loss := func() float64 {
		learning.Changed()
		l.Gradient.Clear()
		x := l.Learn(xs, 7, 1)
		return x.Tags + x.Arcs + x.Rels
	}
	here := loss()
	want := slices.Clone(l.Gradient.Weights)
	var rows [][]float32
	for i := range l.Gradient.Tables {
		rows = append(rows, slices.Clone(l.Gradient.Tables[i].Rows))
	}
	kinks := 0
	compare := func(what string, x *float32, analytic float32) {
		const h = 2e-3
		old := *x
		*x = old + h
		up := loss()
		*x = old - h
		down := loss()
		*x = old
		if math.Abs(up+down-2*here)/h > 0.02 { // a hidden value changes its sign: no slope there
			kinks++
			return
		}
		if numeric := (up - down) / (2 * h); math.Abs(numeric-float64(analytic)) > 0.02+0.03*math.Abs(numeric) {
			t.Errorf("%s: the gradient is %g by differences, %g by the way back", what, numeric, analytic)
		}
	}
	for range 2000 {
		i := rng.IntN(len(n.Weights))
		compare(fmt.Sprint("weight ", i), &n.Weights[i], want[i])
	}
	for i := range rows {
		for j := range rows[i] {
			compare("row", &n.Vocabulary.All()[i].Rows[j], rows[i][j])
		}
	}
	if kinks > 60 {
		t.Errorf("%d comparisons came to nothing", kinks)
	}
}

// TestTree compares trees with the best of all trees, found by trying each.
func TestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n := 1 + rng.IntN(5)
		stride := n + 1
		scores := make([]float32, n*stride)
		for i := range scores {
			scores[i] = float32(rng.NormFloat64() * 5)
		}
		worth := func(heads []int32) float64 {
			sum := 0.0
			for i, h := range heads {
				sum += float64(scores[i*stride+int(h)+1])
			}
			return sum
		}
		most := math.Inf(-1)
		var try func(heads []int32)
		try = func(heads []int32) {
			if len(heads) < n {
				for h := int32(-1); h < int32(n); h++ {
					if int(h) != len(heads) {
						try(append(heads, h))
					}
				}
				return
			}
			roots := 0
			for _, h := range heads {
				if h < 0 {
					roots++
				}
			}
			if roots == 1 && !circular(heads) {
				most = max(most, worth(heads))
			}
		}
		try(nil)
		heads := make([]int32, n)
		Tree(scores, n, stride, heads)
		roots := 0
		for _, h := range heads {
			if h < 0 {
				roots++
			}
		}
		if roots != 1 || circular(heads) || math.Abs(worth(heads)-most) > 1e-4 {
			t.Fatalf("heads %v are worth %g with %d roots, the best tree %g", heads, worth(heads), roots, most)
		}
	}
}
