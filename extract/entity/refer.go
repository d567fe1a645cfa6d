package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// refer reads a sentence from left to right and says what each of its words stands for.
func (g *resolving) refer(v *view) {
	g.end = 0
	for w := 0; w < len(v.words); {
		k := v.spanAt(w)
		switch {
		case k < 0:
			if next := g.unnamed(v, w); next > w {
				w = next
			} else {
				w++
			}
		case v.spans[k].kind == role:
			w = g.bareRole(v, k)
		case v.spans[k].kind == human:
			w = g.human(v, k)
		default:
			w = g.name(v, k)
		}
	}
	slices.SortStableFunc(g.mentions[v.number], func(a, b Mention) int { return cmp.Compare(a.First, b.First) })
}

func (g *resolving) emit(v *view, m Mention) {
	g.mentions[v.number] = append(g.mentions[v.number], m)
	g.end = max(g.end, m.Last)
}

// human emits a person's name; "the Assad regime" and "Assad's forces" are his country.
func (g *resolving) human(v *view, k int) int {
	s := &v.spans[k]
	m := Mention{Entity: s.entity, First: s.first, Last: s.last, Head: v.head(s.first, s.last), Form: graph.Name, Use: Named, Holder: -1}
	if start := g.modified(v, m); start > 0 && s.person.code != "" {
		if head := g.nounPhrase(v, start); head >= 0 && ruled[noun(&v.words[head])] {
			if e, ok := g.Gazetteer.Entry("country/" + s.person.code); ok {
				g.inner[v.number] = append(g.inner[v.number], m)
				m = Mention{Entity: g.entry(e), First: s.first, Last: head + 1, Head: head, Form: graph.Nominal, Use: Agent, Holder: -1}
				g.emit(v, m)
				return m.Last
			}
		}
	}
	for { // the sentence may hang on the title
		h, t := v.words[m.Head].Head, v.spanBefore(min(m.First, m.Head))
		if t < 0 || v.spans[t].kind != role || h < v.spans[t].first || h >= v.spans[t].last {
			break
		}
		m.Head = h
		if m.Head <= v.spans[t].first {
			break
		}
	}
	g.emit(v, m)
	return s.last
}

// What a person's name before it makes his country's, and a capital's name its country's.
var (
	ruled    = set("regime government administration force army military troop troops")
	governed = set("government regime administration authority leadership")
)

// modified returns where the noun phrase begins that a mention is a modifier of: after 's, or
// after the name where the tree hangs it on a later noun. Else 0.
func (g *resolving) modified(v *view, m Mention) int {
	if m.Last >= len(v.words) {
		return 0
	}
	if isPossessive(v.words, m.Last) {
		return m.Last + 1
	}
	w := &v.words[m.Head]
	if w.Rel == "conj" && w.Head >= 0 && w.Head < m.First && v.words[w.Head].Head >= m.Last { // UK and EU negotiators
		w = &v.words[w.Head]
	}
	if m.Use == Adjective || w.Rel == "" || w.Head >= m.Last && w.Head < m.Last+8 && (w.Rel == "compound" || w.Rel == "amod" || strings.HasPrefix(w.Rel, "nmod") || w.Rel == "flat") {
		return m.Last
	}
	return 0
}

// name emits the name of a country, body or place, together with the noun that it modifies.
func (g *resolving) name(v *view, k int) int {
	s := &v.spans[k]
	m, ok := g.reading(v, s)
	if !ok {
		return s.last
	}
	if s.last < len(v.words) && isHyphen(v.words[s.last].Form) {
		if v.spanAt(s.last+1) < 0 && g.entities[m.Entity].Type != "city" {
			m.Use = Adjective // Iran-backed
		}
		g.emit(v, m)
		return s.last
	}
	if g.counted(v, m) {
		return s.last
	}
	start, shared := g.modified(v, m), false
	if start == 0 || v.spanAt(start) < 0 && g.nounPhrase(v, start) < 0 {
		if j := g.coordinated(v, k); j > 0 {
			start, shared = j, true
		}
	}
	if start > 0 {
		if head := g.nounPhrase(v, start); head >= 0 && head < len(v.words) {
			return g.phraseOf(v, m, start, head, shared)
		}
	}
	return g.phraseAround(v, m)
}

