package segment

import (
	"math"
	"strings"
	"unicode/utf8"
)

// bound is the number of words that a sentence has at most: what is longer ends where it looks
// most like an end.
const bound = 400

// sentences parts the words of a text into sentences.
func (m *Model) sentences(text string, words []Word) []Sentence {
	var out []Sentence
	var score [1]int32
	var marks []int32 // how much each word of the sentence at hand looks like its last
	const never = math.MinInt32
	e := ender{model: m, text: text, words: words}
	e.run(func(i int, features []uint32) int {
		mark := int32(never)
		if features != nil {
			m.Ends.score(features, score[:])
			mark = score[0]
			a := &e.seen[i&15]
			st := a.stop
			for k := i; k > 0 && k > i-3 && !st && isCloser(&e.seen[k&15]); k-- {
				st = e.seen[(k-1)&15].stop
			}
			if st {
				mark -= testT0
			} else {
				mark -= testT1
			}
		}
		last := i
		if marks = append(marks, mark); mark <= 0 && i+1 < len(words) && !e.breaks {
			if len(marks) < bound {
				return i + 1 - len(marks)
			}
			best := bound - 1
			for k := bound / 2; k < bound; k++ {
				if marks[k] > marks[best] {
					best = k
				}
			}
			last = i + 1 - bound + best
		}
		first := i + 1 - len(marks)
		out = append(out, words[first:last+1:last+1])
		marks = append(marks[:0], marks[last+1-first:]...)
		return last + 1
	})
	return out
}

// An ender walks through the words of a text and asks after each whether a sentence ends there.
type ender struct {
	model    *Model
	text     string
	words    []Word
	first    int        // word of the sentence at hand
	seen     [16]aspect // of the words around, by the lowest bits of their numbers
	breaks   bool       // the white space after the word ends the sentence in any case
	quoted   bool       // an odd number of double quotes stand before, in the paragraph
	prose    uint32
	brackets int // open in the sentence
	features []uint32
}

// An aspect is what is looked at of a word.
type aspect struct {
	form  uint32
	tail  uint32
	shape uint8 // classes of its first sign and of the rest
	class uint8 // of the first sign
	last  uint8 // of the last
	stop  bool  // ends in . ! ? …
	space bool  // white space precedes
	small bool  // a capital opens a word that is mostly written in small
	abbr  uint8
}

const around = 4

// run gives decide each word's number and the features of the place after it, none where no
// sentence ends unless it must. Decide returns the first word of the sentence then at hand.
func (e *ender) run(decide func(i int, features []uint32) int) {
	margin := marginOf(e.text)
	opens := 0  // the paragraph begins with this word
	closes := 0 // and ends before this
	until := 0  // aspects are known of the words before
	for i := range e.words {
		if i == closes {
			opens, closes, e.quoted, e.brackets = i, i+1, false, 0
		}
		if i+1 == closes {
			for ; closes < len(e.words) && !e.parts(closes, margin); closes++ {
			}
			x := e.aspectOf(closes - 1)
			for k := closes - 1; k > i && k > closes-3 && isCloser(&x); k-- {
				x = e.aspectOf(k - 1)
			}
			e.prose = 0
			if x.stop {
				e.prose = 1
			}
			if opens == 0 && closes == len(e.words) {
				e.prose |= 2
			}
		}
		for ; until < closes && until <= i+around; until++ {
			e.seen[until&15] = e.aspectOf(until)
		}
		a := e.seen[i&15]
		switch a.class {
		case '"':
			e.quoted = !e.quoted
		case '(', '[':
			e.brackets++
		case ')', ']':
			e.brackets = max(0, e.brackets-1)
		}
		e.breaks = i+1 == closes
		var f []uint32
		if !e.breaks && i+1 < len(e.words) && e.open(i) {
			f = e.look(i, opens, closes)
		}
		if first := decide(i, f); first != e.first {
			e.first, e.brackets = first, 0
		}
	}
}

// open reports whether a sentence may end after word i: not inside a chunk, unless the word ends in
// a stop, and not between two words of which the second is in small.
func (e *ender) open(i int) bool {
	a, b := &e.seen[i&15], &e.seen[(i+1)&15]
	if b.space {
		return b.class != lower || !isWordy(a.last) && a.class != '"'
	}
	return b.class == upper && (a.stop || isCloser(a) && i > 0 && e.seen[(i-1)&15].stop) ||
		a.stop && (b.class == '"' || b.class == '[' || b.class == '(')
}

func (e *ender) aspectOf(i int) aspect {
	w := e.words[i]
	a := aspect{form: basis, space: i == 0 || e.words[i-1].End < w.Start}
	form := e.text[w.Start:w.End]
	var rest uint8
	var signs [8]sign
	n := 0
	for at, r := range form {
		s := signOf(r, at)
		if at == 0 {
			a.class = s.class
		} else if rest == 0 || s.class == upper {
			rest = s.class
		}
		if n < len(signs) {
			signs[n] = s
		}
		if n++; n <= far {
			a.form = (a.form ^ s.fold) * prime
		}
		a.tail = (a.tail<<8 ^ s.fold&0xff) & 0xffffff
		a.last = s.class
		a.stop = s.class == '.' || s.class == '!' || s.class == '?' || r == '…'
	}
	a.small = a.class == upper && e.model.small[a.form]
	a.shape = a.class*31 ^ rest*7 ^ uint8(min(n, 3))
	if a.last == '.' && n <= len(signs) {
		a.abbr = listed(signs[:n-1])
	}
	return a
}

