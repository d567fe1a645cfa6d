package identity

import "slices"

// A context is what speaks for two names being one entity's, or against it.
type context struct {
	country   uint32 // its ISO code's bytes, or 0
	companies bool   // the employers are companies
	ties      set[uint64]
	beside    set[uint32] // who and what else its articles name; an odd number is of one few articles name
}

func (c *context) join(d *context) {
	c.country = max(c.country, d.country)
	c.companies = c.companies || d.companies
	for _, t := range d.ties {
		c.tie(kind(t>>hashBits), t&hashMask)
	}
	c.stand(d.beside, 0)
}

func (c *context) clone() *context {
	d := *c
	d.ties, d.beside = slices.Clone(c.ties), slices.Clone(c.beside)
	return &d
}

// stand takes in whom an article names beside it; itself it passes over.
func (c *context) stand(beside set[uint32], itself uint32) {
	var all [mostBeside]uint32
	n, news := 0, false
	for s, t := c.beside, beside; n < mostBeside && len(s)+len(t) > 0; {
		switch {
		case len(t) == 0 || len(s) > 0 && s[0] < t[0]:
			all[n], s = s[0], s[1:]
		case t[0] == itself:
			t = t[1:]
			continue
		case len(s) > 0 && s[0] == t[0]:
			all[n], s, t = s[0], s[1:], t[1:]
		default:
			all[n], t, news = t[0], t[1:], true
		}
		n++
	}
	if news {
		c.beside = append(c.beside[:0], all[:n]...)
	}
}

// A grounds is a set of what two contexts have in common, or in what they contradict each other.
type grounds uint16

const (
	sameCountry grounds = 1 << iota
	sameScene
	sameOffice
	sameEmployer
	sameAnchor
	someBeside
	manyBeside
	otherCountry
	otherEmployer
	otherAnchor
	otherRival // an article has both, as two
	otherKnown // the gazetteer has
)

// weights are what each of the grounds counts.
var weights = [...]int{1, 1, 2, 2, 1, 1, 2, -4, -2, -1, -9, -9}

// weigh is the sum of the grounds.
func (g grounds) weigh() int {
	sum := 0
	for i, w := range weights {
		if g&(1<<i) != 0 {
			sum += w
		}
	}
	return sum
}

// agree compares two contexts.
func (c *context) agree(d *context) grounds {
	var g grounds
	switch {
	case c.country != 0 && c.country == d.country:
		g |= sameCountry
	case c.country != 0 && d.country != 0:
		g |= otherCountry
	case c.country == 0 && d.country == 0 && meet(c.of(scene), d.of(scene)),
		d.country != 0 && meet(c.of(scene), set[uint64]{uint64(d.country)}),
		c.country != 0 && meet(d.of(scene), set[uint64]{uint64(c.country)}):
		g |= sameScene
	}
	if meet(c.of(office), d.of(office)) {
		g |= sameOffice
	}
	mine, near, theirs, nearThem := c.of(employer), c.of(anchor), d.of(employer), d.of(anchor)
	switch {
	case meet(mine, theirs):
		g |= sameEmployer
	case meet(mine, nearThem) || meet(near, theirs) || meet(near, nearThem):
		g |= sameAnchor
	case c.companies && d.companies:
		g |= otherEmployer
	case len(mine)+len(near) > 0 && len(theirs)+len(nearThem) > 0:
		g |= otherAnchor
	}
	if meet(c.of(rival), d.of(own)) || meet(d.of(rival), c.of(own)) {
		g |= otherRival
	}
	shared := 0
	c.beside.shared(d.beside, func(v uint32) { shared += 1 + int(v&1) })
	switch {
	case shared >= 4:
		g |= manyBeside
	case shared >= 2:
		g |= someBeside
	}
	return g
}
