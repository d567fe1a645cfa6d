package entity

import (
	"slices"
	"strings"
)

// led makes bodies of the names that stand where only a body's can, whatever the finder takes them
// for: before or after the noun for who leads it, beside his own name. Velmo boss Karl Brandt; Anna
// Olsson, the founder of Velmo. The same words are then a body's throughout the article.
func (g *resolving) led() {
	var names []string
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if r := &v.spans[k]; r.kind == role && g.heads(v, r) {
				if b := v.spanBefore(r.first); b >= 0 && v.unknownName(b) && v.spanAt(r.last) >= 0 && v.spans[v.spanAt(r.last)].kind == human {
					names = append(names, g.text(v, v.spans[b].first, v.spans[b].last))
				}
				if r.last+1 < len(v.words) && v.words[r.last].Form == "of" {
					if b := v.spanAt(r.last + 1); b >= 0 && v.unknownName(b) {
						names = append(names, g.text(v, v.spans[b].first, v.spans[b].last))
					}
				}
			}
		}
	}
	if len(names) == 0 {
		return
	}
	slices.Sort(names)
	g.eachName(func(v *view, k int) { // a family's name is a person's after all: Kirch
		s := &v.spans[k]
		if s.kind != human || s.last-s.first == 1 {
			return
		}
		if n, ok := slices.BinarySearch(names, v.words[s.last-1].Form); ok {
			names = slices.Delete(names, n, n+1)
		}
	})
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if s := &v.spans[k]; v.unknownName(k) {
				if _, ok := slices.BinarySearch(names, g.text(v, s.first, s.last)); ok {
					s.kind = body
				}
			}
		}
	}
}

// heads reports whether a role is one that a body's head has, and no country's or town's.
func (g *resolving) heads(v *view, r *span) bool {
	role := g.English.Roles[string(g.phrase(v.words, r.first, r.last))]
	return role.Relation == "citizen-of" && slices.Contains(role.Relations, "leader-of") && !strings.HasPrefix(v.words[r.last-1].XPOS, "NNS")
}

// unknownName reports whether a span may be the name of a person or a place, and the tables have neither.
func (v *view) unknownName(k int) bool {
	s := &v.spans[k]
	return len(s.readings) == 0 && (s.kind == human || s.kind == maybe || s.kind == site)
}
