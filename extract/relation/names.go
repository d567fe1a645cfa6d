package relation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// names are the words of a sentence that name somebody or something, in order: what lasting
// relations are told of. The adjective of a country counts as its name; nominals, pronouns and
// situations don't.
func (g *drawing) names(t *tree) []entity.Mention {
	named := func(m entity.Mention) bool {
		return m.Use != entity.Situation && m.Form != graph.Pronoun && (m.Form == graph.Name || m.Use == entity.Adjective)
	}
	out := g.nameRow[:0]
	for _, list := range [][]entity.Mention{t.mentions, g.inner(t.number)} {
		for _, m := range list {
			if named(m) {
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b entity.Mention) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last))
	})
	last := 0
	out = slices.DeleteFunc(out, func(m entity.Mention) bool { // a name inside another isn't spoken of
		inside := m.First < last
		last = max(last, m.Last)
		return inside
	})
	g.nameRow = out
	return out
}

// inner returns the names inside wider mentions of a sentence.
func (g *drawing) inner(sentence int) []entity.Mention {
	if sentence < len(g.found.Inner) {
		return g.found.Inner[sentence]
	}
	return nil
}

// nameAt returns the name that begins at word w.
func nameAt(names []entity.Mention, w int) (entity.Mention, bool) {
	k, ok := slices.BinarySearchFunc(names, w, func(m entity.Mention, w int) int { return m.First - w })
	if !ok {
		return entity.Mention{}, false
	}
	return names[k], true
}

// nameBefore returns the name that ends before word w.
func nameBefore(names []entity.Mention, w int) (entity.Mention, bool) {
	k, _ := slices.BinarySearchFunc(names, w, func(m entity.Mention, w int) int { return m.First - w })
	if k > 0 && names[k-1].Last == w {
		return names[k-1], true
	}
	return entity.Mention{}, false
}

func (g *drawing) kind(m entity.Mention) string { return g.found.Entities[m.Entity].Type }

// possessive reports whether word w is the 's after a holder.
func (t *tree) possessive(w int) bool {
	if w < 0 || w >= len(t.words) {
		return false
	}
	switch t.words[w].Form {
	case "'s", "’s":
		return t.words[w].XPOS == "POS" || t.words[w].Rel == "case"
	case "'", "’":
		return t.words[w].XPOS == "POS" || t.words[w].Contracted
	}
	return false
}

func (t *tree) lower(w int) string { return strings.ToLower(t.words[w].Form) }

// closes reports whether a phrase that ends before word w is at its end there.
func (t *tree) closes(w int) bool {
	if w >= len(t.words) {
		return true
	}
	switch t.words[w].Form {
	case ",", ".", ")", ";", ":", "—", "–", "?", "!":
		return true
	}
	return false
}

// modifies reports whether word w may stand before a noun in its phrase.
func (t *tree) modifies(w int) bool {
	switch t.words[w].XPOS {
	case "DT", "JJ", "JJR", "JJS", "CD", "RB", "RBS", "RBR", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "AFX":
		return true
	}
	return false
}
