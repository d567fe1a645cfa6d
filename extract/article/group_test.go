package article

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
)

// words makes a text of n words that follows from its seed.
func words(seed uint64, n int) []string {
	rnd := rand.New(rand.NewPCG(seed, 1))
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", rnd.IntN(3000))
	}
	return out
}

func TestGroup(t *testing.T) {
	wire := words(1, 300)
	edited := slices.Clone(wire)
	for i := 20; i < len(edited); i += 60 {
		edited[i] = "otherwise"
	}
	copies := func() []*graph.Article {
		text := func(w []string) string { return strings.Join(w, " ") }
		teasers := "\nMore news: " + text(words(9, 200))
		credited := text(wire) + teasers
		size := len(text(wire))
		return []*graph.Article{
			{ID: "wire", Text: text(wire)},
			{ID: "edited", Text: strings.ToUpper(text(edited)) + "!"},
			{ID: "shortened", Text: text(wire[:220])},
			{ID: "credited", Text: credited, Noise: []graph.Noise{{Start: size + 1, End: len(credited), Kind: teaser}}},
			{ID: "other", Text: text(words(2, 300)), Group: "stale"},
			{ID: "other again", Text: text(append(words(2, 60), words(3, 240)...))},
			{ID: "version", Text: text(words(4, 300))},
			{ID: "version", Text: text(words(4, 290))},
			{ID: "short", Text: "Iran denied the report."},
			{ID: "short too", Text: "Iran denied the report."},
			{ID: "empty"},
		}
	}
	want := map[string]string{"wire": "credited", "edited": "credited", "shortened": "credited", "credited": "credited",
		"other": "", "other again": "", "version": "", "short": "", "short too": "", "empty": ""}
	for seed := range uint64(20) {
		articles := copies()
		rand.New(rand.NewPCG(seed, 2)).Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		Group(articles)
		got := map[string]string{}
		for _, a := range articles {
			got[a.ID] = a.Group
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("shuffle %d: %s", seed, diff)
		}
	}
}

func BenchmarkGroup(b *testing.B) {
	articles := make([]*graph.Article, 1000)
	for i := range articles {
		articles[i] = &graph.Article{ID: fmt.Sprint(i), Text: strings.Join(words(uint64(i), 300), " ")}
	}
	for b.Loop() {
		Group(articles)
	}
	b.ReportMetric(float64(b.N*len(articles))/b.Elapsed().Seconds(), "articles/s")
}
