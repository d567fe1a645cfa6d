package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph"
)

func newWhy(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "why CLAIM|ENTITY [PATH...]",
		Short: "Tell how a claim came about, or why names are one entity",
		Long: `Why tells of a claim each passage that it rests on, the pattern that drew it with its file and line, the
way through the sentence's tree from the pattern's first word to the two ends, what a pronoun or
noun among them stands for, whose words it is, which words made it planned or denied, and what its
confidence is made of. It draws the articles again: the claim's own from the graph, or those given as PATH.

A claim is named by its ID, or enough of it to be the only one.

Of an entity it tells the names with where they stand, on what evidence each was taken for the same (the
rule, the two names, by how many letters their sounds differ, on what their articles agree), and which
names were kept apart and why. An entity is named by its ID, one that it had before, or a name.`,
		Example: `  entente why claim/0a1b2c3d4e5f6071
  entente why 0a1b articles/
  entente why person/mohammad-javad-zarif
  entente why "Mohammed Zareef" articles/`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name a claim or an entity")
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
	if isClaim(c, id) {
		return a.whyClaim(c, id)
	}
	return a.whyEntity(c, id)
}

// isClaim reports whether an argument names a claim, by its ID or the beginning of one.
func isClaim(c *graph.Corpus, id string) bool {
	return strings.HasPrefix(id, "claim/") ||
		slices.ContainsFunc(c.Claims, func(cl *graph.Claim) bool { return len(id) > 2 && strings.HasPrefix(cl.ID, "claim/"+id) })
}

// whole is what the paths hold or is drawn from them; without any, what the graph holds.
func (a *app) whole(ctx context.Context, paths []string) (*graph.Corpus, error) {
	if len(paths) > 0 {
		return a.corpus(ctx, paths)
	}
	s, err := a.existing(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Read(ctx)
}
