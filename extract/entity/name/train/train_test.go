package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
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

// TestStandoff reads names that lie apart from their text.
func TestStandoff(t *testing.T) {
	got, err := standoff("# names\nkarvan-news\n1 2o 4-5p\n7 -\n12 1?\n")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]mark{
		"karvan-news-0001": {{first: 1, last: 1, kind: name.Organization}, {first: 3, last: 4, kind: name.Person}},
		"karvan-news-0007": nil,
		"karvan-news-0012": {{open: true}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(mark{})); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"a\nx 1o\n", "a\n1 o\n", "a\n1 3-2o\n", "a\n1 0p\n", "a\n1 2x\n"} {
		if _, err := standoff(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
	for _, file := range []string{ewtNames, gmbNames} {
		if all, err := standoff(file); err != nil || len(all) < 500 {
			t.Errorf("the file itself: %d sentences, error %v", len(all), err)
		}
	}
}

// TestCut writes contractions apart, and the marks stay on their words.
func TestCut(t *testing.T) {
	const text = "Olsson's don't open."
	s := &treebank.Sentence{Text: text, Words: []treebank.Word{{Start: 0, End: 6}, {Start: 6, End: 8, Contracted: true},
		{Start: 9, End: 11}, {Start: 11, End: 14, Contracted: true}, {Start: 15, End: 19}, {Start: 19, End: 20}}}
	apart, marks := cut(text, s, []marked{{start: 0, end: 8}, {start: 15, end: 19}})
	if apart != "Olsson 's do n't open." || apart[marks[0].start:marks[0].end] != "Olsson 's" || apart[marks[1].start:marks[1].end] != "open" {
		t.Errorf("%q with names %v", apart, marks)
	}
}

// TestRawDoubt opens marks that words in doubt lie in, and words that no mark has.
func TestRawDoubt(t *testing.T) {
	x := &raw{text: "Olsson met Berg in Oslo.", marks: []marked{{start: 0, end: 6}, {start: 19, end: 23}}}
	x.doubt(19, 23)
	x.doubt(11, 15)
	want := []marked{{start: 0, end: 6}, {start: 11, end: 15, open: true}, {start: 19, end: 23, open: true}}
	if diff := cmp.Diff(want, x.marks, cmp.AllowUnexported(marked{})); diff != "" {
		t.Error(diff)
	}
}

// TestTrades makes up names that end in what its kind is called by.
func TestTrades(t *testing.T) {
	tr := trades{does: []string{", Inc."}, houses: []string{"Inn"}, openings: []string{"Old Mill"}}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		if got := tr.name(name.Organization, rng, []string{"Anna Olsson"}, []string{"Oslo"}); !strings.HasSuffix(got, ", Inc.") || strings.Contains(got, "Anna") {
			t.Errorf("a firm: %q", got)
		}
		if got := tr.name(name.Place, rng, []string{"Anna Olsson"}, []string{"Oslo"}); !strings.HasSuffix(got, " Inn") {
			t.Errorf("a house: %q", got)
		}
	}
}
