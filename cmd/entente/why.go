package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph"
)

func newWhy(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "why CLAIM [PATH...]",
		Short: "Tell how a claim came about",
		Long: `Why tells of a claim each passage that it rests on, the pattern that drew it with its file and line, the
way through the sentence's tree from the pattern's first word to the two ends, what a pronoun or
noun among them stands for, whose words it is, which words made it planned or denied, and what its
confidence is made of. It draws the articles again: the claim's own from the graph, or those given as PATH.

A claim is named by its ID, or enough of it to be the only one.`,
		Example: `  entente why claim/0a1b2c3d4e5f6071
  entente why 0a1b articles/`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name a claim")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runWhy(cmd.Context(), a, args[0], args[1:])
		},
	}
}

func runWhy(ctx context.Context, a *app, id string, paths []string) error {
	c, err := a.whole(ctx, paths)
	if err != nil {
		return err
	}
	return a.whyClaim(c, id)
}

// whole is what is drawn from the articles at paths, or what the graph holds.
func (a *app) whole(ctx context.Context, paths []string) (*graph.Corpus, error) {
	if len(paths) > 0 {
		return a.extract(ctx, paths)
	}
	s, err := a.existing(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Read(ctx)
}
