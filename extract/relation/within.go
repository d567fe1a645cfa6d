package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/schema/english"
)

// within returns whom the clause of c speaks of beside its doers: its object, else what stands in
// its obliques, else whoever does what a clause in it says. Whether a pledge to do something to
// somebody is friendly to him, a clause that no pattern covers doesn't tell.
func (g *drawing) within(t *tree, c int, doers []end, p *english.Pattern) (objects []end, ok bool) {
	r, _ := g.Ontology.Relation(p.Relation)
	o := t.child(c, "obj")
	staged := o >= 0 && t.listed(o, venues)
	find := func(w int) bool {
		if o >= 0 && r.Plover == "PROTEST" && t.caseOf(w) == "against" { // to protest violence against them: not against them
			return false
		}
		h := t.words[w].Head
		place := (staged || h >= 0 && slices.Contains(venues, t.words[h].Lemma)) && t.linked(w, []string{"in", "at"}) // agreed to hold talks in Geneva: not with Geneva
		objects = slices.DeleteFunc(g.opposite(t, w, p), func(e end) bool {
			return slices.ContainsFunc(doers, func(d end) bool { return d.mention.Entity == e.mention.Entity }) || place && g.Ontology.Is(g.entity(e).Type, "place") || p.Relation == "fights" && (e.mention.Use == entity.Target || !g.Ontology.Is(g.entity(e).Type, "actor")) ||
				p.Relation == "protests-against" && (g.entity(e).Type == "place" || g.entity(e).Type == "city") // where they march to
		})
		return len(objects) > 0
	}
	aside := aside
	if p.Relation == "fights" { // battled to retake the town from Y
		aside = slices.DeleteFunc(slices.Clone(aside), func(l string) bool { return l == "against" || l == "from" })
	}
	if r.Plover == "PROTEST" || r.Plover == "THREATEN" { // went on strike to protest against Y
		aside = slices.DeleteFunc(slices.Clone(aside), func(l string) bool { return l == "against" || l == "over" })
	} else if leaving[t.words[c].Lemma] { // is willing to withdraw from Chad
		aside = slices.DeleteFunc(slices.Clone(aside), func(l string) bool { return l == "from" })
	}
	var deeper func(noun, depth int) bool // a ban on imports of Y's beef
	deeper = func(noun, depth int) bool {
		return depth < 3 && slices.ContainsFunc(t.children[noun], func(n int) bool {
			switch t.words[n].Rel {
			case "nmod":
				return !t.linked(n, aside) && (find(n) && len(g.named(slices.Clone(objects))) > 0 || deeper(n, depth+1))
			case "conj": // the city and the port from Y: on the port, says the parser
				return deeper(n, depth+1)
			}
			return false
		})
	}
	spoiled := false // whether it does its object good, the clause doesn't tell
	var search func(c, depth int) bool
	search = func(c, depth int) bool {
		for _, k := range t.children[c] {
			switch rel := t.words[k].Rel; {
			case rel == "obj" && find(k):
				if r.Sign() < 0 || favours[t.words[c].Lemma] {
					return true
				}
				spoiled, objects = true, nil
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
			if rel := t.words[k].Rel; depth < 2 && (rel == "xcomp" || rel == "ccomp" || rel == "advcl" && p.Maybe && k > c && t.marked(k, "to")) {
				if s := t.child(k, "nsubj", "nsubj:pass"); s >= 0 && find(s) || search(k, depth+1) {
					return true
				}
			}
		}
		objects = nil
		return p.Maybe && !spoiled
	}
	if ok = search(c, 0); len(objects) == 0 && (ok || p.Maybe) && r.Plover != "PROTEST" {
		if o < 0 || len(g.ends(t, o)) == 0 || spoiled && !g.harms(t.words[c].Lemma) {
			for n := range t.below(c, 5) {
				if t.linked(n, beneficial) && find(n) {
					ok = true
					break
				}
			}
		}
	}
	return objects, ok
}

// freeing reports whether the clause of c calls for somebody to be freed.
func (t *tree) freeing(c int) bool {
	return slices.ContainsFunc(t.children[c], func(k int) bool {
		return freed[t.words[k].Lemma] && t.passive(k)
	})
}

var freed = words("free release reinstate restore return acquit pardon save")

// relenting are verbs of giving in, which nobody is rejected by not doing.
var relenting = words("back yield budge resign quit bow surrender retreat relent")

// warring are verbs of what one fights for against another.
var warring = words("recover retake recapture regain take retain hold keep secure control defend protect clear wrest reclaim liberate drive push oust expel dislodge stop contain repel")

// stopping are verbs of what whoever is on somebody's side refuses to do to him.
var stopping = words("stop prevent halt curb condemn blame punish fight arrest disarm denounce criticize criticise attack strike extradite expel")

// venues are nouns for what takes place somewhere.
var venues = []string{"talk", "negotiation", "meeting", "summit", "conference", "election", "vote", "referendum", "exercise", "drill", "session"}

// beneficial are the prepositions of those whom an undertaking is for.
var beneficial = []string{"to", "for", "with", "into"}

// favours are verbs that do their object good, whatever else they tell.
var favours = words("allow let permit enable give grant accept admit welcome receive take host stabilize stabilise rebuild reconstruct develop protect defend strengthen restore secure support help assist fund finance modernize")

var leaving = words("withdraw pull resign retreat evacuate disengage remove redeploy leave step")

// aside are the prepositions of those who aren't whom an undertaking is for.
var aside = []string{"by", "as", "since", "during", "after", "before", "from", "against", "over", "under", "despite", "because of", "without"}
