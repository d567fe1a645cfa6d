// Package segment parts English text into sentences and words, as the treebanks UD English EWT and
// GUM do: contractions, possessives and most hyphens are words of their own.
//
// What parts text is learnt from those treebanks, in the manner of Riley (1989) for the ends of
// sentences and of Evang et al. (2013, "Elephant") for words: every place where text might be
// parted is decided by a linear classifier that looks at what stands around the place. Rules say
// only which places are asked about, and that a blank line ends a sentence.
package segment

import (
	"unicode"
	"unicode/utf8"
)

// A Sentence is a row of words, at least one.
type Sentence []Word

// A Word is a syntactic word. Joined, with the white space between them, the words of a text are
// the text, whatever its bytes.
type Word struct {
	Start, End int  // bytes of the text
	Contracted bool // parted out of one token with the word before it: do|n't, Iran|'s, can|not
}

// Split parts text into sentences with the shipped model.
func Split(text string) []Sentence { return shipped().Split(text) }

// Split parts text into sentences.
func (m *Model) Split(text string) []Sentence { return m.sentences(text, m.words(text)) }

// longest bounds a chunk in bytes, and with it what one decision can cost: text without any white
// space is parted there.
const longest = 1 << 14

// nextChunk finds the first chunk without white space at or after from. At the end of the text it
// is empty.
func nextChunk(text string, from int) (start, end int) {
	start = from
	for start < len(text) {
		r, n := utf8.DecodeRuneInString(text[start:])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	end = start
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if unicode.IsSpace(r) || end+n > start+longest {
			break
		}
		end += n
	}
	return start, end
}
