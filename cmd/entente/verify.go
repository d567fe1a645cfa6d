package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph/store"
)

func newVerify(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Verify every quote against its article",
		Long: `Verify cuts every quote, and the words that stand for its subject and object, out of its stored
article again, and fails if one differs.`,
		Example: `  entente verify`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runVerify(cmd.Context(), a) },
	}
}

func runVerify(ctx context.Context, a *app) error {
	s, err := a.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	bar := a.progress("verifying", -1)
	flaws := 0
	checked, err := s.Verify(ctx, func(f store.Flaw) {
		flaws++
		fmt.Fprintln(a.out, line(f.String()))
	})
	bar.Finish()
	switch {
	case err != nil:
		return err
	case flaws > 0:
		return fmt.Errorf("of %s, %d differ from their articles: load these articles again", count(checked, "passage"), flaws)
	}
	fmt.Fprintf(a.out, "%s checked: every quote is what its article says.\n", count(checked, "passage"))
	return nil
}
