// Package ontology is the closed vocabulary of the graph: the kinds of entity, and the relations
// that may join them. Both are tables, kinds.yaml and relations.yaml, read at start.
package ontology

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/entente-graph/entente/schema/table"
)

// Tables holds the built-in tables.
//
//go:embed kinds.yaml relations.yaml
var Tables embed.FS

// Other is the relation of a verb that no other relation covers; such a claim keeps its lemma.
const Other = "other"

// A Kind is a kind of entity, such as person or armed-group.
type Kind struct {
	Name  string `yaml:"-"`
	Label string `yaml:"label"`
	Under string `yaml:"under"` // the wider kind, "" at the top
	Also  string `yaml:"also"`  // a second wider kind, for a country, which is a place and acts
}

// A Relation is a type of claim.
type Relation struct {
	Name      string   `yaml:"-"`
	Inverse   string   `yaml:"inverse"` // in words, as read from the object's side
	Symmetric bool     `yaml:"symmetric"`
	Mark      string   `yaml:"sign"`    // "+", "-" or "0"
	Plover    string   `yaml:"plover"`  // PLOVER event type, "" for a lasting relation
	Alone     bool     `yaml:"alone"`   // may be told of its subject alone: Hezbollah withdraws
	Effort    bool     `yaml:"effort"`  // what is done for it is already that: fired gas to disperse a crowd
	Cameo     string   `yaml:"cameo"`   // CAMEO root code, two digits
	Implies   []string `yaml:"implies"` // relations that hold too, where the kinds at the ends allow
	Subject   []string `yaml:"subject"`
	Object    []string `yaml:"object"`
}

// Sign is +1 for a friendly relation, -1 for a hostile one, 0 for neither.
func (r Relation) Sign() int {
	switch r.Mark {
	case "+":
		return 1
	case "-":
		return -1
	}
	return 0
}

// Lasting tells a relation that holds over time from an event that happens at one.
func (r Relation) Lasting() bool { return r.Plover == "" && r.Name != Other }

// Predicate is the relation's name as a Dgraph predicate: coordinates_with.
func (r Relation) Predicate() string { return strings.ReplaceAll(r.Name, "-", "_") }

// An Ontology holds the kinds and relations by name. It doesn't change after Load.
type Ontology struct {
	kinds     map[string]Kind
	relations map[string]Relation
	order     []string // relations in the order of their table
}

var stack = table.NewStack(Tables, Load)

// Default returns the built-in tables, and what Over laid over them.
func Default() *Ontology { return stack.Default() }

// Over lays tables over the built-in ones for the rest of the program. It must come before Default.
func Over(fsys fs.FS) error { return stack.Over(fsys) }

// Load reads kinds.yaml and relations.yaml from all layers of the file system; a later kind or relation
// replaces the earlier one of its name. It reads all before it resolves the names between them, so
// their order doesn't matter; an unknown kind is an error, which names file and line.
func Load(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{kinds: map[string]Kind{}, relations: map[string]Relation{}}
	where := map[string]string{}
	for _, layer := range table.LayersOf(fsys) {
		if err := read(layer, "kinds.yaml", func(name, at string, k Kind) {
			k.Name = name
			o.kinds[name], where[name] = k, at
		}); err != nil {
			return nil, err
		}
		if err := read(layer, "relations.yaml", func(name, at string, r Relation) {
			if _, again := o.relations[name]; !again {
				o.order = append(o.order, name)
			}
			r.Name = name
			o.relations[name], where[name] = r, at
		}); err != nil {
			return nil, err
		}
	}
	return o, o.check(where)
}

// read calls row for each row of a table, with its name and where it stands.
func read[T any](fsys fs.FS, file string, row func(name, at string, value T)) error {
	text, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		return table.Located(file, err)
	}
	for _, d := range tree.Docs {
		if d.Body == nil {
			continue
		}
		rows, ok := d.Body.(ast.MapNode)
		if !ok {
			return fmt.Errorf("%s:%d: rows must be like \"name: {…}\"", file, d.Body.GetToken().Position.Line)
		}
		for at := rows.MapRange(); at.Next(); {
			var value T
			if err := yaml.NodeToValue(at.Value(), &value, yaml.Strict()); err != nil {
				return table.Located(file, err)
			}
			row(at.Key().String(), fmt.Sprintf("%s:%d", file, at.Key().GetToken().Position.Line), value)
		}
	}
	return nil
}

// check resolves the names between the rows, which stand where it says.
func (o *Ontology) check(where map[string]string) error {
	for _, k := range o.Kinds() {
		for _, up := range []string{k.Under, k.Also} {
			if _, ok := o.kinds[up]; up != "" && !ok {
				return fmt.Errorf("%s: %s: unknown kind %q", where[k.Name], k.Name, up)
			}
		}
	}
	for _, name := range o.order {
		r := o.relations[name]
		if !slices.Contains([]string{"+", "-", "0"}, r.Mark) {
			return fmt.Errorf("%s: %s: sign is %q, not one of + - 0", where[name], name, r.Mark)
		}
		if len(r.Subject) == 0 || len(r.Object) == 0 || r.Inverse == "" {
			return fmt.Errorf("%s: %s: needs subject, object and inverse", where[name], name)
		}
		for _, i := range r.Implies {
			if _, ok := o.relations[i]; !ok {
				return fmt.Errorf("relations.yaml: %s: implies the unknown relation %q", name, i)
			}
		}
		for _, k := range slices.Concat(r.Subject, r.Object) {
			if _, ok := o.kinds[k]; !ok {
				return fmt.Errorf("%s: %s: unknown kind %q", where[name], name, k)
			}
		}
	}
	return nil
}

// Relation returns the named relation.
func (o *Ontology) Relation(name string) (Relation, bool) {
	r, ok := o.relations[name]
	return r, ok
}

// Relations returns all relations in the order of their table.
func (o *Ontology) Relations() []Relation {
	rs := make([]Relation, len(o.order))
	for i, name := range o.order {
		rs[i] = o.relations[name]
	}
	return rs
}

// Kinds returns all kinds, by name.
func (o *Ontology) Kinds() []Kind {
	ks := make([]Kind, 0, len(o.kinds))
	for _, k := range o.kinds {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, func(a, b Kind) int { return strings.Compare(a.Name, b.Name) })
	return ks
}

// Is reports whether kind is wide, or stands under it. Every known kind is a thing.
func (o *Ontology) Is(kind, wide string) bool {
	k, ok := o.kinds[kind]
	if !ok {
		return false
	}
	return kind == wide || k.Under != "" && o.Is(k.Under, wide) || k.Also != "" && o.Is(k.Also, wide)
}

// Allows reports whether a relation may join entities of these two kinds, or tell of its subject
// alone, where object is "".
func (o *Ontology) Allows(relation, subject, object string) bool {
	r, ok := o.relations[relation]
	if !ok {
		return false
	}
	in := func(kinds []string, kind string) bool {
		return slices.ContainsFunc(kinds, func(wide string) bool { return o.Is(kind, wide) })
	}
	return in(r.Subject, subject) && (object == "" && r.Alone || in(r.Object, object))
}
