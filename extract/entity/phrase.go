package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// actorWords tells of the last word of the nouns in actors.csv how many words and hyphens the longest has.
func actorWords(e *english.English) map[string]int {
	longest := map[string]int{}
	for phrase := range e.Actors {
		words := strings.Fields(strings.ReplaceAll(phrase, "-", " "))
		last := words[len(words)-1]
		longest[last] = max(longest[last], len(words)+strings.Count(phrase, "-"))
	}
	return longest
}

// phrase writes words [first, last) as a table's key: in small letters, abbreviations without
// their full stop, hyphens as in the word they are of. The bytes are valid until the next call.
func (g *resolving) phrase(words []syntax.Word, first, last int) []byte {
	g.buf = g.buf[:0]
	glue := true
	for _, w := range words[first:last] {
		if isHyphen(w.Form) {
			g.buf, glue = append(g.buf, '-'), true
			continue
		}
		if !glue {
			g.buf = append(g.buf, ' ')
		}
		glue = false
		g.buf = append(g.buf, strings.TrimSuffix(lower(w.Form), ".")...)
	}
	return g.buf
}

// longestRole returns the end of the longest role that begins at word i, or i.
func (g *resolving) longestRole(words []syntax.Word, i int) int {
	n, ok := g.English.RoleWords[strings.TrimSuffix(lower(words[i].Form), ".")]
	if !ok {
		return i
	}
	for last := min(i+n, len(words)); last > i; last-- {
		if _, ok := g.English.Roles[string(g.phrase(words, i, last))]; ok {
			return last
		}
	}
	return i
}

// lower returns s in small letters, without allocating where it is so already.
func lower(s string) string { return strings.ToLower(s) }

// noun returns the lemma of a noun in small letters.
func noun(w *syntax.Word) string {
	l := w.Lemma
	if l == "" {
		l = w.Form
	}
	l = lower(l)
	if len(l) > 3 && strings.HasSuffix(l, "s") && !strings.HasSuffix(l, "ss") && (w.Lemma == "" || strings.HasPrefix(w.XPOS, "NNP")) {
		l = l[:len(l)-1]
	}
	return l
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// shouted reports whether a word is written in capitals throughout, and isn't an initial.
func shouted(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" }

// isPossessive reports whether word i is the 's after a holder.
func isPossessive(words []syntax.Word, i int) bool {
	if i < 0 || i >= len(words) {
		return false
	}
	switch words[i].Form {
	case "'s", "’s", "'S", "’S":
		return words[i].XPOS == "" || words[i].XPOS == "POS" || words[i].Rel == "case"
	case "'", "’":
		return words[i].XPOS == "POS"
	}
	return false
}

// isNoun takes a word without a tag on trust.
func isNoun(w *syntax.Word) bool { return w.XPOS == "" || strings.HasPrefix(w.XPOS, "NN") }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// nounPhrase returns the head of the noun phrase whose modifiers begin at word from, or -1: the
// last noun before a word that no noun phrase holds. It ends before a name. Words without tags it
// reads up to the first noun of the tables.
func (g *resolving) nounPhrase(v *view, from int) int {
	head := -1
	for j := from; j < len(v.words) && j < from+8; j++ {
		w := &v.words[j]
		if k := v.spanAt(j); k >= 0 {
			if s := &v.spans[k]; j == from && s.kind == table && s.readings[0].Use == gazetteer.Adjective && s.readings[0].Entry.Kind == "ethnic-group" {
				j = s.last - 1 // its Shiite proxies
				continue
			}
			if v.spans[k].kind != role {
				break
			}
			head, j = v.spans[k].last-1, v.spans[k].last-1
			continue
		}
		if w.XPOS == "" {
			if _, acts := g.English.Groups[noun(w)]; acts || g.English.Situations[lower(w.Form)].Noun != "" {
				return j
			}
			if !capital(w.Form) && head < 0 && j < from+3 && unicode.IsLetter(rune(w.Form[0])) {
				continue
			}
			break
		}
		switch w.XPOS {
		case "NN", "NNS", "NNP", "NNPS":
			head = j
			continue
		case "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH":
			continue
		case "RB", "RBR":
			if j+1 < len(v.words) && (v.words[j+1].XPOS == "JJ" || v.words[j+1].XPOS == "VBN") {
				continue
			}
		case ",":
			if j > from && v.words[j-1].XPOS == "JJ" && j+1 < len(v.words) && v.words[j+1].XPOS == "JJ" {
				continue
			}
		}
		break
	}
	return head
}

// situation returns the situation's noun that ends at head, not before from, with its first word,
// and "" if there is none.
func (g *resolving) situation(v *view, from, head int) (noun string, first int) {
	for i := max(from, head-3); i <= head; i++ {
		key := g.phrase(v.words, i, head+1)
		if s, ok := g.English.Situations[string(key)]; ok {
			return s.Noun, i
		}
		if n := len(key); n > 3 && key[n-1] == 's' { // activities, programmes
			key = key[:n-1]
			if s, ok := g.English.Situations[string(key)]; ok {
				return s.Noun, i
			}
			if n > 4 && string(key[n-3:]) == "ie" {
				if s, ok := g.English.Situations[string(append(key[:n-3], 'y'))]; ok {
					return s.Noun, i
				}
			}
		}
	}
	return "", -1
}
