// Package extract draws entities and claims from articles. It is the wiring of the stages in its
// folders: syntax analyses the text, entity finds who is who, relation draws the claims.
package extract

import (
	"context"
	"iter"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/identity"
	"github.com/entente-graph/entente/extract/inorder"
	"github.com/entente-graph/entente/extract/relation"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/ontology"
)

// An Extractor draws a corpus of one article. Many goroutines may use one at once.
type Extractor interface {
	Extract(context.Context, *graph.Article) (*graph.Corpus, error)
}

// Rules extracts by grammar and tables, without a network.
type Rules struct {
	entities  entity.Resolver
	relations relation.Drawer
}

// NewRules returns the extractor that uses the built-in tables.
func NewRules() *Rules {
	return &Rules{
		entities:  entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()},
		relations: relation.Drawer{Ontology: ontology.Default(), English: english.Default(), Gazetteer: gazetteer.Default()},
	}
}

// Extract implements Extractor. The same article always gives the same corpus.
func (r *Rules) Extract(_ context.Context, a *graph.Article) (*graph.Corpus, error) {
	d := syntax.Analyze(a.Text, cuts(a)...)
	found := r.entities.Resolve(d, a)
	claims, entities := r.relations.Draw(d, a, found)
	return graph.Merge(&graph.Corpus{Articles: []*graph.Article{a}, Entities: entities, Claims: claims}), nil
}

// Explain tells how the claim came about from the passages of this article that it rests on.
func (r *Rules) Explain(a *graph.Article, c *graph.Claim) []relation.Account {
	d := syntax.Analyze(a.Text, cuts(a)...)
	return r.relations.Explain(d, a, r.entities.Resolve(d, a), c)
}

// cuts returns the bytes at which noise starts and ends. "MOSCOW:" is in no sentence, and so nobody in Moscow is
// its subject.
func cuts(a *graph.Article) []int {
	var out []int
	at, b := 0, 0 // code points and bytes of the text
	for _, n := range a.Noise {
		for _, to := range []int{n.Start, n.End} {
			for ; at < to && b < len(a.Text); at++ {
				_, size := utf8.DecodeRuneInString(a.Text[b:])
				b += size
			}
			out = append(out, b)
		}
	}
	return out
}

// Run extracts from all articles with as many workers as there are processors, finds who is who
// among them, and merges what they tell; the result doesn't depend on the number of workers. who, if
// set, decides before all rules. What can't be read or extracted is given to failed, and the rest
// goes on. each, if set, is called after every article. When the context ends, so does Run, with its
// error.
func Run(ctx context.Context, articles iter.Seq2[*graph.Article, error], x Extractor, who *identity.Corrections, failed func(error), each func()) (*graph.Corpus, error) {
	var parts []*graph.Corpus
	last := map[string]int{} // article ID -> its part: of two articles of one ID the later stays
	for c, err := range inorder.Map(ctx, articles, func(a *graph.Article) (*graph.Corpus, error) { return x.Extract(ctx, a) }) {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			failed(err)
		default:
			for _, a := range c.Articles {
				if i, ok := last[a.ID]; ok {
					parts[i] = &graph.Corpus{}
				}
				last[a.ID] = len(parts)
			}
			parts = append(parts, c)
		}
		if each != nil {
			each()
		}
	}
	names := identity.New(gazetteer.Default(), who)
	added := make([]*identity.Part, len(parts))
	for i, c := range parts {
		added[i] = names.Add(c)
	}
	for i, p := range added {
		parts[i] = p.Resolve()
	}
	return graph.Merge(parts...), nil
}
