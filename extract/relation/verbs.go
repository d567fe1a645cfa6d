package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/ontology"
)

// verb draws the claims that the verb at v tells: those of the first patterns that match it, else
// "other" if it joins two actors.
func (g *drawing) verb(t *tree, v int) {
	if !t.verbal(v) {
		return
	}
	var drawn bool
	for _, p := range g.English.Verbs[t.words[v].Lemma] {
		subjects, objects, ok := g.match(t, v, p)
		if !ok {
			continue
		}
		r := g.read(t, v)
		if p.Not {
			if r.polarity != graph.Denied {
				continue
			}
			r.polarity, r.modality = graph.Asserted, graph.Actual
		}
		if p.Reading != "" && r.modality == graph.Actual {
			r.modality = p.Reading
		}
		g.join(t, draft{relation: p.Relation, reading: r, confidence: .85, rule: p.At, anchor: v, place: g.place(t, v)}, subjects, objects)
		if r.modality == graph.Threatened && r.polarity == graph.Asserted { // the threat itself is made
			g.join(t, draft{relation: "threatens", reading: reading{graph.Asserted, graph.Actual, r.speaker}, confidence: .8, rule: p.At, anchor: v}, subjects, objects)
		}
		drawn = true
		if p.Direct != english.Y { // a second pattern may still say more of a plain object
			return
		}
	}
	if !drawn {
		g.other(t, v)
	}
}

// join drafts a claim for each pair of ends.
func (g *drawing) join(t *tree, d draft, subjects, objects []end) {
	for _, s := range subjects {
		if s.mention.Use == entity.Target || s.mention.Use == entity.Situation {
			continue
		}
		for _, o := range objects {
			if o.mention.Use == entity.Target && !hurts(g.Ontology, d.relation) || t.it(o.mention) {
				continue
			}
			d.subject, d.object = s, o
			g.claim(t, d)
		}
	}
}

// hurts reports whether a relation to what is somebody's own is one to him: who bombs Iranian bases
// attacks Iran, but who captures a Syrian town hasn't captured Syria.
func hurts(o *ontology.Ontology, relation string) bool {
	r, _ := o.Relation(relation)
	return r.Sign() < 0 && relation != "captures"
}

// it reports whether a mention is the word "it", which in the object's place stands for a deed as
// often as for a doer.
func (t *tree) it(m entity.Mention) bool {
	return m.Form == graph.Pronoun && strings.EqualFold(t.words[m.Head].Form, "it")
}

// match returns the two ends of a pattern at verb v.
func (g *drawing) match(t *tree, v int, p *english.Pattern) (subjects, objects []end, ok bool) {
	if len(p.Particle) > 0 {
		if g.particle(t, v, p) < 0 {
			return nil, nil, false
		}
	}
	passive := t.passive(v)
	direct := t.child(v, "obj", "iobj")
	if direct < 0 && p.Direct == english.Y && len(p.Particle) > 0 { // cut off Qatar: "off" as its preposition
		if c := g.particle(t, v, p); t.words[c].Rel == "obl" {
			direct = c
		}
	}
	if passive {
		direct = t.patient(v)
	}
	switch p.Direct {
	case english.Any:
		if direct < 0 {
			return nil, nil, false
		}
	case english.Listed:
		if direct < 0 || !g.listed(t, direct, p.Objects) {
			return nil, nil, false
		}
	}
	if p.Be || p.Must || p.End == english.Alone || p.End == english.Within {
		return nil, nil, false
	}
	for _, f := range p.Fixed {
		if g.fixed(t, v, direct, f) < 0 {
			return nil, nil, false
		}
	}
	if p.To && !slices.ContainsFunc(t.children[v], func(c int) bool {
		return t.words[c].Rel == "xcomp" || t.words[c].Rel == "advcl" && t.marked(c, "to")
	}) {
		return nil, nil, false
	}
	subject := t.subject(v, 0)
	if subject >= 0 {
		subjects = g.actors(t, subject)
	}
	if subject < 0 && passive && p.Direct == english.Any && direct >= 0 { // Tehran's presence is coordinated with Moscow
		subjects = g.holding(t, direct)
	}
	if p.End == english.Each {
		if direct >= 0 && p.Direct == english.None && !passive {
			return nil, nil, false
		}
		if passive && p.Direct == english.None {
			return nil, nil, false
		}
		for _, c := range t.children[v] { // met with: another pattern's
			if t.words[c].Rel == "obl" && t.caseOf(c) == "with" {
				return nil, nil, false
			}
		}
		if len(subjects) < 2 {
			return nil, nil, false
		}
		return subjects[:1], subjects[1:], true
	}
	y := g.object(t, v, direct, p)
	if y < 0 {
		return nil, nil, false
	}
	objects = g.ends(t, y)
	if len(objects) == 0 && p.Holder {
		objects = g.holders(t, y)
	}
	return subjects, objects, len(subjects) > 0 && len(objects) > 0
}

