package when

import (
	"strings"
	"time"
)

// A kind is the part that a word can play in an expression.
type kind int

const (
	other   kind = iota // any word that no expression holds
	end                 // of the text, or of a paragraph
	mark                // a sign of punctuation, in token.n
	digits              // token.n, of token.width digits
	ordinal             // 13th, third
	years               // 1990s
	number              // three
	tens                // twenty
	aWeekday
	aMonth
	aUnit
	aSeason
	aDay    // today, n days away
	shift   // last, this, next
	past    // the past and the coming are counted from today
	dayPart // morning
	part    // early, late
	inside  // end, middle
	half    // a part of a year, in months
	bound   // since, until
	pair    // from, between
	place   // in, on: what stands after it may be a bare month or year
	article // the
	single  // a
	about   // nearly
	joins   // and, or
	bigger  // hundred: numbers after it aren't whole
	plain   // words that are looked for by what they are: token.n
	saint   // Good (Friday): holidays aren't days of the week
)

// Words with a part of their own.
const (
	ago = iota + 1
	of
	to
	from
	now
	before
	after
	than
	more
	less
	over
	under
	within
	couple
	and
	or
	until
	since
	between
	by
)

type word struct {
	kind kind
	n    int
}

var words = map[string]word{
	"yesterday": {aDay, -1}, "today": {aDay, 0}, "tonight": {aDay, 0}, "tomorrow": {aDay, 1},
	"last": {shift, -1}, "this": {shift, 0}, "current": {shift, 0}, "next": {shift, 1},
	"past": {past, -1}, "coming": {past, 1}, "upcoming": {past, 1},
	"early": {part, 0}, "earlier": {part, 0}, "late": {part, 0}, "later": {part, 0}, "mid": {part, 0},
	"end": {inside, 0}, "beginning": {inside, 0}, "start": {inside, 0}, "middle": {inside, 0}, "close": {inside, 0}, "outset": {inside, 0},
	"half": {half, 6}, "quarter": {half, 3},
	"since": {bound, since}, "until": {bound, until}, "till": {bound, until}, "by": {bound, by}, "before": {bound, before}, "after": {bound, after},
	"from": {pair, from}, "between": {pair, between},
	"in": {place, 0}, "on": {place, 0}, "during": {place, 0}, "of": {plain, of}, "throughout": {place, 0},
	"the": {article, 0}, "a": {single, 1}, "an": {single, 1}, "couple": {plain, couple},
	"nearly": {about, 0}, "almost": {about, 0}, "about": {about, 0}, "around": {about, 0}, "roughly": {about, 0}, "some": {about, 0},
	"approximately": {about, 0}, "exactly": {about, 0}, "just": {about, 0},
	"and": {joins, and}, "or": {joins, or}, "to": {plain, to}, "ago": {plain, ago}, "now": {plain, now},
	"more": {plain, more}, "over": {plain, over}, "less": {plain, less}, "under": {plain, under}, "than": {plain, than}, "within": {plain, within},
	"hundred": {bigger, 0}, "thousand": {bigger, 0}, "million": {bigger, 0},
	"good": {saint, 0}, "black": {saint, 0}, "bloody": {saint, 0}, "ash": {saint, 0}, "easter": {saint, 0}, "palm": {saint, 0}, "holy": {saint, 0},
	"cyber": {saint, 0}, "every": {saint, 0}, "each": {saint, 0}, "super": {saint, 0}, "sheffield": {saint, 0},
	"spring": {aSeason, int(spring)}, "summer": {aSeason, int(summer)}, "autumn": {aSeason, int(autumn)}, "fall": {aSeason, int(autumn)}, "winter": {aSeason, int(winter)},
}

func init() {
	add := func(k kind, from int, names string) {
		for i, name := range strings.Fields(names) {
			for _, spelling := range strings.Split(name, "/") {
				words[spelling] = word{k, from + i}
			}
		}
	}
	add(aWeekday, 0, "sunday monday tuesday wednesday thursday friday saturday")
	add(aMonth, 1, "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec")
	add(aUnit, 0, "minute/minutes hour/hours day/days weekend/weekends week/weeks fortnight/fortnights month/months _ year/years decade/decades century/centuries")
	add(number, 1, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	add(ordinal, 1, "first second third fourth")
	for i, name := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		words[name] = word{tens, 20 + 10*i}
	}
	for _, name := range strings.Fields("morning afternoon evening night midday noon midnight") {
		words[name] = word{dayPart, 0}
	}
}

const longestWord = 13 // "approximately"

