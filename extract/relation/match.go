package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/schema/english"
)

// match returns the two ends of a pattern at v, of the kinds that it asks for. A match without objects tells of the
// subjects alone.
func (g *drawing) match(t *tree, v int, p *english.Pattern) (subjects, objects []end, ok bool) {
	subjects, objects, ok = g.matches(t, v, p)
	if !ok || p.X == nil && p.Y == nil {
		return subjects, objects, ok
	}
	subjects, objects = g.ofKind(subjects, p.X), g.ofKind(objects, p.Y)
	return subjects, objects, len(subjects) > 0 && (len(objects) > 0 || p.End == english.Alone)
}

// ofKind are the ends that are of one of the kinds, if any is asked for.
func (g *drawing) ofKind(ends []end, kinds english.Kinds) []end {
	return slices.DeleteFunc(ends, func(e end) bool {
		return kinds != nil && (e.mention.Use == entity.Deed || !slices.ContainsFunc(kinds, func(k string) bool { return g.Ontology.Is(g.entity(e).Type, k) }))
	})
}

// matches returns the ends of a pattern, of whatever kind.
func (g *drawing) matches(t *tree, v int, p *english.Pattern) (subjects, objects []end, ok bool) {
	particle := -1
	if len(p.Particle) > 0 {
		if particle = t.particle(v, p.Particle); particle < 0 {
			return nil, nil, false
		}
	}
	if particle < 0 && p.Direct == english.Y && !p.Be && t.child(v, "compound:prt") >= 0 {
		return nil, nil, false // who clears out rebels doesn't clear them
	}
	passive := t.passive(v) && !p.Be
	if p.Direct == english.None && len(p.Links) > 0 && p.End == english.ToY && !p.Be && !passive && t.child(v, "obj") >= 0 && particle < 0 {
		return nil, nil, false // protest violence against Qatar isn't protest against Qatar
	}
	if particle >= 0 && t.words[particle].Rel == "obl" && p.Direct == english.Y && t.child(v, "obj") >= 0 {
		return nil, nil, false // take power in Qatar isn't take in
	}
	direct := t.child(v, "obj")
	if i := t.child(v, "iobj"); i >= 0 && (direct < 0 || p.Direct == english.Y) {
		direct = i
	}
	if direct < 0 && p.Direct != english.None && particle >= 0 && t.words[particle].Rel == "obl" { // cut off Qatar: "off" as its preposition
		if t.first(particle) != v+1 {
			return nil, nil, false // take a post in Qatar isn't take in
		}
		direct = particle
	}
	if passive {
		direct = t.patient(v)
	}
	if !g.fits(t, v, direct, p) {
		return nil, nil, false
	}
	subjects = g.doers(t, v, direct, passive, p)
	if len(subjects) == 0 {
		return nil, nil, false
	}
	switch p.End {
	case english.Each:
		if passive && p.Direct == english.None || direct >= 0 && p.Direct == english.None || t.beside(v, "with") || len(subjects) < 2 {
			return nil, nil, false // met with: another pattern's
		}
		if t.child(v, "ccomp") >= 0 && g.entity(subjects[0]).Type == "person" { // agreed that a third is right: not with each other
			return nil, nil, false
		}
		return subjects[:1], subjects[1:], true
	case english.Alone:
		return subjects, nil, p.Direct != english.None || direct < 0 && !passive
	case english.Within:
		c := t.infinitive(v)
		if c < 0 || p.Direct == english.None && direct >= 0 && (t.under(c, direct) || hurts(g.Ontology, p.Relation)) { // showed a readiness to
			return nil, nil, false
		}
		if p.Relation == "protests-against" && g.harmless(t.words[c].Lemma) { // gathered to mourn
			return nil, nil, false
		}
		if lemma := t.words[c].Lemma; g.English.Speech[lemma] || t.passive(c) { // declined to comment, to be named
			return nil, nil, false
		}
		objects, ok = g.within(t, c, subjects, p)
		return subjects, objects, ok
	}
	y := g.object(t, v, direct, p)
	if y < 0 {
		return nil, nil, false
	}
	objects = g.opposite(t, y, p)
	return subjects, objects, len(objects) > 0 || p.Maybe && t.words[y].UPOS == "NOUN" && !hearsay[t.words[y].Lemma]
}

