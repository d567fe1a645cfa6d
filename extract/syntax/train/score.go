package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// score tells the accuracy, in per cent, of tags, heads, and heads with relations, given the words.
func score(r *network.Ready, sentences []treebank.Sentence) string {
	p := r.NewParser()
	var words, tags, heads, rels int
	sorted := slices.Clone(sentences)
	slices.SortStableFunc(sorted, byLength)
	for batch := range slices.Chunk(sorted, 16) {
		var forms [][]string
		for _, s := range batch {
			var f []string
			for _, w := range s.Words {
				f = append(f, w.Form)
			}
			forms = append(forms, f)
		}
		for i, a := range p.Parse(forms) {
			for j, w := range batch[i].Words {
				words++
				upos, _, _ := strings.Cut(r.Tags[a.Tags[j]], "|")
				if upos == w.UPOS {
					tags++
				}
				if int(a.Heads[j]) != w.Head {
					continue
				}
				heads++
				if plain(r.Rels[a.Rels[j]]) == plain(w.Rel) {
					rels++
				}
			}
		}
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(words) }
	return fmt.Sprintf("%.2f/%.2f/%.2f", share(tags), share(heads), share(rels))
}

// plain is a relation without its subtype.
func plain(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func byLength(a, b treebank.Sentence) int { return cmp.Compare(len(b.Words), len(a.Words)) }
