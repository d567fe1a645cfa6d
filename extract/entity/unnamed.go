package entity

import (
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// unnamed emits who is meant by the noun at word w, if it is an actor's and no name's, and returns
// the next word; else w.
func (g *resolving) unnamed(v *view, w int) int {
	t, from, use, ok := g.meant(v, w)
	if !ok {
		return w
	}
	m := Mention{First: from, Last: w + 1, Head: w, Form: graph.Nominal, Use: use, Holder: -1}
	for m.First < t.first && v.words[m.First].UPOS == "DET" {
		m.First++
	}
	if e, ok := g.served(v, w, t); ok {
		m.Entity, m.Use, m.People = e, Agent, g.acting(v, e, t, w)
		g.emit(v, m)
		return w + 1
	}
	head := w
	if c, of, ok := g.leads(v, w, t); ok {
		head, t = c, of // the leader of the rebels
	}
	first := lower(v.words[from].Form)
	home, there := g.homeOf(v, head, (t.Local() || m.Use == Target) && !g.foreign(v, from, w), t.Hostile())
	if home != nil && m.Use == Target && t.State() { // a police station in Basra is the state's
		m.Entity = g.entry(home)
		g.emit(v, m)
		return w + 1
	}
	if home == nil && t.State() && t.Kind == "agency" && !g.foreign(v, from, w) && (first == "the" || t.Plural == t.noun) {
		if state := g.setting(); state != nil { // the army, where there is one alone
			m.Entity, m.Use = g.entry(state), Agent
			g.emit(v, m)
			return w + 1
		}
	}
	switch {
	case home != nil && there && t.Kind != "agency":
		m.Entity = g.inside(v, g.entry(home), t, head)
	case home != nil:
		m.Entity = g.class(v, g.entry(home), t, head)
	case single(t, &v.words[head]) && t.Kind != "person" && !isIndefinite(first):
		return w // the group: one that was named
	default:
		m.Entity = g.someone(v, t, head, nil)
	}
	g.emit(v, m)
	return w + 1
}

// meant returns the noun of the table by which word w calls somebody, where its phrase begins, and how it
// stands for him; ok is false where it calls nobody or belongs to a name.
func (g *resolving) meant(v *view, w int) (t title, from int, use Use, ok bool) {
	word := &v.words[w]
	if w > 0 && isHyphen(v.words[w-1].Form) || word.UPOS != "NOUN" && word.XPOS != "NNS" && word.UPOS != "PROPN" || v.child(w, "cop") >= 0 {
		return t, 0, Named, false
	}
	acts, group := g.English.Groups[noun(word)]
	if g.modifies(v, w) || v.counts(w) || acts && g.followedByOwner(v, w) {
		return t, 0, Named, false
	}
	from = max(g.end, v.phraseStart(w))
	if from > 0 && from < w && isHyphen(v.words[from-1].Form) {
		from++ // Iran-backed fighters
	}
	t, ok = g.called(v, from, w)
	if group && !acts && !ok {
		t, ok = g.owner(v, from, w)
		use = Target
	} else if rebel, found := g.against(v, from, w); found && group && (!ok || t.State()) {
		t, ok = rebel, true
	}
	if !ok {
		t, ok = g.headed(v, w)
	}
	opens := w == 0 && word.XPOS == "NNPS" // Rebels in Chad: its capital says nothing, though the tagger thinks so
	if !ok || word.UPOS == "PROPN" && t.Kind != "agency" && !opens || v.words[max(w-1, 0)].Rel == "nmod:poss" {
		return t, from, use, false
	}
	for i := from; i < w; i++ {
		switch lower(v.words[i].Form) {
		case "no", "his", "her", "its", "their", "my", "our", "your", "whose": // nobody, or somebody's own
			return t, from, use, false
		}
	}
	return t, from, use, true
}

// headed reads a role that only who or what it is of can make an actor: the head of the fund.
func (g *resolving) headed(v *view, w int) (title, bool) {
	k := v.spanBefore(w + 1)
	if k < 0 || v.spans[k].kind != role {
		return title{}, false
	}
	key := string(g.phrase(v.words, v.spans[k].first, w+1))
	t := title{noun: key, first: v.spans[k].first, Actor: english.Actor{Plural: key, Kind: "person", Sector: "GOV"}}
	if !g.English.Roles[key].Acts {
		return title{}, false
	}
	_, ok := g.served(v, w, t)
	return t, ok
}

// modifies reports whether the noun at word w only belongs to a name or a wider noun: activist
// Yara Bader, rebel leaders; Hassan, a lawyer.
func (g *resolving) modifies(v *view, w int) bool {
	switch h := v.words[w].Head; v.words[w].Rel {
	case "compound", "flat", "amod", "fixed", "nmod:npmod", "nmod:unmarked":
		return true
	case "appos":
		_, ok := g.mentionAt(v, h, func(m Mention) bool { return m.Head == h || m.First <= h && h < m.Last })
		return ok
	}
	if v.titles(w) {
		return true
	}
	if c := v.child(w, "appos"); c >= 0 { // the lawyer, Hassan
		return v.spanAround(c) >= 0
	}
	return false
}

// followedByOwner reports whether a name stands after "of": the government of Syria is the name's affair.
func (g *resolving) followedByOwner(v *view, w int) bool {
	if w+2 >= len(v.words) || v.words[w+1].Form != "of" || loose[noun(&v.words[w])] {
		return false
	}
	next := w + 2
	if lower(v.words[next].Form) == "the" {
		next++
	}
	k := v.spanAt(next)
	if k < 0 || v.spans[k].kind != table && v.spans[k].kind != body {
		return false
	}
	return v.words[v.head(v.spans[k].first, v.spans[k].last)].Rel != "compound" // members of the Hamas movement
}

// served returns the body or country that an official, member or spokesman is of, as the words after him
// tell.
func (g *resolving) served(v *view, w int, t title) (int, bool) {
	if acts := g.English.Groups[noun(&v.words[w])]; !acts && t.Sector != "GOV" && t.Sector != "MIL" {
		return 0, false
	}
	for c := range v.words {
		if v.words[c].Head == w && over[lower(v.words[c].Form)] {
			return 0, false // former members
		}
		if v.words[c].Head != w || v.words[c].Rel != "nmod" {
			continue
		}
		prep := v.caseOf(c)
		if prep != "of" && prep != "for" && prep != "from" {
			continue
		}
		k := v.spanAround(c)
		if k < 0 && v.child(c, "compound") >= 0 {
			k = v.spanAround(v.child(c, "compound"))
		}
		if k < 0 {
			continue
		}
		switch s := &v.spans[k]; {
		case s.kind == body && s.entity >= 0:
			return s.entity, true
		case s.kind == human && prep == "for" && strings.HasPrefix(t.noun, "spokes"):
			return s.entity, s.entity >= 0
		case s.kind == table:
			if e := s.readings[0].Entry; g.organized(e) || e.Kind == "country" && t.State() {
				return g.entry(e), true
			}
		}
	}
	return 0, false
}

// leads returns the actors whom a leader, official or member is said to be of.
func (g *resolving) leads(v *view, w int, t title) (int, title, bool) {
	if acts := g.English.Groups[noun(&v.words[w])]; !acts || t.Kind != "person" || w > 0 && kindred[lower(v.words[w-1].Form)] {
		return 0, title{}, false
	}
	for c := w + 2; c < len(v.words); c++ {
		if v.words[c].Head == w && v.words[c].Rel == "nmod" && v.caseOf(c) == "of" {
			of, ok := g.called(v, w+2, c)
			return c, of, ok && !single(of, &v.words[c])
		}
	}
	return 0, title{}, false
}

// kindred are the words that tell that members are of a family, whoever else's: family members of the missing.
var kindred = set("family household clan")

// organized reports whether an entry is a body of people that others may act for.
func (g *resolving) organized(e *gazetteer.Entry) bool {
	return strings.HasPrefix(e.ID, "org/")
}

// counted emits those whom a country's adjective or the name of its people means where they are
// counted or told apart from the rest, and so aren't their state: 30 Palestinians, an American.
func (g *resolving) counted(v *view, m Mention) bool {
	w := &v.words[m.Head]
	if m.Form != graph.Nominal || g.modifies(v, m.Head) {
		return false
	}
	first := v.phraseStart(m.Head)
	told := first > 1 && v.words[first-1].Form == "of" && v.words[first-2].UPOS == "NOUN" && partitive[v.words[first-2].Lemma]
	for i := first; i < m.First; i++ {
		switch v.words[i].UPOS {
		case "NUM", "ADJ":
			told = true
		}
		told = told || some[lower(v.words[i].Form)]
	}
	a := g.English.Actors["people"]
	t := title{noun: "people", first: m.First, Actor: a}
	switch {
	case m.Use == Agent && told:
	case m.Use == Adjective && first < m.First && isIndefinite(lower(v.words[first].Form)) && ends[w.Rel]:
		t.noun, t.Plural = "national", "nationals"
		m.Entity, m.First, m.Use = g.someone(v, t, m.Head, g.entities[m.Entity]), first, Named
		g.emit(v, m)
		return true
	default:
		return false
	}
	m.Entity, m.First, m.Use = m.People-1, first, Named
	m.People = 0
	g.emit(v, m)
	return true
}

// The relations of a word that may be an end of what its head tells.
var ends = set("nsubj nsubj:pass obj iobj obl obl:agent nmod")

// Nouns that count others, and words that tell some from all.
var (
	partitive = set("hundred thousand million dozen ten score number group crowd most some many one two three several majority lot handful")
	some      = set("some many several few most those these all other a an")
)

// counts reports whether the noun at word w only tells how many of others there are: a group of lawmakers.
func (v *view) counts(w int) bool {
	if w+1 >= len(v.words) || v.words[w+1].Form != "of" || !partitive[v.words[w].Lemma] {
		return false
	}
	c := v.child(w, "nmod")
	return c >= 0 && v.caseOf(c) == "of" && strings.HasSuffix(v.words[c].XPOS, "S")
}

// titles reports whether a name that the noun at word w tells of follows it: lawyer Amal Haddad, oil firm Sidra.
func (v *view) titles(w int) bool {
	k := v.spanAt(w + 1)
	if k < 0 {
		return false
	}
	switch s := &v.spans[k]; s.kind {
	case human, maybe, body:
		return true
	case table:
		return s.use() == gazetteer.Name && strings.HasPrefix(s.readings[0].Entry.ID, "org/")
	}
	return false
}
