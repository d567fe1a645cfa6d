package coref

import (
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
)

// A Lesson is a document with its true coreference.
type Lesson struct {
	Doc   *syntax.Document
	Names []Name
	Gold  map[[2]int]Gold // by sentence and head
	Is    map[int]int     // the true entity of each entity of Names, or -1
	Asked [2]int          // pronouns and noun phrases that should be traced to names

	glance *glance // learnt from other documents
}

// Gold is what is true of a mention.
type Gold struct {
	Entity int
	Kind   string // person, place, organization or another of the treebank's types
	Given  bool   // the text has spoken of it before
	Named  bool   // somewhere the text names it
}

func (g Gold) kind() kind {
	switch g.Kind {
	case "person":
		return person
	case "place":
		return place
	case "organization":
		return body
	}
	return thing
}

const (
	folds   = 4
	passes  = 4
	atOnce  = 2  // of the last passes, how many are averaged
	often   = 10 // times that a feature must be seen
	dropped = .3 // share of the features that a step leaves out
)

// Learn makes a model of the lessons, each with the true names and with those that are found.
func Learn(lessons [][2]*Lesson, e *english.English) *Model {
	look(lessons, e)
	var all, docs []*Lesson
	for _, l := range lessons {
		all, docs = append(all, l[0], l[1]), append(docs, l[0])
	}
	m := teach(all, e)
	m.glance = *learnGlance(docs, e)
	return m
}

// CrossValidate learns four times, each time from three quarters of the lessons, and tells how well the others
// go, and how sure links must be for the best F1.
func CrossValidate(lessons [][2]*Lesson, e *english.English) string {
	look(lessons, e)
	var held, ceiling []trace
	var asked, some [2]int
	for f := range folds {
		var in, gold, found []*Lesson
		for i, l := range lessons {
			if i%folds == f {
				gold, found = append(gold, l[0]), append(found, l[1])
			} else {
				in = append(in, l[0], l[1])
			}
		}
		m := teach(in, e)
		ceiling = append(ceiling, m.traces(gold, e)...)
		held = append(held, m.traces(found, e)...)
		some = sum(found)
		asked[0] += some[0]
		asked[1] += some[1]
	}
	best := [2]float32{bestLimit(held, 0, asked[0]), bestLimit(held, 1, asked[1])}
	return fmt.Sprintf("with the names found: %swith the true names: %sbest limits: %.2f and %.2f, then %s",
		figures(held, asked, least), figures(ceiling, asked, least), best[0], best[1], figures(held, asked, best))
}

// look gives each lesson a glance that wasn't learnt from its document, or the ranker would trust it too much.
func look(lessons [][2]*Lesson, e *english.English) {
	for f := range folds {
		var in []*Lesson
		for i, l := range lessons {
			if i%folds != f {
				in = append(in, l[0])
			}
		}
		g := learnGlance(in, e)
		for i, l := range lessons {
			if i%folds == f {
				l[0].glance, l[1].glance = g, g
			}
		}
	}
}

// read starts reading a lesson.
func (l *Lesson) read(m *Model, e *english.English) *reading {
	looks := m
	if l.glance != nil {
		looks = &Model{glance: *l.glance}
	}
	r := newReading(looks, l.Doc, e, l.Names)
	r.model = m
	r.mark(l)
	return r
}

func teach(lessons []*Lesson, e *english.English) *Model {
	m := &Model{keys: map[uint32]int32{}}
	readings := make([]*reading, len(lessons))
	for i, l := range lessons {
		readings[i] = l.read(m, e)
	}
	rng := rand.New(rand.NewPCG(5, 6))
	counts, frequent := map[uint32]int{}, []uint32{}
	for _, r := range readings {
		r.begin()
		r.run(func(c *choice) {
			for _, k := range c.keys {
				counts[k]++
				if counts[k] == often {
					frequent = append(frequent, k)
				}
			}
			r.found(c, r.truth(c))
		})
	}
	for i, k := range frequent {
		m.keys[k] = int32(i)
	}
	m.rows = make([]float32, len(m.keys)*hidden)
	for i := range m.rows {
		if i%hidden > 0 {
			m.rows[i] = float32(rng.NormFloat64()) * .05
		}
	}
	for i := 1; i < hidden; i++ {
		m.out[i] = float32(rng.NormFloat64()) * .3
	}
	t := &tutor{Model: m, rng: rng, rows: make([]float32, len(m.rows))}
	sum := make([]float32, len(m.rows))
	var out, bias [hidden]float32
	for pass := range passes {
		t.rate = .06 * (1 - float32(pass)/passes/1.1)
		loss, n := 0.0, 0
		for _, i := range rng.Perm(len(readings)) {
			r := readings[i]
			r.begin()
			r.run(func(c *choice) {
				loss += t.correct(r, c)
				n++
				if pass == 0 {
					r.found(c, r.truth(c))
				} else {
					r.found(c, c.best)
				}
			})
		}
		if pass >= passes-atOnce {
			for i, v := range m.rows {
				sum[i] += v / atOnce
			}
			for i := range out {
				out[i] += m.out[i] / atOnce
				bias[i] += m.bias[i] / atOnce
			}
		}
		log.Printf("  pass %d: loss %.4f, %d features", pass+1, loss/float64(n), len(m.keys))
	}
	m.rows, m.out, m.bias = sum, out, bias
	return m
}

