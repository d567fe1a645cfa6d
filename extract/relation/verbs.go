package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/ontology"
)

// verb draws the claims that the verb at v tells, or the adjective after "be": those of the first
// patterns that match it, else "other" if it joins two actors.
func (g *drawing) verb(t *tree, v int) {
	if t.compared(v) {
		return
	}
	var drawn bool
	if t.be(v) {
		g.stance(t, v)
		drawn = g.tell(t, v, g.English.States[strings.ToLower(t.words[v].Form)], false)
	}
	if t.verbal(v) && !drawn && !g.tell(t, v, g.English.Verbs[t.words[v].Lemma], false) {
		g.other(t, v)
	}
}

// stance draws where somebody is said to stand, by the preposition of the noun at v: is against the ban.
func (g *drawing) stance(t *tree, v int) {
	s := t.child(v, "nsubj")
	if s < 0 {
		return
	}
	if t.caseOf(v) == "in" {
		g.stay(t, v, s)
		return
	}
	for _, p := range g.English.States[t.caseOf(v)] {
		if objects := g.opposite(t, v, p); len(objects) > 0 {
			g.join(t, draft{relation: p.Relation, reading: g.read(t, v), kind: ruleVerb, rule: p.At, anchor: v}, g.actors(t, s), objects)
			return
		}
	}
}

// tell draws the claims of the first of the patterns that match at v, and reports whether one did. Late
// are those whose other end is within the clause under v.
func (g *drawing) tell(t *tree, v int, patterns []*english.Pattern, late bool) bool {
	kind, drawn, plain := ruleVerb, false, false
	if late {
		kind = ruleUndertaking
	}
	for _, p := range patterns {
		if (p.End == english.Within) != late || late && g.words(p) && g.told(t, v, g.paired) {
			continue
		}
		if plain {
			if !p.Plain() {
				continue
			}
			strict := *p
			strict.Holder, strict.Site, strict.Maybe = false, false, false
			p = &strict
		}
		subjects, objects, ok := g.match(t, v, p)
		if plain {
			objects = slices.DeleteFunc(objects, func(e end) bool { return e.mention.Use == entity.Deed })
			ok = ok && len(objects) > 0
		}
		if !ok {
			continue
		}
		r := g.read(t, v)
		if p.Not {
			if r.polarity != graph.Denied || r.modality == graph.Demanded || t.apart(v) || t.words[v].Rel == "xcomp" && t.child(t.words[v].Head, "obj") >= 0 { // not let others recognize is no refusal of theirs
				continue
			}
			if r.polarity = graph.Asserted; r.modality == graph.Planned { // who won't tolerate doesn't
				r.modality = graph.Actual
			}
		}
		switch {
		case g.performs(t, v, p), g.pursued(p.Relation, r):
			r.modality = graph.Actual
		case (p.Relation == "visits" || p.Relation == "meets-with" && t.words[v].XPOS != "VBG") && r.modality == graph.Actual && t.ahead(v):
			r.modality = graph.Planned
		case p.Relation == "has-presence-in" && r.polarity == graph.Asserted && t.words[v].Lemma == "remain": // who will remain is there
			r.modality = graph.Actual
		case p.Reading != "" && r.modality == graph.Actual:
			r.modality = p.Reading
		}
		if e, ok := g.scheme(t, v, subjects); ok && r.modality == graph.Actual { // a plan that recognizes Oman
			r.modality = e.Modality
		}
		if r.speaker < 0 && t.words[v].Lemma == "claim" && r.polarity == graph.Asserted { // who claims responsibility says so himself
			r.speaker, r.voice = subjects[0].mention.Entity, v
		}
		relation := p.Relation
		if late && g.words(p) && g.harms(t.words[t.infinitive(v)].Lemma) {
			if relation != "pledges-to" { // who refuses to strike back rejects nobody
				continue
			}
			relation = "threatens" // vowed to retaliate
		}
		if late && g.words(p) && len(objects) == 0 && g.told(t, v, g.anchored) {
			continue
		}
		if relation == "threatens" && len(objects) == 0 {
			objects = g.foes(t, v)
		}
		if len(objects) == 0 {
			subjects = slices.DeleteFunc(subjects, g.private)
		}
		if len(objects) == 0 && relation == "pledges-to" && !late && len(subjects) > 1 { // Oman and Chad agreed to a deal
			relation, subjects, objects = "agrees-with", subjects[:1], subjects[1:]
		}
		before := len(g.anchored)
		d := draft{relation: relation, reading: r, kind: kind, rule: p.At, anchor: v}
		act := d
		act.place = g.place(t, v)
		g.join(t, act, subjects, objects)
		if r.modality == graph.Threatened && r.polarity == graph.Asserted { // the threat itself is made
			threat := d
			threat.relation, threat.reading = "threatens", r.granted()
			g.join(t, threat, subjects, objects)
		}
		g.present(t, v, p, d, subjects, objects)
		drawn = true
		if len(g.anchored) == before {
			continue
		}
		if p.Narrow() {
			break
		}
		if p.Direct != english.Y { // a plain object may still have more to tell: struck rebels in Chad
			plain = true
		}
	}
	return drawn
}

