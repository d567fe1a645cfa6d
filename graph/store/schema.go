package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/entente-graph/entente/schema/ontology"
)

// A predicate is one as Dgraph's schema describes it, in the words of its schema query.
type predicate struct {
	Name       string   `json:"predicate"`
	Type       string   `json:"type"`
	List       bool     `json:"list"`
	Tokenizers []string `json:"tokenizer"`
	Reverse    bool     `json:"reverse"`
	Upsert     bool     `json:"upsert"`
	Lang       bool     `json:"lang"`
	Count      bool     `json:"count"`
	Unique     bool     `json:"unique"`
	NoConflict bool     `json:"no_conflict"`
}

// A nodeType is a type of node with its predicates.
type nodeType struct {
	Name   string `json:"name"`
	Fields []struct {
		Name string `json:"name"`
	} `json:"fields"`
}

// The types of node, as DQL's type() asks for them.
const (
	typeArticle  = "Article"
	typeEntity   = "Entity"
	typeClaim    = "Claim"
	typeEvidence = "Evidence"
	typeMentions = "Mentions"
)

// fields lists the predicates of each type of node; an Entity has those of its edges besides.
var fields = []struct {
	node  string
	says  string
	names []string
}{
	{typeArticle, "A story, with its text as read. group is shared by those that print the same text; address by the versions of one story, of which the latest revised is kept.",
		[]string{"xid", "title", "source", "url", "address", "published", "revised", "group", "noise", "origins", "text", "digest"}},
	{typeEntity, "Somebody or something that articles speak of. articles is their number.",
		[]string{"xid", "kind", "name", "aliases", "country", "articles"}},
	{typeClaim, "What is said: subject relation object, and how it is meant. edge names the direct edge that it helps to make.",
		[]string{"xid", "subject", "relation", "object", "lemma", "polarity", "modality", "speaker", "date", "place", "plover", "cameo", "confidence", "edge", "evidence"}},
	{typeEvidence, "A passage that a claim rests on. told is JSON: the sentence, the words for the two ends, and what this article alone says of the claim.",
		[]string{"article", "start", "end", "quote", "confidence", "told"}},
	{typeMentions, "The mentions of one entity in one article: where, and what the article calls it.",
		[]string{"mentions_in", "mentions_of", "spans", "names"}},
}

var (
	text    = predicate{Type: "string"}
	looked  = predicate{Type: "string", Tokenizers: []string{"hash"}}            // found by its whole value
	ordered = predicate{Type: "string", Tokenizers: []string{"exact"}}           // compared and sorted
	named   = predicate{Type: "string", Tokenizers: []string{"term", "trigram"}} // found by words and parts of words
	number  = predicate{Type: "int"}
	link    = predicate{Type: "uid", Reverse: true}
	links   = predicate{Type: "uid", List: true, Reverse: true}
)

// properties are the predicates that don't come from the ontology. A date is a string: its
// precision, "2018-07", is its length.
var properties = map[string]predicate{
	"xid":     {Type: "string", Tokenizers: []string{"hash"}, Upsert: true},
	"address": {Type: "string", Tokenizers: []string{"hash"}, Upsert: true},
	"title":   named,
	"name":    named,
	"aliases": {Type: "string", List: true, Tokenizers: named.Tokenizers},
	"source":  looked, "url": looked, "group": looked, "edge": looked, "lemma": looked,
	"published": ordered, "revised": ordered, "date": ordered, "kind": ordered, "country": ordered, "relation": ordered,
	"polarity": ordered, "modality": ordered, "plover": ordered, "cameo": ordered,
	"text": text, "noise": text, "origins": text, "digest": text, "quote": text, "told": text, "spans": text, "names": text,
	"start": number, "end": number, "articles": {Type: "int", Tokenizers: []string{"int"}},
	"confidence": {Type: "float", Tokenizers: []string{"float"}},
	"subject":    link, "object": link, "speaker": link, "place": link, "article": link, "mentions_in": link, "mentions_of": link,
	"evidence": links,
}

