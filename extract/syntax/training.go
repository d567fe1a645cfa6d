package syntax

// What follows is used by the program in train alone; it shares the features with the analyzer.

// Trainer is an averaged perceptron (Collins 2002) over hashed features.
type Trainer struct {
	classes int
	mask    uint32
	w, sum  []float32 // weights now, and their sum over time
	since   []uint32  // when each weight's sum was last brought up to date
	now     uint32
	scores  []float32
}

// NewTrainer makes a trainer of 2^bits rows.
func NewTrainer(classes, bits int) *Trainer {
	n := classes << bits
	return &Trainer{classes: classes, mask: 1<<bits - 1, w: make([]float32, n), sum: make([]float32, n), since: make([]uint32, n), scores: make([]float32, classes)}
}

func (t *Trainer) score(features []uint32) []float32 {
	clear(t.scores)
	for _, f := range features {
		row := t.w[int(f&t.mask)*t.classes:][:t.classes]
		for i, w := range row {
			t.scores[i] += w
		}
	}
	return t.scores
}

func (t *Trainer) update(features []uint32, class int, by float32) {
	for _, f := range features {
		i := int(f&t.mask)*t.classes + class
		t.sum[i] += t.w[i] * float32(t.now-t.since[i])
		t.since[i] = t.now
		t.w[i] += by
	}
}

// Linear returns the averaged weights in 16 bits.
func (t *Trainer) Linear() *Linear {
	l := &Linear{Classes: t.classes, Mask: t.mask, Weights: make([]int16, len(t.w))}
	top := float32(0)
	avg := make([]float32, len(t.w))
	for i := range t.w {
		avg[i] = (t.sum[i] + t.w[i]*float32(t.now-t.since[i])) / float32(t.now+1)
		top = max(top, avg[i], -avg[i])
	}
	for i, a := range avg {
		l.Weights[i] = int16(a / top * 8191)
	}
	return l
}

// Example is a sentence with its gold analysis, by index into the model's Tags and Rels; the head
// of the root is len(Forms).
type Example struct {
	Forms             []string
	Tags, Heads, Rels []int
	Given             []int // the tags that the parser is to see
	looks             []look
}

// TrainTags makes one pass over the examples, and returns the share of tags that came out right.
func (t *Trainer) TrainTags(m *Model, examples []*Example) float64 {
	var features []uint32
	right, all := 0, 0
	for _, x := range examples {
		x.see(m)
		tags := make([]int, 0, len(x.Forms))
		for i := range x.Forms {
			features = tagFeatures(features[:0], x.looks, tags, i)
			guess := argmax(t.score(features))
			t.now++
			if guess != x.Tags[i] {
				t.update(features, x.Tags[i], 1)
				t.update(features, guess, -1)
			} else {
				right++
			}
			all++
			tags = append(tags, guess)
		}
	}
	return float64(right) / float64(all)
}

// Tag returns the tags that the model gives the example.
func (m *Model) Tag(x *Example) []int {
	a := newAnalyzer(m)
	words := make([]Word, len(x.Forms))
	for i, f := range x.Forms {
		words[i].Form = f
	}
	a.tag(words)
	return a.tags
}

func (x *Example) see(m *Model) {
	if x.looks == nil {
		for _, f := range x.Forms {
			x.looks = append(x.looks, m.look(f))
		}
	}
}

func argmax(scores []float32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}

// TrainParser makes one pass with a dynamic oracle (Goldberg and Nivre 2012): where explore says
// so, the parser goes on with its own wrong move, and learns the best way out.
func TrainParser(m *Model, mover, labeler *Trainer, examples []*Example, explore func() bool) float64 {
	var s state
	var features, labels []uint32
	right, all := 0, 0
	for _, x := range examples {
		x.see(m)
		s.reset(x.looks, x.Given)
		for !s.done() {
			features = s.moveFeatures(features[:0])
			scores := mover.score(features)
			guess, gold := -1, -1
			least := 1 << 30
			var cost [moves]int
			for k := range moves {
				if !s.legal(k) {
					continue
				}
				cost[k] = s.cost(k, x.Heads)
				least = min(least, cost[k])
				if guess < 0 || scores[k] > scores[guess] {
					guess = k
				}
			}
			for k := range moves {
				if s.legal(k) && cost[k] == least && (gold < 0 || scores[k] > scores[gold]) {
					gold = k
				}
			}
			mover.now++
			move := guess
			if cost[guess] > least {
				mover.update(features, gold, 1)
				mover.update(features, guess, -1)
				if !explore() {
					move = gold
				}
			} else {
				right++
			}
			all++
			rel := 0
			if move != shift {
				h, d := s.arc(move)
				labels = s.labelFeatures(labels[:0], h, d)
				rel = argmax(labeler.score(labels))
				labeler.now++
				if x.Heads[d] == h && rel != x.Rels[d] {
					labeler.update(labels, x.Rels[d], 1)
					labeler.update(labels, rel, -1)
				}
			}
			s.apply(move, rel)
		}
	}
	return float64(right) / float64(all)
}

// cost counts the gold arcs that a move puts out of reach.
func (s *state) cost(move int, heads []int) int {
	n := 0
	s0, s1 := s.at(0), s.at(1)
	if move == shift {
		b := s.next
		for _, w := range s.stack {
			if heads[w] == b || heads[b] == w && w != s0 {
				n++
			}
		}
		return n
	}
	h, _ := s.arc(move)
	if g := heads[s0]; g != h && (g == s1 || g >= s.next) {
		n++
	}
	for d := s.next; d < s.n; d++ {
		if heads[d] == s0 {
			n++
		}
	}
	return n
}