// fits reports whether what stands beside v is what the pattern asks for.
func (g *drawing) fits(t *tree, v, direct int, p *english.Pattern) bool {
	switch p.Direct {
	case english.Any:
		if direct < 0 {
			return false
		}
	case english.Listed:
		if direct < 0 || !t.listed(direct, p.Objects) {
			return false
		}
		if k, ok := t.at[direct]; ok && t.mentions[k].Use == entity.Target && hurts(g.Ontology, p.Relation) {
			return false // whose base it is says more than where it is
		}
	}
	for _, f := range p.Fixed {
		if !slices.ContainsFunc(t.children[v], func(c int) bool {
			return strings.HasPrefix(t.words[c].Rel, "obl") && t.linked(c, f.Links) && t.listed(c, f.Nouns)
		}) && (direct < 0 || !slices.ContainsFunc(t.children[direct], func(c int) bool {
			return t.words[c].Rel == "nmod" && t.linked(c, f.Links) && t.listed(c, f.Nouns)
		})) {
			return false
		}
	}
	if len(p.Complement) > 0 && !slices.ContainsFunc(t.children[v], func(c int) bool {
		return c != direct && t.words[c].Rel != "obl" && t.listed(c, p.Complement)
	}) {
		return false
	}
	if p.To {
		return slices.ContainsFunc(t.children[v], func(c int) bool {
			return (t.words[c].Rel == "xcomp" || t.words[c].Rel == "advcl" && t.marked(c, "to")) && (len(p.Deeds) == 0 || slices.Contains(p.Deeds, t.words[c].Lemma))
		})
	}
	return true
}

// doers are those who do what v says.
func (g *drawing) doers(t *tree, v, direct int, passive bool, p *english.Pattern) []end {
	var w int
	if p.Be {
		w = t.doer(v, 0)
	} else {
		w = t.subject(v, 0)
	}
	if w < 0 && passive && p.Direct == english.Any && direct >= 0 { // Tehran's presence is coordinated with Moscow
		return g.holding(t, direct)
	}
	if w < 0 && passive && len(p.Seat) > 0 { // was jailed in Turkey
		for _, c := range t.children[v] {
			if t.words[c].Rel == "obl" && t.linked(c, p.Seat) {
				return g.rulers(t, c)
			}
		}
	}
	if w < 0 {
		return nil
	}
	if out := g.actors(t, w); len(out) > 0 {
		if out[0].mention.Use == entity.Deed && !g.violent(t.words[w].Lemma) && !p.Be && g.assault(p.Relation) {
			return nil // sanctions hurt, but they injure nobody
		}
		return out
	}
	if t.words[w].UPOS == "NOUN" && g.anchors(t.words[w].Lemma) && hurts(g.Ontology, p.Relation) { // a Taliban attack killed officers
		return g.performers(t, w, 0)
	}
	return nil
}

// assault reports whether a relation is one of force.
func (g *drawing) assault(relation string) bool {
	r, _ := g.Ontology.Relation(relation)
	return r.Plover == "ASSAULT"
}

// violent reports whether a noun names a deed of force.
func (g *drawing) violent(lemma string) bool {
	return slices.ContainsFunc(g.English.Nouns[lemma], func(p *english.Pattern) bool { return g.assault(p.Relation) })
}

