package syntax

// Linear is a linear classifier over hashed features (Weinberger et al. 2009): a feature's hash
// names a row of weights, one for each class. Features that share a row share its weights.
type Linear struct {
	Classes int
	Mask    uint32 // rows - 1
	Weights []int16
}

// score adds up the rows of the features.
func (l *Linear) score(features []uint32, scores []int32) {
	clear(scores)
	n := l.Classes
	for _, f := range features {
		row := l.Weights[int(f&l.Mask)*n:][:n:n]
		for i, w := range row {
			scores[i] += int32(w)
		}
	}
}

func best(scores []int32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}

// mix hashes a feature: the number of its template and its values (Murmur's finalizer).
func mix(template, a, b, c uint32) uint32 {
	h := template*0x9e3779b1 ^ a
	h = (h ^ h>>16) * 0x85ebca6b
	h ^= b
	h = (h ^ h>>13) * 0xc2b2ae35
	h ^= c * 0x27d4eb2f
	h = (h ^ h>>16) * 0x85ebca6b
	return h ^ h>>15
}

// Hash is FNV-1a of the bytes, ASCII letters in small, digits as 0.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case '0' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
