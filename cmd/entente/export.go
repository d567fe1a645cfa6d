package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph/export"
	"github.com/entente-graph/entente/schema/ontology"
)

type exportOptions struct {
	format string
	output string
}

func newExport(a *app) *cobra.Command {
	var opts exportOptions
	var formats, names []string
	for _, f := range export.Formats() {
		formats = append(formats, fmt.Sprintf("  %-10s %s", f.Name, f.Description))
		names = append(names, f.Name)
	}
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Export the graph to a file",
		Long: `Export reads the graph from Dgraph and writes it in the format of another tool. The file is there
when it is whole, and not before.

Formats:
` + strings.Join(formats, "\n"),
		Example: `  entente export -o graph.graphml
  entente export --format jsonl | gzip > graph.jsonl.gz`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), a, opts) },
	}
	cmd.Flags().StringVar(&opts.format, "format", "", "write in this `format` (default by the file's ending)")
	cmd.Flags().StringVarP(&opts.output, "output", "o", "-", "write to this `file`; - is standard output")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func runExport(ctx context.Context, a *app, opts exportOptions) error {
	format, err := opts.named()
	if err != nil {
		return &usageError{err, "entente export"}
	}
	s, err := a.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	bar := a.progress("reading the graph", -1)
	c, err := s.Read(ctx)
	bar.Finish()
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return format.Write(w, c, ontology.Default()) }
	if opts.output == "-" {
		return write(a.out)
	}
	if err := writeFile(opts.output, write); err != nil {
		return fmt.Errorf("write %s: %w", opts.output, err)
	}
	fmt.Fprintf(a.out, "%s, %s and %s written to %s.\n", count(len(c.Articles), "article"), count(len(c.Entities), "entity"),
		count(len(c.Claims), "claim"), line(opts.output))
	return nil
}

// named is the format that was asked for, by name or by the file's ending.
func (opts exportOptions) named() (export.Format, error) {
	if opts.format == "" {
		for _, f := range export.Formats() {
			if strings.EqualFold(filepath.Ext(opts.output), f.Ext) {
				return f, nil
			}
		}
		return export.Format{}, errors.New("give --format, or -o a file whose ending tells it")
	}
	return export.Named(opts.format)
}

// writeFile writes a file in one step: until all is written, what was there stays.
func writeFile(path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() { // a pipe or a device
		out, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return cmp.Or(write(out), out.Close())
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".entente-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			draft.Close()
			os.Remove(draft.Name())
		}
	}()
	out := bufio.NewWriter(draft)
	if err := write(out); err != nil {
		return err
	}
	if err := cmp.Or(out.Flush(), draft.Chmod(0o644), draft.Close()); err != nil {
		return err
	}
	return os.Rename(draft.Name(), path)
}
