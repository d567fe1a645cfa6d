package identity

import (
	"strings"

	"github.com/entente-graph/entente/extract/spelling"
)

// A Rule says how two names may be one entity's.
type Rule uint8

// The rules, the surest first.
const (
	Known    Rule = iota // the gazetteer has both
	Same                 // the same words, but for particles, hyphens and diacritics
	Spelling             // words that sound alike: Zareef, Zarif
	Told                 // an article gives one as the other's short form: SOHR
	Fuller               // words left out: Javad Zarif, Mohammad Javad Zarif
	Initials             // J. Zarif
	Partial              // a body's name that is part of a longer one
	Short                // one word of it: Zarif
	Acronym              // the first letters of it
	Ruled                // the corrections file says so
	rules
)

func (r Rule) String() string {
	return [...]string{"known", "same name", "spelling", "told", "fuller name", "initials", "part of the name", "short name", "acronym", "correction"}[r]
}

// A match is how two names agree.
type match struct {
	rule     Rule
	distance uint8
	first    bool // the short name is the other's first word
}

// compare tells by which rule two names of a class may be one entity's, the shorter first.
func compare(a, b *name) (match, bool) {
	switch {
	case len(a.words) > len(b.words):
		a, b = b, a
	case len(a.words) == len(b.words) && initials(b.words):
		a, b = b, a
	}
	x, y := a.words, b.words
	if len(x) == len(y) {
		if d, ok := all(a, b, a.class == body); ok {
			return match{rule: Spelling, distance: uint8(d)}, true
		}
		if a.class == person && initials(x) && abbreviated(a, b) {
			return match{rule: Initials}, true
		}
		return match{}, false
	}
	if a.class != body && len(x)+1 == len(y) && near(x, y) {
		if joined := join(x); len(joined) > 8 {
			if d, ok := spelling.Apart(joined, join(y)); ok && d < 2 {
				return match{rule: Spelling, distance: uint8(d)}, true // Amirabdollahian, Amir Abdollahian
			}
		}
	}
	switch {
	case a.class == person && len(x) == 1:
		if d, ok := spelling.Between(x[0].sound, y[len(y)-1].sound); ok && d < 2 {
			return match{rule: Short, distance: uint8(d)}, true
		}
		return match{rule: Short, first: true}, x[0] == y[0]
	case a.class == person:
		d, ok := within(a, b)
		return match{rule: Fuller, distance: uint8(d)}, ok
	case a.class == body && len(x) > 1:
		d, ok := within(a, b)
		return match{rule: Partial, distance: uint8(d)}, ok && d == 0
	case a.class == body && a.acronym:
		return match{rule: Acronym}, len(x[0].text) > 2 && x[0].text == acronymOf(y)
	}
	return match{}, false
}

// near reports whether words written as one may sound alike: where two meet, no more than two letters are lost.
func near(x, y []*word) bool {
	extra := 0
	for _, w := range y {
		extra += len(w.sound)
	}
	for _, w := range x {
		extra -= len(w.sound)
	}
	return extra < 2*len(y)
}

// join writes words as one.
func join(words []*word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return b.String()
}

// all compares names of as many words. Words of a language other than a name's must begin alike:
// Health isn't Wealth.
func all(a, b *name, begin bool) (int, bool) {
	sum := 0
	for i, w := range a.words {
		v := b.words[i]
		if v == w {
			continue
		}
		d, ok := spelling.Between(w.sound, v.sound)
		if sum += d; !ok || sum > 2 || begin && d > 0 && w.text[0] != v.text[0] {
			return sum, false
		}
	}
	return sum, true
}

// within reports whether the words of a stand in b in their order, and how far they are apart.
func within(a, b *name) (int, bool) {
	sum, j := 0, 0
	for _, w := range a.words {
		for {
			if j == len(b.words) {
				return 0, false
			}
			d, ok := spelling.Between(w.sound, b.words[j].sound)
			j++
			if ok {
				sum += d
				break
			}
		}
	}
	return sum, sum <= 2
}

// abbreviated reports whether the given names of one are the other's or their initials.
func abbreviated(m, n *name) bool {
	x, y := m.words, n.words
	last := len(x) - 1
	for i := range x[:last] {
		if a, b := x[i].text, y[i].text; a != b && (len(a) > 1 && len(b) > 1 || a[0] != b[0]) {
			return false
		}
	}
	_, ok := spelling.Between(x[last].sound, y[last].sound)
	return ok
}
