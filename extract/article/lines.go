package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a line of text that isn't blank, without the white space around it. Where lines end at
// a margin, it is a paragraph.
type line struct {
	start, end int // code points
	from, to   int // bytes
	text       string
	gap        bool // stands after a blank line, or first
	words      int
	ends       bool // with the end of a sentence
}

func lines(text string) []line {
	var out []line
	at, from, gap := 0, 0, true
	for raw := range strings.Lines(text) {
		trimmed := strings.TrimSpace(raw)
		if trimmed == "" {
			gap = true
		} else {
			lead := len(raw) - len(strings.TrimLeftFunc(raw, unicode.IsSpace))
			l := line{from: from + lead, text: trimmed, gap: gap, start: at + utf8.RuneCountInString(raw[:lead])}
			l.to = l.from + len(trimmed)
			l.end = l.start + utf8.RuneCountInString(trimmed)
			out, gap = append(out, l), false
		}
		at += utf8.RuneCountInString(raw)
		from += len(raw)
	}
	if wrapped(out) {
		out = paragraphs(text, out)
	}
	for i := range out {
		out[i].words = len(strings.Fields(out[i].text))
		out[i].ends = endsSentence(out[i].text)
	}
	return out
}

// wrapped reports whether lines end where a margin was: no line passes it, and most follow one
// that comes near it.
func wrapped(ls []line) bool {
	inside := 0
	for i, l := range ls {
		if l.end-l.start > 100 {
			return false
		}
		if !l.gap && ls[i-1].end-ls[i-1].start > 55 {
			inside++
		}
	}
	return len(ls) > 3 && inside*2 > len(ls)
}

// paragraphs joins each line with the long lines that it goes on from.
func paragraphs(text string, ls []line) []line {
	out := ls[:1]
	short := ls[0].end-ls[0].start < 45
	for _, l := range ls[1:] {
		last := &out[len(out)-1]
		if l.gap || short {
			out = append(out, l)
		} else {
			last.end, last.to = l.end, l.to
			last.text = text[last.from:last.to]
		}
		short = l.end-l.start < 45
	}
	return out
}

// endsSentence reports whether s closes with a full stop or its like. One that trails off doesn't.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
}

// prose is a line of a story: a sentence or more.
func (l line) prose() bool { return l.ends && l.words >= 9 && !strings.HasSuffix(l.text, "?") }

// headline is a line that could be one.
func (l line) headline() bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text, "'\"‘“"))
	return l.words >= 3 && l.words <= 30 && len(l.text) < 300 && !strings.ContainsAny(l.text[len(l.text)-1:], ".,;:") &&
		(unicode.IsUpper(first) || unicode.IsDigit(first))
}

// stamp is a line with nothing but the date of printing.
func (l line) stamp() bool {
	return len(l.text) < 120 && (strings.Contains(l.text, "20") || strings.Contains(l.text, "19")) && stampRE.MatchString(l.text)
}

// age is a line that says how long ago something was printed.
func (l line) age() bool { return l.words <= 4 && ageRE.MatchString(l.text) }

var bylineRE = regexp.MustCompile(`^(?:By|BY|Written by)[: ]\s*\p{Lu}[\p{L}'’.-]+(?:\s[\p{L}'’.-]+){0,6}(?:\s*(?:,|/|\||•|·|–|—|-|\band\b)\s.*)?$`)

// byline is a line that names the writer.
func (l line) byline() bool {
	return l.words >= 2 && l.words <= 16 && (!l.ends || l.words < 5) && bylineRE.MatchString(l.text)
}

// same reports whether two lines say the same, letter for letter but for case.
func (l line) same(other line) bool { return strings.EqualFold(l.text, other.text) }