// particle returns the verb's particle, or the noun that the parser gave it to as a preposition, or
// -1.
func (g *drawing) particle(t *tree, v int, p *english.Pattern) int {
	for _, c := range t.children[v] {
		switch t.words[c].Rel {
		case "compound:prt", "advmod":
			if slices.Contains(p.Particle, t.words[c].Lemma) {
				return c
			}
		case "obl":
			if first, _, _ := strings.Cut(t.caseOf(c), " "); slices.Contains(p.Particle, first) {
				return c
			}
		}
	}
	return -1
}

// holding returns who has what stands at w: the holder of a situation, or of a thing.
func (g *drawing) holding(t *tree, w int) []end {
	var out []end
	for _, c := range t.children[w] {
		if k, ok := t.at[c]; ok && (t.words[c].Rel == "nmod:poss" || t.words[c].Rel == "amod") {
			out = append(out, end{t.mentions[k], .9 * surety(t.mentions[k])})
		}
	}
	return out
}

// object returns the word at Y.
func (g *drawing) object(t *tree, v, direct int, p *english.Pattern) int {
	switch p.Direct {
	case english.Y:
		return direct
	case english.Clause:
		if c := t.child(v, "ccomp"); c >= 0 {
			return t.child(c, "nsubj", "nsubj:pass")
		}
		return -1
	}
	try := func(w int, rels ...string) int {
		for _, c := range t.children[w] {
			if slices.Contains(rels, t.words[c].Rel) && t.linked(c, p.Links) {
				return c
			}
		}
		return -1
	}
	for _, f := range p.Fixed {
		if c := try(g.fixed(t, v, direct, f), "nmod"); c >= 0 {
			return c
		}
	}
	if c := try(v, "obl", "obl:agent"); c >= 0 {
		return c
	}
	if p.To && slices.Contains(p.Links, "for") {
		return t.forTo(v)
	}
	if direct >= 0 && p.Direct != english.None { // imposed sanctions on Iran: on the noun, says the parser
		if c := try(direct, "nmod"); c >= 0 {
			return c
		}
		if p.Direct == english.Listed && t.child(v, "iobj") >= 0 && slices.Contains(p.Links, "to") { // gave Iran aid
			return t.child(v, "iobj")
		}
		for _, c := range t.children[direct] {
			if t.words[c].Rel == "nmod" {
				if d := try(c, "nmod"); d >= 0 {
					return d
				}
			}
		}
	}
	for _, c := range t.children[v] { // fired rockets into towns in Israel: deeper by one
		if t.words[c].Rel == "obl" && p.Direct == english.Any {
			if d := try(c, "nmod"); d >= 0 {
				return d
			}
		}
	}
	return -1
}

// forTo returns who is to act in the clause under v that "for" opens, called for Turkey to leave, or -1.
// The parser hangs him on the clause, or beside it.
func (t *tree) forTo(v int) int {
	for _, c := range t.children[v] {
		if t.words[c].UPOS != "VERB" || !t.marked(c, "for") || !t.marked(c, "to") {
			continue
		}
		if s := t.child(c, "nsubj"); s >= 0 {
			return s
		}
		for _, o := range t.children[v] {
			if o < c && t.words[o].Rel == "obl" && t.caseOf(o) == "" {
				return o
			}
		}
	}
	return -1
}

