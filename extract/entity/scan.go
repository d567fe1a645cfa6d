package entity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A kind tells what the words of a span may be.
type kind int

const (
	table  kind = iota // a name of the gazetteer
	body               // an organization that the gazetteer doesn't know
	site               // a place that it doesn't know
	human              // a person's name, of the gazetteer or not
	role               // foreign minister
	maybe              // capitalized words that nothing speaks for as yet
	nobody             // words that turned out to be no name
)

// A span is some words of a sentence that belong together.
type span struct {
	first, last int
	kind        kind
	readings    []gazetteer.Match // of a name, the likeliest first
	entity      int               // once identified; else -1
	person      *person
	holder      int     // span that a body's country is told by, or -1
	sure        float64 // of a name by the finder
}

// use tells what a name's words say of what they name. An organization that the gazetteer doesn't
// know has no readings: it is called by its name.
func (s *span) use() gazetteer.Use {
	if len(s.readings) == 0 {
		return gazetteer.Name
	}
	return s.readings[0].Use
}

// A view is a sentence with its spans, in order.
type view struct {
	number   int
	sentence *syntax.Sentence
	words    []syntax.Word
	spans    []span
	posts    []post
}

// spanAt returns the span that begins at word w, or -1.
func (v *view) spanAt(w int) int {
	k, ok := slices.BinarySearchFunc(v.spans, w, func(s span, w int) int { return s.first - w })
	if !ok || v.spans[k].kind == nobody {
		return -1
	}
	return k
}

// spanBefore returns the span that ends before word w, or -1.
func (v *view) spanBefore(w int) int {
	k, _ := slices.BinarySearchFunc(v.spans, w, func(s span, w int) int { return s.first - w })
	if k > 0 && v.spans[k-1].last == w && v.spans[k-1].kind != nobody {
		return k - 1
	}
	return -1
}

// text returns the article's words of a span.
func (g *resolving) text(v *view, first, last int) string {
	return g.doc.Text[v.words[first].Start:v.words[last-1].End]
}

// halved reports whether word i is one half of Korea, in an article about it: the North.
func (g *resolving) halved(v *view, i int) bool {
	form := v.words[i].Form
	return (form == "North" || form == "South") && i > 0 && lower(v.words[i-1].Form) == "the" && (i+1 == len(v.words) || !capital(v.words[i+1].Form)) &&
		(strings.Contains(g.doc.Text, "South Korea") || strings.Contains(g.doc.Text, "North Korea"))
}

// signedAt reports whether word i makes the name of the town before it one of what was agreed or is held there.
func (g *resolving) signedAt(v *view, i int, town []gazetteer.Match) bool {
	return i < len(v.words) && town[0].Entry.Kind == "city" && capital(v.words[i].Form) && signed[lower(v.words[i].Form)]
}

var signed = set("protocol accord accords agreement agreements treaty convention conventions declaration pact process summit olympics games marathon memorandum")

// affixed reports whether word i only ends a word that stands apart at its hyphens, and so says whom somebody is for or
// against: pro - Russian.
func (v *view) affixed(i int) bool {
	return i > 1 && isHyphen(v.words[i-1].Form) && affixes[v.words[i-2].Form]
}

var affixes = set("pro Pro anti Anti")

// scan marks names by the finder and the tables, roles by the tables, then what else is capitalized.
func (g *resolving) scan(v *view) {
	g.forms = g.forms[:0]
	for i := range v.words {
		g.forms = append(g.forms, v.words[i].Form)
	}
	g.found = g.tidy(v, g.finder.Find(v.sentence, g.found[:0]))
	headline, next := isHeadline(v.words), 0
	for i := 0; i < len(v.words); {
		for next < len(g.found) && g.found[next].First < i {
			next++
		}
		n, ms := g.Gazetteer.Find(g.forms, i)
		if n == 0 && g.halved(v, i) {
			if ms = g.Gazetteer.Lookup([]string{v.words[i].Form, "Korea"}); len(ms) > 0 {
				n = 1
			}
		}
		if n > 0 && g.signedAt(v, i+n, ms) && !(next < len(g.found) && g.found[next].First == i && g.found[next].Last > i+n+1) { // the Kyoto Protocol
			i += n + 1
			continue
		}
		if next < len(g.found) && g.found[next].First == i {
			if last := g.found[next].Last; n == 0 && !capital(v.words[i].Form) { // san francisco
				if ms = g.Gazetteer.Lookup(name.Capitalized(g.forms[i:last])); len(ms) > 0 {
					n = last - i
				}
			}
			i = g.recognize(v, g.found[next], i+n, ms)
			continue
		}
		if n > 0 && v.affixed(i) { // pro - Russian
			i++
			continue
		}
		if n > 0 && (capital(v.words[i].Form) || n > 1) {
			i = v.known(i, i+n, ms)
			continue
		}
		if last := g.longestRole(v.words, i); last > i && v.isRole(i, last) {
			v.spans = append(v.spans, span{first: i, last: last, kind: role, entity: -1, holder: -1})
			i = last
			continue
		}
		if last := g.unknown(v, i); last > i && !headline {
			if next < len(g.found) {
				last = min(last, g.found[next].First)
			}
			v.spans = append(v.spans, span{first: i, last: last, kind: maybe, entity: -1, holder: -1})
			i = last
			continue
		}
		i++
	}
	v.join()
	for k := range v.spans {
		if v.spans[k].kind == maybe {
			g.organization(v, k)
		}
	}
}

