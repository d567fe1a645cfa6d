package network

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func small(rng *rand.Rand) *Network {
	v := &Vocabulary{}
	for i := range Kinds {
		v.Tables = append(v.Tables, Table{Keys: []uint32{1, 2, 3, 4}, Dim: 2 + i%2})
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
			softmax(row)
			p = append(p, row...)
		}
		return p
	}
	soft.SoftTags, soft.SoftArcs, soft.SoftRels = fill(len(n.Tags)), fill(5), fill(len(n.Rels))
	return out
}

// TestGradient steps along the gradient of each part of the network, dropout and all: the loss must
// rise as fast as the gradient says.
func TestGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	n := small(rng)
	for i := range n.Weights {
		n.Weights[i] = 2*n.Weights[i] + float32(rng.NormFloat64())*0.2
	}
	for _, table := range n.Vocabulary.All() {
		for j := range table.Rows {
			table.Rows[j] *= 3
		}
	}
	xs := examples(n, rng)
	learning := n.Learning()
	l := learning.NewLearner(Rates{Table: 0.1, Form: 0.1, Word: 0.2, Input: 0.2, Recurrent: 0.2, Hidden: 0.2})
	loss := func() float64 {
		learning.Changed()
		l.Gradient.Clear()
		x := l.Learn(xs, 7, 1)
		return x.Tags + x.Arcs + x.Rels
	}
	loss()
	check := func(part string, w, g []float32) {
		g = slices.Clone(g)
		length := math.Sqrt(squares(g))
		if length == 0 {
			t.Errorf("%s has no gradient", part)
			return
		}
		const step = 3e-3
		move := func(by float64) {
			for i := range w {
				w[i] += float32(by * float64(g[i]) / length)
			}
		}
		move(step)
		up := loss()
		move(-2 * step)
		down := loss()
		move(step)
		loss() // the gradient is that of the next part again
		if slope := (up - down) / (2 * step); math.Abs(slope-length) > 0.03*length {
			t.Errorf("%s: the loss rises by %g, the gradient says %g", part, slope, length)
		}
	}
	at := 0
	n.layout(func(k int) []float32 {
		check(fmt.Sprintf("weights %d to %d", at, at+k), n.Weights[at:at+k], l.Gradient.Weights[at:at+k])
		at += k
		return nil
	})
	for i, table := range n.Vocabulary.All() {
		check(fmt.Sprint("table ", i), table.Rows, l.Gradient.Tables[i].Rows)
	}
}

// TestTree compares trees with the best of all trees, found by trying each.
func TestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
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
			if roots == 1 && !cyclic(heads) {
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
		if roots != 1 || cyclic(heads) || math.Abs(worth(heads)-most) > 1e-4 {
			t.Fatalf("heads %v are worth %g with %d roots, the best tree %g", heads, worth(heads), roots, most)
		}
	}
}

// TestFile checks that a network read again does what it did, but for the rounding of its weights.
func TestFile(t *testing.T) {
	n := small(rand.New(rand.NewPCG(5, 6)))
	n.Vocabulary.Clusters = Clusters{Words: []uint32{7, 9}, Paths: []uint32{5, 11}, Rare: []uint8{3, 4}}
	var file bytes.Buffer
	if err := n.Write(&file); err != nil {
		t.Fatal(err)
	}
	again, err := Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range n.Weights {
		if math.Abs(float64(w-again.Weights[i])) > 1e-3 {
			t.Fatalf("weight %d was %g and is %g", i, w, again.Weights[i])
		}
	}
	again.Weights, n.Weights = nil, nil
	for i, table := range n.Vocabulary.All() {
		read := again.Vocabulary.All()[i]
		if !slices.Equal(table.Keys, read.Keys) || table.Dim != read.Dim {
			t.Fatalf("table %d has keys %v of width %d, want %v, %d", i, read.Keys, read.Dim, table.Keys, table.Dim)
		}
	}
	if !reflect.DeepEqual(n.Vocabulary.Clusters, again.Vocabulary.Clusters) || !slices.Equal(n.Tags, again.Tags) || !slices.Equal(n.Rels, again.Rels) || n.Shape != again.Shape {
		t.Errorf("read %+v, wrote %+v", again, n)
	}
	for i, w := range n.Vocabulary.Tables[1].Rows {
		if math.Abs(float64(w-again.Vocabulary.Tables[1].Rows[i])) > 1e-3 {
			t.Fatalf("a row's value %d was %g and is %g", i, w, again.Vocabulary.Tables[1].Rows[i])
		}
	}
	for _, bad := range []string{"", "{}\n", `{"Format":"entente network 1"}` + "\n"} {
		if _, err := Read([]byte(bad)); err == nil {
			t.Errorf("%q is read without an error", bad)
		}
	}
	for _, cut := range []int{0, 10, file.Len() / 2, file.Len() - 1} {
		if _, err := Read(file.Bytes()[:cut]); err == nil {
			t.Errorf("the first %d of %d bytes are read without an error", cut, file.Len())
		}
	}
}

// TestCompany checks that a sentence comes out the same whatever is read beside it, and whatever words
// the parser met before.
func TestCompany(t *testing.T) {
	n := small(rand.New(rand.NewPCG(7, 8)))
	r := n.Ready()
	p := r.NewParser()
	sentences := [][]string{{"ab", "ba", "a", "b", "c"}, {"ba", "ab", "abba"}, {"c", "ab", "d"}, {"ab"}}
	together := p.Parse(sentences)
	for i, s := range sentences {
		if again := p.Parse([][]string{s})[0]; !reflect.DeepEqual(again, together[i]) {
			t.Errorf("%q: %v at first, %v again", s, together[i], again)
		}
		alone := r.NewParser().Parse([][]string{s})[0]
		if !reflect.DeepEqual(alone, together[i]) {
			t.Errorf("%q: %v alone, %v in company", s, alone, together[i])
		}
	}
}

// BenchmarkTree finds the tree of a long sentence whose scores tell nothing.
func BenchmarkTree(b *testing.B) {
	const n = 400
	rng := rand.New(rand.NewPCG(9, 10))
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = rng.Float32()
	}
	heads := make([]int32, n)
	b.ReportAllocs()
	for b.Loop() {
		Tree(scores, n, n+1, heads)
	}
}

// TestSettle checks, on networks that know nothing, that no head is left with two subjects or two
// objects, and that what comes out is still a tree with one root.
func TestSettle(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	conflicts := 0
	for range 200 {
		n := small(rng)
		for i := range n.Weights {
			n.Weights[i] *= 3
		}
		p := n.Ready().NewParser()
		sentence := make([]string, 8)
		for i := range sentence {
			sentence[i] = string(rune('a' + rng.IntN(26)))
		}
		a := p.Parse([][]string{sentence})[0]
		roots := 0
		for i, h := range a.Heads {
			if h < 0 {
				roots++
			}
			if g := group(n.Rels[a.Rels[i]]); g > 0 && p.taken(h, g, i, a.Heads, a.Rels) {
				conflicts++
			}
		}
		if roots != 1 || cyclic(a.Heads) {
			t.Fatalf("heads %v are no tree", a.Heads)
		}
	}
	if conflicts > 0 {
		t.Errorf("%d words share what only one may be", conflicts)
	}
}
