package segment

import "unicode/utf8"

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
		switch parts, contracts := scores[part-1], scores[contract-1]; {
		case max(parts, contracts) <= 0:
			return join
		case contracts > parts:
			return contract
		}
		return part
	}, func(w Word) { words = append(words, w) })
	return words
}

// A place is what is known of the place before a sign without looking at its context.
type place uint8

const (
	shut       place = iota // no word begins
	open                    // a word may begin
	parts                   // a word begins
	contracted              // one that is one token with the word before it
)

// A cutter walks through the chunks of a text and asks about every open place in them.
type cutter struct {
	model         *Model
	style         uint32  // of the text
	signs         []sign  // of the chunk
	places        []place // before the sign of the same number
	begun         int     // the sign that the word at hand begins with
	whole, kind   uint32  // what the chunk is: its hash, and what is in it
	before, after edge    // of the chunks beside it
	low           []byte  // a run of letters in small
	features      []uint32
}

// run asks decide what is to be done at each open place, given by its byte, and gives each word.
func (c *cutter) run(text string, decide func(at int, features []uint32) int, give func(Word)) {
	c.style = styleOf(text)
	start, end := nextChunk(text, 0)
	here := c.model.edgeOf(text[start:end])
	c.before = edge{}
	for start < end {
		following, stop := nextChunk(text, end)
		c.after = c.model.edgeOf(text[following:stop])
		c.read(text[start:end])
		w := Word{Start: start}
		c.begun = 0
		for k := 1; k < len(c.signs); k++ {
			at, cut := start+c.signs[k].at, join
			switch c.places[k] {
			case open:
				cut = decide(at, c.look(k))
			case parts:
				cut = part
			case contracted:
				cut = contract
			}
			if cut != join {
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
// doesn't simply go on, and inside a run of letters where the treebanks part that very run (do|nt,
// gon|na, can|not).
func (c *cutter) read(chunk string) {
	c.signs, c.places, c.whole = c.signs[:0], c.places[:0], basis
	for i := 0; i < len(chunk); {
		r, n := utf8.DecodeRuneInString(chunk[i:])
		x := signOf(r, i)
		c.signs = append(c.signs, x)
		c.whole = (c.whole ^ x.fold) * prime
		i += n
	}
	s := c.signs
	for k := range s {
		c.places = append(c.places, placeBefore(s, k))
	}
	for from := 0; from < len(s); {
		to := from
		c.low = c.low[:0]
		for to < len(s) && isLetter(s[to].class) {
			c.low = utf8.AppendRune(c.low, rune(s[to].fold))
			to++
		}
		if run, ok := c.model.runs[string(c.low)]; ok && !(run.doubtful && c.style == apostrophes) {
			for _, k := range run.cuts {
				c.places[from+k] = open
			}
		}
		from = to + 1
	}
	// A title keeps its full stop before a name.
	if n := len(s) - 1; n > 0 && s[n].class == '.' && s[0].class == upper && c.after.first == upper && listed(s[:n]) == title {
		c.places[n] = shut
	}
	c.kind = kindOf(s)
	if c.kind&(mail|scheme|web) != 0 {
		c.shutAddresses()
	}
}

// placeBefore tells what the signs beside the place before sign k say of it.
func placeBefore(s []sign, k int) place {
	if k == 0 {
		return shut
	}
	a, b := s[k-1].class, s[k].class
	switch {
	case b == joiner || s[k-1].fold == '\u200d':
		return shut
	case isLetter(a) && (b == '\'' || s[k].fold == 'n') && isClitic(s[k:]):
		return contracted
	case isLetter(a) && isLetter(b):
		return shut
	case isWordy(a) && b == digit: // 1976, G20
		return shut
	case isWordy(a) && b == ',' && !(a == digit && k+1 < len(s) && s[k+1].class == digit):
		return parts
	case k == 1 && (a == '@' || a == '#') && isLetter(b): // a name or a topic
		return shut
	}
	return open
}

// isClitic reports whether the signs begin with 's, n't or the like and no letter after it.
func isClitic(s []sign) bool {
	for _, tail := range [...]string{"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"} {
		n := len(tail)
		if len(s) < n || len(s) > n && isWordy(s[n].class) {
			continue
		}
		same := true
		for i := range n {
			same = same && s[i].fold == uint32(tail[i])
		}
		if same {
			return true
		}
	}
	return false
}
