package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/dgraph-io/dgo/v230"

	"github.com/entente-graph/entente/graph"
)

// Article returns one article with its text, the entities it mentions, and the claims that rest on
// it with the evidence from it. Of an article that isn't there the error is ErrUnknown.
func (s *Store) Article(ctx context.Context, id string) (*graph.Corpus, error) {
	type node struct {
		articleNode
		Mentions []mentionsNode `json:"mentions"`
		Evidence []evidenceNode `json:"evidence"`
	}
	txn := s.dg.NewReadOnlyTxn()
	c, err := func() (*graph.Corpus, error) {
		got, err := byID[node](ctx, txn, "xid", typeArticle, []string{id}, fmt.Sprintf("%s mentions: ~mentions_in { %s } evidence: ~article { %s }",
			articleFields, mentionsFields, evidenceFields))
		if err != nil {
			return nil, err
		}
		if len(got) == 0 {
			return nil, fmt.Errorf("article %q: %w", id, ErrUnknown)
		}
		var a assembly
		if err := a.article(got[0].articleNode); err != nil {
			return nil, err
		}
		return a.complete(ctx, txn, got[0].Mentions, got[0].Evidence)
	}()
	if err != nil {
		return nil, s.failed("read an article", err)
	}
	return c, nil
}

// Entity returns one entity with its mentions, the claims of which it is subject or object with
// all evidence, their other entities without mentions, and all articles concerned, without their
// text. Of an entity that isn't there the error is ErrUnknown.
func (s *Store) Entity(ctx context.Context, id string) (*graph.Corpus, error) {
	type claim struct {
		Evidence []evidenceNode `json:"evidence"`
	}
	type node struct {
		ref
		Mentions []mentionsNode `json:"mentions"`
		Subject  []claim        `json:"~subject"`
		Object   []claim        `json:"~object"`
	}
	txn := s.dg.NewReadOnlyTxn()
	c, err := func() (*graph.Corpus, error) {
		got, err := byID[node](ctx, txn, "xid", typeEntity, []string{id}, fmt.Sprintf(
			"uid mentions: ~mentions_of { %s } ~subject { evidence { uid %s } } ~object { evidence { uid %s } }",
			mentionsFields, evidenceFields, evidenceFields))
		if err != nil {
			return nil, err
		}
		if len(got) == 0 {
			return nil, fmt.Errorf("entity %q: %w", id, ErrUnknown)
		}
		articles := map[string]bool{}
		for _, m := range got[0].Mentions {
			articles[m.In.ID] = true
		}
		evidence := map[string]evidenceNode{} // by uid: a claim of a thing about itself comes twice
		for _, c := range slices.Concat(got[0].Subject, got[0].Object) {
			for _, ev := range c.Evidence {
				evidence[ev.UID] = ev
				articles[ev.Article.ID] = true
			}
		}
		headlines, err := byID[articleNode](ctx, txn, "xid", typeArticle, slices.Sorted(maps.Keys(articles)),
			"xid title source url published group")
		if err != nil {
			return nil, err
		}
		var a assembly
		for _, n := range headlines {
			if err := a.article(n); err != nil {
				return nil, err
			}
		}
		return a.complete(ctx, txn, got[0].Mentions, slices.Collect(maps.Values(evidence)))
	}()
	if err != nil {
		return nil, s.failed("read an entity", err)
	}
	return c, nil
}

// complete reads the claims of the evidence and the entities of claims and mentions, and puts all
// together.
func (a *assembly) complete(ctx context.Context, txn *dgo.Txn, mentions []mentionsNode, evidence []evidenceNode) (*graph.Corpus, error) {
	claims, entities := map[string]bool{}, map[string]bool{}
	for _, ev := range evidence {
		for _, c := range ev.For {
			claims[c.ID] = true
		}
	}
	for _, m := range mentions {
		entities[m.Of.ID] = true
	}
	cs, err := byID[claimNode](ctx, txn, "xid", typeClaim, slices.Sorted(maps.Keys(claims)), claimFields)
	if err != nil {
		return nil, err
	}
	for _, c := range cs {
		for _, end := range []ref{c.Subject, c.Object, c.Speaker, c.Place} {
			if end.ID != "" {
				entities[end.ID] = true
			}
		}
		if err := a.claim(c); err != nil {
			return nil, err
		}
	}
	es, err := byID[entityNode](ctx, txn, "xid", typeEntity, slices.Sorted(maps.Keys(entities)), entityFields)
	if err != nil {
		return nil, err
	}
	for _, e := range es {
		if err := a.entity(e); err != nil {
			return nil, err
		}
	}
	for _, m := range mentions {
		if err := a.mentions(m); err != nil {
			return nil, err
		}
	}
	for _, ev := range evidence {
		if err := a.evidence(ev); err != nil {
			return nil, err
		}
	}
	return a.corpus(), nil
}
