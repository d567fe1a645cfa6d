package explore

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// How much an entity's page shows of each relation, unless it shows one alone.
const (
	fewLinks  = 8
	fewClaims = 3
)

// group is what is claimed of an entity by one relation in one direction.
type group struct {
	Of       string // the entity's ID
	Relation string // to ask for it alone
	Words    string
	Sign     int
	Links    []link
	More     int // links not shown
}

// Tone names the sign of the relation, "" for neither.
func (g group) Tone() string {
	return map[int]string{1: "friendly", -1: "hostile"}[g.Sign]
}

// link is the claims between the entity and one other, and the edge that they make.
type link struct {
	Other  actor
	Edge   *graph.Edge // nil where the claims make none
	Claims []claim
	More   int // claims not shown
}

// mentioned is an article with how often it speaks of the entity.
type mentioned struct {
	*graph.Article
	Times int
}

func (x *site) showEntity(w http.ResponseWriter, r *http.Request) {
	id, only := r.FormValue("id"), r.FormValue("relation")
	c, err := x.store.Entity(r.Context(), id)
	if err != nil {
		x.failed(w, err)
		return
	}
	read := x.read(c)
	e := read.entities[id]
	if e == nil {
		x.failed(w, fmt.Errorf("entity %q: %w", id, graph.ErrUnknown))
		return
	}
	x.show(w, http.StatusOK, x.entity, struct {
		frame
		Entity        *graph.Entity
		Kind          string
		Country       actor
		Only          string
		Facts, Others []group
		Articles      []mentioned
	}{
		frame{Title: cmp.Or(e.Name, e.ID)}, e, spaced(e.Type), read.country(e), only,
		read.groups(id, only, true), read.groups(id, only, false), read.mentioned(e),
	})
}

// country is the country that an entity belongs to; none for the country itself.
func (r reading) country(e *graph.Entity) actor {
	id := "country/" + e.Country
	if e.Country == "" || id == e.ID {
		return actor{}
	}
	if r.entities[id] == nil {
		return actor{id, e.Country}
	}
	return r.actor(id)
}

// groups parts the claims of which the entity is an end by relation and direction, in the order of
// the ontology, then by the other end, the heaviest first. facts chooses those told as facts or
// those that are denied, threatened and the like; only, if given, a single relation.
func (r reading) groups(id, only string, facts bool) []group {
	edges := map[string]graph.Edge{}
	if facts {
		for _, e := range r.Edges(r.ontology) {
			edges[e.Key()] = e
		}
	}
	rank := map[string]int{}
	for i, rel := range r.ontology.Relations() {
		rank[rel.Name] = i - len(r.ontology.Relations()) // unknown ones rank 0, last
	}
	var groups []group
	at := map[string]int{}
	for _, c := range r.Claims {
		if c.Fact() != facts || c.Subject != id && c.Object != id || only != "" && c.Relation != only {
			continue
		}
		rel, _ := r.ontology.Relation(c.Relation)
		words, other := r.words(c), c.Object
		if c.Subject != id {
			other = c.Subject
			if !rel.Symmetric {
				words = r.inverse(c)
			}
		}
		key := c.Relation + "\x00" + words
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, group{Of: id, Relation: c.Relation, Words: words, Sign: rel.Sign()})
		}
		groups[i].add(r, c, other, edges)
	}
	for i := range groups {
		groups[i].settle(only == "")
	}
	slices.SortFunc(groups, func(a, b group) int {
		forward := func(g group) int {
			if g.Words == spaced(g.Relation) {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(rank[a.Relation], rank[b.Relation]), cmp.Compare(forward(a), forward(b)), strings.Compare(a.Words, b.Words))
	})
	return groups
}

func (g *group) add(r reading, c *graph.Claim, other string, edges map[string]graph.Edge) {
	i := slices.IndexFunc(g.Links, func(l link) bool { return l.Other.ID == other })
	if i < 0 {
		i = len(g.Links)
		g.Links = append(g.Links, link{Other: r.actor(other)})
		if key, ok := c.EdgeKey(r.ontology); ok {
			if e, ok := edges[key]; ok {
				g.Links[i].Edge = &e
			}
		}
	}
	g.Links[i].Claims = append(g.Links[i].Claims, r.claim(c))
}

// settle orders a group and, if few are asked for, leaves out what would flood the page.
func (g *group) settle(few bool) {
	for i := range g.Links {
		l := &g.Links[i]
		slices.SortFunc(l.Claims, newest)
		if few && len(l.Claims) > fewClaims {
			l.Claims, l.More = l.Claims[:fewClaims], len(l.Claims)-fewClaims
		}
	}
	slices.SortFunc(g.Links, func(a, b link) int {
		weight := func(l link) float64 {
			if l.Edge != nil {
				return l.Edge.Weight
			}
			return 0
		}
		return cmp.Or(cmp.Compare(weight(b), weight(a)), newest(a.Claims[0], b.Claims[0]))
	})
	if few && len(g.Links) > fewLinks {
		g.Links, g.More = g.Links[:fewLinks], len(g.Links)-fewLinks
	}
}

// mentioned lists the articles that speak of an entity, the newest first.
func (r reading) mentioned(e *graph.Entity) []mentioned {
	times := map[string]int{}
	for _, m := range e.Mentions {
		times[m.Article]++
	}
	var list []mentioned
	for id, n := range times {
		a := r.articles[id]
		if a == nil {
			a = &graph.Article{ID: id}
		}
		list = append(list, mentioned{a, n})
	}
	slices.SortFunc(list, func(a, b mentioned) int {
		return cmp.Or(strings.Compare(string(b.Published), string(a.Published)), strings.Compare(a.ID, b.ID))
	})
	return list
}
