package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment parts text into sentences of words. Invalid UTF-8 passes through as it is.
func segment(text string) []Sentence {
	var out []Sentence
	var words []Word
	flush := func() {
		if len(words) > 0 {
			out = append(out, Sentence{Start: words[0].Start, End: words[len(words)-1].End, Words: words})
			words = nil
		}
	}
	wrapped := hardWrapped(text)
	for i := 0; i < len(text); {
		gap := i
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsSpace(r) {
				break
			}
			i += n
		}
		if i == len(text) {
			break
		}
		end := i
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if unicode.IsSpace(r) {
				break
			}
			end += n
		}
		if len(words) > 0 && (breaksLine(text[gap:i], wrapped) || endsSentence(words, text[i:end])) {
			flush()
		}
		for _, w := range split(text[i:end]) {
			words = append(words, Word{Start: i + w.start, End: i + w.end, Form: text[i+w.start : i+w.end]})
			// A full stop, then no space: "force.Some" in scraped text.
			if glued(words, text[i+w.end:end]) {
				flush()
			}
		}
		i = end
	}
	flush()
	return out
}

// hardWrapped reports whether the lines of a text end where a margin was, not where a thought
// ends: its paragraphs have several lines, and hardly one passes the margin.
func hardWrapped(text string) bool {
	lines, inside, long := 0, 0, 0
	previous := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" {
			lines++
			if previous != "" && len(previous) > 55 {
				inside++
			}
			if utf8.RuneCountInString(line) > 100 {
				long++
			}
		}
		previous = line
	}
	return long == 0 && lines > 3 && inside*2 > lines
}

// breaksLine reports whether the white space between two words ends a sentence by itself.
func breaksLine(space string, wrapped bool) bool {
	n := strings.Count(space, "\n")
	return n > 1 || n == 1 && !wrapped || strings.ContainsRune(space, '\u2029')
}

const closers = "\"'”’)]}»"

// endsSentence reports whether a sentence ends after words, when the next chunk of text is next.
func endsSentence(words []Word, next string) bool {
	i := len(words) - 1
	for i > 0 && strings.Contains(closers, words[i].Form) {
		i--
	}
	last := words[i].Form
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"'“‘([«—–-•"))
	capital := unicode.IsUpper(r) || unicode.IsDigit(r) || r == utf8.RuneError
	switch strings.TrimLeft(last, ".") {
	case "!", "?", "?!", "!!", "??":
		return capital
	case "":
		if len(last) > 1 || strings.Contains("…", last) { // an ellipsis goes on as often as not
			return capital && i == len(words)-1
		}
		return capital || i < len(words)-1 && unicode.IsUpper(r)
	}
	if last == "…" {
		return capital
	}
	if len(last) > 1 && strings.HasSuffix(last, ".") && i == len(words)-1 {
		// An abbreviation that may also end a sentence (p.m., U.S., Inc.) does so before a word
		// that starts one.
		return capital && mayEnd[strings.ToLower(last)] && starters[strings.TrimRight(next, ",")]
	}
	return false
}

func glued(words []Word, rest string) bool {
	if len(words) < 3 || words[len(words)-1].Form != "." {
		return false
	}
	r, n := utf8.DecodeRuneInString(rest)
	second, _ := utf8.DecodeRuneInString(rest[min(n, len(rest)):])
	return unicode.IsUpper(r) && unicode.IsLower(second)
}

var mayEnd = set("a.m. p.m. u.s. u.k. u.n. e.u. inc. co. corp. ltd. jr. sr. etc. d.c. no. st. al.")

var starters = set("The A An In On At It He She They We I But And This That These Those If When While As For From After Before " +
	"Since His Her Its Their There Meanwhile However Last Earlier Some Many Most Both")

var abbreviations = set("mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. cmdr. sgt. sen. rep. gov. adm. brig. rev. hon. pres. st. " +
	"jr. sr. vs. v. no. nos. fig. etc. inc. co. corp. ltd. bros. dept. est. approx. al. " +
	"jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. " +
	"e.g. i.e. a.m. p.m. u.s. u.k. u.n. e.u. d.c. u.s.a. ph.d. m.d. b.a. m.a. calif. mass. ind. fla. ga. ill. tex. pa. va. conn. col. ret.")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
