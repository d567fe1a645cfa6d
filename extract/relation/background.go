package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A backdrop is what an article takes for known of those whom it names.
type backdrop struct {
	*drawing
	index map[string]int // of the article's entities, by ID
	named [][]spot       // of each entity, where the article names it
	told  map[fact3]bool // what its own words tell
}

// A spot is a mention with its sentence.
type spot struct {
	sentence int
	mention  entity.Mention
}

// A fact3 is a fact by its three parts.
type fact3 struct{ subject, relation, object string }

// background draws what the gazetteer knows to hold between two whom the article names, and the
// article doesn't tell: that Isfahan is in Iran, that Merkel was Germany's chancellor on its day. The
// evidence is a sentence that names both, else the first that names the one; its rule, "gazetteer",
// says that the table vouches for it and not the words.
func (g *drawing) background() {
	if g.Gazetteer == nil {
		return
	}
	b := backdrop{drawing: g, index: make(map[string]int, len(g.found.Entities)), named: g.whereNamed(), told: make(map[fact3]bool, len(g.claims))}
	for n, e := range g.found.Entities {
		b.index[e.ID] = n
	}
	for _, c := range g.claims {
		if c.Fact() {
			b.told[fact3{c.Subject, c.Relation, c.Object}] = true
		}
	}
	for n, e := range g.found.Entities {
		if !e.Named() {
			continue
		}
		if _, known := g.Gazetteer.Entry(e.ID); !known {
			if of, ok := b.index["country/"+g.namesake(e)]; ok {
				b.tell(n, g.belongs(e), of, draft{rule: "name", confidence: .8})
			}
			continue
		}
		if of, ok := b.index["country/"+e.Country]; ok && of != n && !b.credit(n) {
			b.tell(n, g.belongs(e), of, draft{rule: "gazetteer", confidence: .85})
		}
		for _, o := range b.held(n, g.Gazetteer.Offices(e.ID)) {
			if of, ok := b.index[o.Of]; ok {
				b.tell(n, o.Relation, of, draft{rule: "gazetteer", confidence: .85, date: b.ended(o)})
			}
		}
	}
}

// namesake returns the code of the country that a body which the gazetteer doesn't know is named
// after, by the country's name or that of one of its places: the University of Cologne.
func (g *drawing) namesake(e *graph.Entity) string {
	if !g.Ontology.Is(e.Type, "organization") || strings.HasSuffix(e.Name, "Embassy") || strings.HasSuffix(e.Name, "Consulate") { // whose it is, is not where it is
		return ""
	}
	if e.Country != "" {
		return e.Country
	}
	words, code := strings.Fields(e.Name), ""
	for i := range words {
		_, ms := g.Gazetteer.Find(words, i)
		if len(ms) == 0 || ms[0].Entry.Country == "" || !g.Ontology.Is(ms[0].Entry.Kind, "place") || ms[0].Use == gazetteer.Demonym {
			continue
		}
		if code != "" && code != ms[0].Entry.Country {
			return "" // of two countries
		}
		code = ms[0].Entry.Country
	}
	return code
}

// credit reports whether a news medium is only named as the source of a report: in brackets, or where
// no verb is.
func (b *backdrop) credit(n int) bool {
	if b.found.Entities[n].Type != "media" {
		return false
	}
	return !slices.ContainsFunc(b.named[n], func(p spot) bool {
		words := b.doc.Sentences[p.sentence].Words
		bracket := 0
		for _, w := range words[:p.mention.First] {
			switch w.Form {
			case "(":
				bracket++
			case ")":
				bracket--
			}
		}
		return bracket == 0 && slices.ContainsFunc(words, func(w syntax.Word) bool { return w.UPOS == "VERB" })
	})
}

// whereNamed lists where each entity is named, or meant by a noun.
func (g *drawing) whereNamed() [][]spot {
	named := make([][]spot, len(g.found.Entities))
	for i := range g.doc.Sentences {
		if g.noise(&g.doc.Sentences[i]) != "" {
			continue
		}
		for _, list := range [][]entity.Mention{g.found.Mentions[i], g.inner(i)} {
			for _, m := range list {
				if m.Form != graph.Pronoun && m.Use != entity.Situation {
					named[m.Entity] = append(named[m.Entity], spot{i, m})
				}
			}
		}
	}
	return named
}

// belongs names the relation of an entity to its country, or "".
func (g *drawing) belongs(e *graph.Entity) string {
	is := func(kind string) bool { return g.Ontology.Is(e.Type, kind) }
	switch {
	case is("person"):
		return "citizen-of"
	case is("agency"):
		return "agency-of"
	case is("alliance"):
	case is("organization"):
		return "based-in"
	case is("place"):
		return "located-in"
	}
	return ""
}

// A title is an office that words beside a person's name tell of, by its relation.
type title struct {
	relation string
	former   bool
}

// held chooses, of the offices of a person, those that the article takes him to have or to have had, the
// latest term first: his on the article's day, and those that a title beside his name tells of. Where the day
// isn't known and there is no title, he is taken for the head of state or government that he last was.
func (b *backdrop) held(person int, offices []gazetteer.Office) []gazetteer.Office {
	var held, headed []gazetteer.Office
	day := string(b.article.Published)
	for _, o := range slices.Backward(offices) {
		heads := o.Relation == "head-of-state-of" || o.Relation == "head-of-government-of"
		titled := slices.ContainsFunc(b.titles[person], func(t title) bool {
			return (t.relation == o.Relation || t.relation == "leader-of" && heads && len(held) == 0) && (day == "" || t.former && b.ended(o) != "")
		})
		switch {
		case titled, day != "" && slices.Contains(b.Gazetteer.Holders(o.Relation, o.Of, day), o):
			held = append(held, o)
		case day == "" && heads && len(headed) == 0:
			headed = append(headed, o)
		}
	}
	if len(held) == 0 {
		return headed
	}
	return held
}

// ended returns the day on which an office ended before the article's, or "".
func (b *backdrop) ended(o gazetteer.Office) graph.Date {
	if day := b.article.Published; day != "" && (o.To == "" || graph.Date(o.To) >= day) {
		return ""
	}
	return graph.Date(o.To)
}

// tell claims a relation and what it implies, unless the article's words do.
func (b *backdrop) tell(subject int, relation string, object int, d draft) {
	if relation == "" || len(b.named[subject]) == 0 || len(b.named[object]) == 0 {
		return
	}
	s, o := b.together(subject, object)
	t := &tree{number: s.sentence, words: b.doc.Sentences[s.sentence].Words}
	r, _ := b.Ontology.Relation(relation)
	for i, name := range append([]string{relation}, r.Implies...) {
		if i == 1 {
			d.rule += ", implied"
			d.date = "" // a citizen he stays
		}
		key := fact3{b.found.Entities[subject].ID, name, b.found.Entities[object].ID}
		if !b.told[key] {
			b.told[key] = true
			d.relation, d.subject, d.object, d.reading = name, end{s.mention, 1}, end{o.mention, 1}, fact
			d.anchor = s.mention.Head
			b.claim(t, d)
		}
	}
}

// together returns where the first sentence names both; else where the subject is first named,
// whose words then stand for both.
func (b *backdrop) together(subject, object int) (s, o spot) {
	for _, s := range b.named[subject] {
		for _, o := range b.named[object] {
			if o.sentence == s.sentence && o.mention.First != s.mention.First {
				return s, o
			}
		}
	}
	s = b.named[subject][0]
	o = s
	o.mention.Entity = object
	return s, o
}
