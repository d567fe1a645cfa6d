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
