// Package english holds the tables of English that extraction reads: verbs and nouns that tell of a
// relation, words that tell how an act stands, verbs of speech, roles and titles, nouns that act
// for a country. Each is a CSV file that an analyst can read and add to; its
// head says what its columns mean.
package english

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

//go:embed *.csv
var tables embed.FS

// English is the tables, loaded. It doesn't change after Load.
type English struct {
	Verbs      map[string][]*Pattern // by the lemma of the anchor
	Nouns      map[string][]*Pattern
	Readings   map[string][]Reading // by word
	Speech     map[string]bool      // by lemma
	Roles      map[string]Role      // by role, in lower case
	RoleWords  map[string]int       // by a role's first word, how many words and hyphens the longest such role has
	Groups     map[string]bool      // lemma -> whether it may act (true) or only be acted on
	Situations map[string]Situation // by noun or one of its other words
	Patterns   []*Pattern           // all, in the order of their files
	Bonds      []*Bond
	lists      map[string][]string // of words that bonds share, by their name
}

// A Reading tells how an act stands that depends on a word, or that the word is part of.
type Reading struct {
	Kind     string // modal, to, ing, that, clause, other, adverb; readings.csv says which is what
	Polarity graph.Polarity
	Modality graph.Modality
}

// A Role is what a person is: foreign minister, adviser.
type Role struct {
	Relation  string   // to the country or body beside it, or "": the first of Relations
	Relations []string // those that it may have, by what stands beside it
	Title     bool     // may stand before a name
	Acts      bool     // without a name, may act for its country
}

// A Situation is what somebody keeps up and others act on.
type Situation struct {
	Noun  string // presence
	Place bool   // "in COUNTRY" after it tells where it is
}

// Default returns the built-in tables.
var Default = sync.OnceValue(func() *English {
	e, err := Load(tables)
	if err != nil {
		panic(err) // the tables are part of the program; a test loads them
	}
	return e
})

// Load reads the tables from fsys. An error names the file and line.
func Load(fsys fs.FS) (*English, error) {
	e := &English{
		Verbs: map[string][]*Pattern{}, Nouns: map[string][]*Pattern{}, Readings: map[string][]Reading{},
		Speech: map[string]bool{}, Roles: map[string]Role{}, RoleWords: map[string]int{}, Groups: map[string]bool{},
		Situations: map[string]Situation{}, lists: map[string][]string{},
	}
	for _, t := range []struct {
		file string
		row  func(row map[string]string, at string) error
	}{
		{"verbs.csv", func(r map[string]string, at string) error { return e.pattern(e.Verbs, r, at, parseVerb) }},
		{"nouns.csv", func(r map[string]string, at string) error { return e.pattern(e.Nouns, r, at, parseNoun) }},
		{"readings.csv", e.reading},
		{"speech.csv", func(r map[string]string, _ string) error { e.Speech[r["verb"]] = true; return nil }},
		{"roles.csv", e.role},
		{"groups.csv", e.group},
		{"situations.csv", e.situation},
		{"lasting.csv", e.bond},
	} {
		if err := rows(fsys, t.file, t.row); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// rows calls row for each line under the header, with the cells by their column.
func rows(fsys fs.FS, file string, row func(cells map[string]string, at string) error) error {
	f, err := fsys.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		line, _ := r.FieldPos(0)
		m := map[string]string{}
		for i, c := range cells {
			m[head[i]] = strings.TrimSpace(c)
		}
		at := fmt.Sprintf("%s:%d", file, line)
		if err := row(m, at); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
	}
}

func (e *English) pattern(into map[string][]*Pattern, row map[string]string, at string, parse func(string) (*Pattern, error)) error {
	p, err := parse(row["pattern"])
	if err != nil {
		return err
	}
	if err := known([]string{row["relation"]}); err != nil {
		return err
	}
	p.Relation, p.Reading, p.Holder, p.Example, p.At = row["relation"], graph.Modality(row["reading"]), row["holder"] == "y", row["example"], at
	for _, a := range p.Anchor {
		into[a] = append(into[a], p)
	}
	e.Patterns = append(e.Patterns, p)
	return nil
}

// known returns an error if one of the relations isn't in the ontology.
func known(relations []string) error {
	for _, name := range relations {
		if _, ok := ontology.Default().Relation(name); !ok {
			return fmt.Errorf("unknown relation %q", name)
		}
	}
	return nil
}

func (e *English) reading(row map[string]string, _ string) error {
	r := Reading{row["kind"], graph.Polarity(row["polarity"]), graph.Modality(row["modality"])}
	switch r.Kind {
	case "modal", "to", "ing", "that", "clause", "other", "adverb":
	default:
		return fmt.Errorf("unknown kind %q", r.Kind)
	}
	e.Readings[row["word"]] = append(e.Readings[row["word"]], r)
	return nil
}

func (e *English) role(row map[string]string, _ string) error {
	r := Role{Title: row["title"] == "y", Acts: row["acts"] == "y"}
	if row["of"] != "" {
		r.Relations = strings.Split(row["of"], ";")
		r.Relation = r.Relations[0]
	}
	if err := known(r.Relations); err != nil {
		return err
	}
	e.Roles[row["role"]] = r
	parts := strings.Fields(strings.ReplaceAll(row["role"], "-", " - "))
	e.RoleWords[parts[0]] = max(e.RoleWords[parts[0]], len(parts))
	return nil
}

func (e *English) group(row map[string]string, _ string) error {
	if row["use"] != "agent" && row["use"] != "target" {
		return fmt.Errorf("use is %q, neither agent nor target", row["use"])
	}
	e.Groups[row["noun"]] = row["use"] == "agent"
	return nil
}

func (e *English) situation(row map[string]string, _ string) error {
	s := Situation{row["noun"], row["kind"] == "place"}
	e.Situations[s.Noun] = s
	for _, w := range strings.Split(row["also"], ";") {
		if w != "" {
			e.Situations[w] = s
		}
	}
	return nil
}

// Reading returns the reading of a word of the given kind.
func (e *English) Reading(word, kind string) (Reading, bool) {
	for _, r := range e.Readings[word] {
		if r.Kind == kind {
			return r, true
		}
	}
	return Reading{}, false
}
