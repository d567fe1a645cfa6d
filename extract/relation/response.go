package relation

import (
	"slices"

	"github.com/entente-graph/entente/schema/english"
)

// responses are nouns for what is done to those who struck first.
var responses = words("response retaliation reprisal revenge retribution answer")

// response draws the two blows of which one answers the other: launched strikes in response to an attack by Hamas.
func (g *drawing) response(t *tree, v int) {
	if !t.verbal(v) {
		return
	}
	for _, w := range t.children[v] {
		if t.words[w].Rel != "obl" || !responses[t.words[w].Lemma] || !t.linked(w, []string{"in", "as"}) {
			continue
		}
		for _, first := range t.children[w] {
			if t.words[first].Rel != "nmod" || !t.linked(first, []string{"to", "for"}) || !g.attack(t.words[first].Lemma) {
				continue
			}
			strikers := g.performers(t, first, 0)
			s := t.subject(v, 0)
			if len(strikers) == 0 || s < 0 || !g.strikes(t, v) {
				continue
			}
			struck := g.actors(t, s)
			d := draft{relation: "attacks", reading: g.read(t, v), kind: ruleNoun, rule: "response", anchor: v}
			g.join(t, d, struck, strikers)
			d.anchor, d.reading = first, d.reading.granted() // whatever the answer, the first blow has fallen
			g.join(t, d, strikers, struck)
		}
	}
}

// attack reports whether a noun names an attack.
func (g *drawing) attack(lemma string) bool {
	return slices.ContainsFunc(g.English.Nouns[lemma], func(p *english.Pattern) bool { return p.Relation == "attacks" })
}

// strikes reports whether what v says is done with force: it is such a verb, or has such a noun.
func (g *drawing) strikes(t *tree, v int) bool {
	for _, p := range g.English.Verbs[t.words[v].Lemma] {
		if g.forceful(p.Relation) && len(p.Objects) == 0 {
			return true
		}
	}
	for _, c := range t.children[v] {
		if g.violent(t.words[c].Lemma) {
			return true
		}
	}
	return t.words[v].Rel == "acl" && g.violent(t.words[t.words[v].Head].Lemma)
}
