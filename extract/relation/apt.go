package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/ontology"
)

// apt leaves out, of the ends that a pattern found at v, those of whom its relation can't be meant, whatever their kind.
func (g *drawing) apt(t *tree, v int, p *english.Pattern, subjects, objects []end) ([]end, []end) {
	switch p.Relation {
	case "visits": // migrants who head for Europe and airlines that fly there aren't on a visit
		subjects = slices.DeleteFunc(subjects, func(e end) bool {
			kind := g.entity(e).Type
			return !g.entity(e).Named() || kind == "ethnic-group" || kind == "company" || kind == "media" || g.private(e)
		})
	case "protests-against":
		objects = slices.DeleteFunc(objects, func(e end) bool { return g.staged(t, e, v) })
		if o := t.child(v, "obj"); o >= 0 {
			subjects = g.protesters(t, o, subjects)
		}
		if c := t.infinitive(v); c >= 0 && festive[t.words[c].Lemma] { // took to the streets to celebrate
			return nil, nil
		}
	case "demands-of":
		objects = slices.DeleteFunc(objects, func(e end) bool {
			return !slices.ContainsFunc(subjects, func(by end) bool { return !g.dutiful(t, by, e) })
		})
	case "withdraws-from":
		if p.Direct == english.Listed {
			subjects = g.removed(t, v, subjects)
		}
	}
	if r, _ := g.Ontology.Relation(p.Relation); r.Plover == "CONSULT" { // what met with criticism met nobody, and who hosts refugees shelters them
		objects = slices.DeleteFunc(objects, func(e end) bool { return e.mention.Use == entity.Deed || fugitives[t.words[e.mention.Head].Lemma] })
	}
	return subjects, objects
}

// dutiful reports whether what somebody demands of e is what he has to say for himself: a minister says what his country must
// do, a president orders his troops.
func (g *drawing) dutiful(t *tree, by, e end) bool {
	home := g.entity(by).Country
	if home == "" || g.entity(e).Country != home {
		return false
	}
	if e.mention.Use == entity.Agent && garrisons[t.words[e.mention.Head].Lemma] {
		return true
	}
	return g.entity(e).Type == "country" && slices.ContainsFunc(g.titles[by.mention.Entity], func(o title) bool { return !o.former && (stateOffice[o.relation] || o.relation == "envoy-of") })
}

// staged reports whether a place is only where something was held: rallied in Oslo, in Norway's largest city.
func (g *drawing) staged(t *tree, e end, v int) bool {
	kind := g.entity(e).Type
	if !g.Ontology.Is(kind, "place") || e.mention.Form != graph.Name {
		return false
	}
	for w, n := e.mention.Head, 0; w >= 0 && w != v && n < 4; w, n = t.words[w].Head, n+1 {
		switch t.caseOf(w) {
		case "in", "at", "across", "through", "around", "near":
			return kind != "country" || t.words[w].Head != v // a country where they riot is their own
		case "":
			continue
		}
		break
	}
	return false
}

// protesters are those whose protest the noun at n is: a candidate's rally is for himself.
func (g *drawing) protesters(t *tree, n int, subjects []end) []end {
	return slices.DeleteFunc(subjects, func(e end) bool {
		return t.words[n].Lemma == "rally" && g.entity(e).Type == "person" && g.entity(e).Named()
	})
}

var festive = words("celebrate mourn greet welcome cheer honor honour pray watch commemorate worship bury")

var fugitives = words("refugee migrant immigrant evacuee asylum-seeker")

