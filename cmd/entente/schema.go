package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/schema/ontology"
)

type schemaOptions struct {
	format choice
}

func newSchema(a *app) *cobra.Command {
	opts := schemaOptions{newChoice("all", "ontology", "dgraph")}
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the ontology and the Dgraph schema",
		Long: `Schema prints the kinds of entity and the relations that claims may have, and the schema under which
Dgraph keeps them.`,
		Example: `  entente schema --format ontology
  entente schema --format dgraph > schema.dql`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runSchema(a, opts) },
	}
	opts.format.format(cmd, "print these")
	return cmd
}

func runSchema(a *app, opts schemaOptions) error {
	o := ontology.Default()
	if opts.format.value != "dgraph" {
		if err := writeOntology(a.out, o); err != nil {
			return err
		}
	}
	if opts.format.value == "all" {
		fmt.Fprintf(a.out, "\n# The schema of Dgraph\n\n")
	}
	if opts.format.value != "ontology" {
		fmt.Fprint(a.out, store.Schema(o))
	}
	return nil
}

// writeOntology writes the kinds and the relations as two tables.
func writeOntology(w io.Writer, o *ontology.Ontology) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "# Kinds of entity\n\nKIND\tUNDER\tLABEL")
	for _, k := range o.Kinds() {
		under := k.Under
		if k.Also != "" {
			under += ", " + k.Also
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n", k.Name, cmp.Or(under, "-"), k.Label)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	fmt.Fprintln(out, "# Relations: a sign of + is friendly, - hostile; those without PLOVER type hold over time\n\nRELATION\tSIGN\tPLOVER\tCAMEO\tSUBJECT\tOBJECT\tSEEN FROM THE OBJECT")
	for _, r := range o.Relations() {
		inverse := r.Inverse
		if r.Symmetric {
			inverse = "the same"
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Name, r.Mark, cmp.Or(r.Plover, "-"), cmp.Or(r.Cameo, "-"),
			strings.Join(r.Subject, ", "), strings.Join(r.Object, ", "), inverse)
	}
	return out.Flush()
}
