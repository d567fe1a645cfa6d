package analyze

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

var update = flag.Bool("update", false, "write the golden files anew")

func text(t *testing.T, r *Report, width int, colour bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteText(&b, width, colour); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got); go test -update writes it anew:\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	r := analyzed(t, 5, levant...)
	r.Next = []string{"entente explore", "entente export -o graph.graphml"}
	golden(t, "testdata/levant.txt", text(t, r, 100, false))
	var b bytes.Buffer
	if err := r.WriteTSV(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/levant.tsv", b.String())
}

func TestColourChangesNothingElse(t *testing.T) {
	r := analyzed(t, 5, levant...)
	coloured := text(t, r, 100, true)
	for _, style := range []string{bold, dim, red, green, "0"} {
		code := "\x1b[" + style + "m"
		if !strings.Contains(coloured, code) {
			t.Errorf("style %s isn't used", style)
		}
		coloured = strings.ReplaceAll(coloured, code, "")
	}
	if diff := cmp.Diff(text(t, r, 100, false), coloured); diff != "" {
		t.Errorf("(-plain +coloured):\n%s", diff)
	}
}

// hostile is levant with what articles may bring in their names, titles and texts.
func hostile(t *testing.T) *Report {
	t.Helper()
	c := corpus(t, levant...)
	const evil = "\x1b[2J\x1b]0;owned\a\u202eevil\u202c\u009b31m\r\n\tx\x00\x7f\xff\u2066\U000E0041"
	for _, e := range c.Entities {
		e.Name += evil
	}
	for _, a := range c.Articles {
		a.Title, a.Source, a.Published = a.Title+evil, a.Source+evil, a.Published+evil
	}
	for _, cl := range c.Claims {
		for i := range cl.Evidence {
			cl.Evidence[i].Text += evil
		}
	}
	r := Analyze(c, ontology.Default(), Options{Top: 5})
	r.Next = []string{evil}
	return r
}

func TestArticlesCannotSteerTheTerminal(t *testing.T) {
	r := hostile(t)
	var tsv bytes.Buffer
	if err := r.WriteTSV(&tsv); err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, got := range []string{text(t, r, 100, false), text(t, r, 0, false), strings.ReplaceAll(tsv.String(), "\t", "")} {
		lines = strings.Count(got, "\n")
		for _, c := range got {
			if c != '\n' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == 0xE0041 {
				t.Errorf("%U is printed", c)
			}
		}
		if !strings.Contains(got, "\uFFFD") {
			t.Error("nothing shows that something was there")
		}
	}
	if lines != 1+len(r.Actors) {
		t.Errorf("TSV has %d lines for %d actors", lines, len(r.Actors))
	}
	if words := r.Strongest[0].String(); strings.ContainsRune(words, 0x1b) {
		t.Errorf("String has an escape: %q", words)
	}
}

func TestLinesEndCleanlyAndFit(t *testing.T) {
	c := corpus(t, append([]string{"Oman meets-with Qatar"}, levant...)...) // in no bloc: the last column is empty
	for _, e := range c.Entities {
		if e.Name == "Iran" {
			e.Name = "伊朗伊斯兰共和国" // eight characters, sixteen columns
		}
	}
	for _, cl := range c.Claims {
		for i := range cl.Evidence {
			cl.Evidence[i].Text += strings.Repeat(" 更多文字 e\u0301t\u0301 👩‍👩‍👧", 30)
		}
	}
	r := Analyze(c, ontology.Default(), Options{})
	for _, width := range []int{40, 72, 100, 200} {
		for line := range strings.Lines(text(t, r, width, false)) {
			line = strings.TrimSuffix(line, "\n")
			if strings.TrimRight(line, " ") != line {
				t.Errorf("width %d: %q ends in a space", width, line)
			}
			if strings.ContainsAny(line, "“") && columns(line) > width {
				t.Errorf("width %d: a quote of %d columns: %s", width, columns(line), line)
			}
		}
	}
	var starts []int
	for line := range strings.Lines(text(t, r, 100, false)) {
		if before, _, ok := strings.Cut(line, " country "); ok {
			starts = append(starts, columns(before))
		}
	}
	for _, s := range starts {
		if s != starts[0] {
			t.Errorf("the column of kinds isn't straight: %v", starts)
		}
	}
	if len(starts) < 3 {
		t.Errorf("found %d actors in the table", len(starts))
	}
}