// String writes the predicate as a line of the schema.
func (p predicate) String() string {
	kind := p.Type
	if p.List {
		kind = "[" + kind + "]"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", p.Name, kind)
	if len(p.Tokenizers) > 0 {
		fmt.Fprintf(&b, " @index(%s)", strings.Join(p.Tokenizers, ", "))
	}
	for _, d := range []struct {
		on   bool
		name string
	}{{p.Reverse, "reverse"}, {p.Upsert, "upsert"}, {p.Lang, "lang"}, {p.Count, "count"}, {p.Unique, "unique"}, {p.NoConflict, "noconflict"}} {
		if d.on {
			b.WriteString(" @" + d.name)
		}
	}
	b.WriteString(" .")
	return b.String()
}

// with returns the predicate with all that other asks for besides.
func (p predicate) with(other predicate) predicate {
	p.Tokenizers = slices.Clone(p.Tokenizers)
	for _, t := range other.Tokenizers {
		if !slices.Contains(p.Tokenizers, t) {
			p.Tokenizers = append(p.Tokenizers, t)
		}
	}
	p.Reverse = p.Reverse || other.Reverse
	p.Upsert = p.Upsert || other.Upsert
	return p
}

// edgePredicates are those of the direct edges, in the ontology's order.
func edgePredicates(o *ontology.Ontology) []predicate {
	var ps []predicate
	for _, r := range o.Relations() {
		if r.Name != ontology.Other {
			p := links
			p.Name = r.Predicate()
			ps = append(ps, p)
		}
	}
	return ps
}

func typeText(name string, predicates []string) string {
	return fmt.Sprintf("type %s {\n  %s\n}\n", name, strings.Join(predicates, "\n  "))
}

// typeFields are the predicates of each type of node by its name.
func typeFields(o *ontology.Ontology) map[string][]string {
	all := map[string][]string{}
	for _, f := range fields {
		all[f.node] = slices.Clone(f.names)
	}
	for _, p := range edgePredicates(o) {
		all[typeEntity] = append(all[typeEntity], p.Name)
	}
	return all
}

// Schema is the Dgraph schema of the graph under an ontology: the types of node with their
// predicates, and a predicate for each relation.
func Schema(o *ontology.Ontology) string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, f := range fields {
		fmt.Fprintf(&b, "# %s\n", f.says)
		b.WriteString(typeText(f.node, typeFields(o)[f.node]))
		for _, name := range f.names {
			if !seen[name] {
				seen[name] = true
				p := properties[name]
				p.Name = name
				fmt.Fprintln(&b, p)
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString("# The direct edges between entities. Each carries the facets count, weight, sign, confidence,\n" +
		"# reported, first and last; a symmetric one stands in both directions.\n")
	for _, p := range edgePredicates(o) {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

// Apply sets the schema where the cluster lacks it. It only ever adds: indexes and types that are
// there stay. A predicate that is there with another type is an error, since to change it would
// change other people's data.
func (s *Store) Apply(ctx context.Context) error {
	answer, err := s.Query(ctx, "schema {}", nil)
	if err != nil {
		return err
	}
	var there struct {
		Schema []predicate `json:"schema"`
		Types  []nodeType  `json:"types"`
	}
	if err := json.Unmarshal(answer, &there); err != nil {
		return s.failed("read the schema", err)
	}
	wanted := edgePredicates(s.Ontology)
	for _, p := range wanted {
		if _, ok := properties[p.Name]; ok {
			return fmt.Errorf("relations.yaml: a relation can't be called %q: the graph has another predicate of this name", p.Name)
		}
	}
	for name, p := range properties {
		p.Name = name
		wanted = append(wanted, p)
	}
	slices.SortFunc(wanted, func(a, b predicate) int { return strings.Compare(a.Name, b.Name) })
	var missing strings.Builder
	for _, p := range wanted {
		i := slices.IndexFunc(there.Schema, func(q predicate) bool { return q.Name == p.Name })
		if i < 0 {
			fmt.Fprintln(&missing, p)
			continue
		}
		old := there.Schema[i]
		if old.Type != p.Type || old.List != p.List {
			return fmt.Errorf("the Dgraph at %s has a predicate %q of another type (%s); use a namespace or a cluster without it", s.address, p.Name, old)
		}
		if full := old.with(p); full.String() != old.String() {
			fmt.Fprintln(&missing, full)
		}
	}
	for name, predicates := range typeFields(s.Ontology) {
		var full []string
		if i := slices.IndexFunc(there.Types, func(t nodeType) bool { return t.Name == name }); i >= 0 {
			for _, f := range there.Types[i].Fields {
				full = append(full, f.Name)
			}
		}
		before := len(full)
		for _, p := range predicates {
			if !slices.Contains(full, p) {
				full = append(full, p)
			}
		}
		if len(full) > before {
			missing.WriteString(typeText(name, full))
		}
	}
	if missing.Len() == 0 {
		return nil // to alter the schema, even to what it is, aborts other people's transactions
	}
	if err := s.dg.Alter(ctx, &api.Operation{Schema: missing.String()}); err != nil {
		return s.failed("set the schema", err)
	}
	return nil
}
