package network

// batch is sentences that are read together, the longest first. Their words lie in rows: all first
// words, then all second words, and so on, so that one step of a memory is one product. Reading
// backwards, a sentence's last word is its first.
type batch struct {
	sizes    []int   // words of each sentence
	starts   []int   // the sentence's first row where sentences lie one after the other
	steps    []int   // the first row of each step, and the number of rows
	reversed []int32 // of each row, the row of the same word when sentences are read backwards
	place    []int32 // of each row, its row where sentences lie one after the other
}

// arrange fills b for sentences of the given sizes, none larger than the one before it.
func (b *batch) arrange(sizes []int) {
	b.sizes = append(b.sizes[:0], sizes...)
	b.starts, b.steps, b.reversed, b.place = b.starts[:0], b.steps[:0], b.reversed[:0], b.place[:0]
	rows := 0
	for _, n := range sizes {
		b.starts = append(b.starts, rows)
		rows += n
	}
	active := len(sizes)
	row := 0
	for t := 0; ; t++ {
		for active > 0 && sizes[active-1] <= t {
			active--
		}
		b.steps = append(b.steps, row)
		if active == 0 {
			break
		}
		row += active
	}
	for t := 0; t+1 < len(b.steps); t++ {
		for s := range b.steps[t+1] - b.steps[t] {
			b.reversed = append(b.reversed, int32(b.steps[sizes[s]-1-t]+s))
			b.place = append(b.place, int32(b.starts[s]+t))
		}
	}
}

// rows is the number of words.
func (b *batch) rows() int { return b.steps[len(b.steps)-1] }

// reverse puts the rows of x, in order of reading forwards, into to in order of reading backwards.
func (b *batch) reverse(to, x []float32, wide int) {
	for i, j := range b.reversed {
		copy(to[int(j)*wide:][:wide], x[i*wide:])
	}
}

// long is the number of words of the longest sentence.
func (b *batch) long() int { return len(b.steps) - 1 }
