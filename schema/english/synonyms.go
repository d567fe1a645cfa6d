package english

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

func (e *English) synonym(row map[string]string, at place) error {
	words, err := e.spell(row["words"])
	if err != nil {
		return at.fault("words", 0, err.Error())
	}
	e.Synonyms[row["name"]] = words
	return nil
}

// spell writes out the names of synonyms among alternatives: &talks|visit is talk|meeting|visit.
func (e *English) spell(alternatives string) (string, error) {
	if !strings.Contains(alternatives, "&") {
		return alternatives, nil
	}
	words := strings.Split(alternatives, "|")
	for i, w := range words {
		if name, ok := strings.CutPrefix(w, "&"); ok {
			if words[i], ok = e.Synonyms[name]; !ok {
				return "", fmt.Errorf("synonyms.csv has no %q", name)
			}
		}
	}
	return strings.Join(words, "|"), nil
}

// rank puts of each verb's patterns those first that ask for more, as the first that matches may be
// the last that is tried: "strike deal with Y" before "strike Y".
func rank(patterns map[string][]*Pattern) {
	for _, ps := range patterns {
		slices.SortStableFunc(ps, func(a, b *Pattern) int { return cmp.Compare(b.asks(), a.asks()) })
	}
}

// asks counts what a pattern asks for beside its ends.
func (p *Pattern) asks() int {
	n := 0
	for _, asked := range []bool{p.Direct == Listed, p.Direct == Listed, p.Direct == Any, p.Direct == Clause,
		len(p.Links) > 0, len(p.Particle) > 0, len(p.Fixed) > 0, len(p.Complement) > 0, p.To, len(p.Deeds) > 0, p.Not, p.Must, p.Owner, p.Owner, p.End == Each, len(p.X) > 0, len(p.Doers) > 0, len(p.Y) > 0} {
		if asked {
			n++
		}
	}
	return n
}
