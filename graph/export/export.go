// Package export writes a corpus in the file formats of other tools. Each format is one file, and
// Formats lists them all.
package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// A Format is a way to write a corpus as a file.
type Format struct {
	Name        string // as given on the command line: "graphml"
	Ext         string // of its files, with the dot: ".graphml"
	Description string // one line: what it holds, and who reads it
	// Write writes the corpus. Equal corpora give equal bytes.
	Write func(w io.Writer, c *graph.Corpus, o *ontology.Ontology) error
}

// Formats returns all formats, by name.
func Formats() []Format {
	return []Format{
		{"graphml", ".graphml", "entities and summed-up edges, for Gephi, yEd, igraph and networkx", WriteGraphML},
		{"jsonl", ".jsonl", "everything: articles, entities and claims, as extract prints and load reads them", WriteJSONL},
	}
}

// Named returns the format of that name.
func Named(name string) (Format, error) {
	var known []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		known = append(known, f.Name)
	}
	return Format{}, fmt.Errorf("unknown export format %q: use one of %s", name, strings.Join(known, ", "))
}
