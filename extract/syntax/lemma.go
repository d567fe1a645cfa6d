package syntax

import (
	"bytes"
	"encoding/gob"
	"maps"
	"slices"
	"strings"
)

// Lemmas holds the lemmas that the treebanks show, by tag and form in small letters, and the verbs
// and nouns that rules may arrive at.
type Lemmas struct {
	Seen  map[string]string // XPOS class, space, form -> lemma
	Known map[string]bool   // class, space, lemma
}

// GobEncode writes the maps in order, so that the same lemmas are the same bytes.
func (l *Lemmas) GobEncode() ([]byte, error) {
	var rows []string
	for _, k := range slices.Sorted(maps.Keys(l.Seen)) {
		rows = append(rows, k+"\t"+l.Seen[k])
	}
	rows = append(rows, slices.Sorted(maps.Keys(l.Known))...)
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(rows)
	return b.Bytes(), err
}

// GobDecode reads what GobEncode wrote.
func (l *Lemmas) GobDecode(data []byte) error {
	var rows []string
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&rows); err != nil {
		return err
	}
	l.Seen, l.Known = map[string]string{}, map[string]bool{}
	for _, row := range rows {
		if key, lemma, ok := strings.Cut(row, "\t"); ok {
			l.Seen[key] = lemma
		} else {
			l.Known[row] = true
		}
	}
	return nil
}

// Class is N for nouns, V for verbs, J for adjectives and adverbs, else the tag itself.
func Class(upos string) string {
	switch upos {
	case "NOUN":
		return "N"
	case "VERB", "AUX":
		return "V"
	case "ADJ", "ADV":
		return "J"
	}
	return upos
}

func (l *Lemmas) lemma(w *Word) string {
	low := strings.ToLower(strings.ReplaceAll(w.Form, "’", "'"))
	c := Class(w.UPOS)
	if lemma, ok := l.Seen[c+" "+low]; ok {
		return lemma
	}
	switch {
	case w.UPOS == "PROPN":
		return w.Form
	case w.XPOS == "NNS":
		return l.strip(c, low, "ies:y", "ches:ch", "shes:sh", "xes:x", "sses:ss", "zes:z", "oes:o", "men:man", "s:")
	case w.XPOS == "VBZ":
		return l.strip(c, low, "ies:y", "ches:ch", "shes:sh", "xes:x", "sses:ss", "oes:o", "s:")
	case w.XPOS == "VBD" || w.XPOS == "VBN":
		return l.strip(c, low, "ied:y", "ed:e", "ed:")
	case w.XPOS == "VBG":
		return l.strip(c, low, "ing:e", "ing:")
	}
	return low
}

// strip undoes the first ending that gives a known lemma; if none does, the last ending that fits.
func (l *Lemmas) strip(class, form string, endings ...string) string {
	guess := form
	for _, e := range endings {
		old, now, _ := strings.Cut(e, ":")
		stem, ok := strings.CutSuffix(form, old)
		if !ok || len(stem) < 2 {
			continue
		}
		for _, lemma := range []string{stem + now, undouble(stem)} {
			if l.Known[class+" "+lemma] {
				return lemma
			}
		}
		guess = stem + now
		if now == "" && old != "s" && silent(stem) {
			guess = stem + "e"
		}
	}
	return guess
}

// silent tells a verb's stem that is hardly ever written without an e: accus, normaliz, evacuat.
func silent(stem string) bool {
	for _, end := range []string{"at", "ut", "ur", "dg"} {
		if strings.HasSuffix(stem, end) && len(stem) > 4 {
			return true
		}
	}
	n := len(stem)
	return strings.ContainsRune("szcvu", rune(stem[n-1])) && stem[n-1] != stem[n-2]
}

// undouble makes stopp stop.
func undouble(stem string) string {
	n := len(stem)
	if n > 2 && stem[n-1] == stem[n-2] && !strings.ContainsRune("aeiou", rune(stem[n-1])) {
		return stem[:n-1]
	}
	return stem
}
