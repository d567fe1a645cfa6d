package coref

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A form is how a mention refers.
type form uint8

const (
	name    form = iota
	proper       // a proper noun that no entity is known of
	noun         // the company, a farmer
	pronoun      // she, their
)

// A mention is a noun phrase or pronoun.
type mention struct {
	sentence, first, last, head int

	form   form
	class  class
	pos    position
	entity int // or -1
	kind   kind
	fine   uint32 // hash of the entity's type
	plural bool
	gender gender
	rel    uint32 // hash of the head's relation
	role   role
	word   uint32 // hash of the head's lemma
	sight  sight
	quote  int // number of the quotation that it stands in, from 1; 0 for none
	para   int

	cluster int
	gold    int // in training: the gold entity, or -1
}

// A class parts the anaphors by what they may stand for.
type class uint8

const (
	other class = iota
	he
	she
	it
	they
	me // I
	we
	you
	the   // the company
	this  // this company
	whose // its company
	a
	bare
	there // here, there
)

// A position is the case of a pronoun.
type position uint8

const (
	subjective position = iota
	objective
	possessive
	reflexive
)

// pronouns are the personal pronouns.
var pronouns = map[string]struct {
	class
	position
	gender
	plural bool
}{
	"he": {he, subjective, male, false}, "him": {he, objective, male, false}, "his": {he, possessive, male, false}, "himself": {he, reflexive, male, false},
	"she": {she, subjective, female, false}, "her": {she, possessive, female, false}, "hers": {she, objective, female, false}, "herself": {she, reflexive, female, false},
	"it": {it, subjective, neuter, false}, "its": {it, possessive, neuter, false}, "itself": {it, reflexive, neuter, false},
	"they": {they, subjective, unknown, true}, "them": {they, objective, unknown, true}, "their": {they, possessive, unknown, true}, "theirs": {they, objective, unknown, true}, "themselves": {they, reflexive, unknown, true},
	"i": {me, subjective, unknown, false}, "me": {me, objective, unknown, false}, "my": {me, possessive, unknown, false}, "mine": {me, objective, unknown, false}, "myself": {me, reflexive, unknown, false},
	"we": {we, subjective, unknown, true}, "us": {we, objective, unknown, true}, "our": {we, possessive, unknown, true}, "ours": {we, objective, unknown, true}, "ourselves": {we, reflexive, unknown, true},
	"you": {you, subjective, unknown, false}, "your": {you, possessive, unknown, false}, "yours": {you, objective, unknown, false}, "yourself": {you, reflexive, unknown, false}, "yourselves": {you, reflexive, unknown, true},
}

// A gender is what a mention tells of its entity's.
type gender uint8

const (
	unknown gender = iota
	male
	female
	neuter
)

// A role is what a mention's head is in its clause.
type role uint8

const (
	oblique role = iota
	subject
	passive
	object
	holder
	modifier
	apposed
	listed
	root
	called // vocative
)

var roles = map[string]role{
	"nsubj": subject, "csubj": subject, "nsubj:pass": passive, "obj": object, "iobj": object, "nmod:poss": holder, "nmod": modifier,
	"compound": modifier, "amod": modifier, "appos": apposed, "flat": apposed, "conj": listed, "root": root, "vocative": called, "parataxis": root,
}

