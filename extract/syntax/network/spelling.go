package network

// A spelling reads the letters of words, forwards and backwards, and keeps the last that each
// direction says (Ling et al. 2015, Finding Function in Form): what a word nobody has seen is by its
// look. Words take the part that sentences have elsewhere, and letters that of words.
type spelling struct {
	batch
	order   []int // the words by length, the longest first
	readers [2]reader
	lengths []int
	said    []float32 // a row for each word, forwards and backwards

	out, dx [2][]float32 // on the way back
}

// mostLetters is how many letters of a word are read: half of them from its start, half from its end.
const mostLetters = 24

// spell reads the words.
func (sp *spelling) spell(n *Network, words []*Word, w *[2]memory, f *[2]readyMemory) {
	sp.sort(words)
	sp.arrange(sp.lengths)
	rows, dim := sp.rows(), n.Vocabulary.Letters.Dim
	letters := &n.Vocabulary.Letters
	ahead, back := &sp.readers[0], &sp.readers[1]
	ahead.x, back.x = grow(ahead.x, rows*dim), grow(back.x, rows*dim)
	for t := range sp.long() {
		for s := range sp.steps[t+1] - sp.steps[t] {
			row := int(words[sp.order[s]].Letters[t])
			copy(ahead.x[(sp.steps[t]+s)*dim:][:dim], letters.Rows[row*dim:])
		}
	}
	sp.reverse(back.x, ahead.x, dim)
	wide := 2 * n.Spell
	sp.said = grow(sp.said, len(words)*wide)
	for d := range sp.readers {
		r := &sp.readers[d]
		r.read(&sp.batch, dim, n.Spell, w[d].bias, &f[d], nil)
		for s, size := range sp.sizes {
			last := sp.steps[size-1] + s
			copy(sp.said[sp.order[s]*wide+d*n.Spell:][:n.Spell], r.out[last*n.Spell:])
		}
	}
}

// sort puts the words in order of length, the longest first.
func (sp *spelling) sort(words []*Word) {
	var count [mostLetters + 2]int
	for _, w := range words {
		count[mostLetters-len(w.Letters)+1]++
	}
	for i := 1; i < len(count); i++ {
		count[i] += count[i-1]
	}
	sp.order, sp.lengths = grow(sp.order, len(words)), grow(sp.lengths, len(words))
	for i, w := range words {
		at := &count[mostLetters-len(w.Letters)]
		sp.order[*at], sp.lengths[*at] = i, len(w.Letters)
		*at++
	}
}

// backward takes the gradient of said to the weights and the letters.
func (sp *spelling) backward(n *Network, words []*Word, dsaid []float32, transposed *[2]readyMemory, g *[2]memory, letters *Sparse) {
	rows, dim, wide := sp.rows(), n.Vocabulary.Letters.Dim, 2*n.Spell
	for d := range sp.readers {
		sp.out[d] = grow(sp.out[d], rows*n.Spell)
		sp.dx[d] = grow(sp.dx[d], rows*dim)
		clear(sp.out[d])
		clear(sp.dx[d])
		for s, size := range sp.sizes {
			last := sp.steps[size-1] + s
			copy(sp.out[d][last*n.Spell:][:n.Spell], dsaid[sp.order[s]*wide+d*n.Spell:])
		}
		sp.readers[d].backward(&sp.batch, dim, n.Spell, sp.out[d], sp.dx[d], &transposed[d], nil, &g[d])
	}
	for t := range sp.long() {
		for s := range sp.steps[t+1] - sp.steps[t] {
			i := sp.steps[t] + s
			letter := words[sp.order[s]].Letters[t]
			letters.add(letter, sp.dx[0][i*dim:][:dim])
			letters.add(letter, sp.dx[1][int(sp.reversed[i])*dim:][:dim])
		}
	}
}
