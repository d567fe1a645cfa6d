package export

import (
	"io"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// WriteJSONL writes the corpus as JSON Lines (https://jsonlines.org/), nothing left out: what
// [graph.ReadJSONL] reads.
func WriteJSONL(w io.Writer, c *graph.Corpus, _ *ontology.Ontology) error {
	return graph.Merge(c).WriteJSONL(w)
}
