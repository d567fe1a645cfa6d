package relation

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// The trees are written by hand: word, relation, head.
func TestDate(t *testing.T) {
	for _, test := range []struct {
		tree     string
		modality graph.Modality
		want     graph.Date
	}{
		{"They/nsubj/1 met/root/-1 on/case/3 Wednesday/obl/1", graph.Actual, "2018-07-11"},
		{"They/nsubj/2 will/aux/2 meet/root/-1 on/case/4 Wednesday/obl/2", graph.Planned, "2018-07-18"},
		{"They/nsubj/1 met/root/-1 last/amod/3 month/obl:tmod/1", graph.Actual, "2018-06"},
		{"They/nsubj/1 met/root/-1 two/nummod/3 years/obl:npmod/4 ago/advmod/1", graph.Actual, "2016"},
		{"They/nsubj/1 met/root/-1 this/det/3 week/obl/1", graph.Actual, "2018-07"},
		{"They/nsubj/1 quarrelled/root/-1 since/case/3 2013/obl/1", graph.Actual, ""},
		{"They/nsubj/1 broke/root/-1 the/det/4 2015/nummod/4 deal/obj/1", graph.Actual, ""},
		{"They/nsubj/1 met/root/-1 in/case/3 Tehran/obl/1", graph.Actual, ""},
	} {
		doc := &syntax.Document{}
		tr := &tree{}
		anchor := 0
		for i, w := range strings.Fields(test.tree) {
			parts := strings.Split(w, "/")
			word := syntax.Word{Start: len(doc.Text), End: len(doc.Text) + len(parts[0]), Form: parts[0], Rel: parts[1], Head: int(parts[2][0] - '0')}
			doc.Text += parts[0] + " "
			tr.words, tr.children = append(tr.words, word), append(tr.children, nil)
			if parts[1] == "root" {
				anchor, tr.words[i].Head = i, -1
			}
		}
		for i, w := range tr.words {
			if w.Head >= 0 {
				tr.children[w.Head] = append(tr.children[w.Head], i)
			}
		}
		g := &drawing{doc: doc, article: &graph.Article{Published: "2018-07-13"}}
		if got := g.date(tr, draft{anchor: anchor, reading: reading{modality: test.modality}}); got != test.want {
			t.Errorf("%s: got %q, want %q", doc.Text, got, test.want)
		}
	}
}
