package relation

import (
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// stands returns who is meant by a noun that is no mention: those whom it counts (dozens of rebels),
// whose deed it is (the offer by Poland), or the place of what is acted on (a checkpoint in Basra).
func (g *drawing) stands(t *tree, w int) (end, bool) {
	lemma := t.words[w].Lemma
	if t.words[w].UPOS == "NUM" || counting[lemma] {
		for _, c := range t.children[w] {
			if t.words[c].Rel == "nmod" && t.caseOf(c) == "of" {
				return g.one(t, c)
			}
		}
		return end{}, false
	}
	if t.words[w].UPOS != "NOUN" {
		return end{}, false
	}
	acts, group := g.English.Groups[lemma]
	for _, c := range t.children[w] {
		k, ok := t.at[c]
		if !ok {
			continue
		}
		m := t.mentions[k]
		switch prep := t.caseOf(c); t.words[c].Rel {
		case "nmod:poss", "amod", "compound":
			if g.English.Deeds[lemma] && m.Use != entity.Target && m.Use != entity.Situation {
				return deed(m), true
			}
		case "nmod":
			if g.English.Deeds[lemma] && (prep == "by" || prep == "from") && m.Use != entity.Adjective {
				return deed(m), true
			}
			if group && !acts && slices.Contains(where, prep) && g.Ontology.Is(g.found.Entities[m.Entity].Type, "place") {
				m.Use = entity.Target
				return end{m, .7}, true
			}
		}
	}
	return end{}, false
}

func deed(m entity.Mention) end {
	e := end{m, .8 * surety(m)}
	e.mention.Use = entity.Deed
	return e
}

var (
	counting = words("hundred thousand million dozen score number group crowd most some many one two several majority handful rest")
	where    = []string{"in", "at", "near", "of", "on", "inside", "across"}
)

// told returns the words of a sentence that tell best who a mention is: for a pronoun the name or noun
// before it that it stands for, if the sentence has one.
func (t *tree) told(m entity.Mention) entity.Mention {
	if m.Form != graph.Pronoun {
		return m
	}
	for k := len(t.mentions) - 1; k >= 0; k-- {
		if n := t.mentions[k]; n.Entity == m.Entity && n.Form != graph.Pronoun && n.Use != entity.Adjective && n.Last <= m.First {
			return n
		}
	}
	return m
}