// scheme returns how what somebody's plan or offer does stands, where that is the subject of v.
func (g *drawing) scheme(t *tree, v int, subjects []end) (english.Reading, bool) {
	s := t.subject(v, 0)
	if s < 0 || subjects[0].mention.Use != entity.Deed {
		return english.Reading{}, false
	}
	if t.words[s].UPOS == "PRON" {
		s = t.antecedent(s)
	}
	if s < 0 {
		return english.Reading{}, false
	}
	e, ok := g.English.Reading(t.words[s].Lemma, "of")
	return e, ok && e.Modality != ""
}

// apart reports whether the clause of v has a subject of its own, and no negation: who doesn't think that they recognize
// it says nothing of what they refuse.
func (t *tree) apart(v int) bool {
	return (t.words[v].Rel == "ccomp" || t.words[v].Rel == "csubj" || t.words[v].Rel == "acl") && t.child(v, "nsubj", "nsubj:pass") >= 0 && !t.belied(v)
}

// private reports whether an end is a person who acts for nobody: what he is willing to do to nobody in particular
// concerns nobody.
func (g *drawing) private(e end) bool {
	o := g.entity(e)
	return o.Type == "person" && o.Country == "" && !g.official(e.mention.Entity)
}

// foes are those whom the verb before v is hostile to, blamed Oman and vowed to retaliate; or who must do something, or
// leave it, lest what v says come true: threatened to strike unless Oman relents.
func (g *drawing) foes(t *tree, v int) []end {
	for c := v; c >= 0; c = t.infinitive(c) {
		for _, a := range t.children[c] {
			if t.words[a].Rel == "advcl" && t.marked(a, "if", "unless") {
				if s := t.doer(a, 0); s >= 0 {
					return g.actors(t, s)
				}
			}
		}
	}
	h := t.words[v].Head
	if t.words[v].Rel != "conj" || !t.verbal(h) || !slices.ContainsFunc(g.English.Verbs[t.words[h].Lemma], func(p *english.Pattern) bool {
		r, _ := g.Ontology.Relation(p.Relation)
		return r.Sign() < 0
	}) {
		return nil
	}
	if o := t.child(h, "obj"); o >= 0 {
		return g.actors(t, o)
	}
	return nil
}

// performs reports whether somebody does by saying so what he says that he would like to or must do (Austin 1962):
// I must congratulate you, we would like to thank the host. Who decides to ban or to allow something does so by deciding.
func (g *drawing) performs(t *tree, v int, p *english.Pattern) bool {
	if h := t.words[v].Head; decreed[p.Relation] && t.words[v].Rel == "xcomp" && deciding[t.words[h].Lemma] && t.finite(h) && !t.modal(h) && !t.negated(h) {
		return true
	}
	if p.Relation != "praises" && p.Relation != "criticizes" {
		return false
	}
	s := t.subject(v, 0)
	return s >= 0 && (t.lower(s) == "i" || t.lower(s) == "we")
}

var (
	decreed  = words("concedes-to bans bars pardons grants-access-to lifts-sanctions-on eases-restrictions-on sanctions recognizes convicts")
	deciding = words("decide vote rule resolve")
)

// ahead reports whether v is said in the present progressive, which of a journey tells what is planned, is going to
// Moscow, or in the present of a day, visits Moscow on Friday.
func (t *tree) ahead(v int) bool {
	if x := t.words[v].XPOS; x == "VBZ" || x == "VBP" {
		return t.dated(v)
	}
	a := t.child(v, "aux")
	return t.words[v].XPOS == "VBG" && a >= 0 && t.words[a].Lemma == "be" && (t.words[a].XPOS == "VBZ" || t.words[a].XPOS == "VBP")
}

// undertaking draws what somebody agrees, refuses or is asked to do, where the clause under v told no more.
func (g *drawing) undertaking(t *tree, v int) {
	if t.compared(v) {
		return
	}
	if t.be(v) {
		g.tell(t, v, g.English.States[strings.ToLower(t.words[v].Form)], true)
	}
	if t.verbal(v) {
		g.tell(t, v, g.English.Verbs[t.words[v].Lemma], true)
	}
}

// words reports whether a pattern tells of what somebody says that he or another will or won't do, which
// the deed's own pattern tells better; a strike to make somebody leave is a deed of its own.
func (g *drawing) words(p *english.Pattern) bool {
	r, _ := g.Ontology.Relation(p.Relation)
	return r.Plover == "AGREE" || verbal[r.Plover]
}

// harms reports whether a verb tells of hostile deeds, whomever they are done to.
func (g *drawing) harms(lemma string) bool {
	ps := g.English.Verbs[lemma]
	plain := slices.ContainsFunc(ps, func(p *english.Pattern) bool { return p.Direct != english.Listed && len(p.Fixed) == 0 }) // to deal isn't to deal blows
	return plain && !slices.ContainsFunc(ps, func(p *english.Pattern) bool {
		r, _ := g.Ontology.Relation(p.Relation)
		return r.Sign() >= 0 || verbal[r.Plover]
	})
}

