package entity_test

import (
	"testing"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// Which place is meant, and whether one is.
func TestTowns(t *testing.T) {
	r := &entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()}
	for _, c := range []struct{ text, name, want string }{
		{"Police in Gliwice stopped the trucks.", "Gliwice", "city/gliwice-pol"},
		{"Poland closed the plant. The mayor of Brzeg said so in Brzeg.", "Brzeg", "city/brzeg-pol"},
		{"A ferry sank near Tripoli, Lebanon, on Monday.", "Tripoli", "city/tripoli-lbn"},
		{"Lebanon sent the army north. Clashes went on in Tripoli.", "Tripoli", "city/tripoli-lbn"},
		{"Fighting went on in Tripoli.", "Tripoli", "city/tripoli-lby"},
		{"A fair opened in Paris, Texas, on Monday.", "Paris", "city/paris-usa"},
		{"A fair opened in Paris on Monday.", "Paris", "city/paris"},
		{"A court in London, Ontario, freed the man.", "London", "city/london-can"},
		{"A factory in Springfield, Illinois, closed.", "Springfield", "city/springfield-usa-4250542"},
		{"A factory in Atlanta, Georgia, closed.", "Georgia", "region/georgia-usa"},
		{"Russian troops entered Georgia.", "Georgia", "country/GEO"},
		{"The British city of Lincoln was flooded.", "Lincoln", "city/lincoln-gbr"},
		// No towns.
		{"Reading is good for children in Britain.", "Reading", ""},
		{"A factory in Springfield closed.", "Springfield", ""}, // which of them?
		{"The money came from Lincoln, his aide said.", "Lincoln", ""},
		{"Most of the men in Prague went home.", "Most", ""},
		{"The Gliwice Steel Group was sold in Poland.", "Gliwice", ""},
	} {
		d := syntax.Analyze(c.text)
		got := ""
		for _, e := range r.Resolve(d, &graph.Article{ID: "a", Text: c.text}).Entities {
			for _, m := range e.Mentions {
				if m.Text == c.name && (e.Type == "city" || e.Type == "region" || e.Type == "country") {
					got = e.ID
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}
