package main

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// gum reads the names among GUM's entities: those whose head is a proper noun, without what describes them.
// Proper nouns of other types may be names or not.
func (r *reader) gum(path string) ([]labelled, error) {
	bank, err := treebank.Read(path)
	if err != nil {
		return nil, err
	}
	var out []labelled
	for i := range bank {
		s := &bank[i]
		var marks []marked
		taken := make([]bool, len(s.Words))
		spans := entities(s)
		slices.SortStableFunc(spans, func(a, b span) int { return (b.last - b.first) - (a.last - a.first) })
		for _, e := range spans {
			head := headOf(s, e)
			if s.Words[head].UPOS != "PROPN" || taken[head] {
				continue
			}
			first, last := proper(s, e, head)
			clear := true
			for w := first; w < last; w++ {
				clear = clear && !taken[w]
			}
			if !clear {
				continue
			}
			for w := first; w < last; w++ {
				taken[w] = true
			}
			if e.open {
				continue
			}
			m := marked{start: s.Words[first].Start, end: s.Words[last-1].End, kind: e.kind}
			if m, ok := r.settle(s.Text, m); ok {
				marks = append(marks, m)
			}
		}
		slices.SortFunc(marks, func(a, b marked) int { return a.start - b.start })
		if !strings.Contains(path, "dev") {
			r.note(s.Text, marks)
		}
		out = append(out, r.label(s.Text, marks)...)
	}
	return out, nil
}

type span struct {
	first, last int
	kind        name.Kind
	open        bool
}

var gumKinds = map[string]name.Kind{"person": name.Person, "organization": name.Organization, "place": name.Place}

// entities reads the spans of a sentence's Entity annotations.
func entities(s *treebank.Sentence) []span {
	var out []span
	type opened struct {
		id    string
		first int
		kind  string
	}
	var stack []opened
	for i := range s.Words {
		value := ""
		for f := range strings.SplitSeq(s.Words[i].Misc, "|") {
			if v, ok := strings.CutPrefix(f, "Entity="); ok {
				value = v
			}
		}
		for len(value) > 0 {
			if value[0] == '(' {
				end := strings.IndexAny(value[1:], "()")
				part := value[1:]
				closes := false
				if end >= 0 {
					part = value[1 : end+1]
					closes = value[end+1] == ')'
				}
				f := strings.Split(part, "-")
				if len(f) > 1 {
					stack = append(stack, opened{f[0], i, f[1]})
				}
				value = value[1+len(part):]
				if closes {
					value = value[1:]
					o := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					out = add(out, o.first, i+1, o.kind)
				}
				continue
			}
			id, rest, ok := strings.Cut(value, ")")
			if !ok {
				break
			}
			value = rest
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].id == id {
					out = add(out, stack[k].first, i+1, stack[k].kind)
					stack = slices.Delete(stack, k, k+1)
					break
				}
			}
		}
	}
	return out
}

func add(out []span, first, last int, kind string) []span {
	k, ours := gumKinds[kind]
	return append(out, span{first, last, k, !ours})
}

func headOf(s *treebank.Sentence, e span) int {
	for w := e.first; w < e.last; w++ {
		if h := s.Words[w].Head; h < e.first || h >= e.last {
			return w
		}
	}
	return e.first
}

// proper cuts an entity's span down to its name: the run of proper nouns around the head and the small words
// between them.
func proper(s *treebank.Sentence, e span, head int) (first, last int) {
	part := func(w int) bool { return s.Words[w].UPOS == "PROPN" || s.Words[w].UPOS == "NUM" && w > e.first }
	small := func(w int) bool {
		switch strings.ToLower(s.Words[w].Form) {
		case "of", "the", "for", "and", "&", "-", "in", "de", "'s", "’s", ".", "at", "on":
			return true
		}
		return s.Words[w].UPOS == "ADJ" && capital(s.Words[w].Form)
	}
	first, last = head, head+1
	for w := head - 1; w >= e.first; w-- {
		if part(w) || small(w) && s.Words[w].UPOS == "ADJ" {
			first = w
		} else if !small(w) || s.Words[w].UPOS == "PUNCT" && s.Words[w].Form != "-" && s.Words[w].Form != "." {
			break
		}
	}
	for w := head + 1; w < e.last; w++ {
		if part(w) {
			last = w + 1
		} else if !small(w) || s.Words[w].Form == "in" && e.kind != name.Organization {
			break
		}
	}
	return first, last
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
