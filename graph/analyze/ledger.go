package analyze

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// A mode is how a claim is told.
type mode struct {
	polarity graph.Polarity
	modality graph.Modality
}

// A ledger is the corpus by ID, with the claims drawn together into edges by mode.
type ledger struct {
	corpus   *graph.Corpus
	ontology *ontology.Ontology
	entities map[string]*graph.Entity
	articles map[string]*graph.Article
	claims   map[string]*graph.Claim
	edges    map[mode][]graph.Edge
}

func newLedger(c *graph.Corpus, o *ontology.Ontology) *ledger {
	c = graph.Merge(c) // sorted, each ID once
	l := &ledger{corpus: c, ontology: o, entities: map[string]*graph.Entity{}, articles: map[string]*graph.Article{},
		claims: map[string]*graph.Claim{}, edges: map[mode][]graph.Edge{}}
	for _, e := range c.Entities {
		l.entities[e.ID] = e
	}
	for _, a := range c.Articles {
		l.articles[a.ID] = a
	}
	by := map[mode][]*graph.Claim{}
	for _, cl := range c.Claims {
		l.claims[cl.ID] = cl
		// graph.Edges draws from facts alone. What is told otherwise is summed up by the same rule:
		// as if it were a fact, but apart.
		m, as := mode{cl.Polarity, cl.Modality}, *cl
		as.Polarity, as.Modality = graph.Asserted, graph.Actual
		by[m] = append(by[m], &as)
	}
	for m, claims := range by {
		l.edges[m] = (&graph.Corpus{Articles: c.Articles, Claims: claims}).Edges(o)
	}
	return l
}

// ref names the entity. One that the corpus lacks goes by its ID, which begins with its kind.
func (l *ledger) ref(id string) Ref {
	if e := l.entities[id]; e != nil {
		return Ref{ID: id, Name: cmp.Or(e.Name, id), Type: e.Type}
	}
	kind, _, _ := strings.Cut(id, "/")
	return Ref{ID: id, Name: id, Type: kind}
}

func (l *ledger) counts() Counts {
	n := Counts{Articles: len(l.articles), Entities: len(l.entities), Claims: len(l.claims)}
	tellings := map[string]bool{}
	for _, a := range l.articles {
		tellings[a.Telling()] = true
	}
	for _, e := range l.entities {
		if l.ontology.Is(e.Type, "actor") {
			n.Actors++
		}
	}
	type sentence struct {
		article string
		number  int
	}
	quoted := map[sentence]bool{}
	for _, c := range l.claims {
		if c.Fact() {
			n.Facts++
		} else {
			n.NotFacts++
		}
		if c.Speaker != "" {
			n.Reported++
		}
		if c.Relation == ontology.Other {
			n.Other++
		}
		for _, ev := range c.Evidence {
			quoted[sentence{ev.Article, ev.Sentence}] = true
		}
	}
	n.Tellings, n.Sentences = len(tellings), len(quoted)
	return n
}

// statement tells the edge with its best quote: the most certain one, in the article's own words
// if there are any.
func (l *ledger) statement(e graph.Edge) Statement {
	return l.quoted(e, func(a, b *graph.Claim) int { return 0 })
}

// newest lists the edges that have a date, the last one first, each with its newest quote; and how
// many such there are.
func (l *ledger) newest(edges []graph.Edge, top int) ([]Statement, int) {
	dated := slices.DeleteFunc(slices.Clone(edges), func(e graph.Edge) bool { return e.Last == "" })
	slices.SortFunc(dated, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(round(b.Weight), round(a.Weight)), cmp.Compare(a.Key(), b.Key()))
	})
	list := []Statement{}
	for _, e := range head(dated, top) {
		list = append(list, l.quoted(e, func(a, b *graph.Claim) int { return cmp.Compare(b.Date, a.Date) }))
	}
	return list, len(dated)
}

func (l *ledger) statements(edges []graph.Edge, top int) []Statement {
	list := []Statement{}
	for _, e := range head(edges, top) {
		list = append(list, l.statement(e))
	}
	return list
}

// quoted tells the edge with the quote of the claim that order puts first; then the article's own
// word goes before a speaker's, and the more certain claim before the other.
func (l *ledger) quoted(e graph.Edge, order func(a, b *graph.Claim) int) Statement {
	claims := make([]*graph.Claim, len(e.Claims))
	var speakers []string
	for i, id := range e.Claims {
		claims[i] = l.claims[id]
		if claims[i].Speaker != "" {
			speakers = append(speakers, claims[i].Speaker)
		}
	}
	slices.Sort(speakers)
	own := func(c *graph.Claim) int { return min(1, len(c.Speaker)) } // 0 for the article's own words
	slices.SortStableFunc(claims, func(a, b *graph.Claim) int {
		return cmp.Or(order(a, b), cmp.Compare(own(a), own(b)), cmp.Compare(b.Confidence, a.Confidence))
	})
	best := claims[0]
	s := Statement{
		Subject: l.ref(e.Subject), Relation: e.Relation, Object: l.ref(e.Object),
		Polarity: best.Polarity, Modality: best.Modality, Sign: e.Sign,
		Weight: round(e.Weight), Tellings: e.Count, Confidence: round(e.Confidence), First: e.First, Last: e.Last,
		Reported: e.Reported, Speakers: []Ref{}, Claims: e.Claims, Quote: l.quote(best),
	}
	for _, id := range slices.Compact(speakers) {
		s.Speakers = append(s.Speakers, l.ref(id))
	}
	return s
}

func (l *ledger) quote(c *graph.Claim) Quote {
	ev := c.Evidence[0]
	within := func(s graph.Span) Range { return Range{s.Start - ev.Start, s.End - ev.Start} }
	q := Quote{Text: ev.Text, Subject: within(ev.Subject), Object: within(ev.Object), Date: c.Date,
		Article: ev.Article, Start: ev.Start, End: ev.End}
	if c.Speaker != "" {
		r := l.ref(c.Speaker)
		q.Speaker = &r
	}
	if a := l.articles[ev.Article]; a != nil {
		q.Title, q.Source, q.URL, q.Published = a.Title, a.Source, a.URL, a.Published
	}
	return q
}
