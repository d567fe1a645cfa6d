package syntax

import (
	"bytes"
	"encoding/gob"
	"maps"
	"slices"
	"strings"
)

// Lemmas holds lemmas as models up to version 1 stored them. They are read and not used: lemmas come
// from the package lemma.
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
