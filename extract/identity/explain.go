package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/spelling"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A Story tells why some names are one entity's, and which aren't.
type Story struct {
	Entity  *graph.Entity
	Names   []Naming
	Merges  []Verdict
	Apart   []Verdict
	Ordered []string // lines of the corrections that it follows
}

// A Naming is one name of an entity, where articles print it, and how it is known to be its.
type Naming struct {
	Name     string
	Mentions []graph.Mention
	How      string // the rule within its article, or "" where Merges tell
}

// A Verdict is what became of two names that may be one entity's.
type Verdict struct {
	Rule     Rule
	Distance int // letters by which their sounds differ
	A, B     Side
	For      []string // on what they agree
	Against  []string
	Doubt    bool // another fits as well
}

// A Side is one of the two names, and whose it turned out to be.
type Side struct {
	Name, ID, Article string // the earliest that has it; "" if only the gazetteer has
	Country           string
}

// Explain tells the stories of the entities of a corpus that an ID or a name may mean: the one of
// the ID that it has or had, else those that are called so.
func Explain(g *gazetteer.Gazetteer, c *Corrections, corpus *graph.Corpus, what string) []*Story {
	x := New(g, c)
	for _, p := range byArticle(corpus) {
		x.Add(p)
	}
	x.settle()
	var stories []*Story
	for _, e := range meant(corpus, x.ruling.resolve(what), what) {
		stories = append(stories, x.tell(e))
	}
	return stories
}

// meant returns the entities of a corpus by an ID, else by a name.
func meant(c *graph.Corpus, id, name string) []*graph.Entity {
	var called []*graph.Entity
	folded := spelling.Fold(name)
	is := func(text string) bool { return spelling.Fold(text) == folded }
	for _, e := range c.Entities {
		switch {
		case e.ID == id || e.ID == name:
			return []*graph.Entity{e}
		case is(e.Name) || slices.ContainsFunc(e.Aliases, is) || slices.ContainsFunc(e.Readings, func(r graph.Reading) bool { return r.ID == name }):
			called = append(called, e)
		}
	}
	return called
}

// tell makes the story of an entity.
func (x *Index) tell(e *graph.Entity) *Story {
	s := &Story{Entity: e}
	its := map[int32]bool{} // whose cells are its
	for i, c := range x.cells.all {
		t, stays := x.ruling.on(x.entities[x.whose[i]], *x.articles.at(c.first.article), x.find)
		if stays && t.ID == e.ID {
			its[x.whose[i]] = true
		}
	}
	s.name(x, its)
	for _, l := range x.links.all {
		a, b := its[x.whose[l.a]], its[x.whose[l.b]]
		switch {
		case l.joined && a:
			s.Merges = append(s.Merges, x.verdict(l))
		case !l.joined && a != b && (l.rule != Short || l.grounds.weigh() > 0):
			s.Apart = append(s.Apart, x.verdict(l))
		}
	}
	order := func(a, b Verdict) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), strings.Compare(a.A.Name, b.A.Name), strings.Compare(a.B.Name, b.B.Name),
			strings.Compare(a.A.ID, b.A.ID), strings.Compare(a.B.ID, b.B.ID), strings.Compare(a.A.Article, b.A.Article), strings.Compare(a.B.Article, b.B.Article))
	}
	slices.SortFunc(s.Merges, order)
	slices.SortFunc(s.Apart, order)
	s.Ordered = x.corrections.about(e.ID)
	return s
}

// name lists the names of the entity as they are printed.
func (s *Story) name(x *Index, its map[int32]bool) {
	at := map[string]int{}
	for _, m := range s.Entity.Mentions {
		if m.Form != graph.Name {
			continue
		}
		text := strings.Join(strings.Fields(m.Text), " ")
		i, ok := at[text]
		if !ok {
			i = len(s.Names)
			at[text] = i
			s.Names = append(s.Names, Naming{Name: text})
		}
		s.Names[i].Mentions = append(s.Names[i].Mentions, m)
	}
	slices.SortStableFunc(s.Names, func(a, b Naming) int {
		return cmp.Or(len(b.Mentions)-len(a.Mentions), strings.Compare(a.Name, b.Name))
	})
	c := classes[s.Entity.Type]
	for i := range s.Names {
		s.Names[i].How = x.how(c, s.Entity, s.Names[i].Name, its)
	}
}

