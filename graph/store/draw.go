package store

import (
	"maps"
	"slices"

	"github.com/entente-graph/entente/graph"
)

// draw draws the edges whose claims have changed, each from all claims that are there now.
func (b *batch) draw() error {
	type claim struct {
		claimNode
		Subject  ref `json:"subject"`
		Object   ref `json:"object"`
		Evidence []struct {
			Confidence float64 `json:"confidence"`
			Article    struct {
				ID    string `json:"xid"`
				Group string `json:"group"`
			} `json:"article"`
		} `json:"evidence"`
	}
	keys := slices.Sorted(maps.Keys(b.edges))
	got, err := byID[claim](b.ctx, b.txn, "edge", typeClaim, keys,
		"uid xid relation polarity modality date confidence speaker { xid } subject { uid xid } object { uid xid } evidence { confidence article { xid group } }")
	if err != nil {
		return err
	}
	uids, tellings := map[string]string{}, map[string]string{}
	claims := make([]*graph.Claim, len(got))
	for i, n := range got {
		c := n.claim()
		c.Subject, c.Object = n.Subject.ID, n.Object.ID
		uids[c.Subject], uids[c.Object] = n.Subject.UID, n.Object.UID
		for _, ev := range n.Evidence {
			a := graph.Article{ID: ev.Article.ID, Group: ev.Article.Group}
			tellings[a.ID] = a.Telling()
			c.Evidence = append(c.Evidence, graph.Evidence{Article: a.ID, Confidence: ev.Confidence})
		}
		claims[i] = c
	}
	drawn := map[string]bool{}
	for _, e := range graph.Edges(claims, tellings, b.ontology) {
		drawn[e.Key()] = true
		r, _ := b.ontology.Relation(e.Relation)
		subject, object := uids[e.Subject], uids[e.Object]
		b.draft.edge(subject, r.Predicate(), object, e)
		if e.Symmetric {
			b.draft.edge(object, r.Predicate(), subject, e)
		}
	}
	for _, key := range keys {
		if at := b.ends[key]; !drawn[key] {
			b.draft.unlink(at.subject, at.relation.Predicate(), at.object)
			if at.relation.Symmetric {
				b.draft.unlink(at.object, at.relation.Predicate(), at.subject)
			}
		}
	}
	return nil
}
