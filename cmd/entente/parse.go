package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/extract/syntax"
)

type parseOptions struct {
	format choice
}

func newParse(a *app) *cobra.Command {
	opts := parseOptions{newChoice("conllu")}
	cmd := &cobra.Command{
		Use:   "parse PATH...",
		Short: "Parse articles and print their grammar",
		Long: `Parse reads articles and prints the analysis of their sentences in CoNLL-U, the format of Universal
Dependencies: words, lemmas, tags and trees. It is what claims are drawn from.

` + pathsHelp,
		Example: `  entente parse page.html
  echo "Iran doesn't trust Israel." | entente parse -`,
		Args: some("PATH"),
		RunE: func(cmd *cobra.Command, args []string) error { return runParse(cmd.Context(), a, args) },
	}
	opts.format.format(cmd, "print as")
	return cmd
}

func runParse(ctx context.Context, a *app, paths []string) error {
	all, err := a.articles(ctx, paths)
	if err != nil {
		return err
	}
	bar := a.progress("parsing", len(all))
	defer bar.Finish()
	for _, one := range all {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := syntax.Analyze(one.Text).WriteCoNLLU(a.out, one.ID); err != nil {
			return err
		}
		bar.Add(1)
	}
	return nil
}
