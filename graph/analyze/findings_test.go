package analyze

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

func names[T any](list []T, ref func(T) Ref) []string {
	var out []string
	for _, x := range list {
		out = append(out, ref(x).Name)
	}
	return out
}

func members(b Bloc) []string {
	return slices.Sorted(slices.Values(names(b.Members, func(m Member) Ref { return m.Ref })))
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestTwoBlocs(t *testing.T) {
	r := analyzed(t, 0, "Iran supports Syria", "Syria supports Russia", "Russia supports Iran",
		"America supports Israel", "Israel supports Jordan", "Jordan supports America",
		"Israel attacks Syria", "America sanctions Iran", "America trades-with Russia; sure 0.3",
		"Oman meets-with Iran")
	if len(r.Blocs) != 2 {
		t.Fatalf("got %d blocs, want 2", len(r.Blocs))
	}
	blocs := [][]string{members(r.Blocs[0]), members(r.Blocs[1])}
	slices.SortFunc(blocs, func(a, b []string) int { return strings.Compare(b[0], a[0]) })
	check(t, "blocs", blocs, [][]string{{"Iran", "Russia", "Syria"}, {"America", "Israel", "Jordan"}})
	for _, b := range r.Blocs {
		if len(b.Ties) != 3 || b.Friendly != 2.4 || b.Hostile != 0 {
			t.Errorf("bloc %d: %d ties, friendly %v, hostile %v; want 3, 2.4, 0", b.Number, len(b.Ties), b.Friendly, b.Hostile)
		}
	}
	if len(r.Fronts) != 1 {
		t.Fatalf("got %d fronts, want 1", len(r.Fronts))
	}
	f := r.Fronts[0]
	check(t, "front", lines(f.Ties), []string{"America sanctions Iran", "Israel attacks Syria"})
	check(t, "weights", []float64{f.Weight, f.Friendly}, []float64{1.6, 0.3})
	for _, a := range r.Actors {
		if (a.Bloc == 0) != (a.Name == "Oman") {
			t.Errorf("%s is in bloc %d", a.Name, a.Bloc)
		}
	}
}

// A common enemy makes no bloc, nor do neutral ties; foes of all stand alone.
func TestNobodyIsBoundByEnmity(t *testing.T) {
	r := analyzed(t, 0, "Iran attacks Israel", "Turkey attacks Israel", "Qatar attacks Israel", "Iran meets-with Turkey")
	check(t, "blocs", r.Counts.Blocs, 4)
	r = analyzed(t, 0, "Iran attacks Israel", "Turkey attacks Israel", "Qatar attacks Israel", "Iran attacks Jordan",
		"Turkey attacks Jordan", "Qatar attacks Jordan", "Qatar supports Oman")
	check(t, "blocs", r.Counts.Blocs, 5)
}

// On a large graph the lighter nodes join those they are friendliest with.
func TestOthersJoinTheCore(t *testing.T) {
	c := corpus(t, "Iran supports Syria", "Iran supports Russia; sure 1", "Russia supports Syria; sure 1",
		"America supports Israel; sure 1", "Israel supports Jordan", "America attacks Iran; sure 1",
		"Iraq supports Iran; sure 0.3", "Iraq supports America; sure 0.4", "Iraq attacks America; sure 0.2",
		"Oman attacks Iran; sure 0.1")
	l := newLedger(c, ontology.Default())
	n := newNetwork(l, c.Edges(ontology.Default()))
	d := n.findBlocs(4)
	bloc := func(name string) int { return d.of[n.id["country/"+name]] }
	if d.core != 4 || d.signed != 8 {
		t.Errorf("searched %d of %d, want 4 of 8", d.core, d.signed)
	}
	if bloc("iraq") != bloc("iran") || bloc("jordan") != bloc("america") || bloc("iran") == bloc("america") {
		t.Errorf("blocs are %v of %v", d.of, n.refs)
	}
	if o := bloc("oman"); o == 0 || len(d.nodes[o-1]) != 1 {
		t.Errorf("Oman, which is friends with nobody, is in bloc %d: %v", o, d.nodes)
	}
	d = n.findBlocs(0)
	if d.core != 0 || d.signed != 8 {
		t.Errorf("searched %d of %d, want 0 of 8", d.core, d.signed)
	}
}

func TestTensions(t *testing.T) {
	r := analyzed(t, 0,
		"Iran supports Syria", "Russia supports Iran; sure 0.9", "Russia attacks Syria; sure 0.7", // friends at odds
		"Iran attacks Israel", "Russia attacks Israel", // a common foe: balanced
		"Syria attacks Israel", // with Russia, each against each
		"Russia supports Israel; sure 0.3", "Qatar supports Oman", "Qatar attacks Oman",
		"Jordan supports Russia; sure 0.1") // in no triangle
	b := r.Balance
	check(t, "triangles", []int{b.Triangles, b.Balanced, b.Unbalanced, b.AllHostile, b.Mixed}, []int{4, 2, 1, 1, 2})
	if len(b.Tensions) != 1 || b.Tensions[0].Friend.Name != "Iran" || b.Tensions[0].A.Name != "Russia" || b.Tensions[0].B.Name != "Syria" {
		t.Fatalf("tensions are %+v", b.Tensions)
	}
	check(t, "weakest side", b.Tensions[0].Weight, 0.7)
	check(t, "sides", lines(b.Tensions[0].Ties), []string{"Russia supports Iran", "Iran supports Syria", "Russia attacks Syria"})
	check(t, "mixed", lines(b.MixedTies[0].Ties), []string{"Qatar supports Oman", "Qatar attacks Oman"})
}

func TestSituation(t *testing.T) {
	r := analyzed(t, 0, levant...)
	if len(r.Situations) != 1 {
		t.Fatalf("got %d situations, want 1", len(r.Situations))
	}
	s := r.Situations[0]
	check(t, "name", s.Name, "Iran-presence")
	check(t, "sides", [][]string{lines(s.Where), lines(s.Maintained), lines(s.Supported), lines(s.Opposed), lines(s.Other)},
		[][]string{{"Iran-presence located-in Syria"}, {"Iran maintains Iran-presence"}, nil, {"Israel opposes Iran-presence (says Netanyahu)"}, nil})
}

func TestClaims(t *testing.T) {
	r := analyzed(t, 0, levant...)
	strongest := r.Strongest[0]
	check(t, "strongest", strongest.String(), "Iran coordinates-with Russia")
	check(t, "tellings", strongest.Tellings, 3)
	check(t, "weight", strongest.Weight, 2.0)
	check(t, "speakers", names(strongest.Speakers, func(r Ref) Ref { return r }), []string{"Velayati"})
	if q := strongest.Quote; q.Speaker != nil || q.Text != "It is told that Iran coordinates-with Russia these days." ||
		string([]rune(q.Text)[q.Subject.Start:q.Subject.End]) != "Iran" || string([]rune(q.Text)[q.Object.Start:q.Object.End]) != "Russia" {
		t.Errorf("the article's own words go first, quoted %+v", q)
	}
	// The newest quote of that edge is Velayati's, although others tell it too.
	newest := r.Newest[0]
	check(t, "newest", []string{newest.String(), newest.Quote.Speaker.Name, string(newest.Last)},
		[]string{"Iran coordinates-with Russia", "Velayati", "2018-07-14"})
	if !slices.IsSortedFunc(r.Newest, func(a, b Statement) int { return strings.Compare(string(b.Last), string(a.Last)) }) {
		t.Errorf("newest are not in order: %v", lines(r.Newest))
	}
	check(t, "lasting", lines(r.Standing), []string{"Netanyahu head-of-government-of Israel", "Velayati adviser-of Iran",
		"Iran allied-with Syria", "Iran maintains Iran-presence", "Iran-presence located-in Syria"})
	for _, s := range slices.Concat(r.Strongest, r.Newest, r.Standing) {
		if s.Modality != graph.Actual || s.Polarity != graph.Asserted {
			t.Errorf("%s stands among the facts", s)
		}
	}
	// A reprint is no telling of its own.
	for _, s := range r.Strongest {
		if s.Relation == "sanctions" && s.Tellings != 1 {
			t.Errorf("%s has %d tellings, want 1", s, s.Tellings)
		}
	}
}

func TestNotFactsAndDisputes(t *testing.T) {
	r := analyzed(t, 0, levant...)
	got := map[string][]string{}
	for _, n := range r.NotFacts {
		got[n.Kind] = lines(n.Statements)
	}
	check(t, "not facts", got, map[string][]string{
		"threatened": {"threatened: Israel attacks Iran"},
		"planned":    {"planned: Russia withdraws-from Syria", "planned, denied: Iran withdraws-from Syria (by Velayati)"},
		"denied":     {"denied: Syria opposes Israel", "denied: Iran attacks Israel (by Zarif)"},
	})
	check(t, "tellings of the threat", r.NotFacts[0].Statements[0].Tellings, 2)
	if len(r.Disputed) != 1 {
		t.Fatalf("got %d disputes, want 1", len(r.Disputed))
	}
	check(t, "dispute", []string{r.Disputed[0].Asserted.String(), r.Disputed[0].Denied.String()},
		[]string{"Iran attacks Israel (says Netanyahu)", "denied: Iran attacks Israel (by Zarif)"})
}

func TestDisputedPlanIsNoDisputedFact(t *testing.T) {
	r := analyzed(t, 0, "Iran attacks Israel", "Iran attacks Israel; planned; denied; by Zarif")
	check(t, "disputes", len(r.Disputed), 0)
	// A symmetric relation is disputed from either side.
	r = analyzed(t, 0, "Iran meets-with Israel; planned", "Israel meets-with Iran; planned; denied; by Zarif")
	check(t, "disputes", len(r.Disputed), 1)
}

func TestVoices(t *testing.T) {
	r := analyzed(t, 0, "Iran attacks Israel; by Netanyahu; sure 0.9", "Iran attacks Israel; by Lavrov",
		"Iran supports Syria; by Zarif", "Iran supports Syria; by Lavrov; sure 0.9", "Iran supports Syria; by Velayati")
	check(t, "reported", lines(r.Strongest),
		[]string{"Iran attacks Israel (say Netanyahu and Lavrov)", "Iran supports Syria (say Lavrov and 2 others)"})
}

func TestLittle(t *testing.T) {
	self := corpus(t, "Iran supports Iran", "Iran attacks Iran; denied")
	alone := &graph.Corpus{Entities: []*graph.Entity{{ID: "country/irn", Type: "country", Name: "Iran"}}}
	dangling := corpus(t, "Iran supports Syria")
	dangling.Entities, dangling.Articles = nil, nil
	bare := corpus(t, "Iran supports Syria")
	bare.Claims[0].Evidence = nil
	unsure := corpus(t, "Iran supports Syria; sure 0")
	for name, test := range map[string]struct {
		c                        *graph.Corpus
		entities, actors, events int
	}{
		"empty":                   {&graph.Corpus{}, 0, 0, 0},
		"one entity":              {alone, 1, 0, 0},
		"of oneself":              {self, 1, 0, 0},
		"ends that are not there": {dangling, 0, 2, 1},
		"no evidence":             {bare, 2, 0, 0},
		"no confidence":           {unsure, 2, 0, 1},
		"two":                     {corpus(t, "Iran supports Syria"), 2, 2, 1},
		"two foes":                {corpus(t, "Iran attacks Syria"), 2, 2, 1},
		"two neutrals":            {corpus(t, "Iran meets-with Syria"), 2, 2, 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := Analyze(test.c, ontology.Default(), Options{Top: 10})
			check(t, "entities, actors, events", []int{r.Counts.Entities, len(r.Actors), r.Counts.Events}, []int{test.entities, test.actors, test.events})
			var text, tsv, j bytes.Buffer
			for _, err := range []error{r.WriteText(&text, 80, false), r.WriteTSV(&tsv), r.WriteJSON(&j)} {
				if err != nil {
					t.Error(err)
				}
			}
			if strings.Contains(j.String(), "null") || strings.Contains(text.String(), "NaN") {
				t.Errorf("null or NaN in\n%s\n%s", j.String(), text.String())
			}
			if got := strings.Count(tsv.String(), "\n"); got != test.actors+1 {
				t.Errorf("TSV has %d lines, want %d", got, test.actors+1)
			}
		})
	}
}

