package graph

import (
	"testing"

	"github.com/entente-graph/entente/schema/ontology"
)

// TestEdgesOfTheUnnamed holds that rebels of a country stand in the graph, and the gunmen of one report
// in their claims alone.
func TestEdgesOfTheUnnamed(t *testing.T) {
	for _, c := range []struct {
		subject, object string
		want            bool
	}{
		{"country/IRN", "country/IRQ", true},
		{"unnamed/afg-rebels", "country/AFG", true},
		{"someone/gunmen-1x", "country/AFG", false},
		{"country/AFG", "someone/gunmen-1x", false},
	} {
		claim := &Claim{Subject: c.subject, Relation: "attacks", Object: c.object, Polarity: Asserted, Modality: Actual}
		if _, got := claim.EdgeKey(ontology.Default()); got != c.want {
			t.Errorf("%s attacks %s makes an edge: %v, want %v", c.subject, c.object, got, c.want)
		}
	}
}

// TestEdgesOfTheTables sums up what two articles tell and the gazetteer knows: the table is one witness, and half of
// one, however many articles name the two.
func TestEdgesOfTheTables(t *testing.T) {
	known := func(article string) Evidence {
		return Evidence{Article: article, Confidence: .8, Rule: "gazetteer"}
	}
	told := Evidence{Article: "c", Confidence: .8, Rule: "bond"}
	for _, c := range []struct {
		evidence []Evidence
		weight   float64
		count    int
	}{
		{[]Evidence{known("a"), known("b")}, .4, 1},
		{[]Evidence{known("a"), told}, 1.2, 2},
	} {
		claim := &Claim{Subject: "city/tehran", Relation: "located-in", Object: "country/IRN", Polarity: Asserted, Modality: Actual,
			Confidence: .8, Evidence: c.evidence}
		edges := Edges([]*Claim{claim}, nil, ontology.Default())
		if len(edges) != 1 || edges[0].Weight < c.weight-1e-9 || edges[0].Weight > c.weight+1e-9 || edges[0].Count != c.count {
			t.Errorf("%d passages made the edges %+v, not one of weight %v from %d tellings", len(c.evidence), edges, c.weight, c.count)
		}
	}
}
