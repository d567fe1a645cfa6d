package identity

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// A record is what one article tells of one of its entities.
type record struct {
	context
	reading graph.Reading // what the article by itself takes it for
	form    *form
	class   class // other if it is known by its ID alone
	first   founding
	scene   uint32 // the country that the article names most
	key     cellKey
	hash    uint64 // of the reading, then of the key
	cell    int32
}

// read makes records of an article's entities, in their order. It tells whom all the article names,
// too. Both last until the next article is read.
func (x *Index) read(part *graph.Corpus) ([]record, set[uint32]) {
	rs := slices.Grow(x.records[:0], len(part.Entities))[:len(part.Entities)]
	var article graph.Article
	if len(part.Articles) > 0 {
		article = *part.Articles[0]
	}
	about, most := "", 0
	for i, e := range part.Entities {
		rs[i] = record{reading: reading(e, article.ID), context: context{ties: rs[i].ties[:0]}}
		if e.Type == "country" && (len(e.Mentions) > most || len(e.Mentions) == most && e.Country < about) {
			about, most = e.Country, len(e.Mentions)
		}
	}
	first := founding{when: when(cmp.Or(article.Published, unknown)), article: x.articles.add(article.ID)}
	x.identify(rs, first)
	beside := x.named[:0]
	for i, e := range part.Entities {
		r := &rs[i]
		if r.class == other || r.key.known == 0 && !named(e) {
			r.class = other
			continue
		}
		if r.class != place && e.Type != "media" {
			beside = append(beside, r.form.feature)
		}
		if r.class == body && r.key.known == 0 {
			x.alias(r, e)
		}
	}
	slices.Sort(beside)
	beside = slices.Compact(beside)
	x.rival(rs)
	if len(part.Claims) > 0 {
		x.employ(part.Claims, rs, x.places(part.Entities))
	}
	spots := bodies(part.Entities, rs)
	for i := range rs {
		r := &rs[i]
		if r.class == other {
			continue
		}
		r.scene = code(about)
		if r.class == person && r.key.known == 0 {
			x.anchor(r, part.Entities[i], part.Entities, spots)
		}
		x.place(r)
	}
	x.records, x.named = x.others(rs, part.Entities, first), beside
	return x.records, x.named
}

// others adds records of what the article by itself takes for more than one.
func (x *Index) others(rs []record, entities []*graph.Entity, first founding) []record {
	for i, e := range entities {
		for _, reading := range e.Readings {
			c := classes[reading.Type]
			if c == other || reading == rs[i].reading || rs[i].class == other {
				continue
			}
			r := []record{{reading: reading, scene: rs[i].scene}}
			x.identify(r, first)
			x.place(&r[0])
			rs = append(rs, r...)
		}
	}
	return rs
}

// place ties a record to its scene and chooses its cell: the smallest that may turn out to be somebody
// else's. A name that many have is kept by what it stands next to; another by its country, or, where
// the article doesn't tell that, by the country that the article is about.
func (x *Index) place(r *record) {
	if r.scene != 0 {
		r.tie(scene, uint64(r.scene))
	}
	shared := r.class == place || r.form.common
	switch {
	case r.key.known != 0:
		r.key = cellKey{name: r.key.name, known: r.key.known}
	case len(r.of(employer)) > 0 || shared && r.key.anchor != 0:
	case r.key.country == 0:
		r.key.anchor = uint64(r.scene)
	default:
		r.key.anchor = 0
	}
}

// The day of articles without a date, and that of the gazetteer: the last ones.
const unknown, never graph.Date = "9999", "~"

// identify sets of records what follows from their readings and from the article, of which first tells
// when it is and which. Like take it does one thing at a time.
func (x *Index) identify(rs []record, first founding) {
	for i := range rs {
		rs[i].hash = x.hash(&rs[i].reading)
	}
	for i := range rs {
		rs[i].first.form, _ = x.byForm.find(rs[i].hash)
	}
	for i := range rs {
		r := &rs[i]
		n := r.first.form
		if n < 0 {
			n = x.form(&r.reading, r.hash)
		}
		if n < 0 {
			continue
		}
		r.form = x.forms.at(n)
		r.country = code(r.reading.Country)
		r.class, r.key = r.form.class, cellKey{name: r.form.name, country: r.country, known: r.form.known}
		r.first = founding{first.when, first.article, n, r.country}
	}
}

// places tells where the entities stand, by ID, until it is asked again.
func (x *Index) places(entities []*graph.Entity) map[string]int {
	clear(x.at)
	for i, e := range entities {
		x.at[e.ID] = i
	}
	return x.at
}

// reading is what the article by itself takes an entity for: of two that it holds for different and
// that turned out to be one, the fuller.
func reading(e *graph.Entity, article string) graph.Reading {
	r := graph.Reading{Article: article, ID: e.ID, Type: e.Type, Name: e.Name, Country: e.Country}
	for i, other := range e.Readings {
		if i == 0 || len(other.Name) > len(r.Name) {
			r = other
		}
	}
	r.Article = article
	return r
}

