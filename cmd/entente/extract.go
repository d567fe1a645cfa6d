package main

import (
	"context"

	"github.com/spf13/cobra"
)

type extractOptions struct {
	format choice
}

func newExtract(a *app) *cobra.Command {
	opts := extractOptions{format: newChoice("jsonl", "tsv", "text")}
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Extract entities and claims from articles and print them",
		Long: `Extract reads articles and prints what it draws from them, without any Dgraph: as JSON Lines, which
load reads and which hold everything; as a table with a line for each passage; or as text to be read.

` + pathsHelp,
		Example: `  entente extract articles/ > claims.jsonl
  entente extract page.html --format text
  echo 'Iran threatened to attack Israel.' | entente extract - --format tsv`,
		Args: some("PATH"),
		RunE: func(cmd *cobra.Command, args []string) error { return runExtract(cmd.Context(), a, opts, args) },
	}
	opts.format.format(cmd, "print as")
	return cmd
}

func runExtract(ctx context.Context, a *app, opts extractOptions, paths []string) error {
	c, err := a.extract(ctx, paths)
	if err != nil {
		return err
	}
	switch opts.format.value {
	case "tsv":
		return writeTSV(a.out, c)
	case "text":
		return writeText(a.out, c)
	}
	return c.WriteJSONL(a.out)
}
