package entity

import (
	"cmp"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
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
	if w.UPOS == "VERB" || w.XPOS == "" {
		return title{}, false
	}
	last := noun(w)
	n := g.actors[last]
	if n > 0 && head > 0 && g.English.Actors[last].Kind == "alliance" && (v.words[head-1].UPOS == "NUM" || lower(v.words[head-1].Form) == "both") {
		return title{}, false // the two countries, whichever they are
	}
	if n > 0 && !strings.HasSuffix(w.XPOS, "S") && g.English.Actors[last].Kind == "alliance" {
		return title{}, false // the country
	}
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

// owner returns the noun before head of whoever holds what head names: a police checkpoint.
func (g *resolving) owner(v *view, from, head int) (title, bool) {
	for i := from; i < head; i++ {
		if t, ok := g.called(v, from, i); ok && (t.Hostile() || t.State() && t.Kind == "agency") {
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
	e := g.entities[of]
	if t.Sector == "GOV" && t.Kind == "agency" && e.Type == "country" { // the government is the country
		return of
	}
	if single(t, &v.words[head]) {
		return g.someone(v, t, head, e)
	}
	tag, text := e.ID[strings.IndexByte(e.ID, '/')+1:], t.Plural
	if t.Kind == "agency" && (t.Sector == "LEG" || t.Sector == "JUD") && !strings.HasSuffix(v.words[head].XPOS, "S") { // a country has one
		text = t.noun
	}
	return g.add(&graph.Entity{ID: graph.Unnamed + strings.ToLower(tag) + "-" + slug(text), Type: t.Kind, Name: g.adjective(e) + " " + text, Country: e.Country})
}

// acting enters the people who act for a country or body, for Mention.People: one more than their place, or 0 where it acts
// itself.
func (g *resolving) acting(v *view, of int, t title, head int) int {
	if who := g.class(v, of, t, head); who != of {
		return who + 1
	}
	return 0
}

// inside enters the actors whom a noun means in a country, whoever's they are: people in Chad.
func (g *resolving) inside(v *view, of int, t title, head int) int {
	e := g.entities[of]
	if single(t, &v.words[head]) {
		return g.somebody(v, t, head, t.noun+" in "+e.Name, e.Country)
	}
	tag := e.ID[strings.IndexByte(e.ID, '/')+1:]
	return g.add(&graph.Entity{ID: graph.Unnamed + strings.ToLower(tag) + "-in-" + slug(t.Plural), Type: t.Kind, Name: t.Plural + " in " + e.Name, Country: e.Country})
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
	text := t.Plural
	if !t.many && !strings.HasSuffix(v.words[head].XPOS, "S") || t.many && t.Kind == "agency" { // a government convoy
		text = t.noun
	}
	if of != nil {
		return g.somebody(v, t, head, g.adjective(of)+" "+text, of.Country)
	}
	return g.somebody(v, t, head, g.told(v, t, head, text)+g.whose(v, head), "")
}

// somebody enters an actor of this article by what he is called. Of those who are called so singly there may be more than one.
func (g *resolving) somebody(v *view, t title, head int, name, country string) int {
	n := 0
	if single(t, &v.words[head]) {
		if first := v.phraseStart(t.first); first >= 0 && isIndefinite(lower(v.words[first].Form)) {
			g.singles[t.noun]++ // another one
		}
		n = g.singles[t.noun]
	}
	h := fnv.New32a()
	h.Write([]byte(g.article.ID))
	e := &graph.Entity{Type: t.Kind, Name: name, Country: country, ID: graph.Someone + slug(name) + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)}
	if n > 1 {
		e.ID += "-" + strconv.Itoa(n)
	}
	return g.add(e)
}

// told is how the words before a noun tell one sort from another, with the noun: foreign troops. "The troops" are the
// sort that the article has told of last.
func (g *resolving) told(v *view, t title, head int, text string) string {
	first := t.first
	for i := t.first - 1; i >= 0; i-- {
		w := &v.words[i]
		if isHyphen(w.Form) && i > 0 && i+1 < t.first {
			i-- // US-backed
		} else if w.Head <= i || w.Head > head || w.Rel != "amod" && w.Rel != "compound" || anyhow[lower(w.Lemma)] || w.XPOS == "JJS" || w.XPOS == "JJR" {
			break
		} else if _, verb := g.English.Verbs[lower(w.Lemma)]; verb && w.UPOS == "NOUN" && i > 0 && (lower(v.words[i-1].Form) == "and" || v.words[i-1].Form == ",") { // raid homes and arrest people
			break
		}
		first = i
	}
	if first == t.first {
		if first > 0 && definite[lower(v.words[first-1].Form)] {
			return cmp.Or(g.sorts[text], text)
		}
		return text
	}
	name := strings.Join(strings.Fields(g.doc.Text[v.words[first].Start:v.words[t.first].Start]+text), " ")
	if w := &v.words[first]; first == 0 && strings.EqualFold(w.Form, w.Lemma) {
		name = w.Lemma + name[len(w.Form):] // no capital but its own
	}
	g.sorts[text] = strings.ReplaceAll(name, " - ", "-")
	return g.sorts[text]
}

// whose is what follows the noun at head where it tells nothing without: supporters of Gbagbo, a member of a rebel group.
func (g *resolving) whose(v *view, head int) string {
	if !siding[noun(&v.words[head])] || head+1 >= len(v.words) || v.words[head+1].Form != "of" {
		return ""
	}
	c := v.child(head, "nmod")
	if c < head+2 || c > head+7 {
		return ""
	}
	end := c + 1
	if k := v.spanAround(c); k >= 0 {
		end = v.spans[k].last
	}
	return " " + strings.Join(strings.Fields(g.text(v, head+1, end)), " ")
}

var siding = set("supporter follower member opponent relative family ally aide critic loyalist leader commander")

var definite = set("the these those both")

// anyhow are adjectives that tell no sort from another.
var anyhow = set("other several many few more most such same various numerous some certain different new additional further own last next first second third " +
	"fourth fifth large small big huge latest recent former")

func isIndefinite(w string) bool { return w == "a" || w == "an" || w == "another" || w == "one" }
