package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// noun draws the claims that an act's noun tells: Israel's strikes on Syria; Israel launched strikes
// on Syria.
func (g *drawing) noun(t *tree, n int) {
	if t.words[n].UPOS != "NOUN" {
		return
	}
	patterns := g.English.Nouns[t.term(n)]
	if patterns == nil {
		patterns = g.English.Nouns[t.sense(n)]
	}
	for _, p := range patterns {
		var subjects, objects []end
		if p.Of {
			subjects, objects = g.both(t, n)
		} else {
			subjects, objects = g.performers(t, n, 0), g.undergoers(t, n, p)
			if len(subjects) == 0 && p.Relation == "meets-with" {
				subjects = g.attendants(t, n)
			}
			if len(subjects) == 0 && p.End != english.Alone {
				subjects = g.movers(t, n, p)
			}
		}
		if p.Relation == "protests-against" {
			subjects = g.protesters(t, n, subjects)
		}
		if c := t.had(n); c >= 0 && p.Relation == "supports" { // has the support of Oman
			subjects, objects = g.actors(t, c), subjects
		}
		if len(subjects) == 0 || len(objects) == 0 && p.End != english.Alone {
			continue
		}
		if h := t.words[n].Head; h >= 0 && (t.words[n].Rel == "obj" || t.words[n].Rel == "nsubj:pass") && slices.Contains(g.anchored, h) && g.repeats(t, p.Relation, subjects, objects) {
			continue // ordered a strike: the verb has told it
		}
		r := g.read(t, n)
		if g.pursued(p.Relation, r) {
			r.modality = graph.Actual
		}
		if h := t.words[n].Head; r.ended && t.verbal(h) && t.words[n].Rel == "obj" && subjects[0].mention.Form != graph.Pronoun { // who stops the attacks of others
			if s := t.subject(h, 0); s >= 0 && !slices.ContainsFunc(g.actors(t, s), func(e end) bool { return e.mention.Entity == subjects[0].mention.Entity }) {
				r = r.granted()
			}
		}
		if t.manner(n) && p.Relation == "protests-against" { // who doesn't vote in protest does protest
			r.polarity, r.ended = graph.Asserted, false
		}
		g.join(t, draft{relation: p.Relation, reading: r, kind: ruleNoun, rule: p.At, anchor: n}, subjects, objects)
	}
}

// had returns of whom somebody has what the noun at n names, or -1.
func (t *tree) had(n int) int {
	if h := t.words[n].Head; !t.verbal(h) || t.words[n].Rel != "obj" || !enjoyed[t.words[h].Lemma] {
		return -1
	}
	for _, c := range t.children[n] {
		if t.words[c].Rel == "nmod" && t.caseOf(c) == "of" {
			return c
		}
	}
	return -1
}

// repeats reports whether the sentence has already told the relation of the first of the ends.
func (g *drawing) repeats(t *tree, relation string, subjects, objects []end) bool {
	object := ""
	if len(objects) > 0 {
		object = g.entity(objects[0]).ID
	}
	return slices.ContainsFunc(g.claims, func(c *graph.Claim) bool {
		return c.Relation == relation && c.Subject == g.entity(subjects[0]).ID && c.Object == object &&
			slices.ContainsFunc(c.Evidence, func(e graph.Evidence) bool { return e.Sentence == t.number })
	})
}

// movers returns who does what a noun says whose "of" or "from" is its doer: the withdrawal of Turkey from the pact, aid
// from Turkey to Mali.
func (g *drawing) movers(t *tree, n int, p *english.Pattern) []end {
	for _, link := range []string{"of", "from"} {
		for _, c := range t.children[n] {
			if t.words[c].Rel == "nmod" && t.caseOf(c) == link && !slices.Contains(p.Links, link) {
				return g.actors(t, c)
			}
		}
	}
	return nil
}

