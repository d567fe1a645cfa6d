package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// An Office is what a person was for a while. Dates are days, months or years, "2013-08-03",
// "2013-08" or "2013": their precision is their length.
type Office struct {
	Person   string // entry ID
	Relation string // a relation of schema/ontology, such as minister-of
	Of       string // entry ID of the country or body
	From     string // "" where the table doesn't tell
	To       string // "" while it lasts, as far as the table knows
	Title    string // in small letters, as said before a name: "foreign minister"
}

// Offices returns the offices of a person by ID, the oldest first. The result must not be changed.
func (g *Gazetteer) Offices(person string) []Office { return g.held[person] }

// Holders returns the offices of that relation to a country or body that were held on the date,
// the latest begun first. An empty relation means any, an empty date the latest known. On the day
// of a change both the old holder and the new one are told.
func (g *Gazetteer) Holders(relation, of, date string) []Office {
	return g.holders(of, date, func(o Office) bool { return relation == "" || o.Relation == relation })
}

// HolderOf returns who held the office of that title on the date, the latest begun if there were
// several: ("foreign minister", "country/IRN", "2018-07-13") is Mohammad Javad Zarif.
func (g *Gazetteer) HolderOf(title, of, date string) (*Entry, bool) {
	held := g.holders(of, date, func(o Office) bool { return strings.EqualFold(o.Title, title) })
	if len(held) == 0 {
		return nil, false
	}
	return g.entries[held[0].Person], true
}

func (g *Gazetteer) holders(of, date string, want func(Office) bool) []Office {
	var held []Office
	for _, o := range g.filled[of] {
		if want(o) && o.covers(date) {
			held = append(held, o)
		}
	}
	slices.SortStableFunc(held, func(a, b Office) int { return strings.Compare(b.From, a.From) })
	return held
}

// covers compares dates by the precision that both have.
func (o Office) covers(date string) bool {
	if date == "" {
		return o.To == ""
	}
	return compare(o.From, date) <= 0 && (o.To == "" || compare(date, o.To) <= 0)
}

func compare(a, b string) int {
	n := min(len(a), len(b))
	return strings.Compare(a[:n], b[:n])
}

func (o Office) order(other Office) int {
	return cmp.Or(strings.Compare(o.From, other.From), strings.Compare(o.Of, other.Of),
		strings.Compare(o.Relation, other.Relation), strings.Compare(o.Title, other.Title))
}
