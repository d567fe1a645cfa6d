package entity

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A title is the noun by which somebody without a name is called, as the table has it.
type title struct {
	noun  string
	first int  // where it begins
	many  bool // whatever the form of the noun that ends the phrase: rebel bases
	english.Actor
}

// called returns the longest noun of the table of actors that ends at word head, not before from.
func (g *resolving) called(v *view, from, head int) (title, bool) {
	w := &v.words[head]
	if !isNoun(w) || w.XPOS == "" {
		return title{}, false
	}
	last := noun(w)
	n := g.phrases.actors[last]
	if n > 0 && len(g.English.Nouns[last]) > 0 && head+1 < len(v.words) && v.words[head+1].Form == "to" {
		return title{}, false // opposition to the plan
	}
	for first := max(from, head+1-n); n > 0 && first <= head; first++ {
		key := g.phrase(v.words, first, head)
		if first < head && !isHyphen(v.words[head-1].Form) {
			key = append(key, ' ')
		}
		key = append(key, last...)
		g.buf = key
		if a, ok := g.English.Actors[string(key)]; ok {
			return title{noun: string(key), first: first, Actor: a}, true
		}
	}
	return title{}, false
}

// against returns the noun before head of who fights or opposes the state: rebel leaders and rebel
// bases are the rebels'.
func (g *resolving) against(v *view, from, head int) (title, bool) {
	for i := from; i < head; i++ {
		if t, ok := g.called(v, from, i); ok && t.Hostile() {
			t.many = true
			return t, true
		}
	}
	return title{}, false
}

// own returns who a noun phrase beside the name of a country or people means, where that isn't the
// country itself: Afghan rebels, a Kenyan court, but not the Iraqi army.
func (g *resolving) own(v *view, holder Mention, from, head int) (title, Use, bool) {
	e := g.entities[holder.Entity]
	switch e.Type {
	case "country", "region", "ethnic-group":
	default:
		return title{}, Named, false
	}
	acts, group := g.English.Groups[noun(&v.words[head])]
	if t, ok := g.called(v, from, head); ok && (!t.State() || !group && e.Type == "country") {
		return t, Named, true
	}
	if group {
		if t, ok := g.against(v, from, head); ok {
			if acts {
				return t, Named, true
			}
			return t, Target, true
		}
	}
	return title{}, Named, false
}

// class enters the actors whom a noun means beside a country or people. Several of them are one
// actor in all articles; a single one is known to this article alone.
func (g *resolving) class(v *view, of int, t title, head int) int {
	if single(t, &v.words[head]) {
		return g.someone(v, t, head, g.entities[of])
	}
	e := g.entities[of]
	tag := e.ID[strings.IndexByte(e.ID, '/')+1:]
	return g.add(&graph.Entity{ID: graph.Unnamed + strings.ToLower(tag) + "-" + slug(t.Plural), Type: t.Kind, Name: g.adjective(e) + " " + t.Plural, Country: e.Country})
}

// adjective is how a country or people is called before a noun.
func (g *resolving) adjective(e *graph.Entity) string {
	if entry, ok := g.Gazetteer.Entry(e.ID); ok && len(entry.Adjectives) > 0 {
		return entry.Adjectives[0]
	}
	return e.Name
}

// single reports whether a noun means one person or body, of which a country has many.
func single(t title, head *syntax.Word) bool {
	return !t.many && t.Plural != t.noun && t.Kind != "agency" && !strings.HasSuffix(head.XPOS, "S")
}

// someone enters an actor whom only this article tells of. "The gunmen" are those it has told of.
func (g *resolving) someone(v *view, t title, head int, of *graph.Entity) int {
	text, n := t.Plural, 0
	if !t.many && !strings.HasSuffix(v.words[head].XPOS, "S") {
		text = t.noun
	}
	if single(t, &v.words[head]) {
		if first := v.phraseStart(t.first); first >= 0 && isIndefinite(lower(v.words[first].Form)) {
			g.singles[text]++ // another one
		}
		n = g.singles[text]
	}
	e := &graph.Entity{Type: t.Kind, Name: text}
	if of != nil {
		e.Name, e.Country = g.adjective(of)+" "+text, of.Country
	}
	h := fnv.New32a()
	h.Write([]byte(g.article.ID))
	e.ID = graph.Someone + slug(e.Name) + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
	if n > 1 {
		e.ID += "-" + strconv.Itoa(n)
	}
	return g.add(e)
}

