//go:build !amd64

package matrix

func rows(m, k int, a []float32, rs, cs int, b, c []float32, ldc int) {
	rowsPlain(m, k, a, rs, cs, b, c, ldc)
}

func row(k int, a []float32, cs int, b, c []float32) { rowPlain(k, a, cs, b, c) }

func cells(gates, before, after, squashed, out []float32) {
	cellsPlain(0, gates, before, after, squashed, out)
}
