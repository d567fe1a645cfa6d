package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// end is one end of a claim: the mention that stands for it, and how sure that is.
type end struct {
	mention entity.Mention
	sure    float64
}

// cover returns the mention whose words cover w, if its own head lies elsewhere.
func (t *tree) cover(w int) (entity.Mention, bool) {
	for _, m := range t.mentions {
		if m.First <= w && w < m.Last && m.Use != entity.Adjective {
			return m, true
		}
	}
	return entity.Mention{}, false
}

// ends returns who or what the noun at w stands for, with what it is coordinated with.
func (g *drawing) ends(t *tree, w int) []end {
	var out []end
	if e, ok := g.one(t, w); ok {
		out = append(out, e)
		for _, m := range t.mentions { // Iraqi and Syrian forces: two that share a noun
			if m.Head == w && t.words[w].UPOS != "PRON" && m.Use == e.mention.Use && m.Entity != e.mention.Entity && m.Form == e.mention.Form && m.Form != graph.Name {
				out = append(out, end{m, surety(m)})
			}
		}
		out = append(out, g.sharing(t, w, e.mention)...)
	}
	for _, c := range t.children[w] {
		switch {
		case t.words[c].Rel == "conj" && t.words[c].UPOS != "VERB" && !t.owns(w, c) && !t.excepted(c):
			out = append(out, g.ends(t, c)...)
		case t.words[c].Rel == "appos": // presidents Sassou of Congo and Boni of Benin
			for _, a := range t.children[c] {
				if t.words[a].Rel == "conj" && t.words[a].UPOS == "PROPN" && len(out) > 0 && t.words[w].XPOS == "NNS" {
					out = append(out, g.ends(t, a)...)
				}
			}
		}
	}
	return out
}

// excepted reports whether what is coordinated at c is only named to be left out: against the troops, not the government.
func (t *tree) excepted(c int) bool {
	return slices.ContainsFunc(t.children[c], func(k int) bool { return k < c && t.lower(k) == "not" })
}

// sharing returns who shares the noun at w with the mention m of it: the British of "British and EU negotiators".
func (g *drawing) sharing(t *tree, w int, m entity.Mention) []end {
	var out []end
	for _, c := range t.children[w] {
		k, ok := t.at[c]
		if !ok || c >= m.First || t.words[c].Rel != "compound" && t.words[c].Rel != "amod" || t.mentions[k].Entity == m.Entity {
			continue
		}
		if slices.ContainsFunc(t.children[c], func(o int) bool { return t.words[o].Rel == "conj" && o >= m.First && o < m.Last }) {
			other := t.mentions[k]
			other.Use = m.Use
			out = append(out, end{other, .9 * surety(other)})
		}
	}
	return out
}

// owns reports whether c, which hangs on w beside others, only tells whose the next of them is: Oman and Mali's rebels.
func (t *tree) owns(w, c int) bool {
	i := slices.Index(t.children[w], c)
	return t.possessive(c+1) && t.words[w].Rel != "nmod:poss" && i+1 < len(t.children[w]) && t.words[t.children[w][i+1]].Rel == "conj"
}

func (g *drawing) one(t *tree, w int) (end, bool) {
	word := t.words[w]
	low := strings.ToLower(word.Form)
	if strings.HasSuffix(low, "self") || strings.HasSuffix(low, "selves") {
		return end{}, false // whoever does it to himself
	}
	if low == "it" || low == "they" { // whoever the article has spoken of last
		if who := g.resident(t, w); who >= 0 {
			return end{entity.Mention{Entity: who, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: entity.Named, Holder: -1}, .8}, true
		}
	}
	if k, ok := t.at[w]; t.gone(w) && (!ok || t.mentions[k].Use == entity.Agent) { // former members aren't the body
		if m, named := t.apposed(w); named {
			return end{m, .85}, g.kind(m) == "person"
		}
		if ok && t.mentions[k].People > 0 { // a former Omani minister
			m := t.mentions[k]
			m.Entity, m.Use, m.People = m.People-1, entity.Named, 0
			return end{m, .8 * surety(m)}, true
		}
		return end{}, false
	}
	if k, ok := t.at[w]; ok && t.mentions[k].Use != entity.Adjective {
		if m, named := t.apposed(w); named && t.mentions[k].Use == entity.Agent && g.kind(m) == "person" { // his Iranian counterpart, Zarif
			return end{m, .85}, true
		}
		return end{t.mentions[k], surety(t.mentions[k])}, true
	}
	if m, ok := t.cover(w); ok {
		return end{m, surety(m) * .95}, true
	}
	if word.UPOS == "PRON" {
		switch low {
		case "who", "which", "that":
			if noun := t.antecedent(w); noun >= 0 {
				if k, ok := t.at[noun]; ok {
					switch kind := g.kind(t.mentions[k]); {
					case low == "who" && kind != "person" && t.words[noun].Rel == "nmod" && t.words[t.words[noun].Head].UPOS == "NOUN":
						noun = t.words[noun].Head // former members of the party, who
					case low == "which" && (kind == "person" || kind == "ethnic-group"):
						return end{}, false // a policy towards migrants, which
					}
				}
				return g.one(t, noun)
			}
		case "it", "they", "he", "she": // who says what "they" will do means himself, unless the article has told of another
			if s := g.selfish(t, w); s >= 0 {
				if e, ok := g.one(t, s); ok {
					return end{entity.Mention{Entity: e.mention.Entity, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: e.mention.Use, Holder: -1}, .85 * e.sure}, true
				}
			}
		}
		return end{}, false
	}
	if m, ok := t.apposed(w); ok {
		return end{m, .85}, true
	}
	for _, c := range t.children[w] {
		if t.words[c].Rel == "acl" && naming[t.words[c].Lemma] { // a militia known as the Blue Guard
			for _, n := range t.children[c] {
				if k, ok := t.at[n]; ok && t.mentions[k].Use == entity.Named && t.mentions[k].Form == graph.Name && (t.caseOf(n) == "as" || t.caseOf(n) == "") {
					return end{t.mentions[k], .85}, true
				}
			}
		}
	}
	return g.stands(t, w)
}

