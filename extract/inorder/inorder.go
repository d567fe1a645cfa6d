// Package inorder shares articles among workers and returns what they make in the order of the
// articles. It holds a few articles at a time, however many there are, and no article takes the
// others down with it.
package inorder

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"

	"github.com/entente-graph/entente/graph"
)

// A Crash is the error of an article whose work panicked: a fault of the program, which the rest of
// the articles shouldn't have to suffer from.
type Crash struct {
	Article string // its ID
	Cause   any    // what was panicked with
	Stack   []byte
}

func (c *Crash) Error() string {
	return fmt.Sprintf("article %q: the program failed on it: %v (a fault of entente's, not of the article's; --verbose shows where)", c.Article, c.Cause)
}

// Map yields work's result, or its error, for each article, in their order and from as many workers
// as there are processors. Errors among the articles are passed on in their place; a panic is
// yielded as a *Crash. When the context ends, its error is the last thing yielded.
func Map[T any](ctx context.Context, articles iter.Seq2[*graph.Article, error], work func(*graph.Article) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		outer := ctx
		ctx, cancel := context.WithCancel(outer)
		defer cancel()
		workers := runtime.GOMAXPROCS(0)
		// Each article has a channel for its result. The queue keeps their order, and its length
		// bounds how far the workers get ahead of a slow article.
		queue := make(chan chan result[T], 4*workers)
		go func() {
			defer close(queue)
			free := make(chan struct{}, workers)
			for a, err := range articles {
				done := make(chan result[T], 1)
				select {
				case queue <- done:
				case <-ctx.Done():
					return
				}
				if err != nil {
					done <- result[T]{err: err}
					continue
				}
				free <- struct{}{}
				go func() {
					done <- guarded(a, work)
					<-free
				}()
			}
		}()
		for done := range queue {
			var r result[T]
			select {
			case r = <-done:
			case <-outer.Done(): // however long the work goes on
			}
			if outer.Err() != nil {
				break
			}
			if !yield(r.value, r.err) {
				return
			}
		}
		if err := outer.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

type result[T any] struct {
	value T
	err   error
}

// guarded does the work on one article, and turns a panic into an error.
func guarded[T any](a *graph.Article, work func(*graph.Article) (T, error)) (r result[T]) {
	defer func() {
		if cause := recover(); cause != nil {
			r = result[T]{err: &Crash{a.ID, cause, debug.Stack()}}
		}
	}()
	value, err := work(a)
	return result[T]{value, err}
}
