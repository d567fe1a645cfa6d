package main

import (
	"bufio"
	"cmp"
	"math"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/entente-graph/entente/extract/syntax/network"
)

// What several networks think together is nearer the truth than what one does, and one network can
// learn it: from their probabilities, on text that people have parsed and on text that nobody has
// (Kuncoro et al. 2016, Distilling an Ensemble of Greedy Dependency Parsers into One MST Parser).

// ensemble is networks that are asked together.
type ensemble []*network.Ready

// advise gives the examples soft targets, which count for share of the whole. Examples without heads
// get the ensemble's.
func (e ensemble) advise(xs []*network.Example, share float32) {
	sorted := slices.Clone(xs)
	slices.SortStableFunc(sorted, byWords)
	batches := slices.Collect(slices.Chunk(sorted, 16))
	var wait sync.WaitGroup
	for k := range learners {
		wait.Go(func() {
			var guessers []*network.Guesser
			for _, r := range e {
				guessers = append(guessers, r.NewGuesser())
			}
			for i := k; i < len(batches); i += learners {
				e.adviseBatch(guessers, batches[i], share)
			}
		})
	}
	wait.Wait()
}

func (e ensemble) adviseBatch(guessers []*network.Guesser, xs []*network.Example, share float32) {
	var all [][]network.Guess
	for _, g := range guessers {
		all = append(all, g.Guess(xs))
	}
	for i, x := range xs {
		x.Soft = share
		x.SoftArcs = mean(all, func(g []network.Guess) []float32 { return g[i].Arcs })
		x.SoftTags = mean(all, func(g []network.Guess) []float32 { return g[i].Tags })
		if x.Heads == nil {
			logs := make([]float32, len(x.SoftArcs))
			for j, p := range x.SoftArcs {
				logs[j] = float32(math.Log(float64(p) + 1e-9))
			}
			n := len(x.Words)
			x.Heads = make([]int32, n)
			network.Tree(logs, n, n+1, x.Heads)
		}
	}
	var rels [][][]float32
	for _, g := range guessers {
		rels = append(rels, g.Rels(xs))
	}
	for i, x := range xs {
		x.SoftRels = mean(rels, func(g [][]float32) []float32 { return g[i] })
	}
}

// mean is the mean of what each guess holds of one thing.
func mean[G any](all []G, of func(G) []float32) []float32 {
	sum := make([]float32, len(of(all[0])))
	for _, g := range all {
		for j, p := range of(g) {
			sum[j] += p / float32(len(all))
		}
	}
	return sum
}

func byWords(a, b *network.Example) int { return cmp.Compare(len(b.Words), len(a.Words)) }

// readPlain reads the texts of a file of a word and its tags a line, a blank line between sentences.
func readPlain(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var texts []string
	var text strings.Builder
	in := bufio.NewScanner(f)
	for in.Scan() {
		word, _, _ := strings.Cut(in.Text(), "\t")
		if word == "" {
			if text.Len() > 0 {
				texts = append(texts, text.String())
				text.Reset()
			}
			continue
		}
		if text.Len() > 0 && !strings.ContainsAny(word[:1], ".,;:?!%)'") && word != "n't" {
			text.WriteByte(' ')
		}
		text.WriteString(word)
	}
	if text.Len() > 0 {
		texts = append(texts, text.String())
	}
	return texts, in.Err()
}