// object returns the word at Y, or -1.
func (g *drawing) object(t *tree, v, direct int, p *english.Pattern) int {
	if p.Owner {
		return direct
	}
	switch p.Direct {
	case english.Y:
		return direct
	case english.Clause:
		c := t.child(v, "ccomp")
		if c < 0 || p.Must && !t.bound(c) || t.passive(c) || t.free(c) || t.marked(c, "if", "whether") {
			return -1
		}
		y := t.child(c, "nsubj", "nsubj:pass")
		if y >= 0 && p.Must && (t.lower(y) == "we" || t.lower(y) == "i") { // what we must do we demand of nobody
			return -1
		}
		return y
	}
	vague := -1 // has the preposition, but is nobody: on Friday
	try := func(w int, rels ...string) int {
		for _, c := range t.children[w] {
			if slices.Contains(rels, t.words[c].Rel) && t.linked(c, p.Links) && !g.fixed(t, c, p) {
				if len(g.opposite(t, c, p)) > 0 {
					return c
				}
				if vague < 0 {
					vague = c
				}
			}
		}
		return -1
	}
	if c := try(v, "obl", "obl:agent"); c >= 0 {
		return c
	}
	if p.Be { // is a threat to Iran
		if c := try(v, "nmod"); c >= 0 {
			return c
		}
	}
	if p.To && slices.Contains(p.Links, "for") {
		return t.forTo(v)
	}
	if direct >= 0 && p.Direct != english.None { // imposed sanctions on Iran: on the noun, says the parser
		if c := try(direct, "nmod"); c >= 0 {
			return c
		}
		if p.Direct == english.Listed && t.child(v, "iobj") >= 0 && slices.Contains(p.Links, "to") { // gave Iran aid
			return t.child(v, "iobj")
		}
		for _, c := range t.children[direct] {
			if t.words[c].Rel == "nmod" || t.words[c].Rel == "conj" {
				if d := try(c, "nmod"); d >= 0 && (t.words[c].Rel == "conj" || g.fixed(t, c, p) || t.linked(c, []string{"of", "in"}) || !t.linked(d, []string{"of", "from", "by"})) {
					return d
				}
			}
		}
	}
	for _, c := range t.children[v] { // fired rockets into towns in Israel: deeper by one
		if strings.HasPrefix(t.words[c].Rel, "obl") && (p.Direct == english.Any || len(p.Fixed) > 0 && g.fixed(t, c, p)) {
			if d := try(c, "nmod"); d >= 0 {
				return d
			}
		}
	}
	return vague
}

// fixed reports whether w is one of the nouns that the pattern asks for beside Y.
func (g *drawing) fixed(t *tree, w int, p *english.Pattern) bool {
	return slices.ContainsFunc(p.Fixed, func(f english.Oblique) bool { return t.linked(w, f.Links) && t.listed(w, f.Nouns) })
}

// opposite returns the ends at Y, or those whose thing or place Y is, where the pattern allows it.
func (g *drawing) opposite(t *tree, y int, p *english.Pattern) []end {
	if p.Owner {
		return g.owners(t, y)
	}
	out := g.ends(t, y)
	if n := t.measured(y); len(out) == 0 && n != y {
		return g.opposite(t, n, p)
	}
	if len(out) == 0 && p.Holder {
		out = g.holders(t, y)
	}
	if len(out) == 0 && p.Site {
		out = g.site(t, y)
	}
	return out
}

