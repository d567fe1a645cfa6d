package relation

import (
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// aim is how an act stands to what is done for it.
type aim int

const (
	none    aim = iota
	going       // somebody goes somewhere for it: flew there to meet him
	sending     // somebody sends somebody or something for it: sent food to help them
	doing       // somebody does something else for it: fired gas to disperse them
)

// infinite reads what the head h says of the infinitive w. Of a verb that isn't known what it implies, it may have
// happened; "to" beside a noun or a whole clause tells what for.
func (g *drawing) infinite(t *tree, w, h int, r *reading) {
	word, head := &t.words[w], &t.words[h]
	lemma, form := head.Lemma, strings.ToLower(head.Form)
	if lemma == "have" && w > 1 && t.lower(w-1) == "to" && t.lower(w-2) == "yet" { // has yet to leave
		g.take(r, no, h)
		return
	}
	object := t.child(h, "obj", "iobj") >= 0 || t.addressed(h, w) >= 0
	modifies := word.Rel == "acl" || word.Rel == "advcl"
	kinds := []string{"to"}
	if object || t.passive(h) {
		kinds = []string{"other", "to"}
	}
	if t.past(h) {
		kinds = append([]string{"was"}, kinds...)
	}
	if word.Rel == "acl" {
		kinds = append(kinds, "of") // a threat to strike, a demand to leave
	}
	if lemma == "have" && object { // has soldiers there to help
		kinds = nil
	}
	for _, kind := range kinds {
		for _, key := range []string{form, lemma} { // is prepared to; prepares to
			if e, ok := g.English.Reading(key, kind); ok && !(t.verbal(h) && word.Rel == "advcl" && e == (english.Reading{Kind: kind}) && t.child(h, "obl") >= 0) {
				g.take(r, e, h)
				return // but who came to the island to help hasn't yet
			}
		}
	}
	if word.Rel == "advcl" && t.verbal(h) { // rejected a request by him to rally: on the verb, says the parser
		for _, n := range [...]int{t.child(h, "obj"), t.first(w) - 1} {
			if n <= h || n > w || t.words[n].UPOS != "NOUN" {
				continue
			}
			if e, ok := g.English.Reading(t.words[n].Lemma, "of"); ok && e.Modality != "" {
				g.take(r, e, n)
				if e, ok := g.governing(t, h, "ing"); ok && r.modality != graph.Demanded { // denied a plan to strike
					g.take(r, e, h)
				}
				return
			}
		}
	}
	switch {
	case modifies && !(word.Rel == "acl" && t.ranked(h)), stirring[lemma]:
		aim := none
		if r.modality == graph.Actual {
			aim = g.aim(t, w, h)
		}
		if r.polarity == graph.Denied && r.modality == graph.Actual && !t.negated(w) { // came to prevent them from leaving
			r.polarity = graph.Asserted
			g.take(r, whether, h)
			return
		}
		g.take(r, purpose, h)
		r.aim = aim
	case word.Rel != "acl":
		g.take(r, whether, h)
	}
}

// stirring are verbs of those who set out to have their say: gathered to mourn.
var stirring = words("gather rally march assemble go come travel walk flock pour fill take begin start stage hold meet join strike block occupy summon call issue write send use")

// aim returns how the infinitive at w, which tells what for, stands to what is done at h. What a noun is for only its verb
// can tell: launched an offensive to target them.
func (g *drawing) aim(t *tree, w, h int) aim {
	noun := h
	for n := 0; h >= 0 && n < 3 && !t.verbal(h); n++ {
		h = t.words[h].Head
	}
	if !t.verbal(h) || t.words[h].Rel == "acl" {
		return none
	}
	switch lemma := t.words[h].Lemma; {
	case faring[lemma]:
		return going
	case generous[lemma] || sends[lemma] && lemma != "use":
		return sending
	}
	if noun != h { // a purpose of the noun's, not of the verb's
		k, agent := t.at[noun]
		if t.words[noun].Rel != "obj" || !g.anchors(t.words[noun].Lemma) && !(agent && t.mentions[k].Use == entity.Agent) && !dissenting[t.words[w].Lemma] {
			return none
		}
	}
	return doing
}

// dissenting are verbs of what is done by doing anything for it: formed a chain to protest.
var dissenting = words("protest demonstrate")

// generous are verbs of giving.
var generous = words("give provide donate supply contribute allocate spend deliver ship release disburse grant lend hand")

// faring are verbs of going somewhere.
var faring = words("go come travel fly head arrive return visit walk march move leave sail drive rush flock pour gather assemble cross enter join")

// pursued reports whether what is done for an act is already that act: who fires gas to disperse a crowd coerces it. Who
// goes there has had his say, and who sends help has helped, but neither has met or struck anybody yet.
func (g *drawing) pursued(relation string, r reading) bool {
	rel, _ := g.Ontology.Relation(relation)
	if r.aim == none || r.polarity != graph.Asserted || !rel.Effort {
		return false
	}
	switch rel.Plover {
	case "PROTEST", "ACCUSE", "REQUEST", "REJECT", "SUPPORT":
		return true
	case "AID":
		return r.aim >= sending
	}
	return r.aim == doing
}
