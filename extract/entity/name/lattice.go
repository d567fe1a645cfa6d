package name

import "math"

// The tags of words: outside, and for each kind the word that begins a name, one inside, its last, and a
// name of one word (BILOU: Ratinov and Roth 2009).
const (
	outside = 0
	tags    = 1 + 4*int(kinds)
	wide    = 16 // of a row of scores, a multiple of matrix.Width
)

const (
	begin = iota
	inside
	last
	only
)

func tagOf(k Kind, role int) int { return 1 + 4*int(k) + role }
func kindOf(tag int) Kind        { return Kind((tag - 1) / 4) }

func roleOf(tag int) int {
	if tag == outside {
		return only
	}
	return (tag - 1) % 4
}

// steps are the scores of going from one tag to the next. The last row is of those that may stand first.
type steps [tags + 1][tags]float32

// follows reports whether tag b may stand after tag a, which is tags before the first word.
func follows(a, b int) bool {
	if a < tags && (roleOf(a) == begin || roleOf(a) == inside) {
		return b != outside && kindOf(a) == kindOf(b) && (roleOf(b) == inside || roleOf(b) == last)
	}
	return b == outside || roleOf(b) == begin || roleOf(b) == only
}

// ends reports whether tag a may stand last.
func ends(a int) bool { return roleOf(a) == last || roleOf(a) == only }

// before and after list what may stand beside a tag.
var before, after [tags + 1][]int

func init() {
	for a := range tags + 1 {
		for b := range tags {
			if follows(a, b) {
				after[a] = append(after[a], b)
				before[b] = append(before[b], a)
			}
		}
	}
}

// A lattice holds the forward and backward sums over all rows of tags of a sentence.
type lattice struct {
	forward, backward []float64 // logarithms, tags a word
	from              []int8
	total             float64 // logarithm of the sum over all rows
	y                 []float32
}

const never = -1e30

// run sums over the rows of tags that allowed has, a set of bits a word; nil allows all.
func (l *lattice) run(y []float32, allowed []uint16, t *steps) {
	n := len(y) / wide
	l.y = y
	l.forward, l.backward = grow(l.forward, n*tags), grow(l.backward, n*tags)
	may := func(i, tag int) bool { return allowed == nil || allowed[i]>>tag&1 == 1 }
	for i := range n {
		for b := range tags {
			sum := never
			if may(i, b) {
				if i == 0 {
					if follows(tags, b) {
						sum = float64(t[tags][b])
					}
				} else {
					sum = never
					for _, a := range before[b] {
						if a < tags {
							sum = logAdd(sum, l.forward[(i-1)*tags+a]+float64(t[a][b]))
						}
					}
				}
			}
			l.forward[i*tags+b] = sum + float64(y[i*wide+b])
		}
	}
	for i := n - 1; i >= 0; i-- {
		for a := range tags {
			sum := never
			if i == n-1 {
				if ends(a) {
					sum = 0
				}
			} else {
				for _, b := range after[a] {
					if may(i+1, b) {
						sum = logAdd(sum, float64(t[a][b])+float64(y[(i+1)*wide+b])+l.backward[(i+1)*tags+b])
					}
				}
			}
			l.backward[i*tags+a] = sum
		}
	}
	l.total = never
	for a := range tags {
		l.total = logAdd(l.total, l.forward[(n-1)*tags+a]+l.backward[(n-1)*tags+a])
	}
}

// chance is the probability that word i has the tag.
func (l *lattice) chance(i, tag int) float64 {
	return math.Exp(l.forward[i*tags+tag] + l.backward[i*tags+tag] - l.total)
}

// pair is the probability that word i has tag b after one of tag a.
func (l *lattice) pair(i, a, b int, t *steps) float64 {
	if i == 0 {
		return l.chance(0, b)
	}
	return math.Exp(l.forward[(i-1)*tags+a] + float64(t[a][b]) + float64(l.y[i*wide+b]) + l.backward[i*tags+b] - l.total)
}

// best finds the likeliest row of tags (Viterbi 1967).
func (l *lattice) best(y []float32, t *steps, out []int) []int {
	n := len(y) / wide
	l.forward = grow(l.forward, n*tags)
	l.from = grow(l.from, n*tags)
	for i := range n {
		for b := range tags {
			top, from := never, 0
			if i == 0 {
				if follows(tags, b) {
					top = float64(t[tags][b])
				}
			} else {
				for _, a := range before[b] {
					if a == tags {
						continue
					}
					if s := l.forward[(i-1)*tags+a] + float64(t[a][b]); s > top {
						top, from = s, a
					}
				}
			}
			l.forward[i*tags+b] = top + float64(y[i*wide+b])
			l.from[i*tags+b] = int8(from)
		}
	}
	out = grow(out, n)
	tag := outside
	for a := range tags {
		if ends(a) && l.forward[(n-1)*tags+a] > l.forward[(n-1)*tags+tag] {
			tag = a
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = tag
		tag = int(l.from[i*tags+tag])
	}
	return out
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if b <= never/2 || a-b > 40 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
