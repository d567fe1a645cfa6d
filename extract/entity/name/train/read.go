package main

import (
	"bufio"
	"os"
	"slices"
	"strings"

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
	again     []*raw // texts to learn from with other names in them
}

type raw struct {
	text  string
	marks []marked
}

// note keeps a text of the data to learn from.
func (r *reader) note(text string, marks []marked) *raw {
	r.swapper.learn(text, marks)
	x := &raw{text, marks}
	r.again = append(r.again, x)
	return x
}

// doubt opens what a mark says of some bytes of the text, or what none says.
func (x *raw) doubt(start, end int) {
	met := false
	for i := range x.marks {
		if m := &x.marks[i]; m.start < end && m.end > start {
			m.open, met = true, true
		}
	}
	if !met {
		x.marks = append(x.marks, marked{start: start, end: end, open: true})
		slices.SortFunc(x.marks, func(a, b marked) int { return a.start - b.start })
	}
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
	from     *raw // the text as it was noted, if it was
}

// marked is a run of bytes of a text that is a name; open says that it may be none.
type marked struct {
	start, end int
	kind       name.Kind
	open       bool
}

// label analyses a text that is one sentence or more, and lays the marks over its words. Words that only partly
// lie in a mark may have any tag.
func (r *reader) label(text string, marks []marked) []labelled {
	d := syntax.Analyze(text)
	var out []labelled
	for i := range d.Sentences {
		s := &d.Sentences[i]
		l := labelled{sentence: s}
		var open [][2]int
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
		out = append(out, l)
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

// doubt opens the labels of sentences that a finder which hasn't learnt from them takes for all but impossible, and
// returns of how many words.
func doubt(f *name.Finder, all []labelled, limit float64) int {
	n := 0
	for _, s := range all {
		before := slices.Clone(s.allowed)
		n += f.Doubt(s.sentence, s.allowed, limit)
		for w, set := range s.allowed {
			if s.from != nil && set != before[w] {
				s.from.doubt(s.sentence.Words[w].Start, s.sentence.Words[w].End)
			}
		}
	}
	return n
}