// unknown returns the end of a run of capitalized words that begins at i, up to what the tables know.
func (g *resolving) unknown(v *view, i int) int {
	last := v.run(i)
	for j := i + 1; j < last; j++ {
		if n, _ := g.Gazetteer.Find(g.forms, j); n > 0 {
			return j
		}
		if g.longestRole(v.words, j) > j {
			return j
		}
	}
	return last
}

// isRole reports whether the words of a role are meant as one: "official" may be an adjective, but
// not in "Iran official Velyati".
func (v *view) isRole(first, last int) bool {
	return isNoun(&v.words[last-1]) || last < len(v.words) && capital(v.words[last].Form) && first > 0 && v.spanBefore(first) >= 0
}

// isHeadline reports whether a sentence capitalizes most of its words, so that a capital tells
// nothing.
func isHeadline(words []syntax.Word) bool {
	long, capitals := 0, 0
	for i := range words {
		if len(words[i].Form) > 3 && unicode.IsLetter(rune(words[i].Form[0])) {
			long++
			if capital(words[i].Form) {
				capitals++
			}
		}
	}
	return long > 3 && capitals*10 >= long*7 && !strings.HasSuffix(words[len(words)-1].Form, ".")
}

var particles = set("al el ul bin ibn ben abu de van von der da dos ad as ar an")

// Capitalized words that begin no name, whatever the tagger says.
var calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
	"september october november december i the a an in on at he she they we it but and this that")

// run returns the end of the capitalized words that begin at word i, or i.
func (v *view) run(i int) int {
	words := v.words
	nameWord := func(j int) bool {
		w := &words[j]
		if !capital(w.Form) || shouted(w.Form) && len(w.Form) > 2 || calendar[lower(w.Form)] {
			return false
		}
		switch w.XPOS {
		case "", "NNP", "NNPS":
			return true
		case "NN", "NNS", "JJ", "FW":
			return j > 0 && words[j-1].Form != ":" && !strings.ContainsAny(words[j-1].Form, "\"“‘'•")
		}
		return false
	}
	start := func(j int) bool { // "al-" may stand in small letters
		return nameWord(j) || j+2 < len(words) && particles[words[j].Form] && isHyphen(words[j+1].Form) && nameWord(j+2)
	}
	if !start(i) {
		return i
	}
	last := i
	for j := i; j < len(words); j++ {
		switch {
		case nameWord(j):
			last = j + 1
		case isHyphen(words[j].Form) && j+1 < len(words) && capital(words[j+1].Form):
		case particles[lower(words[j].Form)] && j+1 < len(words) && (nameWord(j+1) || isHyphen(words[j+1].Form)):
		default:
			return last
		}
	}
	return last
}

// longer reports whether a span may be the end of the name of a body that the gazetteer doesn't know: Democrats
// of Social Democrats.
func (v *view) longer(s *span) bool {
	return s.kind == table && s.use() == gazetteer.Name && s.last-s.first == 1 && !shouted(v.words[s.first].Form) && s.readings[0].Entry.Kind == "party"
}

// join makes one run of capitalized words and a lone surname after them: Bilal Erdogan isn't the
// Erdogan whom the gazetteer knows.
func (v *view) join() {
	out := v.spans[:0]
	for _, s := range v.spans {
		if n := len(out); n > 0 && s.kind == human && s.last-s.first == 1 && out[n-1].kind == maybe && out[n-1].last == s.first {
			out[n-1].last, out[n-1].kind = s.last, human
			continue
		}
		if n := len(out); n > 0 && v.longer(&s) && out[n-1].kind == maybe && out[n-1].last == s.first && out[n-1].first > 0 && v.words[out[n-1].last-1].Head == s.first {
			out[n-1].last, out[n-1].kind = s.last, body
			continue
		}
		out = append(out, s)
	}
	v.spans = out
}
