package relation

import (
	"testing"

	"github.com/entente-graph/entente/graph"
)

// TestConfidence compares events of which one is told more plainly than the other.
func TestConfidence(t *testing.T) {
	sure := func(text, relation string) float64 {
		t.Helper()
		claims, _ := draw(t, text)
		for _, c := range claims {
			if c.Relation == relation && c.Polarity == graph.Asserted {
				return c.Confidence
			}
		}
		t.Fatalf("%s isn't drawn from %q", relation, text)
		return 0
	}
	for _, c := range []struct{ about, plain, doubtful, relation string }{
		{"a verb and a noun", "[Israel] attacked [Syria].", "[Israel]'s attack on [Syria] failed.", "attacks"},
		{"what is and what may be", "[Turkey] attacked [Syria].", "[Turkey] may attack [Syria].", "attacks"},
	} {
		if plain, doubtful := sure(c.plain, c.relation), sure(c.doubtful, c.relation); plain <= doubtful || doubtful <= 0 || plain >= 1 {
			t.Errorf("%s: sure %.2f of %q and %.2f of %q", c.about, plain, c.plain, doubtful, c.doubtful)
		}
	}
}

// TestReliability holds that every confidence is in one row of the table, and that those who are surer were
// right more often, from one end of it to the other.
func TestReliability(t *testing.T) {
	bins := Reliability()
	from := 0.
	for _, b := range bins {
		if b.From != from || b.To <= b.From || b.Right > b.Claims || b.Claims == 0 {
			t.Errorf("%+v doesn't go on from %.2f", b, from)
		}
		from = b.To
	}
	if from <= 1 {
		t.Errorf("nothing is told of those from %.2f", from)
	}
	share := func(b Bin) float64 { return float64(b.Right) / float64(b.Claims) }
	if first, last := bins[0], bins[len(bins)-1]; share(first) >= share(last) {
		t.Errorf("the least sure were right as often as the surest: %+v, %+v", first, last)
	}
}
