package treebank

import (
	"math/rand/v2"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax/segment"
)

// Texts gives what segment learns from: each document of a treebank as one text, with a blank line
// between paragraphs and a space between sentences; and each paragraph and each sentence as a text
// of its own, so that a text of one line is known as well.
func Texts(bank []Sentence) []segment.Text {
	var texts []segment.Text
	rng := rand.New(rand.NewPCG(3, 4))
	for from := 0; from < len(bank); {
		to := from + 1
		for to < len(bank) && bank[to].Doc == bank[from].Doc {
			to++
		}
		texts = append(texts, render(bank[from:to], rng))
		for from < to {
			end := from + 1
			for end < to && !bank[end].Par {
				end++
			}
			if end > from+1 {
				texts = append(texts, render(bank[from:end], rng))
			}
			for ; from < end; from++ {
				texts = append(texts, render(bank[from:from+1], rng))
			}
		}
	}
	return texts
}

// render joins sentences to a text. Here and there it leaves out the white space between two, as
// scraped text does.
func render(sentences []Sentence, rng *rand.Rand) segment.Text {
	var t segment.Text
	for _, s := range sentences {
		if !s.sound() {
			continue
		}
		switch {
		case t.Text == "":
		case s.Par:
			t.Text += "\n\n"
		case !runsOn(t.Text, s.Text) || rng.IntN(20) > 0:
			t.Text += " "
		}
		base := len(t.Text)
		t.Text += s.Text
		var words segment.Sentence
		for _, w := range s.Words {
			words = append(words, segment.Word{Start: base + w.Start, End: base + w.End, Contracted: w.Contracted})
		}
		t.Sentences = append(t.Sentences, words)
	}
	return t
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
