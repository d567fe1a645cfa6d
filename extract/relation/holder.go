package relation

import (
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// holder returns who an office's noun is said of, with how, and how surely: 0 if of nobody.
func (g *drawing) holder(t *tree, names []entity.Mention, o *office, held map[int]end) (end, reading, float64) {
	head := o.last - 1
	next := o.last
	if last, _ := g.roleAt(t, min(next, len(t.words)-1)); last > next && next < len(t.words) { // Supreme Leader Ayatollah Khamenei
		next = last
	}
	for next+1 < len(t.words) && (t.words[next].Form == "-" || t.lower(next) == "and" || t.lower(next) == "&") { // president-elect, president and CEO
		if word := t.lower(next + 1); word == "elect" || word == "designate" {
			o.pending = true
			next += 2
			continue
		}
		last, _ := g.roleAt(t, next+1)
		if last == next+1 {
			break
		}
		next = last
	}
	if m, ok := nameAt(names, next); ok && g.kind(m) == "person" && t.words[head].XPOS != "NNS" {
		return end{m, 1}, fact, .9
	}
	if next != o.last || t.words[head].XPOS == "NNS" {
		return end{}, fact, 0
	}
	rel, up := t.words[head].Rel, t.words[head].Head
	if rel == "conj" {
		if who, ok := held[up]; ok {
			return who, fact, .8
		}
	}
	if o.end > o.last {
		if m, ok := nameAt(names, o.end); ok && g.kind(m) == "person" { // head of the IMF Christine Lagarde
			return end{m, 1}, fact, .85
		}
	}
	if o.end+1 < len(t.words) && t.words[o.end].Form == "," {
		if m, ok := nameAt(names, o.end+1); ok && g.kind(m) == "person" && t.closes(m.Last) && rel != "appos" {
			return end{m, 1}, fact, .85
		}
	}
	if s := o.start; s > 1 && t.words[s-1].Form == "," {
		at := s - 1
		if s > 3 && t.words[s-2].XPOS == "CD" && t.words[s-3].Form == "," {
			at = s - 3
		}
		if m, ok := nameBefore(names, at); ok && g.kind(m) == "person" {
			if rel == "appos" || up >= m.First && up < m.Last {
				return end{m, 1}, fact, .85
			}
			if t.closes(o.end) && !argument[rel] { // the parser doesn't always see an apposition
				return end{m, 1}, fact, .75
			}
		}
	}
	if c := t.child(head, "cop"); c >= 0 {
		if who, ok := g.person(t, t.child(head, "nsubj")); ok {
			o.former = o.former || t.lower(c) == "was"
			return who, g.read(t, head), .85
		}
	}
	if up >= 0 && t.verbal(up) && (rel == "xcomp" || rel == "obj" || rel == "obl" && t.caseOf(head) == "as") {
		verb := t.words[up].Lemma
		subject := -1
		switch {
		case serves[verb]:
			subject = t.doer(up, 0)
		case chosen[verb] && t.passive(up):
			subject = t.patient(up)
		case chosen[verb] && rel == "xcomp":
			subject = t.child(up, "obj")
		}
		if who, ok := g.person(t, subject); ok {
			r := g.read(t, up)
			o.pending = verb == "nominate" || verb == "choose" || verb == "pick"
			return who, r, .75
		}
	}
	return end{}, fact, 0
}

// elsewhereTold reads whom an office is of where the words around its noun don't tell: after the name
// (Prime Minister Benjamin Netanyahu of Israel), or by the country that the article is about.
func (g *drawing) elsewhereTold(t *tree, names []entity.Mention, o *office, who end) {
	m := who.mention
	if m.First < o.last {
		return
	}
	if p := m.Last; p+1 < len(t.words) && t.lower(p) == "of" {
		if t.words[p+1].XPOS == "DT" {
			p++
		}
		if of, ok := nameAt(names, p+1); ok {
			o.of = append(o.of, body{mention: of, link: "of", loose: o.narrowed})
			return
		}
	}
	if g.Gazetteer == nil {
		return
	}
	if _, known := g.Gazetteer.Entry(g.entity(who).ID); known || !stateOffice[o.role.Relation] || o.narrowed {
		return // background tells what a person whom the gazetteer knows has headed
	}
	if n := g.athand(); n >= 0 && !slices.ContainsFunc(names, func(m entity.Mention) bool { return g.kind(m) == "country" && m.Entity != n }) {
		m.Entity, m.Use = n, entity.Named
		o.of = append(o.of, body{mention: m, before: true, owns: true, guess: true})
	}
}

// athand returns the country that an article is about, or -1: one that has most of its mentions of countries.
func (g *drawing) athand() int {
	if g.about == unread {
		count, all, best := map[int]int{}, 0, -1
		for i := range g.found.Mentions {
			for _, list := range [][]entity.Mention{g.found.Mentions[i], g.inner(i)} {
				for _, m := range list {
					if g.kind(m) == "country" && m.Form != graph.Pronoun {
						count[m.Entity]++
						all++
						if best < 0 || count[m.Entity] > count[best] {
							best = m.Entity
						}
					}
				}
			}
		}
		g.about = -1
		if best >= 0 && count[best]*2 > all && count[best] > 1 {
			g.about = best
		}
	}
	return g.about
}

const unread = -2

// person returns the person whom word w stands for.
func (g *drawing) person(t *tree, w int) (end, bool) {
	if w < 0 {
		return end{}, false
	}
	e, ok := g.one(t, w)
	return e, ok && g.entity(e).Type == "person"
}
