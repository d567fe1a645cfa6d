// Package lemma gives words their lemmas, in the way of the treebanks UD English EWT and GUM. The
// tags decide: "left" is leave where it is a verb, and left where it is a side.
//
// A few rules undo the endings of English, and a table holds what they get wrong. The table comes
// from the treebanks and from WordNet 3.0.
package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Table knows lemmas. Many goroutines may use one at once.
type Table struct {
	rows map[tag]map[string]string // form -> lemma
}

// A tag is a part of speech, universal and Penn.
type tag struct{ upos, xpos string }

// Of verbs only the form matters, and that is the same for the past and the participle.
var (
	past       = tag{"VERB", "VBD"}
	participle = tag{"VERB", "VBG"}
	third      = tag{"VERB", "VBZ"}
	plural     = tag{"NOUN", "NNS"}
)

func tagOf(upos, xpos string) tag {
	switch xpos {
	case "VBD", "VBN":
		return past
	case "VBG":
		return participle
	case "VBZ":
		return third
	case "NNS":
		return plural
	}
	return tag{upos, xpos}
}

// Lemma returns the lemma of a word with its universal and its Penn tag. Any may be empty.
func (t *Table) Lemma(form, upos, xpos string) string {
	k := tagOf(upos, xpos)
	rows := t.rows[k]
	if lemma, ok := rows[form]; ok {
		return lemma
	}
	if named(k) {
		return t.name(form, k)
	}
	small := lower(form)
	if small != form {
		if lemma, ok := rows[small]; ok {
			return lemma
		}
	}
	lemma := rule(small, k)
	if lemma == small && keepsCase(form, k) {
		return form
	}
	return lemma
}

// named tells the words of names, whose capitals are part of them.
func named(k tag) bool {
	return k.upos == "PROPN" || k.xpos == "NNP" || k.xpos == "NNPS" || k.upos == "X" || k.upos == "SYM"
}

// name undoes the endings of a word in a name, and keeps its capitals: States, United. A name
// that is shouted loses them: BRUSSELS.
func (t *Table) name(form string, k tag) string {
	switch {
	case k.xpos == "NNPS":
		return recased(t.Lemma(lower(form), "NOUN", "NNS"), form)
	case k.upos == "VERB" && strings.HasSuffix(form, "ed"):
		return recased(t.Lemma(lower(form), "VERB", "VBN"), form)
	case k.upos == "VERB" && strings.HasSuffix(form, "ing"):
		return recased(t.Lemma(lower(form), "VERB", "VBG"), form)
	case k.xpos == "NNP" && len(form) > longestAcronym && strings.ToUpper(form) == form:
		return title(lower(form))
	}
	return form
}

// longestAcronym is the length up to which a word in capitals may be one. A longer is a word.
const longestAcronym = 6

// recased gives a lemma the capitals of its form.
func recased(lemma, form string) string {
	r, n := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) {
		return lemma
	}
	if len(form) > n+1 && strings.ToUpper(form) == form {
		return strings.ToUpper(lemma)
	}
	return title(lemma)
}

func title(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// keepsCase guesses whether the capitals of a word that the table doesn't know are its own, not
// those of a headline or of the start of a sentence: Peruvian, pro-Beijing, HR.
func keepsCase(form string, k tag) bool {
	switch k.upos {
	case "ADJ":
		for _, end := range [...]string{"ian", "ean", "ese"} {
			if strings.HasSuffix(form, end) {
				return true
			}
		}
	case "NOUN":
		if strings.ContainsRune(form, '.') { // the name of a file
			return false
		}
		if !strings.ContainsAny(form, "AEIOUYaeiouy0123456789") {
			return true
		}
	default:
		return false
	}
	// A capital after a small letter, or a hyphen.
	small := false
	for _, r := range form {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = small || unicode.IsLower(r)
	}
	return false
}

// lower writes a word in small letters, with straight apostrophes.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}
