package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph/analyze"
	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/schema/ontology"
)

type buildOptions struct {
	top int
}

func newBuild(a *app) *cobra.Command {
	var opts buildOptions
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Build the graph from articles and report on it",
		Long: `Build reads articles, draws entities and claims from them, loads them into Dgraph, analyzes the
whole graph and prints a report. What was loaded before isn't loaded again, and an article's new
version replaces the old one.

` + pathsHelp + `

If no Dgraph is given and none is on PATH, one is built once, which takes a few minutes; what is
drawn from the articles is reported meanwhile.`,
		Example: `  entente build articles/
  entente build news.jsonl feed.xml page.html --top 20
  curl -s https://example.org/feed.xml | entente build -`,
		Args: some("PATH"),
		RunE: func(cmd *cobra.Command, args []string) error { return runBuild(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().IntVar(&opts.top, "top", 10, "report at most `n` of each kind of finding")
	return cmd
}

// pathsHelp says what articles may be.
const pathsHelp = `A path is a file or a folder of text (with Title:, Date:, Source: and URL: lines at its start, if
there are any), HTML, feeds, e-mail, PDF or JSON Lines of {"id", "text"} with "title", "published",
"source" and "url" if known, also in zip, tar, gzip and zstd; or - for standard input. The kind is told
by the content. Articles in another language than English are passed over.`

func runBuild(ctx context.Context, a *app, opts buildOptions, paths []string) error {
	ctx, cancel := context.WithCancel(ctx)
	opening := a.open(ctx)
	defer opening.close()
	defer cancel()

	drawn, err := a.extract(ctx, paths)
	if err != nil {
		return err
	}
	a.summarize(drawn)
	if err := a.out.Flush(); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	s, err := opening.wait()
	if err != nil {
		return err
	}
	if err := a.load(ctx, s, drawn); err != nil {
		return err
	}
	return a.report(ctx, s, opts.top)
}

// report reads the graph back from Dgraph, analyzes it and prints the findings.
func (a *app) report(ctx context.Context, s *store.Store, top int) error {
	r, err := a.analysis(ctx, s, top)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out)
	return r.WriteText(a.out, a.width, a.colour)
}

// analysis reads the graph and analyzes it.
func (a *app) analysis(ctx context.Context, s *store.Store, top int) (*analyze.Report, error) {
	bar := a.progress("reading the graph", -1)
	defer bar.Finish()
	c, err := s.Read(ctx)
	if err != nil {
		return nil, err
	}
	r := analyze.Analyze(c, ontology.Default(), analyze.Options{Top: top})
	r.Next = a.next(r)
	return r, nil
}
