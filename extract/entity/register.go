package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A register holds the entities of an article by ID.
type register struct {
	entities []*graph.Entity
	index    map[string]int
}

// add returns the place of the entity with e's ID, which it enters if it isn't there.
func (r *register) add(e *graph.Entity) int {
	if n, ok := r.index[e.ID]; ok {
		return n
	}
	r.index[e.ID] = len(r.entities)
	r.entities = append(r.entities, e)
	return len(r.entities) - 1
}

// mostAliases is how many of the gazetteer's other names an entity is given.
const mostAliases = 8

// entry enters what the gazetteer knows.
func (r *register) entry(e *gazetteer.Entry) int {
	if n, ok := r.index[e.ID]; ok {
		return n
	}
	made := &graph.Entity{ID: e.ID, Type: e.Kind, Name: e.Name, Country: e.Country}
	for _, a := range e.Aliases {
		if len(made.Aliases) < mostAliases && a[0] != '=' {
			made.Aliases = append(made.Aliases, a)
		}
	}
	return r.add(made)
}

// alias adds a name that the text has for an entity.
func (r *register) alias(n int, text string) {
	e := r.entities[n]
	text = strings.Join(strings.Fields(text), " ")
	if text != e.Name && !slices.Contains(e.Aliases, text) {
		e.Aliases = append(e.Aliases, text)
	}
}

// enter makes a person's entity.
func (g *resolving) enter(p *person) {
	if p.entry != nil {
		p.entity = g.entry(p.entry)
	} else {
		p.name = strings.Join(strings.Fields(p.name), " ")
		p.entity = g.add(&graph.Entity{ID: "person/" + slug(p.name), Type: "person", Name: p.name})
	}
	g.byEntity[p.entity] = p
	if p.code != "" && !slices.Contains(g.byCountry[p.code], p) {
		g.byCountry[p.code] = append(g.byCountry[p.code], p)
	}
}

// body enters an organization that the gazetteer doesn't know. One with a common name needs a
// country; without one it is the only such body that the article has told of, or -1.
func (g *resolving) body(rest string, holder *gazetteer.Entry, kind string, common bool) int {
	rest = strings.Join(strings.Fields(rest), " ")
	short := fold(rest)
	if holder == nil {
		if known := g.bodies[short]; len(known) == 1 {
			return known[0]
		}
		if common {
			return -1
		}
	}
	id, full, country := "org/"+slug(rest), rest, ""
	if holder != nil {
		country = holder.Country
		full = holder.Name + " " + rest
		if len(holder.Adjectives) > 0 {
			full = holder.Adjectives[0] + " " + rest
		}
		id = "org/" + slug(full)
	}
	if kind == "agency" && country == "" {
		kind = "organization"
	}
	n := g.add(&graph.Entity{ID: id, Type: kind, Name: full, Country: country})
	if !slices.Contains(g.bodies[short], n) {
		g.bodies[short] = append(g.bodies[short], n)
	}
	return n
}

// site enters a place that the gazetteer doesn't know.
func (g *resolving) site(text string) int {
	text = strings.Join(strings.Fields(text), " ")
	n := g.add(&graph.Entity{ID: "place/" + slug(text), Type: "place", Name: text})
	g.alias(n, text)
	return n
}

// situationOf enters the situation that a holder keeps up.
func (g *resolving) situationOf(holder int, noun string) int {
	h := g.entities[holder]
	tag := h.ID[strings.IndexByte(h.ID, '/')+1:]
	return g.add(&graph.Entity{ID: "situation/" + strings.ToLower(tag) + "-" + slug(noun), Type: "situation",
		Name: h.Name + "-" + strings.ReplaceAll(noun, " ", "-"), Country: h.Country})
}

// settle gives the entities their mentions, in the order of the text, and leaves out those without. What only
// acts for an entity, or is called after it, is cited where nothing else is: Iranian forces, Iranian carpets.
func (g *resolving) settle() []*graph.Entity {
	cite := func(i int, m Mention) {
		words := g.views[i].words
		start, end := words[m.First].Start, words[m.Last-1].End
		e := g.entities[m.Entity]
		e.Mentions = append(e.Mentions, graph.Mention{Article: g.article.ID, Form: m.Form,
			Span: graph.Span{Start: g.doc.Offset(start), End: g.doc.Offset(end), Text: g.doc.Text[start:end]}})
	}
	own := func(m Mention) bool { return m.Use == Named || m.Use == Metonym || m.Use == Situation }
	for i, ms := range g.mentions {
		for _, m := range ms {
			if own(m) {
				cite(i, m)
			}
			if m.People > 0 {
				m.Entity = m.People - 1
				cite(i, m)
			}
		}
	}
	for i, ms := range g.inner {
		for _, m := range ms {
			cite(i, m)
		}
	}
	bare := make([]bool, len(g.entities))
	for k, e := range g.entities {
		bare[k] = len(e.Mentions) == 0
	}
	for i, ms := range g.mentions {
		for _, m := range ms {
			if bare[m.Entity] {
				cite(i, m)
			}
		}
	}
	for _, e := range g.entities {
		slices.SortStableFunc(e.Mentions, func(a, b graph.Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
	place := make([]int, len(g.entities))
	var kept []*graph.Entity
	for i, e := range g.entities {
		place[i] = -1
		if len(e.Mentions) > 0 {
			slices.Sort(e.Aliases)
			place[i] = len(kept)
			kept = append(kept, e)
		}
	}
	for _, list := range [][][]Mention{g.mentions, g.inner} {
		for _, ms := range list {
			for k := range ms {
				m := &ms[k]
				m.Entity = place[m.Entity]
				if m.Holder >= 0 {
					m.Holder = place[m.Holder]
				}
				if m.People > 0 {
					m.People = place[m.People-1] + 1
				}
			}
		}
	}
	return kept
}
