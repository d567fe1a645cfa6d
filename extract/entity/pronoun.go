package entity

import (
	"strings"

	"github.com/entente-graph/entente/graph"
)

// memory is what a reader keeps in mind of the subjects he has met.
type memory struct {
	person   int // the person who was subject last
	at       int // in which sentence, from 1; 0 if there was none
	first    int // the first person of the sentence, or -1: the subject, if the tree shows none
	actor    subject
	previous subject
	quoted   bool // inside quotation marks
}

// subject is the country or body that was the last subject of a sentence.
type subject struct {
	entity int
	head   int
	known  bool
	many   bool // the sentence had others
	joined bool // together with another: Iran and Russia
	plural bool // forces, Iranians
}

func (k *memory) enter(g *resolving, v *view) {
	k.previous, k.actor = k.actor, subject{}
	if k.first >= 0 && k.at != v.number {
		k.person, k.at = k.first, v.number
	}
	k.first = -1
	if n := v.number; n > 0 {
		sentences := g.doc.Sentences
		if strings.Contains(g.doc.Text[sentences[n-1].End:sentences[n].Start], "\n") {
			k.quoted = false // a quotation that goes on is opened again
		}
	}
}

func (k *memory) quote(form string) {
	switch form {
	case "“", "«", "``":
		k.quoted = true
	case "”", "»", "''":
		k.quoted = false
	case "\"":
		k.quoted = !k.quoted
	}
}

// note remembers a mention that is a subject.
func (k *memory) note(g *resolving, v *view, m Mention) {
	if m.Use == Adjective || m.Use == Target || m.Use == Situation {
		return
	}
	if k.first < 0 && g.entities[m.Entity].Type == "person" && g.entities[m.Entity].Named() {
		k.first = m.Entity
	}
	w := m.Head
	joined := false
	for n := 0; n < 6 && v.words[w].Rel == "conj" && v.words[w].Head >= 0; n++ {
		w, joined = v.words[w].Head, true
	}
	if !strings.HasPrefix(v.words[w].Rel, "nsubj") && !v.acts(m) {
		return
	}
	e := g.entities[m.Entity]
	t := e.Type
	if t == "person" && !e.Named() && strings.HasSuffix(v.words[m.Head].XPOS, "S") {
		t = "people"
	}
	switch t {
	case "person":
		k.person, k.at = m.Entity, v.number+1
	case "city", "region", "place", "event":
	default:
		other := k.actor.known && k.actor.entity != m.Entity
		k.actor = subject{m.Entity, w, true, k.actor.many || other, joined, strings.HasSuffix(v.words[m.Head].XPOS, "S") || t != "country"}
	}
}

// pronoun emits what a pronoun at word w stands for, if it's clear, and returns the next word.
func (g *resolving) pronoun(v *view, w int) int {
	form := lower(v.words[w].Form)
	switch form {
	case "he", "she", "him", "her", "his", "hers":
		if g.memory.quoted || g.memory.at == 0 || v.number+1-g.memory.at > 2 {
			return w + 1
		}
		g.emit(v, g.pronominal(w, g.memory.person))
	case "it", "its", "they", "their", "them":
		e, ok := g.actor(v, w, form)
		if !ok {
			return w + 1
		}
		m := g.pronominal(w, e)
		if form != "its" && form != "their" {
			g.emit(v, m)
			return w + 1
		}
		head := g.nounPhrase(v, w+1)
		if head < 0 {
			g.emit(v, m)
			return w + 1
		}
		return g.phraseOf(v, m, w+1, head, false)
	}
	return w + 1
}

func (g *resolving) pronominal(w, e int) Mention {
	return Mention{Entity: e, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: Named, Holder: -1}
}

// actor returns the country or body that "it" or "they" stands for: the last subject of the
// sentence so far, or the only one of the sentence before.
func (g *resolving) actor(v *view, w int, form string) (int, bool) {
	word := &v.words[w]
	if word.Rel == "expl" {
		return 0, false
	}
	if h := word.Head; form == "it" && h >= 0 && (v.words[h].UPOS == "ADJ" || v.words[h].UPOS == "NOUN") {
		return 0, false // it is clear that
	}
	if form == "it" && word.Rel != "nsubj" {
		return 0, false
	}
	if e, ok := g.nearer(v, w); ok && form == "its" {
		return e, true
	}
	near := -1
	for j := w - 1; j >= max(0, w-40) && near < 0; j-- {
		if strings.HasPrefix(v.words[j].Rel, "nsubj") && v.words[j].XPOS != "WDT" && v.words[j].XPOS != "WP" {
			near = j
		} else if s := g.memory.actor; s.known && j == s.head {
			near = j
		}
	}
	s := g.memory.actor
	switch {
	case s.known && near != s.head: // some other thing came between
		return 0, false
	case !s.known:
		for _, m := range g.mentions[v.number] {
			if m.Use != Adjective && g.entities[m.Entity].Type != "person" {
				return 0, false
			}
		}
		if s = g.memory.previous; s.many || near >= 0 {
			return 0, false
		}
	}
	plural := form == "they" || form == "their" || form == "them"
	if !s.known || s.joined || plural && !s.plural {
		return 0, false
	}
	return s.entity, true
}

// nearer returns whom "its" stands for where that is no subject: Iran or its proxies; prevent Iran
// from entrenching its military; urge Russia to withdraw its troops.
func (g *resolving) nearer(v *view, w int) (int, bool) {
	ms := g.mentions[v.number]
	for k := len(ms) - 1; k >= 0; k-- {
		m := ms[k]
		if m.Use == Adjective || m.Use == Situation || m.Last > w {
			continue
		}
		if t := g.entities[m.Entity].Type; t == "person" || t == "city" || t == "region" {
			return 0, false
		}
		end := w
		if prev := lower(v.words[w-1].Form); prev == "and" || prev == "or" {
			end = w - 1
			if v.words[end-1].Form == "," {
				end--
			}
		}
		if m.Last == end {
			return m.Entity, true
		}
		if v.words[m.Head].Rel != "obj" {
			return 0, false
		}
		for _, x := range v.words[m.Last:w] {
			if x.XPOS == "VBG" || x.XPOS == "TO" {
				return m.Entity, true
			}
		}
		return 0, false
	}
	return 0, false
}