func TestAnalyzeLeavesTheCorpusAsItIs(t *testing.T) {
	c := corpus(t, levant...)
	before, _ := json.Marshal(c)
	Analyze(c, ontology.Default(), Options{})
	after, _ := json.Marshal(c)
	if !bytes.Equal(before, after) {
		t.Error("the corpus has changed")
	}
}

// The same bytes come out every time, whatever the order of articles, entities, claims and map keys.
func TestDeterministic(t *testing.T) {
	c := corpus(t, append([]string{"Iran aids Iraq; planned", "Iran aids Iraq; planned; denied"}, levant...)...)
	big := generated(300, 2000)
	rnd := rand.New(rand.NewPCG(5, 5))
	print := func(c *graph.Corpus) string {
		rnd.Shuffle(len(c.Articles), func(i, j int) { c.Articles[i], c.Articles[j] = c.Articles[j], c.Articles[i] })
		rnd.Shuffle(len(c.Entities), func(i, j int) { c.Entities[i], c.Entities[j] = c.Entities[j], c.Entities[i] })
		rnd.Shuffle(len(c.Claims), func(i, j int) { c.Claims[i], c.Claims[j] = c.Claims[j], c.Claims[i] })
		r := Analyze(c, ontology.Default(), Options{Top: 10})
		var b bytes.Buffer
		if err := r.WriteJSON(&b); err != nil {
			t.Fatal(err)
		}
		if err := r.WriteText(&b, 100, true); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for runs, c := range map[int]*graph.Corpus{50: c, 5: big} {
		first := print(c)
		for range runs {
			if diff := cmp.Diff(first, print(c)); diff != "" {
				t.Fatalf("two runs differ:\n%s", diff)
			}
		}
	}
}

func TestTopCutsListsAndKeepsCounts(t *testing.T) {
	all, cut := analyzed(t, 0, levant...), analyzed(t, 3, levant...)
	check(t, "counts", cut.Counts, all.Counts)
	check(t, "actors", cut.Actors, all.Actors[:3])
	check(t, "newest", cut.Newest, all.Newest[:3])
	check(t, "linked", all.Counts.Linked, len(all.Actors))
	for _, b := range cut.Blocs {
		if len(b.Members) > 3 || len(b.Ties) > 2 {
			t.Errorf("bloc %d lists %d members and %d ties", b.Number, len(b.Members), len(b.Ties))
		}
	}
}
