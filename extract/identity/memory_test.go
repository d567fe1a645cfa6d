package identity

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTable compares a table with a map, also of hashes that begin or end alike.
func TestTable(t *testing.T) {
	r, want := rand.New(rand.NewPCG(1, 1)), map[uint64]int32{}
	var got table
	for n := range int32(3000) {
		h := r.Uint64N(1000) << (60 * (n % 2))
		if _, ok := want[h]; ok {
			continue
		}
		if found, ok := got.find(h); ok || found != -1 {
			t.Fatalf("%x is found as %d before it is put", h, found)
		}
		want[h] = n
		got.put(h, n)
	}
	for h, n := range want {
		if found, ok := got.find(h); !ok || found != n {
			t.Errorf("%x is %d, want %d", h, found, n)
		}
	}
}

// TestPool grows and replaces sets in turn: none gets into another's room.
func TestPool(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var p pool[uint32]
	lodgings, want := make([]lodging, 2000), make([]set[uint32], 2000)
	for range 30_000 {
		i := r.IntN(len(want))
		want[i] = want[i][:0:0]
		for range r.IntN(57) {
			want[i] = append(want[i], r.Uint32())
		}
		p.put(&lodgings[i], want[i])
	}
	for i := range want {
		if !slices.Equal(p.get(lodgings[i]), want[i]) {
			t.Fatalf("in place of %v stands %v", want[i], p.get(lodgings[i]))
		}
	}
}

// TestUnion compares joins of sets with what sorting makes of them.
func TestUnion(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		some := func() set[uint64] {
			all := map[uint64]bool{}
			for range r.IntN(40) {
				all[tieOf(kind(r.IntN(2)), 1+r.Uint64N(40))] = true
			}
			return slices.Sorted(maps.Keys(all))
		}
		s, u := some(), some()
		without := tieOf(0, 1+r.Uint64N(40))
		second := slices.DeleteFunc(slices.Clone(u), func(v uint64) bool { return v == without })
		all := slices.Compact(slices.Sorted(slices.Values(slices.Concat(s, second))))
		var want set[uint64]
		var of [2]int
		for _, v := range all {
			if of[v>>hashBits]++; of[v>>hashBits] <= mostTies {
				want = append(want, v)
			}
		}
		if got := union(nil, s, u, mostTies, without); !slices.Equal(got, want) {
			t.Fatalf("%x and %x without %x make %x, want %x", s, u, without, got, want)
		}
	}
}
