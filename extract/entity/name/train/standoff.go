package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
)

// Names that were labelled for this project lie apart from the treebank's text (stand-off annotation: Ide and Romary
// 2004). The heads of the files say how they read.
//
//go:embed ewt.txt
var ewtNames string

//go:embed gmb.txt
var gmbNames string

// standoff reads stand-off annotation: by a sentence's ID its names, in words.
func standoff(file string) (map[string][]mark, error) {
	all := map[string][]mark{}
	doc := ""
	in := bufio.NewScanner(strings.NewReader(file))
	for line := 1; in.Scan(); line++ {
		row := in.Text()
		number, rest, ok := strings.Cut(row, " ")
		if strings.HasPrefix(row, "#") {
			continue
		}
		if !ok {
			doc = row
			continue
		}
		id, err := strconv.Atoi(number)
		if err != nil {
			return nil, fmt.Errorf("names apart, line %d: %q is no sentence's number", line, number)
		}
		key := fmt.Sprintf("%s-%04d", doc, id)
		all[key] = nil
		if rest == "-" {
			continue
		}
		for f := range strings.FieldsSeq(rest) {
			m, ok := readMark(f)
			if !ok {
				return nil, fmt.Errorf("names apart, line %d: %q must be like 3-5o", line, f)
			}
			all[key] = append(all[key], m)
		}
	}
	return all, in.Err()
}

// mark is a name of a sentence: its first word and its last, and its kind, open if it may be none.
type mark struct {
	first, last int
	kind        name.Kind
	open        bool
}

// readMark reads a mark such as 3-5o.
func readMark(s string) (mark, bool) {
	span, kind := s[:len(s)-1], strings.IndexByte("pol?", s[len(s)-1])
	from, to, more := strings.Cut(span, "-")
	if !more {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err != nil || err2 != nil || kind < 0 || first < 1 || last < first {
		return mark{}, false
	}
	return mark{first: first - 1, last: last - 1, kind: name.Kind(kind % 3), open: kind == 3}, true
}