// coordinated returns where the noun phrase begins that a name shares with the next ones: Iraqi and
// Syrian forces, Iran and Russia's presence. Else 0.
func (g *resolving) coordinated(v *view, k int) int {
	s := &v.spans[k]
	for n := 0; n < 4; n++ {
		j := v.spans[k].last
		if j >= len(v.words) || v.words[j].Form != "," && lower(v.words[j].Form) != "and" && lower(v.words[j].Form) != "or" {
			return 0
		}
		if j++; j < len(v.words) && lower(v.words[j].Form) == "and" {
			j++
		}
		next := v.spanAt(j)
		if next < 0 || v.spans[next].kind != table || v.spans[next].use() != s.use() {
			return 0
		}
		k = next
		last := v.spans[k].last
		if isPossessive(v.words, last) && s.use() == gazetteer.Name {
			return last + 1
		}
		if s.use() == gazetteer.Adjective && g.nounPhrase(v, last) >= 0 {
			return last
		}
		if h := v.words[s.last-1].Head; v.words[s.last-1].Rel == "compound" && h >= last && g.nounPhrase(v, last) == h {
			return last
		}
	}
	return 0
}

// reading chooses what a name stands for where it stands.
func (g *resolving) reading(v *view, s *span) (Mention, bool) {
	m := Mention{First: s.first, Last: s.last, Head: v.head(s.first, s.last), Form: graph.Name, Holder: -1}
	if s.kind == body || s.kind == site {
		m.Entity = s.entity
		return m, true
	}
	if n, ok := g.acronyms[v.words[s.first].Form]; ok && s.last == s.first+1 && s.readings[0].Use != gazetteer.Name {
		m.Entity = n
		return m, true
	}
	e, use := s.readings[0].Entry, s.readings[0].Use
	switch {
	case use == gazetteer.Metonym:
		if s.first > 1 && within[lower(v.words[s.first-1].Form)] || s.first > 1 && within[lower(v.words[s.first-2].Form)] && lower(v.words[s.first-1].Form) == "the" {
			text := e.Name // outside the White House
			if e.Kind == "country" || e.Kind == "alliance" {
				text = g.text(v, s.first, s.last)
			}
			m.Entity = g.site(text)
			return m, true
		}
	case use == gazetteer.Name && (e.Kind == "city" || e.Kind == "region" || e.Kind == "place"):
		k := slices.IndexFunc(s.readings, func(r gazetteer.Match) bool { return r.Use == gazetteer.Metonym })
		if k >= 0 && !g.isPlace(v, m) {
			e, use = s.readings[k].Entry, gazetteer.Metonym
		}
	}
	m.Entity = g.entry(e)
	switch use {
	case gazetteer.Name:
		if e.Kind == "country" {
			break
		}
		g.alias(m.Entity, g.text(v, s.first, s.last))
	case gazetteer.Adjective:
		m.Use, m.Form = Adjective, graph.Nominal
	case gazetteer.Demonym:
		m.Use, m.Form = Agent, graph.Nominal
		m.People = g.acting(v, m.Entity, title{noun: "people", first: m.First, Actor: g.English.Actors["people"]}, m.Head)
	case gazetteer.Metonym:
		m.Use = Metonym
	}
	return m, true
}

