package relation

import "strings"

// quotations are the passages of direct speech in an article, which may go over several sentences, and
// their speakers.
type quotations struct {
	inside   [][]int // by sentence and word: which quotation it stands in, or -1; nil where none does
	speakers []int   // of each quotation: entity, or -1
	spoke    []int   // by sentence: who speaks there outside of quotation marks, or -1
	voice    []int   // by sentence: whose words it is outside of quotation marks, or -1 for the author's
	now      int     // the sentence that is being drawn
}

// longest is how many sentences a quotation may have; one that is longer lost its closing mark.
const longest = 8

// listen finds the quotations of an article and who speaks them: whoever is said to speak in the
// sentence where the quotation ends, else where it begins; else whoever spoke last.
func (g *drawing) listen(trees []*tree) {
	q := &g.quotes
	q.inside, q.spoke = make([][]int, len(trees)), make([]int, len(trees))
	for i := range q.spoke {
		q.spoke[i] = -1 // as yet nobody is known to
	}
	type passage struct {
		first, last int
		clause      bool // "illegal sanctions" are somebody's words, but whose, none can tell
	}
	var passages []passage
	open := -1
	for i, t := range trees {
		if open >= 0 && (i-passages[open].first >= longest || g.apart(i)) {
			open = -1
		}
		quoted := open >= 0
		for _, w := range t.words {
			quoted = quoted || strings.ContainsAny(w.Form, "“”«»\"") || w.Form == "''" || w.Form == "``"
		}
		if !quoted {
			continue
		}
		q.inside[i] = make([]int, len(t.words))
		for k := range t.words {
			opens, closes := false, false
			switch form := t.words[k].Form; {
			case strings.ContainsAny(form, "“«") || form == "``":
				opens = true
			case strings.ContainsAny(form, "”»") || form == "''":
				closes = true
			case form == "\"":
				opens, closes = open < 0, open >= 0
			}
			if opens && open < 0 {
				open = len(passages)
				passages = append(passages, passage{first: i, last: i})
			}
			q.inside[i][k] = open
			if open >= 0 {
				passages[open].last = i
				passages[open].clause = passages[open].clause || t.verbal(k)
			}
			if closes {
				open = -1
			}
		}
	}
	for i, t := range trees {
		q.now = i
		q.spoke[i] = g.speaks(t)
	}
	last, p := -1, 0
	for i := range trees {
		for ; p < len(passages) && passages[p].first == i; p++ {
			who := q.spoke[passages[p].last]
			if who < 0 {
				who = q.spoke[i]
			}
			if who < 0 && passages[p].clause {
				who = last
			}
			q.speakers = append(q.speakers, who)
			if who >= 0 {
				last = who
			}
		}
		if q.spoke[i] >= 0 {
			last = q.spoke[i]
		}
	}
}

// apart reports whether an empty line parts sentence i from the one before, and no quotation mark
// opens it: a paragraph that goes on with a quotation opens it anew.
func (g *drawing) apart(i int) bool {
	s := &g.doc.Sentences[i]
	return i > 0 && strings.Contains(g.doc.Text[g.doc.Sentences[i-1].End:s.Start], "\n\n") && !strings.ContainsAny(s.Words[0].Form, "“«\"")
}

// quoting reports whether word w of the sentence stands in quotation marks.
func (q *quotations) quoting(w int) bool {
	in := q.inside[q.now]
	return in != nil && w < len(in) && in[w] >= 0
}

// at returns who speaks at a word in quotation marks, or -1.
func (q *quotations) at(w int) int {
	if !q.quoting(w) || q.inside[q.now][w] >= len(q.speakers) {
		return -1
	}
	return q.speakers[q.inside[q.now][w]]
}
