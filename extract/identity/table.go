package identity

// A table finds numbers by hashes: open addressing with linear probing (D. E. Knuth, The Art of
// Computer Programming 3, 6.4), so that to look is to read one place in memory.
type table struct {
	slots []slot
	used  int
}

// A slot is free if it is zero.
type slot struct {
	hash uint64
	next int32 // the number's successor
}

// find returns the number that a hash was put under, else -1.
func (t *table) find(hash uint64) (int32, bool) {
	if t.used == 0 {
		return -1, false
	}
	s := t.slots[t.probe(hash)]
	return s.next - 1, s.next > 0
}

// put enters a number under a hash that has none yet.
func (t *table) put(hash uint64, n int32) {
	if t.used++; 4*t.used > 3*len(t.slots) {
		old := t.slots
		t.slots = make([]slot, max(64, 2*len(old)))
		for _, s := range old {
			if s.next > 0 {
				t.slots[t.probe(s.hash)] = s
			}
		}
	}
	t.slots[t.probe(hash)] = slot{hash, n + 1}
}

// probe returns where a hash stands, or would stand.
func (t *table) probe(hash uint64) uint64 {
	last := uint64(len(t.slots) - 1)
	i := mix(0, hash) & last
	for t.slots[i].next > 0 && t.slots[i].hash != hash {
		i = (i + 1) & last
	}
	return i
}
