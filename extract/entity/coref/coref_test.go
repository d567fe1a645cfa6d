package coref

import (
	"bytes"
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
)

// named finds the names of a text, each a word, by what they are.
func named(d *syntax.Document, types map[string]string) []Name {
	var names []Name
	order := map[string]int{}
	for s := range d.Sentences {
		for w, word := range d.Sentences[s].Words {
			if t, ok := types[word.Form]; ok {
				if _, met := order[word.Form]; !met {
					order[word.Form] = len(order)
				}
				names = append(names, Name{Sentence: s, First: w, Last: w + 1, Head: w, Entity: order[word.Form], Type: t})
			}
		}
	}
	return names
}

func TestResolve(t *testing.T) {
	types := map[string]string{"Maria": "person", "Ahmed": "person", "Norway": "country", "Siemens": "company", "Lyon": "city"}
	for _, c := range []struct{ text, want string }{
		{"Maria met Ahmed in Lyon. She said he was late.", "She = Maria; he = Ahmed"},
		{"Maria washed herself and left her house.", "herself = Maria; her = Maria"},
		{"Siemens raised its prices.", "its = Siemens"},
		{"Lyon lies on two rivers. The city has half a million people.", "The city = Lyon"},
		{"A farmer left the village. He was old.", "He = "},
		{"Ahmed was tired. It rained for weeks.", ""},
	} {
		d := syntax.Analyze(c.text)
		var got []string
		forms := map[int]string{}
		names := named(d, types)
		for _, n := range names {
			forms[n.Entity] = d.Sentences[n.Sentence].Words[n.First].Form
		}
		for _, l := range Resolve(d, english.Default(), names) {
			words := d.Sentences[l.Sentence].Words
			got = append(got, d.Text[words[l.First].Start:words[l.Last-1].End]+" = "+forms[l.Entity])
			if l.Head < l.First || l.Head >= l.Last || l.Sure <= 0 || l.Sure > 1 {
				t.Errorf("%s: link %+v", c.text, l)
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

// TestWrite reads a model that was written, as sure as it was before.
func TestWrite(t *testing.T) {
	m := shipped()
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.keys) != len(m.keys) {
		t.Fatalf("%d features of %d", len(again.keys), len(m.keys))
	}
	for k, n := range m.keys {
		for i, v := range m.rows[int(n)*hidden:][:hidden] {
			if d := abs(v - again.rows[int(again.keys[k])*hidden+i]); d > 1e-5 {
				t.Fatalf("weight %d of %08x is off by %g", i, k, d)
			}
		}
	}
}

func TestReadHostile(t *testing.T) {
	for _, s := range []string{"", "no gzip", "\x1f\x8b"} {
		if _, err := read(strings.NewReader(s)); err == nil {
			t.Errorf("%q is no model", s)
		}
	}
}
