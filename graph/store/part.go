package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// layout is part of every digest: a new number makes the next load rewrite what an older program
// stored in another way.
const layout = "entente 3\n"

// A part is what one article says, a digest of it, and the address of its versions, if there is one.
type part struct {
	*graph.Corpus
	digest, address string
}

func (p part) article() *graph.Article { return p.Articles[0] }

// quads is about the number of N-Quads that storing the part takes.
func (p part) quads() int {
	n := 10 + 12*len(p.Entities) + 16*len(p.Claims)
	for _, c := range p.Claims {
		n += 10 * len(c.Evidence)
	}
	return n
}

// parts parts the corpus by article, sorted, each part with all entities that its claims speak of.
func parts(c *graph.Corpus) ([]part, error) {
	c = graph.Merge(c)
	if len(c.Articles) > 0 && c.Articles[0].ID == "" {
		return nil, errors.New("an article has no ID")
	}
	if len(c.Entities) > 0 && c.Entities[0].ID == "" {
		return nil, errors.New("an entity has no ID")
	}
	entities := make(map[string]*graph.Entity, len(c.Entities))
	for _, e := range c.Entities {
		entities[e.ID] = e
	}
	printed, addresses := printedIn(c), graph.Addresses(c.Articles)
	var out []part
	for _, p := range c.Split() {
		if err := addEnds(p, entities); err != nil {
			return nil, fmt.Errorf("article %s: %w", p.Articles[0].ID, err)
		}
		for _, e := range p.Entities {
			e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(alias string) bool {
				where := printed[e.ID][alias]
				return where != nil && !where[p.Articles[0].ID]
			})
		}
		sum := sha256.New()
		sum.Write([]byte(layout))
		if err := own(p).WriteJSONL(sum); err != nil {
			return nil, fmt.Errorf("article %s: %w", p.Articles[0].ID, err)
		}
		out = append(out, part{p, hex.EncodeToString(sum.Sum(nil)[:16]), addresses[p.Articles[0].ID]})
	}
	return out, nil
}

// own is the part without what Merge joins across articles (the longer name, the aliases, the
// earlier date of a lasting claim): what the article says by itself, whatever it was loaded with.
func own(p *graph.Corpus) *graph.Corpus {
	o := &graph.Corpus{Articles: p.Articles}
	for _, e := range p.Entities {
		mine := &graph.Entity{ID: e.ID, Mentions: e.Mentions, Readings: e.Readings}
		if len(e.Readings) > 0 { // what it turned out to be was found among other articles, or ruled
			mine.Type, mine.Name, mine.Country = e.Type, e.Name, e.Country
		}
		o.Entities = append(o.Entities, mine)
	}
	for _, c := range p.Claims {
		mine := *c
		mine.Place, mine.Confidence = "", 0
		if c.Lasting() {
			mine.Date = ""
		}
		o.Claims = append(o.Claims, &mine)
	}
	return o
}

// printedIn tells of each entity which names are printed in which articles. An alias that some
// article prints belongs to those that print it, and goes when they go; one that none does is
// common knowledge. So a new article doesn't change what the others say. What else Merge joins, the
// longer name or the earlier date of a lasting claim, can't be told apart again: articles that were
// loaded together share it.
func printedIn(c *graph.Corpus) map[string]map[string]map[string]bool {
	printed := map[string]map[string]map[string]bool{}
	for _, e := range c.Entities {
		names := map[string]map[string]bool{}
		for _, m := range e.Mentions {
			if m.Form != graph.Name {
				continue
			}
			if names[m.Text] == nil {
				names[m.Text] = map[string]bool{}
			}
			names[m.Text][m.Article] = true
		}
		printed[e.ID] = names
	}
	return printed
}

// addEnds adds to a part the entities that its claims speak of and its article doesn't mention.
func addEnds(p *graph.Corpus, entities map[string]*graph.Entity) error {
	here := map[string]bool{}
	for _, e := range p.Entities {
		here[e.ID] = true
	}
	for _, c := range p.Claims {
		if c.ID == "" || c.Subject == "" {
			return fmt.Errorf("claim %q of %q: a claim needs an ID and a subject", c.ID, c.Subject)
		}
		for _, id := range []string{c.Subject, c.Object, c.Speaker, c.Place} {
			if id == "" || here[id] {
				continue
			}
			e := entities[id]
			if e == nil {
				return fmt.Errorf("claim %s speaks of %q, which isn't among the entities", c.ID, id)
			}
			bare := *e
			bare.Mentions, bare.Readings = nil, nil
			p.Entities = append(p.Entities, &bare)
			here[id] = true
		}
	}
	slices.SortFunc(p.Entities, func(a, b *graph.Entity) int { return strings.Compare(a.ID, b.ID) })
	return nil
}

// Bounds of one transaction: small enough to be done soon and repeated cheaply, large enough that
// the edges of well-known pairs aren't redrawn too often.
const (
	batchArticles = 50
	batchQuads    = 20_000
	batchText     = 16 << 20
)

// nextBatch is the number of parts from the first on that go into one transaction, at least one.
func nextBatch(ps []part) int {
	quads, size := 0, 0
	for i, p := range ps {
		quads += p.quads()
		size += len(p.article().Text)
		if i > 0 && (i == batchArticles || quads > batchQuads || size > batchText) {
			return i
		}
	}
	return len(ps)
}

// The JSON in which nodes keep what no query asks for by itself.

// A spot is a mention less its article, which its node names.
type spot struct {
	graph.Span
	Form graph.Form
}

// names are what one article, or the knowledge it was read with, calls an entity.
type names struct {
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Country string   `json:"country,omitempty"`

	Readings []graph.Reading `json:"readings,omitempty"`
}

func namesOf(e *graph.Entity) names {
	return names{Kind: e.Type, Name: e.Name, Aliases: e.Aliases, Country: e.Country, Readings: e.Readings}
}

func (n names) entity(id string) *graph.Entity {
	return &graph.Entity{ID: id, Type: n.Kind, Name: n.Name, Aliases: n.Aliases, Country: n.Country}
}

// told is what one passage tells of a claim, beside its place and words.
type told struct {
	Sentence int        `json:"sentence"`
	Subject  graph.Span `json:"subject"`
	Object   graph.Span `json:"object"`
	Rule     string     `json:"rule,omitempty"`
	Date     graph.Date `json:"date,omitempty"`
	Place    string     `json:"place,omitempty"` // entity ID
	Plover   string     `json:"plover,omitempty"`
	Cameo    string     `json:"cameo,omitempty"`
}

func tell(c *graph.Claim, ev graph.Evidence) told {
	return told{Sentence: ev.Sentence, Subject: ev.Subject, Object: ev.Object, Rule: ev.Rule,
		Date: c.Date, Place: c.Place, Plover: c.Plover, Cameo: c.Cameo}
}

// add takes over into c what a passage tells of it.
func (t told) add(c *graph.Claim, confidence float64) {
	// Absorb asks for evidence, and sets the confidence by it.
	best := max(c.Confidence, confidence)
	c.Absorb(&graph.Claim{Date: t.Date, Place: t.Place, Plover: t.Plover, Cameo: t.Cameo})
	c.Confidence = best
}

// mergeNames joins what articles call one entity, in whatever order.
func mergeNames(id string, ns []names) *graph.Entity {
	cs := make([]*graph.Corpus, len(ns))
	for i, n := range ns {
		cs[i] = &graph.Corpus{Entities: []*graph.Entity{n.entity(id)}}
	}
	return graph.Merge(cs...).Entities[0]
}
