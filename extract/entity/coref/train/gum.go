package main

import (
	"regexp"
	"strings"

	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// text is a document of GUM as running text with its mentions.
type text struct {
	id, text string
	mentions []mention
}

// mention is a span that GUM marks as an entity's, in bytes of the text.
type mention struct {
	start, end int
	head       int // where its head begins
	entity     string
	kind       string
	form       string // name, nominal or pronoun, by the part of speech of the head
}

// texts renders the documents: a blank line between paragraphs, a space between sentences.
func texts(bank []treebank.Sentence) []*text {
	var out []*text
	var d *text
	for i := range bank {
		s := &bank[i]
		if i == 0 || s.Doc != bank[i-1].Doc {
			d = &text{id: s.Doc}
			out = append(out, d)
		} else if s.Par {
			d.text += "\n\n"
		} else {
			d.text += " "
		}
		d.place(s)
		d.text += s.Text
	}
	return out
}

// opened is a mention whose end isn't met yet.
type opened struct {
	entity, kind string
	first        int
}

var marks = regexp.MustCompile(`\([^()]+\)?|[^()]+\)`)

// place reads the mentions of a sentence: Entity=(1-person-new…(2-place-…)1).
func (d *text) place(s *treebank.Sentence) {
	base := len(d.text)
	open := map[string][]opened{}
	for w := range s.Words {
		value := ""
		for _, part := range strings.Split(s.Words[w].Misc, "|") {
			if v, ok := strings.CutPrefix(part, "Entity="); ok {
				value = v
			}
		}
		for _, mark := range marks.FindAllString(value, -1) {
			key, _, _ := strings.Cut(strings.Trim(mark, "()"), "-")
			key, _, _ = strings.Cut(key, "[") // a part of a mention with a gap
			if mark[0] == '(' {
				fields := strings.Split(strings.Trim(mark, "()"), "-")
				o := opened{key, fields[1], w}
				if strings.HasSuffix(mark, ")") {
					d.close(s, base, o, w)
				} else {
					open[key] = append(open[key], o)
				}
				continue
			}
			if stack := open[key]; len(stack) > 0 {
				d.close(s, base, stack[len(stack)-1], w)
				open[key] = stack[:len(stack)-1]
			}
		}
	}
}

func (d *text) close(s *treebank.Sentence, base int, o opened, last int) {
	head := o.first
	for w := o.first; w <= last; w++ {
		if h := s.Words[w].Head; h < o.first || h > last {
			head = w
			break
		}
	}
	form := "nominal"
	switch s.Words[head].UPOS {
	case "PROPN":
		form = "name"
	case "PRON", "DET":
		form = "pronoun"
	}
	d.mentions = append(d.mentions, mention{base + s.Words[o.first].Start, base + s.Words[last].End, base + s.Words[head].Start, o.entity, o.kind, form})
}
