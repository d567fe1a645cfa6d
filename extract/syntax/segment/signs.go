package segment

import "unicode"

// A sign is a code point as the classifiers see it.
type sign struct {
	at    int    // its first byte in the chunk
	fold  uint32 // in small, digits as 0, quotes and hyphens in their ASCII form
	class uint8
}

// Classes of signs. An ASCII sign that is neither letter nor digit is a class of its own.
const (
	none   = uint8(0)
	upper  = uint8('A')
	lower  = uint8('a') // and letters without case
	digit  = uint8('0')
	dash   = uint8(128)
	symbol = uint8(129)
	other  = uint8(130)
	joiner = uint8(131) // belongs to the sign before it, or ties two signs: an accent, the joiner of emojis
)

func signOf(r rune, at int) sign {
	if r < 0x80 {
		switch {
		case 'a' <= r && r <= 'z':
			return sign{at, uint32(r), lower}
		case 'A' <= r && r <= 'Z':
			return sign{at, uint32(r) | 0x20, upper}
		case '0' <= r && r <= '9':
			return sign{at, '0', digit}
		case r == '`':
			return sign{at, '\'', '\''}
		}
		return sign{at, uint32(r), uint8(r)}
	}
	switch r {
	case '’', '‘', '´', 'ʼ', '′':
		return sign{at, '\'', '\''}
	case '“', '”', '„', '«', '»', '″':
		return sign{at, '"', '"'}
	case '‐', '‑':
		return sign{at, '-', '-'}
	case '–', '—', '―', '−':
		return sign{at, '—', dash}
	case '\u200c', '\u200d', '\u00ad', '\u2060':
		return sign{at, uint32(r), joiner}
	}
	switch {
	case unicode.IsUpper(r):
		return sign{at, uint32(unicode.ToLower(r)), upper}
	case unicode.IsLetter(r):
		return sign{at, uint32(r), lower}
	case unicode.IsDigit(r):
		return sign{at, '0', digit}
	case unicode.IsMark(r):
		return sign{at, uint32(r), joiner}
	case unicode.IsSymbol(r):
		return sign{at, uint32(r), symbol}
	}
	return sign{at, uint32(r), other}
}

func isLetter(class uint8) bool { return class == lower || class == upper }

func isWordy(class uint8) bool {
	return class == lower || class == upper || class == digit || class == joiner
}
