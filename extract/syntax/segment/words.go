package segment

import (
	"strings"
	"unicode/utf8"
)

// What may be done before a sign.
const (
	join     = iota // nothing
	part            // a word begins
	contract        // a word begins that is one token with the word before it
	cuts            // how many these are
)

// words parts text into words.
func (m *Model) words(text string) []Word {
	words := make([]Word, 0, len(text)/5+4)
	var scores [cuts - 1]int32
	c := cutter{model: m}
	c.run(text, func(at int, features []uint32) int {
		m.Cuts.score(features, scores[:])
		switch {
		case max(scores[part-1], scores[contract-1]) <= 0:
			return join
		case scores[contract-1] > scores[part-1]:
			return contract
		}
		return part
	}, func(w Word) { words = append(words, w) })
	return words
}

// A cutter walks through the chunks of a text and asks about every open place in them.
type cutter struct {
	model    *Model
	signs    []sign // of the chunk
	open     []bool // before the sign of the same number a word may begin
	low      []byte // a run of letters in small
	features []uint32
	begun    int // the sign that the word at hand begins with
	chunk    uint32
	style    uint32 // whether the text writes apostrophes
	kind     uint32
	before   edge
	after    edge
}

// run asks decide what is to be done at each open place, given by its byte, and gives each word.
func (c *cutter) run(text string, decide func(at int, features []uint32) int, give func(Word)) {
	start, end := nextChunk(text, 0)
	here := c.model.edgeOf(text[start:end])
	c.style = styleOf(text)
	c.before = edge{}
	for start < end {
		following, stop := nextChunk(text, end)
		c.after = c.model.edgeOf(text[following:stop])
		c.read(text[start:end])
		w := Word{Start: start}
		c.begun = 0
		for k := 1; k < len(c.signs); k++ {
			if !c.open[k] {
				continue
			}
			at := start + c.signs[k].at
			if cut := decide(at, c.look(k)); cut != join {
				w.End = at
				give(w)
				w = Word{Start: at, Contracted: cut == contract}
				c.begun = k
			}
		}
		w.End = end
		give(w)
		c.before, here = here, c.after
		start, end = following, stop
	}
}

// read takes a chunk apart into signs and finds the places where a word may begin: wherever a word
// doesn't simply go on, and inside a run of letters before n't and where the treebanks part that
// very run (do|nt, gon|na, can|not).
func (c *cutter) read(chunk string) {
	c.signs, c.open = c.signs[:0], c.open[:0]
	for i := 0; i < len(chunk); {
		r, n := utf8.DecodeRuneInString(chunk[i:])
		c.signs = append(c.signs, signOf(r, i))
		i += n
	}
	s := c.signs
	c.chunk = basis
	for k := range s {
		c.chunk = (c.chunk ^ s[k].fold) * prime
		open := false
		if k > 0 {
			a, b := s[k-1].class, s[k].class
			switch {
			case b == joiner || s[k-1].fold == '\u200d':
			case isLetter(a) && isLetter(b):
				open = s[k].fold == 'n' && k+2 < len(s) && s[k+1].class == '\'' && s[k+2].fold == 't'
			case isWordy(a) && b == digit: // 1976, G20
			default:
				open = true
			}
		}
		c.open = append(c.open, open)
	}
	for from := 0; from < len(s); {
		to := from
		c.low = c.low[:0]
		for to < len(s) && isLetter(s[to].class) {
			c.low = utf8.AppendRune(c.low, rune(s[to].fold))
			to++
		}
		if to > from {
			for _, k := range c.model.inside[string(c.low)] {
				c.open[from+k] = true
			}
		}
		from = to + 1
	}
	// A title keeps its full stop before a name.
	if n := len(s) - 1; n > 0 && s[n].class == '.' && s[0].class == upper && c.after.first == upper && listed(s[:n]) == title {
		c.open[n] = false
	}
	c.kind = kindOf(s)
	if c.kind&(address|scheme|web) != 0 {
		c.closeAddresses()
	}
}

