package coref

import (
	"math/rand/v2"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
)

// learnGlance learns what a mention is by itself from all mentions of the lessons.
func learnGlance(lessons []*Lesson, e *english.English) *glance {
	type example struct {
		x    []float32
		kind kind
		yes  [2]float32
	}
	_, wide := syntax.VectorWidth()
	g := &glance{wide: wide, weights: make([]float32, facets*(wide+1))}
	var all []example
	for _, l := range lessons {
		r := &reading{model: &Model{glance: *g}, doc: l.Doc, english: e}
		r.find(l.Names)
		for i := range r.mentions {
			m := &r.mentions[i]
			x := example{x: l.Doc.Sentences[m.sentence].Vector(m.head), kind: nothing}
			if gold, ok := l.Gold[[2]int{m.sentence, m.head}]; ok {
				x.kind = gold.kind()
				x.yes = [2]float32{float32(bit(gold.Given)), float32(bit(gold.Named))}
			}
			all = append(all, x)
		}
	}
	const passes = 6
	rng := rand.New(rand.NewPCG(7, 8))
	for pass := range passes {
		rate := .01 * (1 - float32(pass)/passes)
		for _, i := range rng.Perm(len(all)) {
			x := &all[i]
			var p [facets]float32
			g.logits(x.x, &p)
			squash(&p)
			p[x.kind]--
			p[kinds] -= x.yes[0]
			p[kinds+1] -= x.yes[1]
			for f, slope := range p {
				row := g.weights[f*(wide+1):][:wide+1]
				step := rate * slope
				for j, v := range x.x {
					row[j] -= step*v + rate*1e-4*row[j]
				}
				row[wide] -= step
			}
		}
	}
	return g
}
