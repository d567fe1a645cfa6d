package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// stands returns who is meant by a noun that is no mention: those whom it counts (dozens of rebels), whom it
// is a part of (the Senate panel, Chad's Lac region), whose deed it is (the offer by Poland), or the place of
// what is acted on (a checkpoint in Basra).
func (g *drawing) stands(t *tree, w int) (end, bool) {
	lemma := t.words[w].Lemma
	if t.words[w].UPOS == "NUM" || counting[lemma] {
		for _, c := range t.children[w] {
			if t.words[c].Rel == "nmod" && t.caseOf(c) == "of" {
				return g.one(t, c)
			}
		}
		return end{}, false
	}
	if t.words[w].UPOS != "NOUN" {
		if regions[t.lower(w)] { // East Harar State
			return g.partOf(t, w)
		}
		return end{}, false
	}
	if e, ok := g.partOf(t, w); ok {
		return e, true
	}
	word, done := g.English.Deeds[lemma]
	acts, group := g.English.Groups[lemma]
	if acts && !done {
		return g.sent(t, w)
	}
	if !done && !group {
		return end{}, false
	}
	for _, c := range t.children[w] {
		prep := t.caseOf(c)
		switch rel := t.words[c].Rel; {
		case done && (rel == "nmod:poss" || rel == "amod" || rel == "compound"):
			if k, ok := t.at[c]; ok {
				return deed(end{t.mentions[k], surety(t.mentions[k])})
			}
		case done && rel == "nmod" && (prep == "by" || prep == "from" || prep == "of" && word):
			if e, ok := g.one(t, c); ok && g.Ontology.Is(g.entity(e).Type, "actor") {
				return deed(e)
			}
		case done && rel == "acl" && t.words[c].XPOS == "VBN" && !obtained[t.words[c].Lemma]:
			if by := t.agent(c); by >= 0 {
				if e, ok := g.one(t, by); ok {
					return deed(e)
				}
			}
		case !done && rel == "nmod" && slices.Contains(where, prep):
			if e, ok := g.one(t, c); ok && g.Ontology.Is(g.entity(e).Type, "place") {
				e.mention.Use, e.sure = entity.Target, .7
				return e, true
			}
		}
	}
	return end{}, false
}

// sent returns for whom the noun at w acts by where they are from, a delegation from Chad, or whom they follow: troops
// loyal to Haddad.
func (g *drawing) sent(t *tree, w int) (end, bool) {
	for _, c := range t.children[w] {
		if t.words[c].Lemma == "loyal" {
			for _, o := range t.children[c] {
				if t.caseOf(o) == "to" {
					e, ok := g.one(t, o)
					e.sure *= .85
					return e, ok && g.Ontology.Is(g.entity(e).Type, "actor")
				}
			}
		}
		if k, ok := t.at[c]; ok && t.words[c].Rel == "nmod" && t.linked(c, []string{"from", "of"}) && t.mentions[k].Use == entity.Named {
			e := end{t.mentions[k], .85 * surety(t.mentions[k])}
			e.mention.Use = entity.Agent
			return e, g.Ontology.Is(g.entity(e).Type, "actor")
		}
	}
	return end{}, false
}

// partOf returns the body or place that the noun at w is named after: the African Union mission, the Sinai
// region; and whose office it is that speaks.
func (g *drawing) partOf(t *tree, w int) (end, bool) {
	lemma := strings.ToLower(t.words[w].Lemma)
	body := g.English.Bodies[lemma] != ""
	if a, human := g.English.Actors[lemma]; human && a.Kind == "person" {
		body = true
	}
	for _, c := range t.children[w] {
		k, ok := t.at[c]
		if !ok || t.mentions[k].Use != entity.Named && lemma != "counterpart" {
			continue
		}
		e := end{t.mentions[k], .8 * surety(t.mentions[k])}
		switch kind := g.entity(e).Type; {
		case t.words[c].Rel == "compound" && regions[lemma] && g.Ontology.Is(kind, "place"),
			t.words[c].Rel == "compound" && (body || parts[lemma]) && g.Ontology.Is(kind, "organization"),
			t.words[c].Rel == "compound" && parts[lemma] && kind == "ethnic-group",
			t.words[c].Rel == "nmod:poss" && lemma == "office" && kind == "person":
			return e, true
		case lemma == "counterpart" && (t.words[c].Rel == "amod" || t.words[c].Rel == "compound"): // his Chinese counterpart
			e.mention.Use = entity.Agent
			return e, true
		}
	}
	return end{}, false
}

// deed makes an end of somebody of what he says or does.
func deed(of end) (end, bool) {
	if u := of.mention.Use; u == entity.Target || u == entity.Situation {
		return end{}, false
	}
	of.mention.Use = entity.Deed
	of.sure *= .8
	return of, true
}

// obtained are participles of what is done to the words of others.
var obtained = words("obtain see publish read leak release review cite quote carry broadcast air receive")

var (
	counting = words("ten hundred thousand million dozen score number group crowd most some many one two several member majority handful rest")
	regions  = words("region province area district territory zone strip enclave peninsula corridor island state county valley governorate")
	parts    = words("alliance panel team bloc leadership community family people side affiliate wing militant fighter activist politician lawmaker mp delegate staff partner ally")
	where    = []string{"in", "at", "near", "of", "on", "inside", "across"}
)

// told returns the words of a sentence that tell best who a mention is: for a pronoun the name or noun
// before it that it stands for, if the sentence has one.
func (t *tree) told(m entity.Mention) entity.Mention {
	if m.Form != graph.Pronoun {
		return m
	}
	for k := len(t.mentions) - 1; k >= 0; k-- {
		if n := t.mentions[k]; n.Entity == m.Entity && n.Form != graph.Pronoun && n.Use != entity.Adjective && n.Last <= m.First {
			return n
		}
	}
	return m
}
