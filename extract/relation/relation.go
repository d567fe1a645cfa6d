// Package relation draws claims from analysed sentences: events, lasting relations and situations,
// with their polarity, modality, speaker, date and place.
//
// A claim starts from a verb or noun that a pattern of schema/english names. Its ends are found by
// walking the tree from there, its reading and speaker by walking up to the words that govern it.
package relation

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/ontology"
)

// A Drawer draws claims by tables.
type Drawer struct {
	Ontology *ontology.Ontology
	English  *english.English
	// Gazetteer tells what articles take for known; without it they are read by their words alone.
	Gazetteer *gazetteer.Gazetteer
}

// drawing is the state of one article.
type drawing struct {
	*Drawer
	doc     *syntax.Document
	article *graph.Article
	found   *entity.Resolution
	quotes  quotations
	claims  []*graph.Claim
	index   map[string]*graph.Claim
	nameRow []entity.Mention // scratch of names
	key     []byte           // scratch of roleAt
	titles  map[int][]title  // of persons
	trees   []*tree          // of the sentences
	keeping []keeping
	about   int // see athand

	anchored []int   // words of the sentence from which a claim has been drawn
	paired   []int   // those of them whose claim has two ends
	asked    *asking // nil but where somebody wants to know why
}

// Draw returns the claims that an article makes, and its entities.
func (w *Drawer) Draw(d *syntax.Document, a *graph.Article, found *entity.Resolution) ([]*graph.Claim, []*graph.Entity) {
	g := w.drawing(d, a, found)
	g.draw()
	slices.SortFunc(g.claims, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	return g.claims, g.claimed(found.Entities)
}

func (w *Drawer) drawing(d *syntax.Document, a *graph.Article, found *entity.Resolution) *drawing {
	return &drawing{Drawer: w, doc: d, article: a, found: found, index: map[string]*graph.Claim{}, titles: map[int][]title{}, about: unread}
}

// claimed leaves out the entities without a name of whom nothing is claimed.
func (g *drawing) claimed(entities []*graph.Entity) []*graph.Entity {
	in := map[string]bool{}
	for _, c := range g.claims {
		in[c.Subject], in[c.Object], in[c.Speaker] = true, true, true
	}
	return slices.DeleteFunc(slices.Clone(entities), func(e *graph.Entity) bool { return !e.Named() && !in[e.ID] })
}

// draw draws all claims of the article.
func (g *drawing) draw() {
	trees := make([]*tree, len(g.doc.Sentences))
	for i := range trees {
		trees[i] = g.tree(i)
	}
	g.trees = trees
	g.listen(trees)
	g.voices(trees)
	for i, t := range trees {
		s := &g.doc.Sentences[i]
		g.quotes.now = i
		switch g.noise(s) {
		case "caption": // a picture may be of another day, but who is in it is who he is
			g.offices(t, g.names(t))
		case "":
			g.anchored, g.paired = g.anchored[:0], g.paired[:0]
			names := g.names(t)
			g.offices(t, names)
			g.deictics(t)
			g.bonds(t, names)
			g.situations(t)
			for v := range s.Words {
				g.verb(t, v)
				g.bid(t, v)
				g.briefing(t, v)
				g.capacity(t, v)
				g.response(t, v)
				g.noun(t, v)
			}
			for v := range s.Words {
				g.undertaking(t, v)
			}
		}
	}
	g.keep()
	g.background()
}

// noise returns the kind of the span that holds the sentence, where that isn't the story; else "".
func (g *drawing) noise(s *syntax.Sentence) string {
	start, end := g.doc.Offset(s.Start), g.doc.Offset(s.End)
	if i := slices.IndexFunc(g.article.Noise, func(n graph.Noise) bool { return start < n.End && n.Start < end }); i >= 0 {
		return g.article.Noise[i].Kind
	}
	return ""
}

// draft is a claim before its identity is known.
type draft struct {
	relation, lemma string
	subject, object end
	reading         reading
	place           string
	date            graph.Date // of a lasting relation: when it ended; else ""
	kind            kind
	confidence      float64 // of the rule, where it isn't one that has been calibrated
	rule            string
	anchor          int
	kinds           [2]string // of the ends, once known
}

// nobody is the missing end of an act that is told of its subject alone.
var nobody = end{mention: entity.Mention{Entity: -1}, sure: 1}

// claim adds a drafted claim, if the ontology allows it.
func (g *drawing) claim(t *tree, d draft) {
	d.relation = conclude(g.Ontology, d.relation, &d.reading)
	s := g.entity(d.subject)
	if d.relation == "attacks" && g.debates(t, d) {
		d.relation = "criticizes"
	}
	c := &graph.Claim{Subject: s.ID, Relation: d.relation, Lemma: d.lemma, Polarity: d.reading.polarity, Modality: d.reading.modality,
		Date: g.article.Published, Place: d.place}
	r, _ := g.Ontology.Relation(d.relation)
	kind := ""
	if d.object.mention.Entity >= 0 {
		o := g.entity(d.object)
		if p := d.object.mention.People; p > 0 && slices.Contains(r.Object, "person") && o.Type != "armed-group" {
			o = g.found.Entities[p-1] // who kills Iraqi soldiers doesn't kill Iraq
		}
		c.Object, kind = o.ID, o.Type
	}
	if p := d.subject.mention.People; p > 0 && r.Plover == "PROTEST" {
		s = g.found.Entities[p-1] // when Americans march, their state doesn't
		c.Subject = s.ID
	}
	if c.Subject == c.Object || !g.Ontology.Allows(d.relation, s.Type, kind) {
		return
	}
	if r.Plover == "ASSAULT" && (s.Type == "media" || s.Type == "company") { // a film that hits cinemas harms nobody
		return
	}
	if c.Object != "" && g.vain(t, d) {
		return
	}
	c.Cameo, c.Plover = r.Cameo, plover(r, d.reading)
	d.kinds = [2]string{s.Type, kind}
	if verbal[r.Plover] && d.reading.speaker >= 0 && g.found.Entities[d.reading.speaker] == s { // what somebody demands isn't his own report
		d.reading.speaker = -1
	}
	if d.reading.speaker >= 0 {
		c.Speaker = g.found.Entities[d.reading.speaker].ID
	}
	if r.Lasting() {
		c.Date = cmp.Or(d.date, c.Date)
	} else {
		c.Date = cmp.Or(g.date(t, d), c.Date)
	}
	c.Identify()
	g.anchored = append(g.anchored, d.anchor)
	if c.Object != "" {
		g.paired = append(g.paired, d.anchor)
	}
	ev := graph.Evidence{Article: g.article.ID, Sentence: t.number, Span: g.span(t, 0, len(t.words)),
		Subject: g.mention(t, d.subject), Confidence: t.confidence(d), Rule: d.rule}
	if c.Object != "" {
		ev.Object = g.mention(t, d.object)
	}
	c.Evidence = []graph.Evidence{ev}
	g.account(t, d, c)
	if old, ok := g.index[c.ID]; ok {
		old.Absorb(c)
		return
	}
	c.Settle()
	g.index[c.ID] = c
	g.claims = append(g.claims, c)
}

func (g *drawing) entity(e end) *graph.Entity { return g.found.Entities[e.mention.Entity] }

func (g *drawing) mention(t *tree, e end) graph.Span {
	m := t.told(e.mention)
	return g.span(t, m.First, m.Last)
}

// span cuts words [first, last) of a sentence out of the article.
func (g *drawing) span(t *tree, first, last int) graph.Span {
	start, end := t.words[first].Start, t.words[last-1].End
	return graph.Span{Start: g.doc.Offset(start), End: g.doc.Offset(end), Text: g.doc.Text[start:end]}
}
