package extract_test

import (
	"context"
	"errors"
	"iter"
	"testing"

	"github.com/entente-graph/entente/extract"
	"github.com/entente-graph/entente/extract/inorder"
	"github.com/entente-graph/entente/graph"
)

// fragile panics on one article.
type fragile struct{}

func (fragile) Extract(_ context.Context, a *graph.Article) (*graph.Corpus, error) {
	if a.ID == "bad" {
		panic("no such span")
	}
	return &graph.Corpus{Articles: []*graph.Article{a}}, nil
}

// TestRunGoesOn extracts from three articles, of which one is too much for the extractor.
func TestRunGoesOn(t *testing.T) {
	articles := func(yield func(*graph.Article, error) bool) {
		for _, id := range []string{"a", "bad", "b"} {
			if !yield(&graph.Article{ID: id}, nil) {
				return
			}
		}
	}
	var failed []error
	c, err := extract.Run(t.Context(), iter.Seq2[*graph.Article, error](articles), fragile{}, func(err error) { failed = append(failed, err) }, nil)
	if err != nil || len(c.Articles) != 2 {
		t.Fatalf("%d articles are left, error %v", len(c.Articles), err)
	}
	var crash *inorder.Crash
	if len(failed) != 1 || !errors.As(failed[0], &crash) || crash.Article != "bad" {
		t.Errorf("failed: %v", failed)
	}
}
