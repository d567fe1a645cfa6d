package entity

import (
	"slices"
	"strings"
)

// ballot is what the names of an article written alike are taken for, where they stand: how sure the finder is,
// by kind.
type ballot struct{ human, body, site float64 }

func (b *ballot) of(k kind) *float64 {
	switch k {
	case human:
		return &b.human
	case body:
		return &b.body
	}
	return &b.site
}

// winner is the kind with the most votes.
func (b *ballot) winner() kind {
	switch {
	case b.human >= b.body && b.human >= b.site:
		return human
	case b.body >= b.site:
		return body
	}
	return site
}

// free reports whether a span's kind is the finder's, which the rest of the article may correct.
func (s *span) free() bool {
	return (s.kind == human || s.kind == body || s.kind == site) && len(s.readings) == 0
}

// consent lets the names that are written alike agree on their kind: one sense a discourse (Gale, Church and
// Yarowsky 1992). A surname alone goes with the full names that end in it, and a name that the finder knew
// elsewhere in the article is one where it is written alike.
func (g *resolving) consent() {
	votes := map[string]*ballot{}
	vote := func(text string, k kind, sure float64) {
		if votes[text] == nil {
			votes[text] = &ballot{}
		}
		*votes[text].of(k) += sure
	}
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if s := &v.spans[k]; s.kind == human && len(s.readings) > 0 && s.last-s.first > 1 {
				vote(v.words[s.last-1].Form, human, 1)
			} else if s.free() && s.sure > 0 {
				vote(g.text(v, s.first, s.last), s.kind, s.sure)
				if s.kind == human && s.last-s.first > 1 {
					vote(v.words[s.last-1].Form, human, s.sure)
				}
			}
		}
	}
	longer := map[string][]string{} // names of several words by their first
	for text := range votes {
		if first, _, more := strings.Cut(text, " "); more {
			longer[first] = append(longer[first], text)
		}
	}
	for _, texts := range longer {
		slices.SortFunc(texts, func(a, b string) int { return len(b) - len(a) })
	}
	for i := range g.views {
		v := &g.views[i]
		for k := range v.spans {
			if s := &v.spans[k]; s.free() && s.sure > 0 {
				if kind := votes[g.text(v, s.first, s.last)].winner(); kind != s.kind {
					s.kind, s.holder = kind, -1
				}
			}
		}
		g.echo(v, votes, longer)
	}
}

// echo adds the names of other sentences where they stand in this one and nothing is known of their words.
func (g *resolving) echo(v *view, votes map[string]*ballot, longer map[string][]string) {
	added := false
	taken := 0 // spans before word w
	for w := 0; w < len(v.words); w++ {
		for taken < len(v.spans) && v.spans[taken].last <= w {
			taken++
		}
		if x := v.words[w].XPOS; !capital(v.words[w].Form) || x != "NNP" && x != "NNPS" || taken < len(v.spans) && v.spans[taken].first <= w && v.spans[taken].kind != maybe {
			continue
		}
		last, kind := w+1, nobody
		for _, text := range longer[v.words[w].Form] {
			n := w + 1
			for n < len(v.words) && v.words[n].End-v.words[w].Start < len(text) {
				n++
			}
			if g.text(v, w, n) == text {
				last, kind = n, votes[text].winner()
				break
			}
		}
		if kind == nobody {
			b := votes[v.words[w].Form]
			if b == nil || *b.of(b.winner()) < 1.2 || w > 0 && v.words[w-1].XPOS == "NNP" || w+1 < len(v.words) && v.words[w+1].XPOS == "NNP" {
				continue
			}
			kind = b.winner()
		}
		if taken < len(v.spans) && v.spans[taken].first < last {
			if s := &v.spans[taken]; s.first == w && s.last <= last && (taken+1 == len(v.spans) || v.spans[taken+1].first >= last) {
				s.last, s.kind = last, kind
			}
			continue
		}
		v.spans = append(v.spans, span{first: w, last: last, kind: kind, entity: -1, holder: -1})
		added = true
		w = last - 1
	}
	if added {
		v.sort()
	}
}

// sort puts the spans in the order of their words.
func (v *view) sort() {
	order := make([]int, len(v.spans))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return v.spans[a].first - v.spans[b].first })
	sorted, place := make([]span, len(order)), make([]int, len(order))
	for i, k := range order {
		sorted[i], place[k] = v.spans[k], i
	}
	for i := range sorted {
		if h := sorted[i].holder; h >= 0 {
			sorted[i].holder = place[h]
		}
	}
	v.spans = sorted
}
