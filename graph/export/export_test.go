package export

import (
	"bytes"
	"encoding/xml"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a small corpus, with what a hostile or careless article may bring.
func sample() *graph.Corpus {
	span := func(start int, text string) graph.Span {
		return graph.Span{Start: start, End: start + len([]rune(text)), Text: text}
	}
	evidence := func(article string, start int, quote string, confidence float64) graph.Evidence {
		return graph.Evidence{Article: article, Span: span(start, quote), Subject: span(start, quote[:4]), Object: span(start, quote[:4]), Confidence: confidence}
	}
	claim := func(subject, relation, object, speaker string, p graph.Polarity, m graph.Modality, date graph.Date, ev ...graph.Evidence) *graph.Claim {
		c := &graph.Claim{Subject: subject, Relation: relation, Object: object, Speaker: speaker, Polarity: p, Modality: m,
			Date: date, Plover: "COOPERATE", Evidence: ev}
		c.Settle()
		c.Identify()
		return c
	}
	mention := func(article string, start int, text string) graph.Mention {
		return graph.Mention{Article: article, Span: span(start, text), Form: graph.Name}
	}
	return &graph.Corpus{
		Articles: []*graph.Article{
			{ID: "b.txt", Title: "Wire", Group: "a.txt", Text: "Iran and Russia coordinate in Syria."},
			{ID: "a.txt", Title: "Wire, reprinted", Text: "Iran and Russia coordinate in Syria."},
			{ID: "c.txt", Text: "Iran & Russia <coordinate> in\x01 Syria ]]> \"truly\"."},
		},
		Entities: []*graph.Entity{
			{ID: "country/RUS", Type: "country", Name: "Russia", Country: "RUS", Mentions: []graph.Mention{mention("a.txt", 9, "Russia")}},
			{ID: "country/IRN", Type: "country", Name: "Iran", Country: "IRN", Aliases: []string{"Persia", "Islamic Republic of Iran"},
				Mentions: []graph.Mention{mention("b.txt", 0, "Iran"), mention("a.txt", 0, "Iran")}},
			{ID: "person/o'neil_josé|x", Type: "person", Name: "José\x00 <O'Neil> \U0001F54A"},
			{ID: "situation/iran-presence", Type: "situation", Name: "Iran's presence in Syria"},
		},
		Claims: []*graph.Claim{
			claim("country/RUS", "coordinates-with", "country/IRN", "", graph.Asserted, graph.Actual, "2018-07-13",
				evidence("a.txt", 0, "Iran and Russia coordinate in Syria.", 0.8), evidence("b.txt", 0, "Iran and Russia coordinate in Syria.", 0.7)),
			claim("country/IRN", "coordinates-with", "country/RUS", "person/o'neil_josé|x", graph.Asserted, graph.Actual, "2018-08",
				evidence("c.txt", 0, "Iran & Russia <coordinate> in\x01 Syria ]]> \"truly\".", 0.9)),
			claim("person/o'neil_josé|x", "opposes", "situation/iran-presence", "country/RUS", graph.Asserted, graph.Actual, "",
				evidence("c.txt", 0, "Iran & Russia", 0.5)),
			claim("country/RUS", "attacks", "country/IRN", "", graph.Asserted, graph.Threatened, "2018", evidence("c.txt", 0, "Iran & Russia", 0.5)),
			claim("country/RUS", "opposes", "country/IRN", "", graph.Denied, graph.Actual, "2018", evidence("c.txt", 0, "Iran & Russia", 0.5)),
		},
	}
}

func write(t *testing.T, f Format, c *graph.Corpus) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, c, ontology.Default()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			got := write(t, f, sample())
			golden := filepath.Join("testdata", "sample"+f.Ext)
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("differs from %s (-want +got; -update writes it anew):\n%s", golden, diff)
			}
		})
	}
}

func TestOrderOfTheCorpusDoesNotMatter(t *testing.T) {
	for _, f := range Formats() {
		want := write(t, f, sample())
		for seed := range uint64(20) {
			c, r := sample(), rand.New(rand.NewPCG(seed, 0))
			r.Shuffle(len(c.Articles), func(i, j int) { c.Articles[i], c.Articles[j] = c.Articles[j], c.Articles[i] })
			r.Shuffle(len(c.Entities), func(i, j int) { c.Entities[i], c.Entities[j] = c.Entities[j], c.Entities[i] })
			r.Shuffle(len(c.Claims), func(i, j int) { c.Claims[i], c.Claims[j] = c.Claims[j], c.Claims[i] })
			if got := write(t, f, c); !bytes.Equal(got, want) {
				t.Fatalf("%s: order %d gives another file:\n%s", f.Name, seed, cmp.Diff(string(want), string(got)))
			}
		}
	}
}

// What the schema of GraphML demands and a golden file may hide: name tokens, no ID twice, and
// references that lead somewhere.
func TestGraphMLReferences(t *testing.T) {
	f, err := Named("graphml")
	if err != nil {
		t.Fatal(err)
	}
	var doc graphML
	if err := xml.Unmarshal(write(t, f, sample()), &doc); err != nil {
		t.Fatal(err)
	}
	if n, e := len(doc.Graph.Nodes), len(doc.Graph.Edges); n != 4 || e != 2 {
		t.Fatalf("%d nodes and %d edges, want 4 and 2: what is threatened or denied makes no edge", n, e)
	}
	token := regexp.MustCompile(`^[A-Za-z0-9._:-]+$`)
	ids, keys := map[string]bool{}, map[string]string{}
	id := func(s string) {
		if !token.MatchString(s) || ids[s] {
			t.Errorf("ID %q is no name token or stands twice", s)
		}
		ids[s] = true
	}
	for _, k := range doc.Keys {
		id(k.ID)
		keys[k.ID] = k.For
	}
	data := func(what string, ds []graphMLData) {
		for _, d := range ds {
			if keys[d.Key] != what {
				t.Errorf("key %q of a %s is declared for %q", d.Key, what, keys[d.Key])
			}
		}
	}
	for _, n := range doc.Graph.Nodes {
		id(n.ID)
		data("node", n.Data)
	}
	for _, e := range doc.Graph.Edges {
		id(e.ID)
		data("edge", e.Data)
		if !ids[e.Source] || !ids[e.Target] {
			t.Errorf("edge %s has no end", e.ID)
		}
	}
}

func TestTokenKeepsIDsApart(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a/b", "a:b", "a|b", "a.b", "a_b", "a_2f_b", "a b", "a-b", "é", "_e9_"} {
		got := token(id)
		if old, ok := seen[got]; ok {
			t.Errorf("%q and %q are both %q", old, id, got)
		}
		seen[got] = id
	}
}

func TestGraphMLMissingEnd(t *testing.T) {
	c := sample()
	c.Entities = c.Entities[1:]
	err := WriteGraphML(&bytes.Buffer{}, c, ontology.Default())
	if err == nil || !strings.Contains(err.Error(), "country/RUS is an end of claim") {
		t.Errorf("error is %v", err)
	}
}

func TestJSONLComesBack(t *testing.T) {
	f, err := Named("jsonl")
	if err != nil {
		t.Fatal(err)
	}
	c, err := graph.ReadJSONL(bytes.NewReader(write(t, f, sample())))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(write(t, f, sample()), write(t, f, c)); diff != "" {
		t.Error(diff)
	}
}

func TestNamedUnknown(t *testing.T) {
	if _, err := Named("gexf "); err == nil || !strings.Contains(err.Error(), "use one of graphml, jsonl") {
		t.Errorf("error is %v", err)
	}
}
