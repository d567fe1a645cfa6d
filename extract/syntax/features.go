package syntax

import (
	"slices"
	"unicode"
)

// look is what the models see of a word.
type look struct {
	word, shape, prefix, prefix3           uint32
	suffix1, suffix2, suffix3, suffix4     uint32
	cluster, cluster4, cluster6, cluster10 uint32
}

func (m *Model) look(form string) look {
	l := look{word: Hash(form), shape: shape(form)}
	n := len(form)
	l.prefix, l.prefix3 = Hash(form[:min(n, 1)]), Hash(form[:min(n, 3)])
	l.suffix1, l.suffix2 = Hash(form[max(0, n-1):]), Hash(form[max(0, n-2):])
	l.suffix3, l.suffix4 = Hash(form[max(0, n-3):]), Hash(form[max(0, n-4):])
	l.cluster = m.Clusters.path(l.word)
	l.cluster4, l.cluster6, l.cluster10 = cut(l.cluster, 4), cut(l.cluster, 6), cut(l.cluster, 10)
	return l
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

// Clusters are Brown clusters (Brown et al. 1992): words of similar neighbours share the start of
// a path in a binary tree.
type Clusters struct {
	Words []uint32 // hashes, sorted
	Paths []uint32 // the path's bits behind a leading 1
}

func (c *Clusters) path(word uint32) uint32 {
	if i, ok := slices.BinarySearch(c.Words, word); ok {
		return c.Paths[i]
	}
	return 0
}

// cut shortens a path to its first n bits.
func cut(path uint32, n int) uint32 {
	limit := uint32(1) << (n + 1)
	for path >= limit {
		path >>= 1
	}
	return path
}
