package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A shape tells how a part is capitalized. In a table it is the least that a text must show.
type shape uint8

const (
	small    shape = iota // of, al, 14
	initial               // Iran
	capitals              // US
)

// A splitter folds a word and parts it at its hyphens: al-Aqṣā gives "al" and "aqsa".
type splitter struct{ rest string }

// next returns the next part, appended to dst, and its shape; false at the end of the word.
func (s *splitter) next(dst []byte) ([]byte, shape, bool) {
	var lower, upper, first, started bool
	for len(s.rest) > 0 {
		r, size := rune(s.rest[0]), 1
		if r >= utf8.RuneSelf {
			r, size = base(s.rest)
		}
		s.rest = s.rest[size:]
		if isHyphen(r) {
			if started {
				break
			}
			continue
		}
		if r == 0 || started && isMute(r) {
			continue
		}
		if unicode.IsUpper(r) {
			upper = true
			first = first || !started
			r = unicode.ToLower(r)
		} else if unicode.IsLower(r) {
			lower = true
		}
		started = true
		dst = appendFolded(dst, r)
	}
	switch {
	case upper && !lower:
		return dst, capitals, started
	case first:
		return dst, initial, started
	}
	return dst, small, started
}

// base decodes the first rune of s without its diacritics; a mark that stands alone becomes 0.
func base(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	if d := norm.NFD.PropertiesString(s).Decomposition(); len(d) > 0 {
		r, _ = utf8.DecodeRune(d)
	}
	if unicode.Is(unicode.Mn, r) || r == 'ʿ' || r == 'ʾ' || r == 'ʻ' || r == 'ʼ' {
		return 0, size
	}
	return r, size
}

// appendFolded spells letters that have no decomposition as newspapers do.
func appendFolded(dst []byte, r rune) []byte {
	switch r {
	case 'ı':
		return append(dst, 'i')
	case 'ø':
		return append(dst, 'o')
	case 'ł':
		return append(dst, 'l')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ə':
		return append(dst, 'e')
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	}
	return utf8.AppendRune(dst, r)
}

func isHyphen(r rune) bool {
	return r == '-' || '\u2010' <= r && r <= '\u2015' || r == '\u2212'
}

// isMute reports the signs that don't count inside a word: Sana'a, U.S.
func isMute(r rune) bool {
	return r == '.' || r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´'
}
