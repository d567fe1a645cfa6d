package main

import (
	"cmp"
	"encoding/json"
	"os"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
)

// document is an article of DWIE (Zaporojets et al. 2021): tokens, and entities of mentions that are runs of them.
type document struct {
	ID       string
	Sents    [][]string
	Entities [][]struct {
		Pos  [2]int `json:"absolute_pos"`
		Type string
	} `json:"vertexSet"`
}

var dwieKinds = map[string]name.Kind{"type_person": name.Person, "type_organization": name.Organization, "type_location": name.Place}

// dwie reads articles of Deutsche Welle. What they hold of other kinds is no name of ours.
func dwie(path string) ([]raw, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []document
	if err := json.NewDecoder(file).Decode(&all); err != nil {
		return nil, err
	}
	var out []raw
	for _, d := range all {
		whole, spans := d.text()
		var marks []marked
		for _, e := range d.Entities {
			for _, m := range e {
				if k, ours := dwieKinds[m.Type]; ours && m.Pos[0] < m.Pos[1] && m.Pos[1] <= len(spans) {
					marks = append(marks, marked{start: spans[m.Pos[0]][0], end: spans[m.Pos[1]-1][1], kind: k})
				}
			}
		}
		slices.SortFunc(marks, func(a, b marked) int { return cmp.Or(a.start-b.start, b.end-a.end) })
		apart := marks[:0]
		for _, m := range marks {
			if n := len(apart); n == 0 || apart[n-1].end <= m.start {
				apart = append(apart, m)
			}
		}
		out = append(out, raw{d.ID, whole, apart})
	}
	return out, nil
}

// text puts the tokens together to running text, and gives the bytes of each.
func (d *document) text() (string, [][2]int) {
	var b strings.Builder
	var spans [][2]int
	open := false
	for i, tokens := range d.Sents {
		switch i {
		case 0:
		case 1:
			b.WriteString("\n\n") // the title stands alone
		default:
			b.WriteByte(' ')
		}
		glue := true
		for _, t := range tokens {
			quote := t == `"` || t == "''" || t == "``" || t == "“" || t == "”"
			if closes := quote && open; !glue && !closes && !closing(t) {
				b.WriteByte(' ')
			}
			glue = quote && !open || t != "" && strings.Contains("([{$#", t)
			if quote {
				open = !open
			}
			spans = append(spans, [2]int{b.Len(), b.Len() + len(t)})
			b.WriteString(t)
		}
	}
	return b.String(), spans
}

// closing reports whether a token stands close to the one before it.
func closing(t string) bool {
	return t != "" && strings.Contains(".,;:?!)]}%'", t[:1]) || t == "n't" || strings.HasPrefix(t, "’")
}
