package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newWithdraw(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "withdraw ARTICLE...",
		Short: "Withdraw articles from the graph",
		Long: `Withdraw takes articles out of the graph, with the entities, claims and edges that rest on them
alone. An article is named by its ID: the one that its record or feed has, else the path of its file
below the folder that was given.`,
		Example: `  entente withdraw syria/talks.txt
  entente withdraw 2018/07/13/page.html#2`,
		Args: some("ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runWithdraw(cmd.Context(), a, args) },
	}
}

func runWithdraw(ctx context.Context, a *app, articles []string) error {
	s, err := a.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	stats, err := s.Withdraw(ctx, articles...)
	if err == nil || stats.Withdrawn > 0 {
		fmt.Fprintf(a.out, "%s withdrawn.\n", count(stats.Withdrawn, "article"))
	}
	for _, id := range stats.Unknown {
		a.skip(fmt.Errorf("article %q: not in the graph", id))
	}
	return err
}
