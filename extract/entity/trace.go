package entity

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/extract/entity/coref"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// trace emits the pronouns and common nouns that stand for what the article names, once the names are known.
func (g *resolving) trace() {
	entities := len(g.entities)
	for _, l := range coref.Resolve(g.doc, g.English, g.mentioned()) {
		v := &g.views[l.Sentence]
		m := Mention{Entity: l.Entity, First: l.First, Last: l.Last, Head: l.Head, Form: graph.Nominal, Use: Named, Holder: -1, Sure: l.Sure}
		switch {
		case l.Entity < 0: // a lawyer
			k := slices.IndexFunc(g.mentions[l.Back.Sentence], func(o Mention) bool { return o.Head == l.Back.Head && o.Form == graph.Nominal })
			if k < 0 {
				continue
			}
			o := g.mentions[l.Back.Sentence][k]
			m.Entity, m.Use, m.People, m.Holder = o.Entity, o.Use, o.People, o.Holder
		case l.Entity >= entities: // whoever acts for it
			m.Entity, m.Use = m.Entity-entities, Agent
		}
		if l.Pronoun {
			m.Form = graph.Pronoun
		}
		if o, ok := g.controlled(v, l.Head); ok {
			m.Entity, m.Use, m.People, m.Sure = o.Entity, o.Use, o.People, .85
		}
		if low := lower(v.words[l.Head].Form); l.Pronoun && (things[low] && g.entities[m.Entity].Type == "person" || persons[low] && g.entities[m.Entity].Type != "person") {
			continue
		}
		if !g.free(v, m) || g.skipped(v.sentence) {
			continue
		}
		g.end = m.First
		if low := lower(v.words[l.Head].Form); l.Pronoun && v.words[l.Head].Rel == "nmod:poss" && low != "our" && low != "my" { // whose words those are, is known later
			if head := g.nounPhrase(v, l.Last); head >= 0 {
				g.phraseOf(v, m, l.Last, head, false)
				continue
			}
		}
		g.emit(v, m)
		if m.Use == Named && l.Entity >= 0 {
			if other, ok := g.partner(l); ok {
				m.Entity = other
				g.emit(v, m)
			}
		}
	}
	g.standing()
	for i := range g.mentions {
		g.pairs(&g.views[i])
		g.kept(&g.views[i])
		slices.SortStableFunc(g.mentions[i], func(a, b Mention) int { return cmp.Compare(a.First, b.First) })
	}
}

// Pronouns that never stand for people, and those that stand for nobody else.
var (
	things  = set("it its itself")
	persons = set("he him his himself she her hers herself")
)

// controlled returns the object that "its" goes back to where the verb between is the object's: urge Russia to
// withdraw its troops, prevent Iran from moving its forces. Object control is rare in what the ranker learnt from.
func (g *resolving) controlled(v *view, w int) (Mention, bool) {
	if lower(v.words[w].Form) != "its" {
		return Mention{}, false
	}
	var last Mention
	for _, m := range g.mentions[v.number] {
		if m.Last <= w && m.Last > last.Last && m.Use != Adjective && m.Use != Situation {
			last = m
		}
	}
	if last.Last == 0 || v.words[last.Head].Rel != "obj" {
		return last, false
	}
	switch g.entities[last.Entity].Type {
	case "person", "city", "region":
		return last, false
	}
	return last, slices.ContainsFunc(v.words[last.Last:w], func(x syntax.Word) bool { return x.XPOS == "VBG" || x.XPOS == "TO" })
}

// partner returns the entity that stands beside the one that "they" or "them" goes back to: Iran and Russia said
// they would meet.
func (g *resolving) partner(l coref.Link) (entity int, ok bool) {
	words := g.views[l.Back.Sentence].words
	if form := lower(g.views[l.Sentence].words[l.Head].Form); !l.Pronoun || form != "they" && form != "them" {
		return 0, false
	}
	for _, m := range g.mentions[l.Back.Sentence] {
		beside := words[m.Head].Rel == "conj" && words[m.Head].Head == l.Back.Head || words[l.Back.Head].Rel == "conj" && words[l.Back.Head].Head == m.Head
		if beside && m.Use == Named && m.Form != graph.Pronoun && m.Entity != l.Entity && g.entities[m.Entity].Type == g.entities[l.Entity].Type {
			return m.Entity, true
		}
	}
	return 0, false
}

// free reports whether no mention with m's head stands in the sentence, nor one of its entity around it. What was
// taken for somebody unnamed gives way.
func (g *resolving) free(v *view, m Mention) bool {
	if g.entities[m.Entity].Named() {
		g.mentions[v.number] = slices.DeleteFunc(g.mentions[v.number], func(o Mention) bool {
			return o.Head == m.Head && !g.entities[o.Entity].Named()
		})
	}
	return !slices.ContainsFunc(g.mentions[v.number], func(o Mention) bool {
		return o.Head == m.Head || o.Entity == m.Entity && o.First <= m.First && m.Last <= o.Last
	})
}

// mentioned lists the mentions whose entity is known, in the order of the text, as coref asks for them. Those that act
// for an entity are counted as another, behind the entities: Iranian forces aren't Iran.
func (g *resolving) mentioned() []coref.Name {
	var names []coref.Name
	add := func(i int, m Mention) {
		if !g.entities[m.Entity].Named() {
			return
		}
		n := coref.Name{Sentence: i, First: m.First, Last: m.Last, Head: m.Head, Entity: m.Entity, Type: g.entities[m.Entity].Type, Noun: m.Form != graph.Name}
		switch m.Use {
		case Adjective, Target, Situation:
			return
		case Agent:
			n.Entity += len(g.entities)
			n.Type = "organization"
		}
		names = append(names, n)
	}
	for i, ms := range g.mentions {
		for _, m := range ms {
			add(i, m)
		}
	}
	for i, ms := range g.inner {
		for _, m := range ms {
			add(i, m)
		}
	}
	slices.SortStableFunc(names, func(a, b coref.Name) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.First, b.First))
	})
	return names
}

// Known returns what coref is given of an article, to learn on.
func (r *Resolver) Known(d *syntax.Document, a *graph.Article) []coref.Name {
	g := r.read(d, a)
	return g.mentioned()
}
