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
	c, err := extract.Run(t.Context(), iter.Seq2[*graph.Article, error](articles), fragile{}, nil, func(err error) { failed = append(failed, err) }, nil)
	if err != nil || len(c.Articles) != 2 {
		t.Fatalf("%d articles are left, error %v", len(c.Articles), err)
	}
	var crash *inorder.Crash
	if len(failed) != 1 || !errors.As(failed[0], &crash) || crash.Article != "bad" {
		t.Errorf("failed: %v", failed)
	}
}

// TestDateline reads a sentence after a dateline: its quote starts where it does, and nobody who is
// named in the dateline does what it says.
func TestDateline(t *testing.T) {
	const line, text = "KÖLN, July 3 (Reuters) —", " Iran and Russia signed a treaty in Tehran on Friday, and both praised it."
	a := &graph.Article{ID: "a", Published: "2018-07-13", Text: line + text, Noise: []graph.Noise{{Start: 0, End: len([]rune(line)), Kind: "dateline"}}}
	c, err := extract.NewRules().Extract(t.Context(), a)
	if err != nil || len(c.Claims) == 0 {
		t.Fatalf("%d claims, error %v", len(c.Claims), err)
	}
	for _, cl := range c.Claims {
		if ev := cl.Evidence[0]; ev.Text != text[1:] || string([]rune(a.Text)[ev.Start:ev.End]) != ev.Text {
			t.Errorf("%s %s %s rests on %q", cl.Subject, cl.Relation, cl.Object, ev.Text)
		}
	}
}
