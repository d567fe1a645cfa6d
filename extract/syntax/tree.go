package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// WriteTree draws the document's sentences for a reader: a word a line, in the order of the text,
// beside the word that it hangs on. What comes before its head is drawn above it, what comes after
// below.
//
//	   ┌─ Iranian   amod   ADJ   JJ   Iranian
//	┌─ officials    nsubj  NOUN  NNS  official
//	accused         root   VERB  VBD  accuse
//	└─ Israel       obj    PROPN NNP  Israel
func (d *Document) WriteTree(w io.Writer, id string) error {
	out := bufio.NewWriter(w)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		fmt.Fprintf(out, "# %s-%d  %s\n\n", inLine(id), i+1, inLine(d.Text[s.Start:s.End]))
		s.draw(out)
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// draw writes the tree with the words' columns aligned.
func (s *Sentence) draw(out io.Writer) {
	b := branches{words: s.Words, of: make([][]int, len(s.Words))}
	for n, w := range s.Words {
		if w.Head >= 0 {
			b.of[w.Head] = append(b.of[w.Head], n)
		}
	}
	for n, w := range s.Words {
		if w.Head < 0 {
			b.grow(n, "", "", "")
		}
	}
	var wide [5]int
	for _, row := range b.rows {
		for i, cell := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range b.rows {
		text := ""
		for i, cell := range row {
			text += cell + strings.Repeat(" ", wide[i]-utf8.RuneCountInString(cell)+2)
		}
		fmt.Fprintln(out, strings.TrimRight(text, " "))
	}
}

// branches are the lines of a tree.
type branches struct {
	words []Word
	of    [][]int     // the words that hang on a word, in order
	rows  [][5]string // branch and form, relation, tags, lemma
}

// grow draws word n and all that hangs on it. What is drawn before a line depends on whether it is
// above the word, the word's own, or below.
func (b *branches) grow(n int, above, own, below string) {
	for i, c := range b.of[n] {
		if c > n {
			break
		}
		if i == 0 {
			b.grow(c, above+"   ", above+"┌─ ", above+"│  ")
		} else {
			b.grow(c, above+"│  ", above+"├─ ", above+"│  ")
		}
	}
	w := &b.words[n]
	b.rows = append(b.rows, [5]string{own + inLine(w.Form), blank(w.Rel), blank(w.UPOS), blank(w.XPOS), blank(w.Lemma)})
	for i, c := range b.of[n] {
		switch {
		case c < n:
		case i == len(b.of[n])-1:
			b.grow(c, below+"│  ", below+"└─ ", below+"   ")
		default:
			b.grow(c, below+"│  ", below+"├─ ", below+"│  ")
		}
	}
}
