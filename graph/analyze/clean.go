package analyze

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// clean makes text from articles safe to print on one line of a terminal: white space of any kind
// becomes single spaces, and what could steer the terminal or turn the order of reading (escapes and
// other control characters, direction overrides, tags) or isn't UTF-8 becomes U+FFFD.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r),
			0xE0000 <= r && r <= 0xE007F:
			return unicode.ReplacementChar
		}
		return r // an invalid byte comes as U+FFFD already
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// columns is the number of terminal columns that s takes: two for a wide character, none for a
// combining one.
func columns(s string) int { return uniseg.StringWidth(s) }

// fit cuts s to that many columns, with an ellipsis at the end if something is lost. Whole
// characters as readers see them stay or go.
func fit(s string, width int) string {
	if width <= 0 || columns(s) <= width {
		return s
	}
	var b strings.Builder
	left := width - 1
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if left -= g.Width(); left < 0 {
			break
		}
		b.WriteString(g.Str())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills s with spaces up to that many columns, on the left if right is set.
func pad(s string, width int, right bool) string {
	fill := strings.Repeat(" ", max(0, width-columns(s)))
	if right {
		return fill + s
	}
	return s + fill
}

// wrap parts prose into lines of at most that many columns; a width of 0 leaves one line.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		switch {
		case line == "":
			line = word
		case width > 0 && columns(line)+1+columns(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}
