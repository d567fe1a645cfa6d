package graph

import (
	"cmp"
	"slices"
	"strings"
)

// A Corpus is what some articles say: the articles, their entities and their claims. It may hold
// one article, as an extractor returns it, or many, as Merge joins them.
type Corpus struct {
	Articles []*Article
	Entities []*Entity
	Claims   []*Claim
}

// Merge joins corpora into one, sorted by ID throughout and whatever the order of its arguments:
// entities of one ID gather their mentions, claims of one ID their evidence. Of two articles with
// one ID the later in the arguments stays, with what was drawn from it, and of versions of one article
// the latest. The arguments may share memory with the result.
func Merge(corpora ...*Corpus) *Corpus {
	last := map[string]int{} // article ID -> the corpus it is taken from
	for i, c := range corpora {
		for _, a := range c.Articles {
			last[a.ID] = i
		}
	}
	var stay []*Article
	for i, c := range corpora {
		for _, a := range c.Articles {
			if last[a.ID] == i {
				stay = append(stay, a)
			}
		}
	}
	for id := range Superseded(stay) {
		last[id] = -1
	}
	articles, entities, claims := map[string]*Article{}, map[string]*Entity{}, map[string]*Claim{}
	for i, c := range corpora {
		for _, a := range c.Articles {
			if last[a.ID] == i {
				articles[a.ID] = a
			}
		}
		stale := func(article string) bool { j, ok := last[article]; return ok && j != i }
		for _, e := range c.Entities {
			mine := *e
			mine.Mentions = slices.DeleteFunc(slices.Clone(e.Mentions), func(m Mention) bool { return stale(m.Article) })
			mine.Readings = slices.DeleteFunc(slices.Clone(e.Readings), func(r Reading) bool { return stale(r.Article) })
			if len(mine.Mentions) == 0 && len(e.Mentions) > 0 {
				continue
			}
			if old, ok := entities[e.ID]; ok {
				old.absorb(&mine)
			} else {
				mine.Aliases = slices.Clone(mine.Aliases)
				entities[e.ID] = &mine
			}
		}
		for _, cl := range c.Claims {
			mine := *cl
			mine.Evidence = slices.DeleteFunc(slices.Clone(cl.Evidence), func(e Evidence) bool { return stale(e.Article) })
			if len(mine.Evidence) == 0 {
				continue
			}
			if old, ok := claims[cl.ID]; ok {
				old.Absorb(&mine)
			} else {
				claims[cl.ID] = &mine
			}
		}
	}
	out := &Corpus{Articles: values(articles), Entities: values(entities), Claims: values(claims)}
	out.sort()
	return out
}

func values[T any](m map[string]*T) []*T {
	vs := make([]*T, 0, len(m))
	for _, v := range m {
		vs = append(vs, v)
	}
	return vs
}

// sort orders everything so that equal corpora are equal byte for byte.
func (c *Corpus) sort() {
	slices.SortFunc(c.Articles, func(a, b *Article) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Entities, func(a, b *Entity) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Claims, func(a, b *Claim) int { return strings.Compare(a.ID, b.ID) })
	for _, e := range c.Entities {
		slices.SortFunc(e.Mentions, func(a, b Mention) int {
			return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		e.Mentions = slices.Compact(e.Mentions)
		slices.SortFunc(e.Readings, func(a, b Reading) int {
			return cmp.Or(strings.Compare(a.Article, b.Article), strings.Compare(a.ID, b.ID), strings.Compare(a.Name, b.Name), strings.Compare(a.Country, b.Country))
		})
		e.Readings = slices.Compact(e.Readings)
		slices.Sort(e.Aliases)
		e.Aliases = slices.DeleteFunc(slices.Compact(e.Aliases), func(s string) bool { return s == e.Name })
	}
	for _, cl := range c.Claims {
		cl.Settle()
	}
}

// absorb takes over the names and mentions of the same entity as told elsewhere. Of two names the
// longer stays (then the one that sorts first), so the order of reading doesn't matter.
func (e *Entity) absorb(other *Entity) {
	if better := cmp.Or(cmp.Compare(len(e.Name), len(other.Name)), strings.Compare(other.Name, e.Name)); better < 0 {
		e.Name, other.Name = other.Name, e.Name
	}
	e.Aliases = append(append(e.Aliases, other.Aliases...), other.Name)
	e.Country = max(e.Country, other.Country)
	e.Type = max(e.Type, other.Type)
	e.Mentions = append(e.Mentions, other.Mentions...)
	e.Readings = append(e.Readings, other.Readings...)
}

// readingsOf returns the readings of one article, which stand together.
func (e *Entity) readingsOf(article string) []Reading {
	from, _ := slices.BinarySearchFunc(e.Readings, article, func(r Reading, id string) int { return strings.Compare(r.Article, id) })
	to := from
	for to < len(e.Readings) && e.Readings[to].Article == article {
		to++
	}
	return slices.Clone(e.Readings[from:to])
}

// Absorb takes over the evidence of the same claim as told elsewhere.
func (c *Claim) Absorb(other *Claim) {
	c.Evidence = append(c.Evidence, other.Evidence...)
	if c.Date == "" || other.Date != "" && other.Date < c.Date {
		c.Date = other.Date
	}
	c.Place = max(c.Place, other.Place)
	c.Plover, c.Cameo = max(c.Plover, other.Plover), max(c.Cameo, other.Cameo)
	c.Settle()
}

// Settle orders the evidence, best first, drops what stands twice, and sets the confidence by it.
func (c *Claim) Settle() {
	slices.SortFunc(c.Evidence, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Article, b.Article),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.Subject.Start, b.Subject.Start), cmp.Compare(a.Object.Start, b.Object.Start))
	})
	c.Evidence = slices.CompactFunc(c.Evidence, func(a, b Evidence) bool { return a.Article == b.Article && a.Start == b.Start })
	if len(c.Evidence) > 0 {
		c.Confidence = c.Evidence[0].Confidence
	}
}

// Split parts the corpus by article: each part holds one article with its own mentions and
// evidence. Entities without a mention, and what points to an article that isn't there, are left
// out.
func (c *Corpus) Split() []*Corpus {
	parts := make([]*Corpus, len(c.Articles))
	at := map[string]*Corpus{}
	for i, a := range c.Articles {
		parts[i] = &Corpus{Articles: []*Article{a}}
		at[a.ID] = parts[i]
	}
	for _, e := range c.Entities {
		by := map[string]*Entity{}
		for _, m := range e.Mentions {
			part := at[m.Article]
			if part == nil {
				continue
			}
			mine := by[m.Article]
			if mine == nil {
				one := *e
				mine, one.Mentions, one.Readings = &one, nil, e.readingsOf(m.Article)
				by[m.Article] = mine
				part.Entities = append(part.Entities, mine)
			}
			mine.Mentions = append(mine.Mentions, m)
		}
	}
	for _, cl := range c.Claims {
		by := map[string]*Claim{}
		for _, ev := range cl.Evidence {
			part := at[ev.Article]
			if part == nil {
				continue
			}
			mine := by[ev.Article]
			if mine == nil {
				one := *cl
				mine, one.Evidence = &one, nil
				by[ev.Article] = mine
				part.Claims = append(part.Claims, mine)
			}
			mine.Evidence = append(mine.Evidence, ev)
		}
		for _, mine := range by {
			mine.Settle()
		}
	}
	return parts
}
