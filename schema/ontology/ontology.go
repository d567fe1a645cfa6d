// Package ontology is the closed vocabulary of the graph: the kinds of entity, and the relations
// that may join them. Both are tables, kinds.yaml and relations.yaml, read at start.
package ontology

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed kinds.yaml relations.yaml
var tables embed.FS

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

// Default returns the built-in ontology.
var Default = sync.OnceValue(func() *Ontology {
	o, err := Load(tables)
	if err != nil {
		panic(err) // the tables are part of the program; a test loads them
	}
	return o
})

// Load reads kinds.yaml and relations.yaml from fsys. It reads both before it resolves the names
// between them, so their order doesn't matter; an unknown kind is an error.
func Load(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{kinds: map[string]Kind{}, relations: map[string]Relation{}}
	if err := read(fsys, "kinds.yaml", &o.kinds); err != nil {
		return nil, err
	}
	for name, k := range o.kinds {
		k.Name = name
		o.kinds[name] = k
	}
	var rows yaml.MapSlice
	if err := read(fsys, "relations.yaml", &rows); err != nil {
		return nil, err
	}
	if err := read(fsys, "relations.yaml", &o.relations); err != nil {
		return nil, err
	}
	for _, row := range rows {
		name := row.Key.(string)
		r := o.relations[name]
		r.Name = name
		o.relations[name] = r
		o.order = append(o.order, name)
	}
	return o, o.check()
}

func read(fsys fs.FS, name string, into any) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (o *Ontology) check() error {
	for _, k := range o.kinds {
		for _, up := range []string{k.Under, k.Also} {
			if _, ok := o.kinds[up]; up != "" && !ok {
				return fmt.Errorf("kinds.yaml: %s: unknown kind %q", k.Name, up)
			}
		}
	}
	for _, name := range o.order {
		r := o.relations[name]
		if !slices.Contains([]string{"+", "-", "0"}, r.Mark) {
			return fmt.Errorf("relations.yaml: %s: sign is %q, not one of + - 0", name, r.Mark)
		}
		if len(r.Subject) == 0 || len(r.Object) == 0 || r.Inverse == "" {
			return fmt.Errorf("relations.yaml: %s: needs subject, object and inverse", name)
		}
		for _, i := range r.Implies {
			if _, ok := o.relations[i]; !ok {
				return fmt.Errorf("relations.yaml: %s: implies the unknown relation %q", name, i)
			}
		}
		for _, k := range slices.Concat(r.Subject, r.Object) {
			if _, ok := o.kinds[k]; !ok {
				return fmt.Errorf("relations.yaml: %s: unknown kind %q", name, k)
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

// Allows reports whether a relation may join entities of these two kinds.
func (o *Ontology) Allows(relation, subject, object string) bool {
	r, ok := o.relations[relation]
	if !ok {
		return false
	}
	in := func(kinds []string, kind string) bool {
		return slices.ContainsFunc(kinds, func(wide string) bool { return o.Is(kind, wide) })
	}
	return in(r.Subject, subject) && in(r.Object, object)
}
