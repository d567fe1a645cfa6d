package relation

import (
	_ "embed"
	"fmt"
	"strings"
)

// A Bin is a row of the reliability table: how many of the claims of a confidence were right.
type Bin struct {
	From, To      float64
	Claims, Right int
}

//go:embed reliability.csv
var reliability string

// Reliability returns the rows of the table, as extract/relation/calibrate measured it.
func Reliability() []Bin {
	var out []Bin
	for _, row := range strings.Split(strings.TrimSpace(reliability), "\n")[1:] {
		var b Bin
		if _, err := fmt.Sscanf(row, "%f,%f,%d,%d", &b.From, &b.To, &b.Claims, &b.Right); err != nil {
			panic(fmt.Sprintf("reliability.csv: %q: %v", row, err)) // the table is part of the program
		}
		out = append(out, b)
	}
	return out
}

// FactorNames returns the names of what an event's confidence is made of.
func FactorNames() []string { return factorNames[:] }
