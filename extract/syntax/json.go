package syntax

import (
	"encoding/json"
	"io"
)

// WriteJSON writes the document as one line of JSON: {"id","text","sentences"}. A sentence has
// start, end and words; a word id, start, end, form, lemma, upos, xpos, head and rel. Offsets count
// code points of the text. Words are numbered from 1 in their sentence, as in CoNLL-U, and the
// root's head is 0.
func (d *Document) WriteJSON(w io.Writer, id string) error {
	type word struct {
		ID    int    `json:"id"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		Form  string `json:"form"`
		Lemma string `json:"lemma"`
		UPOS  string `json:"upos"`
		XPOS  string `json:"xpos"`
		Head  int    `json:"head"`
		Rel   string `json:"rel"`
	}
	type sentence struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Words []word `json:"words"`
	}
	sentences := make([]sentence, len(d.Sentences))
	for i, s := range d.Sentences {
		words := make([]word, len(s.Words))
		for n, w := range s.Words {
			words[n] = word{n + 1, d.Offset(w.Start), d.Offset(w.End), w.Form, w.Lemma, w.UPOS, w.XPOS, w.Head + 1, w.Rel}
		}
		sentences[i] = sentence{d.Offset(s.Start), d.Offset(s.End), words}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		ID        string     `json:"id"`
		Text      string     `json:"text"`
		Sentences []sentence `json:"sentences"`
	}{id, d.Text, sentences})
}
