package store

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/entente-graph/entente/graph"
)

// TestDQL asks as an analyst would.
func TestDQL(t *testing.T) {
	s := open(t)
	a, b, c := three()
	load(t, s, graph.Merge(a, b, c))
	for _, q := range []struct{ dql, want string }{
		{`{ iran(func: eq(xid, "country/IRN")) { kind coordinates_with (orderasc: xid) { xid } ~adviser_of { name } } }`,
			`{"iran":[{"kind":"country","coordinates_with":[{"xid":"country/RUS"},{"xid":"country/SYR"}],"~adviser_of":[{"name":"ali-akbar-velayati"}]}]}`},
		{`{ russia(func: eq(xid, "country/RUS")) { coordinates_with @facets { xid } ~opposes { name } } }`, // a telling by two articles of one group and one more
			`{"russia":[{"coordinates_with":[{"xid":"country/IRN","coordinates_with|confidence":0.86,"coordinates_with|count":2,"coordinates_with|first":"2018-07-13","coordinates_with|last":"2018-07-13","coordinates_with|reported":false,"coordinates_with|sign":1,"coordinates_with|weight":1.47}]}]}`},
		{`{ presence(func: eq(xid, "situation/iran-presence")) { ~opposes @facets(eq(reported, false) and ge(weight, 0.8)) { xid } } }`,
			`{"presence":[{"~opposes":[{"xid":"country/ISR"}]}]}`},
		{`{ threats(func: eq(modality, "threatened")) { subject { xid } relation object { xid } evidence { quote article { title } } } }`,
			`{"threats":[{"subject":{"xid":"country/IRN"},"relation":"attacks","object":{"xid":"country/ISR"},"evidence":[{"quote":"IRN attacks ISR.","article":{"title":"News a.txt"}}]}]}`},
		{`{ none(func: has(attacks)) { xid } }`, `{"none":[]}`}, // threatened and denied, so no edge
		{`{ july(func: type(Claim), first: 1) @filter(ge(date, "2018-07") and ge(confidence, 0.9)) { relation speaker { xid } } }`, `{"july":[]}`},
		{`query of($id: string) { of(func: eq(xid, $id)) { name } }`, `{"of":[{"name":"ISR"}]}`},
	} {
		got, err := s.Query(t.Context(), q.dql, map[string]string{"$id": israel})
		if !strings.HasPrefix(q.dql, "query") {
			got, err = s.Query(t.Context(), q.dql, nil)
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if d := gocmp.Diff(decode(t, q.want), decode(t, string(got)), cmpopts.EquateApprox(0, 1e-9)); d != "" {
			t.Errorf("%s (-want +got):\n%s", q.dql, d)
		}
	}
	if _, err := s.Query(t.Context(), "{ unfinished(", nil); err == nil || !strings.Contains(err.Error(), s.address) {
		t.Errorf("a bad query: %v", err)
	}
}

func decode(t *testing.T, text string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

func TestLookups(t *testing.T) {
	s := open(t)
	a, b, c := three()
	all := graph.Merge(a, b, c)
	load(t, s, all)

	got, err := s.Article(t.Context(), "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	if d := gocmp.Diff(a.Articles, got.Articles); d != "" {
		t.Error(d)
	}
	if len(got.Claims) != 4 || len(got.Claims[0].Evidence) != 1 || got.Claims[0].Evidence[0].Article != "a.txt" {
		t.Errorf("the article's claims: %d", len(got.Claims))
	}
	var ids []string
	for _, e := range got.Entities {
		ids = append(ids, e.ID)
	}
	if want := []string{"city/Moscow", iran, israel, russia, syria, velayati, presence}; !slices.Equal(ids, want) {
		t.Errorf("the article's entities are %q, want %q", ids, want) // Syria: the place of a claim, as told elsewhere
	}

	got, err = s.Entity(t.Context(), iran)
	if err != nil {
		t.Fatal(err)
	}
	want := &graph.Corpus{}
	for _, cl := range all.Claims {
		if cl.Subject == iran || cl.Object == iran {
			want.Claims = append(want.Claims, cl)
		}
	}
	if d := gocmp.Diff(want.Claims, got.Claims); d != "" {
		t.Errorf("the entity's claims (-want +got):\n%s", d)
	}
	for _, e := range got.Entities {
		i := slices.IndexFunc(all.Entities, func(other *graph.Entity) bool { return other.ID == e.ID })
		whole := *all.Entities[i]
		if e.ID != iran {
			whole.Mentions = nil
		}
		if d := gocmp.Diff(&whole, e, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("-want +got:\n%s", d)
		}
	}
	if len(got.Articles) != 3 || got.Articles[0].Title != "News a.txt" || got.Articles[0].Text != "" {
		t.Errorf("the entity's articles: %+v", got.Articles)
	}

	if _, err := s.Entity(t.Context(), "a.txt"); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("an article is no entity: %v", err)
	}
	if _, err := s.Article(t.Context(), iran); !errors.Is(err, ErrUnknown) {
		t.Errorf("an entity is no article: %v", err)
	}
}

func TestSearch(t *testing.T) {
	s := open(t)
	a, b, c := three()
	c.Articles[0].Title = "Velayati in Damascus / talks"
	load(t, s, graph.Merge(a, b, c))
	for _, q := range []struct {
		text               string
		entities, articles []string
	}{
		{"velay", []string{velayati}, []string{"c.txt"}},
		{"AKBAR", []string{velayati}, nil},
		{"velayati ali", []string{velayati}, nil}, // words in another order
		{"persia", []string{iran}, nil},           // an alias
		{"iran", []string{iran, presence}, nil},   // of whom more is told comes first
		{"news", nil, []string{"a.txt", "b.txt"}},
		{"damascus / t", nil, []string{"c.txt"}},
		{"", nil, nil}, {"  ", nil, nil}, {"!!", nil, nil}, {"zz", nil, nil}, {".*", nil, nil},
		{`"}) { x } #`, nil, nil}, {strings.Repeat("x", 10_000), nil, nil},
	} {
		got, err := s.Search(t.Context(), q.text, 10)
		if err != nil {
			t.Errorf("%q: %v", q.text, err)
			continue
		}
		var entities, articles []string
		for _, e := range got.Entities {
			entities = append(entities, e.ID)
		}
		for _, a := range got.Articles {
			articles = append(articles, a.ID)
		}
		slices.Sort(articles)
		if !slices.Equal(entities, q.entities) || !slices.Equal(articles, q.articles) {
			t.Errorf("%q finds %q and %q, want %q and %q", q.text, entities, articles, q.entities, q.articles)
		}
	}
}

func TestVerify(t *testing.T) {
	s := open(t)
	a, b, c := three()
	a.Articles[0].Text += "\nÜber alles: 日本"
	load(t, s, graph.Merge(a, b, c))
	var flaws []Flaw
	report := func(f Flaw) { flaws = append(flaws, f) }
	if n, err := s.Verify(t.Context(), report); n != 11 || err != nil || len(flaws) > 0 {
		t.Errorf("checked %d, %v, flaws %v", n, err, flaws)
	}
	// One letter more at the start of one article, and another cut short.
	for id, text := range map[string]string{"b.txt": "X" + b.Articles[0].Text, "c.txt": ""} {
		got, err := byID[ref](t.Context(), s.dg.NewReadOnlyTxn(), "xid", typeArticle, []string{id}, "uid")
		if err != nil {
			t.Fatal(err)
		}
		var d draft
		d.replace(got[0].UID, "text", text)
		mu := d.mutation()
		mu.CommitNow = true
		if _, err := s.dg.NewTxn().Mutate(t.Context(), mu); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.Verify(t.Context(), report); n != 11 || err != nil || len(flaws) != 7*3 {
		t.Errorf("checked %d, %v, %d flaws: %v", n, err, len(flaws), flaws)
	}
	if !slices.ContainsFunc(flaws, func(f Flaw) bool {
		return f.Article == "b.txt" && f.Part == "subject" && f.Evidence.Text == "RUS" && f.Text == "XRU"
	}) {
		t.Errorf("flaws: %v", flaws)
	}
}

// TestApply sets the schema beside other people's data.
func TestApply(t *testing.T) {
	s := open(t)
	if err := s.dg.Alter(t.Context(), &api.Operation{DropAll: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.dg.Alter(t.Context(), &api.Operation{Schema: "name: string @index(hash) @lang .\ntype Article {\n  name\n  theirs\n}\ntheirs: int ."}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Apply(t.Context()); err != nil {
			t.Fatal(err)
		}
		got, err := s.Query(t.Context(), "schema(pred: [name]) { tokenizer lang }", nil)
		if err != nil || !strings.Contains(string(got), `"tokenizer":["hash","term","trigram"],"lang":true`) {
			t.Errorf("%s, %v", got, err)
		}
		got, err = s.Query(t.Context(), "schema(type: [Article]) { }", nil)
		if err != nil || !strings.Contains(string(got), `"theirs"`) || !strings.Contains(string(got), `"digest"`) {
			t.Errorf("%s, %v", got, err)
		}
	}
	a, _, _ := three()
	load(t, s, a)
	same(t, s, a)

	if err := s.dg.Alter(t.Context(), &api.Operation{DropAll: true}); err != nil {
		t.Fatal(err)
	}
	if err := s.dg.Alter(t.Context(), &api.Operation{Schema: "date: datetime ."}); err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(t.Context()); err == nil || !strings.Contains(err.Error(), `"date"`) || !strings.Contains(err.Error(), "namespace") {
		t.Errorf("another type: %v", err)
	}
}

func TestSchema(t *testing.T) {
	text := Schema(open(t).Ontology)
	for _, want := range []string{
		"xid: string @index(hash) @upsert .\n", "coordinates_with: [uid] @reverse .\n", "type Claim {\n  xid\n",
		"  has_presence_in\n", "date: string @index(exact) .\n", "aliases: [string] @index(term, trigram) .\n",
	} {
		if strings.Count(text, want) != 1 {
			t.Errorf("the schema has %q %d times", want, strings.Count(text, want))
		}
	}
	if strings.Contains(text, "\nother: ") {
		t.Error("what no relation covers makes no edge")
	}
	s := open(t)
	if err := s.dg.Alter(t.Context(), &api.Operation{Schema: text}); err != nil { // as `entente schema` prints it
		t.Error(err)
	}
}
