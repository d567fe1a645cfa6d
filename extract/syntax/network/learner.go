package network

import (
	"math/rand/v2"
	"sync"

	"github.com/entente-graph/entente/extract/syntax/matrix"
)

// Example is a sentence to learn from.
type Example struct {
	Words []*Word // a word that stands twice may be the same twice
	Target
}

// Learning is a network in training: its weights may change between steps.
type Learning struct {
	*Network
	w                 *weights
	ready, transposed factors
}

// Learning begins to train n.
func (n *Network) Learning() *Learning {
	l := &Learning{Network: n, w: n.view(n.Weights)}
	l.Changed()
	return l
}

// Changed must be called when weights have changed.
func (l *Learning) Changed() {
	var wait sync.WaitGroup
	wait.Go(func() { l.ready.pack(l.Network, l.w, false) })
	l.transposed.pack(l.Network, l.w, true)
	wait.Wait()
}

// A Learner works out gradients, in one goroutine.
type Learner struct {
	transposed *factors
	pass       *pass
	scratch    scratch
	Gradient   *Gradient
}

// NewLearner returns a learner.
func (l *Learning) NewLearner(rates Rates) *Learner {
	p := newPass(l.Network, l.w, &l.ready)
	p.drop = newDropout(rates, l.Layers)
	return &Learner{transposed: &l.transposed, pass: p, Gradient: newGradient(l.Network)}
}

// Learn adds the gradient of the examples' losses, the longest first, to the learner's. seed decides
// what dropout leaves out.
func (l *Learner) Learn(examples []*Example, seed uint64, weight float32) Losses {
	l.pass.load(examples)
	l.pass.drop.rng = rand.New(rand.NewPCG(seed, 0x5eed))
	l.pass.run()
	return l.pass.backward(examples, l.Gradient, l.transposed, &l.scratch, weight)
}

// load arranges the examples.
func (p *pass) load(examples []*Example) {
	var sizes []int
	for _, x := range examples {
		sizes = append(sizes, len(x.Words))
	}
	p.arrange(sizes)
	at := map[*Word]int32{}
	p.words, p.which = p.words[:0], p.which[:0]
	for t := range p.long() {
		for s := range p.steps[t+1] - p.steps[t] {
			w := examples[s].Words[t]
			if _, ok := at[w]; !ok {
				at[w] = int32(len(p.words))
				p.words = append(p.words, w)
			}
			p.which = append(p.which, at[w])
		}
	}
}

// Guess is what a network thinks of a sentence: a row of probabilities for each word, of its tag, and
// of the root and the words as its head.
type Guess struct{ Tags, Arcs []float32 }

// Guesser works out guesses, in one goroutine.
type Guesser struct{ pass *pass }

// NewGuesser returns a guesser.
func (r *Ready) NewGuesser() *Guesser {
	return &Guesser{newPass(r.Network, r.w, &r.f)}
}

// Guess guesses at the examples, the longest first.
func (g *Guesser) Guess(examples []*Example) []Guess {
	p, n := g.pass, g.pass.net
	p.load(examples)
	p.run()
	wide := n.tagWidth()
	out := make([]Guess, len(examples))
	for s, size := range p.sizes {
		out[s].Arcs = probabilities(p.arcs[s], size, matrix.Round(size+1), size+1)
		out[s].Tags = probabilities(p.tags[p.starts[s]*wide:], size, wide, len(n.Tags))
	}
	return out
}

// Rels guesses, for the examples just guessed at, at the relations of the words to the heads that the
// examples have by now: a row of probabilities for each word.
func (g *Guesser) Rels(examples []*Example) [][]float32 {
	p, n, rows := g.pass, g.pass.net, g.pass.rows()
	heads := make([]int32, 0, rows)
	for _, x := range examples {
		heads = append(heads, x.Heads...)
	}
	wide := n.relWidth()
	scores := make([]float32, rows*wide)
	p.scoreRels(heads, make([]float32, rows*n.Label), scores)
	var out [][]float32
	for s, size := range p.sizes {
		out = append(out, probabilities(scores[p.starts[s]*wide:], size, wide, len(n.Rels)))
	}
	return out
}

// probabilities are the softmax of the first wide scores of each of n rows that lie stride apart.
func probabilities(scores []float32, n, stride, wide int) []float32 {
	out := make([]float32, 0, n*wide)
	for i := range n {
		out = append(out, scores[i*stride:][:wide]...)
		softmax(out[i*wide:])
	}
	return out
}
