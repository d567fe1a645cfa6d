package main

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/entity/name"
)

var kindsOf = map[string]name.Kind{"per": name.Person, "org": name.Organization, "geo": name.Place, "gpe": name.Place,
	"PER": name.Person, "ORG": name.Organization, "LOC": name.Place}

// news reads GMB's sentences: token, Penn tag, name tag. The text is put together again from the tokens.
func (r *reader) news(path string) ([]labelled, error) {
	var texts []raw
	votes := map[string]*[3]int{}
	mended, err := standoff(gmbNames)
	if err != nil {
		return nil, err
	}
	err = rows(path, func(_ []string, all [][]string) {
		var text strings.Builder
		var marks []marked
		var starts, ends []int
		glue, quote := true, false
		for _, row := range all {
			if len(row) < 3 {
				return
			}
			form := row[0]
			space := !glue
			glue = false
			switch {
			case form == "\"" || form == "``" || form == "''":
				form = "\""
				if quote {
					space = false
				} else {
					glue = true
				}
				quote = !quote
			case strings.ContainsAny(form[:1], ".,;:?!)]}%'") || form == "n't":
				space = false
			case strings.ContainsAny(form[:1], "([{$") && len(form) == 1:
				glue = true
			}
			if space {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(form)
			starts, ends = append(starts, start), append(ends, text.Len())
			role, kind, _ := strings.Cut(row[2], "-")
			k, ours := kindsOf[kind]
			if !ours {
				continue
			}
			if last := len(marks) - 1; role == "I" && last >= 0 && marks[last].kind == k && start-marks[last].end <= 1 {
				marks[last].end = text.Len()
			} else {
				marks = append(marks, marked{start: start, end: text.Len(), kind: k})
			}
		}
		var kept []marked
		for _, m := range marks {
			if m, ok := r.settle(text.String(), m); ok {
				kept = append(kept, m)
			}
		}
		if better, ok := mended[fmt.Sprintf("gmb-%04d", len(texts)+1)]; ok && strings.Contains(path, "train") {
			kept = nil
			for _, m := range better {
				kept = append(kept, marked{start: starts[m.first], end: ends[m.last], kind: m.kind, open: m.open})
			}
		}
		for _, m := range kept {
			if m.open {
				continue
			}
			key := text.String()[m.start:m.end]
			if votes[key] == nil {
				votes[key] = &[3]int{}
			}
			votes[key][m.kind]++
		}
		texts = append(texts, raw{text.String(), kept})
	})
	var out []labelled
	for n, t := range texts {
		if strings.Contains(path, "dev") {
			out = append(out, r.label(t.text, t.marks)...)
			continue
		}
		for i, m := range t.marks { // the data were made by machine and only partly corrected
			v := votes[t.text[m.start:m.end]]
			if v == nil {
				continue
			}
			for k, c := range v {
				if c >= 3 && 10*c >= 7*(v[0]+v[1]+v[2]) {
					t.marks[i].kind = name.Kind(k)
				}
			}
		}
		x := r.note(t.text, t.marks)
		for _, l := range r.label(t.text, t.marks) {
			l.from = x
			out = append(out, l)
		}
		if v, ok := recase(t.text, n+1); ok {
			out = append(out, r.label(v, t.marks)...)
		}
	}
	return out, err
}

// recase gives a share of texts in the letters of headlines: capitals at all long words, capitals
// throughout, or none.
func recase(text string, n int) (string, bool) {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	switch n % 24 {
	case 0, 1, 2:
		b := []byte(text)
		for i := range b {
			if (i == 0 || b[i-1] == ' ') && 'a' <= b[i] && b[i] <= 'z' {
				end := i
				for end < len(b) && b[end] != ' ' {
					end++
				}
				if end-i > 3 {
					b[i] -= 'a' - 'A'
				}
			}
		}
		return string(b), true
	case 8:
		return strings.ToUpper(text), true
	case 16:
		return strings.ToLower(text), true
	}
	return "", false
}

// uner reads Universal NER's sentences.
func (r *reader) uner(path string) ([]labelled, error) {
	var out []labelled
	var bad error
	err := rows(path, func(comments []string, all [][]string) {
		text := ""
		for _, c := range comments {
			if v, ok := strings.CutPrefix(c, "# text = "); ok {
				text = v
			}
		}
		var marks []marked
		at := 0
		for _, row := range all {
			start := strings.Index(text[at:], row[1])
			if start < 0 {
				bad = fmt.Errorf("%s: %q doesn't stand in %q", path, row[1], text)
				return
			}
			start += at
			at = start + len(row[1])
			role, kind, _ := strings.Cut(row[2], "-")
			k, ours := kindsOf[kind]
			if !ours {
				continue
			}
			if role == "I" && len(marks) > 0 {
				marks[len(marks)-1].end = at
			} else {
				marks = append(marks, marked{start: start, end: at, kind: k})
			}
		}
		out = append(out, r.label(text, marks)...)
	})
	return out, cmp.Or(bad, err)
}
