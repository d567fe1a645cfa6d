package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// Names that were labelled for this project lie apart from the treebank's text (stand-off annotation: Ide and Romary
// 2004). The head of the file says how it reads.
//
//go:embed ewt.txt
var ewtNames string

// standoff reads stand-off annotation: by a sentence's ID its names, in words.
func standoff(file string) (map[string][]mark, error) {
	all := map[string][]mark{}
	doc := ""
	in := bufio.NewScanner(strings.NewReader(file))
	for line := 1; in.Scan(); line++ {
		row := in.Text()
		number, rest, ok := strings.Cut(row, " ")
		if strings.HasPrefix(row, "#") {
			continue
		}
		if !ok {
			doc = row
			continue
		}
		id, err := strconv.Atoi(number)
		if err != nil {
			return nil, fmt.Errorf("names of the web, line %d: %q is no sentence's number", line, number)
		}
		key := fmt.Sprintf("%s-%04d", doc, id)
		for f := range strings.FieldsSeq(rest) {
			m, ok := readMark(f)
			if !ok {
				return nil, fmt.Errorf("names of the web, line %d: %q must be like 3-5o", line, f)
			}
			all[key] = append(all[key], m)
		}
	}
	return all, in.Err()
}

// mark is a name of a sentence: its first word and its last, and its kind, open if it may be none.
type mark struct {
	first, last int
	kind        name.Kind
	open        bool
}

// readMark reads a mark such as 3-5o.
func readMark(s string) (mark, bool) {
	span, kind := s[:len(s)-1], strings.IndexByte("pol?", s[len(s)-1])
	from, to, more := strings.Cut(span, "-")
	if !more {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err != nil || err2 != nil || kind < 0 || first < 1 || last < first {
		return mark{}, false
	}
	return mark{first: first - 1, last: last - 1, kind: name.Kind(kind % 3), open: kind == 3}, true
}

// web reads the treebank of the web whose names were labelled apart from it. Contractions are read once more with
// their words apart, as texts have them that were cut into words before: do n't, Wendy 's.
func (r *reader) web(path string) ([]labelled, error) {
	bank, err := treebank.Read(path)
	if err != nil {
		return nil, err
	}
	names, err := standoff(ewtNames)
	if err != nil {
		return nil, err
	}
	var out []labelled
	for n := range bank {
		s := &bank[n]
		marks, err := lay(s, names[s.ID])
		if err != nil {
			return nil, err
		}
		out = append(out, r.label(s.Text, marks)...)
		if len(marks) == 0 {
			continue
		}
		text, apart := cut(s.Text, s, marks)
		if text != s.Text {
			out = append(out, r.label(text, apart)...)
		}
		r.note(text, apart)
		if v, ok := recase(s.Text, 8*(n%6)); ok {
			out = append(out, r.label(v, marks)...)
		}
	}
	return out, nil
}

// lay lays the marks over a sentence's text.
func lay(s *treebank.Sentence, names []mark) ([]marked, error) {
	var out []marked
	for _, m := range names {
		if m.last >= len(s.Words) {
			return nil, fmt.Errorf("names of the web: %s has no word %d", s.ID, m.last+1)
		}
		out = append(out, marked{start: s.Words[m.first].Start, end: s.Words[m.last].End, kind: m.kind, open: m.open})
	}
	return out, nil
}

// cut writes the words of contractions apart, and moves the marks with them.
func cut(text string, s *treebank.Sentence, marks []marked) (string, []marked) {
	moved := append([]marked(nil), marks...)
	var b strings.Builder
	at := 0
	for _, w := range s.Words {
		if !w.Contracted || w.Start <= at {
			continue
		}
		b.WriteString(text[at:w.Start])
		b.WriteByte(' ')
		for i := range marks {
			if marks[i].start >= w.Start {
				moved[i].start++
			}
			if marks[i].end > w.Start {
				moved[i].end++
			}
		}
		at = w.Start
	}
	b.WriteString(text[at:])
	return b.String(), moved
}
