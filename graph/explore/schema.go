package explore

import (
	"net/http"

	"github.com/entente-graph/entente/schema/ontology"
)

func (x *site) showSchema(w http.ResponseWriter, _ *http.Request) {
	x.show(w, http.StatusOK, x.vocabulary, struct {
		frame
		Kinds     []ontology.Kind
		Relations []ontology.Relation
		Schema    string
	}{frame{Title: "Schema"}, x.ontology.Kinds(), x.ontology.Relations(), x.schema})
}
