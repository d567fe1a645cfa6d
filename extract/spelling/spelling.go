// Package spelling compares names as newspapers write them: with and without diacritics, and in the
// many Latin spellings that one Arabic, Persian or Russian name has.
//
// A name is first folded to small letters. The sound of a folded word is one spelling for what
// sounds alike (Zarif, Zareef), and its key is the consonants of that (Velayati, Vlayati,
// Velyati). A key finds what to compare; by itself it proves nothing.
package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold writes a name in small letters, without diacritics and apostrophes; its words are parted by
// single spaces, also where they had a hyphen. What is folded already comes back as it is.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’‘`´ʿʾʻʼ.", r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = len(b) > 0
			continue
		}
		if gap {
			b, gap = append(b, ' '), false
		}
		r = unicode.ToLower(r)
		if plain, ok := letters[r]; ok {
			b = append(b, plain...)
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// Letters that have no decomposition, as newspapers spell them.
var letters = map[rune]string{'ı': "i", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ə': "e", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th"}

func folded(s string) bool {
	space := true
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space || s == ""
}

// Slug writes a name as the last part of an ID.
func Slug(s string) string { return strings.ReplaceAll(Fold(s), " ", "-") }

// Last returns the last word of a folded name.
func Last(folded string) string { return folded[strings.LastIndexByte(folded, ' ')+1:] }
