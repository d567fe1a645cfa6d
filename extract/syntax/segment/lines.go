package segment

import (
	"strings"
	"unicode/utf8"
)

// parts reports whether the white space before word i ends a sentence by itself: a blank line does,
// and a new line does unless it stands where a margin was.
func (e *ender) parts(i, margin int) bool {
	gap := e.text[e.words[i-1].End:e.words[i].Start]
	n := strings.Count(gap, "\n")
	if n == 0 {
		return strings.ContainsRune(gap, '\u2029')
	}
	if n > 1 || margin == 0 {
		return true
	}
	// Within the margin's width before the place: a line that ends far from the margin ends on purpose.
	end := e.words[i-1].End
	line := e.text[max(0, end-margin):end]
	return len(line)-strings.LastIndexByte(line, '\n')-1 < margin/2
}

// marginOf returns the length in bytes of a text's longest line, if its lines end where a margin
// was, not where a thought ends: its paragraphs have several lines, and none passes the margin. Else
// it returns 0.
func marginOf(text string) int {
	lines, inside, longest, previous := 0, 0, 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" {
			lines++
			if previous > 55 {
				inside++
			}
			if utf8.RuneCountInString(line) > 100 {
				return 0
			}
			longest = max(longest, len(line))
		}
		previous = len(line)
	}
	if lines > 3 && inside*2 > lines {
		return longest
	}
	return 0
}
