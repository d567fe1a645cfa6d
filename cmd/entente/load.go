package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/schema/ontology"
)

func newLoad(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "load FILE|PATH...",
		Short: "Load extractions or articles into the graph",
		Long: `Load puts into Dgraph what extract printed as JSON Lines: a file whose first record has a "kind". Of
any other path it reads articles and draws entities and claims from them first. What was loaded
before isn't loaded again, and an article's new version replaces the old one.

` + pathsHelp,
		Example: `  entente load claims.jsonl
  entente load articles/
  entente extract page.html | entente load -`,
		Args: some("FILE or PATH"),
		RunE: func(cmd *cobra.Command, args []string) error { return runLoad(cmd.Context(), a, args) },
	}
}

func runLoad(ctx context.Context, a *app, paths []string) error {
	ctx, cancel := context.WithCancel(ctx)
	opening := a.open(ctx)
	defer opening.close()
	defer cancel()

	c, err := a.corpus(ctx, paths)
	if err != nil {
		return err
	}
	s, err := opening.wait()
	if err != nil {
		return err
	}
	return a.load(ctx, s, c)
}

// load puts a corpus into the graph and says what of it was there before.
func (a *app) load(ctx context.Context, s *store.Store, c *graph.Corpus) error {
	who, err := a.corrections()
	if err != nil {
		return err
	}
	if c, err = a.update(ctx, s, who, c); err != nil {
		return err
	}
	bar := a.progress("loading", len(c.Articles))
	stats, err := s.Load(ctx, c, func(done, _ int) { bar.Set(done) })
	bar.Finish()
	if done := stats.Loaded + stats.Replaced + stats.Unchanged; err == nil || done > 0 {
		fmt.Fprintf(a.out, "%s: %d new, %d replaced, %d unchanged.\n", count(done, "article"), stats.Loaded, stats.Replaced, stats.Unchanged)
	}
	if stats.Outdated > 0 {
		fmt.Fprintf(a.out, "%s of which a later version is there: left out.\n", count(stats.Outdated, "article"))
	}
	a.note("%s written", count(stats.Quads, "N-Quad"))
	if err != nil || who == nil {
		return err
	}
	return s.Mark(ctx, who.Digest())
}

// checked reads an extraction and refuses it if it isn't one by the contract: its vocabulary is
// closed, and its quotes stand in its articles.
func (a *app) checked(in io.Reader) (*graph.Corpus, error) {
	c, err := graph.ReadJSONL(in)
	if err != nil {
		return nil, err
	}
	o := ontology.Default()
	for _, e := range c.Entities {
		if !o.Is(e.Type, e.Type) {
			return nil, fmt.Errorf("entity %s: unknown type %q; `entente schema` lists them", e.ID, e.Type)
		}
	}
	texts := map[string][]rune{}
	for _, one := range c.Articles {
		texts[one.ID] = []rune(one.Text)
	}
	for _, cl := range c.Claims {
		if _, ok := o.Relation(cl.Relation); !ok {
			return nil, fmt.Errorf("claim %s: unknown relation %q; `entente schema` lists them", cl.ID, cl.Relation)
		}
		for _, ev := range cl.Evidence {
			text, ok := texts[ev.Article]
			if !ok {
				return nil, fmt.Errorf("claim %s: its article %q isn't in the file", cl.ID, ev.Article)
			}
			if ev.Start < 0 || ev.Start > ev.End || ev.End > len(text) || string(text[ev.Start:ev.End]) != ev.Text {
				return nil, fmt.Errorf("claim %s: the quote isn't what article %q has at %d to %d", cl.ID, ev.Article, ev.Start, ev.End)
			}
		}
	}
	return c, nil
}