// find makes the mentions of a document: the names that are given, the noun phrases around other nouns,
// and pronouns, by their heads.
func (r *reading) find(names []Name) {
	quote, quotes, para := 0, 0, 0
	for s := range r.doc.Sentences {
		words := r.doc.Sentences[s].Words
		if s > 0 && strings.Contains(r.doc.Text[r.doc.Sentences[s-1].End:r.doc.Sentences[s].Start], "\n") {
			para++
			quote = 0 // a quotation that goes on is opened again
		}
		here := len(names)
		if n := slices.IndexFunc(names, func(n Name) bool { return n.Sentence > s }); n >= 0 {
			here = n
		}
		mine := names[:here]
		names = names[here:]
		from := len(r.mentions)
		for w := range words {
			switch words[w].Form {
			case "“", "«", "``":
				quotes++
				quote = quotes
			case "”", "»", "''":
				quote = 0
			case "\"":
				if quote > 0 {
					quote = 0
				} else {
					quotes++
					quote = quotes
				}
			}
			m := mention{sentence: s, first: w, last: w + 1, head: w, entity: -1, gold: -1, cluster: -1, quote: quote, para: para}
			if k := slices.IndexFunc(mine, func(n Name) bool { return n.Head == w }); k >= 0 {
				n := mine[k]
				m.first, m.last, m.entity = n.First, n.Last, n.Entity
				m.form, m.kind, m.fine = name, kindOf(n.Type), network.Spelled(n.Type)
				if n.Noun {
					m.plural = strings.HasSuffix(words[w].XPOS, "S")
				}
			} else if !r.describe(&m, words, mine) {
				continue
			}
			m.rel, m.role, m.word = network.Spelled(base(words[w].Rel)), roles[words[w].Rel], network.Spelled(strings.ToLower(words[w].Lemma))
			m.sight = r.look(s, w)
			if m.form != name {
				m.kind = m.sight.kind
			}
			if m.form != pronoun {
				m.gender = r.genderOf(words, &m)
			}
			r.mentions = append(r.mentions, m)
		}
		r.bounds = append(r.bounds, [2]int{from, len(r.mentions)})
	}
}

// describe tells what a word is the head of, where it is no known name.
func (r *reading) describe(m *mention, words []syntax.Word, names []Name) bool {
	w := &words[m.head]
	low := strings.ToLower(w.Form)
	if p, ok := pronouns[low]; ok && (w.UPOS == "PRON" || w.UPOS == "DET") {
		m.form, m.class, m.pos, m.gender, m.plural = pronoun, p.class, p.position, p.gender, p.plural
		if low == "her" && w.XPOS != "PRP$" {
			m.pos = objective
		}
		return true
	}
	if slices.ContainsFunc(names, func(n Name) bool { return n.First <= m.head && m.head < n.Last && !n.Noun }) {
		return false
	}
	switch base(w.Rel) {
	case "compound", "flat", "fixed", "goeswith", "case", "mark", "cc":
		return false
	}
	switch {
	case w.UPOS == "PROPN":
		m.form = proper
	case w.UPOS == "NOUN":
		m.form = noun
	case w.UPOS == "ADV" && (low == "here" || low == "there"):
		m.form, m.class = noun, there
		return true
	default:
		return false
	}
	m.plural = strings.HasSuffix(w.XPOS, "S")
	m.class = bare
	for i := m.head - 1; i >= 0; i-- {
		if words[i].Head != m.head && !(words[i].Head > i && words[i].Head < m.head && words[i].Head >= 0) {
			break
		}
		switch rel := words[i].Rel; {
		case rel == "det", rel == "amod", rel == "compound", rel == "nummod", rel == "punct" && words[i].XPOS == "HYPH", rel == "nmod:poss", rel == "case" && words[i].XPOS == "POS",
			words[i].Head != m.head:
		default:
			i = 0
			continue
		}
		if words[i].Head == m.head {
			switch low := strings.ToLower(words[i].Form); {
			case low == "the":
				m.class = the
			case low == "this" || low == "that" || low == "these" || low == "those":
				m.class = this
			case words[i].Rel == "nmod:poss":
				m.class = whose
			case words[i].Rel == "det":
				m.class = a
			}
		}
		m.first = i
	}
	return true
}

// base cuts the subtype off a relation.
func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// genderOf tells a gender by the words of a mention and the title before it: Mrs, king, Maria.
func (r *reading) genderOf(words []syntax.Word, m *mention) gender {
	from := m.first
	if m.form == name && from > 0 {
		from--
	}
	last := m.last
	if m.form == noun {
		from = m.head
	}
	for i := from; i < last; i++ {
		if f, ok := r.english.Female[strings.ToLower(strings.TrimSuffix(words[i].Form, "."))]; ok {
			if f {
				return female
			}
			return male
		}
		if m.form == name {
			switch gazetteer.Default().Gender(words[i].Form) {
			case gazetteer.Female:
				return female
			case gazetteer.Male:
				return male
			}
		}
	}
	return unknown
}
