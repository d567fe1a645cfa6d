package inorder_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/entente-graph/entente/extract/inorder"
	"github.com/entente-graph/entente/graph"
)

// numbered yields n articles; every tenth is an error.
func numbered(n int, read *atomic.Int32) iter.Seq2[*graph.Article, error] {
	return func(yield func(*graph.Article, error) bool) {
		for i := range n {
			read.Add(1)
			a, err := &graph.Article{ID: fmt.Sprint(i)}, error(nil)
			if i%10 == 9 {
				a, err = nil, fmt.Errorf("unread %d", i)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// TestMap gives the early articles the most work: their results still come first, and what fails
// comes in its place.
func TestMap(t *testing.T) {
	var read atomic.Int32
	var got []string
	for id, err := range inorder.Map(t.Context(), numbered(40, &read), func(a *graph.Article) (string, error) {
		switch a.ID {
		case "3":
			return "", errors.New("bad 3")
		case "5":
			var none []int
			return fmt.Sprint(none[0]), nil
		}
		if len(a.ID) == 1 {
			time.Sleep(time.Millisecond)
		}
		return a.ID, nil
	}) {
		var crash *inorder.Crash
		switch {
		case errors.As(err, &crash):
			if !strings.Contains(string(crash.Stack), "TestMap") || !strings.Contains(err.Error(), "index out of range") {
				t.Errorf("a crash doesn't tell where and why: %v\n%s", err, crash.Stack)
			}
			id = "crash " + crash.Article
		case err != nil:
			id = err.Error()
		}
		got = append(got, id)
	}
	want := make([]string, 40)
	for i := range want {
		want[i] = fmt.Sprint(i)
		if i%10 == 9 {
			want[i] = fmt.Sprint("unread ", i)
		}
	}
	want[3], want[5] = "bad 3", "crash 5"
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestMapEnds stops in the middle, by the loop and by the context: little more is read.
func TestMapEnds(t *testing.T) {
	const many = 1_000_000
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var read atomic.Int32
	var last error
	n := 0
	for _, err := range inorder.Map(ctx, numbered(many, &read), func(a *graph.Article) (int, error) { return 0, nil }) {
		if n++; n == 5 {
			cancel()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) || n != 6 || read.Load() > many/2 {
		t.Errorf("after the context's end: %d results, %d read, last error %v", n, read.Load(), last)
	}
	read.Store(0)
	for range inorder.Map(t.Context(), numbered(many, &read), func(a *graph.Article) (int, error) { return 0, nil }) {
		break
	}
	if read.Load() > many/2 {
		t.Errorf("after the loop's end %d articles were read", read.Load())
	}
}
