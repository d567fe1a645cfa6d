package main

import (
	"cmp"
	"log"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/entente-graph/entente/extract/syntax/network"
)

// recipe is how a network is trained.
type recipe struct {
	rates  network.Rates
	epochs int
	words  int     // of a step
	rate   float64 // of learning, at its height
	seed   uint64
}

// learners work out a step's gradient together. Their number is fixed, so that the sums are the same
// on any machine.
const learners = 2

// teach trains n on the examples. check is called after each epoch.
func teach(n *network.Network, c recipe, xs []*network.Example, check func(epoch int)) {
	rng := rand.New(rand.NewPCG(c.seed, 1))
	learning := n.Learning()
	var team [learners]*network.Learner
	for i := range team {
		team[i] = learning.NewLearner(c.rates)
	}
	opt := newAdam(n)
	for epoch := range c.epochs {
		start := time.Now()
		var loss network.Losses
		words := 0
		all := batches(xs, c.words, rng)
		for i, step := range all {
			size := 0
			for _, x := range step {
				size += len(x.Words)
			}
			var losses [learners]network.Losses
			var wait sync.WaitGroup
			seed := rng.Uint64()
			for k, l := range team {
				wait.Go(func() {
					l.Gradient.Clear()
					var own []*network.Example
					for i := k; i < len(step); i += learners {
						own = append(own, step[i])
					}
					if len(own) > 0 {
						losses[k] = l.Learn(own, seed+uint64(k), 1/float32(size))
					}
				})
			}
			wait.Wait()
			for k := range losses {
				loss.Tags += losses[k].Tags
				loss.Arcs += losses[k].Arcs
				loss.Rels += losses[k].Rels
				if k > 0 {
					team[0].Gradient.Add(team[k].Gradient)
				}
			}
			words += size
			t := (float64(epoch) + float64(i+1)/float64(len(all))) / float64(c.epochs)
			opt.apply(team[0].Gradient, c.rate*schedule(t))
			learning.Changed()
		}
		w := float64(words)
		log.Printf("epoch %d: tags %.3f, arcs %.3f, relations %.3f; %.0f s", epoch+1, loss.Tags/w, loss.Arcs/w, loss.Rels/w, time.Since(start).Seconds())
		check(epoch)
	}
}

// schedule is the share of the learning rate at a time from 0 to 1: up for a twentieth, then down along
// a cosine (Loshchilov and Hutter 2017).
func schedule(t float64) float64 {
	const rise = 0.05
	if t < rise {
		return t / rise
	}
	return (1 + math.Cos(math.Pi*(t-rise)/(1-rise))) / 2
}

// batches parts the examples into batches of about so many words, of sentences of like length, in random
// order. A batch begins with its longest.
func batches(xs []*network.Example, words int, rng *rand.Rand) [][]*network.Example {
	type ranked struct {
		x   *network.Example
		key float64
	}
	all := make([]ranked, len(xs))
	for i, x := range xs {
		all[i] = ranked{x, float64(len(x.Words)) * (0.9 + 0.2*rng.Float64())}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(b.key, a.key) })
	var out [][]*network.Example
	var step []*network.Example
	size := 0
	for _, r := range all {
		step = append(step, r.x)
		if size += len(r.x.Words); size >= words {
			out = append(out, step)
			step, size = nil, 0
		}
	}
	if len(step) > 0 {
		out = append(out, step)
	}
	for _, step := range out {
		slices.SortStableFunc(step, byWords)
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
