package treebank

import (
	"math/rand/v2"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax/segment"
)

// Texts gives what segment learns from: each document of a treebank as one text, with a blank line
// between paragraphs and a space between sentences, and each sentence as a text of its own, so that
// both running text and a headline alone are known.
func Texts(bank []Sentence) []segment.Text {
	var texts []segment.Text
	rng := rand.New(rand.NewPCG(3, 4))
	var doc segment.Text
	for i, s := range bank {
		if !s.sound() {
			continue
		}
		if i > 0 && s.Doc != bank[i-1].Doc && doc.Text != "" {
			texts = append(texts, doc)
			doc = segment.Text{}
		}
		switch {
		case doc.Text == "":
		case s.Par:
			doc.Text += "\n\n"
		case runsOn(doc.Text, s.Text) && rng.IntN(20) == 0:
			// Scraped text has lost some of its white space.
		default:
			doc.Text += " "
		}
		doc.Sentences = append(doc.Sentences, s.segment(len(doc.Text)))
		doc.Text += s.Text
		texts = append(texts, segment.Text{Text: s.Text, Sentences: []segment.Sentence{s.segment(0)}})
	}
	if doc.Text != "" {
		texts = append(texts, doc)
	}
	return texts
}

// runsOn reports whether a text followed by another without white space could still be told apart.
func runsOn(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, n := utf8.DecodeRuneInString(b)
	second, _ := utf8.DecodeRuneInString(b[n:])
	return (last == '.' || last == '?' || last == '!') && unicode.IsUpper(first) && unicode.IsLower(second)
}

// sound reports whether every word has letters of the text to itself.
func (s *Sentence) sound() bool {
	at := 0
	for _, w := range s.Words {
		if w.Start < at || w.End <= w.Start || !utf8.RuneStart(s.Text[w.Start]) {
			return false
		}
		at = w.End
	}
	return len(s.Words) > 0
}

func (s *Sentence) segment(base int) segment.Sentence {
	var words segment.Sentence
	for _, w := range s.Words {
		words = append(words, segment.Word{Start: base + w.Start, End: base + w.End, Contracted: w.Contracted})
	}
	return words
}