// how tells why an article that names an entity otherwise, too, means it by a name.
func (x *Index) how(c class, e *graph.Entity, text string, its map[int32]bool) string {
	folded := spelling.Fold(text)
	if entry, ok := x.gazetteer.Entry(e.ID); ok {
		for _, known := range slices.Concat([]string{entry.Name}, entry.Aliases, entry.Metonyms, entry.Demonyms, entry.Adjectives) {
			if spelling.Fold(known) == folded {
				return "the gazetteer has it"
			}
		}
	}
	if c == other {
		return "within its article"
	}
	n := x.newName(c, x.wordsOf(c, text), text)
	for i, cell := range x.cells.all {
		if its[x.whose[i]] && cell.key.known == 0 && x.names.at(cell.key.name).hash == n.hash {
			return ""
		}
	}
	lead := x.newName(c, x.wordsOf(c, e.Name), e.Name)
	if n.hash == lead.hash {
		return ""
	}
	m, ok := compare(&n, &lead)
	if !ok {
		return "within its article"
	}
	how := "within its article: " + m.rule.String() + " of " + e.Name
	if m.rule == Spelling || m.distance > 0 {
		how += fmt.Sprintf(", sounds %s apart", letterCount(int(m.distance)))
	}
	return how
}

func letterCount(n int) string {
	if n == 1 {
		return "1 letter"
	}
	return fmt.Sprintf("%d letters", n)
}

// verdict puts a link into words.
func (x *Index) verdict(l *link) Verdict {
	v := Verdict{Rule: l.rule, Distance: int(l.distance), A: x.side(l.a), B: x.side(l.b), Doubt: l.doubt}
	a, b := x.cells.at(l.a), x.cells.at(l.b)
	for i := range weights {
		bit := grounds(1 << i)
		if l.grounds&bit == 0 {
			continue
		}
		if text := x.ground(bit, a, b); weights[i] > 0 {
			v.For = append(v.For, text)
		} else {
			v.Against = append(v.Against, text)
		}
	}
	return v
}

func (x *Index) side(c int32) Side {
	r := x.founded(x.cells.at(c))
	return Side{Name: r.Name, ID: x.entities[x.whose[c]].ID, Article: r.Article, Country: uncode(x.cells.at(c).country)}
}

// ground says on what two cells agree or differ, with what of it their own articles tell.
func (x *Index) ground(bit grounds, a, b *cell) string {
	mine, theirs := x.context(a), x.context(b)
	tags := func(kinds ...kind) string {
		there := map[string]bool{}
		for _, k := range kinds {
			for _, t := range theirs.of(k) {
				there[x.tags[t&hashMask]] = true
			}
		}
		var both []string
		for _, k := range kinds {
			for _, t := range mine.of(k) {
				if tag, ok := x.tags[t&hashMask]; ok && there[tag] {
					both = append(both, tag)
				}
			}
		}
		slices.Sort(both)
		both = slices.Compact(both)
		if len(both) == 0 {
			return ""
		}
		return ": " + strings.Join(both, ", ")
	}
	switch bit {
	case sameCountry:
		return "same country: " + uncode(max(a.country, b.country))
	case sameScene:
		return "its country is the one that the articles name most"
	case sameOffice:
		return "same office" + tags(office)
	case sameEmployer:
		return "same employer" + tags(employer)
	case sameAnchor:
		return "named next to the same body" + tags(anchor, employer)
	case someBeside, manyBeside:
		return "named beside the same" + x.besides(&mine, &theirs)
	case otherCountry:
		if a.country != 0 && b.country != 0 {
			return "another country: " + uncode(a.country) + ", " + uncode(b.country)
		}
		return "another country"
	case otherEmployer:
		return "another company"
	case otherAnchor:
		return "named next to other bodies"
	case otherRival:
		return "one article has both, as two"
	}
	return "two in the gazetteer"
}

// besides lists whom both cells are named beside.
func (x *Index) besides(a, b *context) string {
	names := map[uint32]string{}
	for _, c := range x.cells.all {
		form := x.forms.at(c.first.form)
		if old, ok := names[form.feature]; !ok || form.text < old {
			names[form.feature] = form.text
		}
	}
	var both []string
	a.beside.shared(b.beside, func(f uint32) {
		if n, ok := names[f]; ok {
			both = append(both, n)
		}
	})
	slices.Sort(both)
	if len(both) == 0 {
		return ""
	}
	return ": " + strings.Join(both, ", ")
}
