package store

import (
	"maps"
	"slices"

	"github.com/entente-graph/entente/graph"
)

// write drafts the articles with all that they bring.
func (b *batch) write(ps []part) error {
	if len(ps) == 0 {
		return nil
	}
	entities, err := b.writeEntities(ps)
	if err != nil {
		return err
	}
	claims, err := b.writeClaims(ps, entities)
	if err != nil {
		return err
	}
	for _, p := range ps {
		uid := b.writeArticle(p)
		for _, e := range p.Entities {
			b.writeMentions(uid, entities[e.ID], e)
		}
		for _, c := range p.Claims {
			for _, ev := range c.Evidence {
				b.draft.link(claims[c.ID], "evidence", b.writeEvidence(uid, c, ev))
			}
		}
	}
	return nil
}

func (b *batch) writeArticle(p part) string {
	a, d := p.article(), &b.draft
	noise := ""
	if len(a.Noise) > 0 {
		noise = asJSON(a.Noise)
	}
	origins := ""
	if len(a.Origins) > 0 {
		origins = asJSON(a.Origins)
	}
	uid, there := b.replaced[a.ID]
	set := d.replace
	if !there {
		uid, set = d.node(typeArticle), d.text
	}
	set(uid, "xid", a.ID)
	set(uid, "title", a.Title)
	set(uid, "source", a.Source)
	set(uid, "url", a.URL)
	set(uid, "address", p.address)
	set(uid, "published", string(a.Published))
	set(uid, "revised", string(a.Revised()))
	set(uid, "group", a.Group)
	set(uid, "noise", noise)
	set(uid, "origins", origins)
	set(uid, "text", a.Text)
	set(uid, "digest", p.digest)
	return uid
}

func (b *batch) writeMentions(article, entity string, e *graph.Entity) {
	d := &b.draft
	uid := d.node(typeMentions)
	d.link(uid, "mentions_in", article)
	d.link(uid, "mentions_of", entity)
	spots := make([]spot, len(e.Mentions))
	for i, m := range e.Mentions {
		spots[i] = spot{m.Span, m.Form}
	}
	d.text(uid, "spans", asJSON(spots))
	d.text(uid, "names", asJSON(namesOf(e)))
}

func (b *batch) writeEvidence(article string, c *graph.Claim, ev graph.Evidence) string {
	d := &b.draft
	uid := d.node(typeEvidence)
	d.link(uid, "article", article)
	d.int(uid, "start", ev.Start)
	d.int(uid, "end", ev.End)
	d.text(uid, "quote", ev.Text)
	d.float(uid, "confidence", ev.Confidence)
	d.text(uid, "told", asJSON(tell(c, ev)))
	return uid
}

// writeEntities drafts the entities of the parts, joined with what is there, and returns their uids.
func (b *batch) writeEntities(ps []part) (map[string]string, error) {
	says := map[string][]names{}
	for _, p := range ps {
		for _, e := range p.Entities {
			says[e.ID] = append(says[e.ID], namesOf(e))
		}
	}
	ids := slices.Sorted(maps.Keys(says))
	got, err := byID[entityNode](b.ctx, b.txn, "xid", typeEntity, ids, "uid "+entityFields)
	if err != nil {
		return nil, err
	}
	there := map[string]entityNode{}
	for _, e := range got {
		there[e.ID] = e
	}
	uids := make(map[string]string, len(ids))
	for _, id := range ids {
		old, ok := there[id]
		uid, before := old.UID, old.entity()
		all := says[id]
		if ok {
			all = append(all, namesOf(before))
		} else {
			uid = b.draft.node(typeEntity)
			b.draft.text(uid, "xid", id)
		}
		uids[id] = uid
		b.entity(uid, before, mergeNames(id, all))
		b.draft.int(uid, "articles", old.Articles+len(says[id]))
	}
	return uids, nil
}

// writeClaims drafts the claims of the parts, without their evidence, and returns their uids.
func (b *batch) writeClaims(ps []part, entities map[string]string) (map[string]string, error) {
	claims := map[string][]*graph.Claim{}
	for _, p := range ps {
		for _, c := range p.Claims {
			claims[c.ID] = append(claims[c.ID], c)
		}
	}
	ids := slices.Sorted(maps.Keys(claims))
	got, err := byID[claimNode](b.ctx, b.txn, "xid", typeClaim, ids, "uid "+claimFields)
	if err != nil {
		return nil, err
	}
	there := map[string]claimNode{}
	for _, c := range got {
		there[c.ID] = c
	}
	uids := make(map[string]string, len(ids))
	for _, id := range ids {
		c := claims[id][0]
		old, ok := there[id]
		uid, before := old.UID, old.claim()
		if !ok {
			uid = b.draft.node(typeClaim)
			b.writeClaim(uid, c, entities)
		}
		uids[id] = uid
		after := *before
		for _, one := range claims[id] {
			tell(one, graph.Evidence{}).add(&after, one.Confidence)
		}
		b.claim(uid, before, &after, entities)
		if key, ok := c.EdgeKey(b.ontology); ok {
			b.draft.text(uid, "edge", key)
			b.redraw(key, entities[c.Subject], c.Relation, entities[c.Object])
		}
	}
	return uids, nil
}

// writeClaim drafts what is the same in all tellings of a claim.
func (b *batch) writeClaim(uid string, c *graph.Claim, entities map[string]string) {
	d := &b.draft
	d.text(uid, "xid", c.ID)
	d.link(uid, "subject", entities[c.Subject])
	d.text(uid, "relation", c.Relation)
	d.link(uid, "object", entities[c.Object])
	d.text(uid, "lemma", c.Lemma)
	d.text(uid, "polarity", string(c.Polarity))
	d.text(uid, "modality", string(c.Modality))
	d.link(uid, "speaker", entities[c.Speaker])
}
