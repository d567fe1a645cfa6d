package name

import (
	"math"
	"math/rand/v2"
	"sync"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/extract/syntax/matrix"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// An Example is a sentence with what is known of its names.
type Example struct {
	sentence *syntax.Sentence
	allowed  []uint16 // of each word, the set of tags it may have
	keys     []uint32
	ends     []int
}

// A Learner fits a model to examples.
type Learner struct {
	looks
	model    *Model
	examples []Example
	rng      *rand.Rand
	halves   [2]half
	means    []moments // of the dense blocks
	steps    int
	squares  []float32 // sums of the squared gradients of the hashed features (Duchi et al. 2011)
}

// half is what one of two goroutines computes of a batch.
type half struct {
	work
	rng    *rand.Rand
	free   lattice
	masks  []float32
	back   []float32
	grad   [][]float32 // of the dense blocks
	rows   []sparseRow
	panels matrix.Panels
	loss   float64
}

type sparseRow struct {
	key  uint32
	grad [tags]float32
}

type moments struct{ first, second []float32 }

// NewLearner returns a learner of a model with a hidden layer of that width.
func NewLearner(g *gazetteer.Gazetteer, e *english.English, hidden int, seed uint64) *Learner {
	l := &Learner{looks: looks{g, e}, model: newModel(hidden), rng: rand.New(rand.NewPCG(seed, 1))}
	for i := range l.model.reads {
		l.model.reads[i] = float32(l.rng.NormFloat64() / math.Sqrt(float64(l.model.in)) * .7)
	}
	for i := range l.model.says {
		l.model.says[i] = float32(l.rng.NormFloat64() / math.Sqrt(float64(hidden)) * .7)
	}
	for h := range l.halves {
		l.halves[h].rng = rand.New(rand.NewPCG(seed, uint64(h)+2))
		for _, b := range l.model.blocks() {
			l.halves[h].grad = append(l.halves[h].grad, make([]float32, len(b)))
		}
	}
	for _, b := range l.model.blocks() {
		l.means = append(l.means, moments{make([]float32, len(b)), make([]float32, len(b))})
	}
	l.squares = make([]float32, len(l.model.sparse))
	return l
}

// Gold gives the set of tags of each of n words that leaves only the names.
func Gold(n int, names []Name) []uint16 {
	allowed := make([]uint16, n)
	for i := range allowed {
		allowed[i] = 1 << outside
	}
	for _, m := range names {
		for i := m.First; i < m.Last; i++ {
			role := inside
			switch {
			case m.Last-m.First == 1:
				role = only
			case i == m.First:
				role = begin
			case i == m.Last-1:
				role = last
			}
			allowed[i] = 1 << tagOf(m.Kind, role)
		}
	}
	return allowed
}

// Open lets a word have any tag.
const Open uint16 = 1<<tags - 1

// Add gives the learner a sentence to learn from, with the tags that each of its words may have.
func (l *Learner) Add(s *syntax.Sentence, allowed []uint16) {
	if len(s.Words) == 0 {
		return
	}
	e := Example{sentence: s, allowed: allowed}
	e.keys, e.ends = l.features(&view{}, s, nil, nil)
	l.examples = append(l.examples, e)
}

const (
	batchSize  = 24   // sentences
	dropDense  = 0.3  // share of the network's numbers that a sentence goes without
	dropSparse = 0.35 // share of hashed features
	rateDense  = 0.0015
	rateSparse = 0.06
	decay1     = 0.9
	decay2     = 0.99
)

// Pass goes once over all examples and returns their mean loss.
func (l *Learner) Pass(share float64) float64 {
	order := l.rng.Perm(len(l.examples))
	loss := 0.0
	for len(order) > 0 {
		n := min(batchSize, len(order))
		l.model.pack()
		var wait sync.WaitGroup
		for h := range l.halves {
			wait.Go(func() { l.halves[h].learn(l, order[h*n/2:(h+1)*n/2]) })
		}
		wait.Wait()
		l.apply(n, share)
		loss += l.halves[0].loss + l.halves[1].loss
		order = order[n:]
	}
	l.model.pack()
	return loss / float64(len(l.examples))
}

// learn adds up the gradients of some examples.
func (h *half) learn(l *Learner, order []int) {
	h.loss, h.rows = 0, h.rows[:0]
	for _, g := range h.grad {
		clear(g)
	}
	for _, i := range order {
		h.example(l.model, &l.examples[i])
	}
}

func (h *half) example(m *Model, e *Example) {
	n := len(e.sentence.Words)
	h.x = m.input(e.sentence, h.x)
	h.masks = grow(h.masks, m.in)
	for i := range h.masks {
		h.masks[i] = 0
		if h.rng.Float32() >= dropDense {
			h.masks[i] = 1 / (1 - dropDense)
		}
	}
	for i := range h.x {
		h.x[i] *= h.masks[i%m.in]
	}
	h.h, h.y = grow(h.h, n*m.hidden), grow(h.y, n*wide)
	m.scoreDense(h.x, h.h, h.y, n)
	h.keys, h.ends = h.keys[:0], h.ends[:0]
	from := 0
	for i := range n {
		row := h.y[i*wide:][:tags]
		for _, key := range e.keys[from:e.ends[i]] {
			if h.rng.Float32() < dropSparse {
				continue
			}
			h.keys = append(h.keys, key)
			for t, v := range m.sparse[int(key&(buckets-1))*tags:][:tags] {
				row[t] += v / (1 - dropSparse)
			}
		}
		from = e.ends[i]
		h.ends = append(h.ends, len(h.keys))
	}
	h.free.run(h.y, nil, &m.step)
	h.lattice.run(h.y, e.allowed, &m.step)
	if h.lattice.total < never/2 {
		return
	}
	h.loss += h.free.total - h.lattice.total
	moves := h.grad[4]
	h.back = grow(h.back, n*wide)
	clear(h.back)
	for i := range n {
		for t := range tags {
			h.back[i*wide+t] = float32(h.free.chance(i, t) - h.lattice.chance(i, t))
		}
		for b := range tags {
			for _, a := range before[b] {
				if (i == 0) == (a == tags) {
					d := h.free.pair(i, a, b, &m.step)
					if e.allowed[i]>>b&1 == 1 && (i == 0 || e.allowed[i-1]>>a&1 == 1) {
						d -= h.lattice.pair(i, a, b, &m.step)
					}
					moves[a*tags+b] += float32(d)
				}
			}
		}
	}
	from = 0
	for i := range n {
		var row sparseRow
		for t := range tags {
			row.grad[t] = h.back[i*wide+t] / (1 - dropSparse)
		}
		for _, key := range h.keys[from:h.ends[i]] {
			row.key = key & (buckets - 1)
			h.rows = append(h.rows, row)
		}
		from = h.ends[i]
	}
	// through the two layers
	h.panels.Pack(h.back, n, wide, wide, 1)
	matrix.MulAdd(h.grad[2], wide, h.h, m.hidden, 1, m.hidden, &h.panels)
	addRows(h.grad[3], h.back[:n*wide])
	dh := make([]float32, n*m.hidden)
	var says matrix.Panels
	says.Pack(m.says, wide, m.hidden, 1, wide)
	matrix.MulAdd(dh, m.hidden, h.back, n, wide, 1, &says)
	for i, v := range h.h[:n*m.hidden] {
		if v < 0 {
			dh[i] *= leak
		}
	}
	h.panels.Pack(dh, n, m.hidden, m.hidden, 1)
	matrix.MulAdd(h.grad[0], m.hidden, h.x, m.in, 1, m.in, &h.panels)
	addRows(h.grad[1], dh)
}

func addRows(sum, x []float32) {
	for i, v := range x {
		sum[i%len(sum)] += v
	}
}

// Doubt lets words of a sentence have any tag whose given ones a model that hasn't learnt from it takes for less likely
// than limit: labels that go against all the others are more often mistakes than exceptions. It returns how many
// words that are.
func (f *Finder) Doubt(s *syntax.Sentence, allowed []uint16, limit float64) int {
	if len(s.Words) == 0 {
		return 0
	}
	w, n := &work{}, 0
	w.keys, w.ends = f.features(&w.view, s, nil, nil)
	w.x = f.model.input(s, w.x)
	f.model.score(w, len(s.Words))
	w.lattice.run(w.y, nil, &f.model.step)
	for j, set := range allowed {
		sum := 0.0
		for t := range tags {
			if set>>t&1 == 1 {
				sum += w.lattice.chance(j, t)
			}
		}
		if sum < limit {
			allowed[j] = Open
			n++
		}
	}
	return n
}

// apply moves the weights: the dense ones by Adam (Kingma and Ba 2015), the hashed ones by AdaGrad.
func (l *Learner) apply(n int, share float64) {
	l.steps++
	rate := rateDense * share * math.Sqrt(1-math.Pow(decay2, float64(l.steps))) / (1 - math.Pow(decay1, float64(l.steps)))
	var moves []float32
	for b, block := range l.model.blocks() {
		mean := l.means[b]
		for i := range block {
			g := (l.halves[0].grad[b][i] + l.halves[1].grad[b][i]) / float32(n)
			mean.first[i] = decay1*mean.first[i] + (1-decay1)*g
			mean.second[i] = decay2*mean.second[i] + (1-decay2)*g*g
			block[i] -= float32(rate) * mean.first[i] / (float32(math.Sqrt(float64(mean.second[i]))) + 1e-8)
		}
		moves = block
	}
	for i := range l.model.step {
		copy(l.model.step[i][:], moves[i*tags:])
	}
	for h := range l.halves {
		for _, r := range l.halves[h].rows {
			at := int(r.key) * tags
			for t, g := range r.grad {
				l.squares[at+t] += g * g
				l.model.sparse[at+t] -= float32(rateSparse*share) * g / (float32(math.Sqrt(float64(l.squares[at+t]))) + 1e-4)
			}
		}
	}
}

// Model returns the model as it stands.
func (l *Learner) Model() *Model { return l.model }

// Finder returns a finder with the model as it stands.
func (l *Learner) Finder() *Finder {
	return NewFinderOf(l.model, l.gazetteer, l.english)
}

// Join makes one model of several: its scores are the means of theirs, so that what only one of them believes
// weighs less (Hansen and Salamon 1990).
func Join(models ...*Model) *Model {
	width := 0
	for _, m := range models {
		width += m.hidden
	}
	joined, share := newModel(width), 1/float32(len(models))
	at := 0
	for _, m := range models {
		for i := range m.in {
			copy(joined.reads[i*width+at:][:m.hidden], m.reads[i*m.hidden:])
		}
		copy(joined.readsB[at:], m.readsB)
		for i, v := range m.says {
			joined.says[at*wide+i] = v * share
		}
		for i, v := range m.saysB {
			joined.saysB[i] += v * share
		}
		for i, v := range m.sparse {
			joined.sparse[i] += v * share
		}
		for a := range m.step {
			for b, v := range m.step[a] {
				joined.step[a][b] += v * share
			}
		}
		at += m.hidden
	}
	joined.pack()
	return joined
}
