package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// resolving is the state of one article.
type resolving struct {
	*Resolver
	doc      *syntax.Document
	article  *graph.Article
	entities []*graph.Entity
	byID     map[string]int
	mentions [][]Mention
	offices  []Office
	runs     []run          // capitalised names that no table knows
	surnames map[string]int // last word of a person's name, folded -> entity, -1 where two share it
}

// Resolve finds the mentions in an analysed article and the entities that they stand for. The
// entities' own mentions are set as the article's, in code points.
func (r *Resolver) Resolve(d *syntax.Document, a *graph.Article) *Resolution {
	g := &resolving{Resolver: r, doc: d, article: a, byID: map[string]int{}, mentions: make([][]Mention, len(d.Sentences)), surnames: map[string]int{}}
	for i := range d.Sentences {
		if !g.boilerplate(&d.Sentences[i]) {
			g.names(i)
		}
	}
	g.persons()
	for i := range d.Sentences {
		g.groups(i)
		g.situations(i)
	}
	g.pronouns()
	for i := range d.Sentences {
		slices.SortStableFunc(g.mentions[i], func(a, b Mention) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last)) })
		g.appositions(i)
	}
	return g.finish()
}

// boilerplate reports whether the sentence is no part of the article at all.
func (g *resolving) boilerplate(s *syntax.Sentence) bool {
	start, end := g.doc.Offset(s.Start), g.doc.Offset(s.End)
	return slices.ContainsFunc(g.article.Noise, func(n graph.Noise) bool { return n.Kind != "caption" && start < n.End && n.Start < end })
}

// entity returns the index of the entity with the ID, and makes it if there is none.
func (g *resolving) entity(e graph.Entity) int {
	if k, ok := g.byID[e.ID]; ok {
		return k
	}
	g.byID[e.ID] = len(g.entities)
	g.entities = append(g.entities, &e)
	return len(g.entities) - 1
}

func (g *resolving) entry(e *gazetteer.Entry) int {
	return g.entity(graph.Entity{ID: e.ID, Type: e.Kind, Name: e.Name, Country: e.Country})
}

// add notes a mention. Its head is the word that hangs on a word outside it.
func (g *resolving) add(i int, m Mention) {
	words := g.doc.Sentences[i].Words
	m.Head = m.Last - 1
	for w := m.First; w < m.Last; w++ {
		if h := words[w].Head; h < m.First || h >= m.Last {
			m.Head = w
			break
		}
	}
	g.mentions[i] = append(g.mentions[i], m)
}

// finish turns the mentions into the article's own spans, and drops entities without any.
func (g *resolving) finish() *Resolution {
	forms := make([]map[string]bool, len(g.entities))
	for i, ms := range g.mentions {
		words := g.doc.Sentences[i].Words
		for _, m := range ms {
			start, end := words[m.First].Start, words[m.Last-1].End
			text := g.doc.Text[start:end]
			e := g.entities[m.Entity]
			e.Mentions = append(e.Mentions, graph.Mention{Article: g.article.ID, Form: m.Form,
				Span: graph.Span{Start: g.doc.Offset(start), End: g.doc.Offset(end), Text: text}})
			if m.Form == graph.Name && m.Use == Named || m.Use == Situation {
				if forms[m.Entity] == nil {
					forms[m.Entity] = map[string]bool{}
				}
				forms[m.Entity][strings.Join(strings.Fields(text), " ")] = true
			}
		}
	}
	for k, e := range g.entities {
		for f := range forms[k] {
			if f != e.Name {
				e.Aliases = append(e.Aliases, f)
			}
		}
		if known, ok := g.Gazetteer.Entry(e.ID); ok {
			for _, alias := range known.Aliases {
				e.Aliases = append(e.Aliases, strings.TrimPrefix(alias, "="))
			}
		}
		slices.Sort(e.Aliases)
		e.Aliases = slices.Compact(e.Aliases)
	}
	return &Resolution{Entities: g.entities, Mentions: g.mentions, Offices: g.offices}
}

// capital reports whether a word begins with a capital letter.
func capital(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
