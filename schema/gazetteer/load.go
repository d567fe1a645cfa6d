package gazetteer

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/entente-graph/entente/schema/ontology"
	"github.com/entente-graph/entente/schema/table"
)

// sources lists the tables of entries, in the order of likelihood of what they name.
var sources = []struct{ table, prefix, kind string }{
	{"countries", "country/", "country"},
	{"organizations", "org/", ""}, // its rows tell their kind
	{"people", "person/", "person"},
	{"regions", "region/", "region"},
	{"cities", "city/", "city"},
	{"peoples", "group/", "ethnic-group"},
}

var (
	entryColumns = []string{"id", "kind", "name", "aliases", "adjectives", "demonyms", "metonyms", "country", "capital", "origin"}
	offices      = table.Table{
		Name:    "offices",
		Columns: []string{"person", "relation", "of", "from", "to", "title", "origin"},
		Key:     []string{"person", "relation", "of", "from", "title"},
	}
	given = table.Table{Name: "given", Columns: []string{"name", "gender", "origin"}, Key: []string{"name"}}
)

// Load reads the tables, as CSV or YAML, from all layers of the file system; a table may be missing. A
// later entry replaces the earlier one with its ID, a later office the one of the same person,
// relation, title, body and first day. Whatever stands in the tables is checked: an error names
// file and line.
func Load(fsys fs.FS) (*Gazetteer, error) {
	d := draft{rows: map[string]bool{}, given: map[string]Gender{}}
	for i, s := range sources {
		t := table.Table{Name: s.table, Columns: entryColumns, Key: entryColumns[:1]}
		if err := t.Read(fsys, func(r *table.Row) error { return d.entry(i, r) }); err != nil {
			return nil, err
		}
	}
	if err := offices.Read(fsys, d.office); err != nil {
		return nil, err
	}
	if err := given.Read(fsys, d.name); err != nil {
		return nil, err
	}
	return d.resolve()
}

// A draft gathers the rows, before the names between them are resolved.
type draft struct {
	rows    map[string]bool // by ID
	entries []row
	held    []tenure
	given   map[string]Gender
}

type row struct {
	*Entry
	where string // file and line, for errors
}

type tenure struct {
	Office
	where string
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
var code = regexp.MustCompile(`^[A-Z]{3}$`)

func (d *draft) entry(source int, r *table.Row) error {
	s := sources[source]
	e := &Entry{
		ID: r.Get("id"), Kind: r.Get("kind"), Name: r.Get("name"), Country: r.Get("country"), Capital: r.Get("capital"),
		Aliases: r.List("aliases"), Adjectives: r.List("adjectives"), Demonyms: r.List("demonyms"), Metonyms: r.List("metonyms"),
	}
	rest, ok := strings.CutPrefix(e.ID, s.prefix)
	form, like := slug, "a-name"
	if s.kind == "country" {
		e.Country = rest
		form, like = code, "IRN"
	}
	switch {
	case !ok || !form.MatchString(rest):
		return fmt.Errorf("the id %q must be like %q", e.ID, s.prefix+like)
	case e.Name == "":
		return fmt.Errorf("%s has no name", e.ID)
	}
	if s.kind != "" {
		e.Kind = s.kind
	}
	if !ontology.Default().Is(e.Kind, "thing") {
		return fmt.Errorf("%s: unknown kind %q", e.ID, e.Kind)
	}
	d.rows[e.ID] = true
	d.entries = append(d.entries, row{e, r.Where})
	return nil
}

func (d *draft) office(r *table.Row) error {
	o := Office{Person: r.Get("person"), Relation: r.Get("relation"), Of: r.Get("of"),
		From: r.Get("from"), To: r.Get("to"), Title: r.Get("title")}
	for _, date := range []string{o.From, o.To} {
		if !isDate(date) {
			return fmt.Errorf("%q isn't a date like 2013-08-03, 2013-08 or 2013", date)
		}
	}
	if o.From != "" && o.To != "" && compare(o.From, o.To) > 0 {
		return fmt.Errorf("the office ends on %s, before it begins on %s", o.To, o.From)
	}
	d.held = append(d.held, tenure{o, r.Where})
	return nil
}

func isDate(s string) bool {
	if s == "" {
		return true
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// resolve checks the names between the tables and builds the gazetteer.
func (d *draft) resolve() (*Gazetteer, error) {
	g := &Gazetteer{entries: make(map[string]*Entry, len(d.entries)), order: make([]*Entry, 0, len(d.entries)), phrases: newTrie(),
		held: map[string][]Office{}, filled: map[string][]Office{}, given: d.given}
	for _, r := range d.entries {
		e := r.Entry
		if e.Country != "" && !d.rows["country/"+e.Country] {
			return nil, fmt.Errorf("%s: %s: unknown country %q", r.where, e.ID, e.Country)
		}
		g.entries[e.ID] = e
		for use, phrases := range e.phrases() {
			for _, p := range phrases {
				if !g.phrases.add(p, Match{e, Use(use)}, len(g.order)) {
					return nil, fmt.Errorf("%s: %s: %q can't be matched: it has no words or more than %d", r.where, e.ID, p, maxParts)
				}
			}
		}
		e.unmark()
		g.order = append(g.order, e)
	}
	for _, t := range d.held {
		of, ok := g.entries[t.Of]
		if !ok {
			return nil, fmt.Errorf("%s: unknown country or body %q", t.where, t.Of)
		}
		if g.entries[t.Person] == nil {
			return nil, fmt.Errorf("%s: unknown person %q", t.where, t.Person)
		}
		if !ontology.Default().Allows(t.Relation, "person", of.Kind) {
			return nil, fmt.Errorf("%s: %q doesn't join a person to a %s", t.where, t.Relation, of.Kind)
		}
		g.held[t.Person] = append(g.held[t.Person], t.Office)
		g.filled[t.Of] = append(g.filled[t.Of], t.Office)
	}
	for _, by := range []map[string][]Office{g.held, g.filled} {
		for _, os := range by {
			slices.SortStableFunc(os, Office.order)
		}
	}
	return g, nil
}
