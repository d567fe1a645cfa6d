package identity

// A list is a slice that never moves: it grows piece by piece, so that nothing is copied and what
// points into it stays right.
type list[T any] struct{ pieces [][]T }

const (
	pieceBits = 10
	piece     = 1 << pieceBits
)

func (l *list[T]) len() int32 {
	if len(l.pieces) == 0 {
		return 0
	}
	last := len(l.pieces) - 1
	return int32(last*piece + len(l.pieces[last]))
}

func (l *list[T]) at(i int32) *T { return &l.pieces[i>>pieceBits][i&(piece-1)] }

// add appends a value and returns its number.
func (l *list[T]) add(v T) int32 {
	n := l.len()
	if n&(piece-1) == 0 {
		l.pieces = append(l.pieces, make([]T, 0, piece))
	}
	last := &l.pieces[n>>pieceBits]
	*last = append(*last, v)
	return n
}

// all calls f with each value in order, until that returns false.
func (l *list[T]) all(f func(int32, *T) bool) {
	for i, p := range l.pieces {
		for j := range p {
			if !f(int32(i*piece+j), &p[j]) {
				return
			}
		}
	}
}
