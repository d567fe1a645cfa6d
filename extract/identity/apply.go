package identity

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// Resolve joins corpora and says who is who among all their articles. What it returns it takes back:
// with more articles it comes to what it would have come to with all at once.
func Resolve(g *gazetteer.Gazetteer, c *Corrections, corpora ...*graph.Corpus) *graph.Corpus {
	parts := byArticle(corpora...)
	return graph.Merge(append(resolve(g, c, parts), bare(corpora...))...)
}

// Update says who is who among what is there and what comes. It returns what comes, together with
// those articles of what is there in which somebody turned out to be somebody else.
func Update(g *gazetteer.Gazetteer, c *Corrections, there, comes *graph.Corpus) *graph.Corpus {
	fresh := map[string]bool{}
	for _, a := range comes.Articles {
		fresh[a.ID] = true
	}
	before := byArticle(there, comes)
	var news []*graph.Corpus
	for i, p := range resolve(g, c, before) {
		if fresh[p.Articles[0].ID] || differs(before[i], p) {
			news = append(news, p)
		}
	}
	return graph.Merge(append(news, bare(there, comes))...)
}

func resolve(g *gazetteer.Gazetteer, c *Corrections, parts []*graph.Corpus) []*graph.Corpus {
	x := New(g, c)
	added := make([]*Part, len(parts))
	for i, p := range parts {
		added[i] = x.Add(p)
	}
	out := make([]*graph.Corpus, len(parts))
	for i, p := range added {
		out[i] = p.Resolve()
	}
	return out
}

// bare returns the entities that are spoken of in claims alone: there is no article to read them
// with.
func bare(corpora ...*graph.Corpus) *graph.Corpus {
	b := &graph.Corpus{}
	for _, c := range corpora {
		for _, e := range c.Entities {
			if len(e.Mentions) == 0 {
				b.Entities = append(b.Entities, e)
			}
		}
	}
	return b
}

// differs reports whether an article's entities or claims aren't what they were.
func differs(before, after *graph.Corpus) bool {
	sameEntity := func(a, b *graph.Entity) bool {
		return a.ID == b.ID && a.Type == b.Type && a.Name == b.Name && a.Country == b.Country && slices.Equal(a.Readings, b.Readings)
	}
	sameClaim := func(a, b *graph.Claim) bool { return a.ID == b.ID && a.Place == b.Place }
	return !slices.EqualFunc(before.Entities, after.Entities, sameEntity) || !slices.EqualFunc(before.Claims, after.Claims, sameClaim)
}

// byArticle parts corpora by article. Of two articles of one ID the later stays.
func byArticle(corpora ...*graph.Corpus) []*graph.Corpus {
	var parts []*graph.Corpus
	last := map[string]int{}
	for _, c := range corpora {
		printed := printedNames(c)
		for _, p := range c.Split() {
			for _, e := range p.Entities {
				own := map[string]bool{}
				addPrinted(own, e)
				e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return printed[e.ID][a] && !own[a] })
			}
			id := p.Articles[0].ID
			if i, ok := last[id]; ok {
				parts[i] = p
				continue
			}
			last[id] = len(parts)
			parts = append(parts, p)
		}
	}
	return parts
}

// printedNames tells of each entity which names some article prints. Each article has only its own:
// the others may turn out to be somebody else's.
func printedNames(c *graph.Corpus) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, e := range c.Entities {
		all[e.ID] = map[string]bool{}
		addPrinted(all[e.ID], e)
	}
	return all
}

// addPrinted adds the names that articles print of an entity.
func addPrinted(names map[string]bool, e *graph.Entity) {
	for _, m := range e.Mentions {
		if m.Form == graph.Name {
			names[strings.Join(strings.Fields(m.Text), " ")] = true
		}
	}
	for _, r := range e.Readings {
		names[r.Name] = true
	}
}

// Resolve returns what the article tells with all entities and claims under the IDs that they have
// among all articles that the index has by now. It leaves what was added as it is, and shares with it
// what stays as it was.
func (p *Part) Resolve() *graph.Corpus {
	x, part := p.index, p.corpus
	x.settle()
	article := ""
	if len(part.Articles) > 0 {
		article = part.Articles[0].ID
	}
	rs := x.taken[:0]
	for i, c := range p.cells {
		rs = append(rs, taken{cell: c, reading: reading(part.Entities[i], article)})
	}
	x.taken = rs
	for i := range rs {
		rs[i].turned = x.turn(&rs[i])
	}
	out := &graph.Corpus{Articles: part.Articles}
	if len(part.Claims) > 0 {
		at := x.places(part.Entities)
		moveSituations(part, rs, at)
		for _, c := range part.Claims {
			if mine := rename(c, rs, at); mine != nil {
				out.Claims = append(out.Claims, mine)
			}
		}
	}
	out.Entities = x.gather(part.Entities, rs)
	return out
}

