package coref

import (
	"fmt"
	"slices"

	"github.com/entente-graph/entente/schema/english"
)

// A trace is a mention that a model traces to an entity that is named.
type trace struct {
	form  int // 0 for a pronoun, 1 for a noun phrase
	sure  float32
	right bool
}

// traces returns what the model traces in the lessons, however unsure.
func (m *Model) traces(lessons []*Lesson, e *english.English) []trace {
	var out []trace
	for _, l := range lessons {
		r := l.read(m, e)
		r.begin()
		r.run(func(c *choice) {
			best := c.likeliest
			r.found(c, c.best)
			if best == none {
				return
			}
			k := &r.clusters[c.candidates[best].cluster]
			if k.entity < 0 || k.names == 0 {
				return
			}
			a := &r.mentions[c.mention]
			g := l.Gold[[2]int{a.sentence, a.head}]
			out = append(out, trace{int(bit(a.form == noun)), c.sure[best], a.gold >= 0 && k.gold == a.gold && g.Named})
		})
	}
	return out
}

func sum(lessons []*Lesson) (asked [2]int) {
	for _, l := range lessons {
		asked[0] += l.Asked[0]
		asked[1] += l.Asked[1]
	}
	return asked
}

// figures tells precision, recall and F1 of pronouns and of noun phrases.
func figures(ts []trace, asked [2]int, least [2]float32) string {
	s := ""
	for form, what := range []string{"pronouns", "nouns"} {
		right, found := 0, 0
		for _, t := range ts {
			if t.form == form && t.sure >= least[form] {
				found++
				right += int(bit(t.right))
			}
		}
		s += fmt.Sprintf("%s P %.1f R %.1f F1 %.1f; ", what, 100*float64(right)/float64(max(found, 1)), 100*float64(right)/float64(max(asked[form], 1)), 100*f1(right, found, asked[form]))
	}
	return s
}

func f1(right, found, asked int) float64 { return 2 * float64(right) / float64(max(found+asked, 1)) }

// bestLimit returns how sure a link must be for the best F1.
func bestLimit(ts []trace, form, asked int) float32 {
	var some []trace
	for _, t := range ts {
		if t.form == form {
			some = append(some, t)
		}
	}
	slices.SortStableFunc(some, func(a, b trace) int {
		switch {
		case a.sure > b.sure:
			return -1
		case a.sure < b.sure:
			return 1
		}
		return 0
	})
	best, limit, right := 0.0, float32(0), 0
	for i, t := range some {
		right += int(bit(t.right))
		if f := f1(right, i+1, asked); f > best {
			best, limit = f, t.sure
		}
	}
	return limit
}

// Judge tells how well the model traces the mentions of lessons.
func (m *Model) Judge(lessons []*Lesson, e *english.English) string {
	return figures(m.traces(lessons, e), sum(lessons), least)
}
