package identity

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract/spelling"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// article makes one article's part by hand. A line is an entity, "TYPE NAME", then in brackets its
// country, or the same and an office, as in
//
//	person Li Wei [CHN] leader-of company Huawei
//
// The object of an office may be a country by its code.
func article(t testing.TB, id, published string, lines ...string) *graph.Corpus {
	t.Helper()
	c := &graph.Corpus{Articles: []*graph.Article{{ID: id, Published: graph.Date(published)}}}
	at := map[string]*graph.Entity{}
	pos := 0
	enter := func(kind, name, country string) *graph.Entity {
		eid := map[string]string{"person": "person/", "city": "city/", "country": "country/"}[kind]
		if eid == "" {
			eid = "org/"
		}
		if kind == "country" {
			eid += name
			country = name
		} else {
			eid += spelling.Slug(name)
		}
		e := at[eid]
		if e == nil {
			e = &graph.Entity{ID: eid, Type: kind, Name: name, Country: country}
			if known, ok := gazetteer.Default().Entry(eid); ok {
				e.Name, e.Country, e.Type = known.Name, known.Country, known.Kind
			}
			at[eid] = e
			c.Entities = append(c.Entities, e)
		}
		e.Mentions = append(e.Mentions, graph.Mention{Article: id, Form: graph.Name, Span: graph.Span{Start: pos, End: pos + len(name), Text: name}})
		pos += len(name) + 100 // next to nothing
		return e
	}
	for _, line := range lines {
		rest, office, _ := strings.Cut(line, "]")
		rest, country, _ := strings.Cut(rest, "[")
		kind, name, _ := strings.Cut(strings.TrimSpace(rest), " ")
		e := enter(kind, strings.TrimSpace(name), country)
		if office = strings.TrimSpace(office); office != "" {
			relation, of, _ := strings.Cut(office, " ")
			kind, name, _ := strings.Cut(of, " ")
			o := enter(kind, name, "")
			cl := &graph.Claim{Subject: e.ID, Relation: relation, Object: o.ID, Polarity: graph.Asserted, Modality: graph.Actual,
				Evidence: []graph.Evidence{{Article: id}}}
			cl.Identify()
			c.Claims = append(c.Claims, cl)
		}
	}
	return c
}

// run resolves parts, and returns the IDs that have mentions in them.
func run(parts []*graph.Corpus, c *Corrections) *graph.Corpus {
	return Resolve(gazetteer.Default(), c, parts...)
}

// where lists the entities of some kinds with the articles that mention them.
func where(c *graph.Corpus) string {
	var b strings.Builder
	for _, e := range c.Entities {
		if e.Type == "country" {
			continue
		}
		var in []string
		for _, m := range e.Mentions {
			in = append(in, m.Article)
		}
		fmt.Fprintf(&b, "%s: %s\n", e.ID, strings.Join(slices.Compact(in), " "))
	}
	return b.String()
}

