package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
)

// tree is a sentence with its mentions, to be walked from any word.
type tree struct {
	number   int
	words    []syntax.Word
	children [][]int
	mentions []entity.Mention
	at       map[int]int // head word -> mention
	question bool
}

func (g *drawing) tree(i int) *tree {
	s := &g.doc.Sentences[i]
	t := &tree{number: i, words: s.Words, children: make([][]int, len(s.Words)), mentions: believed(g.found.Mentions[i]), at: map[int]int{}}
	for w := range s.Words {
		if h := s.Words[w].Head; h >= 0 && h < len(s.Words) {
			t.children[h] = append(t.children[h], w)
		}
	}
	t.index()
	for w := len(t.words) - 1; w >= 0 && t.words[w].UPOS == "PUNCT"; w-- {
		t.question = t.question || t.words[w].Form == "?"
	}
	return t
}

// index finds the mention at each head word. An inner one at the same word gives way to the wider: the situation, not
// its noun.
func (t *tree) index() {
	for k, m := range t.mentions {
		if old, ok := t.at[m.Head]; !ok || t.mentions[old].Last-t.mentions[old].First < m.Last-m.First {
			t.at[m.Head] = k
		}
	}
}

// trusted is how likely a pronoun or common noun must stand for an entity for a claim to rest on it.
const trusted = .55

func believed(ms []entity.Mention) []entity.Mention {
	doubtful := func(m entity.Mention) bool { return m.Sure > 0 && m.Sure < trusted }
	if !slices.ContainsFunc(ms, doubtful) {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), doubtful)
}

// child returns the first child of w with one of the relations, or -1.
func (t *tree) child(w int, rels ...string) int {
	for _, c := range t.children[w] {
		if slices.Contains(rels, t.words[c].Rel) {
			return c
		}
	}
	return -1
}

// caseOf returns the preposition of a noun in small letters; of several, joined: "out of". Before a title or
// another name the parser may hang it on that: the arrest of former Fijian President Tora.
func (t *tree) caseOf(w int) string {
	var parts []string
	for h := w; len(parts) == 0 && h >= 0; h = t.opening(h) {
		parts = t.cases(h)
	}
	return strings.Join(parts, " ")
}

// opening returns the first name or title before the name at w that hangs on it, or -1.
func (t *tree) opening(w int) int {
	if len(t.children[w]) == 0 || t.children[w][0] > w || t.words[w].UPOS != "PROPN" {
		return -1
	}
	c := t.children[w][0]
	if rel := t.words[c].Rel; rel == "compound" || rel == "nmod:desc" || rel == "amod" || rel == "nmod:poss" {
		return c
	}
	return -1
}

// cases are the prepositions that hang on w.
func (t *tree) cases(w int) []string {
	var parts []string
	for _, c := range t.children[w] {
		if t.words[c].Rel != "case" || c > w {
			continue
		}
		parts = append(parts, strings.ToLower(t.words[c].Form))
		for _, f := range t.children[c] {
			if t.words[f].Rel == "fixed" {
				parts = append(parts, strings.ToLower(t.words[f].Form))
			}
		}
	}
	return parts
}

// linked reports whether the noun has one of the prepositions. "out" stands for "out of", but "with" not for "along
// with".
func (t *tree) linked(w int, links []string) bool {
	c := t.caseOf(w)
	front, _, _ := strings.Cut(c, " ")
	for _, l := range links {
		if c == l || strings.HasPrefix(c, l+" ") && l != "in" || strings.HasSuffix(c, " "+l) && !beside[front] {
			return true
		}
	}
	return false
}

// beside are the first words of prepositions that name another than their last word alone does.
var beside = words("along together according due prior thanks instead because owing apart aside ahead regardless north south east west northeast northwest southeast southwest outside")

// introduced reports whether the clause of v opens with a word that isn't its subject.
func (t *tree) introduced(v int, word string) bool {
	for _, c := range t.children[v] {
		if c < v && strings.EqualFold(t.words[c].Form, word) && !strings.HasPrefix(t.words[c].Rel, "nsubj") {
			return true
		}
	}
	return false
}

// whole reports whether the relative clause at v lacks nothing that the noun before it could be, and so is what the noun
// says: the charge that Iran arms rebels, the charge Iran arms rebels.
func (t *tree) whole(v int) bool {
	return t.introduced(v, "that") || t.child(v, "nsubj") >= 0 && t.child(v, "obj", "cop") >= 0 && t.first(v) == t.first(t.child(v, "nsubj"))
}

func (t *tree) marked(v int, words ...string) bool {
	for _, c := range t.children[v] {
		w := t.words[c]
		if (w.Rel == "mark" || w.Rel == "case" || w.XPOS == "TO") && slices.Contains(words, strings.ToLower(w.Form)) {
			return true
		}
	}
	return false
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
