package identity

import "slices"

// hash is FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo): the same on every machine, so that what is
// kept of a large set doesn't depend on the order in which it came.
func hash(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range parts {
		h = hashOn(h, s)
	}
	return h
}

// hashOn goes on with a further part.
func hashOn(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return (h ^ 0xff) * 1099511628211
}

// A set holds hashes in order, of many the least: what is kept of two sets joined is what would be
// kept of their sum.
type set[T uint32 | uint64] []T

func (s set[T]) with(v T, most int) set[T] {
	i, there := slices.BinarySearch(s, v)
	if there || i == most {
		return s
	}
	if len(s) == most {
		copy(s[i+1:], s[i:])
		s[i] = v
		return s
	}
	return slices.Insert(s, i, v)
}

func (s set[T]) join(t set[T], most int) set[T] {
	for _, v := range t {
		s = s.with(v, most)
	}
	return s
}

// shared calls f with each value that both have.
func (s set[T]) shared(t set[T], f func(T)) {
	for i, j := 0, 0; i < len(s) && j < len(t); {
		switch {
		case s[i] < t[j]:
			i++
		case s[i] > t[j]:
			j++
		default:
			f(s[i])
			i++
			j++
		}
	}
}

func (s set[T]) meets(t set[T]) bool {
	met := false
	s.shared(t, func(T) { met = true })
	return met
}

// How much of a context is kept, whatever the number of articles.
const (
	mostTies   = 8
	mostBeside = 32
)

// A context is what speaks for two names being one entity's, or against it.
type context struct {
	country   uint32      // its ISO code's bytes, or 0
	scenes    set[uint64] // the countries that its articles name most
	offices   set[uint64] // relation and of what
	employers set[uint64] // bodies that it has an office in
	companies bool        // the employers are companies
	anchors   set[uint64] // the bodies that it is named next to
	rivals    set[uint64] // people's names that look alike and that one of its articles holds for others
	names     set[uint64] // its own
	beside    set[uint32] // who and what else its articles name; an odd number is of one few articles name
}

func (c *context) join(d *context) {
	c.country = max(c.country, d.country)
	c.scenes = c.scenes.join(d.scenes, mostTies)
	c.offices = c.offices.join(d.offices, mostTies)
	c.employers = c.employers.join(d.employers, mostTies)
	c.companies = c.companies || d.companies
	c.anchors = c.anchors.join(d.anchors, mostTies)
	c.rivals, c.names = c.rivals.join(d.rivals, mostTies), c.names.join(d.names, mostTies)
	c.beside = c.beside.join(d.beside, mostBeside)
}

func (c *context) clone() *context {
	d := *c
	d.scenes, d.offices, d.employers = slices.Clone(c.scenes), slices.Clone(c.offices), slices.Clone(c.employers)
	d.anchors, d.beside = slices.Clone(c.anchors), slices.Clone(c.beside)
	d.rivals, d.names = slices.Clone(c.rivals), slices.Clone(c.names)
	return &d
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
	default:
		if c.country == 0 && d.country == 0 && c.scenes.meets(d.scenes) ||
			d.country != 0 && slices.Contains(c.scenes, uint64(d.country)) || c.country != 0 && slices.Contains(d.scenes, uint64(c.country)) {
			g |= sameScene
		}
	}
	if c.offices.meets(d.offices) {
		g |= sameOffice
	}
	switch {
	case c.employers.meets(d.employers):
		g |= sameEmployer
	case c.employers.meets(d.anchors) || c.anchors.meets(d.employers) || c.anchors.meets(d.anchors):
		g |= sameAnchor
	case c.companies && d.companies:
		g |= otherEmployer
	case len(c.employers)+len(c.anchors) > 0 && len(d.employers)+len(d.anchors) > 0:
		g |= otherAnchor
	}
	if c.rivals.meets(d.names) || d.rivals.meets(c.names) {
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
