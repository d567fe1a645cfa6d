package coref

import "math"

// hidden is the width of the ranker's hidden layer. The first number of a row goes to the score by itself, the
// others through it.
const hidden = 16

// A Model is what train makes.
type Model struct {
	glance glance
	keys   map[uint32]int32
	rows   []float32 // hidden numbers each
	out    [hidden]float32
	bias   [hidden]float32
}

// least is how sure the link of a pronoun, of a noun phrase must be: what CrossValidate finds best.
var least = [2]float32{.40, .35}

// limit returns how sure a link of a mention must be.
func limit(f form) float32 { return least[bit(f == noun)] }

// weigh gives the candidates their probabilities, and none of them its own.
func (m *Model) weigh(c *choice) {
	c.sureNone = m.score(c.keys[:c.none])
	most := c.sureNone
	c.best, c.likeliest = none, none
	for i := range c.candidates {
		d := &c.candidates[i]
		s := m.score(c.keys[d.from:d.to])
		c.sure = append(c.sure, s)
		if s > most {
			most, c.best = s, i
		}
		if c.likeliest == none || s > c.sure[c.likeliest] {
			c.likeliest = i
		}
	}
	total := exp(c.sureNone - most)
	c.sureNone = total
	for i, s := range c.sure {
		c.sure[i] = exp(s - most)
		total += c.sure[i]
	}
	c.sureNone /= total
	for i := range c.sure {
		c.sure[i] /= total
	}
}

func exp(x float32) float32 { return float32(math.Exp(float64(x))) }

// score adds the rows of the features and lets what is positive of them through.
func (m *Model) score(keys []uint32) float32 {
	h := m.bias
	for _, k := range keys {
		if n, ok := m.keys[k]; ok {
			row := m.rows[int(n)*hidden:][:hidden]
			for i := range h {
				h[i] += row[i]
			}
		}
	}
	s := h[0]
	for i := 1; i < hidden; i++ {
		if h[i] > 0 {
			s += h[i] * m.out[i]
		}
	}
	return s
}
