package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// reader reads the data and brings their conventions together: a name is without titles, determiners and
// possessives; a country is a place whatever it does; adjectives of countries are no names.
type reader struct {
	gazetteer *gazetteer.Gazetteer
	english   *english.English
	swapper   *swapper
	again     []raw // texts to learn from with other names in them
}

type raw struct {
	text  string
	marks []marked
}

// note keeps a text of the data to learn from.
func (r *reader) note(text string, marks []marked) {
	r.swapper.learn(text, marks)
	r.again = append(r.again, raw{text, marks})
}

// swapped analyses the texts that were noted, with other names.
func (r *reader) swapped() []labelled {
	var out []labelled
	for _, x := range r.again {
		if text, marks, ok := r.swapper.swap(x.text, x.marks); ok {
			out = append(out, r.label(text, marks)...)
		}
	}
	return out
}

// labelled is an analysed sentence with its names.
type labelled struct {
	sentence *syntax.Sentence
	names    []name.Name
	allowed  []uint16
}

// marked is a run of bytes of a text that is a name; open says that it may be none.
type marked struct {
	start, end int
	kind       name.Kind
	open       bool
	some       bool // a name, of whatever kind
}

// label analyses a text that is one sentence or more, and lays the marks over its words. Words that only partly
// lie in a mark may have any tag.
func (r *reader) label(text string, marks []marked) []labelled {
	d := syntax.Analyze(text)
	var out []labelled
	for i := range d.Sentences {
		s := &d.Sentences[i]
		l := labelled{sentence: s}
		var open, some [][2]int
		for _, m := range marks {
			first, last := -1, -1
			for w := range s.Words {
				if s.Words[w].End > m.start && s.Words[w].Start < m.end {
					if first < 0 {
						first = w
					}
					last = w + 1
				}
			}
			if first < 0 {
				continue
			}
			if m.some && s.Words[first].Start == m.start && s.Words[last-1].End == m.end {
				some = append(some, [2]int{first, last})
				continue
			}
			if m.open || s.Words[first].Start != m.start || s.Words[last-1].End != m.end {
				open = append(open, [2]int{first, last})
				continue
			}
			l.names = append(l.names, name.Name{First: first, Last: last, Kind: m.kind})
		}
		l.allowed = name.Gold(len(s.Words), l.names)
		for _, o := range open {
			for w := o[0]; w < o[1]; w++ {
				l.allowed[w] = name.Open
			}
		}
		for _, o := range some {
			for k := range name.Kind(3) {
				for w, set := range name.Gold(o[1], []name.Name{{First: o[0], Last: o[1], Kind: k}})[o[0]:] {
					if k == 0 {
						l.allowed[o[0]+w] = 0
					}
					l.allowed[o[0]+w] |= set
				}
			}
		}
		out = append(out, l)
	}
	return out
}

// settle brings a mark to our conventions; it returns none for what is no name of ours.
func (r *reader) settle(text string, m marked) []marked {
	words := fields(text[m.start:m.end], m.start)
	for len(words) > 0 && (r.title(words[0].text) || articles[strings.ToLower(words[0].text)]) && (len(words) > 1 || !capital(words[0].text) || m.kind == name.Person) {
		if r.title(words[0].text) && m.kind != name.Person {
			break
		}
		words = words[1:]
	}
	for len(words) > 0 && (words[len(words)-1].text == "'s" || words[len(words)-1].text == "’s") {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return nil
	}
	m.start, m.end = words[0].start, words[len(words)-1].end
	if s := text[m.start:m.end]; strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") {
		m.end = m.start + len(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"))
	} else if strings.HasSuffix(s, "s'") {
		m.end--
	}
	var forms []string
	for _, w := range words {
		forms = append(forms, strings.TrimSuffix(strings.TrimSuffix(w.text, "'s"), "’s"))
	}
	if ms := r.gazetteer.Lookup(forms); len(ms) > 0 {
		switch e := ms[0]; {
		case e.Use == gazetteer.Adjective || e.Use == gazetteer.Demonym:
			return nil
		case e.Entry.Kind == "country":
			m.kind = name.Place
		case e.Entry.Kind == "person" && len(forms) > 1:
			m.kind = name.Person
		case e.Use == gazetteer.Name && orgs[e.Entry.Kind]:
			m.kind = name.Organization
		case e.Entry.Kind == "ethnic-group":
			return nil
		}
	}
	return []marked{m}
}

var orgs = map[string]bool{"organization": true, "company": true, "media": true, "party": true, "agency": true, "armed-group": true, "alliance": true}

var articles = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "his": true, "her": true, "its": true, "their": true, "our": true}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "lord": true, "lady": true, "prof": true, "rev": true, "st": false,
	"prime": true, "foreign": true, "vice": true, "defense": true, "defence": true, "interior": true, "former": true, "first": true, "general": true, "gen": true, "lt": true, "col": true,
	"sgt": true, "capt": true, "maj": true, "sen": true, "rep": true, "gov": true, "president-elect": true, "prophet": true, "ayatollah": true, "sheikh": true, "imam": true,
	"emeritus": true, "attorney": true, "finance": true, "deputy": true, "secretary-general": true, "u.s": true, "un": true, "chief": true, "hon": true, "pm": true, "aunt": true, "uncle": true, "father": true, "sister": true, "brother": true}

func (r *reader) title(word string) bool {
	key := strings.ToLower(strings.TrimSuffix(word, "."))
	if honorifics[key] {
		return true
	}
	_, ok := r.english.Roles[key]
	return ok
}

type field struct {
	text       string
	start, end int
}

func fields(text string, base int) []field {
	var out []field
	for i := 0; i < len(text); {
		for i < len(text) && (text[i] == ' ' || text[i] == '\n') {
			i++
		}
		j := i
		for j < len(text) && text[j] != ' ' && text[j] != '\n' {
			j++
		}
		if j > i {
			out = append(out, field{text[i:j], base + i, base + j})
		}
		i = j
	}
	return out
}

// rows reads blank-line separated rows of tab-separated columns.
func rows(path string, each func(comments []string, rows [][]string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var comments []string
	var all [][]string
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		switch line := in.Text(); {
		case line == "":
			if len(all) > 0 {
				each(comments, all)
			}
			comments, all = nil, nil
		case line[0] == '#' && strings.Contains(line, "="):
			comments = append(comments, line)
		default:
			all = append(all, strings.Split(line, "\t"))
		}
	}
	if len(all) > 0 {
		each(comments, all)
	}
	return in.Err()
}

var kindsOf = map[string]name.Kind{"per": name.Person, "org": name.Organization, "geo": name.Place, "gpe": name.Place,
	"PER": name.Person, "ORG": name.Organization, "LOC": name.Place}

// news reads GMB's sentences: token, Penn tag, name tag. The text is put together again from the tokens.
func (r *reader) news(path string) ([]labelled, error) {
	var texts []raw
	votes := map[string]*[3]int{}
	err := rows(path, func(_ []string, all [][]string) {
		var text strings.Builder
		var marks []marked
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
			kept = append(kept, r.settle(text.String(), m)...)
		}
		for _, m := range kept {
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
			for k, c := range v {
				if c >= 3 && 10*c >= 7*(v[0]+v[1]+v[2]) {
					t.marks[i].kind = name.Kind(k)
				}
			}
		}
		out = append(out, r.label(t.text, t.marks)...)
		r.note(t.text, t.marks)
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
	if bad != nil {
		err = bad
	}
	return out, err
}
