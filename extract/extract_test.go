package extract_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// TestWorkers draws the samples with one worker and with many: the same bytes come out.
func TestWorkers(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	written := func() string {
		var b bytes.Buffer
		if err := drawn(t).WriteJSONL(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	alone := written()
	runtime.GOMAXPROCS(8)
	if diff := cmp.Diff(strings.Split(alone, "\n"), strings.Split(written(), "\n")); diff != "" {
		t.Errorf("eight workers find otherwise than one:\n%s", diff)
	}
}

// TestWhole holds what all that read a corpus rely on: whoever is named by ID is there, and each span is
// the article's own text, the ends of a claim within its passage.
func TestWhole(t *testing.T) {
	c := drawn(t)
	texts, known := map[string][]rune{}, map[string]bool{"": true}
	for _, a := range c.Articles {
		texts[a.ID] = []rune(a.Text)
	}
	is := func(article string, s graph.Span) bool {
		text := texts[article]
		return 0 <= s.Start && s.Start < s.End && s.End <= len(text) && string(text[s.Start:s.End]) == s.Text
	}
	for _, e := range c.Entities {
		if known[e.ID] {
			t.Errorf("%q stands twice", e.ID)
		}
		known[e.ID] = true
		for _, m := range e.Mentions {
			if !is(m.Article, m.Span) {
				t.Errorf("%s: %s has no %q at %d", e.ID, m.Article, m.Text, m.Start)
			}
		}
	}
	for _, cl := range c.Claims {
		for _, id := range []string{cl.Subject, cl.Object, cl.Speaker, cl.Place} {
			if !known[id] {
				t.Errorf("%s is of %q, whom nothing tells of", cl.ID, id)
			}
		}
		if cl.Subject == "" || cl.Subject == cl.Object || cl.Confidence <= 0 || cl.Confidence > 1 {
			t.Errorf("%s: %s %s %s, sure %v", cl.ID, cl.Subject, cl.Relation, cl.Object, cl.Confidence)
		}
		for _, ev := range cl.Evidence {
			ends := []graph.Span{ev.Subject, ev.Object}
			if cl.Object == "" {
				ends = ends[:1]
			}
			for _, end := range ends {
				if !is(ev.Article, ev.Span) || !is(ev.Article, end) || end.Start < ev.Start || end.End > ev.End {
					t.Errorf("%s: %q isn't in %q of %s", cl.ID, end.Text, ev.Text, ev.Article)
				}
			}
		}
	}
}
