package relation

import (
	"strings"

	"github.com/entente-graph/entente/extract/when"
	"github.com/entente-graph/entente/graph"
)

// date returns when the act at a draft's anchor happens, if its clause or phrase tells a time that one date
// holds. What is planned looks ahead: will meet on Friday.
func (g *drawing) date(t *tree, d draft) graph.Date {
	lean := when.Past
	if d.reading.modality == graph.Planned {
		lean = when.Future
	}
	from, to := t.words[0].Start, t.words[len(t.words)-1].End
	for e := range when.Find(g.doc.Text[from:to], g.article.Published, lean) {
		for _, c := range t.children[d.anchor] {
			w := t.words[c]
			told := from+e.Start <= w.Start && w.Start < from+e.End
			dates := strings.HasPrefix(w.Rel, "obl") || w.Rel == "advmod" || t.words[d.anchor].UPOS == "NOUN" && strings.HasPrefix(w.Rel, "nmod") // Monday's attack
			if told && dates && e.Date() != "" {
				return e.Date()
			}
		}
	}
	return ""
}
