package relation

import (
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// hold claims that a person holds an office, and what follows from it.
func (g *drawing) hold(t *tree, o office, who end, r reading, sure float64) {
	if !g.entity(who).Named() && speaksFor[o.role.Relation] { // whoever leads a country has a name
		return
	}
	if len(o.of) > 1 && o.of[len(o.of)-1].link != "" && g.area(t, o.of[0]) { // Asia director at Nestle
		o.of = slices.Clone(o.of[1:])
		o.of[0].loose = true
	}
	for i, b := range o.of {
		kind := g.kind(b.mention)
		if i > 0 && b.link == "in" { // the Hamas official in the West Bank
			continue
		}
		b.loose = b.loose || b.owns && o.last < len(t.words) && t.lower(o.last) == "of" // Chad's head of security
		if b.mention.Entity == who.mention.Entity {
			continue
		}
		d := draft{subject: who, object: end{b.mention, surety(b.mention)}, reading: r, confidence: sure, rule: "office", anchor: o.last - 1}
		if b.guess {
			d.confidence, d.rule = .7, "office, country at hand"
		}
		relation := g.relationOf(t, o, b)
		if relation == "" {
			continue
		}
		rel, _ := g.Ontology.Relation(relation)
		d.relation = relation
		switch {
		case o.pending || narrows[relation] && b.loose:
		case !o.former:
			g.claim(t, d)
		case g.Gazetteer != nil:
			if d.date = g.until(who.mention.Entity, relation, b.mention.Entity); d.date != "" {
				g.claim(t, d)
			}
		}
		for _, implied := range rel.Implies {
			if implied == "citizen-of" && b.link != "" && (b.loose || !speaksFor[relation]) || (o.former || o.pending) && implied != "citizen-of" {
				continue
			}
			d.relation, d.date, d.rule, d.reading = implied, "", "office, implied", r
			if implied == "citizen-of" && r.polarity == graph.Asserted && !o.doubted { // whoever may become a Norwegian minister is a Norwegian already
				d.reading.modality = fact.modality
			}
			g.claim(t, d)
		}
		d.reading = r
		if home, ok := g.country(b.mention); ok && speaksFor[relation] && !o.pending && kind != "organization" && kind != "company" && kind != "media" { // his who heads its agency or party
			d.relation, d.object.mention, d.date, d.rule, d.confidence = "citizen-of", home, "", "office, implied", .75
			g.claim(t, d)
		}
	}
}

// area reports whether a name right before an office's noun tells for which part of the world it is held.
func (g *drawing) area(t *tree, b body) bool {
	return b.before && !b.owns && !t.attributive(b.mention) && g.Ontology.Is(g.kind(b.mention), "place")
}

// until returns the day on which somebody's office ended, if the gazetteer knows that it did.
func (g *drawing) until(person int, relation string, of int) graph.Date {
	var day string
	for _, o := range g.Gazetteer.Offices(g.found.Entities[person].ID) {
		if o.Relation == relation && o.Of == g.found.Entities[of].ID {
			day = o.To
		}
	}
	return graph.Date(day)
}

// Offices that only states have.
var stateOffice = words("head-of-state-of head-of-government-of minister-of")

// Offices that another noun makes a lesser one, and those that only a state's own people have.
var (
	narrows   = words("head-of-state-of head-of-government-of leader-of commander-of")
	speaksFor = words("head-of-state-of head-of-government-of minister-of spokesperson-of envoy-of commander-of leader-of")
)

// relationOf chooses which of its relations a role has to what stands beside it.
func (g *drawing) relationOf(t *tree, o office, b body) string {
	kind := g.kind(b.mention)
	bare := b.before && !b.owns && !t.attributive(b.mention)
	for _, r := range o.role.Relations {
		if !g.Ontology.Allows(r, "person", kind) || !b.before && !links[r][b.link] {
			continue
		}
		switch r {
		case "citizen-of":
			if bare || b.loose || b.link == "of" && !slices.Contains(citizens, t.words[o.last-1].Lemma) {
				continue
			}
		case "envoy-of", "adviser-of":
			if bare && kind == "country" {
				continue // Syria envoy: to whom he is sent
			}
		case "leader-of", "head-of-state-of", "head-of-government-of":
			if b.link == "for" && g.Ontology.Is(kind, "place") {
				continue // the director for Europe
			}
			if b.mention.Use == entity.Metonym || kind == "country" && o.role.Relation == "citizen-of" {
				continue // a country's coach isn't its leader
			}
		case "official-of":
			if lawmakers[t.words[o.last-1].Lemma] && (kind == "region" || kind == "city") {
				continue // elected there
			}
			if kind == "party" || kind == "company" || kind == "media" {
				continue // whoever has an office there is a member
			}
		case "spouse-of", "child-of", "sibling-of":
			if o.former || o.pending {
				continue
			}
		}
		return r
	}
	return ""
}

var lawmakers = words("parliamentarian representative senator congressman congresswoman lawmaker legislator mp")

var citizens = []string{"citizen", "native", "national"}
