package analyze

import (
	"cmp"
	"slices"
	"unicode"
)

// A word of a quote, clean, in the order of the text. A gap is an ellipsis for words left out.
type word struct {
	text   string
	marked bool // part of a mention
	gap    bool
}

// shorten leaves of the quote what fits into that many columns: the two mentions first, then the
// words between them, which tell what the one does to the other, then those around. A width of 0
// keeps all.
func (q Quote) shorten(width int) []word {
	words := q.words()
	if width > 0 {
		for i := range words { // a script without spaces, or a web address
			words[i].text = fit(words[i].text, max(1, width-4))
		}
	}
	all := make([]int, len(words))
	for i := range all {
		all[i] = i
	}
	if width <= 0 || width >= span(words, all) {
		return words
	}
	far := distances(words, width)
	slices.SortStableFunc(all, func(i, j int) int { return cmp.Compare(far[i], far[j]) })
	var kept []int
	for _, i := range all {
		at, _ := slices.BinarySearch(kept, i)
		more := slices.Insert(slices.Clone(kept), at, i)
		if len(kept) > 0 && span(words, more) > width {
			break
		}
		kept = more
	}
	return excerpt(words, kept)
}

// excerpt is the words kept, with gaps for the others.
func excerpt(words []word, kept []int) []word {
	var out []word
	next := 0
	for _, i := range kept {
		if i > next {
			out = append(out, word{text: "…", gap: true})
		}
		out = append(out, words[i])
		next = i + 1
	}
	if next < len(words) {
		out = append(out, word{text: "…", gap: true})
	}
	return out
}

// span is the number of columns that the excerpt takes.
func span(words []word, kept []int) int {
	n := -1
	for _, w := range excerpt(words, kept) {
		n += columns(w.text) + 1
	}
	return max(n, 0)
}

// distances tells how far each word is from the next mention, in words. Those between the mentions
// are no distance away if they all fit into that many columns with an ellipsis at both ends; those
// outside count double. Without a mention the first word serves as one.
func distances(words []word, width int) []int {
	first := slices.IndexFunc(words, func(w word) bool { return w.marked })
	last := len(words) - 1
	for last >= 0 && !words[last].marked {
		last--
	}
	if first < 0 {
		first, last = 0, 0
	}
	far := make([]int, len(words))
	for i := range words {
		switch {
		case i < first:
			far[i] = 2 * (first - i)
		case i == first, words[i].marked:
			far[i] = 0
		default:
			far[i] = far[i-1] + 1
		}
	}
	inner := far[first : last+1]
	for i := len(inner) - 2; i >= 0; i-- {
		inner[i] = min(inner[i], inner[i+1]+1)
	}
	need := 3 // the ellipses, each with a space, less the one after the last word
	for _, w := range words[first : last+1] {
		need += columns(w.text) + 1
	}
	if need <= width {
		clear(inner)
	}
	for i := last + 1; i < len(words); i++ {
		far[i] = 2 * (i - last)
	}
	return far
}

// words parts the quote at white space.
func (q Quote) words() []word {
	var words []word
	runes := []rune(q.Text)
	for i := 0; i < len(runes); {
		if unicode.IsSpace(runes[i]) {
			i++
			continue
		}
		start := i
		for i < len(runes) && !unicode.IsSpace(runes[i]) {
			i++
		}
		within := func(r Range) bool { return r.Start < i && start < r.End }
		words = append(words, word{text: clean(string(runes[start:i])), marked: within(q.Subject) || within(q.Object)})
	}
	return words
}
