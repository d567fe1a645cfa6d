package gazetteer

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The cities of GeoNames are sorted by key and searched where they stand: tens of thousands of names
// that most articles never call cost neither time at start nor memory.
//
//go:embed geonames.csv
var geonames string

// geonamesRows is the table without its head.
var geonamesRows = sync.OnceValue(func() string {
	const header = "\nkey,id,name,country,region,population,latitude,longitude,mark\n"
	if _, rows, ok := strings.Cut(geonames, header); ok {
		return rows
	}
	return ""
})

// A Site is what GeoNames tells of a city.
type Site struct {
	Region              string // entry ID of the state or province, or ""
	Population          int
	Latitude, Longitude float64
}

// A Town is a city that may be meant by a name.
type Town struct {
	*Entry
	Site
	Mark Mark // of the name that called it
}

// A Mark tells what the name of a town may be besides.
type Mark byte

// Most names of towns are nothing else.
const (
	Plain   Mark = iota
	Word         // an ordinary word: Reading
	Persons      // a person's name: Lincoln
)

// Key folds a phrase as the rows of geonames.csv are: without capitals, diacritics and hyphens.
func Key(phrase string) string {
	var key []byte
	for word := range strings.FieldsSeq(phrase) {
		key = appendKey(key, word)
	}
	return string(key)
}

// appendKey adds a word's parts to a key.
func appendKey(key []byte, word string) []byte {
	for s := (splitter{rest: word}); ; {
		n := len(key)
		if n > 0 {
			key = append(key, ' ')
		}
		part, _, ok := s.next(key)
		if !ok {
			return key[:n]
		}
		key = part
	}
}

// Towns returns the longest name of a city of GeoNames that begins at words[from]: of how many words
// it is, and the cities of that name, the most populous first. Each word of more than three letters
// must be capitalized. Without a match it returns 0.
func (g *Gazetteer) Towns(words []string, from int) (int, []Town) {
	var buf [96]byte
	key, length, found := buf[:0], 0, ""
	for i := from; i < len(words) && i < from+6; i++ {
		before := len(key)
		switch key = appendKey(key, words[i]); {
		case len(key) == before && i > from:
			continue // a hyphen
		case (i == from || len(words[i]) > 3) && !startsUpper(words[i]):
			return g.towns(length, found)
		}
		rows, longer := search(key)
		if rows != "" {
			length, found = i+1-from, rows
		}
		if !longer {
			break
		}
	}
	return g.towns(length, found)
}

// towns reads the rows of a name of that many words.
func (g *Gazetteer) towns(length int, found string) (int, []Town) {
	var towns []Town
	for row := range strings.Lines(found) {
		towns = append(towns, g.town(row))
	}
	return length, towns
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// Site returns what GeoNames tells of a city by its entry's ID.
func (g *Gazetteer) Site(id string) (Site, bool) {
	t, ok := g.townByID(id)
	return t.Site, ok
}

// townByID finds a row by its ID, which begins with the key of the name but for the cities that
// have their own row in cities.csv.
func (g *Gazetteer) townByID(id string) (Town, bool) {
	slug, ok := strings.CutPrefix(id, "city/")
	if !ok {
		return Town{}, false
	}
	var keys []string
	if e := g.entries[id]; e != nil {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			keys = append(keys, Key(name))
		}
	} else {
		for i := len(slug); i > 0; i = strings.LastIndexByte(slug[:i], '-') {
			keys = append(keys, strings.ReplaceAll(slug[:i], "-", " "))
		}
	}
	for _, key := range keys {
		rows, _ := search([]byte(key))
		for row := range strings.Lines(rows) {
			if cell(row, 1) == slug {
				return g.town(row), true
			}
		}
	}
	return Town{}, false
}

// town reads a row. A city of cities.csv, or of a user's table, keeps its entry.
func (g *Gazetteer) town(row string) Town {
	f := strings.Split(strings.TrimSuffix(row, "\n"), ",")
	t := Town{Entry: g.entries["city/"+f[1]]}
	if t.Entry == nil {
		t.Entry = &Entry{ID: "city/" + f[1], Kind: "city", Name: f[2], Country: f[3]}
	}
	if f[4] != "" {
		t.Region = "region/" + f[4]
	}
	t.Population, _ = strconv.Atoi(f[5]) // a test reads every row
	t.Latitude, _ = strconv.ParseFloat(f[6], 64)
	t.Longitude, _ = strconv.ParseFloat(f[7], 64)
	t.Mark = Mark(strings.Index("wn", f[8]) + 1)
	if f[8] == "" {
		t.Mark = Plain
	}
	return t
}

func cell(row string, n int) string {
	for ; n > 0; n-- {
		_, row, _ = strings.Cut(row, ",")
	}
	c, _, _ := strings.Cut(row, ",")
	return c
}

// search returns the rows with the key, and whether a longer key begins with it and a space.
func search(key []byte) (rows string, longer bool) {
	table := geonamesRows()
	low := seek(table, key, ',')
	end := low
	for end < len(table) && hasKey(table[end:], key, ',') {
		end += strings.IndexByte(table[end:], '\n') + 1
	}
	next := seek(table, key, ' ')
	return table[low:end], next < len(table) && hasKey(table[next:], key, ' ')
}

func hasKey(row string, key []byte, after byte) bool {
	return len(row) > len(key) && row[:len(key)] == string(key) && row[len(key)] == after
}

// seek returns where the first row begins whose key isn't before the given one and the sign after it.
func seek(table string, key []byte, after byte) int {
	low, high := 0, len(table)
	for low < high {
		mid := low + (high-low)/2
		start := strings.LastIndexByte(table[low:mid], '\n') + 1 + low
		end := strings.IndexByte(table[mid:], '\n') + 1 + mid
		if before(table[start:end], key, after) {
			low = end
		} else {
			high = start
		}
	}
	return low
}

// before compares a row's key with another by their parts: a space comes before any letter, and the
// end of a key before that.
func before(row string, key []byte, after byte) bool {
	k, _, _ := strings.Cut(row, ",")
	n := min(len(k), len(key))
	if k[:n] != string(key[:n]) {
		return k[:n] < string(key[:n])
	}
	if len(k) <= len(key) {
		return len(k) < len(key) || after == ' '
	}
	return false
}