// named reports whether a name is printed of an entity, or nothing is told of how it is mentioned.
func named(e *graph.Entity) bool {
	return len(e.Mentions) == 0 || slices.ContainsFunc(e.Mentions, func(m graph.Mention) bool { return m.Form == graph.Name })
}

// code packs the letters of a country's code.
func code(country string) uint32 {
	var c uint32
	for i := range len(country) {
		c = c<<8 | uint32(country[i])
	}
	return c
}

func uncode(c uint32) string {
	var b [4]byte
	i := len(b)
	for ; c > 0; c >>= 8 {
		i--
		b[i] = byte(c)
	}
	return string(b[i:])
}

// alias notes the other names that an article has for a body.
func (x *Index) alias(r *record, e *graph.Entity) {
	for _, m := range e.Mentions {
		if m.Form != graph.Name || m.Text == r.reading.Name {
			continue
		}
		called := graph.Reading{ID: r.reading.ID, Type: r.reading.Type, Name: m.Text}
		if n := x.forms.at(x.form(&called, x.hash(&called))).name; n != r.key.name {
			r.tie(alias, x.names.at(n).hash)
		}
	}
}

// rival notes of people with alike names that the article holds them for different ones.
func (x *Index) rival(rs []record) {
	for i := range rs {
		if rs[i].class != person {
			continue
		}
		for j := range i {
			if rs[j].class != person || rs[j].key.name == rs[i].key.name || rs[i].form.sounds&rs[j].form.sounds == 0 {
				continue
			}
			a, b := x.names.at(rs[i].key.name), x.names.at(rs[j].key.name)
			if alike(a.words, b.words) {
				rs[i].tie(rival, b.hash)
				rs[j].tie(rival, a.hash)
			}
		}
	}
}

// alike reports whether two names may have a word in common.
func alike(a, b []*word) bool {
	for _, w := range a {
		for _, v := range b {
			if w.key == v.key {
				return true
			}
		}
	}
	return false
}

// employ gives persons the offices that an article tells of. To be a country's citizen is none, and what the
// gazetteer knows of somebody tells nothing of whom the article means.
func (x *Index) employ(claims []*graph.Claim, rs []record, at map[string]int) {
	for _, c := range claims {
		if r, known := ontology.Default().Relation(c.Relation); !known || r.Sign() <= 0 || !c.Lasting() || !c.Fact() || c.FromTables() {
			continue
		}
		s, ok := at[c.Subject]
		o, there := at[c.Object]
		if !ok || !there || rs[s].class != person || rs[o].class == person {
			continue
		}
		r := &rs[s]
		id := rs[o].reading.ID
		held := tieHash(c.Relation, id)
		if _, ok := x.tags[held]; !ok {
			x.tags[held] = c.Relation + " " + id
		}
		r.tie(office, held)
		if rs[o].class != body {
			continue
		}
		h := tieHash(id)
		x.tags[h] = id
		r.tie(employer, h)
		r.companies = r.companies || rs[o].reading.Type == "company"
		if r.key.anchor == 0 || h < r.key.anchor {
			r.key.anchor = h
		}
	}
}

// A spot is where a body is named.
type spot struct{ start, end, entity int }

// bodies lists where an article names bodies that may tell who a person is, in order. Media are
// named beside whom they ask.
func bodies(entities []*graph.Entity, rs []record) []spot {
	var spots []spot
	for i, e := range entities {
		if rs[i].class != body || e.Type == "media" {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == graph.Name {
				spots = append(spots, spot{m.Start, m.End, i})
			}
		}
	}
	slices.SortFunc(spots, func(a, b spot) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	return spots
}

// nextTo is how many code points may lie between a name and the body that it is named next to.
const nextTo = 60

// anchor finds the body that a person is named next to, if the article tells of none that employs
// him.
func (x *Index) anchor(r *record, e *graph.Entity, entities []*graph.Entity, spots []spot) {
	if len(r.of(employer)) > 0 {
		return
	}
	best, nearest := -1, nextTo+1
	for _, m := range e.Mentions {
		if m.Form != graph.Name {
			continue
		}
		k, _ := slices.BinarySearchFunc(spots, m.Start, func(s spot, at int) int { return s.start - at })
		for _, j := range []int{k - 1, k} {
			if j < 0 || j >= len(spots) {
				continue
			}
			gap := max(m.Start-spots[j].end, spots[j].start-m.End)
			if gap < nearest || gap == nearest && best >= 0 && entities[spots[j].entity].ID < entities[best].ID {
				best, nearest = spots[j].entity, gap
			}
		}
	}
	if best < 0 {
		return
	}
	id := reading(entities[best], r.reading.Article).ID
	h := tieHash(id)
	x.tags[h] = id
	r.tie(anchor, h)
	r.key.anchor = h
}
