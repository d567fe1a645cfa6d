package entity

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// groups widens the mention of a country or body to the noun that acts for it: Iranian forces, the
// Syrian government, Israel's army.
func (g *resolving) groups(i int) {
	words := g.doc.Sentences[i].Words
	for k := range g.mentions[i] {
		m := &g.mentions[i][k]
		e := g.entities[m.Entity]
		if e.Type == "situation" || m.Use == Agent || m.Use == Target {
			continue
		}
		w := &words[m.Head]
		n := w.Head
		if n <= m.Head || n >= len(words) || words[n].UPOS == "PROPN" && m.Use != Adjective {
			continue
		}
		switch w.Rel {
		case "amod", "compound":
		case "nmod:poss":
			if e.Type == "person" && words[n].Lemma != "government" && words[n].Lemma != "regime" && words[n].Lemma != "force" {
				continue
			}
		default:
			continue
		}
		acts, ok := g.English.Groups[words[n].Lemma]
		if role, isRole := g.English.Roles[words[n].Lemma]; !ok && isRole && role.Acts && e.Type != "person" {
			acts, ok = true, true
		}
		if !ok || g.inside(i, n, *m) {
			continue
		}
		m.Use, m.Form = Target, graph.Nominal
		if acts {
			m.Use = Agent
		}
		m.Last, m.Head = n+1, n
		if e.Type == "city" { // Damascus's army is its country's
			if c, ok := g.Gazetteer.Entry("country/" + e.Country); ok {
				m.Entity = g.entry(c)
			}
		}
		if role, isRole := g.English.Roles[words[n].Lemma]; isRole && role.Acts {
			if p, ok := g.holder(m.Entity, g.phrase(words, m.First, n)); ok {
				m.Entity = p
			}
		}
	}
	g.mentions[i] = outermost(g.mentions[i])
}

// inside reports whether word n belongs to another mention.
func (g *resolving) inside(i, n int, m Mention) bool {
	return slices.ContainsFunc(g.mentions[i], func(o Mention) bool { return o.First <= n && n < o.Last && o != m })
}

// outermost drops mentions inside others: the adjective inside "Iranian forces".
func outermost(ms []Mention) []Mention {
	return slices.DeleteFunc(slices.Clone(ms), func(m Mention) bool {
		return slices.ContainsFunc(ms, func(o Mention) bool {
			return o.First <= m.First && m.Last <= o.Last && o.Last-o.First > m.Last-m.First && (o.Use == Agent || o.Use == Target)
		})
	})
}

// phrase is the role in words [first, last] without what stands before it: "foreign minister".
func (g *resolving) phrase(words []syntax.Word, first, last int) string {
	for w := first + 1; w <= last; w++ {
		if _, n := g.role(words, w); n == last+1-w {
			return strings.ToLower(g.doc.Text[words[w].Start:words[last].End])
		}
	}
	return ""
}

// holder returns the person of the article who has the role for the country, if there is one.
func (g *resolving) holder(country int, phrase string) (int, bool) {
	role, ok := g.English.Roles[phrase]
	if !ok || role.Relation == "" || role.Relation == "official-of" {
		return 0, false
	}
	found := -1
	for _, o := range g.offices {
		if o.Object.Entity == country && o.Relation == role.Relation {
			if found >= 0 && found != o.Person.Entity {
				return 0, false
			}
			found = o.Person.Entity
		}
	}
	return found, found >= 0
}

// situations finds what a holder keeps up: Iran's presence in Syria, the Iranian nuclear programme.
func (g *resolving) situations(i int) {
	words := g.doc.Sentences[i].Words
	var out []Mention
	for _, m := range g.mentions[i] {
		e := g.entities[m.Entity]
		head := words[m.Head].Head
		if e.Type == "person" || e.Type == "situation" || head < 0 || head >= len(words) {
			continue
		}
		rel := words[m.Head].Rel
		ofHolder := rel == "nmod" && head < m.First && slices.ContainsFunc(words[head:m.First], func(w syntax.Word) bool { return w.Form == "of" })
		if rel != "nmod:poss" && rel != "amod" && rel != "compound" && !ofHolder {
			continue
		}
		noun, first := g.situation(words, head)
		if noun == "" {
			continue
		}
		holder := e
		if e.Type == "city" {
			if c, ok := g.Gazetteer.Entry("country/" + e.Country); ok {
				holder = g.entities[g.entry(c)]
			}
		}
		part := strings.ReplaceAll(noun, " ", "-")
		_, id, _ := strings.Cut(holder.ID, "/")
		k := g.entity(graph.Entity{ID: "situation/" + strings.ToLower(id) + "-" + part, Type: "situation", Name: holder.Name + "-" + part, Country: holder.Country})
		s := Mention{Entity: k, First: min(m.First, first), Last: max(head+1, m.Last), Head: head, Form: graph.Nominal, Use: Situation}
		if !slices.ContainsFunc(out, func(o Mention) bool { return o.Head == s.Head }) {
			out = append(out, s)
		}
	}
	g.mentions[i] = append(g.mentions[i], out...)
}

