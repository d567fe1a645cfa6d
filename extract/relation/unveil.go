package relation

import (
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// ahead is how many sentences after one that tells what somebody is may tell who: a report's first sentence often
// keeps the name for the second or third.
const ahead = 4

// unveiled returns who a person is whom the opening of an article tells by office alone, A top adviser to Velayati said:
// whoever is the next to speak, if by a bare name.
func (g *drawing) unveiled(t *tree, o *office) (end, bool) {
	head := o.last - 1
	if t.number >= ahead || o.start >= len(t.words) || t.words[head].Rel != "nsubj" || t.words[head].XPOS != "NN" || !g.says(t, t.words[head].Head) {
		return end{}, false
	}
	if a := t.child(head, "det"); a < 0 || !strings.HasPrefix(t.lower(a), "a") {
		return end{}, false
	}
	for n := t.number + 1; n <= t.number+ahead && n < len(g.trees); n++ {
		next := g.trees[n]
		for v := range next.words {
			if !g.says(next, v) {
				continue
			}
			s := next.doer(v, 0)
			k, ok := next.at[s]
			if !ok || g.kind(next.mentions[k]) != "person" || next.mentions[k].Form != graph.Name {
				return end{}, false
			}
			if m := next.mentions[k]; g.bare(next, m) {
				return end{entity.Mention{Entity: m.Entity, First: o.start, Last: o.last, Head: head, Form: graph.Nominal, Holder: -1, Sure: .8}, .8}, true
			}
			return end{}, false
		}
	}
	return end{}, false
}

// says reports whether v tells of somebody's words.
func (g *drawing) says(t *tree, v int) bool {
	return t.verbal(v) && (g.English.Speech[t.words[v].Lemma] || t.words[v].Lemma == "tell")
}

// bare reports whether nothing beside a name tells what its bearer is.
func (g *drawing) bare(t *tree, m entity.Mention) bool {
	if t.child(m.Head, "appos") >= 0 || m.Last < len(t.words)-1 && t.words[m.Last].Form == "," && t.words[m.Last+1].XPOS == "DT" {
		return false
	}
	return m.First == 0 || g.roleBefore(t, m.First) < 0
}
