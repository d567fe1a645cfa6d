package identity

import (
	"math/bits"
	"slices"
)

// A context is what speaks for two names being one entity's, or against it.
type context struct {
	country   uint32 // its ISO code's bytes, or 0
	companies bool   // the employers are companies
	ties      set[uint64]
	beside    set[uint32] // who and what else its articles name; an odd number is of one few articles name
}

// join takes in another context. What memory the two had is left as it is.
func (c *context) join(d *context) {
	c.country = max(c.country, d.country)
	c.companies = c.companies || d.companies
	var ties [kinds * mostTies]uint64
	if all := union(ties[:0], c.ties, d.ties, mostTies, 0); !slices.Equal(all, c.ties) {
		c.ties = slices.Clone(all)
	}
	var beside [mostBeside]uint32
	if all := union(beside[:0], c.beside, d.beside, mostBeside, 0); !slices.Equal(all, c.beside) {
		c.beside = slices.Clone(all)
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
	for ; g != 0; g &= g - 1 {
		sum += weights[bits.TrailingZeros16(uint16(g))]
	}
	return sum
}

// agree compares two contexts.
func (c *context) agree(d *context) grounds {
	var g grounds
	mine, theirs := c.kinds(), d.kinds()
	meet := func(k, l kind) bool { return meet(c.ties[mine[k]:mine[k+1]], d.ties[theirs[l]:theirs[l+1]]) }
	switch {
	case c.country != 0 && c.country == d.country:
		g |= sameCountry
	case c.country != 0 && d.country != 0:
		g |= otherCountry
	case c.country == 0 && d.country == 0 && meet(scene, scene),
		d.country != 0 && slices.Contains(c.ties[:mine[scene+1]], uint64(d.country)),
		c.country != 0 && slices.Contains(d.ties[:theirs[scene+1]], uint64(c.country)):
		g |= sameScene
	}
	if meet(office, office) {
		g |= sameOffice
	}
	switch {
	case meet(employer, employer):
		g |= sameEmployer
	case meet(employer, anchor) || meet(anchor, employer) || meet(anchor, anchor):
		g |= sameAnchor
	case c.companies && d.companies:
		g |= otherEmployer
	case mine[employer] < mine[anchor+1] && theirs[employer] < theirs[anchor+1]:
		g |= otherAnchor
	}
	if meet(rival, own) || meet(own, rival) {
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
