package main

import (
	"bytes"
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/extract/article"
	"github.com/entente-graph/entente/extract/inorder"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

type parseOptions struct {
	format choice
}

func newParse(a *app) *cobra.Command {
	opts := parseOptions{newChoice("conllu", "json", "tree")}
	cmd := &cobra.Command{
		Use:   "parse PATH...",
		Short: "Parse articles and print their grammar",
		Long: `Parse reads articles and prints the analysis of their sentences: words, lemmas, tags and trees. It is
what claims are drawn from. Articles are read, parsed and printed one after the other, so that input of
any size will do.

  conllu  the format of Universal Dependencies: a line a word, an empty line after a sentence
  json    JSON Lines, one object an article:
            {"id","text","sentences":[{"start","end","words":[
              {"id","start","end","form","lemma","upos","xpos","head","rel"}, ...]}, ...]}
          start and end count code points of text, as in what extract prints. Words are numbered
          from 1 in their sentence, and head is the number of the word that a word hangs on, 0 for
          the root.
  tree    each sentence drawn as a tree, with relation, tags and lemma, to be read on a terminal

` + pathsHelp,
		Example: `  entente parse page.html
  echo "Iran doesn't trust Israel." | entente parse - --format tree
  entente parse articles/ --format json | jq -r '.sentences[].words[] | select(.upos == "VERB").lemma'`,
		Args: some("PATH"),
		RunE: func(cmd *cobra.Command, args []string) error { return runParse(cmd.Context(), a, opts, args) },
	}
	opts.format.format(cmd, "print as")
	return cmd
}

func runParse(ctx context.Context, a *app, opts parseOptions, paths []string) error {
	write := map[string]func(*syntax.Document, io.Writer, string) error{
		"conllu": (*syntax.Document).WriteCoNLLU,
		"json":   (*syntax.Document).WriteJSON,
		"tree":   writeTree,
	}[opts.format.value]
	a.terminal = a.terminal && a.width == 0 // on a terminal, what is printed shows the progress
	bar := a.progress("parsing", -1)
	defer bar.Finish()
	parsed := 0
	for text, err := range inorder.Map(ctx, article.Read(ctx, paths, a.in), func(one *graph.Article) ([]byte, error) {
		var b bytes.Buffer
		err := write(syntax.Analyze(one.Text), &b, one.ID)
		return b.Bytes(), err
	}) {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			a.skip(err)
			continue
		}
		if _, err := a.out.Write(text); err != nil {
			return err
		}
		if err := a.out.Flush(); err != nil { // who reads along needn't wait for the next
			return err
		}
		parsed++
		bar.Add(1)
	}
	if parsed == 0 {
		return errNone(paths)
	}
	return nil
}

// writeTree draws trees that are safe to print.
func writeTree(d *syntax.Document, w io.Writer, id string) error {
	var b bytes.Buffer
	if err := d.WriteTree(&b, id); err != nil {
		return err
	}
	_, err := io.WriteString(w, clean(b.String(), '\n'))
	return err
}
