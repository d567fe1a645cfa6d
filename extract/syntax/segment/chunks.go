package segment

import "strings"

// What a chunk has in it.
const (
	mail = 1 << iota // an @
	slash
	scheme // ://
	odd    // signs of file names and programs
	number
	lowly     // a letter in small
	web       // www.
	inner = 8 // from this bit on: how many full stops inside, up to three
)

func kindOf(s []sign) uint32 {
	kind, stops := uint32(0), uint32(0)
	for k, x := range s {
		switch x.class {
		case '@':
			kind |= mail
		case '/':
			kind |= slash
			if k > 1 && s[k-1].class == '/' && s[k-2].class == ':' {
				kind |= scheme
			}
		case '_', '=', '~', '%':
			kind |= odd
		case digit:
			kind |= number
		case lower:
			kind |= lowly
		case '.':
			if isWeb(s, k) {
				kind |= web
			}
			if k > 0 && k+1 < len(s) && isWordy(s[k-1].class) && isWordy(s[k+1].class) {
				stops++
			}
		}
	}
	return kind | min(stops, 3)<<inner
}

// isWeb reports whether the full stop k ends a "www.".
func isWeb(s []sign, k int) bool {
	return k >= 3 && s[k-1].fold == 'w' && s[k-2].fold == 'w' && s[k-3].fold == 'w' && (k == 3 || !isWordy(s[k-4].class))
}

// An edge is what is looked at of the chunks beside the one at hand.
type edge struct {
	whole uint32 // hash of the chunk
	tail  uint32 // its last three signs
	first uint8  // class of its first sign
	last  uint8  // and of its last
	small uint32 // 1 where a capital opens a word that is mostly written in small
}

func (m *Model) edgeOf(chunk string) edge {
	if chunk == "" {
		return edge{}
	}
	e := edge{whole: basis}
	word, inWord := basis, true // the letters it opens with
	n := 0
	for i, r := range chunk {
		s := signOf(r, i)
		if i == 0 {
			e.first = s.class
		}
		if n++; n <= far {
			e.whole = (e.whole ^ s.fold) * prime
		}
		if inWord = inWord && isLetter(s.class); inWord {
			word = (word ^ s.fold) * prime
		}
		e.tail = (e.tail<<8 ^ s.fold&0xff) & 0xffffff
		e.last = s.class
	}
	if e.first == upper && m.small[word] {
		e.small = 1
	}
	return e
}

// Styles of a text.
const (
	apostrophes = 1 + iota // they stand inside words
	bare                   // there are none: its author may have left them out
)

func styleOf(text string) uint32 {
	for i := 1; i+1 < len(text); i++ {
		if before := text[i-1]; before < 'a' || before > 'z' {
			continue
		}
		if text[i] == '\'' && 'a' <= text[i+1] && text[i+1] <= 'z' || strings.HasPrefix(text[i:], "’") {
			return apostrophes
		}
	}
	return bare
}
