// Package matrix multiplies float32 matrices, fast enough to read a newspaper archive with a neural
// network on a laptop: AVX2 kernels on amd64 where the processor has them, plain loops elsewhere.
//
// A product is parted as in Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication
// (2008): the right factor lies in panels of 16 columns, and a kernel keeps a block of a few rows by
// 16 columns of the result in registers while it walks down the factors.
package matrix

// Width is the number of columns of a panel. Rows of a result have room for a multiple of it.
const Width = 16

// Round returns the least multiple of Width that is no less than n.
func Round(n int) int { return (n + Width - 1) / Width * Width }

// Panels is a matrix of Rows by Cols made ready to stand on the right of a product. The last panel
// is filled with zeros.
type Panels struct {
	Rows, Cols int
	data       []float32
}

// Pack fills p with the matrix whose element in row i and column j is b[i*rs+j*cs]. Strides of
// (1, width) read a matrix as its transpose.
func (p *Panels) Pack(b []float32, rows, cols, rs, cs int) {
	p.Rows, p.Cols = rows, cols
	n := rows * Round(cols)
	if cap(p.data) < n {
		p.data = make([]float32, n)
	}
	p.data = p.data[:n]
	for from := 0; from < cols; from += Width {
		panel := p.data[from*rows:][:rows*Width]
		wide := min(Width, cols-from)
		if wide < Width {
			clear(panel)
		}
		if cs == 1 {
			for i := range rows {
				copy(panel[i*Width:][:wide], b[i*rs+from:][:wide])
			}
			continue
		}
		for j := range wide {
			column := b[(from+j)*cs:]
			for i := range rows {
				panel[i*Width+j] = column[i*rs]
			}
		}
	}
}

// height is how many rows a kernel takes at once where so many are left.
var height = [...]int{1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 6}

// MulAdd adds to c, of m rows that lie ldc apart, the product of a and b. The element of a in row i
// and column k is a[i*rs+k*cs]. Rows of c need room for Round(b.Cols) columns; what stands beyond
// b.Cols gets zero added. What a row becomes doesn't depend on the rows beside it, to the last bit.
func MulAdd(c []float32, ldc int, a []float32, m, rs, cs int, b *Panels) {
	k := b.Rows
	if m == 0 || k == 0 || b.Cols == 0 {
		return
	}
	_ = c[(m-1)*ldc+Round(b.Cols)-1]
	_ = a[(m-1)*rs+(k-1)*cs]
	from := 0
	if m == 1 {
		for ; from+4*Width <= Round(b.Cols); from += 4 * Width {
			row(k, a, cs, b.data[from*k:], c[from:])
		}
	}
	for ; from < b.Cols; from += Width {
		panel := b.data[from*k:][:k*Width]
		for i := 0; i < m; {
			n := height[min(m-i, 6)]
			rows(n, k, a[i*rs:], rs, cs, panel, c[i*ldc+from:], ldc)
			i += n
		}
	}
}

// LSTM advances one step of a long short-term memory (Hochreiter and Schmidhuber 1997). gates holds
// the weighted inputs of the n input gates, then of the forget gates, candidates and output gates,
// and comes back with their values; before holds the cells; after, squashed and out receive the new
// cells, their tanh, and the output.
func LSTM(gates, before, after, squashed, out []float32) {
	n := len(out)
	_, _, _, _ = gates[4*n-1], before[n-1], after[n-1], squashed[n-1]
	cells(gates, before, after, squashed, out)
}
