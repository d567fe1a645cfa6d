package syntax

// The parser is arc-hybrid (Kuhlmann et al. 2011): a stack, a buffer, and three moves. The root
// stands at the end of the buffer.
const (
	shift = iota // the buffer's first word goes onto the stack
	left         // the stack's top hangs on the buffer's first word
	right        // the stack's top hangs on the word under it
	moves
)

// state is a half-parsed sentence.
type state struct {
	looks  []look // of the words, then of the root
	tags   []uint32
	n      int // words; n itself is the root
	stack  []int
	next   int // first word of the buffer
	head   []int
	rel    []int
	leftOf [][2]int // of each word, its last two children to the left, -1 for none
	right  [][2]int
	nLeft  []uint32
	nRight []uint32
}

func (s *state) reset(looks []look, tags []int) {
	s.n = len(tags)
	s.looks = append(append(s.looks[:0], looks...), look{word: 2, shape: 2})
	s.tags, s.head, s.rel = s.tags[:0], s.head[:0], s.rel[:0]
	s.leftOf, s.right, s.nLeft, s.nRight = s.leftOf[:0], s.right[:0], s.nLeft[:0], s.nRight[:0]
	for i := 0; i <= s.n; i++ {
		t := uint32(998)
		if i < s.n {
			t = uint32(tags[i])
		}
		s.tags = append(s.tags, t)
		s.head, s.rel = append(s.head, -1), append(s.rel, 0)
		s.leftOf, s.right = append(s.leftOf, [2]int{-1, -1}), append(s.right, [2]int{-1, -1})
		s.nLeft, s.nRight = append(s.nLeft, 0), append(s.nRight, 0)
	}
	s.stack, s.next = s.stack[:0], 0
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// at returns the kth word from the stack's top, or -1.
func (s *state) at(k int) int {
	if k >= len(s.stack) {
		return -1
	}
	return s.stack[len(s.stack)-1-k]
}

func (s *state) legal(move int) bool {
	switch move {
	case shift:
		return s.next < s.n
	case left:
		return len(s.stack) > 0
	}
	return len(s.stack) > 1
}

// arc returns the head and dependent that a move joins.
func (s *state) arc(move int) (head, dep int) {
	if move == left {
		return s.next, s.at(0)
	}
	return s.at(1), s.at(0)
}

func (s *state) apply(move, rel int) {
	if move == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	h, d := s.arc(move)
	s.stack = s.stack[:len(s.stack)-1]
	s.head[d], s.rel[d] = h, rel
	if d < h {
		s.leftOf[h] = [2]int{d, s.leftOf[h][0]}
		s.nLeft[h]++
	} else {
		s.right[h] = [2]int{d, s.right[h][0]}
		s.nRight[h]++
	}
}

// view is what the features see of a word; of no word, a mark.
type view struct{ w, t, c, c6 uint32 }

func (s *state) view(i int) view {
	if i < 0 {
		return view{3, 997, 0, 0}
	}
	l := &s.looks[i]
	return view{l.word, s.tags[i], l.cluster, l.cluster6}
}

func (s *state) relOf(i int) uint32 {
	if i < 0 {
		return 996
	}
	return uint32(s.rel[i])
}

func child(pairs [][2]int, i, k int) int {
	if i < 0 {
		return -1
	}
	return pairs[i][k]
}

func (s *state) buffer(k int) int {
	if s.next+k > s.n {
		return -1
	}
	return s.next + k
}

// moveFeatures follow Zhang and Nivre (2011), with Brown clusters as in Koo et al. (2008).
func (s *state) moveFeatures(out []uint32) []uint32 {
	i0, i1, i2 := s.at(0), s.at(1), s.at(2)
	j0, j1, j2 := s.buffer(0), s.buffer(1), s.buffer(2)
	s0, s1, s2, b0, b1, b2 := s.view(i0), s.view(i1), s.view(i2), s.view(j0), s.view(j1), s.view(j2)
	l0, r0 := child(s.leftOf, i0, 0), child(s.right, i0, 0)
	l1, r1 := child(s.leftOf, i1, 0), child(s.right, i1, 0)
	lb, lb2 := child(s.leftOf, j0, 0), child(s.leftOf, j0, 1)
	l02, r02 := child(s.leftOf, i0, 1), child(s.right, i0, 1)
	r12 := child(s.right, i1, 1)
	L0, R0, L1, R1, LB := s.view(l0), s.view(r0), s.view(l1), s.view(r1), s.view(lb)
	var nl0, nr0, nl1, nr1, nlb uint32
	if i0 >= 0 {
		nl0, nr0 = s.nLeft[i0], s.nRight[i0]
	}
	if i1 >= 0 {
		nl1, nr1 = s.nLeft[i1], s.nRight[i1]
	}
	nlb = s.nLeft[j0]
	d := uint32(min(j0-i0, 8))
	d1 := uint32(min(i0-i1, 8))
	return append(out,
		mix(0, 0, 0, 0),
		mix(1, s0.w, 0, 0), mix(2, s0.t, 0, 0), mix(3, s0.w, s0.t, 0), mix(4, b0.w, 0, 0), mix(5, b0.t, 0, 0), mix(6, b0.w, b0.t, 0),
		mix(7, b1.w, 0, 0), mix(8, b1.t, 0, 0), mix(9, b2.w, b2.t, 0), mix(10, b2.t, 0, 0), mix(11, s1.w, 0, 0), mix(12, s1.t, 0, 0), mix(13, s1.w, s1.t, 0),
		mix(14, s0.w, b0.w, 0), mix(15, s0.w, b0.t, s0.t), mix(16, s0.t, b0.w, b0.t), mix(17, s0.t, b0.t, 0), mix(18, s0.t, s1.t, 0), mix(19, s0.w, s1.w, 0),
		mix(20, s0.w, s1.t, 0), mix(21, s0.t, s1.w, 0), mix(22, b0.t, b1.t, 0), mix(23, b0.t, b1.t, b2.t), mix(24, s0.t, b0.t, b1.t),
		mix(25, s1.t, s0.t, b0.t), mix(26, s2.t, s1.t, s0.t), mix(27, s0.t, L0.t, b0.t), mix(28, s0.t, R0.t, b0.t), mix(29, s0.t, b0.t, LB.t),
		mix(30, s1.t, s0.t, L0.t), mix(31, s1.t, R1.t, s0.t), mix(32, s1.t, L1.t, s0.t), mix(33, s1.t, s0.t, R0.t),
		mix(34, s0.w, d, 0), mix(35, s0.t, b0.t, d), mix(36, b0.w, d, 0), mix(37, s0.t, s1.t, d1),
		mix(38, s0.w, nl0, nr0), mix(39, s0.t, nl0, nr0), mix(40, s1.t, nl1, nr1), mix(41, b0.w, nlb, 0), mix(42, b0.t, nlb, 0), mix(43, s1.w, nr1, 0),
		mix(44, s0.t, s.relOf(l0), s.relOf(r0)), mix(45, s0.w, s.relOf(r0), s.relOf(r02)), mix(46, s1.t, s.relOf(l1), s.relOf(r1)), mix(47, b0.t, s.relOf(lb), s.relOf(lb2)),
		mix(48, s1.w, s.relOf(r1), s.relOf(r12)), mix(49, s0.t, s.relOf(l0), s.relOf(l02)), mix(50, R0.w, s0.t, b0.t), mix(51, L0.w, s0.w, 0), mix(52, R1.w, s1.w, s0.t),
		mix(53, s0.c6, b0.c6, 0), mix(54, s0.c, b0.t, 0), mix(55, s0.t, b0.c, 0), mix(56, s1.c6, s0.c6, 0), mix(57, s0.c6, b0.c6, b1.c6),
		mix(58, s0.c6, s0.t, b0.t), mix(59, b0.c6, s0.t, b0.t), mix(60, s1.c6, s0.c6, b0.c6), mix(61, s1.c, s0.t, b0.t), mix(62, b1.c6, b0.t, s0.t),
		mix(63, b0.w, b1.w, 0), mix(64, b0.w, b1.t, s0.t), mix(65, s0.w, b0.w, b1.t), mix(66, s1.w, s0.t, b0.t), mix(67, s1.t, s0.w, b0.t), mix(68, s1.t, s0.t, b0.w),
		mix(69, s1.t, b0.t, s.relOf(r1)), mix(70, s2.w, s0.t, b0.t), mix(71, s2.t, s0.w, 0))
}

// labelFeatures are those of the arc from h to d, drawn by a move now.
func (s *state) labelFeatures(out []uint32, h, d int) []uint32 {
	H, D := s.view(h), s.view(d)
	dir := uint32(0)
	if d < h {
		dir = 1
	}
	dist := uint32(min(max(h-d, d-h), 6))*2 + dir
	ld, rd := child(s.leftOf, d, 0), child(s.right, d, 0)
	lh, rh := child(s.leftOf, h, 0), child(s.right, h, 0)
	ld2 := child(s.leftOf, d, 1)
	LD, RD, LD2 := s.view(ld), s.view(rd), s.view(ld2)
	before, after := s.view(d-1), s.view(min(d+1, s.n))
	dl := &s.looks[d]
	return append(out,
		mix(0, dir, 0, 0), mix(1, D.w, dir, 0), mix(2, D.t, dir, 0), mix(3, H.w, dir, 0), mix(4, H.t, dir, 0), mix(5, H.t, D.t, dist), mix(6, H.w, D.w, dir),
		mix(7, H.w, D.t, dir), mix(8, H.t, D.w, dir), mix(9, H.t, D.t, s.relOf(lh)), mix(10, H.t, D.t, s.relOf(rh)), mix(11, D.t, s.relOf(ld), s.relOf(rd)),
		mix(12, D.t, LD.w, dir), mix(13, D.t, LD.w, H.w), mix(14, D.t, LD.t, H.t), mix(15, D.w, LD.w, H.t), mix(16, D.t, RD.t, H.t), mix(17, LD.w, LD2.w, D.t),
		mix(18, before.w, D.t, H.t), mix(19, before.t, D.t, dir), mix(20, after.w, D.t, H.t), mix(21, after.t, D.t, dir),
		mix(22, H.c6, D.c6, dir), mix(23, H.c, D.t, dir), mix(24, H.t, D.c, dir), mix(25, dl.suffix3, H.t, dir), mix(26, dl.shape, H.t, D.t), mix(27, dist, D.w, 0),
		mix(28, H.w, s.relOf(lh), D.t), mix(29, H.w, s.relOf(rh), D.t), mix(30, H.w, s.nLeft[h], dir), mix(31, H.w, LD.w, dir), mix(32, H.c, LD.w, D.c6), mix(33, D.c, dir, dist))
}
