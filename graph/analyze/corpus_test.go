package analyze

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// corpus makes a corpus by hand. Each line is a claim and how it is told:
//
//	Iran coordinates-with Russia; by Velayati; on 2018-07-13; in b; sure 0.9; threatened; denied
//
// An article is named by "in", "a" if it isn't; "b=a" is b, a reprint of a. The quote is the
// claim's three words with a few around. Names that end in "-presence" are situations, those in people
// are persons, and all others countries.
func corpus(t testing.TB, lines ...string) *graph.Corpus {
	t.Helper()
	c := &graph.Corpus{}
	articles, entities := map[string]*graph.Article{}, map[string]bool{}
	people := []string{"Velayati", "Netanyahu", "Zarif", "Lavrov"}
	entity := func(name string) string {
		kind := "country"
		switch {
		case strings.HasSuffix(name, "-presence"):
			kind = "situation"
		case name == "Aleppo":
			kind = "city"
		}
		for _, p := range people {
			if name == p {
				kind = "person"
			}
		}
		id := kind + "/" + strings.ToLower(name)
		if !entities[id] {
			entities[id] = true
			c.Entities = append(c.Entities, &graph.Entity{ID: id, Type: kind, Name: name, Country: strings.ToUpper(name)})
		}
		return id
	}
	for n, line := range lines {
		parts := strings.Split(line, "; ")
		words := strings.Fields(parts[0])
		if len(words) != 3 {
			t.Fatalf("%q: want subject, relation, object", line)
		}
		r, ok := ontology.Default().Relation(words[1])
		if !ok {
			t.Fatalf("%q: no such relation", line)
		}
		cl := &graph.Claim{Subject: entity(words[0]), Relation: r.Name, Object: entity(words[2]), Polarity: graph.Asserted, Modality: graph.Actual, Plover: r.Plover}
		name, sure := "a", 0.8
		for _, p := range parts[1:] {
			key, value, _ := strings.Cut(p, " ")
			switch key {
			case "by":
				cl.Speaker = entity(value)
			case "on":
				cl.Date = graph.Date(value)
			case "in":
				name = value
			case "sure":
				var err error
				if sure, err = strconv.ParseFloat(value, 64); err != nil {
					t.Fatal(err)
				}
			case "denied":
				cl.Polarity = graph.Denied
			default:
				cl.Modality = graph.Modality(key)
			}
		}
		name, group, _ := strings.Cut(name, "=")
		a := articles[name]
		if a == nil {
			a = &graph.Article{ID: name, Title: "Story " + name, Source: "Wire", Published: "2018-07-14", Group: group}
			articles[name] = a
			c.Articles = append(c.Articles, a)
		}
		start := utf8.RuneCountInString(a.Text)
		quote := fmt.Sprintf("It is told that %s %s %s these days.", words[0], words[1], words[2])
		a.Text += quote + " "
		at := func(word string) graph.Span {
			i := start + strings.Index(quote, " "+word+" ") + 1
			return graph.Span{Start: i, End: i + len(word), Text: word}
		}
		cl.Evidence = []graph.Evidence{{Article: name, Sentence: n, Span: graph.Span{Start: start, End: start + len(quote), Text: quote},
			Subject: at(words[0]), Object: at(words[2]), Confidence: sure}}
		cl.Settle()
		cl.Identify()
		c.Claims = append(c.Claims, cl)
	}
	return graph.Merge(c)
}

func analyzed(t testing.TB, top int, lines ...string) *Report {
	t.Helper()
	return Analyze(corpus(t, lines...), ontology.Default(), Options{Top: top})
}

// lines is the statements, as printed.
func lines(list []Statement) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.String())
	}
	return out
}

// levant is a small world: Iran, Russia and Syria against Israel and its friends, with Turkey in
// between.
var levant = []string{
	"Iran coordinates-with Russia; on 2018-07-13",
	"Iran coordinates-with Russia; on 2018-07-13; in b",
	"Russia coordinates-with Iran; by Velayati; on 2018-07-14; in c",
	"Iran allied-with Syria; in b",
	"Russia supports Syria; on 2018-07-02",
	"Velayati adviser-of Iran; sure 0.95",
	"Netanyahu head-of-government-of Israel; sure 0.95",
	"Netanyahu meets-with Russia; on 2018-07-11",
	"America supports Israel; on 2018-05-14; in c",
	"America sanctions Iran; on 2018-05-08; in c",
	"America sanctions Iran; on 2018-05-08; in d=c",
	"Israel attacks Syria; on 2018-07-12",
	"Israel attacks Syria; on 2018-07-12; by Lavrov; in b",
	"Israel opposes Iran-presence; on 2018-07-11; by Netanyahu",
	"Iran maintains Iran-presence",
	"Iran-presence located-in Syria",
	"Turkey supports Russia; on 2018-06",
	"Turkey attacks Syria; on 2018-03-18; in e",
	"Turkey visits Aleppo; on 2018-03-18; in e",
	"Israel attacks Iran; on 2018-07-12; threatened",
	"Israel attacks Iran; on 2018-07-13; threatened; by Netanyahu; in b",
	"Russia withdraws-from Syria; planned; on 2018-07-01",
	"Iran withdraws-from Syria; planned; denied; by Velayati; on 2018-07-14",
	"Iran attacks Israel; on 2018-05-10; by Netanyahu; in e",
	"Iran attacks Israel; on 2018-05-10; by Zarif; denied; in e",
	"Syria opposes Israel; on 2018-07-12; denied; in e",
}
