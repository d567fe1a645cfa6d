// Package english holds the tables of English that extraction reads: verbs and nouns that tell of a
// relation, words that tell how an act stands, verbs of speech, roles and titles, nouns that act
// for a country. Each is a CSV file that an analyst can read and add to; its
// head says what its columns mean.
package english

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
	"github.com/entente-graph/entente/schema/table"
)

// Tables holds the built-in tables.
//
//go:embed *.csv events/*.csv
var Tables embed.FS

// English is the tables, loaded. It doesn't change after Load.
type English struct {
	Verbs      map[string][]*Pattern // by the lemma of the anchor
	States     map[string][]*Pattern // by the form of the word after "be"
	Nouns      map[string][]*Pattern
	Readings   map[string][]Reading // by word
	Speech     map[string]bool      // by lemma
	Roles      map[string]Role      // by role, in lower case
	RoleWords  map[string]int       // by a role's first word, how many words and hyphens the longest such role has
	Groups     map[string]bool      // lemma -> whether it may act (true) or only be acted on
	Deeds      map[string]bool      // lemma -> whether somebody says it (true) or does it
	Actors     map[string]Actor     // by noun, of one word or several
	Bodies     map[string]string    // by the noun that a body's name ends in, its kind
	Situations map[string]Situation // by noun or one of its other words
	Female     map[string]bool      // of words that tell a gender, in lower case, whether it is a woman's
	Synonyms   map[string]string    // by name: words that stand for each other, parted by "|"
	Patterns   []*Pattern           // all, in the order of their files
	Bonds      []*Bond
	lists      map[string][]string // of words that bonds share, by their name
}

// A Reading tells how an act stands that depends on a word, or that the word is part of.
type Reading struct {
	Kind     string // modal, to, was, ing, that, clause, other, adverb, noun, undergo, of, not; readings.csv says which is what
	Polarity graph.Polarity
	Modality graph.Modality
	Ended    bool // what was so is so no longer
}

// A Role is what a person is: foreign minister, adviser.
type Role struct {
	Relation  string   // to the country or body beside it, or "": the first of Relations
	Relations []string // those that it may have, by what stands beside it
	Title     bool     // may stand before a name
	Acts      bool     // without a name, may act for its country
}

// An Actor is what a noun tells of somebody without a name: rebels, a court.
type Actor struct {
	Plural string // rebels; the noun itself where it has none
	Kind   string // of schema/ontology
	Sector string // PLOVER's: REB
}

// State reports whether actors of the sector are the state's own.
func (a Actor) State() bool {
	switch a.Sector {
	case "GOV", "MIL", "COP", "SPY", "LEG":
		return true
	}
	return false
}

// Local reports whether such actors are, as a rule, of the country where they act: protesters in Tehran,
// but not troops or aid workers there.
func (a Actor) Local() bool {
	switch a.Sector {
	case "REB", "UAF", "OPP", "CRM", "COP", "JUD", "LEG", "HRI", "LAB", "EDU", "HLH", "REL", "CVL":
		return true
	case "GOV":
		return a.Kind == "agency"
	}
	return false
}

// Hostile reports whether actors of the sector stand against the state that is named before them.
func (a Actor) Hostile() bool {
	switch a.Sector {
	case "REB", "UAF", "OPP", "CRM":
		return true
	}
	return false
}

// A Situation is what somebody keeps up and others act on.
type Situation struct {
	Noun  string // presence
	Place bool   // "in COUNTRY" after it tells where it is
	Of    string // the country whose it is where an article that names it doesn't say: the nuclear deal
}

var stack = table.NewStack(Tables, Load)

// Default returns the built-in tables, and what Over laid over them.
func Default() *English { return stack.Default() }

// Over lays tables over the built-in ones for the rest of the program. It must come before Default.
func Over(fsys fs.FS) error { return stack.Over(fsys) }