// situation returns the situation that the noun at w names, with the words before it, and where
// they begin: nuclear programme.
func (g *resolving) situation(words []syntax.Word, w int) (noun string, first int) {
	for from := max(0, w-2); from <= w; from++ {
		phrase := strings.ToLower(words[w].Lemma)
		for k := w - 1; k >= from; k-- {
			phrase = strings.ToLower(words[k].Form) + " " + phrase
		}
		if s, ok := g.English.Situations[phrase]; ok {
			return s.Noun, from
		}
	}
	return "", w
}

// pronouns traces he and she to the last person that a sentence was about, it and its to the last
// country or body, within two sentences.
func (g *resolving) pronouns() {
	person, body := -1, -1
	personAt, bodyAt := 0, 0
	for i := range g.doc.Sentences {
		words := g.doc.Sentences[i].Words
		at := map[int]Mention{}
		for _, m := range g.mentions[i] {
			at[m.Head] = m
		}
		for w := range words {
			if m, ok := at[w]; ok && (words[w].Rel == "nsubj" || words[w].Rel == "nsubj:pass") {
				if g.entities[m.Entity].Type == "person" {
					person, personAt = m.Entity, i
				} else if m.Use != Adjective && g.entities[m.Entity].Type != "situation" {
					body, bodyAt = m.Entity, i
				}
			}
			if words[w].UPOS != "PRON" {
				continue
			}
			switch strings.ToLower(words[w].Form) {
			case "he", "she", "his", "her", "him":
				if person >= 0 && i-personAt <= 2 {
					g.add(i, Mention{Entity: person, First: w, Last: w + 1, Form: graph.Pronoun})
					personAt = i
				}
			case "its":
				if body >= 0 && i-bodyAt <= 1 {
					g.add(i, Mention{Entity: body, First: w, Last: w + 1, Form: graph.Pronoun})
				}
			case "it":
				if body >= 0 && i == bodyAt && words[w].Rel == "nsubj" && words[w].Head >= 0 && words[words[w].Head].UPOS == "VERB" {
					g.add(i, Mention{Entity: body, First: w, Last: w + 1, Form: graph.Pronoun})
				}
			}
		}
	}
}

// appositions draws offices from roles beside a name: Velayati, an adviser to Iran's leader.
func (g *resolving) appositions(i int) {
	words := g.doc.Sentences[i].Words
	at := map[int]Mention{}
	for _, m := range g.mentions[i] {
		if m.Use != Situation {
			at[m.Head] = m
		}
	}
	for w := range words {
		role, ok := g.English.Roles[words[w].Lemma]
		h := words[w].Head
		if !ok || words[w].UPOS != "NOUN" || words[w].Rel != "appos" || h < 0 || role.Relation == "" {
			continue
		}
		person, ok := at[h]
		if !ok || g.entities[person.Entity].Type != "person" {
			continue
		}
		former := false
		var of Mention
		found := false
		for c := range words {
			if words[c].Head != w {
				continue
			}
			former = former || isFormer(words[c].Form)
			m, ok := at[c]
			if !ok {
				continue
			}
			switch rel := words[c].Rel; {
			case rel == "nmod:poss", rel == "amod", rel == "compound":
				of, found = m, true
			case rel == "nmod" && !found:
				for k := range words {
					if words[k].Head == c && words[k].Rel == "case" {
						switch strings.ToLower(words[k].Form) {
						case "to", "of", "for":
							of, found = m, true
						}
					}
				}
			}
		}
		if m, ok := at[w]; ok && !found && m.Use == Agent { // "the Iranian foreign minister" as one mention
			of, found = m, true
		}
		if found && !former {
			g.office(i, person, of, role.Relation)
		}
	}
}
