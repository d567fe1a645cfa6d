package explore

import (
	"slices"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// A piece is a stretch of text that lies within the same spans from its start to its end. Spans may
// nest and overlap as they like; pieces follow each other, so each can be one element of a page.
type piece struct {
	Text   string
	In     []int // indices of the spans around it, ascending
	Opens  []int // of those that start with it
	Closes []int // of those that end with it
}

// cut parts text wherever a span starts or ends; the pieces joined are the text. What of a span
// lies outside the text is cut off, and empty spans count for nothing.
func cut(text string, spans []graph.Span) []piece {
	length := utf8.RuneCountInString(text)
	clamp := func(n int) int { return min(max(n, 0), length) }
	starts, ends := map[int][]int{}, map[int][]int{}
	cuts := []int{0, length}
	for i, s := range spans {
		if start, end := clamp(s.Start), clamp(s.End); start < end {
			starts[start], ends[end] = append(starts[start], i), append(ends[end], i)
			cuts = append(cuts, start, end)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)

	var pieces []piece
	var in []int
	rest := text
	for i, start := range cuts[:len(cuts)-1] {
		end := cuts[i+1]
		size := 0
		for range end - start {
			_, n := utf8.DecodeRuneInString(rest[size:])
			size += n
		}
		in = slices.DeleteFunc(in, func(s int) bool { return slices.Contains(ends[start], s) })
		in = append(in, starts[start]...)
		slices.Sort(in)
		pieces = append(pieces, piece{rest[:size], slices.Clone(in), starts[start], ends[end]})
		rest = rest[size:]
	}
	return pieces
}
