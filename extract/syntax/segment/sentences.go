package segment

import "math"

const (
	bound   = 400   // words that a sentence has at most; what is longer ends where it looks most like an end
	caution = scale // a sentence ends where the odds are e to 1: a false end costs more than a missed one
	never   = math.MinInt32
)

// sentences parts the words of a text into sentences.
func (m *Model) sentences(text string, words []Word) []Sentence {
	var out []Sentence
	var score [1]int32
	var marks []int32 // how much each word of the sentence at hand looks like its last
	e := ender{model: m, text: text, words: words}
	e.run(func(i int, features []uint32) int {
		score[0] = never
		if features != nil {
			m.Ends.score(features, score[:])
		}
		marks = append(marks, score[0])
		first, last := i+1-len(marks), i
		if score[0] <= caution && !e.breaks {
			if len(marks) < bound {
				return first
			}
			best := bound - 1
			for k := bound / 2; k < bound; k++ {
				if marks[k] > marks[best] {
					best = k
				}
			}
			last = first + best
		}
		words[first].Contracted = false // where there was no better place to end
		out = append(out, words[first:last+1:last+1])
		marks = append(marks[:0], marks[last+1-first:]...)
		return last + 1
	})
	return out
}

// An ender walks through the words of a text and asks after each whether a sentence ends there.
type ender struct {
	model         *Model
	text          string
	words         []Word
	seen          [16]aspect // of the words around, by the lowest bits of their numbers
	opens, closes int        // the words of the paragraph: from, and up to
	prose         uint32     // 1 where a stop ends the paragraph, and 2 where the text has no other
	first         int        // word of the sentence at hand
	quoted        uint32     // 1 after an odd number of double quotes in the paragraph
	brackets      uint32     // open in the sentence
	breaks        bool       // the white space after the word ends the sentence in any case
	features      []uint32
}

// An aspect is what is looked at of a word.
type aspect struct {
	form, tail  uint32 // the whole, its last three signs
	class, last uint8  // of the first and the last sign
	shape       uint8  // of the first sign and the rest
	abbr        uint8
	small       uint32 // 1 where a capital opens a word that is mostly written in small
	stop        bool   // it ends in . ! ? …
	space       bool   // white space precedes
}

const around = 4 // words that are looked at on either side

// run gives decide each word's number and the features of the place after it, none where no
// sentence ends unless it must. Decide returns the first word of the sentence then at hand.
func (e *ender) run(decide func(i int, features []uint32) int) {
	margin := marginOf(e.text)
	known := 0 // aspects are known of the words before
	for i := range e.words {
		if i == e.closes {
			e.openParagraph(i, margin)
		}
		for ; known < e.closes && known <= i+around; known++ {
			e.seen[known&15] = e.aspectOf(known)
		}
		switch e.seen[i&15].class {
		case '"':
			e.quoted ^= 1
		case '(', '[':
			e.brackets++
		case ')', ']':
			e.brackets -= min(1, e.brackets)
		}
		e.breaks = i+1 == e.closes
		var f []uint32
		if !e.breaks && e.open(i) {
			f = e.look(i)
		}
		if first := decide(i, f); first != e.first {
			e.first, e.brackets = first, 0
		}
	}
}

func (e *ender) openParagraph(i, margin int) {
	e.opens, e.closes, e.quoted, e.brackets, e.prose = i, i+1, 0, 0, 0
	for e.closes < len(e.words) && !e.parts(e.closes, margin) {
		e.closes++
	}
	last := e.closes - 1
	a := e.aspectOf(last)
	for ; last > max(i, e.closes-3) && isCloser(&a); a = e.aspectOf(last) {
		last--
	}
	if a.stop {
		e.prose |= 1
	}
	if e.opens == 0 && e.closes == len(e.words) {
		e.prose |= 2
	}
}

// open reports whether a sentence may end after word i: before a word in small only after some mark,
// and inside a chunk only after a stop.
func (e *ender) open(i int) bool {
	a, b := &e.seen[i&15], &e.seen[(i+1)&15]
	if a.abbr == title || e.words[i+1].Contracted {
		return false
	}
	if b.space {
		return b.class != lower || !isWordy(a.last) && a.class != '"'
	}
	stop := a.stop || isCloser(a) && i > e.opens && e.seen[(i-1)&15].stop
	return stop && b.class == upper || a.stop && isOpener(b)
}

func (e *ender) aspectOf(i int) aspect {
	w := e.words[i]
	a := aspect{form: basis, space: i == 0 || e.words[i-1].End < w.Start}
	var rest uint8
	var signs [8]sign
	n := 0
	for at, r := range e.text[w.Start:w.End] {
		x := signOf(r, at)
		switch {
		case at == 0:
			a.class = x.class
		case rest == none || x.class == upper:
			rest = x.class
		}
		if n < len(signs) {
			signs[n] = x
		}
		if n++; n <= far {
			a.form = (a.form ^ x.fold) * prime
		}
		a.tail = (a.tail<<8 ^ x.fold&0xff) & 0xffffff
		a.last = x.class
		a.stop = r == '.' || r == '!' || r == '?' || r == '…'
	}
	if a.class == upper && e.model.small[a.form] {
		a.small = 1
	}
	a.shape = a.class*31 ^ rest*7 ^ uint8(min(n, 3))
	if a.class == digit && a.last == digit { // a number's length tells nothing
		a.shape = a.class
	}
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
