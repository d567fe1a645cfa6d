package coref

import "math"

// A kind is what a mention's entity is, as far as coreference cares.
type kind uint8

const (
	thing kind = iota
	person
	place
	body
	nothing // no mention at all: "it" of "it rains"
	kinds
)

func kindOf(t string) kind {
	switch t {
	case "person":
		return person
	case "country", "region", "city", "place":
		return place
	case "event", "situation":
		return thing
	}
	return body
}

// A sight is what the context tells of a mention by itself.
type sight struct {
	kind  kind
	clear uint8 // how clear the kind is
	given uint8 // how likely the text has spoken of it before
	named uint8 // how likely the text has a name for it
	of    [kinds]uint8
}

// facets are the values that a sight is made of: the kinds, then given and named.
const facets = int(kinds) + 2

// glance is logistic regression over what the parser's network knows of a word.
type glance struct {
	wide    int
	weights []float32 // a row of wide+1 for each facet; the last is the bias
}

// logits puts the facets' values, before they are made probabilities, into out.
func (g *glance) logits(x []float32, out *[facets]float32) {
	for f := range out {
		row := g.weights[f*(g.wide+1):][:g.wide+1]
		sum := row[g.wide]
		for i, v := range x {
			sum += v * row[i]
		}
		out[f] = sum
	}
}

func squash(out *[facets]float32) {
	most := out[0]
	for _, v := range out[:kinds] {
		most = max(most, v)
	}
	var sum float32
	for i := range kinds {
		out[i] = float32(math.Exp(float64(out[i] - most)))
		sum += out[i]
	}
	for i := range kinds {
		out[i] /= sum
	}
	for i := int(kinds); i < facets; i++ {
		out[i] = float32(1 / (1 + math.Exp(-float64(out[i]))))
	}
}

func (r *reading) look(sentence, word int) sight {
	var p [facets]float32
	r.model.glance.logits(r.doc.Sentences[sentence].Vector(word), &p)
	squash(&p)
	var s sight
	for k := range kinds {
		if p[k] > p[s.kind] {
			s.kind = k
		}
		s.of[k] = steps(p[k], .03, .1, .3, .6, .9)
	}
	s.clear = steps(p[s.kind], .6, .9)
	s.given = steps(p[kinds], .05, .1, .2, .35, .5, .7, .85)
	s.named = steps(p[kinds+1], .03, .08, .15, .3, .5, .7, .85)
	return s
}

// steps returns how many of the limits a value reaches.
func steps(v float32, limits ...float32) uint8 {
	n := uint8(0)
	for _, l := range limits {
		if v >= l {
			n++
		}
	}
	return n
}