func isIndefinite(w string) bool { return w == "a" || w == "an" || w == "another" || w == "one" }

// phraseStart returns where the noun phrase around word w begins, as the tree has it.
func (v *view) phraseStart(w int) int {
	first := w
	for i := w - 1; i >= 0 && i > w-10; i-- {
		h := v.words[i].Head
		if h <= i || h > w {
			break
		}
		switch v.words[i].Rel {
		case "det", "amod", "nummod", "compound", "nmod:poss", "case", "punct", "det:predet":
			if h == w && (v.words[i].UPOS == "ADP" || v.words[i].UPOS == "PUNCT" && !isHyphen(v.words[i].Form)) {
				return first
			}
		case "advmod", "nmod", "obl":
			if h == w {
				return first
			}
		default:
			return first
		}
		first = i
	}
	return first
}

// unnamed emits who is meant by the noun at word w, if it is an actor's and no name's, and returns
// the next word; else w.
func (g *resolving) unnamed(v *view, w int) int {
	word := &v.words[w]
	if w > 0 && isHyphen(v.words[w-1].Form) || word.UPOS != "NOUN" && word.XPOS != "NNS" && word.UPOS != "PROPN" || g.modifies(v, w) || v.child(w, "cop") >= 0 {
		return w
	}
	if g.English.Groups[noun(word)] && g.followedByOwner(v, w) {
		return w
	}
	from := max(g.end, v.phraseStart(w))
	if from > 0 && from < w && isHyphen(v.words[from-1].Form) {
		from++ // Iran-backed fighters
	}
	t, ok := g.called(v, from, w)
	use := Named
	if acts, group := g.English.Groups[noun(word)]; group && (!ok || t.State()) {
		if rebel, found := g.against(v, from, w); found {
			t, ok = rebel, true
			if !acts {
				use = Target
			}
		}
	}
	if !ok || word.UPOS == "PROPN" && t.Kind != "agency" {
		return w
	}
	definite, none := false, false
	for i := from; i < w; i++ {
		switch lower(v.words[i].Form) {
		case "the", "this", "these", "those":
			definite = true
		case "no":
			none = true
		case "his", "her", "its", "their", "my", "our", "your", "whose":
			return w // somebody's own
		}
	}
	if none || v.words[max(w-1, 0)].Rel == "nmod:poss" {
		return w
	}
	m := Mention{First: from, Last: w + 1, Head: w, Form: graph.Nominal, Use: use, Holder: -1}
	for m.First < t.first && v.words[m.First].UPOS == "DET" {
		m.First++
	}
	if e, ok := g.served(v, w, t); ok {
		m.Entity, m.Use, m.People = e, Agent, g.class(v, e, t, w)+1
		g.emit(v, m)
		return w + 1
	}
	country := g.homeOf(v, w, t.Local() && !g.foreign(v, from, w), t.Hostile())
	switch {
	case country == nil && t.State():
		if country = g.setting(); country != nil && definite || country != nil && t.Plural == t.noun {
			m.Use = Agent
			m.Entity = g.entry(country)
			break
		}
		country = nil
		fallthrough
	case country == nil:
		if single(t, word) && t.Kind != "person" && !isIndefinite(lower(v.words[from].Form)) {
			return w // the group: one that was named
		}
		m.Entity = g.someone(v, t, w, nil)
	default:
		m.Entity = g.class(v, g.entry(country), t, w)
	}
	g.emit(v, m)
	return w + 1
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
	return k >= 0 && (v.spans[k].kind == table || v.spans[k].kind == body)
}