// What a chunk has in it.
const (
	address = 1 << iota // an @
	slash
	scheme // ://
	odd    // signs of file names and programs
	digits
	smalls
	web       // www.
	inner = 8 // and from this bit on, how many full stops inside
)

// kindOf tells addresses and the like by the signs in them.
func kindOf(s []sign) uint32 {
	var kind uint32
	dots := uint32(0)
	for k, x := range s {
		switch x.class {
		case '@':
			kind |= address
		case '/':
			kind |= slash
			if k > 1 && s[k-1].class == '/' && s[k-2].class == ':' {
				kind |= scheme
			}
		case '_', '=', '~', '%':
			kind |= odd
		case digit:
			kind |= digits
		case lower:
			kind |= smalls
		case '.':
			if k > 2 && s[k-1].fold == 'w' && s[k-2].fold == 'w' && s[k-3].fold == 'w' {
				kind |= web
			}
			if k > 0 && k+1 < len(s) && isWordy(s[k-1].class) && isWordy(s[k+1].class) {
				dots++
			}
		}
	}
	return kind | min(dots, 3)<<inner
}

// An edge is what is looked at of the chunks beside the one at hand.
type edge struct {
	whole uint32 // hash of the folded chunk
	tail  uint32 // of its last three signs
	first uint8  // class of its first sign
	last  uint8  // and of its last
	small bool   // a capital opens a word that is mostly written in small
}

func (m *Model) edgeOf(chunk string) edge {
	if chunk == "" {
		return edge{}
	}
	e := edge{whole: basis}
	n, word := 0, basis // the letters it opens with
	letters := true
	for i, r := range chunk {
		s := signOf(r, i)
		if i == 0 {
			e.first = s.class
		}
		if n++; n <= 24 {
			e.whole = (e.whole ^ s.fold) * prime
		}
		if letters = letters && isLetter(s.class); letters {
			word = (word ^ s.fold) * prime
		}
		e.tail = e.tail<<8 ^ s.fold&0xff
		e.last = s.class
	}
	e.tail &= 0xffffff
	e.small = e.first == upper && m.small[word]
	return e
}

// styleOf tells a text in which apostrophes stand inside words from one without any: its author may
// have left them out.
func styleOf(text string) uint32 {
	for i := 1; i+1 < len(text); i++ {
		switch {
		case text[i] == '\'' && 'a' <= text[i+1] && text[i+1] <= 'z' && 'a' <= text[i-1] && text[i-1] <= 'z',
			text[i] == 0xe2 && strings.HasPrefix(text[i:], "’") && 'a' <= text[i-1] && text[i-1] <= 'z':
			return 1
		}
	}
	return 2
}

