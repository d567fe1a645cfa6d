// Package treebank reads treebanks in CoNLL-U (https://universaldependencies.org/format.html) to
// train on.
package treebank

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// A Sentence is an analysed sentence of a treebank.
type Sentence struct {
	ID    string
	Text  string // as the treebank's comment gives it
	Doc   string // the document that the sentence stands in
	Genre string // of the document, where told
	Par   bool   // the sentence opens a paragraph
	Words []Word
}

// A Word is a syntactic word with its gold analysis.
type Word struct {
	Start, End int // bytes of the sentence's Text; the words of a contraction part its span
	Form       string
	Lemma      string
	UPOS, XPOS string
	Feats      string
	Head       int // index of the head in the sentence, -1 for the root
	Rel        string
	Contracted bool   // one token with the word before it
	Misc       string // what the treebank adds: Entity=…|SpaceAfter=No
}

// Read reads the sentences of a file.
func Read(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []Sentence
	var s Sentence
	doc, genre := "", ""
	at, whole, begins, until := 0, 0, 0, 0 // in Text; where the contraction ends; its first and last word
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		bad := func(what string) error { return fmt.Errorf("%s:%d: %s", path, line, what) }
		row := in.Text()
		if row == "" {
			if len(s.Words) > 0 {
				s.Doc, s.Genre = doc, genre
				all = append(all, s)
			}
			s, at, until = Sentence{}, 0, 0
			continue
		}
		if row[0] == '#' {
			key, value, _ := strings.Cut(strings.TrimSpace(row[1:]), " = ")
			switch {
			case key == "newdoc id":
				doc, genre = value, ""
			case key == "meta::genre":
				genre = value
			case strings.HasPrefix(key, "newpar"):
				s.Par = true
			case key == "sent_id":
				s.ID = value
			case key == "text":
				s.Text = value
			}
			continue
		}
		c := strings.Split(row, "\t")
		if len(c) != 10 {
			return nil, bad("not ten columns")
		}
		if strings.Contains(c[0], ".") {
			continue
		}
		n := 0
		if first, last, ok := strings.Cut(c[0], "-"); ok {
			begins, _ = strconv.Atoi(first)
			start := strings.Index(s.Text[at:], c[1])
			if until, err = strconv.Atoi(last); err != nil || start < 0 {
				return nil, bad("words " + first + " to " + last + " don't stand in the text")
			}
			at += start
			whole = at + len(c[1])
			continue
		}
		if n, err = strconv.Atoi(c[0]); err != nil {
			return nil, bad("no number of a word")
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, bad("no head")
		}
		w := Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: head - 1, Rel: c[7], Misc: c[9]}
		if n <= until {
			w.Start, w.End, w.Contracted = at, min(at+len(w.Form), whole), n > begins
			if n == until {
				w.End = whole
			}
		} else {
			start := strings.Index(s.Text[at:], c[1])
			if start < 0 {
				return nil, bad(c[1] + " doesn't stand in the text")
			}
			w.Start = at + start
			w.End = w.Start + len(w.Form)
		}
		at = w.End
		s.Words = append(s.Words, w)
	}
	return all, in.Err()
}
