package english

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/schema/ontology"
)

// A Bond is a lasting relation that two names tell by what stands between them; lasting.csv says
// how it is written.
type Bond struct {
	Relation    string
	First, Last string     // kinds of the two names
	Between     [][]string // words in order, each with its alternatives; by lemma
	Back        bool       // X, whom the relation starts from, is the second
	Close       bool       // a comma, full stop or bracket must follow the second name
	Example     string
	At          string // file and line
}

// bond reads a line of lasting.csv.
func (e *English) bond(row map[string]string, at place) error {
	words := strings.Fields(row["pattern"])
	if len(words) == 3 && words[1] == "=" {
		e.lists[words[0]] = strings.Split(words[2], "|")
		return nil
	}
	b := Bond{Relation: row["relation"], Example: row["example"], At: at.String()}
	if len(words) > 0 && words[len(words)-1] == "end" {
		b.Close, words = true, words[:len(words)-1]
	}
	if len(words) < 2 {
		return fmt.Errorf("pattern %q joins no two names", row["pattern"])
	}
	var ends [2]string
	for i, w := range []string{words[0], words[len(words)-1]} {
		end, kind, ok := strings.Cut(w, ":")
		if !ok || end != "X" && end != "Y" || !ontology.Default().Is(kind, "thing") {
			return fmt.Errorf("pattern %q: %q is not like X:person or Y:country", row["pattern"], w)
		}
		ends[i] = end
		if i == 0 {
			b.First, b.Back = kind, end == "Y"
		} else {
			b.Last = kind
		}
	}
	if ends[0] == ends[1] {
		return fmt.Errorf("pattern %q has %s at both ends", row["pattern"], ends[0])
	}
	for _, w := range words[1 : len(words)-1] {
		list, ok := e.lists[w]
		if !ok {
			list = strings.Split(w, "|")
		}
		b.Between = append(b.Between, list)
	}
	if err := known([]string{b.Relation}); err != nil {
		return err
	}
	e.Bonds = append(e.Bonds, &b)
	return nil
}