// both returns the two ends that a noun joins: talks between Iran and Russia.
func (g *drawing) both(t *tree, n int) (subjects, objects []end) {
	for _, c := range t.children[n] {
		if k := t.caseOf(c); t.words[c].Rel == "nmod" && (k == "between" || k == "of") {
			if t.caseOf(n) == "under" && k == "of" { // under the coordination of the two: of others
				continue
			}
			if ends := g.ends(t, c); len(ends) > 1 {
				return ends[:1], ends[1:]
			}
		}
		if t.words[c].Rel == "nmod" && t.caseOf(c) == "by" && t.joint(n) { // joint drills by Oman and Chad
			if ends := g.ends(t, c); len(ends) > 1 {
				return ends[:1], ends[1:]
			}
		}
	}
	if h := t.words[n].Head; t.verbal(h) && (t.words[n].Rel == "nsubj" || t.words[n].Rel == "obj") { // clashes erupted between the two
		for _, c := range t.children[h] {
			if t.words[c].Rel == "obl" && t.caseOf(c) == "between" {
				if ends := g.ends(t, c); len(ends) > 1 {
					return ends[:1], ends[1:]
				}
			}
		}
	}
	return nil, nil
}

// joint reports whether the noun at n is said to be done together.
func (t *tree) joint(n int) bool {
	return slices.ContainsFunc(t.children[n], func(c int) bool { return t.words[c].Lemma == "joint" })
}

// performers returns who does what the noun n says: whoever it is of or by; else the subject of a verb
// that only carries it, as in launched an attack; else the one who does the noun that n depends
// on, as in Italy's suspension of talks.
func (g *drawing) performers(t *tree, n, depth int) []end {
	var out []end
	for _, c := range t.children[n] {
		switch rel := t.words[c].Rel; {
		case rel == "nmod:poss" || rel == "amod" || rel == "compound" || rel == "nmod" && t.caseOf(c) == "by":
			if t.likened(c) { // al-Qaida-linked bombings
				continue
			}
			if k, ok := t.at[c]; ok {
				out = append(out, end{t.mentions[k], surety(t.mentions[k])})
			} else if strings.EqualFold(t.words[c].Form, "whose") {
				if noun := t.antecedent(c); noun >= 0 {
					out = append(out, g.ends(t, noun)...)
				}
			} else if rel == "nmod" || rel == "nmod:poss" {
				out = append(out, g.actors(t, c)...)
			}
		case rel == "nmod" && t.caseOf(c) == "of" && len(out) == 0: // the release of Haddad by Oman
			for _, d := range t.children[c] {
				if t.words[d].Rel == "nmod" && t.caseOf(d) == "by" {
					out = append(out, g.actors(t, d)...)
				}
			}
		}
	}
	h := t.words[n].Head
	if len(out) > 0 || h < 0 || depth > 3 || g.theirs(t, n) {
		return out
	}
	word := &t.words[n]
	switch {
	case word.Rel == "conj" && t.words[h].UPOS == "NOUN":
		return g.performers(t, h, depth+1)
	case word.Rel == "nmod" && t.words[h].UPOS == "NOUN":
		if e, ok := g.English.Reading(t.words[h].Lemma, "of"); ok && e.Modality != graph.Demanded && t.linked(n, []string{"of", "to", "for", "on"}) {
			return g.performers(t, h, depth+1)
		}
	case word.Rel == "obj" || word.Rel == "nsubj:pass" || word.Rel == "obl":
		if e, ok := g.carries(t, n, h); ok && e.Kind == "noun" || t.manner(n) {
			if s := t.subject(h, 0); s >= 0 {
				out = g.actors(t, s)
			}
		} else if ok { // faces criticism from the panel
			for _, c := range t.children[n] {
				if t.words[c].Rel == "nmod" && t.caseOf(c) == "from" {
					out = append(out, g.actors(t, c)...)
				}
			}
			for _, c := range t.children[h] {
				if k := t.caseOf(c); t.words[c].Rel == "obl" && (k == "from" || k == "by") {
					out = append(out, g.actors(t, c)...)
				}
			}
		}
	}
	return out
}

// likened reports whether a hyphen ties the name at w to a word that tells of a likeness or a tie alone.
func (t *tree) likened(w int) bool {
	return w+2 < len(t.words) && t.words[w+1].Form == "-" && tied[t.words[w+2].Lemma] || t.words[w].Rel == "compound" && tied[t.words[t.words[w].Head].Lemma]
}

