package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract"
	"github.com/entente-graph/entente/extract/article"
	"github.com/entente-graph/entente/extract/identity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// articles reads all articles of the paths, and finds those that print the same text.
func (a *app) articles(ctx context.Context, paths []string) ([]*graph.Article, error) {
	bar := a.progress("reading", -1)
	defer bar.Finish()
	var all []*graph.Article
	for one, err := range article.Read(ctx, paths, a.in) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			a.skip(err)
			continue
		}
		all = append(all, one)
		bar.Add(1)
	}
	if len(all) == 0 {
		return nil, errNone(paths)
	}
	article.Group(all)
	if gone := graph.Superseded(all); len(gone) > 0 {
		all = slices.DeleteFunc(all, func(one *graph.Article) bool { return gone[one.ID] })
		a.note("left out: %s, of which a later version is there", count(len(gone), "article"))
	}
	return all, nil
}

func errNone(paths []string) error {
	return fmt.Errorf("no article could be read from %s", strings.Join(paths, ", "))
}

// extract reads the articles of the paths and draws entities and claims from them.
func (a *app) extract(ctx context.Context, paths []string) (*graph.Corpus, error) {
	who, err := a.corrections()
	if err != nil {
		return nil, err
	}
	all, err := a.articles(ctx, paths)
	if err != nil {
		return nil, err
	}
	bar := a.progress("extracting", len(all))
	defer bar.Finish()
	return extract.Run(ctx, each(all), extract.NewRules(), who, a.skip, func() { bar.Add(1) })
}

// each yields articles that were read before.
func each(articles []*graph.Article) iter.Seq2[*graph.Article, error] {
	return func(yield func(*graph.Article, error) bool) {
		for _, one := range articles {
			if !yield(one, nil) {
				return
			}
		}
	}
}

// corpus reads what is to be loaded: extractions as they are, articles with what is drawn from
// them.
func (a *app) corpus(ctx context.Context, paths []string) (*graph.Corpus, error) {
	var articles []string
	var parts []*graph.Corpus
	for _, path := range paths {
		extraction, err := a.extraction(ctx, path)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			a.skip(fmt.Errorf("%s: %w", path, err))
		case extraction != nil:
			parts = append(parts, extraction)
		default:
			articles = append(articles, path)
		}
	}
	if len(articles) > 0 {
		drawn, err := a.extract(ctx, articles)
		if err != nil {
			return nil, err
		}
		parts = append(parts, drawn)
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("nothing could be read from %s", strings.Join(paths, ", "))
	}
	who, err := a.corrections()
	if err != nil {
		return nil, err
	}
	return identity.Resolve(gazetteer.Default(), who, parts...), nil
}

// extraction reads a file that holds what extract printed; of any other it returns nil.
func (a *app) extraction(ctx context.Context, path string) (*graph.Corpus, error) {
	if path == article.Stdin {
		var head bytes.Buffer
		found := isExtraction(io.TeeReader(a.in, &head))
		a.in = io.MultiReader(&head, a.in)
		if !found {
			return nil, nil
		}
		return a.checked(a.in)
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil // who reads articles says what is wrong with it
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil
	}
	defer file.Close()
	if !isExtraction(file) {
		return nil, nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return a.checked(&patientReader{ctx, file})
}

// longestHead bounds what is read to tell an extraction from articles.
const longestHead = 32 << 20

// isExtraction reports whether JSON Lines start with a record that has a kind.
func isExtraction(in io.Reader) bool {
	d := json.NewDecoder(io.LimitReader(in, longestHead))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return false
		}
		if name == "kind" {
			return true
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return false
		}
	}
	return false
}