// mark gives the mentions their true entities.
func (r *reading) mark(l *Lesson) {
	r.truths = l.Is
	for i := range r.mentions {
		m := &r.mentions[i]
		m.gold = -1
		if m.form == name {
			m.gold = l.Is[m.entity]
		} else if g, ok := l.Gold[[2]int{m.sentence, m.head}]; ok {
			m.gold = g.Entity
		}
	}
}

// right reports whether a candidate is right: a cluster of the mention's entity, by name if there is one,
// so that a reader of "I" looks for the name and not for the last "I".
func (r *reading) right(c *choice, i int) bool {
	gold, k := r.mentions[c.mention].gold, &r.clusters[c.candidates[i].cluster]
	if gold < 0 || k.gold != gold {
		return false
	}
	return k.entity >= 0 || !slices.ContainsFunc(c.candidates, func(d candidate) bool {
		return r.clusters[d.cluster].gold == gold && r.clusters[d.cluster].entity >= 0
	})
}

// truth returns the right candidate; of several the likeliest.
func (r *reading) truth(c *choice) int {
	best := none
	for i := range c.candidates {
		if r.right(c, i) && (best == none || c.sure[i] > c.sure[best]) {
			best = i
		}
	}
	return best
}

// tutor corrects a model, with rates of its own for each weight (Adagrad: Duchi et al. 2011).
type tutor struct {
	*Model
	rng       *rand.Rand
	rate      float32
	rows      []float32 // sums of squares
	sum, bias [hidden]float32
	kept      []uint32
}

// correct takes a step towards the right candidates of a choice and returns minus the logarithm of
// the probability that they had.
func (t *tutor) correct(r *reading, c *choice) float64 {
	right := float32(0)
	for i := range c.candidates {
		if r.right(c, i) {
			right += c.sure[i]
		}
	}
	absent := right == 0 && r.truth(c) == none
	total := right
	if absent {
		total = c.sureNone
	}
	total = max(total, 1e-6)
	slope := c.sureNone
	if absent {
		slope -= 1
	}
	t.step(c.keys[:c.none], slope)
	for i, d := range c.candidates {
		slope := c.sure[i]
		if !absent && r.right(c, i) {
			slope -= c.sure[i] / total
		}
		t.step(c.keys[d.from:d.to], slope)
	}
	return -math.Log(float64(total))
}

func (t *tutor) step(keys []uint32, slope float32) {
	if abs(slope) < .002 {
		return
	}
	t.kept = t.kept[:0]
	for _, k := range keys {
		if n, ok := t.keys[k]; ok && t.rng.Float32() >= dropped {
			t.kept = append(t.kept, uint32(n))
		}
	}
	h := t.Model.bias
	for _, n := range t.kept {
		row := t.Model.rows[int(n)*hidden:][:hidden]
		for i := range h {
			h[i] += row[i]
		}
	}
	var back [hidden]float32
	back[0] = slope
	for i := 1; i < hidden; i++ {
		if h[i] > 0 {
			back[i] = slope * t.out[i]
			t.move(&t.out[i], &t.sum[i], slope*h[i])
		}
	}
	for i, g := range back {
		if g == 0 {
			continue
		}
		t.move(&t.Model.bias[i], &t.bias[i], g)
		for _, n := range t.kept {
			at := int(n)*hidden + i
			t.move(&t.Model.rows[at], &t.rows[at], g)
		}
	}
}

func (t *tutor) move(w, sum *float32, slope float32) {
	slope += 1e-5 * *w
	*sum += slope * slope
	*w -= t.rate * slope / (float32(math.Sqrt(float64(*sum))) + .05)
}
