package extract_test

import (
	"context"
	"testing"

	"github.com/entente-graph/entente/extract"
	"github.com/entente-graph/entente/extract/syntax"
)

// BenchmarkExtract reads the sample articles on one processor: grammar alone, then all of
// extraction, which should keep at least half of its speed.
func BenchmarkExtract(b *testing.B) {
	articles := drawn(b).Articles
	words := 0
	for _, a := range articles {
		for _, s := range syntax.Analyze(a.Text).Sentences {
			words += len(s.Words)
		}
	}
	rate := func(b *testing.B) { b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s") }
	b.Run("parse", func(b *testing.B) {
		for range b.N {
			for _, a := range articles {
				syntax.Analyze(a.Text)
			}
		}
		rate(b)
	})
	b.Run("whole", func(b *testing.B) {
		x := extract.NewRules()
		for range b.N {
			for _, a := range articles {
				if _, err := x.Extract(context.Background(), a); err != nil {
					b.Fatal(err)
				}
			}
		}
		rate(b)
	})
}
