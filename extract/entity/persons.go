package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// unknown takes a capitalised name at word w that no table knows, and returns of how many words it
// is. Names of organizations are told by their last word; others wait for what the article says.
func (g *resolving) unknown(i, w int, titled bool) int {
	words := g.doc.Sentences[i].Words
	if !nameWord(&words[w]) {
		return 0
	}
	if k := orgRun(words, w, w); k > 0 {
		g.organization(i, w, k, "")
		return k - w
	}
	end := w + 1
	for end < len(words) && end-w < 8 {
		word := &words[end]
		joined := word.Form == "-" && end+1 < len(words) && capital(words[end+1].Form) && word.Start == words[end-1].End
		if !joined && !nameWord(word) && !(particles[strings.ToLower(word.Form)] && end+1 < len(words) && (nameWord(&words[end+1]) || words[end+1].Form == "-")) &&
			!(words[end-1].Form == "-" && capital(word.Form)) {
			break
		}
		end++
	}
	name := strings.Join(strings.Fields(g.doc.Text[words[w].Start:words[end-1].End]), " ")
	r := run{sentence: i, first: w, last: end, name: name, person: titled || g.speaks(words, w, end)}
	g.runs = append(g.runs, r)
	return end - w
}

func nameWord(w *syntax.Word) bool {
	return w.UPOS == "PROPN" && capital(w.Form) && !calendar[w.Form]
}

var (
	calendar = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August " +
		"September October November December")
	particles = set("al el bin ibn abu de van von der of")
	orgWords  = set("Ministry Council Army Forces Force Party Front Movement Agency Group Brigade Brigades Command Observatory Organization " +
		"Organisation Committee University Court Parliament Corps Guard Guards Authority Commission Union Federation League Congress Senate " +
		"Department Bank Institute Foundation Association Company Corporation Battalion Militia Coalition Alliance Network News Times Post Centre Center")
)

// orgRun returns where a name of an organization that begins at first ends: at the last of its
// capitalised words if that says what it is. from is the first word not yet known.
func orgRun(words []syntax.Word, first, from int) int {
	end, found := from, 0
	for end < len(words) && end-first < 7 && (capital(words[end].Form) && words[end].UPOS != "PUNCT" || words[end].Form == "of" && end > from) {
		if orgWords[words[end].Form] && end > first {
			found = end + 1
		}
		end++
	}
	return found
}

func (g *resolving) organization(i, first, last int, country string) {
	words := g.doc.Sentences[i].Words
	name := strings.Join(strings.Fields(g.doc.Text[words[first].Start:words[last-1].End]), " ")
	kind := "organization"
	switch words[last-1].Form {
	case "Ministry", "Department", "Parliament", "Agency", "Army", "Court":
		if country != "" {
			kind = "agency"
		}
	case "Party":
		kind = "party"
	case "News", "Times", "Post":
		kind = "media"
	case "Brigade", "Brigades", "Militia", "Battalion":
		kind = "armed-group"
	}
	e := g.entity(graph.Entity{ID: "org/" + slug(name), Type: kind, Name: name, Country: country})
	g.add(i, Mention{Entity: e, First: first, Last: last, Form: graph.Name})
}

// speaks reports whether the name at words [first, last) is the subject of a verb of speech, or
// has a role beside it: only people speak by name, and only they have roles.
func (g *resolving) speaks(words []syntax.Word, first, last int) bool {
	if last-first < 2 {
		return false
	}
	h := first
	for w := first; w < last; w++ {
		if words[w].Head < first || words[w].Head >= last {
			h = w
			break
		}
	}
	if v := words[h].Head; words[h].Rel == "nsubj" && v >= 0 && g.English.Speech[words[v].Lemma] {
		return true
	}
	for w := last; w < len(words) && w < last+12; w++ {
		if words[w].Head == h && words[w].Rel == "appos" && words[w].UPOS == "NOUN" {
			_, ok := g.English.Roles[words[w].Lemma]
			return ok
		}
	}
	return false
}

// person returns the entity of a person's name: the one of the gazetteer, one of the article whose
// name is spelt alike, else a new one.
func (g *resolving) person(name string) int {
	if ms := g.Gazetteer.Lookup(strings.Fields(name)); len(ms) > 0 && ms[0].Entry.Kind == "person" {
		return g.entry(ms[0].Entry)
	}
	last := surname(name)
	if k, ok := g.surnames[last]; ok && k >= 0 && (!strings.Contains(name, " ") || alike(g.entities[k].Name, name)) {
		if len(name) > len(g.entities[k].Name) {
			g.entities[k].Name = name
		}
		return k
	}
	id := "person/" + slug(name)
	k, old := g.byID[id]
	if !old {
		k = g.entity(graph.Entity{ID: id, Type: "person", Name: name})
	}
	if other, ok := g.surnames[last]; ok && other != k {
		g.surnames[last] = -1
	} else {
		g.surnames[last] = k
	}
	return k
}

// alike reports whether two names with one surname may be one person's: their first words agree,
// or one has none.
func alike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) == 1 || len(y) == 1 || skeleton(x[0]) == skeleton(y[0])
}

// persons judges the capitalised names once the article is read: a name is a person's where any of
// its mentions says so, and a surname is its bearer's.
func (g *resolving) persons() {
	sure := map[string]bool{}
	for _, r := range g.runs {
		if r.person {
			sure[r.name] = true
		}
	}
	for k, e := range g.entities {
		if e.Type == "person" {
			if old, ok := g.surnames[surname(e.Name)]; ok && old != k {
				g.surnames[surname(e.Name)] = -1
			} else {
				g.surnames[surname(e.Name)] = k
			}
		}
	}
	for _, r := range g.runs {
		if sure[r.name] && strings.Contains(r.name, " ") {
			g.add(r.sentence, Mention{Entity: g.person(r.name), First: r.first, Last: r.last, Form: graph.Name})
		}
	}
	for _, r := range g.runs {
		if strings.Contains(r.name, " ") && sure[r.name] {
			continue
		}
		if k, ok := g.surnames[surname(r.name)]; ok && k >= 0 && (!strings.Contains(r.name, " ") || alike(g.entities[k].Name, r.name)) {
			g.add(r.sentence, Mention{Entity: k, First: r.first, Last: r.last, Form: graph.Name})
		}
	}
}

// surname is the last word of a name as its spellings share it: Velyati, Vlayati, Velayati.
func surname(name string) string {
	f := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	if len(f) == 0 {
		return ""
	}
	return skeleton(f[len(f)-1])
}

// skeleton is a word's first letter and its consonants, without doubles: how transliterations of
// one name agree.
func skeleton(word string) string {
	var b strings.Builder
	var last rune
	for i, r := range fold(word) {
		if strings.ContainsRune("aeiouy'’`", r) && i > 0 || r == last {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// fold puts a word in small letters without diacritics.
func fold(s string) string {
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(t, s)
	if err != nil {
		out = s
	}
	return strings.ToLower(out)
}

// slug is a name as part of an ID.
func slug(name string) string {
	return strings.Join(strings.FieldsFunc(fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}
