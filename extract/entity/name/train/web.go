package main

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

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
