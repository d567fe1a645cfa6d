// Package syntax analyses English text: sentences, words, tags, lemmas and a Universal
// Dependencies tree for each sentence. It knows grammar and nothing of what the text is about.
//
// Words are parted as in the treebank UD English EWT: contractions and possessives are words of
// their own (do n't, Iran 's), and so are the hyphens in most compounds.
package syntax

import (
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax/segment"
)

// A Document is an analysed text.
type Document struct {
	Text      string
	Sentences []Sentence
	runes     []int32 // code points before each 64-byte block of Text
}

// A Sentence is a row of words.
type Sentence struct {
	Start, End int // bytes of the document's text
	Words      []Word
	vectors    []float32
}

// A Word is a syntactic word. Joined, with the white space between them, the words of a document
// are its text.
type Word struct {
	Start, End int    // bytes of the document's text
	Form       string // Text[Start:End]
	Lemma      string // lower case but for proper nouns
	UPOS       string // universal part of speech
	XPOS       string // Penn Treebank tag
	Head       int    // index of the head in the sentence, -1 for the root
	Rel        string // relation to the head, with the treebank's subtypes
	Contracted bool   // one token of the text with the word before it: do|n't, Iran|'s
}

// Analyze parts text into sentences and words, and tags and parses them. Any bytes will do. No sentence
// goes over one of the cuts, byte offsets in order: what stands before is no part of it.
func Analyze(text string, cuts ...int) *Document {
	d := &Document{Text: text}
	from := 0
	for _, to := range append(cuts[:len(cuts):len(cuts)], len(text)) {
		d.Sentences = append(d.Sentences, sentences(text[from:to], from)...)
		from = to
	}
	d.index()
	parse(d.Sentences)
	return d
}

// sentences parts a text that starts at the offset.
func sentences(text string, at int) []Sentence {
	parted := segment.Split(text)
	out := make([]Sentence, len(parted))
	for i, s := range parted {
		words := make([]Word, len(s))
		for k, w := range s {
			words[k] = Word{Start: at + w.Start, End: at + w.End, Form: text[w.Start:w.End], Contracted: w.Contracted}
		}
		out[i] = Sentence{Start: at + s[0].Start, End: at + s[len(s)-1].End, Words: words}
	}
	return out
}

const block = 64

// index counts code points once for every block of bytes, so that Offset needs to count only a few.
// A code point that straddles an edge belongs to the block it starts in.
func (d *Document) index() {
	d.runes = make([]int32, len(d.Text)/block+1)
	count, next := int32(0), 0
	for i := range d.Text {
		for ; next*block <= i; next++ {
			d.runes[next] = count
		}
		count++
	}
	for ; next < len(d.runes); next++ {
		d.runes[next] = count
	}
}

// Offset turns a byte offset into one in code points, as the contract's offsets are. The offset
// must stand at the start of a code point or at the end of the text.
func (d *Document) Offset(b int) int {
	k := b / block
	from := k * block
	for from < b && !utf8.RuneStart(d.Text[from]) {
		from++
	}
	return int(d.runes[k]) + utf8.RuneCountInString(d.Text[from:b])
}
