package analyze

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteTSV writes the report's actors as tab-separated values, one a line in the order of PageRank,
// below a line of column names. Edges are what package export writes.
func (r *Report) WriteTSV(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, strings.Join([]string{"rank", "id", "name", "type", "country", "pagerank", "betweenness_rank", "betweenness",
		"friendly", "hostile", "neutral", "bloc"}, "\t"))
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	for _, a := range r.Actors {
		fmt.Fprintln(out, strings.Join([]string{strconv.Itoa(a.Rank), clean(a.ID), clean(a.Name), clean(a.Type), clean(a.Country),
			number(a.PageRank), strconv.Itoa(a.BetweennessRank), number(a.Betweenness),
			number(a.Friendly), number(a.Hostile), number(a.Neutral), strconv.Itoa(a.Bloc)}, "\t"))
	}
	return out.Flush()
}
