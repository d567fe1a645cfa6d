package article

import (
	"math"
	"unicode"

	"github.com/entente-graph/entente/graph"
)

// Copies are found by MinHash over shingles of words, with banding: A. Broder, On the resemblance
// and containment of documents (1997); Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
// chapter 3. With 32 bands of 4 rows a pair with half its shingles in common is met nine times of
// ten, one with two thirds nearly always.
const (
	shingle   = 4  // words
	bands     = 32 // of rows hashes each
	rows      = 4
	hashes    = bands * rows
	alike     = 0.5 // share of common shingles from which two texts are one
	fewestAll = 25  // words of a text that can be told from another by its shingles
)

type signature [hashes]uint32

// Group sets Group of all articles: those that print the same text get the smallest of their IDs,
// those that stand alone none. The order of the articles doesn't matter.
func Group(articles []*graph.Article) {
	parent := make([]int, len(articles))
	signatures := make([]*signature, len(articles))
	for i, a := range articles {
		parent[i] = i
		signatures[i] = sign(a)
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	join := func(i, j int) {
		i, j = find(i), find(j)
		if articles[j].ID < articles[i].ID {
			i, j = j, i
		}
		parent[j] = i
	}
	// Texts that are the same to the letter are joined first, and one of them stands for all.
	same := map[signature]int{}
	var distinct []int
	for i, s := range signatures {
		if s == nil {
			continue
		}
		if j, ok := same[*s]; ok {
			join(i, j)
		} else {
			same[*s] = i
			distinct = append(distinct, i)
		}
	}
	for band := range bands {
		buckets := map[[rows]uint32][]int{}
		for _, i := range distinct {
			key := [rows]uint32(signatures[i][band*rows:])
			for _, j := range buckets[key] {
				if find(i) != find(j) && resemblance(signatures[i], signatures[j]) >= alike {
					join(i, j)
				}
			}
			buckets[key] = append(buckets[key], i)
		}
	}
	others := map[int]bool{} // roots whose articles have more than one ID
	for i, a := range articles {
		if root := find(i); articles[root].ID != a.ID {
			others[root] = true
		}
	}
	for i, a := range articles {
		a.Group = ""
		if root := find(i); others[root] {
			a.Group = articles[root].ID
		}
	}
}

func resemblance(a, b *signature) float64 {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / hashes
}

// sign returns the signature of an article's story, without its noise; nil if it is too short.
func sign(a *graph.Article) *signature {
	var recent [shingle]uint64
	var s signature
	for i := range s {
		s[i] = math.MaxUint32
	}
	n := 0
	for word := range storyWords(a) {
		copy(recent[:], recent[1:])
		recent[shingle-1] = word
		if n++; n < shingle {
			continue
		}
		h := uint64(0)
		for _, w := range recent {
			h = mix(h ^ w)
		}
		for i := range s {
			s[i] = min(s[i], uint32(mix(h+uint64(i)*0x9e3779b97f4a7c15)>>32))
		}
	}
	if n < fewestAll {
		return nil
	}
	return &s
}

// storyWords yields a hash of each word of the story, whatever its case and punctuation.
func storyWords(a *graph.Article) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
		h, inWord := uint64(offset), false
		at, noise := 0, a.Noise
		for _, r := range a.Text + " " {
			for len(noise) > 0 && at >= noise[0].End {
				noise = noise[1:]
			}
			skip := len(noise) > 0 && at >= noise[0].Start
			at++
			switch {
			case !skip && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				h, inWord = (h^uint64(unicode.ToLower(r)))*prime, true
			case inWord:
				if !yield(h) {
					return
				}
				h, inWord = offset, false
			}
		}
	}
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
