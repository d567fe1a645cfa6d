package matrix

import "golang.org/x/sys/cpu"

var fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func rows6AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func rows4AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func rows2AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func rows1AVX2(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func rowAVX2(k int, a *float32, cs int, b, c *float32)

// cellsAVX2 does the first n/8*8 cells of the total; the parts of gates lie total apart.
//
//go:noescape
func cellsAVX2(n, total int, gates, before, after, squashed, out *float32)

// rows adds to m rows of 16 columns of c; m is 6, 4, 2 or 1.
func rows(m, k int, a []float32, rs, cs int, b, c []float32, ldc int) {
	switch {
	case !fast:
		rowsPlain(m, k, a, rs, cs, b, c, ldc)
	case m == 6:
		rows6AVX2(k, &a[0], rs, cs, &b[0], &c[0], ldc)
	case m == 4:
		rows4AVX2(k, &a[0], rs, cs, &b[0], &c[0], ldc)
	case m == 2:
		rows2AVX2(k, &a[0], rs, cs, &b[0], &c[0], ldc)
	default:
		rows1AVX2(k, &a[0], rs, cs, &b[0], &c[0], ldc)
	}
}

// row adds to one row of four panels of c.
func row(k int, a []float32, cs int, b, c []float32) {
	if !fast {
		rowPlain(k, a, cs, b, c)
		return
	}
	rowAVX2(k, &a[0], cs, &b[0], &c[0])
}

func cells(gates, before, after, squashed, out []float32) {
	done := 0
	if fast {
		done = len(out) / 8 * 8
		cellsAVX2(done, len(out), &gates[0], &before[0], &after[0], &squashed[0], &out[0])
	}
	cellsPlain(done, gates, before, after, squashed, out)
}