func TestShorten(t *testing.T) {
	const quote = "On a hot day in July the envoy said in Moscow that Iran, after long talks about oil and gas, will coordinate every step with Russia in Syria and beyond."
	mention := func(word string) Range {
		i := strings.Index(quote, word)
		return Range{i, i + len(word)}
	}
	q := Quote{Text: quote, Subject: mention("Iran"), Object: mention("Russia")}
	for _, test := range []struct {
		q     Quote
		width int
		want  string
	}{
		{q, 0, quote},
		{q, 1000, quote},
		{q, 100, "… Moscow that Iran, after long talks about oil and gas, will coordinate every step with Russia in …"},
		{q, 48, "… that Iran, after long … step with Russia in …"},
		{q, 30, "… Iran, after … with Russia …"},
		{q, 10, "… Iran, …"},
		{Quote{Text: quote}, 24, "On a hot day in July …"},
		{Quote{Text: quote, Subject: Range{-50, -40}, Object: Range{5000, 6000}}, 24, "On a hot day in July …"},
		{Quote{Text: "Iran\n\n said \t so", Subject: Range{0, 4}}, 40, "Iran said so"},
		{Quote{Text: "http://example.org/" + strings.Repeat("x", 100) + " Iran"}, 24, "http://example.org/… …"},
		{Quote{}, 24, ""},
	} {
		var words []string
		for _, w := range test.q.shorten(test.width) {
			words = append(words, w.text)
		}
		got := strings.Join(words, " ")
		if got != test.want {
			t.Errorf("width %d:\n got %s\nwant %s", test.width, got, test.want)
		}
	}
	var marked []string
	for _, w := range q.shorten(60) {
		if w.marked {
			marked = append(marked, w.text)
		}
	}
	check(t, "marked", marked, []string{"Iran,", "Russia"})
}

func TestQuoteOffsetsCountCodePoints(t *testing.T) {
	q := Quote{Text: "“Türkiye” — said Erdoğan — backs Azerbaijan", Subject: Range{17, 24}, Object: Range{33, 43}}
	var marked []string
	for _, w := range q.words() {
		if w.marked {
			marked = append(marked, w.text)
		}
	}
	check(t, "marked", marked, []string{"Erdoğan", "Azerbaijan"})
}

func TestStatementTellsItsMode(t *testing.T) {
	s := Statement{Subject: Ref{Name: "A"}, Relation: "attacks", Object: Ref{Name: "B"}}
	for _, test := range []struct {
		p        graph.Polarity
		m        graph.Modality
		reported bool
		want     string
	}{
		{graph.Asserted, graph.Actual, false, "A attacks B"},
		{graph.Asserted, graph.Actual, true, "A attacks B (says C)"},
		{graph.Denied, graph.Actual, true, "denied: A attacks B (by C)"},
		{graph.Asserted, graph.Conditional, false, "conditional: A attacks B"},
		{graph.Denied, graph.Offered, true, "offered, denied: A attacks B (by C)"},
	} {
		s.Polarity, s.Modality, s.Reported, s.Speakers = test.p, test.m, test.reported, []Ref{{ID: "c", Name: "C"}}
		check(t, "line", s.String(), test.want)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteErrorsShow(t *testing.T) {
	r := analyzed(t, 5, levant...)
	for name, err := range map[string]error{"text": r.WriteText(full{}, 80, false), "TSV": r.WriteTSV(full{}), "JSON": r.WriteJSON(full{})} {
		if err == nil {
			t.Errorf("%s: no error from a full disk", name)
		}
	}
}
