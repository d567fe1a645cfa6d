package matrix

import (
	"math"
	"unsafe"
)

// rowsPlain is the kernel in Go: it adds to rows of 16 columns of the result.
func rowsPlain(m, k int, a *float32, rs, cs int, b, c *float32, ldc int) {
	as := unsafe.Slice(a, (m-1)*rs+(k-1)*cs+1)
	bs := unsafe.Slice(b, k*Width)
	cs2 := unsafe.Slice(c, (m-1)*ldc+Width)
	for i := range m {
		row := (*[Width]float32)(cs2[i*ldc:])
		var sum [Width]float32
		for j := range k {
			x := as[i*rs+j*cs]
			column := (*[Width]float32)(bs[j*Width:])
			for n := range sum {
				sum[n] += x * column[n]
			}
		}
		for n := range sum {
			row[n] += sum[n]
		}
	}
}

func rowPlain(k int, a *float32, cs int, b, c *float32) {
	bs, c4 := unsafe.Slice(b, 4*k*Width), unsafe.Slice(c, 4*Width)
	for p := range 4 {
		rowsPlain(1, k, a, 0, cs, &bs[p*k*Width], &c4[p*Width], 0)
	}
}

func cellsPlain(from, n int, gates, before, after, squashed, out *float32) {
	g := unsafe.Slice(gates, 4*n)
	c0, c1 := unsafe.Slice(before, n), unsafe.Slice(after, n)
	t, h := unsafe.Slice(squashed, n), unsafe.Slice(out, n)
	for j := from; j < n; j++ {
		i, f, o := sigmoid(g[j]), sigmoid(g[n+j]), sigmoid(g[3*n+j])
		u := tanh(g[2*n+j])
		g[j], g[n+j], g[2*n+j], g[3*n+j] = i, f, u, o
		c1[j] = f*c0[j] + i*u
		t[j] = tanh(c1[j])
		h[j] = o * t[j]
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func tanh(x float32) float32 { return float32(math.Tanh(float64(x))) }
