package store

import (
	"context"
	"fmt"

	"github.com/dgraph-io/dgo/v230"

	"github.com/entente-graph/entente/graph"
)

// Sizes of a page: how many nodes one answer holds. Articles come with their text, which may be
// long; it bounds the memory that Dgraph and we need for one answer.
const (
	page        = 2000
	articlePage = 50
)

func (r ref) uid() string { return r.UID }

// pages asks for all nodes of a type, a page at a time, and hands each node on.
func pages[T interface{ uid() string }](ctx context.Context, txn *dgo.Txn, kind, fields string, size int, each func(T) error) error {
	after := "0x0"
	for {
		got, err := ask[T](ctx, txn, fmt.Sprintf("{ q(func: type(%s), first: %d, after: %s) { uid %s } }", kind, size, after, fields))
		if err != nil {
			return err
		}
		for _, n := range got {
			if err := each(n); err != nil {
				return err
			}
			after = n.uid()
		}
		if len(got) < size {
			return nil
		}
	}
}

// Read returns the whole graph as of one moment: what graph.Merge makes of all that was loaded.
func (s *Store) Read(ctx context.Context) (*graph.Corpus, error) {
	txn := s.dg.NewReadOnlyTxn()
	var a assembly
	err := pages(ctx, txn, typeArticle, articleFields, articlePage, a.article)
	if err == nil {
		err = pages(ctx, txn, typeEntity, entityFields, page, a.entity)
	}
	if err == nil {
		err = pages(ctx, txn, typeMentions, mentionsFields, page, a.mentions)
	}
	if err == nil {
		err = pages(ctx, txn, typeClaim, claimFields, page, a.claim)
	}
	if err == nil {
		err = pages(ctx, txn, typeEvidence, evidenceFields, page, a.evidence)
	}
	if err != nil {
		return nil, s.failed("read the graph", err)
	}
	return a.corpus(), nil
}

// An assembly puts nodes together to a corpus. Entities come before their mentions, claims before
// their evidence; what belongs to none that came is left out.
type assembly struct {
	articles []*graph.Article
	entities map[string]*graph.Entity
	claims   map[string]*graph.Claim
}

func (a *assembly) article(n articleNode) error {
	article, err := n.article()
	a.articles = append(a.articles, article)
	return err
}

func (a *assembly) entity(n entityNode) error {
	if a.entities == nil {
		a.entities = map[string]*graph.Entity{}
	}
	a.entities[n.ID] = n.entity()
	return nil
}

func (a *assembly) mentions(n mentionsNode) error {
	if e := a.entities[n.Of.ID]; e != nil {
		return n.add(e)
	}
	return nil
}

func (a *assembly) claim(n claimNode) error {
	if a.claims == nil {
		a.claims = map[string]*graph.Claim{}
	}
	a.claims[n.ID] = n.claim()
	return nil
}

func (a *assembly) evidence(n evidenceNode) error {
	ev, err := n.evidence()
	for _, of := range n.For {
		if c := a.claims[of.ID]; c != nil {
			c.Evidence = append(c.Evidence, ev)
		}
	}
	return err
}

// corpus returns what was put together, in the order of all corpora.
func (a *assembly) corpus() *graph.Corpus {
	c := &graph.Corpus{Articles: a.articles}
	for _, e := range a.entities {
		c.Entities = append(c.Entities, e)
	}
	for _, cl := range a.claims {
		c.Claims = append(c.Claims, cl)
	}
	return graph.Merge(c)
}
