package main

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/schema/gazetteer"
)

// A word in small letters is no ordinary one under a log probability of rare, or if it is scarcer than
// with a capital: paris.
const (
	rare    = -15.5
	scarcer = 2
)

// readMarks tells by key what is an ordinary word besides, or the name of a person: one of the
// gazetteer's, or a given name.
func readMarks(g *gazetteer.Gazetteer, words string) (map[string]string, error) {
	marks := map[string]string{}
	for _, e := range g.Entries() {
		if e.Kind == "person" {
			for part := range strings.FieldsSeq(gazetteer.Key(e.Name)) {
				marks[part] = "n"
			}
		}
	}
	for name := range g.GivenNames() {
		marks[name] = "n"
	}
	for _, name := range surnames {
		marks[name] = "n"
	}
	f, err := os.Open(words)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	small, capital := map[string]float64{}, map[string]float64{}
	in := bufio.NewScanner(z)
	for in.Scan() {
		cells := strings.Split(in.Text(), "\t")
		if len(cells) != 3 || cells[0] == "" {
			continue
		}
		p, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, err
		}
		if word := strings.ToLower(cells[0]); cells[0] == word {
			small[word] = p
		} else if cells[0][1:] == word[1:] {
			capital[word] = p
		}
	}
	for word, p := range small {
		if c, named := capital[word]; p > rare && (!named || p > c-scarcer) {
			marks[word] = "w"
		}
	}
	return marks, in.Err()
}

// alike reports whether two keys are spellings of one name: they begin alike and differ in few letters.
func alike(a, b string) bool {
	if a[0] != b[0] || len(a) < 2 || len(b) < 2 {
		return false
	}
	return distance(a, b) <= max(1, min(len(a), len(b))/4)
}

// distance is the number of letters to insert, delete or replace.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

var surnames = strings.Fields(`adams alexander allen anderson armstrong arnold atkinson austin bailey baker barker barnes barrett bell bennett berry
	black blair bond booth boyd bradley brady brooks brown bryant burke burns burton bush butler byrne campbell carlson carpenter carr carroll
	carter chambers chandler chapman christie clark clarke clay clayton clinton cole coleman collins cook cooper cox craig crawford cruz cunningham
	curtis daniels davidson davis dawson dean diaz dixon douglas duncan dunn edwards elliott ellis evans ferguson fernandez fisher fleming fletcher
	flores ford foster fowler fox franklin fraser freeman fuller garcia gardner george gibson gilbert gomez gonzalez gordon graham grant gray green
	greene griffin griffith hale hall hamilton hansen hardy harper harris harrison hart harvey hawkins hayes henderson henry hernandez hicks hill
	hoffman holland holmes hopkins houston howard howell hudson hughes hunt hunter jackson jacobs james jenkins jennings jensen johnson johnston
	jones jordan joyce kane kelley kelly kennedy kerry king klein knight lambert lane larson lawrence lawson lee lewis lincoln lloyd logan long
	lopez lynch madison malone marshall martin martinez mason matthews may mccarthy mcdonald mckinley melville mendoza meyer miller mills mitchell
	monroe montgomery moore morales moreno morgan morris morrison morton murphy murray myers nelson newman newton nichols nixon obrien oliver olson
	ortega owens palmer parker patterson paul payne pearson perez perkins perry peters peterson phillips pierce porter powell price quinn ramirez
	ramos randolph reagan reed reid reyes reynolds rice richards richardson riley rios rivera roberts robertson robinson rodriguez rogers romero
	roosevelt rosario rose ross roth russell ryan sanchez sanders santos schmidt schneider schultz scott sharp shaw shelby shelton sherman silva
	simmons simpson sims smith snyder spencer stanley stephens sterling stevens stewart stone stuart sullivan sutton taylor thomas thompson torres
	tucker turner vargas vega wade wagner walker wallace walsh walton ward warren washington watkins watson weaver webb weber webster weiss wells
	west wheeler white wilkinson williams williamson willis wilson winston wolf wood woods wright york young zimmerman abbas abdullah ahmed akhtar
	ali amin aziz bajwa fernando ghani gul hasan hussain ibrahim iqbal ivanov karim kaya khalil khan kim kumar lin liu mahmood malik mansour
	mohamed nasser nawaz nguyen omar osman park patel pereira petrov popov qureshi rahman raja reza salah saleh salman sharma shevchenko singh
	sultan suleiman tan wang yang yilmaz zhang`)
