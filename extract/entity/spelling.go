package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold writes a name in small letters a to z, without diacritics and marks; its words are parted
// by single spaces, hyphens by them too.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʿ' || r == 'ʾ' || r == '.':
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		switch r = unicode.ToLower(r); r {
		case 'ı':
			r = 'i'
		case 'ø':
			r = 'o'
		case 'ł':
			r = 'l'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// slug writes a name as the last part of an ID.
func slug(s string) string { return strings.ReplaceAll(fold(s), " ", "-") }

// Letters that are one sound of Arabic or Persian, as newspapers write them.
var sounds = strings.NewReplacer("gh", "g", "kh", "k", "q", "g", "dh", "d", "th", "t", "ph", "f", "ck", "k", "w", "v", "zh", "j", "dj", "j")

// skeleton returns the consonants of a folded last name, alike for its transliterations: Velayati,
// Vlayati, Velyati; Qasemi, Ghasemi.
func skeleton(folded string) string {
	s := sounds.Replace(folded)
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case i > 0 && strings.IndexByte("aeiouy ", c) >= 0:
		case i > 0 && c == 'h' && i == len(s)-1:
		case len(out) > 0 && out[len(out)-1] == c:
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// near reports whether two spellings differ in at most two letters, and a short one in one.
func near(a, b string) bool {
	limit := 2
	if min(len(a), len(b)) < 6 {
		limit = 1
	}
	return distance(a, b, limit) <= limit
}

// distance is the number of letters to change, add or leave out; beyond the limit it is only known
// to be more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// last returns the last name of a folded name: the last word, with "bin" and the like left out.
func lastName(folded string) string {
	return folded[strings.LastIndexByte(folded, ' ')+1:]
}
