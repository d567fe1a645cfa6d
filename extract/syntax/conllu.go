package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WriteCoNLLU writes the document in CoNLL-U (https://universaldependencies.org/format.html). Its
// sentences are numbered after id. A contraction also has a line of its own, as one token of several
// words, as in the treebank: 2-3 don't, 2 do, 3 n't.
func (d *Document) WriteCoNLLU(w io.Writer, id string) error {
	out := bufio.NewWriter(w)
	id = inLine(id)
	fmt.Fprintf(out, "# newdoc id = %s\n", id)
	for i, s := range d.Sentences {
		fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", id, i+1, inLine(d.Text[s.Start:s.End]))
		for n := 0; n < len(s.Words); {
			last := n
			for last+1 < len(s.Words) && s.Words[last+1].Contracted {
				last++
			}
			after := d.spaceAfter(s.Words[last].End)
			if last > n {
				fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", n+1, last+1, inLine(d.Text[s.Words[n].Start:s.Words[last].End]), after)
				after = "_" // the token's, not its words'
			}
			for ; n <= last; n++ {
				misc := "_"
				if n == last {
					misc = after
				}
				writeWord(out, n+1, s.Words[n], misc)
			}
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

func writeWord(w io.Writer, n int, word Word, misc string) {
	head := "_"
	if word.Rel != "" {
		head = fmt.Sprint(word.Head + 1)
	}
	fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", n, inLine(word.Form), blank(word.Lemma), blank(word.UPOS),
		blank(word.XPOS), head, blank(word.Rel), misc)
}

// spaceAfter is what the last column says of a word that ends at a byte: whether white space, or
// the end of the text, follows. The next word may be another sentence's.
func (d *Document) spaceAfter(end int) string {
	if r, _ := utf8.DecodeRuneInString(d.Text[end:]); end == len(d.Text) || unicode.IsSpace(r) {
		return "_"
	}
	return "SpaceAfter=No"
}

// inLine writes any white space as one space: a line of CoNLL-U is a word.
func inLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func blank(s string) string {
	if s = inLine(s); s == "" {
		return "_"
	}
	return s
}
