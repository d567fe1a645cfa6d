package segment

import "strings"

// look gives the features of the place after word i: the words around it and their shapes, the last
// word but for closing marks and the next but for opening ones, whether quotes and brackets are
// open, and how long the sentence is and the rest of its paragraph.
func (e *ender) look(i int) []uint32 {
	f, template := e.features[:0], uint32(0)
	add := func(a, b, c uint32) {
		template++
		f = append(f, mix(template, a, b, c))
	}
	nothing := &aspect{}
	at := func(k int) *aspect {
		if k < e.opens || k >= e.closes {
			return nothing
		}
		return &e.seen[k&15]
	}
	s, r := i, i+1
	for s > max(e.opens, i-2) && isCloser(at(s)) {
		s--
	}
	for r < min(i+3, e.closes-1) && isOpener(at(r)) {
		r++
	}
	l1, l2, l3, l4 := at(i), at(i-1), at(i-2), at(i-3)
	r1, r2, r3, r4 := at(i+1), at(i+2), at(i+3), at(i+4)
	before, last, next, then := at(s-1), at(s), at(r), at(r+1)

	marks := uint32(i-s)<<4 | uint32(r-i-1)
	edges := uint32(0)
	if i > s {
		edges = uint32(l1.class) << 8
	}
	if r > i+1 {
		edges |= uint32(r1.class)
	}
	state := min(e.brackets, 2)<<1 | e.quoted
	length, left, total := grade(i+1-e.first), grade(e.closes-i-1), grade(e.closes-e.opens)
	space := uint32(0)
	switch {
	case strings.Contains(e.text[e.words[i].End:e.words[i+1].Start], "\n"):
		space = 2
	case r1.space:
		space = 1
	}
	stop := uint32(last.last)<<8 | uint32(last.abbr)
	if last.stop {
		stop |= 1 << 16
	}
	if i-e.first < 2 { // as after the number of an item: 4. The
		stop |= 1 << 17
	}
	class := uint32(next.class)
	begins := class<<1 | next.small
	shape := func(a, b, c *aspect) uint32 {
		return uint32(a.shape)<<16 | uint32(b.shape)<<8 | uint32(c.shape)
	}

	add(last.form, 0, 0)
	add(l1.form, r1.form, 0)
	add(last.form, class, edges)
	add(before.form, last.form, stop)
	add(before.form, last.form, stop<<8|class)
	add(last.form, next.form, 0)
	add(next.form, stop, 0)
	add(next.form, then.form, uint32(last.last))
	add(stop, edges, class)
	add(stop, edges, state)
	add(stop, edges|space<<16, length)
	add(stop, class, state<<8|space)
	add(uint32(before.shape), stop, uint32(next.shape))
	add(uint32(before.shape), last.form, stop<<8|class)
	add(l1.form, l2.form, l3.form)
	add(at(s-2).form, uint32(before.shape), stop)
	add(uint32(at(s-2).shape)<<8|uint32(before.shape), stop, begins)
	add(r1.form, r2.form, r3.form)
	add(l1.form, l2.form, r1.form)
	add(l1.form, r1.form, r2.form)
	add(r1.form, mix(0, r2.form, r3.form, r4.form), stop)
	add(l1.form, mix(0, l2.form, l3.form, l4.form), uint32(r1.class))
	add(stop, length, class)
	add(stop, left, class)
	add(stop, uint32(next.shape), uint32(then.shape))
	add(before.tail, stop, class)
	add(before.form, stop, marks)
	add(next.tail, stop, uint32(next.shape))
	add(shape(l1, l2, l3), shape(r1, r2, r3), 0)
	add(shape(l1, l2, nothing), shape(r1, r2, nothing), 1)
	add(stop, edges, state<<16|length<<8|left)
	add(last.form, state, marks)
	add(next.form, state, edges)
	add(stop|space<<20, uint32(before.abbr), class)
	add(next.form, uint32(next.shape), space<<8|length)
	add(stop, left, length)
	add(stop, e.prose, edges)
	add(stop, e.prose, total)
	add(stop, e.prose, left)
	add(last.form, e.prose, class)
	add(stop, e.prose<<16|uint32(next.shape), uint32(before.shape))
	add(next.form, e.prose, stop)
	add(stop, begins, edges)
	add(last.form, begins, uint32(before.abbr))
	add(stop, begins, state)
	add(stop, begins, length<<8|uint32(before.class))
	add(stop, begins, e.prose)
	e.features = f
	return f
}

// grade is a number on a scale of doublings, exact up to four.
func grade(n int) uint32 {
	g := uint32(min(n, 4))
	for ; n > 4; n /= 2 {
		g++
	}
	return g
}
