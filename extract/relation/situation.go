package relation

import (
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// keeping is a claim that somebody keeps up a situation, not made yet.
type keeping struct {
	t *tree
	draft
}

// keep claims who keeps up the situations that somebody acts on: a presence that is only spoken of is nobody's deed.
func (g *drawing) keep() {
	acted := map[string]bool{}
	for _, c := range g.claims {
		acted[c.Object] = true
	}
	for _, k := range g.keeping {
		if acted[g.entity(k.object).ID] {
			g.claim(k.t, k.draft)
		}
	}
}

// inherent are situations that whoever has them doesn't keep up: a country has a policy whatever it does.
var inherent = words("policy influence interference meddling")

// garrisons are nouns for those who are a country's or body's presence where they are.
var garrisons = words("troop troops force forces soldier fighter adviser advisor militiaman peacekeeper marine garrison contingent military")

// garrison draws where a country or body has its people: Omani soldiers in Chad.
func (g *drawing) garrison(t *tree, m entity.Mention) {
	held := end{m, surety(m)}
	if m.Use != entity.Agent && m.Use != entity.Target || !garrisons[t.words[m.Head].Lemma] {
		return
	}
	if d := t.child(m.Head, "det"); d >= 0 && t.lower(d) == "no" {
		return
	}
	for _, c := range t.children[m.Head] {
		if t.words[c].Rel != "nmod" || t.caseOf(c) != "in" && t.caseOf(c) != "inside" {
			continue
		}
		r := g.read(t, m.Head).granted() // as with a presence
		for _, where := range g.ends(t, c) {
			if home := g.entity(held).Country; home != "" && home != g.entity(where).Country && where.mention.Use == entity.Named {
				g.claim(t, draft{relation: "has-presence-in", subject: held, object: where, reading: r, confidence: .75, rule: "situation", anchor: m.Head})
			}
		}
	}
}

// situations draws who keeps up a situation, and where: Iran's presence in Syria.
func (g *drawing) situations(t *tree) {
	for _, m := range t.mentions {
		g.garrison(t, m)
		if m.Use != entity.Situation {
			continue
		}
		for _, holder := range t.mentions {
			if holder.Entity != m.Holder || holder.First < m.First || holder.Last > m.Last {
				continue
			}
			held := end{holder, surety(holder)}
			r := g.read(t, m.Head).granted() // "Iran's presence" takes for granted that there is one
			if !inherent[t.words[m.Head].Lemma] {
				g.keeping = append(g.keeping, keeping{t, draft{relation: "maintains", subject: held, object: end{m, 1}, reading: r, confidence: .75, rule: "situation", anchor: m.Head}})
			}
			if t.words[m.Head].Lemma != "presence" {
				continue
			}
			for _, c := range t.children[m.Head] {
				if t.caseOf(c) == "in" || t.caseOf(c) == "inside" {
					for _, where := range g.ends(t, c) {
						g.claim(t, draft{relation: "has-presence-in", subject: held, object: where, reading: r, confidence: .8, rule: "situation", anchor: m.Head})
					}
				}
			}
		}
	}
}

// present draws what an act that isn't done takes for granted: whose troops may leave has them there, who is to be driven
// out is there, and from whom something is to be taken holds it.
func (g *drawing) present(t *tree, v int, p *english.Pattern, d draft, subjects, objects []end) {
	r, relation := d.reading, d.relation
	if r.modality == graph.Actual {
		return
	}
	d.reading = r.granted()
	if d.relation = "has-presence-in"; relation == "withdraws-from" {
		if p.Direct == english.Listed {
			g.join(t, d, subjects, objects)
		}
		return
	}
	if r.polarity != graph.Asserted || relation != "expels" && relation != "fights" && relation != "captures" {
		return
	}
	for n := range t.below(v, 4) {
		if !t.linked(n, []string{"from", "out of"}) {
			continue
		}
		from := g.ends(t, n)
		if relation == "captures" {
			d.relation = "controls"
			g.join(t, d, slices.DeleteFunc(from, func(e end) bool { return g.Ontology.Is(g.entity(e).Type, "place") && g.entity(e).Type != "country" }), objects)
			continue
		}
		g.join(t, d, objects, slices.DeleteFunc(from, func(e end) bool {
			return e.mention.Use != entity.Named || slices.ContainsFunc(objects, func(who end) bool { return g.entity(who).Country == g.entity(e).Country })
		}))
	}
}
