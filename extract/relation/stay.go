package relation

import (
	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// stay draws the visit of a person who is said to be in another country than his own: was in Moscow.
func (g *drawing) stay(t *tree, v, s int) {
	who, ok := g.person(t, s)
	k, there := t.at[v]
	if ok && there {
		g.guest(t, v, who, end{t.mentions[k], .9}, "stay")
	}
}

// guest draws the visit of somebody to a place in another country than his own.
func (g *drawing) guest(t *tree, v int, who, where end, rule string) {
	place, home := g.entity(where), g.entity(who).Country
	if !g.entity(who).Named() || home == "" || place.Country == "" || home == place.Country || place.Type != "city" && place.Type != "country" {
		return
	}
	r := g.read(t, v)
	if r.polarity == graph.Asserted {
		g.join(t, draft{relation: "visits", reading: r, kind: ruleVerb, rule: rule, anchor: v}, []end{who}, []end{where})
	}
}

// briefing draws where somebody speaks, if that is abroad, and whom he meets there: told Berg in Oslo, said at a forum
// in Oslo. Who is spoken to in another country than his own has come there, too.
func (g *drawing) briefing(t *tree, v int) {
	if !g.says(t, v) || t.passive(v) {
		return
	}
	a, one := g.person(t, t.subject(v, 0))
	if !one || !g.entity(a).Named() {
		return
	}
	o := t.child(v, "obj", "iobj")
	b, two := g.person(t, o)
	two = two && t.words[v].Lemma == "tell" && g.entity(b).Named() && (g.official(a.mention.Entity) || g.official(b.mention.Entity))
	for _, w := range []int{v, o} {
		if w < 0 {
			continue
		}
		for _, c := range t.children[w] {
			where, ok := g.venue(t, c)
			switch {
			case !ok:
			case two:
				g.join(t, draft{relation: "meets-with", reading: g.read(t, v), kind: ruleVerb, rule: "briefing", anchor: v}, []end{a}, []end{b})
				g.guest(t, v, b, where, "briefing")
				fallthrough
			case g.official(a.mention.Entity):
				g.guest(t, v, a, where, "briefing")
				return
			}
		}
	}
}

// gatherings are where people speak before others.
var gatherings = words("conference forum summit meeting rally ceremony session assembly congress symposium briefing event seminar gathering")

// venue returns the city at c where something is said, or where the gathering at c is.
func (g *drawing) venue(t *tree, c int) (end, bool) {
	if k, ok := t.at[c]; ok && t.caseOf(c) == "in" && g.kind(t.mentions[k]) == "city" && t.mentions[k].Use == entity.Named {
		return end{t.mentions[k], .9}, true
	}
	if gatherings[t.words[c].Lemma] && t.words[c].Rel == "obl" && t.linked(c, []string{"at", "in", "during"}) {
		for _, d := range t.children[c] {
			if where, ok := g.venue(t, d); ok {
				return where, true
			}
		}
	}
	return end{}, false
}