// owners returns whose the thing at w is, be it itself an entity or not: Norway's tanker.
func (g *drawing) owners(t *tree, w int) []end {
	w = t.measured(w)
	for _, c := range t.children[w] {
		switch rel := t.words[c].Rel; {
		case rel == "nmod:poss", rel == "amod", rel == "compound", rel == "nmod" && t.linked(c, []string{"of", "by", "from"}):
			if k, ok := t.at[c]; ok {
				return []end{{t.mentions[k], .9 * surety(t.mentions[k])}}
			} else if rel == "nmod" || rel == "nmod:poss" {
				if out := g.ends(t, c); len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

// site returns where the noun at w is: who shells targets in Jericho shells Jericho. A sea is nobody's.
func (g *drawing) site(t *tree, w int) []end {
	for _, c := range t.children[w] {
		if t.words[c].Rel != "nmod" || !t.linked(c, []string{"in", "at", "near", "of"}) || g.anchors(t.words[w].Lemma) && t.linked(c, []string{"of"}) {
			continue // who looks into the abuse of prisoners doesn't look into the prisoners
		}
		out := slices.DeleteFunc(g.ends(t, c), func(e end) bool { return g.entity(e).Country == "" })
		for i := range out {
			out[i].sure *= .9
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// rulers are the countries at w, where a country's own bodies act: jailed in Turkey.
func (g *drawing) rulers(t *tree, w int) []end {
	return slices.DeleteFunc(g.ends(t, w), func(e end) bool { return g.entity(e).Type != "country" })
}

// within returns whom the clause of c speaks of beside its doers: its object, else what stands in
// its obliques, else whoever does what a clause in it says. Whether a pledge to do something to
// somebody is friendly to him, a clause that no pattern covers doesn't tell.
func (g *drawing) within(t *tree, c int, doers []end, p *english.Pattern) (objects []end, ok bool) {
	find := func(w int) bool {
		objects = slices.DeleteFunc(g.opposite(t, w, p), func(e end) bool {
			return slices.ContainsFunc(doers, func(d end) bool { return d.mention.Entity == e.mention.Entity })
		})
		return len(objects) > 0
	}
	r, _ := g.Ontology.Relation(p.Relation)
	var deeper func(noun, depth int) bool // a ban on imports of Y's beef
	deeper = func(noun, depth int) bool {
		return depth < 3 && slices.ContainsFunc(t.children[noun], func(n int) bool {
			return t.words[n].Rel == "nmod" && !t.linked(n, aside) && (find(n) || deeper(n, depth+1))
		})
	}
	var search func(c, depth int) bool
	search = func(c, depth int) bool {
		for _, k := range t.children[c] {
			switch rel := t.words[k].Rel; {
			case rel == "obj" && find(k):
				return r.Sign() < 0 || favours[t.words[c].Lemma]
			case rel == "iobj" && find(k), strings.HasPrefix(rel, "obl") && !t.linked(k, aside) && find(k):
				return true
			}
		}
		for _, k := range t.children[c] {
			if rel := t.words[k].Rel; (rel == "obj" || rel == "obl" && !t.linked(k, aside)) && deeper(k, 0) {
				return true
			}
		}
		for _, k := range t.children[c] {
			if rel := t.words[k].Rel; depth < 2 && (rel == "xcomp" || rel == "ccomp") {
				if s := t.child(k, "nsubj", "nsubj:pass"); s >= 0 && find(s) || search(k, depth+1) {
					return true
				}
			}
		}
		objects = nil
		return p.Maybe
	}
	ok = search(c, 0)
	return objects, ok
}

// favours are verbs that do their object good, whatever else they tell.
var favours = words("allow let permit enable give grant accept admit welcome receive take host")

// aside are the prepositions of those who aren't whom an undertaking is for.
var aside = []string{"by", "as", "since", "during", "after", "before", "from", "against", "over", "under", "despite", "because of", "without"}

// holding returns who has what stands at w: the holder of a situation, or of a thing.
func (g *drawing) holding(t *tree, w int) []end {
	var out []end
	for _, c := range t.children[w] {
		if k, ok := t.at[c]; ok && (t.words[c].Rel == "nmod:poss" || t.words[c].Rel == "amod") {
			out = append(out, end{t.mentions[k], .9 * surety(t.mentions[k])})
		}
	}
	return out
}

// actors are the ends at w that may act.
func (g *drawing) actors(t *tree, w int) []end {
	return slices.DeleteFunc(g.ends(t, w), func(e end) bool {
		return !g.Ontology.Is(g.entity(e).Type, "actor")
	})
}

// named are the ends that have a name, and themselves act.
func (g *drawing) named(ends []end) []end {
	return slices.DeleteFunc(ends, func(e end) bool { return e.mention.Use == entity.Deed || !g.entity(e).Named() })
}
