package analyze

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// generated is a corpus of that many actors, a few of which, as in the news, take part in much of
// what happens; they stand in eight camps, mostly friendly inside and hostile between.
func generated(actors, edges int) *graph.Corpus {
	rnd := rand.New(rand.NewPCG(1, 1))
	c := &graph.Corpus{Articles: []*graph.Article{{ID: "a"}}}
	name := func(i int) string { return fmt.Sprintf("country/%05d", i) }
	for i := range actors {
		c.Entities = append(c.Entities, &graph.Entity{ID: name(i), Type: "country", Name: name(i)})
	}
	pick := func() int { x := rnd.Float64(); return int(x * x * x * float64(actors)) }
	for i := range edges {
		s, o := pick(), pick()
		relation := "supports"
		if (s%8 != o%8) != (rnd.IntN(10) == 0) {
			relation = "attacks"
		}
		cl := &graph.Claim{Subject: name(s), Relation: relation, Object: name(o), Polarity: graph.Asserted, Modality: graph.Actual,
			Date: "2018-07-13", Plover: "SUPPORT",
			Evidence: []graph.Evidence{{Article: "a", Sentence: i, Span: graph.Span{Start: i, End: i + 1, Text: "x"}, Confidence: 0.5 + rnd.Float64()/2}}}
		cl.Settle()
		cl.Identify()
		c.Claims = append(c.Claims, cl)
	}
	return c
}

// On the two cores of a small cloud machine (AMD EPYC, November 2026): 0.04 s, 1.4
// to 2.3 s and 6.5 to 9.5 s, with others at work on it.
func BenchmarkAnalyze(b *testing.B) {
	for _, size := range [][2]int{{100, 500}, {1_000, 10_000}, {10_000, 100_000}} {
		b.Run(fmt.Sprintf("nodes=%d/edges=%d", size[0], size[1]), func(b *testing.B) {
			c := generated(size[0], size[1])
			for b.Loop() {
				Analyze(c, ontology.Default(), Options{Top: 10})
			}
		})
	}
}
