package gazetteer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every row reads, stands in its order, and is found by its key and its ID.
func TestGeonames(t *testing.T) {
	g := Default()
	last, lastPopulation := "", 0
	for row := range strings.Lines(geonamesRows()) {
		if strings.Count(row, ",") != 8 || strings.Contains(row, `"`) {
			t.Fatalf("row %q", row)
		}
		key, x := cell(row, 0), g.town(row)
		if c := strings.Compare(last, key); c > 0 || c == 0 && x.Population > lastPopulation {
			t.Errorf("%q stands after %q", key, last)
		}
		last, lastPopulation = key, x.Population
		if rows, _ := search([]byte(key)); !strings.Contains(rows, row) {
			t.Errorf("%q isn't found", key)
		}
		if g.entries["country/"+x.Country] == nil && x.Country != "" || x.Latitude < -90 || x.Latitude > 90 || x.Longitude < -180 || x.Longitude > 180 {
			t.Errorf("%s: %+v", key, x)
		}
		if x.Region != "" && g.entries[x.Region] == nil {
			t.Errorf("%s: unknown %s", key, x.Region)
		}
		if e, ok := g.Entry(x.ID); !ok || e.Name != x.Name {
			t.Errorf("%s isn't found by its ID", x.ID)
		}
	}
}

func TestTowns(t *testing.T) {
	for phrase, want := range map[string]string{
		"Gliwice says":          "1 city/gliwice-pol",
		"Mönchengladbach":       "1 city/monchengladbach-deu",
		"London":                "1 city/london city/london-can",
		"Bad Homburg":           "0",
		"Lincoln":               "1 city/lincoln-usa city/lincoln-gbr city/lincoln-usa-5366375 city/lincoln-arg city/lincoln-usa-8531960 city/lincoln-nzl",
		"Cuernavaca, Mexico":    "0", // the comma is a word of its own
		"Rio de Janeiro , said": "3 city/rio-de-janeiro",
		"gliwice":               "0",
		"- Gliwice":             "0",
	} {
		n, towns := Default().Towns(strings.Fields(phrase), 0)
		got := fmt.Sprint(n)
		for _, x := range towns {
			got += " " + x.ID
		}
		if got != want {
			t.Errorf("%q is %q, want %q", phrase, got, want)
		}
	}
}

func TestSite(t *testing.T) {
	s, ok := Default().Site("city/springfield-usa-4250542")
	want := Site{Region: "region/illinois", Population: 114394, Latitude: 39.802, Longitude: -89.644}
	if diff := cmp.Diff(want, s); !ok || diff != "" {
		t.Error(diff)
	}
	if s, ok := Default().Site("city/aleppo"); !ok || s.Region != "region/aleppo-province" || s.Population < 1_000_000 {
		t.Errorf("%+v", s)
	}
	if s, ok := Default().Site("country/IRN"); ok {
		t.Errorf("%+v", s)
	}
}

func TestGender(t *testing.T) {
	for name, want := range map[string]Gender{"Recep": Male, "Ségolène": Female, "JEAN-CLAUDE": Male, "Kim": Either, "Tehran": Unknown} {
		if got := Default().Gender(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

func TestTownsAllocateNothingInVain(t *testing.T) {
	g := Default()
	if n := testing.AllocsPerRun(10, func() {
		for i := range sentence {
			if slices.Contains([]string{"Moscow", "Syria"}, sentence[i]) {
				continue
			}
			g.Towns(sentence, i)
		}
	}); n != 0 {
		t.Errorf("%v allocations a sentence", n)
	}
}

func BenchmarkTowns(b *testing.B) {
	g := Default()
	words := strings.Fields("Velayati Friday Zarif Washington Gliwice Conference")
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			g.Towns(words, i)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
