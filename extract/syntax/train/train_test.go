package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// sentences is a treebank of a few dozen sentences: somebody does something to somebody.
func sentences() []treebank.Sentence {
	var out []treebank.Sentence
	names := strings.Fields("Iran Israel Russia Turkey Syria")
	for i, subject := range names {
		for j, object := range names {
			verb := []string{"warns", "thanks", "visits"}[(i+j)%3]
			s := treebank.Sentence{Words: []treebank.Word{
				{Form: subject, UPOS: "PROPN", XPOS: "NNP", Head: 1, Rel: "nsubj"},
				{Form: verb, UPOS: "VERB", XPOS: "VBZ", Head: -1, Rel: "root"},
				{Form: object, UPOS: "PROPN", XPOS: "NNP", Head: 1, Rel: "obj"},
				{Form: ".", UPOS: "PUNCT", XPOS: ".", Head: 1, Rel: "punct"},
			}}
			if (i+j)%2 == 0 {
				s.Words = slices.Insert(s.Words, 3, treebank.Word{Form: "again", UPOS: "ADV", XPOS: "RB", Head: 1, Rel: "advmod"})
			}
			out = append(out, s)
		}
	}
	return out
}

func learnt(t *testing.T, epochs int) (*network.Network, []*network.Example) {
	t.Helper()
	bank := sentences()
	v := vocabulary(network.Clusters{}, bank)
	l := newLabels(bank)
	xs := l.examples(&lexicon{v: v, words: map[string]*network.Word{}}, bank)
	tiny := network.Shape{Spell: 16, Word: 16, Cells: 16, Layers: 1, Tag: 16, Arc: 16, Label: 16}
	n := network.New(tiny, v.Fresh(), l.tags, l.rels, rand.New(rand.NewPCG(1, 2)))
	teach(n, recipe{rates: rates, epochs: epochs, words: 30, rate: 1e-2, seed: 3}, xs, func(int) {})
	return n, xs
}

// TestTeach learns a grammar of one pattern, and learns it the same again.
func TestTeach(t *testing.T) {
	n, _ := learnt(t, 15)
	if got, want := score(n.Ready(), sentences()), "100.00/100.00/100.00"; got != want {
		t.Errorf("UPOS/UAS/LAS are %s, want %s", got, want)
	}
	again, _ := learnt(t, 15)
	if !slices.Equal(n.Weights, again.Weights) {
		t.Error("the same examples gave two networks")
	}
}

func TestBatches(t *testing.T) {
	_, xs := learnt(t, 0)
	seen := map[*network.Example]int{}
	for _, batch := range batches(xs, 30, rand.New(rand.NewPCG(4, 5))) {
		words := 0
		for i, x := range batch {
			seen[x]++
			words += len(x.Words)
			if i > 0 && len(x.Words) > len(batch[i-1].Words) {
				t.Error("a batch doesn't begin with its longest")
			}
		}
		if words > 30+5 {
			t.Errorf("a batch has %d words", words)
		}
	}
	for _, x := range xs {
		if seen[x] != 1 {
			t.Fatalf("an example comes %d times", seen[x])
		}
	}
}

// TestAdvise checks that what an ensemble thinks is a distribution for each word, and that it gives
// heads to sentences that nobody has parsed.
func TestAdvise(t *testing.T) {
	n, xs := learnt(t, 15)
	other, _ := learnt(t, 2)
	bare := &network.Example{Words: xs[0].Words}
	e := ensemble{n.Ready(), other.Ready()}
	e.advise([]*network.Example{xs[1], bare}, 0.5)
	if !slices.Equal(bare.Heads, xs[0].Heads) {
		t.Errorf("heads %v, want %v", bare.Heads, xs[0].Heads)
	}
	for _, x := range []*network.Example{xs[1], bare} {
		size := len(x.Words)
		for what, soft := range map[string][]float32{"tags": x.SoftTags, "heads": x.SoftArcs, "relations": x.SoftRels} {
			sum := float32(0)
			for _, p := range soft {
				sum += p
			}
			if math.Abs(float64(sum)-float64(size)) > 1e-3 {
				t.Errorf("the probabilities of %s of %d words come to %g", what, size, sum)
			}
		}
	}
}

func TestSchedule(t *testing.T) {
	if schedule(0.05) != 1 || schedule(1) > 1e-9 || schedule(0.025) != 0.5 {
		t.Errorf("the rate is %g, %g and %g of its height", schedule(0.025), schedule(0.05), schedule(1))
	}
}
