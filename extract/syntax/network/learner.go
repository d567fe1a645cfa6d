package network

import (
	"math/rand/v2"

	"github.com/entente-graph/entente/extract/syntax/matrix"
)

// Example is a sentence to learn from.
type Example struct {
	IDs []int32 // the rows of its words, as Vocabulary.Rows gives them
	Target
}

// Words is the number of words.
func (x *Example) Words() int { return len(x.Heads) }

// Learning is a network in training: its weights may change between steps.
type Learning struct {
	*Network
	w             *weights
	ready, turned factors
}

// Learning begins to train n.
func (n *Network) Learning() *Learning {
	l := &Learning{Network: n, w: n.view(n.Weights)}
	l.Changed()
	return l
}

// Changed must be called when weights have changed.
func (l *Learning) Changed() {
	l.ready.pack(l.Network, l.w, false)
	l.turned.pack(l.Network, l.w, true)
}

// A Learner works out gradients, in one goroutine.
type Learner struct {
	learning *Learning
	pass     *pass
	way      way
	Gradient *Gradient
}

// NewLearner returns a learner.
func (l *Learning) NewLearner(rates Rates) *Learner {
	p := newPass(l.Network, l.w, &l.ready)
	p.drop = newDropout(rates, l.Layers)
	return &Learner{learning: l, pass: p, Gradient: NewGradient(l.Network)}
}

// Learn adds the gradient of the examples' losses, the longest first, to the learner's. seed decides
// what dropout leaves out.
func (l *Learner) Learn(examples []*Example, seed uint64, weight float32) Losses {
	targets := l.arrange(examples)
	l.pass.drop.rng = rand.New(rand.NewPCG(seed, 0x5eed))
	l.pass.run()
	return l.pass.walkBack(targets, l.Gradient, &l.learning.turned, &l.way, weight)
}

func (l *Learner) arrange(examples []*Example) []*Target {
	p := l.pass
	var sizes []int
	var targets []*Target
	for _, x := range examples {
		sizes = append(sizes, x.Words())
		targets = append(targets, &x.Target)
	}
	p.arrange(sizes)
	k := len(p.net.Vocabulary.Tables)
	p.ids = p.ids[:0]
	for t := range p.long() {
		for s := range p.steps[t+1] - p.steps[t] {
			p.ids = append(p.ids, examples[s].IDs[t*k:][:k]...)
		}
	}
	return targets
}

// Guess is what a network thinks of a sentence: a row of probabilities for each word. The relations
// are those to the heads given, or to the likeliest tree's.
type Guess struct {
	Tags, Arcs, Rels []float32
	Heads            []int32
}

// Guesser works out guesses, in one goroutine.
type Guesser struct{ learner *Learner }

// NewGuesser returns a guesser.
func (r *Ready) NewGuesser() *Guesser {
	return &Guesser{&Learner{pass: newPass(r.Network, r.w, &r.f)}}
}

// Guess guesses at the examples, the longest first. With heads it takes relations to the examples' own
// heads.
func (g *Guesser) Guess(examples []*Example, heads bool) []Guess {
	p := g.learner.pass
	targets := g.learner.arrange(examples)
	p.run()
	n, rows := p.net, p.batch.rows()
	which := make([]int32, rows)
	out := make([]Guess, len(examples))
	for s, t := range targets {
		size, from := p.sizes[s], p.starts[s]
		stride := matrix.Round(size + 1)
		at := which[from:][:size]
		if heads {
			copy(at, t.Heads)
		} else {
			tree(p.arcs[s], size, stride, at)
		}
		out[s].Heads = at
		out[s].Arcs = probabilities(p.arcs[s], size, stride, size+1)
		tags := matrix.Round(len(n.Tags))
		out[s].Tags = probabilities(p.tags[from*tags:], size, tags, len(n.Tags))
	}
	rels := matrix.Round(len(n.Rels))
	scores := make([]float32, rows*rels)
	p.scoreRels(which, make([]float32, rows*n.Label), scores)
	for s := range out {
		out[s].Rels = probabilities(scores[p.starts[s]*rels:], p.sizes[s], rels, len(n.Rels))
	}
	return out
}

// probabilities are the softmax of the first wide scores of each of n rows that lie stride apart.
func probabilities(scores []float32, n, stride, wide int) []float32 {
	out := make([]float32, 0, n*wide)
	for i := range n {
		out = append(out, scores[i*stride:][:wide]...)
		Softmax(out[i*wide:])
	}
	return out
}
