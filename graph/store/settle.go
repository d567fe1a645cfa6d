package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/entente-graph/entente/graph"
)

// settleEntities works out again, from the articles that are left, the names of the entities that
// lost one, and removes those that no article is left to.
func (b *batch) settleEntities() error {
	type entity struct {
		entityNode
		Names []struct {
			Names string `json:"names"`
		} `json:"~mentions_of"`
	}
	uids := slices.Sorted(maps.Keys(b.shaken.entities))
	got, err := byUID[entity](b.ctx, b.txn, uids, "uid "+entityFields+" ~mentions_of { names }")
	if err != nil {
		return err
	}
	for _, e := range got {
		if len(e.Names) == 0 {
			b.draft.remove(e.UID, typeEntity)
			continue
		}
		var all []names
		for _, m := range e.Names {
			var n names
			if err := json.Unmarshal([]byte(m.Names), &n); err != nil {
				return fmt.Errorf("names of entity %s: %w", e.ID, err)
			}
			all = append(all, n)
		}
		b.entity(e.UID, e.entity(), mergeNames(e.ID, all))
		b.draft.int(e.UID, "articles", len(all))
	}
	return nil
}

// entity drafts the change of a stored entity from old to e.
func (b *batch) entity(uid string, old, e *graph.Entity) {
	for _, p := range []struct{ predicate, old, new string }{
		{"kind", old.Type, e.Type}, {"name", old.Name, e.Name}, {"country", old.Country, e.Country},
	} {
		if p.old != p.new {
			b.draft.replace(uid, p.predicate, p.new)
		}
	}
	for _, alias := range old.Aliases {
		if !slices.Contains(e.Aliases, alias) {
			b.draft.drop(uid, "aliases", alias)
		}
	}
	for _, alias := range e.Aliases {
		if !slices.Contains(old.Aliases, alias) {
			b.draft.text(uid, "aliases", alias)
		}
	}
}

// settleClaims works out again, from the evidence that is left, the claims that lost some, and
// removes those that none is left to.
func (b *batch) settleClaims() error {
	type claim struct {
		claimNode
		Evidence []struct {
			Confidence float64 `json:"confidence"`
			Told       string  `json:"told"`
		} `json:"evidence"`
	}
	uids := slices.Sorted(maps.Keys(b.shaken.claims))
	got, err := byUID[claim](b.ctx, b.txn, uids, "uid "+claimFields+" evidence { confidence told }")
	if err != nil {
		return err
	}
	places := map[string]bool{}
	settled := make([]*graph.Claim, len(got))
	for i, c := range got {
		if len(c.Evidence) == 0 {
			b.draft.remove(c.UID, typeClaim)
			continue
		}
		settled[i] = &graph.Claim{}
		for _, ev := range c.Evidence {
			var t told
			if err := json.Unmarshal([]byte(ev.Told), &t); err != nil {
				return fmt.Errorf("evidence of claim %s: %w", c.ID, err)
			}
			t.add(settled[i], ev.Confidence)
		}
		if settled[i].Place != "" {
			places[settled[i].Place] = true
		}
	}
	uid, err := b.entityUIDs(slices.Sorted(maps.Keys(places)))
	if err != nil {
		return err
	}
	for i, c := range got {
		if settled[i] != nil {
			b.claim(c.UID, c.claim(), settled[i], uid)
		}
	}
	return nil
}

func (b *batch) entityUIDs(ids []string) (map[string]string, error) {
	got, err := byID[ref](b.ctx, b.txn, "xid", typeEntity, ids, "uid xid")
	uids := make(map[string]string, len(got))
	for _, e := range got {
		uids[e.ID] = e.UID
	}
	return uids, err
}

// claim drafts the change of a stored claim, in what its evidence decides, from old to c.
func (b *batch) claim(uid string, old, c *graph.Claim, entities map[string]string) {
	for _, p := range []struct{ predicate, old, new string }{
		{"date", string(old.Date), string(c.Date)}, {"plover", old.Plover, c.Plover}, {"cameo", old.Cameo, c.Cameo},
	} {
		if p.old != p.new {
			b.draft.replace(uid, p.predicate, p.new)
		}
	}
	if old.Place != c.Place {
		if c.Place == "" {
			b.draft.clear(uid, "place")
		}
		b.draft.link(uid, "place", entities[c.Place])
	}
	b.draft.float(uid, "confidence", c.Confidence)
}
