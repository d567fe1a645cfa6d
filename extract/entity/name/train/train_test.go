package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

func newReader() *reader {
	r := &reader{gazetteer: gazetteer.Default(), english: english.Default()}
	r.swapper = newSwapper(r)
	return r
}

// TestSettle brings the conventions of the data to ours.
func TestSettle(t *testing.T) {
	r := newReader()
	for _, c := range []struct {
		text string
		kind name.Kind
		want string // the name and its kind, "" for none
	}{
		{"President Marta Olsson", name.Person, "Marta Olsson/person"},
		{"the Karvan Foundation's", name.Organization, "Karvan Foundation/organization"},
		{"Israel", name.Organization, "Israel/place"},
		{"Iranian", name.Place, ""},
		{"the Philippines'", name.Place, "Philippines/place"},
		{"the", name.Place, ""},
		{"Minister of Trade Anna Olsson", name.Person, "Anna Olsson/person"},
	} {
		got := ""
		if m, ok := r.settle(c.text, marked{start: 0, end: len(c.text), kind: c.kind}); ok {
			got = c.text[m.start:m.end] + "/" + m.kind.String()
		}
		if got != c.want {
			t.Errorf("%s %q became %q, not %q", c.kind, c.text, got, c.want)
		}
	}
}

// TestNews puts a text together again from its tokens and finds its names in it.
func TestNews(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dev.tsv")
	rows := "President\tNNP\tB-per\nOlsson\tNNP\tI-per\nsaid\tVBD\tO\n,\t,\tO\n\"\t``\tO\nOslo\tNNP\tB-geo\n's\tPOS\tO\nours\tPRP\tO\n.\t.\tO\n\"\t''\tO\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := newReader().news(path)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d sentences, error %v", len(all), err)
	}
	var got []string
	for _, n := range all[0].names {
		var words []string
		for _, w := range all[0].sentence.Words[n.First:n.Last] {
			words = append(words, w.Form)
		}
		got = append(got, strings.Join(words, " ")+"/"+n.Kind.String())
	}
	if got := strings.Join(got, "; "); got != "Olsson/person; Oslo/place" {
		t.Errorf("names: %s", got)
	}
}

// TestSwap checks that the marks of a text with other names lie on those names.
func TestSwap(t *testing.T) {
	r := newReader()
	const text = "Olsson met the Karvan Foundation in Oslo."
	marks := []marked{{start: 0, end: 6, kind: name.Person}, {start: 15, end: 32, kind: name.Organization}, {start: 36, end: 40, kind: name.Place}}
	r.swapper.learn(text, marks)
	for range 50 {
		swapped, moved, ok := r.swapper.swap(text, marks)
		if !ok {
			continue
		}
		a, b, c := moved[0], moved[1], moved[2]
		if a.start != 0 || swapped[a.end:b.start] != " met the " || swapped[b.end:c.start] != " in " || swapped[c.end:] != "." {
			t.Fatalf("%q with names %v", swapped, moved)
		}
	}
}