// harmless reports whether a verb tells of no hostile deed.
func (g *drawing) harmless(lemma string) bool {
	ps := g.English.Verbs[lemma]
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p *english.Pattern) bool {
		r, _ := g.Ontology.Relation(p.Relation)
		return r.Sign() < 0 || r.Plover == "REQUEST"
	})
}

// told reports whether a claim has been drawn from one of the anchors at v or in the infinitive clause under it.
func (g *drawing) told(t *tree, v int, anchors []int) bool {
	c := t.infinitive(v)
	return slices.ContainsFunc(anchors, func(a int) bool { return a == v || c >= 0 && t.under(a, c) })
}

// join drafts a claim for each pair of ends. No objects make claims of the subjects alone.
func (g *drawing) join(t *tree, d draft, subjects, objects []end) {
	for _, s := range subjects {
		if s.mention.Use == entity.Target || s.mention.Use == entity.Situation {
			continue
		}
		d.subject, d.object = s, nobody
		if len(objects) == 0 && d.relation == "rejects" && d.reading.polarity == graph.Denied { // who refused to renounce violence
			continue
		}
		if len(objects) == 0 && d.reading.modality != graph.Possible && (d.reading.modality != graph.Conditional || d.reading.promised) { // whether Oman is ready to change tells of no act
			g.claim(t, d)
		}
		for _, o := range objects {
			if o.mention.Use == entity.Target && (!hurts(g.Ontology, d.relation) || d.relation == "releases" && !seized[t.words[o.mention.Head].Lemma]) || o.mention.Use == entity.Deed && g.forceful(d.relation) || t.it(o.mention) {
				continue
			}
			if d.relation == "attacks" && g.scene(t, d, s, o) {
				continue
			}
			d.object = o
			g.claim(t, d)
		}
	}
}

// other draws what no pattern covers: a verb with an actor at both ends.
func (g *drawing) other(t *tree, v int) {
	lemma := t.words[v].Lemma
	if g.English.Speech[lemma] || light[lemma] || slices.ContainsFunc(g.English.Readings[lemma], func(r english.Reading) bool { return r.Kind != "not" }) {
		return
	}
	s, o := t.subject(v, 0), t.child(v, "obj")
	if t.passive(v) {
		o = t.patient(v)
	}
	if t.followedBy(v, "together") { // who brings two together doesn't bring them
		return
	}
	if s < 0 || o < 0 || s == o || t.words[v].Rel == "advcl" && !t.finite(v) && t.child(v, "nsubj") < 0 {
		return
	}
	g.join(t, draft{relation: ontology.Other, lemma: lemma, reading: g.read(t, v), confidence: .55, rule: "other", anchor: v, place: g.place(t, v)},
		g.named(g.actors(t, s)), slices.DeleteFunc(g.named(g.actors(t, o)), func(e end) bool {
			_, somebody := g.English.Actors[t.words[e.mention.Head].Lemma] // who buys Omani planes doesn't buy Oman
			return e.mention.Use == entity.Agent && !somebody
		}))
}

// light are verbs that tell of no act between two: what somebody has, sees, thinks, shows or plays, or where he stands
// beside another.
var light = words("be have do make take get see become leave include lead follow know hear like love join remain call name describe regard make put show mean cite quote contact read watch keep represent " +
	"view rate consider understand find discover recognize remember forget believe imagine recall notice observe study perceive mistake characterize characterise portray depict present feature star play act perform sing paint photograph direct curate host cast write dub " +
	"win lose score enter border neighbor neighbour adjoin surround face comprise contain combine resemble outnumber outlive outrun predate succeed precede edge swing rip sail handle influence inspire attract interest surprise miss need own use seem turn")

// place returns where the act of v happened, if the clause says so.
func (g *drawing) place(t *tree, v int) string {
	for _, c := range t.children[v] {
		if t.words[c].Rel != "obl" {
			continue
		}
		if k := t.caseOf(c); k != "in" && k != "at" && k != "near" {
			continue
		}
		if e, ok := g.one(t, c); ok && e.mention.Use != entity.Situation {
			if where := g.entity(e); g.Ontology.Is(where.Type, "place") {
				return where.ID
			}
		}
	}
	return ""
}

// bid draws what somebody demands by the words of a quote: "Iran must leave," Netanyahu said.
func (g *drawing) bid(t *tree, v int) {
	y := t.subject(v, 0)
	if rel := t.words[v].Rel; !t.verbal(v) || rel != "root" && rel != "parataxis" || y < 0 || !t.bound(v) || t.passive(v) {
		return
	}
	r := g.read(t, v)
	k := slices.IndexFunc(t.mentions, func(m entity.Mention) bool { return m.Entity == r.speaker && m.Use != entity.Adjective })
	if r.speaker < 0 || k < 0 {
		return
	}
	r.speaker, r.polarity, r.modality = -1, graph.Asserted, graph.Actual
	g.join(t, draft{relation: "demands-of", reading: r, kind: ruleVerb, rule: "bid", anchor: v}, []end{{t.mentions[k], surety(t.mentions[k])}}, g.actors(t, y))
}
