package entity

import (
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// run is a capitalised name that the gazetteer doesn't know.
type run struct {
	sentence, first, last int
	name                  string
	person                bool // a title, a role or a verb of speech says so
}

// names finds what the gazetteer knows in a sentence, titles with the names after them, and
// capitalised names to be judged later.
func (g *resolving) names(i int) {
	words := g.doc.Sentences[i].Words
	forms := make([]string, len(words))
	for w := range words {
		forms[w] = words[w].Form
	}
	for w := 0; w < len(words); {
		if role, n := g.role(words, w); n > 0 && role.Title {
			if k := g.titled(i, forms, w, n, role); k > 0 {
				w += k
				continue
			}
		}
		if n := g.known(i, forms, w); n > 0 {
			w += n
			continue
		}
		if n := g.unknown(i, w, false); n > 0 {
			w += n
			continue
		}
		w++
	}
}

// role returns the role that begins at word w, the longest, and of how many words it is.
func (g *resolving) role(words []syntax.Word, w int) (english.Role, int) {
	var phrase string
	var best english.Role
	length := 0
	for k := 0; k < 4 && w+k < len(words); k++ {
		form := strings.ToLower(strings.TrimSuffix(words[w+k].Form, "."))
		if form == "-" {
			phrase += "-"
			continue
		}
		if k > 0 && !strings.HasSuffix(phrase, "-") {
			phrase += " "
		}
		phrase += form
		if r, ok := g.English.Roles[phrase]; ok {
			best, length = r, k+1
		}
	}
	return best, length
}

// titled takes a role of n words at w with the name after it, and returns how many words both are;
// 0 where no name follows.
func (g *resolving) titled(i int, forms []string, w, n int, role english.Role) int {
	words := g.doc.Sentences[i].Words
	at := w + n
	for { // Supreme Leader Ayatollah Ali Khamenei: the first role tells the office
		r, k := g.role(words, at)
		if k == 0 || !r.Title || !capital(forms[at]) {
			break
		}
		at += k
	}
	if at >= len(words) || !capital(forms[at]) {
		return 0
	}
	var person Mention
	if k, ms := g.Gazetteer.Find(forms, at); k > 0 && !extends(words, at+k) {
		if ms[0].Entry.Kind != "person" {
			return 0
		}
		g.add(i, Mention{Entity: g.entry(ms[0].Entry), First: at, Last: at + k, Form: graph.Name})
		person = g.mentions[i][len(g.mentions[i])-1]
		at += k
	} else if k := g.unknown(i, at, true); k > 0 {
		r := g.runs[len(g.runs)-1]
		if !r.person {
			return at + k - w
		}
		e := g.person(r.name)
		g.runs = g.runs[:len(g.runs)-1]
		g.add(i, Mention{Entity: e, First: r.first, Last: r.last, Form: graph.Name})
		person = g.mentions[i][len(g.mentions[i])-1]
		at += k
	} else {
		return 0
	}
	former := w > 0 && isFormer(forms[w-1]) || w > 1 && isFormer(forms[w-2])
	if of, ok := g.before(i, w); ok && !former {
		g.office(i, person, of, role.Relation)
	}
	return at - w
}

func isFormer(form string) bool {
	switch strings.ToLower(form) {
	case "former", "ex", "late", "then", "one-time", "onetime", "deposed", "ousted":
		return true
	}
	return false
}

// before returns the country or body that ends right before word w: Iranian, Syria's.
func (g *resolving) before(i, w int) (Mention, bool) {
	words := g.doc.Sentences[i].Words
	for back := 0; back < 3 && w > 0; back++ {
		for _, m := range g.mentions[i] {
			if m.Last == w && g.entities[m.Entity].Type != "person" {
				return m, true
			}
		}
		f := words[w-1].Form
		if f != "'s" && f != "’s" && f != "'" && f != "’" && words[w-1].UPOS != "ADJ" {
			break
		}
		w--
	}
	return Mention{}, false
}

// office notes that a person has a role for a country or body.
func (g *resolving) office(i int, person, of Mention, relation string) {
	p, o := g.entities[person.Entity], g.entities[of.Entity]
	if p.Country == "" {
		p.Country = o.Country
	}
	if relation != "" && person.Entity != of.Entity {
		g.offices = append(g.offices, Office{Sentence: i, Person: person, Object: of, Relation: relation})
	}
}

// known takes what the gazetteer knows at word w, and returns of how many words it is.
func (g *resolving) known(i int, forms []string, w int) int {
	words := g.doc.Sentences[i].Words
	n, ms := g.Gazetteer.Find(forms, w)
	if n == 0 || words[w].UPOS == "PUNCT" {
		return 0
	}
	m := ms[0]
	if m.Entry.Kind == "person" && extends(words, w+n) {
		return 0 // a longer name that begins like a known one
	}
	if m.Use == gazetteer.Adjective || m.Use == gazetteer.Demonym {
		if k := orgRun(words, w, w+n); k > 0 { // Syrian Foreign Ministry
			g.organization(i, w, k, m.Entry.Country)
			return k - w
		}
	}
	mention := Mention{First: w, Last: w + n, Form: graph.Name}
	switch m.Use {
	case gazetteer.Adjective:
		mention.Use = Adjective
		if words[w].UPOS == "NOUN" || words[w].UPOS == "PROPN" && argument(words[w+n-1].Rel) {
			mention.Use, mention.Form = Agent, graph.Nominal
		}
	case gazetteer.Demonym:
		mention.Use, mention.Form = Agent, graph.Nominal
	case gazetteer.Metonym:
		mention.Use = Metonym
	default:
		for _, other := range ms {
			if other.Use == gazetteer.Metonym && (m.Entry.Kind == "city" || m.Entry.Kind == "place") && g.speaksFor(words, w, w+n) {
				m, mention.Use = other, Metonym
				break
			}
		}
	}
	mention.Entity = g.entry(m.Entry)
	g.add(i, mention)
	return n
}

// extends reports whether a name goes on with the word at w.
func extends(words []syntax.Word, w int) bool {
	return w < len(words) && words[w].UPOS == "PROPN" && capital(words[w].Form) && words[w].Rel == "flat"
}

func argument(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "conj":
		return true
	}
	return false
}

// speaksFor reports whether a capital at words [first, last) stands for its government: it does
// where it acts, speaks, owns or is dealt with, not where something happens in it.
func (g *resolving) speaksFor(words []syntax.Word, first, last int) bool {
	h := last - 1
	for w := first; w < last; w++ {
		if words[w].Head < first || words[w].Head >= last {
			h = w
		}
	}
	if last < len(words) && (words[last].Form == ":" || words[last].Form == "(") || last+1 < len(words) && first == 0 && strings.HasPrefix(words[last].Form, "—") {
		return false // a dateline
	}
	for steps := 0; steps < 4; steps++ {
		switch words[h].Rel {
		case "conj":
			h = words[h].Head
			continue
		case "nsubj", "iobj", "nmod:poss", "obl:agent":
			return true
		case "nsubj:pass", "obj":
			v := words[h].Head
			return v >= 0 && !placeVerbs[words[v].Lemma]
		case "obl", "nmod":
			for w := range words {
				if words[w].Head == h && words[w].Rel == "case" {
					return governmentCases[strings.ToLower(words[w].Form)]
				}
			}
			return false
		}
		return false
	}
	return false
}

var (
	placeVerbs      = set("visit leave reach enter attack bomb shell strike hit capture target bombard rock shake seize take retake storm tour quit depart hold")
	governmentCases = set("with between by against")
)
