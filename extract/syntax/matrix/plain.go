package matrix

import "math"

// rowsPlain is the kernel in Go: it adds to m rows of 16 columns of c.
func rowsPlain(m, k int, a []float32, rs, cs int, b, c []float32, ldc int) {
	for i := range m {
		row := (*[Width]float32)(c[i*ldc:])
		var sum [Width]float32
		for j := range k {
			x := a[i*rs+j*cs]
			column := (*[Width]float32)(b[j*Width:])
			for n := range sum {
				sum[n] += x * column[n]
			}
		}
		for n := range sum {
			row[n] += sum[n]
		}
	}
}

func rowPlain(k int, a []float32, cs int, b, c []float32) {
	for p := range 4 {
		rowsPlain(1, k, a, 0, cs, b[p*k*Width:], c[p*Width:], 0)
	}
}

// cellsPlain does the cells from the given one on.
func cellsPlain(from int, gates, before, after, squashed, out []float32) {
	n := len(out)
	for j := from; j < n; j++ {
		i, f, o := sigmoid(gates[j]), sigmoid(gates[n+j]), sigmoid(gates[3*n+j])
		u := tanh(gates[2*n+j])
		gates[j], gates[n+j], gates[2*n+j], gates[3*n+j] = i, f, u, o
		after[j] = f*before[j] + i*u
		squashed[j] = tanh(after[j])
		out[j] = o * squashed[j]
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func tanh(x float32) float32 { return float32(math.Tanh(float64(x))) }
