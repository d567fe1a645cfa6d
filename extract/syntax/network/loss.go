package network

import "math"

// Target is what a sentence should come out as. Where the soft ones are given, they are what other
// networks think, and count for Soft of the whole (Hinton et al. 2015, Distilling the Knowledge in a
// Neural Network).
type Target struct {
	Tags, Rels []int32
	Heads      []int32 // -1 for the root

	Soft     float32
	SoftTags []float32 // a row of probabilities for each word
	SoftArcs []float32 // … of the root and the words as its head
	SoftRels []float32 // … of its relation to Heads
}

// Losses are sums over words of cross-entropy in nats.
type Losses struct{ Tags, Arcs, Rels float64 }

const noTarget = -2

func (t *Target) hard(of []int32, i int) int {
	if of == nil || t.Soft == 1 {
		return noTarget
	}
	return int(of[i])
}

func (t *Target) soft(of []float32, i, wide int) []float32 {
	if of == nil {
		return nil
	}
	return of[i*wide:][:wide]
}

// crossEntropy turns scores into the gradient of their cross-entropy with the target, times weight, and
// returns the cross-entropy.
func crossEntropy(scores []float32, hard int, soft []float32, share, weight float32) float64 {
	softmax(scores)
	if soft == nil {
		share = 0
	}
	loss := 0.0
	for j, q := range soft {
		if q > 0 && share > 0 {
			loss -= float64(share*q) * math.Log(float64(scores[j])+1e-12)
		}
	}
	if hard >= 0 {
		loss -= float64(1-share) * math.Log(float64(scores[hard])+1e-12)
	}
	for j := range scores {
		scores[j] *= weight
	}
	for j, q := range soft {
		scores[j] -= weight * share * q
	}
	if hard >= 0 {
		scores[hard] -= weight * (1 - share)
	}
	return loss
}

// softmax turns scores into probabilities.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	sum := float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}
