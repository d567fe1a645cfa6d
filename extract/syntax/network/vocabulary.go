package network

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Vocabulary encodes words: each feature of a word names a row of a table, and the rows beside
// each other are the word.
type Vocabulary struct {
	Clusters Clusters
	Tables   []Table
	Letters  Table // the keys are code points; Dim is a multiple of matrix.Width
}

// A Word is what a vocabulary has of a word.
type Word struct {
	Rows    []int32 // one of each table
	Letters []int32 // rows of the table of letters
}

// A Table holds the values of one feature.
type Table struct {
	Keys []uint32  // hashes of the values, sorted; the value at i has row i+1, unknown ones row 0
	Dim  int       // width of a row
	Rows []float32 // (len(Keys)+1) * Dim
}

func (t *Table) row(key uint32) int32 {
	if i, ok := slices.BinarySearch(t.Keys, key); ok {
		return int32(i + 1)
	}
	return 0
}

// Clusters are Brown clusters (Brown et al. 1992): words of similar neighbours share the start of
// a path in a binary tree.
type Clusters struct {
	Words []uint32 // hashes of spelled words, sorted
	Paths []uint32 // the path's bits behind a leading 1
	Rare  []uint8  // minus the natural logarithm of the word's share of all text
}

// Cut shortens a path to its first n bits.
func Cut(path uint32, n int) uint32 {
	limit := uint32(1) << (n + 1)
	for path >= limit {
		path >>= 1
	}
	return path
}

// Kinds are the features of a word: the width of a row, and how often a value must be seen to get one
// of its own.
var Kinds = []struct {
	Name         string
	Dim, AtLeast int
}{
	{"word", 96, 2},
	{"suffix of 1", 8, 5}, {"suffix of 2", 16, 5}, {"suffix of 3", 32, 5}, {"suffix of 4", 32, 5},
	{"prefix of 1", 8, 5}, {"prefix of 2", 16, 5}, {"prefix of 3", 24, 5},
	{"shape", 24, 3},
	{"cluster of 4 bits", 8, 1}, {"of 6", 16, 1}, {"of 8", 24, 1}, {"of 10", 32, 1}, {"of 12", 32, 1}, {"whole cluster", 48, 1},
	{"rarity", 8, 3},
}

// Features are the hashed values of a word's features, in the order of Kinds.
func (v *Vocabulary) Features(form string) []uint32 {
	out := make([]uint32, 0, len(Kinds))
	out = append(out, Hash(form))
	for k := 1; k <= 4; k++ {
		out = append(out, Hash(Suffix(form, k)))
	}
	for k := 1; k <= 3; k++ {
		out = append(out, Hash(Prefix(form, k)))
	}
	out = append(out, shape(form))
	path, rare := v.Clusters.Find(form)
	for _, bits := range []int{4, 6, 8, 10, 12} {
		out = append(out, Cut(path, bits))
	}
	return append(out, path, uint32(rare))
}

// Prefix is the first k characters of a word, or all.
func Prefix(s string, k int) string {
	n := 0
	for ; k > 0 && n < len(s); k-- {
		_, w := utf8.DecodeRuneInString(s[n:])
		n += w
	}
	return s[:n]
}

// Suffix is the last k characters of a word, or all.
func Suffix(s string, k int) string {
	n := len(s)
	for ; k > 0 && n > 0; k-- {
		_, w := utf8.DecodeLastRuneInString(s[:n])
		n -= w
	}
	return s[n:]
}

// Find returns the path of the word as it is spelled, else as it is spelled in small letters; 0 for
// none.
func (c *Clusters) Find(form string) (path uint32, rare uint8) {
	for _, h := range [...]uint32{Spelled(form), Hash(form)} {
		if i, ok := slices.BinarySearch(c.Words, h); ok {
			return c.Paths[i], c.Rare[i]
		}
	}
	return 0, 0
}

// shape is the kinds of the characters, runs as one: Xx, X, 0-0.
func shape(form string) uint32 {
	h, last := uint32(17), rune(0)
	for _, r := range form {
		k := r
		switch {
		case unicode.IsUpper(r):
			k = 'X'
		case unicode.IsLetter(r):
			k = 'x'
		case unicode.IsDigit(r):
			k = '0'
		}
		if k != last {
			h = h*31 + uint32(k)
		}
		last = k
	}
	return h
}

// Dim is the width of a word's rows together.
func (v *Vocabulary) Dim() int {
	n := 0
	for i := range v.Tables {
		n += v.Tables[i].Dim
	}
	return n
}

// Fresh returns a vocabulary of the same words whose rows aren't learnt yet.
func (v *Vocabulary) Fresh() *Vocabulary {
	c := *v
	c.Tables = slices.Clone(v.Tables)
	return &c
}

// All returns the tables, that of the letters last.
func (v *Vocabulary) All() []*Table {
	var out []*Table
	for i := range v.Tables {
		out = append(out, &v.Tables[i])
	}
	return append(out, &v.Letters)
}

// Word looks up a word.
func (v *Vocabulary) Word(form string) *Word {
	w := &Word{}
	for i, key := range v.Features(form) {
		w.Rows = append(w.Rows, v.Tables[i].row(key))
	}
	for _, r := range form {
		w.Letters = append(w.Letters, v.Letters.row(uint32(r)))
	}
	if n := len(w.Letters); n > mostLetters {
		w.Letters = append(w.Letters[:mostLetters/2], w.Letters[n-mostLetters/2:]...)
	}
	return w
}

// Spelled is FNV-1a of the bytes.
func Spelled(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Hash is FNV-1a of the bytes, ASCII letters in small, digits as 0.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case '0' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
