package segment

// far bounds how many signs of a word are read.
const far = 24

// look gives the features of the place before sign k: the signs and their classes around it, the
// runs of like signs that meet there, the word so far, and what its chunk and those beside it are.
func (c *cutter) look(k int) []uint32 {
	s, f, template := c.signs, c.features[:0], uint32(0)
	add := func(a, b, d uint32) {
		template++
		f = append(f, mix(template, a, b, d))
	}
	var left, right [5]uint32 // hashes of so many signs
	var class [12]uint32      // of six signs on each side
	for i := range class {
		if at := k - 6 + i; at >= 0 && at < len(s) {
			class[i] = uint32(s[at].class)
		}
	}
	for n := 1; n < len(left); n++ {
		left[n], right[n] = left[n-1]*prime, right[n-1]*prime
		if k >= n {
			left[n] ^= s[k-n].fold
		}
		if k+n <= len(s) {
			right[n] ^= s[k+n-1].fold
		}
	}
	classes := func(before, after int) uint32 {
		h := basis
		for _, x := range class[6-before : 6+after] {
			h = (h ^ x) * prime
		}
		return h
	}
	pair := class[5]<<8 | class[6]
	add(pair, 0, 0)
	add(left[1], right[1], 0)
	add(left[2], right[1], 0)
	add(left[1], right[2], 0)
	add(left[2], right[2], 0)
	add(left[3], right[1], 0)
	add(left[1], right[3], 0)
	add(left[3], right[3], 0)
	add(left[4], right[1], 0)
	add(left[1], right[4], 0)
	add(classes(2, 2), 0, 0)
	add(classes(3, 3), 0, 0)
	add(classes(5, 1), 0, 0)
	add(classes(1, 5), 0, 0)
	add(classes(4, 4), 0, 0)

	run, next := c.runBefore(k), c.runAfter(k)
	word, length := c.spell(c.begun, k), uint32(min(k-c.begun, 4))
	first := s[c.begun]
	add(run, right[1], 0)
	add(left[1], next, 0)
	add(run, right[1], next)
	add(word, right[1], 0)
	add(word, right[1], class[7])
	add(word, next, 0)
	add(uint32(first.class), pair, length)
	add(first.fold, left[1], right[1])

	head, tail := uint32(min(k, 4)), uint32(min(len(s)-k, 4))
	add(pair, head, tail)
	add(c.whole, uint32(k), 0)
	add(c.kind, pair, 0)
	add(c.kind, left[1], right[1])
	add(c.kind, tail, right[1])
	add(uint32(s[0].class)<<8|uint32(s[len(s)-1].class), pair, head<<4|tail)

	before, after := uint32(c.before.last), uint32(c.after.first)
	add(pair, tail, after)
	add(word, right[1], tail<<8|after)
	add(pair, head, before)
	add(c.whole, uint32(k), c.after.whole)
	add(c.whole, uint32(k), c.before.whole)
	add(c.whole, uint32(k), c.after.tail)
	add(c.whole, uint32(k), after)

	if isLetter(s[k-1].class) && isLetter(s[k].class) {
		template = 40
		add(c.whole, c.style, uint32(k))
		add(right[1], tail, c.style)
		add(right[1], tail, c.after.whole)
		add(right[1], tail, c.before.whole)
		add(right[1], tail, c.after.tail)
	}
	if kind := c.kind & (mail | scheme | web); kind != 0 {
		template = 50
		add(kind, class[6], tail)
		add(kind, class[5], tail)
		add(kind, right[1], next)
		add(left[1], right[1], class[6])
		add(pair, c.kind, tail)
		add(class[4]<<8|class[7], pair, 0)
	}
	if s[k].class == '.' {
		template = 60
		abbreviation := uint32(listed(s[c.begun:k]))
		add(word, tail, c.after.small)
		add(abbreviation, tail, 0)
		add(abbreviation, tail, after)
		add(abbreviation, class[7], class[8])
		add(abbreviation, length, tail)
		add(abbreviation, tail<<8|after, before)
		add(abbreviation, tail<<8|after, c.after.small)
	}
	c.features = f
	return f
}

// runBefore hashes the run of like signs that ends before sign k.
func (c *cutter) runBefore(k int) uint32 {
	h, like := basis, kin(c.signs[k-1].class)
	for i := k - 1; i >= max(0, k-far) && kin(c.signs[i].class) == like; i-- {
		h = (h ^ c.signs[i].fold) * prime
	}
	return h
}

// runAfter hashes the run of like signs that begins with sign k.
func (c *cutter) runAfter(k int) uint32 {
	h, like := basis, kin(c.signs[k].class)
	for i := k; i < min(len(c.signs), k+far) && kin(c.signs[i].class) == like; i++ {
		h = (h ^ c.signs[i].fold) * prime
	}
	return h
}

// kin is one for all letters, else the class.
func kin(class uint8) uint8 {
	if class == upper || class == joiner {
		return lower
	}
	return class
}

func (c *cutter) spell(from, to int) uint32 {
	h := basis
	for _, s := range c.signs[max(from, to-far):to] {
		h = (h ^ s.fold) * prime
	}
	return h
}