// patient is what is acted on in the passive.
func (t *tree) patient(v int) int {
	if s := t.child(v, "nsubj:pass"); s >= 0 {
		return s
	}
	if t.words[v].Rel == "acl" {
		return t.words[v].Head
	}
	return t.doer(v, 0)
}

func (g *drawing) listed(t *tree, w int, nouns []string) bool {
	if slices.Contains(nouns, t.words[w].Lemma) {
		return true
	}
	for _, c := range t.children[w] {
		if t.words[c].Rel == "conj" && slices.Contains(nouns, t.words[c].Lemma) {
			return true
		}
	}
	return false
}

// actors are the ends at w that may act.
func (g *drawing) actors(t *tree, w int) []end {
	return slices.DeleteFunc(g.ends(t, w), func(e end) bool {
		return !g.Ontology.Is(g.entity(e).Type, "actor")
	})
}

// other draws what no pattern covers: a verb with an actor at both ends.
func (g *drawing) other(t *tree, v int) {
	lemma := t.words[v].Lemma
	if g.English.Speech[lemma] || light[lemma] || len(g.English.Readings[lemma]) > 0 {
		return
	}
	s, o := t.subject(v, 0), t.child(v, "obj")
	if t.passive(v) {
		o = t.patient(v)
	}
	if s < 0 || o < 0 || s == o {
		return
	}
	g.join(t, draft{relation: ontology.Other, lemma: lemma, reading: g.read(t, v), confidence: .55, rule: "other", anchor: v, place: g.place(t, v)},
		g.actors(t, s), g.actors(t, o))
}

var light = words("be have do make take get see become include lead follow know hear like love join remain call name describe regard make put show mean cite quote contact read watch keep represent")

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

// noun draws the claims that an act's noun tells: Israel's strikes on Syria.
func (g *drawing) noun(t *tree, n int) {
	if t.words[n].UPOS != "NOUN" {
		return
	}
	for _, p := range g.English.Nouns[t.words[n].Lemma] {
		var subjects, objects []end
		for _, c := range t.children[n] {
			switch rel := t.words[c].Rel; {
			case p.Of && rel == "nmod" && (t.caseOf(c) == "between" || t.caseOf(c) == "of"):
				if both := g.ends(t, c); len(both) > 1 {
					subjects, objects = both[:1], both[1:]
				}
			case p.Of:
			case rel == "nmod" && t.linked(c, p.Links):
				objects = g.ends(t, c)
				if len(objects) == 0 && p.Holder {
					objects = g.holders(t, c)
				}
			case rel == "nmod:poss" || rel == "amod" || rel == "compound" || rel == "nmod" && t.caseOf(c) == "by":
				if k, ok := t.at[c]; ok {
					subjects = append(subjects, end{t.mentions[k], surety(t.mentions[k])})
				} else if strings.EqualFold(t.words[c].Form, "whose") {
					if noun := t.antecedent(c); noun >= 0 {
						subjects = append(subjects, g.ends(t, noun)...)
					}
				}
			}
		}
		if len(subjects) == 0 || len(objects) == 0 {
			continue
		}
		g.join(t, draft{relation: p.Relation, reading: g.read(t, n), confidence: .7, rule: p.At, anchor: n}, subjects, objects)
	}
}

// fixed returns the noun with its preposition that must stand beside the verb or its object, or -1.
func (g *drawing) fixed(t *tree, v, direct int, f english.Oblique) int {
	for _, h := range []int{v, direct} {
		if h < 0 {
			continue
		}
		for _, c := range t.children[h] {
			if strings.HasPrefix(t.words[c].Rel, "obl") || t.words[c].Rel == "nmod" {
				if t.linked(c, f.Links) && g.listed(t, c, f.Nouns) {
					return c
				}
			}
		}
	}
	return -1
}
