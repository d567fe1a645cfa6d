package name

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// BenchmarkFind finds the names of the sample articles, with the analysis of their sentences and without. The ratio
// of the two is what names cost.
func BenchmarkFind(b *testing.B) {
	paths, err := filepath.Glob("../../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no sample articles: ", err)
	}
	var texts []string
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	f := NewFinder(gazetteer.Default(), english.Default())
	run := func(b *testing.B, read func() []*syntax.Document, find bool) {
		words := 0
		var names []Name
		for b.Loop() {
			for _, d := range read() {
				for i := range d.Sentences {
					words += len(d.Sentences[i].Words)
					if find {
						names = f.Find(&d.Sentences[i], names[:0])
					}
				}
			}
		}
		b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
	}
	analyze := func() []*syntax.Document {
		var ds []*syntax.Document
		for _, t := range texts {
			ds = append(ds, syntax.Analyze(t))
		}
		return ds
	}
	done := analyze()
	b.Run("analysis", func(b *testing.B) { run(b, analyze, false) })
	b.Run("analysis and names", func(b *testing.B) { run(b, analyze, true) })
	b.Run("names", func(b *testing.B) { run(b, func() []*syntax.Document { return done }, true) })
}
