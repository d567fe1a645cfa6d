package article

import (
	"iter"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// A sketch is what is kept of a story to tell whether another prints the same text: the smallest
// hashes of its shingles, a fair sample of them all. Among the hashes that both sketches reach to,
// those in common tell how much the texts resemble each other and how much of one the other
// contains: A. Broder, On the resemblance and containment of documents (1997); E. Cohen and
// H. Kaplan, Summarizing data using bottom-k sketches (2007).
type sketch struct {
	hashes [sample]uint32 // in order; those that a short story lacks are the greatest number
	lead   [3]uint16      // of the shingles of its opening, the smallest hash of each third
	many   bool           // in an Index: whether its group has more than one ID
}

const (
	shingle = 4  // words
	sample  = 20 // hashes
	keys    = 11 // of them, by which an Index finds those alike
	opening = 40 // words
	fewest  = 25 // words of a text that can be told from another by its shingles

	resembling = 0.45 // share of common shingles from which two texts are one
	contained  = 0.7  // share of the shorter text's from which it is cut from the longer one
	enough     = 4    // common hashes that this must rest on: the longer may be 5 times as long
	missing    = math.MaxUint32
)

// keys returns the smallest hashes.
func (s *sketch) keys() []uint32 {
	n, _ := slices.BinarySearch(s.hashes[:keys], missing)
	return s.hashes[:n]
}

func (s *sketch) same(t *sketch) bool { return s.hashes == t.hashes && s.lead == t.lead }

// alike reports whether two stories print the same text: most of it is the same, or one has most of
// the other, and opens like it. A story that is told among others further down is not cut from there.
func (s *sketch) alike(t *sketch) bool {
	reach := min(s.hashes[sample-1], t.hashes[sample-1])
	common, i, j := 0, 0, 0
	for i < sample && j < sample && s.hashes[i] <= reach && t.hashes[j] <= reach && min(s.hashes[i], t.hashes[j]) != missing {
		switch a, b := s.hashes[i], t.hashes[j]; {
		case a < b:
			i++
		case b < a:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	for i < sample && s.hashes[i] <= reach && s.hashes[i] != missing {
		i++
	}
	for j < sample && t.hashes[j] <= reach && t.hashes[j] != missing {
		j++
	}
	if float64(common) >= resembling*float64(i+j-common) {
		return true
	}
	return common >= enough && float64(common) >= contained*float64(min(i, j)) && s.opensLike(t)
}

func (s *sketch) opensLike(t *sketch) bool {
	return s.lead[0] == t.lead[0] || s.lead[1] == t.lead[1] || s.lead[2] == t.lead[2]
}

// sketchOf returns the sketch of an article's story, without its noise; not ok if it is too short.
func sketchOf(a *graph.Article) (s sketch, ok bool) {
	for i := range s.hashes {
		s.hashes[i] = missing
	}
	lead := [len(s.lead)]uint32{missing, missing, missing}
	var recent [shingle]uint64
	n := 0
	for word := range storyWords(a) {
		copy(recent[:], recent[1:])
		recent[shingle-1] = word
		if n++; n < shingle {
			continue
		}
		h := uint64(0)
		for _, w := range recent {
			h = (h + w) * 0x9e3779b97f4a7c15
		}
		h = mix(h)
		s.add(uint32(h >> 32))
		if n <= opening {
			third := uint32(h) % uint32(len(lead))
			lead[third] = min(lead[third], uint32(h))
		}
	}
	for i, h := range lead {
		s.lead[i] = uint16(h >> 8)
	}
	return s, n >= fewest
}

// add takes in a hash if it is among the smallest.
func (s *sketch) add(h uint32) {
	if h >= s.hashes[sample-1] {
		return
	}
	if i, there := slices.BinarySearch(s.hashes[:], h); !there {
		copy(s.hashes[i+1:], s.hashes[i:])
		s.hashes[i] = h
	}
}

// storyWords yields a hash of each word of the story, whatever its case and punctuation.
func storyWords(a *graph.Article) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
		h, inWord := uint64(offset), false
		at, noise := 0, a.Noise
		for _, r := range a.Text {
			for len(noise) > 0 && at >= noise[0].End {
				noise = noise[1:]
			}
			skip := len(noise) > 0 && at >= noise[0].Start
			at++
			switch small := lower(r); {
			case small >= 0 && !skip:
				h, inWord = (h^uint64(small))*prime, true
			case inWord:
				if !yield(h) {
					return
				}
				h, inWord = offset, false
			}
		}
		if inWord {
			yield(h)
		}
	}
}

// lower returns a letter or digit, a letter in its small form, and -1 for anything else.
func lower(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return unicode.ToLower(r)
	}
	return -1
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