// phraseOf emits a holder and the noun phrase with its head that it modifies: a situation, a role,
// or a group that acts for it.
func (g *resolving) phraseOf(v *view, m Mention, start, head int, shared bool) int {
	last := head + 1
	next := v.spanAt(last)
	if noun, _ := g.situation(v, start, head); noun != "" && g.entities[m.Entity].Named() {
		g.emit(v, m)
		if start == m.Last && m.Use == Named && m.Form == graph.Name && g.English.Situations[noun].Place && !shouted(v.words[m.First].Form) {
			return m.Last // Syria presence: where, not whose
		}
		g.emit(v, Mention{Entity: g.situationOf(m.Entity, noun), First: m.First, Last: last, Head: head, Form: graph.Nominal, Use: Situation, Holder: m.Entity})
		g.alias(g.entityOf(v), g.text(v, m.First, last))
		if shared {
			return m.Last
		}
		return last
	}
	e := g.entities[m.Entity]
	titled := next >= 0 && v.spans[next].kind == human
	if e.Type == "city" || e.Type == "region" || titled || m.Use == Metonym && !governed[noun(&v.words[head])] && !isPossessive(v.words, start-1) {
		return g.phraseAround(v, m)
	}
	if r := v.spanBefore(last); r >= 0 && v.spans[r].kind == role && v.words[head].XPOS != "NNS" && v.words[head].XPOS != "NNPS" && !shared {
		if n, ok := g.nominal(v, m, r); ok {
			g.inner[v.number] = append(g.inner[v.number], m)
			g.emit(v, n)
			return last
		}
	}
	if t, use, ok := g.own(v, m, start, head); ok && !v.titles(head) {
		if m.Form == graph.Name {
			g.inner[v.number] = append(g.inner[v.number], m)
		}
		m.Entity, m.Use, m.Head, m.Form = g.class(v, m.Entity, t, head), use, head, graph.Nominal
		if shared {
			g.emit(v, m)
			return m.Last
		}
		m.Last = last
		g.emit(v, m)
		return last
	}
	if r := v.spanBefore(last); r >= 0 && v.spans[r].kind == role && v.words[head].XPOS != "NNS" && v.words[head].XPOS != "NNPS" && !shared {
		return g.phraseAround(v, m)
	}
	use := Named
	t, people := g.called(v, start, head)
	if acts, ok := g.English.Groups[noun(&v.words[head])]; ok {
		use = Target
		if acts {
			use = Agent
		}
	} else if people && t.Hostile() && strings.HasPrefix(e.ID, "org/") { // a Hamas gunman
		use = Agent
	}
	if use == Named || shared && m.Use != Adjective {
		return g.phraseAround(v, m)
	}
	if m.Use == Named && m.Form != graph.Nominal {
		g.inner[v.number] = append(g.inner[v.number], m)
	}
	if people {
		m.People = g.acting(v, m.Entity, t, head)
	}
	m.Use, m.Head, m.Form = use, head, graph.Nominal
	if shared {
		g.emit(v, m)
		return m.Last
	}
	m.Last = last
	if isPossessive(v.words, last) { // Iranian forces' presence
		if h := g.nounPhrase(v, last+1); h >= 0 {
			if noun, _ := g.situation(v, last+1, h); noun != "" {
				return g.phraseOf(v, m, last+1, h, false)
			}
		}
	}
	return g.phraseAround(v, m)
}

// entityOf returns the entity of the mention emitted last.
func (g *resolving) entityOf(v *view) int {
	ms := g.mentions[v.number]
	return ms[len(ms)-1].Entity
}

// Groups that are no one's own when "of" follows: a group of Iranians.
var loose = set("group side court movement state security delegation national general")

// phraseAround emits a mention with the noun before it that is its own by "of": the presence of
// Iran, the government of Syria.
func (g *resolving) phraseAround(v *view, m Mention) int {
	of := m.First - 1
	if of > 0 && lower(v.words[of].Form) == "the" {
		of--
	}
	n := of - 1
	t := g.entities[m.Entity].Type
	if n < 0 || v.words[of].Form != "of" || isPossessive(v.words, m.Last) || m.Use == Adjective || t == "city" || t == "region" || !isNoun(&v.words[n]) || g.end > n {
		g.emit(v, m)
		return m.Last
	}
	if noun, first := g.situation(v, max(g.end, n-2), n); noun != "" {
		for first > g.end && v.words[first-1].XPOS == "JJ" {
			first--
		}
		g.emit(v, m)
		g.emit(v, Mention{Entity: g.situationOf(m.Entity, noun), First: first, Last: m.Last, Head: n, Form: graph.Nominal, Use: Situation, Holder: m.Entity})
		g.alias(g.entityOf(v), g.text(v, first, m.Last))
		return m.Last
	}
	if r := v.spanBefore(n + 1); r >= 0 && v.spans[r].kind == role {
		if next := v.spanAt(m.Last); next < 0 && v.words[n].XPOS != "NNS" && m.Use == Named {
			if p, ok := g.nominal(v, m, r); ok && g.entities[p.Entity].Type == "person" {
				p.First, p.Last, p.Head = v.spans[r].first, m.Last, n
				g.emit(v, p)
				return m.Last
			}
		}
		g.emit(v, m)
		return m.Last
	}
	if acts, ok := g.English.Groups[noun(&v.words[n])]; ok && m.Use == Named && !loose[noun(&v.words[n])] && !(n > 0 && over[lower(v.words[n-1].Form)]) {
		if m.Form == graph.Name {
			g.inner[v.number] = append(g.inner[v.number], m)
		}
		m.First, m.Head, m.Form, m.Use = n, n, graph.Nominal, Target
		if acts {
			m.Use = Agent
		}
	}
	g.emit(v, m)
	return m.Last
}
