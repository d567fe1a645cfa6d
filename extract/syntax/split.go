package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type piece struct{ start, end int }

// split parts a chunk without white space into words. The pieces joined are the chunk.
func split(chunk string) []piece {
	if isAddress(chunk) {
		end := len(strings.TrimRight(chunk, ".,;:!?)\"'”’"))
		if end == 0 {
			end = len(chunk)
		}
		return append([]piece{{0, end}}, punctuation(chunk, end, len(chunk))...)
	}
	start, end := 0, len(chunk)
	var out []piece
	for start < end { // opening punctuation
		r, n := utf8.DecodeRuneInString(chunk[start:])
		if isWordRune(r) || r == '$' && start+n == end || opensWord(chunk[start:end]) {
			break
		}
		n = repeat(chunk[start:end], n)
		out = append(out, piece{start, start + n})
		start += n
	}
	stop := end
	for stop > start { // closing punctuation
		r, n := utf8.DecodeLastRuneInString(chunk[start:stop])
		if isWordRune(r) {
			break
		}
		if r == '.' && !strings.HasSuffix(chunk[start:stop], "..") && isAbbreviation(chunk[start:stop]) {
			break
		}
		stop -= n
	}
	out = append(out, inner(chunk, start, stop)...)
	return append(out, punctuation(chunk, stop, end)...)
}

// inner parts what stands between opening and closing punctuation.
func inner(chunk string, start, stop int) []piece {
	var out []piece
	from := start
	cut := func(at, n int) { // a piece of n bytes of its own at at
		if at > from {
			out = append(out, contraction(chunk, from, at)...)
		}
		out = append(out, piece{at, at + n})
		from = at + n
	}
	for i := start; i < stop; {
		r, n := utf8.DecodeRuneInString(chunk[i:stop])
		before, _ := utf8.DecodeLastRuneInString(chunk[start:i])
		after, _ := utf8.DecodeRuneInString(chunk[i+n : stop])
		digits := unicode.IsDigit(before) && unicode.IsDigit(after)
		switch {
		case isWordRune(r):
		case r == '-' || r == '‐' || r == '‑':
			if !prefixes[strings.ToLower(chunk[from:i])] || unicode.IsDigit(after) {
				cut(i, n)
			}
		case (r == ',' || r == '.' || r == ':') && digits:
		case r == '.' && isAbbreviation(chunk[from:i+n]):
		case (r == '\'' || r == '’') && from < i && isWordRune(after):
		case r == '&' && from < i && unicode.IsUpper(before) && unicode.IsUpper(after): // AT&T
		default:
			m := repeat(chunk[i:stop], n)
			cut(i, m)
			n = m
		}
		i += n
	}
	if from < stop {
		out = append(out, contraction(chunk, from, stop)...)
	}
	return out
}

// contraction parts do|n't, Iran|'s, we|'ll, can|not.
func contraction(chunk string, start, end int) []piece {
	word := strings.ToLower(strings.ReplaceAll(chunk[start:end], "’", "'"))
	if word == "cannot" {
		return []piece{{start, start + 3}, {start + 3, end}}
	}
	for _, tail := range []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"} {
		if !strings.HasSuffix(word, tail) || len(word) == len(tail) {
			continue
		}
		n := len(tail)
		if strings.Contains(chunk[start:end], "’") {
			n += len("’") - 1
		}
		if at := end - n; at > start && utf8.RuneStart(chunk[at]) {
			return []piece{{start, at}, {at, end}}
		}
	}
	return []piece{{start, end}}
}

// punctuation parts a run of closing marks: each its own word, but runs of one mark stay together.
func punctuation(chunk string, start, end int) []piece {
	var out []piece
	for start < end {
		_, n := utf8.DecodeRuneInString(chunk[start:end])
		n = repeat(chunk[start:end], n)
		out = append(out, piece{start, start + n})
		start += n
	}
	return out
}

// repeat returns the length of the run of the mark of n bytes that s starts with, for marks that
// are written in runs (... -- !!), else n.
func repeat(s string, n int) int {
	mark := s[:n]
	if !strings.Contains(".-!?*_=~'`", mark) {
		return n
	}
	m := n
	for strings.HasPrefix(s[m:], mark) {
		m += n
	}
	return m
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// opensWord tells an apostrophe that belongs to the word after it: 's in a piece of its own, 'em.
func opensWord(s string) bool {
	low := strings.ToLower(strings.Replace(s, "’", "'", 1))
	return low == "'s" || low == "'em" || low == "'re" || low == "'ll" || low == "'ve" || low == "n't"
}

func isAddress(s string) bool {
	at := strings.IndexByte(s, '@')
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "@") && len(s) > 2 ||
		at > 0 && strings.Contains(s[at:], ".") && at < len(s)-3
}

// isAbbreviation reports whether the full stop at the end of s belongs to it.
func isAbbreviation(s string) bool {
	low := strings.ToLower(s)
	if abbreviations[low] {
		return true
	}
	body := strings.TrimSuffix(low, ".")
	if utf8.RuneCountInString(body) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsUpper(r)
	}
	// U.N., a.k.a.: letters each with its full stop
	for i, part := range strings.Split(body, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(part); i > 0 && !unicode.IsLetter(r) {
			return false
		}
	}
	return strings.Contains(body, ".")
}

// prefixes stay with their word across a hyphen, as in EWT.
var prefixes = set("non pre post co re e anti pro mid multi semi ex sub inter intra ultra un bi tri micro mini counter neo x")
