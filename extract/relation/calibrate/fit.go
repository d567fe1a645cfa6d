package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/relation"
)

// A sample is a judged claim: its sentence, what its confidence is made of, and whether it is right.
type sample struct {
	sentence int
	factors  []relation.Factor
	right    bool
}

// weights are of factors, by name.
type weights map[string]float64

// sure is how likely a claim is right.
func (w weights) sure(factors []relation.Factor) float64 {
	odds := 0.
	for _, f := range factors {
		odds += w[f.Name] * f.Value
	}
	return 1 / (1 + math.Exp(-odds))
}

// fit is logistic regression by gradient descent; all weights but the first are drawn to zero.
func fit(samples []sample) weights {
	const steps, rate, pull = 3000, 3, 3
	w := weights{}
	for range steps {
		grad := weights{}
		for _, s := range samples {
			miss := -w.sure(s.factors)
			if s.right {
				miss++
			}
			for _, f := range s.factors {
				grad[f.Name] += miss * f.Value
			}
		}
		for name := range grad {
			if name != "always" {
				grad[name] -= pull * w[name]
			}
		}
		for name, g := range grad {
			w[name] += rate * g / float64(len(samples))
		}
	}
	return w
}

// table writes the weights: those of relation.FactorNames first, then those that go by names.
func (w weights) table() string {
	var b strings.Builder
	b.WriteString("factor,weight\n")
	first := relation.FactorNames()
	for _, n := range first {
		fmt.Fprintf(&b, "%s,%.2f\n", n, w[n])
	}
	for _, n := range slices.Sorted(maps.Keys(w)) {
		if !slices.Contains(first, n) && math.Abs(w[n]) >= .005 {
			fmt.Fprintf(&b, "%s,%.2f\n", n, w[n])
		}
	}
	return b.String()
}

// A weighed claim has a confidence, by weights that haven't seen it.
type weighed struct {
	confidence float64
	right      bool
}

// crossed weighs each fifth of the sentences by what the others teach.
func crossed(samples []sample) []weighed {
	const parts = 5
	var out []weighed
	for part := range parts {
		var others []sample
		for _, s := range samples {
			if s.sentence%parts != part {
				others = append(others, s)
			}
		}
		w := fit(others)
		for _, s := range samples {
			if s.sentence%parts == part {
				out = append(out, weighed{w.sure(s.factors), s.right})
			}
		}
	}
	return out
}

// reliability is the table of confidences and how many claims of each were right.
func reliability(claims []weighed) string {
	edges := []float64{0, .5, .6, .7, .8, .85, .9, 1.01}
	all, right := make([]int, len(edges)), make([]int, len(edges))
	for _, c := range claims {
		i := 0
		for i+2 < len(edges) && c.confidence >= edges[i+1] {
			i++
		}
		all[i]++
		if c.right {
			right[i]++
		}
	}
	var b strings.Builder
	b.WriteString("from,to,claims,right\n")
	from := 0.0
	for i := range edges[1:] {
		if all[i] > 0 { // what is empty goes with the next
			fmt.Fprintf(&b, "%.2f,%.2f,%d,%d\n", from, edges[i+1], all[i], right[i])
			from = edges[i+1]
		}
	}
	return b.String()
}
