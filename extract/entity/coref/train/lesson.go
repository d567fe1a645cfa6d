package main

import (
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/entity/coref"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// asked are the kinds of entities whose names matter.
var asked = map[string]bool{"person": true, "organization": true, "place": true}

// lessons analyses a document and puts its mentions on the words. In the first lesson the names are the
// treebank's, in the second those that the resolver finds.
func lessons(t *text, r *entity.Resolver) (gold, found *coref.Lesson) {
	d := syntax.Analyze(t.text)
	gold = lesson(t, d)
	l := *gold
	l.Names, l.Is = r.Known(d, &graph.Article{ID: t.id, Text: t.text}), map[int]int{}
	votes := map[int]map[int]int{}
	for _, n := range l.Names {
		if votes[n.Entity] == nil {
			votes[n.Entity] = map[int]int{}
			l.Is[n.Entity] = -1
		}
		if g, ok := l.Gold[[2]int{n.Sentence, n.Head}]; ok {
			v := votes[n.Entity]
			v[g.Entity]++
			if is := l.Is[n.Entity]; is < 0 || v[g.Entity] > v[is] {
				l.Is[n.Entity] = g.Entity
			}
		}
	}
	return gold, &l
}

// lesson makes a lesson with the treebank's names.
func lesson(t *text, d *syntax.Document) *coref.Lesson {
	l := &coref.Lesson{Doc: d, Gold: map[[2]int]coref.Gold{}, Is: map[int]int{}}
	number, named, met := map[string]int{}, map[string]bool{}, map[string]bool{}
	for _, m := range t.mentions {
		if asked[m.kind] && m.form == "name" {
			named[m.entity] = true
		}
		if _, ok := number[m.entity]; !ok {
			number[m.entity] = len(number)
		}
	}
	slices.SortStableFunc(t.mentions, func(a, b mention) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	for _, m := range t.mentions {
		s, w := at(d, m.head)
		if w < 0 {
			continue
		}
		n := number[m.entity]
		if asked[m.kind] && m.form == "name" {
			first, last := w, w+1
			words := d.Sentences[s].Words
			for first > 0 && words[first-1].Start >= m.start && words[first-1].UPOS == "PROPN" {
				first--
			}
			for last < len(words) && words[last].End <= m.end && words[last].UPOS == "PROPN" {
				last++
			}
			l.Names = append(l.Names, coref.Name{Sentence: s, First: first, Last: last, Head: w, Entity: n, Type: m.kind})
			l.Is[n] = n
		} else if asked[m.kind] && named[m.entity] {
			if m.form == "pronoun" {
				l.Asked[0]++
			} else {
				l.Asked[1]++
			}
		}
		if _, ok := l.Gold[[2]int{s, w}]; !ok {
			l.Gold[[2]int{s, w}] = coref.Gold{Entity: n, Kind: m.kind, Given: met[m.entity], Named: asked[m.kind] && named[m.entity]}
		}
		met[m.entity] = true
	}
	slices.SortStableFunc(l.Names, func(a, b coref.Name) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.First - b.First
	})
	return l
}

// at returns the sentence and word at a byte of the text.
func at(d *syntax.Document, b int) (sentence, word int) {
	for s := range d.Sentences {
		if d.Sentences[s].Start <= b && b < d.Sentences[s].End {
			for w := range d.Sentences[s].Words {
				if d.Sentences[s].Words[w].Start <= b && b < d.Sentences[s].Words[w].End {
					return s, w
				}
			}
		}
	}
	return -1, -1
}
