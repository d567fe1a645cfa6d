package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens close a line in the middle of a word. PDFium writes U+0002 for those that it is sure of,
// and no line end.
const hyphens = "\x02-\u00ad\u2010"

// flow makes paragraphs of the lines of printed pages, in which a word that the end of a line parts is
// one again. What stands at the head or the foot of several pages isn't part of the text; it is
// returned beside it.
func flow(pages []string) (text string, edges []string) {
	ls, edges := printedLines(pages)
	width := column(ls)
	words := wordsOf(ls)
	var out strings.Builder
	for i, l := range ls {
		next := ""
		if i+1 < len(ls) {
			next = ls[i+1]
		}
		switch {
		case next == "":
			out.WriteString(strings.TrimRight(l, "\x02\u00ad"))
		case strings.ContainsRune(hyphens, lastRune(l)):
			part := strings.TrimRight(l, hyphens)
			out.WriteString(part)
			if keepsHyphen(part, next, words) {
				out.WriteByte('-')
			}
		case endsParagraph(l, next, width):
			out.WriteString(l + "\n\n")
		default:
			out.WriteString(l + " ")
		}
	}
	return out.String(), edges
}

var pageNumber = regexp.MustCompile(`(?i)^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$`)

// printedLines returns the lines of the pages that aren't blank and no page numbers, and apart from
// them those that come again at the edges of pages.
func printedLines(pages []string) (ls, edges []string) {
	var lines [][]string
	on := map[string]map[int]bool{} // the pages at whose edges a line stands
	for n, page := range pages {
		var ls []string
		for l := range strings.Lines(strings.ReplaceAll(page, "\x02", "\x02\n")) {
			if l = strings.Join(strings.Fields(l), " "); l != "" {
				ls = append(ls, l)
			}
		}
		for i, l := range ls {
			if !atEdge(i, len(ls)) {
				continue
			}
			if on[l] == nil {
				on[l] = map[int]bool{}
			}
			on[l][n] = true
		}
		lines = append(lines, ls)
	}
	for _, page := range lines {
		for i, l := range page {
			switch {
			case !atEdge(i, len(page)):
				ls = append(ls, l)
			case pageNumber.MatchString(l):
			case len(on[l]) < 2:
				ls = append(ls, l)
			case !slices.Contains(edges, l):
				edges = append(edges, l)
			}
		}
	}
	return ls, edges
}

func atEdge(i, of int) bool { return i < 2 || i >= of-2 }

// column returns how many letters a full line has.
func column(ls []string) int {
	var sizes []int
	for _, l := range ls {
		sizes = append(sizes, utf8.RuneCountInString(l))
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	return sizes[len(sizes)*3/4]
}

// endsParagraph reports whether a line stops short of the column, and the next doesn't go on from it.
func endsParagraph(l, next string, width int) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"'“‘(—–- "))
	if unicode.IsLower(first) || strings.HasSuffix(l, ",") {
		return false
	}
	size := utf8.RuneCountInString(l)
	return size*10 < width*6 || size*100 < width*88 && endsSentence(l)
}

// wordsOf returns the words that stand whole in the lines.
func wordsOf(ls []string) map[string]bool {
	words := map[string]bool{}
	for _, l := range ls {
		fields := strings.Fields(l)
		for _, w := range fields {
			words[bare(w)] = true
		}
	}
	return words
}

// keepsHyphen reports whether the hyphen belongs to the word, as in Russian-made, rather than to the
// end of the line. The document's other words tell.
func keepsHyphen(part, next string, words map[string]bool) bool {
	fields := strings.Fields(part)
	if len(fields) == 0 {
		return true
	}
	head, tail := fields[len(fields)-1], strings.Fields(next)[0]
	head = strings.TrimLeftFunc(head, notLetter)
	tail = bare(tail)
	first, _ := utf8.DecodeRuneInString(tail)
	switch {
	case head == "" || !unicode.IsLower(first) || words[head+"-"+tail]:
		return true
	case words[head+tail]:
		return false
	}
	capital, _ := utf8.DecodeRuneInString(head)
	return unicode.IsUpper(capital) && words[head] && len(tail) > 2
}

func bare(word string) string { return strings.TrimFunc(word, notLetter) }

func notLetter(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

var (
	fileName = regexp.MustCompile(`(?i)\.(?:docx?|pdf|indd|qxp|qxd|rtf|odt|html?|txt|pages)$`)
	madeBy   = regexp.MustCompile(`(?i)^(?:microsoft|(?:\(?(?:untitled|anonymous|unspecified)\)?|document\s*\d*)$)`)
)

// documentTitle returns the title that a PDF tells, unless a program made it up.
func documentTitle(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if fileName.MatchString(s) || madeBy.MatchString(s) {
		return ""
	}
	return s
}
