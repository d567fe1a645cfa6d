package segment

// linear is a linear classifier over hashed features (Weinberger et al. 2009): a feature's hash
// names a row of weights, one for each class but the first, whose score is 0. Features that share a
// row share its weights.
type linear struct {
	Classes int // but for the first
	Weights []int8
}

const rows = 1 << 20

// score adds up the rows of the features.
func (l *linear) score(features []uint32, scores []int32) {
	clear(scores)
	n := len(scores)
	for _, f := range features {
		row := l.Weights[int(f%rows)*n:][:n:n]
		for i, w := range row {
			scores[i] += int32(w)
		}
	}
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

// basis and prime are those of the hash FNV-1a, which spells out words.
const basis, prime = uint32(2166136261), uint32(16777619)
