package main

import (
	_ "embed"
	"math/rand/v2"
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
)

// What firms, shops and houses are called by, which no table of names has. The head of the file says how it reads.
//
//go:embed trades.txt
var tradesFile string

// trades makes up the names of firms and houses: Malin's Plumbing, the Old Mill Inn.
type trades struct {
	does, houses, openings []string
}

func readTrades(file string) trades {
	var t trades
	for line := range strings.Lines(file) {
		switch kind, rest, _ := strings.Cut(strings.TrimSpace(line), " "); kind {
		case "o":
			t.does = append(t.does, rest)
		case "l":
			t.houses = append(t.houses, rest)
		case "a":
			t.openings = append(t.openings, rest)
		}
	}
	return t
}

// name makes up a name of what people do or of where they go, after an owner, a town or neither.
func (t *trades) name(k name.Kind, rng *rand.Rand, owners, towns []string) string {
	draw := func(from []string) string { return from[rng.IntN(len(from))] }
	end := draw(t.does)
	if k == name.Place {
		end = draw(t.houses)
	}
	begin := draw(t.openings)
	switch rng.IntN(5) {
	case 0, 1:
		begin = draw(owners)
		begin = begin[strings.LastIndexByte(begin, ' ')+1:]
		if rng.IntN(2) == 0 && !strings.ContainsAny(end[:1], ",&") {
			begin += draw([]string{"'s", "'s", " 's", "s"})
		}
	case 2:
		begin = draw(towns)
	}
	if end[0] == ',' {
		return begin + end
	}
	return begin + " " + end
}
