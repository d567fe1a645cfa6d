package gazetteer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// show writes matches as "country/IRN adjective".
func show(ms []Match) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Entry.ID+" "+m.Use.String())
	}
	return out
}

func TestLookup(t *testing.T) {
	g := Default()
	for phrase, want := range map[string]string{
		// Names, adjectives, people and metonyms are told apart.
		"Iran":                     "country/IRN name",
		"Islamic Republic of Iran": "country/IRN name",
		"Iranian":                  "country/IRN adjective",
		"Iranians":                 "country/IRN demonym",
		"Turk":                     "country/TUR demonym",
		"Tehran":                   "city/tehran name, country/IRN metonym",
		"Kremlin":                  "country/RUS metonym",
		"Tel Aviv":                 "city/tel-aviv name, country/ISR metonym",
		"Brussels":                 "city/brussels name, org/european-union metonym",
		// The likelier reading comes first.
		"Tripoli":   "city/tripoli-lby name, city/tripoli-lbn name, country/LBY metonym",
		"Georgia":   "country/GEO name, region/georgia-usa name",
		"Congo":     "country/COD name, country/COG name",
		"Clinton":   "person/bill-clinton name, person/hillary-clinton name",
		"Hyderabad": "city/hyderabad-ind name, city/hyderabad-pak name",
		// Spellings.
		"Erdoğan":                "person/recep-tayyip-erdogan name",
		"ERDOGAN":                "person/recep-tayyip-erdogan name",
		"Recep Tayyip Erdogan":   "person/recep-tayyip-erdogan name",
		"Türkiye":                "country/TUR name",
		"Turkiye":                "country/TUR name",
		"Tu\u0308rkiye":          "country/TUR name", // decomposed
		"Sana'a":                 "city/sanaa name, country/YEM metonym",
		"Sana’a":                 "city/sanaa name, country/YEM metonym",
		"Ba'ath Party":           "org/baath-party name",
		"Bashar al-Assad":        "person/bashar-al-assad name",
		"Bashar Al Assad":        "person/bashar-al-assad name",
		"Bashar al - Assad":      "person/bashar-al-assad name",
		"Al Jazeera":             "org/al-jazeera name",
		"al-Jazeera":             "org/al-jazeera name",
		"Hizbollah":              "org/hezbollah name",
		"al-Qa’ida":              "org/al-qaeda name",
		"Jaysh al-Fateh":         "org/jaish-al-fatah name",
		"Khan Tuman":             "city/khan-touman name",
		"Deir Ezzor":             "city/deir-ez-zor name",
		"Cote d’Ivoire":          "country/CIV name",
		"U.S.":                   "country/USA name",
		"U.N.":                   "org/united-nations name",
		"Kim Jong-un":            "person/kim-jong-un name",
		"Çavuşoğlu":              "person/mevlut-cavusoglu name",
		"Kılıçdaroğlu":           "person/kemal-kilicdaroglu name",
		"eastern Ghouta":         "region/eastern-ghouta name",
		"IRGC":                   "org/revolutionary-guards name",
		"Jaish-e-Mohammed":       "org/jaish-e-mohammed name",
		"Mohammed bin Salman":    "person/mohammed-bin-salman name",
		"MbS":                    "person/mohammed-bin-salman name",
		"MBS":                    "person/mohammed-bin-salman name",
		"Persian Gulf":           "region/persian-gulf name",
		"West Asia":              "region/west-asia name",
		"Saudi-led coalition":    "org/saudi-led-coalition name",
		"Saudi - led coalition":  "org/saudi-led-coalition name",
		"Palestinian":            "country/PSE adjective",
		"Bosnia and Herzegovina": "country/BIH name",
		// What is a common word besides matches only as a name is written.
		"US":     "country/USA name",
		"us":     "",
		"Us":     "",
		"IS":     "org/islamic-state name",
		"Is":     "",
		"WHO":    "org/who name",
		"Who":    "",
		"Let":    "",
		"LeT":    "org/lashkar-e-taiba name",
		"turkey": "",
		"TURKEY": "country/TUR name",
		"Male":   "",
		"Malé":   "city/male name",
		"polish": "",
		// No part of a word, and nothing over a full stop.
		"Iran-backed":      "",
		"Bashar . Assad":   "",
		"Iranwire":         "",
		"Gaza Strip poker": "",
		"-":                "",
		"":                 "",
	} {
		got := strings.Join(show(g.Lookup(strings.Fields(phrase))), ", ")
		if got != want {
			t.Errorf("%q is %q, want %q", phrase, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	words := strings.Fields("The UN Security Council and Islamic State , al - Assad - Syria said US - led Islamic Revolutionary Guard Corps in Idlib - ")
	var got []string
	for i := 0; i < len(words); {
		n, ms := Default().Find(words, i)
		if n == 0 {
			i++
			continue
		}
		got = append(got, strings.Join(words[i:i+n], " ")+" = "+ms[0].Entry.ID)
		i += n
	}
	want := []string{
		"UN Security Council = org/un-security-council",
		"Islamic State = org/islamic-state",
		"al - Assad = person/bashar-al-assad",
		"Syria = country/SYR",
		"US = country/USA",
		"Islamic Revolutionary Guard Corps = org/revolutionary-guards",
		"Idlib = city/idlib",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A longer phrase that doesn't fit gives way to a shorter one that does.
func TestFindFallsBack(t *testing.T) {
	n, ms := Default().Find(strings.Fields("Islamic State OF iraq AND syria"), 0)
	if n != 2 || ms[0].Entry.ID != "org/islamic-state" {
		t.Errorf("found %d words, %v", n, show(ms))
	}
}

func TestEntry(t *testing.T) {
	e, ok := Default().Entry("org/hezbollah")
	if !ok || e.Kind != "armed-group" || e.Country != "LBN" || !slices.Contains(e.Aliases, "Hizbullah") {
		t.Errorf("%+v", e)
	}
	if e, _ := Default().Entry("city/male"); e.Name != "Malé" {
		t.Errorf("the name is %q", e.Name)
	}
	if e, ok := Default().Entry("city/atlantis"); ok {
		t.Errorf("%+v", e)
	}
}

func TestHolders(t *testing.T) {
	g := Default()
	for _, c := range []struct{ title, of, date, want string }{
		{"foreign minister", "country/IRN", "2018-07-13", "person/mohammad-javad-zarif"},
		{"Foreign Minister", "country/SYR", "2024-03", "person/faisal-mekdad"},
		{"president", "country/SYR", "1999", "person/hafez-al-assad"},
		{"prime minister", "country/ISR", "2021-06-13", "person/naftali-bennett"}, // the day of the change
		{"prime minister", "country/ISR", "2022-08", "person/yair-lapid"},
		{"secretary of state", "country/USA", "2018-05-21", "person/mike-pompeo"},
		{"supreme leader", "country/IRN", "", "person/ali-khamenei"},
		{"commander", "org/quds-force", "2019", "person/qassem-soleimani"},
		{"queen", "country/GBR", "2024", ""},
		{"secretary-general", "org/hezbollah", "1985", ""},
	} {
		id := ""
		if e, ok := g.HolderOf(c.title, c.of, c.date); ok {
			id = e.ID
		}
		if id != c.want {
			t.Errorf("the %s of %s on %q is %q, want %q", c.title, c.of, c.date, id, c.want)
		}
	}

	var heads []string
	for _, o := range g.Holders("head-of-government-of", "country/ISR", "2021-06-13") {
		heads = append(heads, fmt.Sprint(o.Person, " ", o.From))
	}
	want := []string{"person/naftali-bennett 2021-06-13", "person/benjamin-netanyahu 2009-03-31"}
	if diff := cmp.Diff(want, heads); diff != "" {
		t.Error(diff)
	}

	var held []string
	for _, o := range g.Offices("person/vladimir-putin") {
		held = append(held, o.From+" "+o.Title)
	}
	want = []string{"1999-08-09 prime minister", "1999-12-31 president", "2008-05-08 prime minister", "2012-05-07 president"}
	if diff := cmp.Diff(want, held); diff != "" {
		t.Error(diff)
	}
}

var sentence = strings.Fields("Velayati , a senior adviser to the supreme leader , said on Friday that the government " +
	"coordinates its positions on the military presence in Syria with Moscow and would withdraw only if it were asked")

func TestFindAllocatesNothing(t *testing.T) {
	g := Default()
	if n := testing.AllocsPerRun(10, func() {
		for i := range sentence {
			g.Find(sentence, i)
		}
	}); n != 0 {
		t.Errorf("%v allocations a sentence", n)
	}
}

func BenchmarkFind(b *testing.B) {
	g := Default()
	b.ReportAllocs()
	for b.Loop() {
		for i := range sentence {
			g.Find(sentence, i)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(sentence)), "ns/word")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Tables); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzFind: whatever the words, a phrase stays inside them and, taken alone, is the same phrase.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"Bashar al-Assad said", "U.S. - led", "Tu\u0308rkiye '", "\xff - ’", "é- -é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Fields(s)
		for i := range words {
			n, ms := Default().Find(words, i)
			if n < 0 || i+n > len(words) || (n == 0) != (len(ms) == 0) {
				t.Fatalf("at %d: %d words, %v", i, n, show(ms))
			}
			if n > 0 && !slices.Equal(show(ms), show(Default().Lookup(words[i:i+n]))) {
				t.Fatalf("%q alone is another phrase", words[i:i+n])
			}
		}
	})
}