var tied = words("link linked inspire inspired style affiliate affiliated relate related type like")

// theirs reports whether the noun at n is the deed of actors that a noun before it names, whoever they are: militia attacks.
func (g *drawing) theirs(t *tree, n int) bool {
	return slices.ContainsFunc(t.children[n], func(c int) bool {
		_, actor := g.English.Actors[t.words[c].Lemma]
		return actor && t.words[c].Rel == "compound"
	})
}

// manner reports whether the noun at n tells what its clause is done in: stopped work in protest.
func (t *tree) manner(n int) bool {
	return t.words[n].Rel == "obl" && t.words[n].XPOS == "NN" && manners[t.words[n].Lemma] && t.caseOf(n) == "in" && t.vague(n)
}

var manners = words("protest support solidarity sympathy defiance opposition cooperation co-operation coordination collaboration partnership conjunction violation")

// attendants returns whose clause a meeting dates: Berg flew home after talks with Olsson.
func (g *drawing) attendants(t *tree, n int) []end {
	h := t.words[n].Head
	if h < 0 || t.words[n].Rel != "obl" || !t.linked(n, []string{"after", "following", "during", "before", "in"}) || t.passive(h) {
		return nil
	}
	if s := t.doer(h, 0); s >= 0 {
		return g.actors(t, s)
	}
	return nil
}

// undergoers returns to whom the act of n is done.
func (g *drawing) undergoers(t *tree, n int, p *english.Pattern) []end {
	if p.End == english.Alone {
		return nil
	}
	if p.To {
		if c := t.needed(n); c >= 0 {
			return g.opposite(t, c, p)
		}
		return nil
	}
	for _, mark := range []string{"that", "for"} {
		if slices.Contains(p.Links, mark) {
			if c := t.wanted(n, mark, p.Must); c >= 0 {
				return g.opposite(t, c, p)
			}
		}
	}
	linked := func(w int, rel string) int {
		for _, c := range t.children[w] {
			if t.words[c].Rel == rel && c != n && (t.linked(c, p.Links) || t.manner(n) && t.caseOf(c) == "of") {
				return c
			}
		}
		return -1
	}
	if c := linked(n, "nmod"); c >= 0 {
		return g.opposite(t, c, p)
	}
	for _, c := range t.children[n] { // the withdrawal of troops from Syria
		if t.words[c].Rel == "nmod" {
			if d := linked(c, "nmod"); d >= 0 {
				return g.opposite(t, d, p)
			}
		}
	}
	h := t.words[n].Head
	if h < 0 {
		return nil
	}
	if t.words[n].Rel == "conj" { // fire and incursions into Israel: on the first, says the parser
		if c := linked(h, "nmod"); c > n {
			return g.opposite(t, c, p)
		}
	}
	if e, ok := g.carries(t, n, h); ok {
		if e.Kind == "undergo" {
			if s := t.subject(h, 0); s >= 0 {
				return g.actors(t, s)
			}
			return nil
		}
		if c := linked(h, "obl"); c > n { // imposed sanctions on Iran: on the verb, says the parser
			return g.opposite(t, c, p)
		}
		if o := t.receiver(h); o >= 0 && slices.Contains(p.Links, "to") { // gave Iran aid
			return g.opposite(t, o, p)
		}
	}
	return nil
}

// carries returns how the verb at h reads the noun at n, if it only carries it (launched an attack)
// or its subject undergoes what the noun says (faces sanctions).
func (g *drawing) carries(t *tree, n, h int) (english.Reading, bool) {
	if !t.verbal(h) {
		return english.Reading{}, false
	}
	lemma := t.words[h].Lemma
	if p := t.child(h, "compound:prt"); p >= 0 {
		lemma += " " + t.words[p].Lemma
	}
	if t.words[n].Rel == "obl" {
		lemma += " " + t.caseOf(n) // called for talks
	}
	for _, kind := range []string{"noun", "undergo"} {
		if e, ok := g.English.Reading(lemma, kind); ok {
			return e, true
		}
	}
	return english.Reading{}, false
}
