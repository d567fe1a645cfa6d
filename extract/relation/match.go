package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/schema/english"
)

// match returns the two ends of a pattern at v, of the kinds that it asks for. A match without objects tells of the
// subjects alone.
func (g *drawing) match(t *tree, v int, p *english.Pattern) (subjects, objects []end, ok bool) {
	subjects, objects, ok = g.matches(t, v, p)
	if ok && p.Doers != nil {
		s := t.subject(v, 0)
		if s >= 0 {
			s = t.measured(s) // millions of pilgrims are no money
		}
		subjects = slices.DeleteFunc(subjects, func(e end) bool {
			return !slices.Contains(p.Doers, t.words[e.mention.Head].Lemma) && (s < 0 || !t.listed(s, p.Doers))
		})
		ok = len(subjects) > 0
	}
	if ok {
		subjects, objects = g.apt(t, v, p, subjects, objects)
		ok = len(subjects) > 0 && (len(objects) > 0 || p.End == english.Alone || p.Maybe)
	}
	if ok && p.Back {
		subjects, objects = objects, subjects
	}
	if !ok || p.X == nil && p.Y == nil {
		return subjects, objects, ok
	}
	subjects, objects = g.ofKind(subjects, p.X), g.ofKind(objects, p.Y)
	return subjects, objects, len(subjects) > 0 && (len(objects) > 0 || p.End == english.Alone)
}

// turning are the particles that turn what a verb does to its object into another thing.
var turning = words("down off away")

// ofKind are the ends that are of one of the kinds, if any is asked for.
func (g *drawing) ofKind(ends []end, kinds english.Kinds) []end {
	return slices.DeleteFunc(ends, func(e end) bool {
		return kinds != nil && (e.mention.Use == entity.Deed || !slices.ContainsFunc(kinds, func(k string) bool { return g.Ontology.Is(g.entity(e).Type, k) }))
	})
}

// matches returns the ends of a pattern, of whatever kind.
func (g *drawing) matches(t *tree, v int, p *english.Pattern) (subjects, objects []end, ok bool) {
	particle := -1
	if len(p.Particle) > 0 {
		if particle = t.particle(v, p.Particle); particle < 0 {
			return nil, nil, false
		}
	}
	if particle < 0 && p.Direct == english.Y && !p.Be && t.child(v, "compound:prt") >= 0 {
		return nil, nil, false // who clears out rebels doesn't clear them
	}
	if particle < 0 && p.Direct == english.Listed && len(p.Particle) == 0 && !t.passive(v) {
		if c := t.child(v, "compound:prt"); c >= 0 && turning[t.words[c].Lemma] {
			return nil, nil, false // to call off talks isn't to call them, nor to shoot down a drone to shoot it
		}
	}
	if p.Case != nil && !slices.Contains(p.Case, t.caseOf(v)) {
		return nil, nil, false
	}
	passive := t.passive(v) && !p.Be
	if p.Direct == english.None && len(p.Links) > 0 && p.End == english.ToY && !p.Be && !passive && t.child(v, "obj") >= 0 && t.child(v, "compound:prt") < 0 {
		return nil, nil, false // protest violence against Qatar isn't protest against Qatar
	}
	if particle >= 0 && t.words[particle].Rel == "obl" && t.caseOf(particle) != "out of" && p.Direct == english.Y && t.child(v, "obj") >= 0 {
		return nil, nil, false // take power in Qatar isn't take in
	}
	direct := t.child(v, "obj")
	if direct > v+1 && parting[t.words[v+1].Form] { // will leave - Oman first: it isn't Oman that is left
		direct = -1
	}
	if i := t.receiver(v); i >= 0 && (direct < 0 || p.Direct == english.Y) {
		direct = i
	}
	if direct < 0 && p.Direct != english.None && particle >= 0 && t.words[particle].Rel == "obl" { // cut off Qatar: "off" as its preposition
		if t.first(particle) != v+1 {
			return nil, nil, false // take a post in Qatar isn't take in
		}
		direct = particle
	}
	if passive {
		direct = t.patient(v)
	} else if direct < 0 && p.Direct == english.Y && t.words[v].Lemma == "help" {
		direct = t.helped(v)
	}
	if !g.fits(t, v, direct, p) {
		return nil, nil, false
	}
	subjects = g.doers(t, v, direct, passive, p)
	if len(subjects) == 0 {
		return nil, nil, false
	}
	switch p.End {
	case english.Each:
		if t.words[v].Rel == "acl" || passive && p.Direct == english.None || direct >= 0 && p.Direct == english.None || t.beside(v, "with") || len(subjects) < 2 {
			return nil, nil, false // met with: another pattern's
		}
		if t.child(v, "ccomp") >= 0 && g.entity(subjects[0]).Type == "person" { // agreed that a third is right: not with each other
			return nil, nil, false
		}
		return subjects[:1], subjects[1:], true
	case english.Alone:
		return subjects, nil, p.Direct != english.None || direct < 0 && !passive
	case english.Within:
		c := t.infinitive(v)
		if c < 0 && p.Relation == "protests-against" {
			c = t.voicing(v)
		}
		if c < 0 || p.Direct == english.None && direct >= 0 && (t.under(c, direct) || hurts(g.Ontology, p.Relation)) { // showed a readiness to
			return nil, nil, false
		}
		if (p.Direct == english.Listed && g.forceful(p.Relation) || p.Relation == "fights" && !warring[t.words[c].Lemma]) && !g.harms(t.words[c].Lemma) { // a campaign to vaccinate, a fight to improve
			return nil, nil, false
		}
		if p.Relation == "pledges-to" && t.negated(c) { // vowed not to play there
			return nil, nil, false
		}
		if p.Relation == "protests-against" && (g.harmless(t.words[c].Lemma) || t.freeing(c)) { // gathered to mourn, to have somebody freed
			return nil, nil, false
		}
		if lemma := t.words[c].Lemma; g.English.Speech[lemma] || t.passive(c) || p.Relation == "rejects" && (stopping[lemma] || relenting[lemma]) { // declined to comment, to be named, to stop the rebels
			return nil, nil, false
		}
		objects, ok = g.within(t, c, subjects, p)
		return subjects, objects, ok
	}
	y := g.object(t, v, direct, p)
	if y < 0 {
		return nil, nil, false
	}
	objects = g.opposite(t, y, p)
	if subjects[0].mention.Use == entity.Deed && !hurts(g.Ontology, p.Relation) && len(g.ends(t, y)) == 0 { // Oman's approach supports Chad's view: nobody anybody
		return nil, nil, false
	}
	if p.Relation == "opposes" {
		objects = g.unwanted(t, v, objects)
	}
	return subjects, objects, len(objects) > 0 || p.Maybe && t.words[y].UPOS == "NOUN" && !hearsay[t.words[y].Lemma]
}

