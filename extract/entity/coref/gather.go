package coref

// none is the choice of no candidate.
const none = -1

// A candidate is a cluster that a mention may belong to.
type candidate struct {
	cluster  int
	near     int  // its mention that counts: the last before, or the first name after
	after    bool // that stands after the anaphor
	from, to int  // features in choice.keys
}

// A choice is what a mention has to choose from.
type choice struct {
	mention    int
	candidates []candidate
	keys       []uint32 // features of all candidates, and of none before them
	none       int      // where those of none end
	sure       []float32
	sureNone   float32
	best       int // the likeliest candidate, or none
	likeliest  int // the likeliest candidate, whether or not none is likelier
}

const (
	window  = 28  // clusters looked at
	reach   = 300 // mentions looked back on
	salient = 4   // named clusters looked at wherever they were met last
	voices  = 8   // of those who may be "I"
)

// gather collects the candidates of a mention and weighs them.
func (r *reading) gather(i int) *choice {
	r.choices++
	c, m := &r.choice, &r.mentions[i]
	c.mention, c.candidates, c.keys, c.sure = i, c.candidates[:0], c.keys[:0], c.sure[:0]
	for j := i - 1; j >= max(0, i-reach) && len(c.candidates) < window; j-- {
		k := r.mentions[j].cluster
		if k < 0 || r.seen[k] == r.choices {
			continue
		}
		r.seen[k] = r.choices
		if r.fits(m, k, r.clusters[k].last) {
			c.candidates = append(c.candidates, candidate{cluster: k, near: r.clusters[k].last})
		}
	}
	for j := i + 1; j < r.bounds[m.sentence][1]; j++ { // what the sentence names later
		n := &r.mentions[j]
		k := n.cluster
		if k < 0 && n.form == name {
			k = r.byEntity[n.entity]
		}
		if k < 0 || r.seen[k] == r.choices {
			continue
		}
		r.seen[k] = r.choices
		if r.fits(m, k, j) {
			c.candidates = append(c.candidates, candidate{cluster: k, near: j, after: true})
		}
	}
	more, voice := salient, m.class == me || m.class == we || m.class == you
	if voice {
		more = voices
	}
	for _, k := range r.named {
		if more == 0 {
			break
		}
		near := r.clusters[k].last
		if near < 0 && voice { // who speaks may be named later
			near = r.clusters[k].ahead[0]
		}
		if r.seen[k] == r.choices || near < 0 || !r.fits(m, k, near) {
			continue
		}
		r.seen[k] = r.choices
		c.candidates = append(c.candidates, candidate{cluster: k, near: near, after: near > i})
		more--
	}
	r.describeAll(c)
	r.model.weigh(c)
	return c
}

// fits reports whether a cluster is worth looking at. Gender and number are told by agreement of the
// features; here only what can't be falls away.
func (r *reading) fits(m *mention, k, near int) bool {
	c := &r.clusters[k]
	if c.entity < 0 && r.mentions[c.first].form == pronoun {
		return false // nobody is known of it
	}
	if n := &r.mentions[near]; (m.class == he || m.class == she) && m.quote == 0 && n.quote > 0 && n.sentence == m.sentence {
		return false // "Assad must go," he said
	}
	if m.form == pronoun {
		switch m.class {
		case he:
			return c.gender != female && (c.entity < 0 || c.kind == person)
		case she:
			return c.gender != male
		}
		return true
	}
	if c.entity >= 0 || r.mentions[c.first].form == proper {
		return true
	}
	for _, w := range c.words {
		if w == m.word {
			return true
		}
	}
	return false
}
