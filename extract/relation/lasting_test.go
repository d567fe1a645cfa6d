package relation

import (
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/ontology"
)

// TestBonds draws from the example beside each bond what it says.
func TestBonds(t *testing.T) {
	for _, p := range english.Default().Bonds {
		claims, names := draw(t, p.Example)
		if len(names) < 2 {
			t.Errorf("%s: the example marks no two ends: %q", p.At, p.Example)
			continue
		}
		first, last := 0, 1
		if p.Back {
			first, last = 1, 0
		}
		if !slices.ContainsFunc(claims, func(c *graph.Claim) bool {
			return c.Relation == p.Relation && strings.HasSuffix(c.Subject, "/"+names[first]) && strings.HasSuffix(c.Object, "/"+names[last]) && c.Fact()
		}) {
			t.Errorf("%s: %s isn't drawn from %q", p.At, p.Relation, p.Example)
			for _, c := range claims {
				t.Logf("  %s %s %s by %s", c.Subject, c.Relation, c.Object, c.Evidence[0].Rule)
			}
		}
	}
}

// lasting draws from a text, with the names that the gazetteer and the finder tell, what has no date.
func lasting(text string, published graph.Date) string {
	d, a := syntax.Analyze(text), &graph.Article{ID: "a", Text: text, Published: published}
	r := &entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()}
	w := &Drawer{Ontology: ontology.Default(), English: english.Default(), Gazetteer: gazetteer.Default()}
	claims, _ := w.Draw(d, a, r.Resolve(d, a))
	var got []string
	for _, c := range claims {
		if !c.Lasting() {
			continue
		}
		line := c.Subject + " " + c.Relation + " " + c.Object
		if !c.Fact() {
			line += " " + string(c.Polarity) + " " + string(c.Modality)
		}
		if c.Date != published {
			line += " until " + string(c.Date)
		}
		got = append(got, line)
	}
	slices.Sort(got)
	return strings.Join(got, "; ")
}

func TestOffices(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Syrian Foreign Minister Farhad Ostovari came.", "person/farhad-ostovari citizen-of country/SYR; person/farhad-ostovari minister-of country/SYR"},
		{"Former Syrian Foreign Minister Farhad Ostovari came.", "person/farhad-ostovari citizen-of country/SYR"},
		{"The former Syrian foreign minister Farhad Ostovari came.", "person/farhad-ostovari citizen-of country/SYR"},
		{"Former US President Bill Clinton came.", "person/bill-clinton citizen-of country/USA; person/bill-clinton head-of-state-of country/USA until 2001-01-20"},
		{"US President-elect Farhad Ostovari came.", "person/farhad-ostovari citizen-of country/USA"},
		{"Hezbollah leader Farhad Ostovari came.", "person/farhad-ostovari leader-of org/hezbollah; person/farhad-ostovari member-of org/hezbollah"},
		{"Syrian rebel leader Farhad Ostovari came.", "person/farhad-ostovari citizen-of country/SYR"},
		{"Farhad Ostovari, the Syrian foreign minister, came.", "person/farhad-ostovari citizen-of country/SYR; person/farhad-ostovari minister-of country/SYR"},
		{"Farhad Ostovari, spokesman for Hezbollah, came.", "person/farhad-ostovari member-of org/hezbollah; person/farhad-ostovari spokesperson-of org/hezbollah"},
		{"Farhad Ostovari is the president of UNICEF.", "person/farhad-ostovari leader-of org/unicef; person/farhad-ostovari member-of org/unicef"},
		{"Farhad Ostovari is not the president of UNICEF.", "person/farhad-ostovari leader-of org/unicef denied actual; person/farhad-ostovari member-of org/unicef denied actual"},
		{"Farhad Ostovari was named head of UNICEF.", "person/farhad-ostovari leader-of org/unicef; person/farhad-ostovari member-of org/unicef"},
		{"The head of UNICEF, Farhad Ostovari, came.", "person/farhad-ostovari leader-of org/unicef; person/farhad-ostovari member-of org/unicef"},
		{"The German striker Farhad Ostovari came.", "person/farhad-ostovari citizen-of country/DEU"},
		{"Germany coach Farhad Ostovari came.", ""},
		{"Iran expert Farhad Ostovari came.", ""},
		{"Syria envoy Farhad Ostovari came.", ""},
		{"Iran and Russia back Syrian President Farhad Ostovari.", "person/farhad-ostovari citizen-of country/SYR; person/farhad-ostovari head-of-state-of country/SYR"},
		{"Farhad Ostovari, the new Syrian foreign minister, came.", "person/farhad-ostovari citizen-of country/SYR; person/farhad-ostovari minister-of country/SYR"},
		{"Prime Minister Farhad Ostovari of Syria came.", "person/farhad-ostovari citizen-of country/SYR; person/farhad-ostovari head-of-government-of country/SYR"},
		{"Iran's oil minister, Farhad Ostovari, came.", "person/farhad-ostovari citizen-of country/IRN; person/farhad-ostovari minister-of country/IRN"},
		{"Iran met the judiciary chief Farhad Ostovari.", ""},
	} {
		if got := lasting(c.text, "2018-07-13"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestBackground tells what the gazetteer knows of those whom an article names, on its day.
func TestBackground(t *testing.T) {
	for _, c := range []struct {
		day        graph.Date
		text, want string
	}{
		{"2018-07-13", "Iran was calm. A bomb went off in Isfahan.", "city/isfahan located-in country/IRN"},
		{"2018-07-13", "A bomb went off in Isfahan.", ""},
		{"2018-07-13", "Germany was calm. Merkel smiled.", "person/angela-merkel citizen-of country/DEU; person/angela-merkel head-of-government-of country/DEU"},
		{"2004-07-13", "Germany was calm. Merkel smiled.", "person/angela-merkel citizen-of country/DEU"},
		{"", "Germany was calm. Chancellor Merkel smiled.", "person/angela-merkel citizen-of country/DEU; person/angela-merkel head-of-government-of country/DEU until 2021-12-08"},
		{"2018-07-13", "France was calm. The Lyon Institute of Botany closed its doors.", "org/lyon-institute-of-botany based-in country/FRA"},
		{"2018-07-13", "France was calm (AFP, Reuters).", ""},
	} {
		if got := lasting(c.text, c.day); got != c.want {
			t.Errorf("%s %s\n got %s\nwant %s", c.day, c.text, got, c.want)
		}
	}
}