// fits reports whether what stands beside v is what the pattern asks for.
func (g *drawing) fits(t *tree, v, direct int, p *english.Pattern) bool {
	switch p.Direct {
	case english.None:
		if direct >= 0 && len(p.Particle) > 0 && !t.passive(v) && !p.Be && p.End == english.ToY {
			return false // turned away a ship from Oran isn't turned away from Oran
		}
	case english.Any:
		if direct < 0 {
			return false
		}
	case english.Listed:
		if direct < 0 || !t.listed(direct, p.Objects) {
			return false
		}
		if k, ok := t.at[direct]; ok && t.mentions[k].Use == entity.Target && hurts(g.Ontology, p.Relation) && !p.Owner {
			return false // whose base it is says more than where it is
		}
	}
	for _, f := range p.Fixed {
		if !slices.ContainsFunc(t.children[v], func(c int) bool {
			rel := t.words[c].Rel
			return ((strings.HasPrefix(rel, "obl") || p.Be && rel == "nmod") && t.linked(c, f.Links) || rel == "advcl" && t.marked(c, f.Links...)) && t.listed(c, f.Nouns)
		}) && (direct < 0 || !slices.ContainsFunc(t.children[direct], func(c int) bool {
			return t.words[c].Rel == "nmod" && t.linked(c, f.Links) && t.listed(c, f.Nouns)
		})) {
			return false
		}
	}
	if len(p.Complement) > 0 && !slices.ContainsFunc(t.children[v], func(c int) bool {
		return c != direct && t.words[c].Rel != "obl" && (t.listed(c, p.Complement) || t.words[c].Rel == "ccomp" && slices.Contains(p.Complement, t.caseOf(c)))
	}) {
		return false
	}
	if p.To {
		return slices.ContainsFunc(t.children[v], func(c int) bool {
			return (t.words[c].Rel == "xcomp" || t.words[c].Rel == "advcl" && t.marked(c, "to")) && !(t.words[v].Lemma == "want" && enjoyed[t.words[c].Lemma]) && !(p.Relation == "demands-of" && t.passive(c)) && (len(p.Deeds) == 0 || slices.Contains(p.Deeds, t.words[c].Lemma))
		})
	}
	return true
}