// Load reads the tables from fsys. An error names the file and line.
func Load(fsys fs.FS) (*English, error) {
	e := &English{
		Verbs: map[string][]*Pattern{}, States: map[string][]*Pattern{}, Nouns: map[string][]*Pattern{}, Readings: map[string][]Reading{},
		Speech: map[string]bool{}, Roles: map[string]Role{}, RoleWords: map[string]int{}, Groups: map[string]bool{}, Deeds: map[string]bool{}, Actors: map[string]Actor{}, Bodies: map[string]string{},
		Situations: map[string]Situation{}, Female: map[string]bool{}, Synonyms: map[string]string{}, lists: map[string][]string{},
	}
	for _, t := range []struct {
		file string
		row  func(row map[string]string, at place) error
	}{
		{"synonyms.csv", e.synonym},
		{"events/*.csv", e.pattern},
		{"verbs.csv", e.pattern},
		{"nouns.csv", e.pattern},
		{"readings.csv", e.reading},
		{"speech.csv", func(r map[string]string, _ place) error { e.Speech[r["verb"]] = true; return nil }},
		{"roles.csv", e.role},
		{"groups.csv", e.group},
		{"actors.csv", e.actor},
		{"bodies.csv", e.body},
		{"situations.csv", e.situation},
		{"genders.csv", e.gender},
		{"lasting.csv", e.bond},
	} {
		files, err := fs.Glob(fsys, t.file)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if err := rows(fsys, f, t.row); err != nil {
				return nil, err
			}
		}
	}
	rank(e.Verbs)
	return e, nil
}

// A place is a row of a table and where it stands.
type place struct{ *table.Row }

func (p place) String() string { return p.Where }

// fault says what is wrong in a cell, at a byte of it.
func (p place) fault(column string, offset int, text string) error {
	return &fault{p.Column(column) + offset, text}
}

// rows calls each for every line under the header, with the cells by their column. An error names
// file, line and column.
func rows(fsys fs.FS, file string, each func(row map[string]string, at place) error) error {
	return table.Each(fsys, strings.TrimSuffix(file, ".csv"), func(r *table.Row) error {
		err := each(r.Cells(), place{r})
		if f, ok := errors.AsType[*fault](err); ok && r.Column("pattern") > 0 {
			return &table.Fault{At: f.at, Err: err}
		}
		return err
	})
}

func (e *English) reading(row map[string]string, _ place) error {
	r := Reading{Kind: row["kind"], Polarity: graph.Polarity(row["polarity"]), Modality: graph.Modality(row["modality"])}
	if row["polarity"] == "ended" {
		r.Polarity, r.Ended = "", true
	}
	switch r.Kind {
	case "modal", "to", "was", "ing", "that", "clause", "other", "adverb", "adjective", "noun", "undergo", "of", "not":
	default:
		return fmt.Errorf("unknown kind %q", r.Kind)
	}
	e.Readings[row["word"]] = append(e.Readings[row["word"]], r)
	return nil
}

func (e *English) role(row map[string]string, _ place) error {
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

// known returns an error if one of the relations isn't in the ontology.
func known(relations []string) error {
	for _, name := range relations {
		if _, ok := ontology.Default().Relation(name); !ok {
			return fmt.Errorf("unknown relation %q", name)
		}
	}
	return nil
}

func (e *English) group(row map[string]string, _ place) error {
	switch row["use"] {
	case "agent", "target":
		e.Groups[row["noun"]] = row["use"] == "agent"
	case "word", "deed":
		e.Deeds[row["noun"]] = row["use"] == "word"
	default:
		return fmt.Errorf("use is %q, none of agent, target, word and deed", row["use"])
	}
	return nil
}

func (e *English) actor(row map[string]string, _ place) error {
	a := Actor{row["plural"], row["kind"], row["sector"]}
	if o := ontology.Default(); !o.Is(a.Kind, "actor") {
		return fmt.Errorf("kind %q doesn't act", a.Kind)
	}
	if a.Plural == "" {
		a.Plural = plural(row["noun"])
	}
	e.Actors[row["noun"]] = a
	return nil
}

func (e *English) body(row map[string]string, _ place) error {
	if o := ontology.Default(); !o.Is(row["kind"], "actor") {
		return fmt.Errorf("kind %q doesn't act", row["kind"])
	}
	e.Bodies[row["noun"]] = row["kind"]
	return nil
}

// plural is the regular plural of a noun.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ey") && !strings.HasSuffix(noun, "oy"):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "x"):
		return noun + "es"
	}
	return noun + "s"
}

func (e *English) situation(row map[string]string, _ place) error {
	s := Situation{row["noun"], row["kind"] == "place", row["of"]}
	e.Situations[s.Noun] = s
	for _, w := range strings.Split(row["also"], ";") {
		if w != "" {
			e.Situations[w] = s
		}
	}
	return nil
}

func (e *English) gender(row map[string]string, _ place) error {
	if g := row["gender"]; g != "m" && g != "f" {
		return fmt.Errorf("gender is %q, neither m nor f", g)
	}
	e.Female[row["word"]] = row["gender"] == "f"
	return nil
}

// Pattern returns the pattern that stands at a file and line, or nil.
func (e *English) Pattern(at string) *Pattern {
	if i := slices.IndexFunc(e.Patterns, func(p *Pattern) bool { return p.At == at }); i >= 0 {
		return e.Patterns[i]
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