// look gives the features of the place before sign k.
func (c *cutter) look(k int) []uint32 {
	s := c.signs
	f := c.features[:0]
	add := func(template, a, b, d uint32) { f = append(f, mix(template, a, b, d)) }
	fold := func(i int) uint32 {
		if i < 0 || i >= len(s) {
			return 0
		}
		return s[i].fold
	}
	class := func(i int) uint32 {
		if i < 0 || i >= len(s) {
			return 0
		}
		return uint32(s[i].class)
	}
	classes := func(from, to int) uint32 {
		h := basis
		for i := from; i < to; i++ {
			h = (h ^ class(i)) * prime
		}
		return h
	}
	pair := class(k-1)<<8 | class(k)
	left := [5]uint32{1: fold(k - 1)}
	right := [5]uint32{1: fold(k)}
	for n := 2; n < 5; n++ {
		left[n] = left[n-1]*prime ^ fold(k-n)
		right[n] = right[n-1]*prime ^ fold(k+n-1)
	}
	add(1, pair, 0, 0)
	add(2, left[1], right[1], 0)
	add(3, left[2], right[1], 0)
	add(4, left[1], right[2], 0)
	add(5, left[2], right[2], 0)
	add(6, left[3], right[1], 0)
	add(7, left[1], right[3], 0)
	add(8, left[3], right[3], 0)
	add(9, left[4], right[1], 0)
	add(10, left[1], right[4], 0)
	add(11, classes(k-2, k+2), 0, 0)
	add(12, classes(k-3, k+3), 0, 0)
	add(13, classes(k-5, k+1), 0, 0)
	add(14, classes(k-1, k+5), 0, 0)
	add(15, classes(k-4, k+4), 0, 0)

	run, word, length := c.runBefore(k), c.spell(c.begun, k), uint32(min(k-c.begun, 4))
	next := c.runAfter(k)
	add(16, run, right[1], 0)
	add(17, left[1], next, 0)
	add(18, run, right[1], next)
	add(19, word, right[1], 0)
	add(20, word, right[1], class(k+1))
	add(21, word, next, 0)
	add(22, class(c.begun), pair, length)
	add(23, fold(c.begun), left[1], right[1])

	head, tail := uint32(min(k, 4)), uint32(min(len(s)-k, 4))
	add(24, pair, head, tail)
	add(25, c.chunk, uint32(k), 0)
	add(26, c.kind, pair, 0)
	add(27, c.kind, left[1], right[1])
	add(28, c.kind, tail, right[1])
	add(29, class(0)<<8|class(len(s)-1), pair, head<<4|tail)

	if kind := c.kind & (address | scheme | web); kind != 0 {
		add(48, kind, class(k), tail)
		add(49, kind, class(k-1), tail)
		add(50, kind, right[1], next)
		add(43, left[1], right[1], uint32(s[k].class))
		add(44, pair, c.kind, tail)
		add(45, class(k-2)<<8|class(k+1), pair, 0)
	}
	after, before := uint32(c.after.first), uint32(c.before.last)
	add(30, pair, tail, after)
	add(31, word, right[1], tail<<8|after)
	add(32, pair, head, before)
	add(33, c.chunk, uint32(k), c.after.whole)
	add(34, c.chunk, uint32(k), c.before.whole)
	add(35, c.chunk, uint32(k), c.after.tail)
	add(36, c.chunk, uint32(k), after)
	if isLetter(s[k-1].class) && isLetter(s[k].class) {
		add(51, c.chunk, c.style, uint32(k))
		add(52, right[1], tail, c.style)
		add(37, right[1], tail, c.after.whole)
		add(38, right[1], tail, c.before.whole)
		add(39, right[1], tail, c.after.tail)
	}
	following := uint32(0)
	if c.after.small {
		following = 1
	}
	if s[k].class == '.' {
		add(53, word, tail, following)
		l := uint32(listed(s[c.begun:k]))
		add(40, l, tail, 0)
		add(41, l, tail, after)
		add(42, l, class(k+1), class(k+2))
		add(46, l, length, tail)
		add(47, l, tail<<8|after, before)
		add(54, l, tail<<8|after, following)
	}
	c.features = f
	return f
}

// far bounds how many signs of a run are read.
const far = 24

func (c *cutter) runBefore(k int) uint32 {
	h, like := basis, kin(c.signs[k-1].class)
	for i := k - 1; i >= max(0, k-far) && kin(c.signs[i].class) == like; i-- {
		h = (h ^ c.signs[i].fold) * prime
	}
	return h
}

func (c *cutter) runAfter(k int) uint32 {
	h, like := basis, kin(c.signs[k].class)
	for i := k; i < min(len(c.signs), k+far) && kin(c.signs[i].class) == like; i++ {
		h = (h ^ c.signs[i].fold) * prime
	}
	return h
}

// kin is one for all letters, else the class.
func kin(class uint8) uint8 {
	if class == upper || class == joiner {
		return lower
	}
	return class
}

func (c *cutter) spell(from, to int) uint32 {
	h := basis
	for _, s := range c.signs[max(from, to-far):to] {
		h = (h ^ s.fold) * prime
	}
	return h
}
