package name

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// names writes what a finder finds: Ali Qasemi/person.
func names(f *Finder, text string) string {
	var out []string
	d := syntax.Analyze(text)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, n := range f.Find(s, nil) {
			out = append(out, text[s.Words[n.First].Start:s.Words[n.Last-1].End]+"/"+n.Kind.String())
		}
	}
	return strings.Join(out, "; ")
}

// TestFind looks for names in every position, most of them of nobody that a table knows.
func TestFind(t *testing.T) {
	f := NewFinder(gazetteer.Default(), english.Default())
	for _, c := range []struct{ about, text, want string }{
		{"a title", "Prime Minister Tarvo Kellan resigned on Monday.", "Tarvo Kellan/person"},
		{"a possessive", "Marta Olsson's lawyers went to Oslo.", "Marta Olsson/person; Oslo/place"},
		{"a list", "Marta Olsson, Imran Sethi and Paul Drury met in Geneva.", "Marta Olsson/person; Imran Sethi/person; Paul Drury/person; Geneva/place"},
		{"an apposition", "Imran Sethi, a spokesman for the Karvan Foundation, said so.", "Imran Sethi/person; Karvan Foundation/organization"},
		{"capitals", "THREE KILLED IN BAGHDAD", "BAGHDAD/place"},
		{"an adjective is no name", "Iranian-backed fighters left the town.", ""},
		{"a verb at the start is no name", "Killing civilians is a crime, the United Nations said.", "United Nations/organization"},
		{"an address", "Write to desk@example.org or see www.example.org.", ""},
		{"nothing", "It rained all day and nobody came.", ""},
	} {
		if got := names(f, c.text); got != c.want {
			t.Errorf("%s: %q has %q, not %q", c.about, c.text, got, c.want)
		}
	}
}

// TestCompany checks that a sentence's names don't depend on what the finder read before.
func TestCompany(t *testing.T) {
	f := NewFinder(gazetteer.Default(), english.Default())
	const text = "Imran Sethi of the Karvan Foundation went to Geneva."
	want := names(f, text)
	names(f, "Marta Olsson went to Oslo, where the Bank of Norway and Paul Drury were.")
	if got := names(f, text); got != want {
		t.Errorf("%q at first, then %q", want, got)
	}
}

// taught returns a learner that has read a few sentences with made-up names.
func taught(passes int) *Learner {
	l := NewLearner(gazetteer.Default(), english.Default(), 16, 3)
	for _, who := range []string{"Zorblat", "Quimwick", "Fendrop", "Harlbon"} {
		for _, text := range []string{"Yesterday " + who + " laughed.", "We met " + who + " again."} {
			s := &syntax.Analyze(text).Sentences[0]
			for i, w := range s.Words {
				if w.Form == who {
					l.Add(s, Gold(len(s.Words), []Name{{First: i, Last: i + 1, Kind: Person}}))
				}
			}
		}
	}
	for range passes {
		l.Pass(1)
	}
	return l
}

// TestLearn learns that who laughs is a person, twice with the same weights, and reads the model from its file.
func TestLearn(t *testing.T) {
	l := taught(40)
	const text, want = "Yesterday Mirvold laughed.", "Mirvold/person"
	if got := names(l.Finder(), text); got != want {
		t.Errorf("learnt: %q has %q", text, got)
	}
	var file, again bytes.Buffer
	if err := l.Model().Write(&file); err != nil {
		t.Fatal(err)
	}
	if err := taught(40).Model().Write(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Error("the same data gave two models")
	}
	m, err := Read(&file)
	if err != nil {
		t.Fatal(err)
	}
	if got := names(NewFinderOf(m, l.gazetteer, l.english), text); got != want {
		t.Errorf("read from its file: %q has %q", text, got)
	}
	if _, err := Read(strings.NewReader("no model")); err == nil {
		t.Error("read a model from no model")
	}
}

// TestLattice compares the sums of the lattice with those over all rows of tags of two words.
func TestLattice(t *testing.T) {
	var s steps
	y := make([]float32, 2*wide)
	for i := range y {
		y[i] = float32(i%7) / 3
	}
	for a := range s {
		for b := range s[a] {
			s[a][b] = float32((a*5+b*3)%11) / 5
		}
	}
	var l lattice
	l.run(y, nil, &s)
	total, first := never, make([]float64, tags)
	best, top := []int{}, never
	for i := range first {
		first[i] = never
	}
	for a := range tags {
		for b := range tags {
			if follows(tags, a) && follows(a, b) && ends(b) {
				sum := float64(s[tags][a]) + float64(y[a]) + float64(s[a][b]) + float64(y[wide+b])
				total = logAdd(total, sum)
				first[a] = logAdd(first[a], sum)
				if sum > top {
					best, top = []int{a, b}, sum
				}
			}
		}
	}
	if d := l.total - total; d > 1e-6 || d < -1e-6 {
		t.Errorf("the rows sum up to %v, not %v", l.total, total)
	}
	for a := range tags {
		if d := first[a] - total; first[a] > never/2 {
			if got := l.forward[a] + l.backward[a] - l.total; got-d > 1e-6 || d-got > 1e-6 {
				t.Errorf("tag %d has %v, not %v", a, got, d)
			}
		}
	}
	if diff := cmp.Diff(best, l.best(y, &s, nil)); diff != "" {
		t.Errorf("best row (-want +got):\n%s", diff)
	}
}
