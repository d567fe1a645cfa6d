package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/entente-graph/entente/extract/identity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// corrections reads the file of corrections; without one they are nil.
func (a *app) corrections() (*identity.Corrections, error) {
	if a.corrected != "" {
		return identity.ReadCorrections(a.corrected)
	}
	c, err := identity.ReadCorrections(filepath.Join(a.data, "corrections.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return c, err
}

// correct brings a graph up to the corrections, if it doesn't follow them yet. Without a file it
// stays as it is.
func (a *app) correct(ctx context.Context, s *store.Store) error {
	c, err := a.corrections()
	if err != nil || c == nil {
		return err
	}
	marked, err := s.Marked(ctx)
	if err != nil || marked == c.Digest() {
		return err
	}
	changed, err := a.update(ctx, s, c, &graph.Corpus{})
	if err != nil {
		return err
	}
	if n := len(changed.Articles); n > 0 {
		a.note("corrections change %s", count(n, "article"))
	}
	if _, err := s.Load(ctx, changed, nil); err != nil {
		return err
	}
	return s.Mark(ctx, c.Digest())
}

// update says who is who among what the graph holds and what comes, and returns what is to be
// loaded.
func (a *app) update(ctx context.Context, s *store.Store, c *identity.Corrections, comes *graph.Corpus) (*graph.Corpus, error) {
	bar := a.progress("reading the graph", -1)
	defer bar.Finish()
	there, err := s.Read(ctx)
	if err != nil {
		return nil, err
	}
	return identity.Update(gazetteer.Default(), c, there, comes), nil
}