// gone reports whether the noun at w is of those who have left.
func (t *tree) gone(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "amod" && former[t.words[c].Lemma] })
}

// apposed returns the mention in apposition to the noun at w.
func (t *tree) apposed(w int) (entity.Mention, bool) {
	for _, c := range t.children[w] {
		if t.words[c].Rel == "appos" {
			if k, ok := t.at[c]; ok && t.mentions[k].Use != entity.Adjective {
				return t.mentions[k], true
			}
		}
	}
	return entity.Mention{}, false
}

func surety(m entity.Mention) float64 {
	switch {
	case m.Use == entity.Metonym:
		return .95
	case m.Sure > 0:
		return m.Sure
	}
	return 1
}

// holders returns who a thing belongs to, where the thing itself is no entity: Israel's decision.
func (g *drawing) holders(t *tree, w int) []end {
	if _, ok := g.one(t, w); ok || t.words[w].UPOS == "PROPN" {
		return nil
	}
	var out []end
	for _, c := range t.children[w] {
		if t.words[c].Rel == "acl" && t.passive(c) { // the position taken by Iran
			if a := t.agent(c); a >= 0 {
				c = a
			}
		}
		k, ok := t.at[c]
		if !ok {
			continue
		}
		switch rel := t.words[c].Rel; {
		case rel == "nmod:poss" && (suffered[t.words[w].Lemma] || shared[t.words[w].Lemma] || siding[t.words[w].Lemma]): // condemned Berg's murder; left our region
		case rel == "nmod:poss", rel == "amod", rel == "compound", rel == "obl:agent", (rel == "nmod" || rel == "obl") && t.caseOf(c) == "by":
			m := t.mentions[k]
			if m.Use != entity.Target && !currencies[t.words[w].Lemma] {
				out = append(out, end{m, .8 * surety(m)})
			}
		}
	}
	if len(out) > 1 {
		out = out[:1]
	}
	return out
}

// currencies are nobody's to act on: prices are blamed on a weak dollar, not on America.
var currencies = words("dollar euro pound currency ruble rouble yen yuan lira rial")

// resident returns who "it" or "they" is that does something in a place, where the clause before tells who is there: Iran's
// presence in Syria, where it backs Assad; or -1.
func (g *drawing) resident(t *tree, w int) int {
	v := t.words[w].Head
	if v < 0 || t.words[v].Rel != "acl:relcl" || !strings.HasPrefix(t.words[w].Rel, "nsubj") || !t.introduced(v, "where") {
		return -1
	}
	for n, up := t.words[v].Head, 0; n >= 0 && up < 5; n, up = t.words[n].Head, up+1 {
		if k, ok := t.at[n]; ok && t.mentions[k].Use == entity.Situation {
			return t.mentions[k].Holder
		}
		if s := t.doer(n, 0); t.verbal(n) && s >= 0 {
			if e, ok := g.one(t, s); ok {
				return e.mention.Entity
			}
			break
		}
	}
	return -1
}

// siding are nouns for people who aren't the one whose they are: clashed with his supporters.
var siding = words("supporter follower opponent critic fan backer loyalist relative family wife husband son daughter brother sister")

// antecedent is the noun that the relative clause around a pronoun hangs on, or -1.
func (t *tree) antecedent(w int) int {
	for v, n := t.words[w].Head, 0; v >= 0 && n < 4; v, n = t.words[v].Head, n+1 {
		if t.words[v].Rel == "acl:relcl" {
			return t.words[v].Head
		}
	}
	return -1
}