// gather makes one of entities that turned out to be one. One that is by itself what it was stays.
func (x *Index) gather(entities []*graph.Entity, rs []taken) []*graph.Entity {
	outcomes := x.outcomes[:0]
	for i := range rs {
		r, e := &rs[i], entities[i]
		if r.turned == nil {
			continue
		}
		r.into = slices.IndexFunc(outcomes, func(o outcome) bool { return o.ID == r.turned.ID })
		if r.into < 0 {
			r.into = len(outcomes)
			outcomes = append(outcomes, outcome{Entity: r.turned})
		}
		o := &outcomes[r.into]
		o.of++
		o.changed = o.changed || len(e.Readings) == 0 && !o.is(&r.reading) ||
			slices.ContainsFunc(e.Readings, func(r graph.Reading) bool { return !o.is(&r) })
	}
	x.outcomes = outcomes
	out := make([]*graph.Entity, len(outcomes))
	for i := range rs {
		r, e := &rs[i], entities[i]
		if r.turned == nil {
			continue
		}
		o, mine := &outcomes[r.into], out[r.into]
		if o.of == 1 && !o.changed && len(e.Readings) == 0 {
			out[r.into] = e
			continue
		}
		if mine == nil {
			mine = &graph.Entity{ID: o.ID, Type: o.Type, Name: o.Name, Country: o.Country, Mentions: slices.Clip(e.Mentions)}
			out[r.into] = mine
		} else {
			mine.Mentions = append(mine.Mentions, e.Mentions...)
		}
		for _, a := range e.Aliases {
			mine.Aliases = addAlias(mine.Aliases, mine.Name, a)
		}
		mine.Aliases = addAlias(mine.Aliases, mine.Name, r.reading.Name)
		switch {
		case !o.changed:
		case len(e.Readings) > 0:
			mine.Readings = append(mine.Readings, e.Readings...)
		default:
			mine.Readings = append(mine.Readings, r.reading)
		}
	}
	return out
}

// addAlias adds another name to the sorted ones of who is called so.
func addAlias(aliases []string, name, alias string) []string {
	if i, there := slices.BinarySearch(aliases, alias); !there && alias != name {
		return slices.Insert(aliases, i, alias)
	}
	return aliases
}

// A taken is what is kept of a record, and what it turned out to be.
type taken struct {
	cell    int32
	reading graph.Reading
	turned  *Entity // nil if dropped
	into    int     // which of those that come out
}

// An outcome is an entity that some turned out to be.
type outcome struct {
	*Entity
	of      int // so many
	changed bool
}

// is reports whether a reading tells of an entity what it is.
func (e *Entity) is(r *graph.Reading) bool {
	return r.ID == e.ID && r.Type == e.Type && r.Name == e.Name && r.Country == e.Country
}

// turn says what a record turned out to be, nil if nothing.
func (x *Index) turn(r *taken) *Entity {
	if r.cell >= 0 && x.corrections == nil {
		return &x.entities[x.whose[r.cell]]
	}
	e := Entity{ID: r.reading.ID, Type: r.reading.Type, Name: r.reading.Name, Country: r.reading.Country}
	if r.cell >= 0 {
		e = x.entities[x.whose[r.cell]]
	}
	e, stays := x.ruling.on(e, r.reading.Article, x.find)
	if !stays {
		return nil
	}
	return &e
}

// find returns an entity by the ID that it has now.
func (x *Index) find(id string) *Entity {
	if e := x.byID[id]; e != nil {
		return e
	}
	if entry, ok := x.gazetteer.Entry(id); ok {
		return &Entity{ID: entry.ID, Type: entry.Kind, Name: entry.Name, Country: entry.Country}
	}
	return nil
}

// moveSituations gives situations, whose names hold that of who keeps them up, its new one.
func moveSituations(part *graph.Corpus, rs []taken, at map[string]int) {
	for _, c := range part.Claims {
		h, ok := at[c.Subject]
		s, there := at[c.Object]
		if !ok || !there || c.Relation != "maintains" || rs[h].turned == nil || rs[s].turned == nil || rs[s].reading.Type != "situation" {
			continue
		}
		was, is, situation := rs[h].reading, rs[h].turned, rs[s].turned
		rest, ok := strings.CutPrefix(rs[s].reading.ID, "situation/"+tail(was.ID)+"-")
		if !ok || was.ID == is.ID {
			continue
		}
		situation.ID = "situation/" + tail(is.ID) + "-" + rest
		situation.Country = is.Country
		if noun, ok := strings.CutPrefix(rs[s].reading.Name, was.Name+"-"); ok {
			situation.Name = is.Name + "-" + noun
		}
	}
}

// tail is the last part of an ID, in small letters.
func tail(id string) string { return strings.ToLower(id[strings.IndexByte(id, '/')+1:]) }

// rename returns a claim under the IDs that its entities have now; nil if one of them is dropped, or
// if it turned out to be about one and the same.
func rename(c *graph.Claim, rs []taken, at map[string]int) *graph.Claim {
	mine := *c
	for _, id := range []*string{&mine.Subject, &mine.Object, &mine.Speaker, &mine.Place} {
		i, there := at[*id]
		switch {
		case *id == "" || !there:
		case rs[i].turned != nil:
			*id = rs[i].turned.ID
		case id == &mine.Place:
			*id = ""
		default:
			return nil
		}
	}
	if mine.Subject == mine.Object && c.Subject != c.Object {
		return nil
	}
	mine.Identify()
	return &mine
}
