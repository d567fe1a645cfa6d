package matrix

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

// TestMulAdd compares products of all sorts of sizes with sums in float64, for a left factor as it
// is and as its transpose.
func TestMulAdd(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		m, k, n := 1+rng.IntN(20), 1+rng.IntN(40), 1+rng.IntN(50)
		a, b := random(rng, m*k), random(rng, k*n)
		ldc := Round(n) + rng.IntN(3)
		c := random(rng, m*ldc)
		want := make([]float64, len(c))
		rs, cs := k, 1
		if rng.IntN(2) == 0 {
			rs, cs = 1, m
		}
		for i := range want {
			want[i] = float64(c[i])
		}
		for i := range m {
			for j := range n {
				for x := range k {
					want[i*ldc+j] += float64(a[i*rs+x*cs]) * float64(b[x*n+j])
				}
			}
		}
		var p Panels
		p.Pack(b, k, n, n, 1)
		MulAdd(c, ldc, a, m, rs, cs, &p)
		for i := range c {
			if math.Abs(float64(c[i])-want[i]) > 1e-4 {
				t.Fatalf("%d by %d by %d: element %d is %g, want %g", m, k, n, i, c[i], want[i])
			}
		}
	}
}

// TestRowAlone checks that a sentence's numbers are the same in whatever company it is analysed.
func TestRowAlone(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	const k, n = 37, 112
	a, b := random(rng, 13*k), random(rng, k*n)
	var p Panels
	p.Pack(b, k, n, n, 1)
	together := make([]float32, 13*n)
	MulAdd(together, n, a, 13, k, 1, &p)
	for i := range 13 {
		alone := make([]float32, n)
		MulAdd(alone, n, a[i*k:], 1, k, 1, &p)
		for j, x := range alone {
			if x != together[i*n+j] {
				t.Fatalf("row %d, column %d: %g alone, %g together", i, j, x, together[i*n+j])
			}
		}
	}
}

func TestPackTransposed(t *testing.T) {
	var p, q Panels
	b := random(rand.New(rand.NewPCG(3, 4)), 7*21)
	bt := make([]float32, len(b))
	for i := range 7 {
		for j := range 21 {
			bt[j*7+i] = b[i*21+j]
		}
	}
	p.Pack(b, 7, 21, 21, 1)
	q.Pack(bt, 7, 21, 1, 7)
	for i := range p.data {
		if p.data[i] != q.data[i] {
			t.Fatalf("element %d differs", i)
		}
	}
}

// TestLSTM compares a step with the definition, far into the flat ends of the curves.
func TestLSTM(t *testing.T) {
	const n = 21
	rng := rand.New(rand.NewPCG(5, 6))
	for _, scale := range []float32{1, 10, 1000} {
		gates, before := random(rng, 4*n), random(rng, n)
		for i := range gates {
			gates[i] *= scale
		}
		in := append([]float32(nil), gates...)
		after, squashed, out := make([]float32, n), make([]float32, n), make([]float32, n)
		LSTM(gates, before, after, squashed, out)
		s := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
		for j := range n {
			c := s(in[n+j])*float64(before[j]) + s(in[j])*math.Tanh(float64(in[2*n+j]))
			h := s(in[3*n+j]) * math.Tanh(c)
			if math.Abs(float64(after[j])-c) > 1e-5 || math.Abs(float64(out[j])-h) > 1e-5 || math.Abs(float64(squashed[j])-math.Tanh(c)) > 1e-5 {
				t.Fatalf("cell %d: %g and %g, want %g and %g", j, after[j], out[j], c, h)
			}
		}
	}
}

func TestLSTMOfNoNumber(t *testing.T) {
	gates, x := make([]float32, 4*16), make([]float32, 16)
	for i := range gates {
		gates[i] = float32(math.NaN())
	}
	out := make([]float32, 16)
	LSTM(gates, x, make([]float32, 16), make([]float32, 16), out)
	for j, h := range out {
		if h == h {
			t.Fatalf("cell %d makes %g of no number", j, h)
		}
	}
}

// BenchmarkMulAdd reports multiplications a nanosecond, for one row and for many.
func BenchmarkMulAdd(b *testing.B) {
	for _, size := range []struct {
		name    string
		m, k, n int
	}{{"one row", 1, 128, 512}, {"eight rows", 8, 128, 512}, {"rows of a batch", 400, 256, 512}} {
		b.Run(size.name, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(7, 8))
			x, y := random(rng, size.m*size.k), random(rng, size.k*size.n)
			c := make([]float32, size.m*size.n)
			var p Panels
			p.Pack(y, size.k, size.n, size.n, 1)
			for b.Loop() {
				MulAdd(c, size.n, x, size.m, size.k, 1, &p)
			}
			b.ReportMetric(float64(size.m*size.k*size.n)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "mul/ns")
		})
	}
}

func BenchmarkLSTM(b *testing.B) {
	gates, x := make([]float32, 512), make([]float32, 4*128)
	for b.Loop() {
		LSTM(gates, x[:128], x[128:256], x[256:384], x[384:])
	}
}
