package store

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dgraph-io/dgo/v230/protos/api"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/store/local/localtest"
	"github.com/entente-graph/entente/schema/ontology"
)

func TestMain(m *testing.M) { localtest.Main(m) }

func address(t testing.TB) string { return localtest.Address(t) }

// open returns a store over an empty database.
func open(t testing.TB) *Store {
	t.Helper()
	s, err := Dial(t.Context(), address(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.dg.Alter(t.Context(), &api.Operation{DropAll: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

func load(t testing.TB, s *Store, c *graph.Corpus) Stats {
	t.Helper()
	stats, err := s.Load(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func read(t testing.TB, s *Store) *graph.Corpus {
	t.Helper()
	c, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// same fails unless the database holds exactly want, with exactly its edges, and no other node.
func same(t testing.TB, s *Store, want *graph.Corpus) {
	t.Helper()
	if d := gocmp.Diff(graph.Merge(want), read(t, s), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("read differs from what was loaded (-want +got):\n%s", d)
	}
	var edges []string
	for _, e := range want.Edges(s.Ontology) {
		edges = append(edges, line(e.Subject, e.Relation, e.Object, e))
		if e.Symmetric {
			edges = append(edges, line(e.Object, e.Relation, e.Subject, e))
		}
	}
	if d := gocmp.Diff(edges, storedEdges(t, s), cmpopts.EquateEmpty(), cmpopts.SortSlices(cmp.Less[string])); d != "" {
		t.Errorf("edges (-want +got):\n%s", d)
	}
	// Of a node that is gone nothing is left.
	nodes := len(want.Articles) + len(want.Entities) + len(want.Claims)
	if got := count(t, s, "has(xid)"); got != nodes {
		t.Errorf("%d nodes have an xid, want %d", got, nodes)
	}
	pieces := 0
	for _, c := range want.Claims {
		pieces += len(c.Evidence)
	}
	if got := count(t, s, "has(told)"); got != pieces {
		t.Errorf("%d pieces of evidence, want %d", got, pieces)
	}
}

func line(subject, relation, object string, e graph.Edge) string {
	return fmt.Sprintf("%s %s %s count=%d weight=%.6f sign=%d confidence=%.6f reported=%v first=%s last=%s",
		subject, relation, object, e.Count, e.Weight, e.Sign, e.Confidence, e.Reported, e.First, e.Last)
}

// storedEdges reads all direct edges, as lines.
func storedEdges(t testing.TB, s *Store) []string {
	t.Helper()
	var q strings.Builder
	q.WriteString("{ q(func: has(xid)) { xid ")
	for _, p := range edgePredicates(s.Ontology) {
		fmt.Fprintf(&q, "%s @facets { xid } ", p.Name)
	}
	q.WriteString("} }")
	nodes, err := ask[map[string]any](t.Context(), s.dg.NewReadOnlyTxn(), q.String())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, n := range nodes {
		for _, r := range s.Ontology.Relations() {
			list, _ := n[r.Predicate()].([]any)
			for _, o := range list {
				o := o.(map[string]any)
				facet := func(name string) any { return o[r.Predicate()+"|"+name] }
				e := graph.Edge{Count: int(facet("count").(float64)), Weight: facet("weight").(float64), Sign: int(facet("sign").(float64)),
					Confidence: facet("confidence").(float64), Reported: facet("reported").(bool)}
				if d, ok := facet("first").(string); ok {
					e.First = graph.Date(d)
				}
				if d, ok := facet("last").(string); ok {
					e.Last = graph.Date(d)
				}
				lines = append(lines, line(n["xid"].(string), r.Name, o["xid"].(string), e))
			}
		}
	}
	return lines
}

func count(t testing.TB, s *Store, root string) int {
	t.Helper()
	got, err := ask[struct{ Count int }](t.Context(), s.dg.NewReadOnlyTxn(), "{ q(func: "+root+") { count(uid) } }")
	if err != nil {
		t.Fatal(err)
	}
	return got[0].Count
}

// A says is one claim of a test's article: its text is the sentence of the three words.
type says struct {
	subject, relation, object string
	polarity                  graph.Polarity
	modality                  graph.Modality
	speaker, place            string
	date                      graph.Date
	confidence                float64
}

// corpus makes a corpus of one article that says some things, in sentences of which each is the
// evidence of a claim, with exact offsets.
func corpus(id string, published graph.Date, things ...says) *graph.Corpus {
	o := ontology.Default()
	a := &graph.Article{ID: id, Title: "News " + id, Source: "Test Wire", Published: published}
	c := &graph.Corpus{Articles: []*graph.Article{a}}
	entities := map[string]*graph.Entity{}
	entity := func(id string, start int) graph.Span {
		kind, slug, _ := strings.Cut(id, "/")
		e := entities[id]
		if e == nil {
			e = &graph.Entity{ID: id, Type: kind, Name: slug}
			if kind == "country" {
				e.Country = slug
			}
			entities[id] = e
			c.Entities = append(c.Entities, e)
		}
		span := graph.Span{Start: start, End: start + utf8.RuneCountInString(slug), Text: slug}
		if start >= 0 {
			e.Mentions = append(e.Mentions, graph.Mention{Article: a.ID, Span: span, Form: graph.Name})
		}
		return span
	}
	at := 0
	for i, th := range things {
		subject := entity(th.subject, at)
		start := at + subject.End - subject.Start + 1 + utf8.RuneCountInString(th.relation) + 1
		object := entity(th.object, start)
		quote := fmt.Sprintf("%s %s %s.", subject.Text, th.relation, object.Text)
		for _, other := range []string{th.speaker, th.place} {
			if other != "" {
				entity(other, -1)
			}
		}
		r, _ := o.Relation(th.relation)
		cl := &graph.Claim{Subject: th.subject, Relation: th.relation, Object: th.object, Plover: r.Plover, Cameo: r.Cameo,
			Polarity: cmp.Or(th.polarity, graph.Asserted), Modality: cmp.Or(th.modality, graph.Actual),
			Speaker: th.speaker, Place: th.place, Date: cmp.Or(th.date, published), Confidence: cmp.Or(th.confidence, 0.8)}
		if r.Name == ontology.Other {
			cl.Lemma = "ponder"
		}
		cl.Evidence = []graph.Evidence{{Article: id, Sentence: i, Span: graph.Span{Start: at, End: at + utf8.RuneCountInString(quote), Text: quote},
			Subject: subject, Object: object, Confidence: cl.Confidence, Rule: "test"}}
		cl.Identify()
		c.Claims = append(c.Claims, cl)
		a.Text += quote + "\n"
		at += utf8.RuneCountInString(quote) + 1
	}
	return graph.Merge(c)
}

const (
	iran, russia, israel, syria = "country/IRN", "country/RUS", "country/ISR", "country/SYR"
	velayati                    = "person/ali-akbar-velayati"
	presence                    = "situation/iran-presence"
)

// three are articles that share entities, claims and edges in all ways.
func three() (a, b, c *graph.Corpus) {
	a = corpus("a.txt", "2018-07-13",
		says{subject: iran, relation: "coordinates-with", object: russia, confidence: 0.86, place: "city/Moscow"},
		says{subject: israel, relation: "opposes", object: presence, speaker: velayati},
		says{subject: iran, relation: "attacks", object: israel, modality: graph.Threatened},
		says{subject: velayati, relation: "adviser-of", object: iran, confidence: 0.9})
	b = corpus("b.txt", "2018-07-13",
		says{subject: russia, relation: "coordinates-with", object: iran, confidence: 0.61},
		says{subject: iran, relation: "coordinates-with", object: russia, confidence: 0.123456789012345},
		says{subject: israel, relation: "opposes", object: presence},
		says{subject: syria, relation: "other", object: russia})
	c = corpus("c.txt", "2018-06",
		says{subject: velayati, relation: "adviser-of", object: iran, confidence: 0.4, place: syria},
		says{subject: iran, relation: "coordinates-with", object: syria},
		says{subject: israel, relation: "attacks", object: syria, polarity: graph.Denied})
	a.Articles[0].Noise = []graph.Noise{{Start: 0, End: 3, Kind: "caption"}}
	a.Articles[0].Origins = []graph.Origin{{Field: "place", Value: "BEIRUT", From: "dateline"}}
	c.Articles[0].Group = "a.txt"
	for _, e := range b.Entities {
		if e.ID == iran {
			e.Name, e.Aliases = "Islamic Republic of Iran", []string{"Iran", "Persia"}
		}
	}
	return a, b, c
}

// many generates articles about some well-known countries and many lesser actors.
func many(articles int) *graph.Corpus {
	relations := []string{"coordinates-with", "opposes", "supports", "meets-with", "attacks", "member-of", "has-presence-in"}
	var all []*graph.Corpus
	for i := range articles {
		var things []says
		for j := range 12 {
			n := i*12 + j
			th := says{subject: fmt.Sprintf("country/C%02d", n%23), relation: relations[n%len(relations)], object: fmt.Sprintf("country/C%02d", (n/3)%29),
				confidence: 0.5 + float64(n%50)/100}
			if n%3 == 0 {
				th.object = fmt.Sprintf("person/p%d", (n*7919)%4001)
			}
			if n%7 == 0 {
				th.speaker = fmt.Sprintf("person/p%d", n%101)
			}
			things = append(things, th)
		}
		all = append(all, corpus(fmt.Sprintf("many/%05d.txt", i), graph.Date(fmt.Sprintf("2018-%02d-%02d", i%12+1, i%28+1)), things...))
	}
	return graph.Merge(all...)
}

// split parts a corpus by article, each with all entities that its claims speak of.
func split(t testing.TB, c *graph.Corpus) []*graph.Corpus {
	t.Helper()
	ps, err := parts(c)
	if err != nil {
		t.Fatal(err)
	}
	var cs []*graph.Corpus
	for _, p := range ps {
		cs = append(cs, p.Corpus)
	}
	return cs
}
