package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// settle brings a mark to our conventions, and reports whether it is a name of ours: no title, article or possessive
// belongs to a name, and what the gazetteer knows is what it says.
func (r *reader) settle(text string, m marked) (marked, bool) {
	words := fields(text[m.start:m.end], m.start)
	for len(words) > 0 && (articles[strings.ToLower(words[0].text)] || m.kind == name.Person && r.title(words[0].text)) {
		words = words[1:]
	}
	if len(words) > 0 && m.kind == name.Person && linking[words[0].text] { // Minister of Trade Anna Olsson
		at := slices.IndexFunc(words, func(w field) bool { return r.gazetteer.Gender(w.text) != gazetteer.Unknown })
		if m.open = at < 0; at > 0 {
			words = words[at:]
		}
	}
	for len(words) > 0 && isPossessive(words[len(words)-1].text) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return m, false
	}
	last := words[len(words)-1]
	m.start, m.end = words[0].start, last.start+len(withoutPossessive(last.text))
	var forms []string
	for _, w := range words {
		forms = append(forms, withoutPossessive(w.text))
	}
	if ms := r.gazetteer.Lookup(forms); len(ms) > 0 {
		switch e := ms[0]; {
		case e.Use == gazetteer.Adjective || e.Use == gazetteer.Demonym || e.Entry.Kind == "ethnic-group":
			return m, false
		case e.Entry.Kind == "country":
			m.kind = name.Place
		case e.Entry.Kind == "person" && len(forms) > 1:
			m.kind = name.Person
		case e.Use == gazetteer.Name && orgs[e.Entry.Kind]:
			m.kind = name.Organization
		}
	}
	return m, true
}

func isPossessive(word string) bool { return word == "'s" || word == "’s" }

func withoutPossessive(word string) string {
	if strings.HasSuffix(word, "s'") {
		return word[:len(word)-1]
	}
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

var (
	orgs       = words("organization company media party agency armed-group alliance")
	linking    = words("of for to at")
	articles   = words("the a an this that his her its their our")
	honorifics = words("mr mrs ms miss dr sir lord lady prof rev prime foreign vice defense defence interior former first general gen lt col sgt capt maj sen rep gov " +
		"president-elect prophet ayatollah sheikh imam emeritus attorney finance deputy secretary-general u.s un chief hon pm aunt uncle father sister brother")
)

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// title reports whether a word before a person's name is no part of it.
func (r *reader) title(word string) bool {
	key := strings.ToLower(strings.TrimSuffix(word, "."))
	if honorifics[key] {
		return true
	}
	_, ok := r.english.Roles[key]
	return ok
}

type field struct {
	text  string
	start int // in the whole text
}

func fields(text string, base int) []field {
	var out []field
	at := 0
	for w := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], w)
		out = append(out, field{w, base + at})
		at += len(w)
	}
	return out
}
