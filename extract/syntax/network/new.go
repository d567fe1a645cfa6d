package network

import (
	"math"
	"math/rand/v2"
)

// New makes an untrained network. The vocabulary's tables have their keys and widths; their rows are
// made here.
func New(shape Shape, v *Vocabulary, tags, rels []string, rng *rand.Rand) *Network {
	n := &Network{Shape: shape, Vocabulary: v, Tags: tags, Rels: rels}
	n.Weights = make([]float32, n.size())
	w := n.view(n.Weights)
	// Values as large as mask a layer's outputs as large as its inputs (Glorot and Bengio 2010). Columns
	// that only fill a panel stay zero.
	draw := func(x []float32, in, out int) {
		wide := len(x) / in
		limit := math.Sqrt(6 / float64(in+out))
		for i := range in {
			for j := range out {
				x[i*wide+j] = float32((2*rng.Float64() - 1) * limit)
			}
		}
	}
	memories := func(both [2]memory, in, cells int) {
		for _, m := range both {
			draw(m.in, in, 4*cells)
			draw(m.back, cells, 4*cells)
			for j := range cells {
				m.bias[cells+j] = 1 // remember, at first (Jozefowicz et al. 2015)
			}
		}
	}
	memories(w.spell, n.Vocabulary.Letters.Dim, n.Spell)
	draw(w.wordW, n.features(), n.Word)
	in := n.Word
	for _, l := range w.layers {
		memories(l, in, n.Cells)
		in = 2 * n.Cells
	}
	draw(w.hiddenW, in, n.hidden())
	draw(w.tagW, n.Tag, len(n.Tags))
	draw(w.arcW, n.Arc, n.Arc)
	draw(w.arcRoot, 1, n.Arc)
	draw(w.labelRoot, 1, n.Label)
	draw(w.labelW, n.Label, len(n.Rels))
	for _, t := range v.All() {
		t.Rows = make([]float32, (len(t.Keys)+1)*t.Dim)
		for j := range t.Rows {
			t.Rows[j] = float32(rng.NormFloat64()) * 0.3
		}
	}
	return n
}
