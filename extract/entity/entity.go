// Package entity finds who and what a text speaks of: names, roles and the nouns that act for a
// country, and gathers the mentions of one actor, by name, noun or pronoun, into one entity.
//
// It reads an article four times: scan marks the words that may be names or roles, identify settles
// which names are of one person, refer says what each name stands for where it stands, and trace what
// pronouns and common nouns do.
package entity

import (
	"slices"
	"sync"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A Mention is a run of words in a sentence that stands for an entity.
type Mention struct {
	Entity      int // index in Resolution.Entities
	First, Last int // words of the sentence, half-open
	// Head is the word that the rest of the sentence hangs on. For a person it may be the title
	// before the name. Mentions that share a noun share their head: Iraqi and Syrian forces.
	Head   int
	Form   graph.Form
	Use    Use
	Holder int     // of a Situation: the entity that keeps it up; else -1
	Sure   float64 // how likely a pronoun or common noun stands for the entity; 0 where its own words say so
	// People is who acts for the entity, where they are people that can be told apart: the soldiers of
	// Iraqi soldiers, who act for Iraq; else 0. It is 1 more than their index in Resolution.Entities.
	People int
}

// A Use tells what a mention's words say of its entity, and so what it may do in a claim.
type Use int

// The uses of a mention.
const (
	Named     Use = iota // Iran, Ali Akbar Velayati, "he"
	Adjective            // Iranian, of a noun that isn't the country's own (Iranian carpets)
	Metonym              // Tehran, where the government may be meant
	Agent                // Iranian forces, the Syrian government: acts and is acted on for the country
	Target               // Iranian bases: may only be acted on
	Situation            // Iran's presence in Syria
	Deed                 // what it says or does stands for it: Iran's offer
)

func (u Use) String() string {
	return [...]string{"named", "adjective", "metonym", "agent", "target", "situation", "deed"}[u]
}

// A Resolution is what Resolve finds in a document.
type Resolution struct {
	Entities []*graph.Entity
	Mentions [][]Mention // by sentence, in the order of their words; none inside another of the same entity
	Inner    [][]Mention // by sentence: names inside mentions that stand for more, as US in "US troops"
}

// A Resolver finds entities by tables. Many goroutines may use one at once.
type Resolver struct {
	Gazetteer *gazetteer.Gazetteer
	English   *english.English

	once   sync.Once
	finder *name.Finder
	actors map[string]int  // by the last word of an actor's noun, how many words and hyphens the longest has
	given  map[string]bool // first names of the people whom the gazetteer knows
}

// Resolve finds the mentions in an analysed article and the entities that they stand for. The
// entities' own mentions are set as the article's, in code points.
func (r *Resolver) Resolve(d *syntax.Document, a *graph.Article) *Resolution {
	g := r.read(d, a)
	g.trace()
	return &Resolution{Entities: g.settle(), Mentions: g.mentions, Inner: g.inner}
}

// read finds the names of an article and what stands for them by its own words.
func (r *Resolver) read(d *syntax.Document, a *graph.Article) *resolving {
	r.once.Do(func() {
		r.actors = actorWords(r.English)
		r.given = givenNames(r.Gazetteer, r.English)
		r.finder = name.NewFinder(r.Gazetteer, r.English)
	})
	g := &resolving{Resolver: r, doc: d, article: a, views: make([]view, len(d.Sentences)), mentions: make([][]Mention, len(d.Sentences)), inner: make([][]Mention, len(d.Sentences)),
		register: register{index: map[string]int{}}, people: map[string][]*person{}, byEntity: map[int]*person{}, byCountry: map[string][]*person{},
		byTitle: map[string][]*person{}, bodies: map[string][]int{}, acronyms: map[string]int{}, singles: map[string]int{}, sorts: map[string]string{}}
	for i := range d.Sentences {
		g.views[i] = view{number: i, sentence: &d.Sentences[i], words: d.Sentences[i].Words}
		if !g.skipped(&d.Sentences[i]) {
			g.scan(&g.views[i])
		}
	}
	g.consent()
	for i := range g.views {
		g.appoint(&g.views[i])
	}
	g.led()
	g.locate()
	g.identify()
	g.setting = sync.OnceValue(g.onlyCountry)
	for i := range g.views {
		g.refer(&g.views[i])
	}
	return g
}

// resolving is the state of one article.
type resolving struct {
	*Resolver
	register
	doc       *syntax.Document
	article   *graph.Article
	views     []view
	mentions  [][]Mention
	people    map[string][]*person // by the skeleton of their last name
	byEntity  map[int]*person
	byCountry map[string][]*person // by ISO code
	byTitle   map[string][]*person
	bodies    map[string][]int // organizations' entities by what they may be called for short
	acronyms  map[string]int
	sorts     map[string]string // by an actor's noun: how its sort was told last
	singles   map[string]int    // how many the article tells of: a lawyer, another lawyer
	setting   func() *gazetteer.Entry
	inner     [][]Mention // by sentence: names inside mentions that stand for more, US in "US troops"
	end       int         // of the mentions of the sentence so far

	forms []string
	found []name.Name
	buf   []byte
}

// skipped reports whether a sentence is no reading matter: what names stand in teasers and
// boilerplate are of other stories.
func (g *resolving) skipped(s *syntax.Sentence) bool {
	if len(g.article.Noise) == 0 {
		return false
	}
	start, end := g.doc.Offset(s.Start), g.doc.Offset(s.End)
	return slices.ContainsFunc(g.article.Noise, func(n graph.Noise) bool {
		return start < n.End && n.Start < end && (n.Kind == "teaser" || n.Kind == "boilerplate" || n.Kind == "byline")
	})
}
