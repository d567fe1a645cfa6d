package gazetteer

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/entente-graph/entente/schema/ontology"
)

// sources lists the tables of entries, in the order of likelihood of what they name.
var sources = []struct{ file, prefix, kind string }{
	{"countries.csv", "country/", "country"},
	{"organizations.csv", "org/", ""}, // its rows tell their kind
	{"people.csv", "person/", "person"},
	{"regions.csv", "region/", "region"},
	{"cities.csv", "city/", "city"},
	{"groups.csv", "group/", "ethnic-group"},
}

var (
	entryColumns  = []string{"id", "kind", "name", "aliases", "adjectives", "demonyms", "metonyms", "country"}
	officeColumns = []string{"person", "relation", "of", "from", "to", "title"}
)

// Load reads the tables of each file system in turn; a table may be missing. A later entry
// replaces the earlier one with its ID, a later office the one of the same person, relation, title,
// body and first day. Whatever stands in the tables is checked: an error names file and line.
func Load(fsys ...fs.FS) (*Gazetteer, error) {
	d := draft{rows: map[string]*row{}, offices: map[Office]int{}}
	for _, f := range fsys {
		d.turn++
		for i, s := range sources {
			if err := read(f, s.file, entryColumns, func(r *record) error { return d.entry(i, r) }); err != nil {
				return nil, err
			}
		}
		if err := read(f, "offices.csv", officeColumns, d.office); err != nil {
			return nil, err
		}
	}
	return d.resolve()
}

// A draft gathers rows from all file systems, before the names between them are resolved.
type draft struct {
	turn    int             // of which file system
	rows    map[string]*row // by ID
	order   [6][]*row       // by source
	held    []tenure
	offices map[Office]int // the office without its end -> where it stands in held
}

type row struct {
	Entry
	where string // file and line, for errors
	turn  int
}

type tenure struct {
	Office
	where string
	turn  int
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
var code = regexp.MustCompile(`^[A-Z]{3}$`)

func (d *draft) entry(source int, r *record) error {
	s := sources[source]
	e := Entry{
		ID: r.get("id"), Kind: r.get("kind"), Name: r.get("name"), Country: r.get("country"),
		Aliases: r.list("aliases"), Adjectives: r.list("adjectives"), Demonyms: r.list("demonyms"), Metonyms: r.list("metonyms"),
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
	if old := d.rows[e.ID]; old != nil {
		if old.turn == d.turn {
			return fmt.Errorf("%s stands twice, first at %s", e.ID, old.where)
		}
		*old = row{e, r.where, d.turn}
		return nil
	}
	d.rows[e.ID] = &row{e, r.where, d.turn}
	d.order[source] = append(d.order[source], d.rows[e.ID])
	return nil
}

func (d *draft) office(r *record) error {
	o := Office{Person: r.get("person"), Relation: r.get("relation"), Of: r.get("of"),
		From: r.get("from"), To: r.get("to"), Title: r.get("title")}
	for _, date := range []string{o.From, o.To} {
		if !isDate(date) {
			return fmt.Errorf("%q isn't a date like 2013-08-03, 2013-08 or 2013", date)
		}
	}
	if o.From != "" && o.To != "" && compare(o.From, o.To) > 0 {
		return fmt.Errorf("the office ends on %s, before it begins on %s", o.To, o.From)
	}
	key := o
	key.To = ""
	if i, ok := d.offices[key]; ok {
		if d.held[i].turn == d.turn {
			return fmt.Errorf("the office stands twice, first at %s", d.held[i].where)
		}
		d.held[i] = tenure{o, r.where, d.turn}
		return nil
	}
	d.offices[key] = len(d.held)
	d.held = append(d.held, tenure{o, r.where, d.turn})
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
	g := &Gazetteer{entries: map[string]*Entry{}, phrases: newTrie(), held: map[string][]Office{}, filled: map[string][]Office{}}
	for _, rows := range d.order {
		for _, r := range rows {
			e := &r.Entry
			if d.rows["country/"+e.Country] == nil && e.Country != "" {
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
