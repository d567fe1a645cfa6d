package segment

import (
	"math"
	"math/rand/v2"
)

// lessons are places seen in texts, with the class that each should get.
type lessons struct {
	features []uint32
	ends     []int // of each lesson's features
	gold     []int
}

func (l *lessons) add(features []uint32, gold int) {
	l.features = append(l.features, features...)
	l.ends = append(l.ends, len(l.features))
	l.gold = append(l.gold, gold)
}

// lesson returns the features of lesson i.
func (l *lessons) lesson(i int) []uint32 {
	if i == 0 {
		return l.features[:l.ends[0]]
	}
	return l.features[l.ends[i-1]:l.ends[i]]
}

const (
	passes = 8
	rate   = 0.2 // of AdaGrad
	scale  = 24  // of the weights as stored
)

// fit learns to tell so many classes and the first. In each lesson some features are left out at
// random, a share of drop, so that none is relied on alone (Wager et al. 2013); those seen no oftener
// than rare are left out altogether.
func (l *lessons) fit(classes, rare int, drop float32) linear {
	l.prune(rare)
	p := pupil{classes, make([]float32, rows*classes), make([]float32, rows*classes), make([]float64, classes)}
	rng := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(l.gold))
	for i := range order {
		order[i] = i
	}
	var kept []uint32
	for range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			kept = kept[:0]
			for _, f := range l.lesson(i) {
				if rng.Float32() >= drop {
					kept = append(kept, f%rows)
				}
			}
			p.learn(kept, l.gold[i])
		}
	}
	out := linear{Classes: classes, Weights: make([]int8, rows*classes)}
	for i, w := range p.weights {
		out.Weights[i] = int8(math.Round(float64(max(-127, min(127, w*scale*(1-drop))))))
	}
	return out
}

// prune drops the features that are rare.
func (l *lessons) prune(rare int) {
	seen := map[uint32]int{}
	for _, f := range l.features {
		seen[f]++
	}
	kept, start := l.features[:0], 0
	for i, end := range l.ends {
		for _, f := range l.features[start:end] {
			if seen[f] > rare {
				kept = append(kept, f)
			}
		}
		start, l.ends[i] = end, len(kept)
	}
	l.features = kept
}

// A pupil learns by logistic regression with AdaGrad (Duchi et al. 2011).
type pupil struct {
	classes int
	weights []float32
	squares []float32 // sums of the squared slopes of each weight
	odds    []float64
}

func (p *pupil) learn(features []uint32, gold int) {
	total := 1.0
	for k := range p.odds {
		score := 0.0
		for _, f := range features {
			score += float64(p.weights[int(f)*p.classes+k])
		}
		p.odds[k] = math.Exp(min(score, 30))
		total += p.odds[k]
	}
	for k, odds := range p.odds {
		slope := odds / total
		if gold == k+1 {
			slope--
		}
		if math.Abs(slope) < 1e-4 {
			continue
		}
		for _, f := range features {
			at := int(f)*p.classes + k
			p.squares[at] += float32(slope * slope)
			p.weights[at] -= float32(rate * slope / (math.Sqrt(float64(p.squares[at])) + 1e-3))
		}
	}
}