func TestIdentity(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts func(t testing.TB) []*graph.Corpus
		want  string
	}{
		{"spellings meet with the same office", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2018-07-01", "person Karim Qalandari [IRN] minister-of country IRN"),
				article(t, "2", "2018-07-02", "person Kareem Ghalandari [IRN] minister-of country IRN"),
			}
		}, "person/karim-qalandari: 1 2\n"},
		{"spellings don't meet without any context", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2018-07-01", "person Karim Qalandari [IRN] minister-of country IRN"),
				article(t, "2", "2018-07-02", "person Kareem Ghalandari"),
			}
		}, "person/kareem-ghalandari: 2\nperson/karim-qalandari: 1\n"},
		{"spellings don't meet over a border", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2018-07-01", "person Karim Qalandari [IRN]"),
				article(t, "2", "2018-07-02", "person Kareem Ghalandari [AFG]"),
			}
		}, "person/kareem-ghalandari: 2\nperson/karim-qalandari: 1\n"},
		{"in a country of Latin letters two spellings are two people", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2018-07-01", "person Terence Mallory [GBR]"),
				article(t, "2", "2018-07-02", "person Terrence Malory [GBR]"),
			}
		}, "person/terence-mallory: 1\nperson/terrence-malory: 2\n"},
		{"the gazetteer's people are found by other spellings", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{article(t, "1", "2017-06-06", "person Mohammed Jawad Zareef [IRN] minister-of country IRN")}
		}, "person/mohammad-javad-zarif: 1\n"},
		{"two of one name at two companies are two", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "person Li Wei [CHN] leader-of company Hualong Motors"),
				article(t, "2", "2020-01-02", "person Li Wei [CHN] leader-of company Baidao Foods"),
				article(t, "3", "2020-01-03", "person Li Wei [CHN] leader-of company Hualong Motors"),
				article(t, "4", "2020-01-04", "person Li Wei"),
			}
		}, "org/baidao-foods: 2\norg/hualong-motors: 1 3\nperson/li-wei: 1 3\nperson/li-wei@" + fourth + ": 4\nperson/li-wei@baidao-foods: 2\n"},
		{"a rare name is one person's", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "person Ostap Veresklet [UKR]"),
				article(t, "2", "2020-01-02", "person Ostap Veresklet"),
			}
		}, "person/ostap-veresklet: 1 2\n"},
		{"but not of two countries'", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "person Ostap Veresklet [UKR]"),
				article(t, "2", "2020-01-02", "person Ostap Veresklet [POL]"),
			}
		}, "person/ostap-veresklet: 1\nperson/ostap-veresklet@pol: 2\n"},
		{"a surname is whose who fits", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "person Ostap Veresklet [UKR]", "person Hryhoriy Mostenko [UKR]", "org Steppe Institute", "country UKR"),
				article(t, "2", "2020-01-02", "person Veresklet", "person Hryhoriy Mostenko [UKR]", "country UKR"),
				article(t, "3", "2020-01-03", "person Veresklet", "country FRA"),
			}
		}, "org/steppe-institute: 1\nperson/hryhoriy-mostenko: 1 2\nperson/ostap-veresklet: 1 2\nperson/veresklet: 3\n"},
		{"of two that fit it is nobody's", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "person Ostap Veresklet [UKR]", "person Hryhoriy Mostenko [UKR]", "country UKR"),
				article(t, "2", "2020-01-02", "person Pavlo Veresklet [UKR]", "person Hryhoriy Mostenko [UKR]", "country UKR"),
				article(t, "3", "2020-01-03", "person Veresklet", "person Hryhoriy Mostenko [UKR]", "country UKR"),
			}
		}, "person/hryhoriy-mostenko: 1 2 3\nperson/ostap-veresklet: 1\nperson/pavlo-veresklet: 2\nperson/veresklet: 3\n"},
		{"an acronym told by one article is understood in another", func(t testing.TB) []*graph.Corpus {
			one := article(t, "1", "2020-01-01", "organization Sahel Monitoring Network", "country MLI")
			e := one.Entities[0]
			e.Mentions = append(e.Mentions, graph.Mention{Article: "1", Form: graph.Name, Span: graph.Span{Start: 50, End: 53, Text: "SMN"}})
			return []*graph.Corpus{one,
				article(t, "2", "2020-01-02", "organization SMN", "country MLI"),
				article(t, "3", "2020-01-03", "organization SMN", "country PER"),
			}
		}, "org/sahel-monitoring-network: 1 2\norg/smn: 3\n"},
		{"places of one name in two countries are two", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "city Zarqanda [SYR]"),
				article(t, "2", "2020-01-02", "city Zarqanda [IRQ]"),
				article(t, "3", "2020-01-03", "city Zarqandah [SYR]"),
			}
		}, "city/zarqanda: 1 3\ncity/zarqanda@irq: 2\n"},
		{"particles and hyphens don't count", func(t testing.TB) []*graph.Corpus {
			return []*graph.Corpus{
				article(t, "1", "2020-01-01", "person Nizar al-Burqawi [SYR]"),
				article(t, "2", "2020-01-02", "person Nizar Burqawi [SYR]"),
				article(t, "3", "2020-01-02", "person Abdul-Wahid Turkmani [IRQ]"),
				article(t, "4", "2020-01-02", "person Abd al-Wahid Turkmani [IRQ]"),
			}
		}, "person/abdul-wahid-turkmani: 3 4\nperson/nizar-al-burqawi: 1 2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, where(run(c.parts(t), nil))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// fourth tells an entity of which nothing is known from others of its name.
var fourth = fmt.Sprintf("%x", uint16(hash("4")))

// bytesOf is a corpus as it is written.
func bytesOf(t testing.TB, c *graph.Corpus) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.WriteJSONL(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestOrder resolves a generated set in several orders, and in two steps of which the second finds
// what the first has made of its half: each time the same comes out.
func TestOrder(t *testing.T) {
	g := generate(1, 300, 400)
	want := bytesOf(t, run(g.parts, nil))
	for seed := range uint64(4) {
		parts := slices.Clone(g.parts)
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		if bytesOf(t, run(parts, nil)) != want {
			t.Errorf("in another order (%d) other entities are found", seed)
		}
		half := run(parts[:len(parts)/2], nil)
		if got := bytesOf(t, run(append([]*graph.Corpus{half}, parts[len(parts)/2:]...), nil)); got != want {
			t.Errorf("in two steps (%d) other entities are found:\n%s", seed, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
		}
	}
}

// TestUnrelated adds articles of other people: the IDs that were there stay.
func TestUnrelated(t *testing.T) {
	g, h := generate(1, 300, 400), generate(2, 300, 400)
	before := run(g.parts, nil)
	after := run(append(slices.Clone(g.parts), h.parts...), nil)
	ids := map[string]bool{}
	for _, e := range after.Entities {
		ids[e.ID] = true
	}
	gone := 0
	for _, e := range before.Entities {
		if !ids[e.ID] {
			gone++
		}
	}
	if gone*100 > len(before.Entities) { // a few do meet somebody of their name
		t.Errorf("%d of %d IDs are gone", gone, len(before.Entities))
	}
}
