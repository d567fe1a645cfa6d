package relation

import (
	"github.com/entente-graph/entente/extract/entity"
)

// counterparts draws the offices of those who are told by another's: Lavrov and his Iranian counterpart, Zarif, hold
// the same at home.
func (g *drawing) counterparts(t *tree, names []entity.Mention) {
	for w := range t.words {
		if t.words[w].Lemma != "counterpart" {
			continue
		}
		m, ok := nameAt(names, w+1)
		if !ok {
			m, ok = t.apposed(w)
		}
		if !ok || g.kind(m) != "person" {
			continue
		}
		home, has := g.modifying(t, w)
		peer, known := g.peer(t, w)
		if !has || !known {
			continue
		}
		for _, o := range g.titles[peer] {
			if !o.former && stateOffice[o.relation] {
				g.belong(t, draft{relation: o.relation, subject: end{m, .9}, object: end{home, 1}, reading: fact, confidence: .85, rule: "office", anchor: w})
				g.titles[m.Entity] = append(g.titles[m.Entity], o)
				break
			}
		}
	}
}

// modifying returns the country whose name or adjective stands before the noun at w.
func (g *drawing) modifying(t *tree, w int) (entity.Mention, bool) {
	for _, c := range t.children[w] {
		if k, ok := t.at[c]; ok && c < w && g.kind(t.mentions[k]) == "country" && (t.words[c].Rel == "amod" || t.words[c].Rel == "compound") {
			return t.mentions[k], true
		}
	}
	return entity.Mention{}, false
}

// peer returns the person whose counterpart is meant: whoever "his" is, else the one that he is coordinated with.
func (g *drawing) peer(t *tree, w int) (int, bool) {
	for _, c := range t.children[w] {
		if k, ok := t.at[c]; ok && t.words[c].Rel == "nmod:poss" && g.kind(t.mentions[k]) == "person" {
			return t.mentions[k].Entity, true
		}
	}
	if h := t.words[w].Head; h >= 0 && t.words[w].Rel == "conj" {
		if e, ok := g.person(t, h); ok {
			return e.mention.Entity, true
		}
	}
	return 0, false
}
