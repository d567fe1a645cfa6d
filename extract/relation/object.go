package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/schema/english"
)

// object returns the word at Y, or -1.
func (g *drawing) object(t *tree, v, direct int, p *english.Pattern) int {
	if p.Owner {
		return direct
	}
	if p.Until {
		return t.expected(v)
	}
	switch p.Direct {
	case english.Y:
		if p.Site && direct >= 0 && len(g.opposite(t, direct, p)) == 0 { // bombed a wedding in Yemen: on the verb, says the parser
			for _, c := range t.children[v] {
				if c > direct && t.words[c].Rel == "obl" && t.linked(c, where) && len(g.rulers(t, c)) > 0 {
					return c
				}
			}
		}
		return direct
	case english.Clause:
		c := t.child(v, "ccomp")
		if c < 0 || p.Must && (!t.bound(c) || enjoyed[t.words[c].Lemma]) || t.passive(c) || t.free(c) || t.marked(c, "if", "whether") && p.Relation != "investigates" || len(p.Complement) > 0 && t.negated(c) {
			return -1
		}
		y := t.child(c, "nsubj", "nsubj:pass")
		if y >= 0 && p.Must && (t.lower(y) == "we" || t.lower(y) == "i") { // what we must do we demand of nobody
			return -1
		}
		return y
	}
	if direct >= 0 {
		direct = t.measured(direct)
	}
	vague := -1 // has the preposition, but is nobody: on Friday
	try := func(w int, rels ...string) int {
		for _, c := range t.children[w] {
			if d := t.facing(c); d >= 0 && slices.Contains(rels, t.words[c].Rel) && slices.Contains(p.Links, "before") && len(g.opposite(t, d, p)) > 0 {
				return d
			}
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
	for _, c := range t.children[v] { // gave it back to Iran
		if t.words[c].Rel == "advmod" && c > v {
			if d := try(c, "obl"); d >= 0 {
				return d
			}
		}
	}
	if p.Be { // is a threat to Iran
		if c := try(v, "nmod"); c >= 0 {
			return c
		}
		if c := t.child(v, "nmod:poss"); c >= 0 && slices.Contains(p.Links, "of") { // is Iran's ally
			return c
		}
	}
	if p.To && slices.Contains(p.Links, "for") {
		return t.forTo(v)
	}
	if direct >= 0 && slices.Contains(p.Links, "for") { // set a deadline for Iran to leave
		if y := t.wanted(direct, "for", false); y >= 0 {
			return y
		}
	}
	if direct >= 0 && p.Direct != english.None { // imposed sanctions on Iran: on the noun, says the parser
		if c := try(direct, "nmod"); c >= 0 {
			return c
		}
		if i := t.receiver(v); p.Direct == english.Listed && i >= 0 && slices.Contains(p.Links, "to") { // gave Iran aid
			return i
		}
		for _, c := range t.children[direct] {
			switch {
			case t.words[c].Lemma == "worth": // aid worth a million to Iran
				if d := try(c, "obl", "nmod"); d >= 0 {
					return d
				}
			case t.words[c].Rel == "acl" && t.words[c].XPOS == "VBN": // sanctions imposed on Iran
				if d := try(c, "obl", "obl:agent"); d >= 0 {
					return d
				}
			case t.words[c].Rel == "conj": // sympathy and support for Iran
				if d := try(c, "obl"); d >= 0 {
					return d
				}
			}
		}
		for _, c := range t.children[direct] {
			if t.words[c].Rel == "nmod" || t.words[c].Rel == "conj" {
				if d := try(c, "nmod"); d >= 0 && (t.words[c].Rel == "conj" || g.fixed(t, c, p) || g.anchors(t.words[c].Lemma) && t.linked(d, []string{"of"}) || t.linked(c, []string{"of", "in", "alongside", "including", "such as"}) || !t.linked(d, []string{"of", "from", "by"})) {
					return d
				}
			}
		}
	}
	for _, c := range t.children[v] { // fired rockets into towns in Israel, spoke by phone with Berg: deeper by one
		if (strings.HasPrefix(t.words[c].Rel, "obl") || p.Be && t.words[c].Rel == "nmod") && (p.Direct == english.Any && !t.linked(c, []string{"after", "before", "during", "since", "following"}) || p.Relation == "consults-with" && t.linked(c, []string{"by", "over", "on", "in", "at", "via"}) || g.fixed(t, c, p) || p.Direct == english.Listed && t.linked(c, []string{"in", "worth"}) && t.listed(c, p.Objects)) {
			if d := try(c, "nmod"); d >= 0 {
				return d
			}
			if g.fixed(t, c, p) && g.owned(t, c, p) { // bowed to Iranian demands
				return c
			}
		}
	}
	if direct >= 0 && p.Direct == english.Listed && g.owned(t, direct, p) { // blocked Iranian bids
		return direct
	}
	if vague < 0 && p.Direct == english.None && direct >= 0 { // take over Chad: "over" as its particle
		if c := t.child(v, "compound:prt"); c >= 0 && slices.Contains(p.Links, t.words[c].Lemma) {
			return direct
		}
	}
	for _, c := range t.children[v] { // have been marching for weeks against Chad: on the weeks, says the parser
		if t.words[c].Rel == "obl" && (spans[t.words[c].Lemma] || grounds[t.words[c].Lemma]) {
			if d := try(c, "nmod"); d >= 0 && (spans[t.words[c].Lemma] || t.linked(d, []string{"against"})) {
				return d
			}
		}
	}
	if p.Relation == "investigates" && direct >= 0 {
		if y := t.examined(direct); y >= 0 && len(g.opposite(t, y, p)) > 0 {
			return y
		}
	}
	if far := g.reach(t, v, direct, p); far >= 0 {
		return far
	}
	return vague
}

// spans are nouns that only tell when or how long.
var spans = words("minute hour day night week weekend month year decade time row morning afternoon evening")

// facing returns Y in "in front of Y", whose preposition the tree has as a noun, or -1.
func (t *tree) facing(w int) int {
	if t.words[w].Lemma == "front" && t.caseOf(w) == "in" {
		for _, c := range t.children[w] {
			if t.words[c].Rel == "nmod" && t.caseOf(c) == "of" {
				return c
			}
		}
	}
	return -1
}

// examined returns who does what the probe at n looks into, or -1: into whether Haddad lied, into claims that he lied.
func (t *tree) examined(n int) int {
	for _, c := range t.children[n] {
		if t.marked(c, "whether") || hearsay[t.words[n].Lemma] && t.introduced(c, "that") {
			return t.child(c, "nsubj", "nsubj:pass")
		}
		if t.words[c].Rel == "nmod" && hearsay[t.words[c].Lemma] {
			return t.examined(c)
		}
	}
	return -1
}

// reach looks for Y farther down, where verb and object have told what happens: sent food to feed children in Mali.
func (g *drawing) reach(t *tree, v, direct int, p *english.Pattern) int {
	if p.Direct != english.Listed && len(p.Fixed) == 0 || p.End != english.ToY || g.forceful(p.Relation) {
		return -1
	}
	if _, own := t.at[direct]; own {
		return -1
	}
	for n := range t.below(v, 5) {
		if t.words[n].Head != v && n > v && !suffered[t.words[t.words[n].Head].Lemma] && t.linked(n, p.Links) && !t.linked(n, []string{"from", "by"}) && !g.fixed(t, n, p) && len(g.opposite(t, n, p)) > 0 {
			return n
		}
	}
	return -1
}

// owned reports whether a pattern that asks whose the thing at w is by its preposition finds it before the noun, too:
// blocked a bid by Iran, Iran's bid.
func (g *drawing) owned(t *tree, w int, p *english.Pattern) bool {
	if !p.Holder || !slices.Contains(p.Links, "by") {
		return false
	}
	if _, own := t.at[w]; own {
		return false
	}
	return len(g.opposite(t, w, p)) > 0
}

// fixed reports whether w is one of the nouns that the pattern asks for beside Y.
func (g *drawing) fixed(t *tree, w int, p *english.Pattern) bool {
	return slices.ContainsFunc(p.Fixed, func(f english.Oblique) bool { return t.linked(w, f.Links) && t.listed(w, f.Nouns) })
}

// opposite returns the ends at Y, or those whose thing or place Y is, where the pattern allows it.
func (g *drawing) opposite(t *tree, y int, p *english.Pattern) []end {
	if p.Owner {
		if e, ok := g.one(t, t.measured(y)); ok && p.Relation == "shelters" && g.entity(e).Type == "person" { // Syrian refugees
			return []end{e}
		}
		return g.owners(t, y)
	}
	out := g.ends(t, y)
	if len(out) == 0 && p.Maybe { // agreed to a truce with Iran
		for _, c := range t.children[y] {
			if t.words[c].Rel == "nmod" && t.linked(c, []string{"with", "by", "from"}) {
				out = append(out, g.ends(t, c)...)
			}
		}
	}
	if n := t.measured(y); len(out) == 0 && n != y {
		return g.opposite(t, n, p)
	}
	if p.Relation == "releases" && !seized[t.words[y].Lemma] {
		return out
	}
	if len(out) == 0 && (p.Holder || !t.linked(y, []string{"in", "at"}) && hurts(g.Ontology, p.Relation) && p.Relation != "expels" && g.Ontology.Allows(p.Relation, "country", "country")) {
		out = g.holders(t, y)
	}
	if p.Site && (len(out) == 0 || p.Relation == "aids" && !slices.ContainsFunc(out, func(e end) bool { return g.entity(e).Named() || g.entity(e).Type != "person" })) {
		out = append(out, g.site(t, y)...) // who feeds children in Chad helps Chad
	}
	return out
}

// owners returns whose the thing at w is, be it itself an entity or not: Norway's tanker.
func (g *drawing) owners(t *tree, w int) []end {
	w = t.measured(w)
	if k, ok := t.at[w]; ok && (t.mentions[k].Use == entity.Target || t.mentions[k].Use == entity.Agent) { // an American base
		return []end{{t.mentions[k], .9 * surety(t.mentions[k])}}
	}
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
	acts, group := g.English.Groups[t.words[w].Lemma]
	for _, c := range t.children[w] {
		if t.words[c].Rel == "nmod" && t.caseOf(c) == "for" && group && !acts { // a camp for refugees
			if out := g.ends(t, c); len(out) > 0 {
				return out
			}
		}
		if t.words[c].Rel == "acl" && t.child(c, "nsubj") < 0 { // those living in Chad
			if out := g.site(t, c); len(out) > 0 {
				return out
			}
		}
		if rel := t.words[c].Rel; rel != "nmod" && (rel != "obl" || t.words[w].Rel != "acl") || !t.linked(c, []string{"in", "at", "near", "of", "off"}) || g.anchors(t.words[w].Lemma) && t.linked(c, []string{"of"}) {
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

// seated returns in whose country the act of v is done: jailed in Turkey, freed from a jail in Turkey.
func (g *drawing) seated(t *tree, v int, links []string) []end {
	for _, c := range t.children[v] {
		if t.words[c].Rel != "obl" {
			continue
		}
		if t.linked(c, links) {
			return g.rulers(t, c)
		}
		for _, d := range t.children[c] {
			if jails[t.words[c].Lemma] && t.words[d].Rel == "nmod" && t.caseOf(d) == "in" {
				return g.rulers(t, d)
			}
		}
	}
	return nil
}

// enjoyed are verbs of what somebody is to have or to suffer rather than to do.
var enjoyed = words("receive get have enjoy benefit inherit retain win earn be become face undergo suffer deserve exist survive")

var jails = words("jail prison custody captivity detention confinement camp")

// rulers are the countries at w, where a country's own bodies act: jailed in Turkey.
func (g *drawing) rulers(t *tree, w int) []end {
	return slices.DeleteFunc(g.ends(t, w), func(e end) bool { return g.entity(e).Type != "country" || e.mention.Use == entity.Deed })
}

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