func isCloser(a *aspect) bool {
	switch a.class {
	case '"', '\'', ')', ']', '}':
		return true
	}
	return false
}

func isOpener(a *aspect) bool {
	switch a.class {
	case '"', '\'', '(', '[', '{', dash, '-', '*':
		return true
	}
	return false
}

// look gives the features of the place after word i of a paragraph.
func (e *ender) look(i, opens, closes int) []uint32 {
	nothing := &aspect{}
	at := func(k int) *aspect {
		if k < max(opens, i-around) || k >= closes || k > i+around {
			return nothing
		}
		return &e.seen[k&15]
	}
	f := e.features[:0]
	add := func(template, a, b, c uint32) { f = append(f, mix(template, a, b, c)) }

	s, r := i, i+1 // the last word but for closing marks, the next but for opening ones
	for s > max(opens, i-2) && isCloser(at(s)) {
		s--
	}
	for r < i+3 && r+1 < closes && isOpener(at(r)) {
		r++
	}
	l1, l2, l3, l4 := at(i), at(i-1), at(i-2), at(i-3)
	r1, r2, r3, r4 := at(i+1), at(i+2), at(i+3), at(i+4)
	stop, before, next, then := at(s), at(s-1), at(r), at(r+1)
	marks := uint32(i-s)<<4 | uint32(r-i-1)
	edges := uint32(l1.class)<<8 | uint32(r1.class)
	if i == s {
		edges &= 0xff
	}
	if r == i+1 {
		edges &^= 0xff
	}
	state := uint32(min(e.brackets, 2)) << 1
	if e.quoted {
		state |= 1
	}
	length := i + 1 - e.first
	size := grade(length)
	left := grade(closes - i - 1)
	total := grade(closes - opens)
	space := uint32(0)
	if r1.space {
		space = 1
	}
	if strings.IndexByte(e.text[e.words[i].End:e.words[i+1].Start], '\n') >= 0 {
		space = 2
	}
	sform, nform, nclass := stop.form, next.form, uint32(next.class)
	skind := uint32(stop.last)<<8 | uint32(stop.abbr)
	if stop.stop {
		skind |= 1 << 16
	}
	add(1, sform, 0, 0)
	add(2, l1.form, r1.form, 0)
	add(3, sform, nclass, edges)
	add(4, before.form, sform, 0)
	add(5, before.form, sform, nclass)
	add(6, sform, nform, 0)
	add(7, nform, skind, 0)
	add(8, nform, then.form, skind>>8)
	add(9, skind, edges, nclass)
	add(10, skind, edges, state)
	add(11, skind, edges|space<<16, size)
	add(12, skind, nclass, state<<8|space)
	add(13, uint32(before.shape), skind, uint32(next.shape))
	add(14, uint32(before.shape), sform, nclass)
	add(15, l1.form, l2.form, l3.form)
	add(16, r1.form, r2.form, r3.form)
	add(17, l1.form, l2.form, r1.form)
	add(18, l1.form, r1.form, r2.form)
	add(19, r1.form, mix(0, r2.form, r3.form, r4.form), skind)
	add(20, l1.form, mix(0, l2.form, l3.form, l4.form), uint32(r1.class))
	add(21, skind, size, nclass)
	add(22, skind, left, nclass)
	add(23, skind, uint32(next.shape), uint32(then.shape))
	add(24, uint32(before.tail), skind, nclass)
	add(25, before.form, skind, marks)
	add(26, next.tail, skind, uint32(next.shape))
	add(27, uint32(l1.shape)<<16|uint32(l2.shape)<<8|uint32(l3.shape), uint32(r1.shape)<<16|uint32(r2.shape)<<8|uint32(r3.shape), 0)
	add(28, uint32(l1.shape)<<8|uint32(l2.shape), uint32(r1.shape)<<8|uint32(r2.shape), 0)
	add(29, skind, edges, state<<16|size<<8|left)
	add(30, sform, state, marks)
	add(31, nform, state, edges)
	add(32, skind|space<<20, uint32(before.abbr), nclass)
	add(33, nform, uint32(next.shape), space<<8|size)
	add(34, skind, left, size)
	add(35, skind, e.prose, edges)
	add(36, skind, e.prose, total)
	add(37, skind, e.prose, left)
	add(38, sform, e.prose, nclass)
	add(39, skind, e.prose<<16|uint32(next.shape), uint32(before.shape))
	add(40, nform, e.prose, skind)
	begins := uint32(next.class) << 1
	if next.small {
		begins |= 1
	}
	add(41, skind, begins, edges)
	add(42, sform, begins, uint32(before.abbr))
	add(43, skind, begins, state)
	add(44, skind, begins, size<<8|uint32(before.class))
	add(45, skind, begins, e.prose)
	e.features = f
	return f
}

func grade(n int) uint32 {
	g := uint32(min(n, 4))
	for ; n > 4; n /= 2 {
		g++
	}
	return g
}

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
	end := e.words[i-1].End
	line := e.text[max(0, end-margin):end]
	if k := strings.LastIndexByte(line, '\n'); k >= 0 {
		return len(line)-k-1 < margin/2
	}
	return false
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

var testT0, testT1 int32
