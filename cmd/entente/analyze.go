package main

import (
	"context"

	"github.com/spf13/cobra"
)

type analyzeOptions struct {
	format choice
	top    int
}

func newAnalyze(a *app) *cobra.Command {
	opts := analyzeOptions{format: newChoice("text", "json", "tsv")}
	cmd := &cobra.Command{
		Use:   "analyze",
		Short: "Analyze the graph and report on it",
		Long: `Analyze reads the graph from Dgraph and reports the main actors, the blocs and what divides them, the
strongest and the newest claims with their quotes, and, set apart, what is only threatened, denied,
demanded or the like.`,
		Example: `  entente analyze
  entente analyze --top 30 --format tsv > actors.tsv
  entente analyze --format json | jq .blocs`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runAnalyze(cmd.Context(), a, opts) },
	}
	opts.format.format(cmd, "print as")
	cmd.Flags().IntVar(&opts.top, "top", 10, "report at most `n` of each kind of finding")
	return cmd
}

func runAnalyze(ctx context.Context, a *app, opts analyzeOptions) error {
	s, err := a.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := a.analysis(ctx, s, opts.top)
	if err != nil {
		return err
	}
	switch opts.format.value {
	case "json":
		return r.WriteJSON(a.out)
	case "tsv":
		return r.WriteTSV(a.out)
	}
	return r.WriteText(a.out, a.width, a.colour)
}