// doers are those who do what v says.
func (g *drawing) doers(t *tree, v, direct int, passive bool, p *english.Pattern) []end {
	var w int
	if p.Be {
		if w = t.doer(v, 0); w < 0 && t.stays(v) {
			w = t.doer(t.words[v].Head, 0)
		}
	} else {
		w = t.subject(v, 0)
	}
	if w < 0 && passive && p.Direct == english.Any && direct >= 0 && !hurts(g.Ontology, p.Relation) { // Tehran's presence is coordinated with Moscow
		return g.holding(t, direct)
	}
	if w < 0 && passive {
		return g.behind(t, v, direct, p)
	}
	if w < 0 {
		return nil
	}
	if out := g.actors(t, w); len(out) > 0 {
		if out[0].mention.Use == entity.Deed && !p.Be && (p.Relation == "visits" || g.forceful(p.Relation) && !g.violent(t.words[w].Lemma)) {
			return nil // sanctions hurt, but they injure nobody
		}
		return out
	}
	if hurts(g.Ontology, p.Relation) { // drones launched by the Houthis hit Y
		for _, c := range t.children[w] {
			if a := t.agent(c); a >= 0 && t.words[c].Rel == "acl" && t.passive(c) {
				return g.actors(t, a)
			}
		}
	}
	if t.words[w].UPOS == "NOUN" && g.anchors(t.words[w].Lemma) && hurts(g.Ontology, p.Relation) { // a Taliban attack killed officers
		return g.performers(t, w, 0)
	}
	return nil
}

// violent reports whether a noun names a deed of force.
func (g *drawing) violent(lemma string) bool {
	return slices.ContainsFunc(g.English.Nouns[lemma], func(p *english.Pattern) bool { return g.forceful(p.Relation) })
}

// removed returns whose troops leave, in the place of those who remove them: to move Omani troops out of Chad.
func (g *drawing) removed(t *tree, v int, subjects []end) []end {
	o := t.child(v, "obj")
	if k, ok := t.at[o]; ok && t.mentions[k].Use == entity.Agent && !slices.ContainsFunc(subjects, func(e end) bool { return e.mention.Entity == t.mentions[k].Entity }) && g.entity(end{t.mentions[k], 1}).Named() {
		return []end{{t.mentions[k], surety(t.mentions[k])}}
	}
	return subjects
}

// unwanted returns the situation that whoever isn't let is kept from, in his place: won't allow Turkey to keep a presence.
func (g *drawing) unwanted(t *tree, v int, objects []end) []end {
	c := t.infinitive(v)
	if c < 0 {
		return objects
	}
	if o := t.child(c, "obj"); o >= 0 {
		if k, ok := t.at[o]; ok && t.mentions[k].Use == entity.Situation && slices.ContainsFunc(objects, func(e end) bool { return e.mention.Entity == t.mentions[k].Holder }) {
			return []end{{t.mentions[k], .9}}
		}
	}
	return objects
}

// behind returns who acts where the passive at v names nobody: in whose country it is done (was jailed in Turkey),
// whose attack it is (was killed in a Turkish raid), or whose own troops they are (Turkish troops were sent to).
func (g *drawing) behind(t *tree, v, direct int, p *english.Pattern) []end {
	if len(p.Seat) > 0 {
		if out := g.seated(t, v, p.Seat); len(out) > 0 {
			return out
		}
	}
	r, _ := g.Ontology.Relation(p.Relation)
	if hurts(g.Ontology, p.Relation) {
		for _, c := range t.children[v] {
			if w := &t.words[c]; w.Rel == "obl" && w.UPOS == "NOUN" && t.caseOf(c) == "in" && g.violent(w.Lemma) {
				return g.performers(t, c, 0)
			}
		}
	}
	if direct >= 0 && p.Direct == english.Listed && (r.Plover == "MOBILIZE" || r.Plover == "AID" || r.Plover == "RETREAT") {
		if e, ok := g.one(t, direct); ok && (e.mention.Use == entity.Agent || r.Plover == "MOBILIZE" && g.Ontology.Is(g.entity(e).Type, "actor")) {
			return []end{e}
		}
	}
	return nil
}

// actors are the ends at w that may act.
func (g *drawing) actors(t *tree, w int) []end {
	return slices.DeleteFunc(g.ends(t, w), func(e end) bool {
		return !g.Ontology.Is(g.entity(e).Type, "actor")
	})
}

// named are the ends that have a name, and themselves act.
func (g *drawing) named(ends []end) []end {
	return slices.DeleteFunc(ends, func(e end) bool { return e.mention.Use == entity.Deed || !g.entity(e).Named() })
}