// A token is a word, a number or a sign.
type token struct {
	kind       kind
	n          int
	start, end int
	width      int  // of digits
	capital    bool // the word's first letter
	abbrev     bool // a month's name cut short
}

// is reports whether the token is one of the plain words.
func (t token) is(n int) bool { return t.kind == plain && t.n == n }

// sign reports whether the token is a sign.
func (t token) sign(s byte) bool { return t.kind == mark && t.n == int(s) }

// opens reports whether an expression can start here.
func (t token) opens() bool {
	switch t.kind {
	case other, end, mark, joins, bigger, saint, dayPart, inside, half, aUnit:
		return false
	case aWeekday:
		return t.capital
	case plain:
		return t.n == more || t.n == over || t.n == less || t.n == under || t.n == within || t.n == of
	}
	return true
}

// forbids reports whether what opens with t belongs to the token before: the rest of a number, a
// holiday, every Friday or any.
func (before token) forbids(t token) bool {
	switch t.kind {
	case aWeekday:
		return before.kind == saint || before.kind == number || before.kind == single
	case digits, number, tens, ordinal, years:
		glued := before.end == t.start && before.kind == mark
		return glued && before.n != '(' && before.n != quote || before.kind == bigger || before.kind == digits || before.kind == number || before.kind == tens
	}
	return false
}

// quote stands for all signs that open a quotation.
const quote = '"'

// next reads the next token.
func (r *reading) next() token {
	s, at := r.text, r.at
	for newline := false; at < len(s); at++ {
		if c := s[at]; c == '\n' {
			if newline { // nothing goes on over a blank line
				r.at = at + 1
				return token{kind: mark, n: '\n', start: at, end: at + 1}
			}
			newline = true
		} else if c == 0xc2 && at+1 < len(s) && s[at+1] == 0xa0 { // no-break space
			at++
		} else if c != ' ' && c != '\t' && c != '\r' {
			break
		}
	}
	t := token{start: at}
	switch {
	case at == len(s):
		t.kind = end
	case digit(s[at]):
		at = t.number(s)
	case letter(s, at):
		at = t.word(s)
	default:
		t.kind, t.n = mark, int(s[at])
		at++
		if s[t.start] == 0xe2 { // dashes and quotation marks
			switch at = min(t.start+3, len(s)); s[t.start:at] {
			case "–", "—", "‑":
				t.n = '-'
			case "“", "‘":
				t.n = quote
			}
		} else if s[t.start] == '\'' {
			t.n = quote
		}
	}
	t.end, r.at = at, at
	return t
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// letter reports whether a letter starts at s[i]; what isn't ASCII counts as one but for the signs
// that news is full of.
func letter(s string, i int) bool {
	c := s[i]
	switch {
	case c < 0x80:
		return 'a' <= c|0x20 && c|0x20 <= 'z'
	case c == 0xe2:
		return i+1 >= len(s) || s[i+1] != 0x80
	case c == 0xc2:
		return i+1 >= len(s) || s[i+1] != 0xa0 && s[i+1] != 0xab && s[i+1] != 0xbb
	}
	return true
}

// number reads digits and what is glued to them, and returns where that ends.
func (t *token) number(s string) int {
	at := t.start
	for at < len(s) && digit(s[at]) {
		if at-t.start < 6 {
			t.n = t.n*10 + int(s[at]-'0')
		}
		at++
	}
	t.kind, t.width = digits, at-t.start
	from := at
	for at < len(s) && (letter(s, at) || digit(s[at])) {
		at++
	}
	switch strings.ToLower(s[from:min(at, from+3)]) {
	case "":
	case "st", "nd", "rd", "th":
		t.kind = ordinal
	case "s":
		t.kind = years
	default:
		t.kind = other
	}
	if at+1 < len(s) && s[at] == ',' && digit(s[at+1]) { // 2,000
		t.kind = other
	}
	return at
}

// word reads letters, and returns where they end.
func (t *token) word(s string) int {
	at := t.start
	var small [longestWord]byte
	for at < len(s) && letter(s, at) {
		if i := at - t.start; i < longestWord {
			small[i] = s[at] | 0x20
		}
		at++
	}
	if at < len(s) && digit(s[at]) { // F16
		for at < len(s) && (letter(s, at) || digit(s[at])) {
			at++
		}
		return at
	}
	if n := at - t.start; n <= longestWord {
		w := words[string(small[:n])]
		t.kind, t.n, t.capital = w.kind, w.n, s[t.start] < 'a'
		t.abbrev = t.kind == aMonth && n <= 4 && len(time.Month(t.n).String()) > n
	}
	return at
}
