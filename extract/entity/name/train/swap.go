package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/entity/name"
)

// swapper puts other names of the same kind in the place of names (Dai and Adel 2020), so that what stands
// around a name is learnt from more than the names themselves.
type swapper struct {
	names map[pool][]string
	given []string
	seen  map[string]bool
	rng   *rand.Rand
}

// pool is a kind of names, those that take an article apart.
type pool struct {
	kind name.Kind
	the  bool
}

func newSwapper(r *reader) *swapper {
	w := &swapper{names: map[pool][]string{}, seen: map[string]bool{}, rng: rand.New(rand.NewPCG(5, 6))}
	for _, name := range slices.Sorted(r.gazetteer.GivenNames()) {
		w.given = append(w.given, title(name))
	}
	for _, e := range r.gazetteer.Entries() {
		switch e.Kind {
		case "person":
			w.add(pool{name.Person, false}, e.Name)
		case "company", "media", "party", "agency", "armed-group", "alliance", "organization":
			the := e.Kind != "company" && e.Kind != "media" && strings.Contains(e.Name, " ")
			w.add(pool{name.Organization, the}, e.Name)
		case "city", "region":
			w.add(pool{name.Place, false}, e.Name)
		}
	}
	t := readTrades(tradesFile)
	owners, towns := append(w.names[pool{name.Person, false}], w.given...), w.names[pool{name.Place, false}]
	for n := range madeUp {
		k := name.Organization
		if n%3 == 0 {
			k = name.Place
		}
		w.add(pool{k, n%4 == 0}, t.name(k, w.rng, owners, towns))
	}
	return w
}

// madeUp is how many names of firms and houses are made up.
const madeUp = 6000

func (w *swapper) add(p pool, text string) {
	if !w.seen[text] {
		w.seen[text] = true
		w.names[p] = append(w.names[p], text)
	}
}

func poolOf(text string, m marked) pool {
	return pool{m.kind, strings.HasSuffix(strings.ToLower(text[:m.start]), "the ")}
}

// learn notes the names of a text.
func (w *swapper) learn(text string, marks []marked) {
	for _, m := range marks {
		if !m.open && capital(text[m.start:m.end]) {
			w.add(poolOf(text, m), text[m.start:m.end])
		}
	}
}

// other draws one of the names, or makes one up: of halves of two of them, and for people with a given name.
func (w *swapper) other(k name.Kind, names []string) string {
	draw := func() string { return names[w.rng.IntN(len(names))] }
	a := draw()
	if w.rng.Float64() < .6 {
		return a
	}
	first, last := "", a
	if at := strings.LastIndexByte(a, ' '); at >= 0 {
		first, last = a[:at+1], a[at+1:]
	}
	b := draw()
	b = b[strings.LastIndexByte(b, ' ')+1:]
	x, y := []rune(last), []rune(b)
	if len(x) > 3 && len(y) > 3 && unicode.IsLower(x[1]) && unicode.IsLower(y[1]) {
		last = string(x[:len(x)/2]) + strings.ToLower(string(y[len(y)/2:]))
	}
	if k == name.Person && first != "" && w.rng.Float64() < .7 {
		first = w.given[w.rng.IntN(len(w.given))] + " "
	}
	return first + last
}

func title(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// swap returns the text with most of its names changed, or false if it has none. The marks must be in order and
// apart.
func (w *swapper) swap(text string, marks []marked) (string, []marked, bool) {
	var out strings.Builder
	var moved []marked
	at, changed := 0, false
	for _, m := range marks {
		if m.start < at {
			return "", nil, false
		}
		out.WriteString(text[at:m.start])
		old, at2 := text[m.start:m.end], m.end
		at = at2
		words := strings.Count(old, " ")
		if names := w.names[poolOf(text, m)]; !m.open && len(names) > 0 && w.rng.Float64() < .8 {
			for range 20 { // people's surnames for surnames, full names for full names
				other := w.other(m.kind, names)
				if m.kind != name.Person || (strings.Count(other, " ") > 0) == (words > 0) {
					old, changed = other, true
					break
				}
			}
		}
		moved = append(moved, marked{start: out.Len(), end: out.Len() + len(old), kind: m.kind, open: m.open})
		out.WriteString(old)
	}
	out.WriteString(text[at:])
	return out.String(), moved, changed
}