// served returns the body or country that an official, member or spokesman is of, as the words after him
// tell.
func (g *resolving) served(v *view, w int, t title) (int, bool) {
	if acts := g.English.Groups[noun(&v.words[w])]; !acts && t.Sector != "GOV" && t.Sector != "MIL" {
		return 0, false
	}
	for c := range v.words {
		if v.words[c].Head != w || v.words[c].Rel != "nmod" {
			continue
		}
		prep := v.caseOf(c)
		if prep != "of" && prep != "for" && prep != "from" {
			continue
		}
		k := v.spanAround(c)
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
	case m.Use == Adjective && first < m.First && isIndefinite(lower(v.words[first].Form)) && (w.UPOS == "NOUN" || w.UPOS == "PROPN"):
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

// Nouns that count others, and words that tell some from all.
var (
	partitive = set("hundred thousand million dozen ten score number group crowd most some many one two three several majority lot handful")
	some      = set("some many several few most those these all other a an")
)

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

// homeOf returns the country or people that the words around an actor's noun tell it is of: Kabul
// police, protesters in Tehran, a court of Ecuador; or that its verb has as the place where it acts.
func (g *resolving) homeOf(v *view, w int, local, hostile bool) *gazetteer.Entry {
	for c := range v.words {
		if v.words[c].Head != w {
			continue
		}
		switch v.words[c].Rel {
		case "compound", "amod", "nmod:poss":
		case "nmod":
			if prep := v.caseOf(c); prep != "of" && prep != "from" && !(local && within[prep]) {
				continue
			}
		default:
			continue
		}
		if e := g.countryAt(v, c); e != nil {
			return e
		}
	}
	up := v.words[w].Head
	if up < 0 || !local || hostile || v.words[w].Rel != "nsubj" && v.words[w].Rel != "nsubj:pass" && v.words[w].Rel != "obj" {
		return nil
	}
	for c := range v.words {
		if v.words[c].Head == up && v.words[c].Rel == "obl" && v.caseOf(c) == "in" {
			if e := g.countryAt(v, c); e != nil {
				return e
			}
		}
	}
	return nil
}

// foreign reports whether words between from and w say that somebody is from elsewhere.
func (g *resolving) foreign(v *view, from, w int) bool {
	for i := from; i < w; i++ {
		switch v.words[i].Lemma {
		case "foreign", "international", "coalition", "western", "overseas", "ally", "allied":
			return true
		}
	}
	return false
}

// countryAt returns the country of the name around word w, or the people that it names.
func (g *resolving) countryAt(v *view, w int) *gazetteer.Entry {
	k := v.spanAround(w)
	if k < 0 || v.spans[k].kind != table {
		return nil
	}
	e := v.spans[k].readings[0].Entry
	switch e.Kind {
	case "country", "ethnic-group":
		return e
	case "city", "region", "place":
		if home, ok := g.Gazetteer.Entry("country/" + e.Country); ok {
			return home
		}
	}
	return nil
}

// onlyCountry returns the country in which the article plays, if it names one country alone.
func (g *resolving) onlyCountry() *gazetteer.Entry {
	code := ""
	for i := range g.views {
		for k := range g.views[i].spans {
			s := &g.views[i].spans[k]
			if s.kind != table {
				continue
			}
			if c := s.readings[0].Entry.Country; c != "" && c != code {
				if code != "" {
					return nil
				}
				code = c
			}
		}
	}
	e, _ := g.Gazetteer.Entry("country/" + code)
	return e
}

// spanAround returns the span that holds word w, or -1.
func (v *view) spanAround(w int) int {
	for k := range v.spans {
		if s := &v.spans[k]; s.first <= w && w < s.last && s.kind != nobody {
			return k
		}
	}
	return -1
}

// child returns the first word that hangs on w with the relation, or -1.
func (v *view) child(w int, rel string) int {
	for c := range v.words {
		if v.words[c].Head == w && v.words[c].Rel == rel {
			return c
		}
	}
	return -1
}

// caseOf returns the preposition of the noun at word w in small letters, or "".
func (v *view) caseOf(w int) string {
	if c := v.child(w, "case"); c >= 0 {
		return lower(v.words[c].Form)
	}
	return ""
}
