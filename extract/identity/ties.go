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

// How much of a context is kept, whatever the number of articles.
const (
	mostTies   = 8 // of a kind
	mostBeside = 32
)

// A kind is a kind of ties: what a name is tied to, hashed. It stands in the first bits of a tie.
type kind uint8

const (
	scene    kind = iota // a country that its articles name most
	office               // a relation and of what
	employer             // a body that it has an office in
	anchor               // a body that it is named next to
	rival                // a name that looks alike and that one of its articles holds for another's
	own                  // its own name
	alias                // another name that its articles have for it
	kinds
)

const hashBits, hashMask = 61, 1<<61 - 1

// tieHash is a hash that leaves room for a kind.
func tieHash(parts ...string) uint64 { return hash(parts...) >> (64 - hashBits) }

func tieOf(k kind, to uint64) uint64 { return uint64(k)<<hashBits | to }

// kinds tells where in the ties each kind begins.
func (c *context) kinds() (from [kinds + 1]uint8) {
	for _, t := range c.ties {
		from[t>>hashBits+1]++
	}
	for k := range kinds {
		from[k+1] += from[k]
	}
	return from
}

// of returns the ties of a kind.
func (c *context) of(k kind) set[uint64] {
	from := c.kinds()
	return c.ties[from[k]:from[k+1]]
}

// tie adds a tie.
func (c *context) tie(k kind, to uint64) {
	t := tieOf(k, to)
	i, there := slices.BinarySearch(c.ties, t)
	if there {
		return
	}
	c.ties = slices.Insert(c.ties, i, t)
	if from := c.kinds(); from[k+1]-from[k] > mostTies {
		c.ties = slices.Delete(c.ties, int(from[k+1])-1, int(from[k+1]))
	}
}

// union appends to dst what two sets have together, of many of a kind the least; a value that only
// the second may have is left out.
func union[T uint32 | uint64](dst, s, t set[T], most int, without T) set[T] {
	k, n := uint64(0), 0 // how many of which kind
	add := func(v T) {
		if of := uint64(v) >> hashBits; of != k {
			k, n = of, 0
		}
		if n++; n <= most {
			dst = append(dst, v)
		}
	}
	i, j := 0, 0
	for i < len(s) && j < len(t) {
		v, w := s[i], t[j]
		if w == without {
			j++
			continue
		}
		if v <= w {
			i++
		}
		if w <= v {
			j++
		}
		add(min(v, w))
	}
	for _, v := range s[i:] {
		add(v)
	}
	for _, w := range t[j:] {
		if w != without {
			add(w)
		}
	}
	return dst
}

// meet reports whether two sets of ties, each of one kind, have something in common.
func meet(s, t set[uint64]) bool {
	for len(s) > 0 && len(t) > 0 {
		switch a, b := s[0]&hashMask, t[0]&hashMask; {
		case a == b:
			return true
		case a < b:
			s = s[1:]
		default:
			t = t[1:]
		}
	}
	return false
}

// shared calls f with each value that both have.
func (s set[T]) shared(t set[T], f func(T)) {
	for i, j := 0, 0; i < len(s) && j < len(t); {
		a, b := s[i], t[j]
		if a == b {
			f(a)
		}
		if a <= b {
			i++
		}
		if a >= b {
			j++
		}
	}
}