// scene reports whether a place is only where force was used: whoever strikes a convoy in his own country, or near a
// town, doesn't strike the place.
func (g *drawing) scene(t *tree, d draft, s, o end) bool {
	w := o.mention.Head
	if h := t.words[w].Head; h >= 0 && t.words[h].Lemma == "border" && t.caseOf(h) != "" || t.words[w].Lemma == "border" { // near the Omani border
		return true
	}
	if kind := g.entity(o).Type; kind != "country" && kind != "region" && kind != "city" || o.mention.Form != graph.Name || o.mention.Use != entity.Named && o.mention.Use != entity.Target {
		return false
	}
	for n := 0; n < 3 && t.caseOf(w) == "" && (t.words[w].Rel == "compound" || t.words[w].Rel == "nmod:poss"); n++ { // in Paktika province, near Lahore's stadium
		w = t.words[w].Head
	}
	switch t.caseOf(w) {
	case "near", "outside", "outside of", "off", "close to":
		return true
	case "in", "at", "inside", "across", "throughout", "around":
		if v := t.child(d.anchor, "obj"); v >= 0 && v != w {
			_, somebody := g.English.Actors[t.words[v].Lemma]
			if _, named := t.at[v]; named || somebody || struck[t.words[v].Lemma] { // attacked peacekeepers there
				return true
			}
		}
		for h, n := t.words[w].Head, 0; h >= 0 && h != d.anchor && n < 4; h, n = t.words[h].Head, n+1 {
			if struck[t.words[h].Lemma] {
				return true // stormed a checkpoint in the valley
			}
		}
		home := g.entity(s).Country
		return !g.entity(s).Named() || home != "" && home == g.entity(o).Country
	}
	return false
}

// struck are things that may be struck without the place where they are.
var struck = words("checkpoint base outpost convoy patrol bus minibus car truck taxi vehicle train van motorcycle building house home office compound mosque church temple market " +
	"hotel restaurant cafe shop bank school hospital clinic prison jail station wedding funeral ceremony hideout")

// seized are things that are let go to their owner; what else is released is only published.
var seized = words("ship vessel tanker boat trawler yacht dhow plane jet aircraft crew asset fund cargo")

// hurts reports whether a relation to what is somebody's own is one to him: who bombs Iranian bases
// attacks Iran, but who captures a Syrian town hasn't captured Syria. A ship that is let go is let go to
// its owner.
func hurts(o *ontology.Ontology, relation string) bool {
	r, _ := o.Relation(relation)
	return r.Sign() < 0 && relation != "captures" || relation == "releases"
}

// forceful reports whether a relation tells of an assault, which is made on somebody and never on what he does.
func (g *drawing) forceful(relation string) bool {
	r, _ := g.Ontology.Relation(relation)
	return r.Plover == "ASSAULT"
}

// it reports whether a mention is the word "it", which in the object's place stands for a deed as
// often as for a doer.
func (t *tree) it(m entity.Mention) bool {
	h := t.words[m.Head].Head
	return m.Form == graph.Pronoun && strings.EqualFold(t.words[m.Head].Form, "it") && !(h >= 0 && t.infinitive(h) > m.Head) // but forced it to leave
}

var meetings = words("talk talks summit meeting conference negotiation session assembly")

// vain reports whether an act told of its object would say another thing of him than the words do.
func (g *drawing) vain(t *tree, d draft) bool {
	m := d.object.mention
	o := g.found.Entities[m.Entity]
	switch d.relation {
	case "controls": // who holds somebody doesn't rule him
		return o.Type == "person"
	case "withdraws-from": // who leaves many dead, or a summit early
		return o.Type == "person" && !o.Named() || m.Use != entity.Named && meetings[t.words[m.Head].Lemma]
	case "mobilizes-against": // exercises at sea
		return o.Type == "place"
	case "captures": // who seizes an embassy hasn't captured the country
		return m.Use == entity.Agent && o.Type == "country" && !garrisons[t.words[m.Head].Lemma]
	case "visits": // who visits the troops, or the east of his own country
		home := g.entity(d.subject).Country
		return o.Type == "country" && (m.Use == entity.Agent && t.caseOf(m.Head) == "" || home != "" && home == o.Country)
	}
	return false
}

// debates reports whether an attack is one in words: of a person on another or on a party, or on anybody for what he did.
func (g *drawing) debates(t *tree, d draft) bool {
	if d.object.mention.Entity < 0 || d.subject.mention.Form == graph.Nominal {
		return false
	}
	s, o := g.entity(d.subject), g.entity(d.object)
	if s.Type != "person" || !s.Named() || !o.Named() {
		return false
	}
	switch o.Type {
	case "person", "party", "media", "company":
		return true
	}
	return slices.ContainsFunc(t.children[d.anchor], func(c int) bool { return t.words[c].Rel == "advcl" && t.marked(c, "for") })
}
