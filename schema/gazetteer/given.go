package gazetteer

import (
	"fmt"
	"iter"
	"maps"

	"github.com/entente-graph/entente/schema/table"
)

// A Gender tells whom a given name is given to.
type Gender int

// What a given name tells of its bearer.
const (
	Unknown Gender = iota // not in the table
	Male
	Female
	Either
)

// Gender returns what a given name tells of its bearer: Male of "Recep", Unknown of a name that the
// table hasn't. Capitals, diacritics and hyphens don't count.
func (g *Gazetteer) Gender(name string) Gender {
	var buf [64]byte
	return g.given[string(appendKey(buf[:0], name))]
}

// GivenNames lists the given names by their keys.
func (g *Gazetteer) GivenNames() iter.Seq[string] { return maps.Keys(g.given) }

func (d *draft) name(r *table.Row) error {
	for gender, word := range []string{Male: "male", Female: "female", Either: "either"} {
		if word != "" && r.Get("gender") == word {
			d.given[Key(r.Get("name"))] = Gender(gender)
			return nil
		}
	}
	return fmt.Errorf("gender is %q, not male, female or either", r.Get("gender"))
}
