// Package gazetteer knows the names of the world: countries, regions, cities, peoples,
// organizations and persons, who holds which office, and in which words a text may call each of
// them. What is a name of a country (Iran) is kept apart from its adjective (Iranian), its people
// (Iranians) and the places that may speak for its government (Tehran).
//
// The tables are CSV files. A phrase in a table matches a text by these rules:
//
//   - Diacritics, apostrophes, hyphens and the dots of abbreviations don't count: Erdoğan is
//     Erdogan, Sana'a is Sanaa, al-Assad is al Assad, U.S. is US.
//   - A word written in capitals only (US, WHO) matches in capitals only.
//   - Any other word that begins with a capital matches if the text's word does so too, be it
//     Turkey or TURKEY, but not turkey.
//   - A word in small letters (of, al) matches in any case.
//   - A phrase after "=" (=Malé) is one word that matches only as it is written.
package gazetteer

import (
	"embed"
	"io/fs"
	"strings"

	"github.com/entente-graph/entente/schema/table"
)

// Tables holds the built-in tables but for geonames.csv.
//
//go:embed cities.csv countries.csv given.csv offices.csv organizations.csv people.csv peoples.csv regions.csv
var Tables embed.FS

// An Entry is somebody or something with a name.
type Entry struct {
	ID         string // "country/IRN", "city/aleppo", "org/hezbollah", "person/ali-khamenei"
	Kind       string // a kind of schema/ontology
	Name       string // as newspapers write it
	Country    string // ISO 3166-1 alpha-3 code of the country that it is or belongs to, or ""
	Capital    string // the name of a country's or region's seat, where the table tells it
	Aliases    []string
	Adjectives []string // Iranian; also said of one of its people
	Demonyms   []string // its people: Iranians, Turk, Turks
	Metonyms   []string // what may speak for it: Tehran, the White House
}

// A Use is the way in which a phrase stands for an entry.
type Use int

// The uses of a phrase. An adjective may also be said of one of the people: "an Iranian".
const (
	Name      Use = iota // Iran, Islamic Republic of Iran
	Adjective            // Iranian
	Demonym              // Iranians
	Metonym              // Tehran
)

func (u Use) String() string {
	return [...]string{"name", "adjective", "demonym", "metonym"}[u]
}

// A Match is one reading of a phrase.
type Match struct {
	Entry *Entry
	Use   Use
}

// phrases lists what may stand for the entry, by Use.
func (e *Entry) phrases() [][]string {
	return [][]string{
		Name:      append([]string{e.Name}, e.Aliases...),
		Adjective: e.Adjectives,
		Demonym:   e.Demonyms,
		Metonym:   e.Metonyms,
	}
}

// unmark takes the table's "=" from the phrases, once they are entered for matching.
func (e *Entry) unmark() {
	e.Name = strings.TrimPrefix(e.Name, "=")
	for _, phrases := range [][]string{e.Aliases, e.Adjectives, e.Demonyms, e.Metonyms} {
		for i, p := range phrases {
			phrases[i] = strings.TrimPrefix(p, "=")
		}
	}
}

// A Gazetteer holds entries, the phrases that call them, and offices. It doesn't change after
// Load, and many goroutines may read it at once.
type Gazetteer struct {
	entries map[string]*Entry
	order   []*Entry // in the order of the tables, each in the order of its rows
	phrases trie
	held    map[string][]Office // by person
	filled  map[string][]Office // by what the office is of
	given   map[string]Gender   // by the key of the name
}

var stack = table.NewStack(Tables, Load)

// Default returns the built-in tables, and what Over laid over them.
func Default() *Gazetteer { return stack.Default() }

// Over lays tables over the built-in ones for the rest of the program. It must come before Default.
func Over(fsys fs.FS) error { return stack.Over(fsys) }

// Entry returns the entry with the ID, be it of a city that only GeoNames tells of.
func (g *Gazetteer) Entry(id string) (*Entry, bool) {
	if e, ok := g.entries[id]; ok {
		return e, true
	}
	t, ok := g.townByID(id)
	return t.Entry, ok
}

// Entries returns the entries of all tables but geonames.csv: countries first, then organizations, persons, regions, cities and
// peoples, each in the order of their table. The slice is the caller's, the entries are not.
func (g *Gazetteer) Entries() []*Entry {
	return append([]*Entry(nil), g.order...)
}

// Lookup returns what the words, as a whole, may stand for, the likeliest first: names before
// adjectives, demonyms and metonyms, then in the order of Entries. The earlier row of a table is
// the likelier: Tripoli is the one in Libya first, then the one in Lebanon. The result must not be
// changed.
func (g *Gazetteer) Lookup(words []string) []Match {
	if n, ms := g.Find(words, 0); n == len(words) {
		return ms
	}
	return nil
}

// Find returns the longest phrase that begins at words[from]: of how many words it is, and what it
// may stand for, as Lookup tells. A word may hold several parts of a phrase (al-Assad) or a hyphen
// between two; a phrase ends where a word ends. Without a match it returns 0, and allocates
// nothing. The matches must not be changed.
func (g *Gazetteer) Find(words []string, from int) (int, []Match) {
	return g.phrases.find(words, from)
}
