package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

type queryOptions struct {
	format choice
	vars   []string
}

func newQuery(a *app) *cobra.Command {
	opts := queryOptions{format: newChoice("json", "table")}
	cmd := &cobra.Command{
		Use:   "query DQL|@FILE|-",
		Short: "Query the graph in DQL",
		Long: `Query runs a query in DQL, Dgraph's language, that reads: given as the argument, in a file, or on
standard input. Entities, claims and articles have an xid; a relation is an edge between entities,
with an underscore for the hyphen, and ~ before it for the way back. See entente schema.`,
		Example: `  entente query '{ q(func: eq(xid, "country/IRN")) { name coordinates_with { name } ~opposes { name } } }'
  entente query @actors.dql --var kind=person --format table
  entente query 'query claims($r: string) { q(func: eq(relation, $r)) { date subject { name } object { name } } }' --var r=threatens`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("give one query, not %d: in quotes, as @FILE, or as - for standard input", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runQuery(cmd.Context(), a, opts, args[0]) },
	}
	opts.format.format(cmd, "print as")
	cmd.Flags().StringArrayVar(&opts.vars, "var", nil, "set the query's variable $name; `name=value`")
	return cmd
}

func runQuery(ctx context.Context, a *app, opts queryOptions, query string) error {
	vars, err := variables(opts.vars)
	if err != nil {
		return &usageError{err, "entente query"}
	}
	dql, err := a.queryText(query)
	if err != nil {
		return err
	}
	s, err := a.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	answer, err := s.Query(ctx, dql, vars)
	if err != nil {
		return err
	}
	if opts.format.value == "table" {
		return writeTables(a.out, answer)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, answer, "", "  "); err != nil {
		return fmt.Errorf("the answer is no JSON: %w", err)
	}
	pretty.WriteByte('\n')
	_, err = pretty.WriteTo(a.out)
	return err
}

// queryText is the query that the argument names.
func (a *app) queryText(query string) (string, error) {
	if query == "-" {
		text, err := io.ReadAll(a.in)
		return string(text), err
	}
	if file, ok := strings.CutPrefix(query, "@"); ok {
		text, err := os.ReadFile(file)
		return string(text), err
	}
	return query, nil
}

// variables reads name=value, with or without the $ before the name.
func variables(list []string) (map[string]string, error) {
	vars := map[string]string{}
	for _, v := range list {
		name, value, ok := strings.Cut(v, "=")
		name = strings.TrimPrefix(name, "$")
		if !ok || name == "" {
			return nil, fmt.Errorf("--var %s: want name=value", v)
		}
		vars["$"+name] = value
	}
	return vars, nil
}
