package syntax

// tagFeatures are those of word i, given the tags of the words before it.
func tagFeatures(out []uint32, looks []look, tags []int, i int) []uint32 {
	at := func(j int) *look {
		if j < 0 || j >= len(looks) {
			return &edge
		}
		return &looks[j]
	}
	tag := func(j int) uint32 {
		if j < 0 {
			return 999
		}
		return uint32(tags[j])
	}
	w, p, n, pp, nn := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	t1, t2 := tag(i-1), tag(i-2)
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	return append(out,
		mix(0, 0, 0, 0),
		mix(1, w.word, 0, 0), mix(2, w.suffix1, 0, 0), mix(3, w.suffix2, 0, 0), mix(4, w.suffix3, 0, 0), mix(5, w.suffix4, 0, 0),
		mix(6, w.prefix, w.shape, 0), mix(7, w.prefix3, 0, 0), mix(8, w.shape, first, 0), mix(9, w.shape, p.shape, n.shape),
		mix(10, t1, 0, 0), mix(11, t1, t2, 0), mix(12, t1, w.word, 0), mix(13, t1, t2, w.cluster6),
		mix(14, p.word, 0, 0), mix(15, n.word, 0, 0), mix(16, pp.word, 0, 0), mix(17, nn.word, 0, 0),
		mix(18, p.suffix3, 0, 0), mix(19, n.suffix3, 0, 0), mix(20, n.suffix2, w.suffix3, 0),
		mix(21, w.cluster, 0, 0), mix(22, w.cluster4, 0, 0), mix(23, w.cluster6, 0, 0), mix(24, w.cluster10, 0, 0),
		mix(25, p.cluster6, w.cluster6, 0), mix(26, w.cluster6, n.cluster6, 0), mix(27, n.cluster10, 0, 0), mix(28, p.cluster10, 0, 0),
		mix(29, w.word, n.word, 0), mix(30, p.word, w.word, 0), mix(31, t1, n.cluster6, w.suffix3), mix(32, w.word, n.cluster4, t1),
		mix(33, n.shape, n.suffix3, t1), mix(34, w.word, w.shape, first), mix(35, nn.cluster6, n.cluster6, 0))
}

var edge = look{word: 1, shape: 1}
