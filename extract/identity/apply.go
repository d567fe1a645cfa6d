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
// among all articles that the index has by now. It leaves what was added as it is.
func (p *Part) Resolve() *graph.Corpus {
	x, part := p.index, p.corpus
	x.settle()
	article := ""
	if len(part.Articles) > 0 {
		article = part.Articles[0].ID
	}
	rs := make([]taken, len(p.cells))
	for i, c := range p.cells {
		rs[i] = taken{c, reading(part.Entities[i], article)}
	}
	out := &graph.Corpus{Articles: part.Articles}
	turned := make([]*Entity, len(rs)) // what they turn out to be; nil if dropped
	for i := range rs {
		turned[i] = x.turn(&rs[i])
	}
	if len(part.Claims) > 0 {
		at := x.places(part.Entities)
		moveSituations(part, rs, turned, at)
		for _, c := range part.Claims {
			if mine := rename(c, turned, at); mine != nil {
				out.Claims = append(out.Claims, mine)
			}
		}
	}
	out.Entities = x.gather(part.Entities, rs, turned)
	return out
}

// gather makes one of entities that turned out to be one. What an entity is by itself it stays: most
// share their mentions with what was added, and need neither readings nor aliases.
func (x *Index) gather(entities []*graph.Entity, rs []taken, turned []*Entity) []*graph.Entity {
	clear(x.at)
	all, out := make([]graph.Entity, 0, len(rs)), make([]*graph.Entity, 0, len(rs))
	into := make([]int, len(rs)) // where in all; -1 if dropped
	for i, t := range turned {
		if t == nil {
			into[i] = -1
			continue
		}
		at, ok := x.at[t.ID]
		if !ok {
			at = len(all)
			x.at[t.ID] = at
			all = append(all, graph.Entity{ID: t.ID, Type: t.Type, Name: t.Name, Country: t.Country})
			out = append(out, &all[at])
		}
		into[i] = at
		e, mine := entities[i], &all[at]
		if mine.Mentions == nil {
			mine.Mentions = slices.Clip(e.Mentions)
		} else {
			mine.Mentions = append(mine.Mentions, e.Mentions...)
		}
		for _, a := range e.Aliases {
			mine.Aliases = addAlias(mine.Aliases, mine.Name, a)
		}
		mine.Aliases = addAlias(mine.Aliases, mine.Name, rs[i].reading.Name)
	}
	changed := make([]bool, len(all))
	for i, at := range into {
		if at < 0 {
			continue
		}
		e := &all[at]
		plain := func(r graph.Reading) bool {
			return r.ID == e.ID && r.Type == e.Type && r.Name == e.Name && r.Country == e.Country
		}
		changed[at] = changed[at] || len(entities[i].Readings) == 0 && !plain(rs[i].reading) ||
			slices.ContainsFunc(entities[i].Readings, func(r graph.Reading) bool { return !plain(r) })
	}
	for i, at := range into {
		switch {
		case at < 0 || !changed[at]:
		case len(entities[i].Readings) > 0:
			all[at].Readings = append(all[at].Readings, entities[i].Readings...)
		default:
			all[at].Readings = append(all[at].Readings, rs[i].reading)
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

// A taken is what is kept of a record.
type taken struct {
	cell    int32
	reading graph.Reading
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
func moveSituations(part *graph.Corpus, rs []taken, turned []*Entity, at map[string]int) {
	for _, c := range part.Claims {
		h, ok := at[c.Subject]
		s, there := at[c.Object]
		if !ok || !there || c.Relation != "maintains" || turned[h] == nil || turned[s] == nil || rs[s].reading.Type != "situation" {
			continue
		}
		was, is := rs[h].reading, turned[h]
		rest, ok := strings.CutPrefix(rs[s].reading.ID, "situation/"+tail(was.ID)+"-")
		if !ok || was.ID == is.ID {
			continue
		}
		turned[s].ID = "situation/" + tail(is.ID) + "-" + rest
		turned[s].Country = is.Country
		if noun, ok := strings.CutPrefix(rs[s].reading.Name, was.Name+"-"); ok {
			turned[s].Name = is.Name + "-" + noun
		}
	}
}

// tail is the last part of an ID, in small letters.
func tail(id string) string { return strings.ToLower(id[strings.IndexByte(id, '/')+1:]) }

// rename returns a claim under the IDs that its entities have now; nil if one of them is dropped, or
// if it turned out to be about one and the same.
func rename(c *graph.Claim, turned []*Entity, at map[string]int) *graph.Claim {
	mine := *c
	for _, id := range []*string{&mine.Subject, &mine.Object, &mine.Speaker, &mine.Place} {
		i, there := at[*id]
		switch {
		case *id == "" || !there:
		case turned[i] != nil:
			*id = turned[i].ID
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
