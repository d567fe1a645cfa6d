package main

import (
	"strings"

	"github.com/entente-graph/entente/extract/entity/name"
)

// tell gives the names of unknown kind the one that a first model has for most of the names written alike, in all
// sentences together (Yarowsky 1995), and returns how many it gave.
func tell(f *name.Finder, all []labelled) int {
	votes := map[string]*[3]float64{}
	var found []name.Name
	for _, s := range all {
		if len(s.runs) == 0 {
			continue
		}
		found = f.Find(s.sentence, found[:0])
		for _, run := range s.runs {
			for _, n := range found {
				if n.First == run[0] && n.Last == run[1] {
					key := s.text(run)
					if votes[key] == nil {
						votes[key] = &[3]float64{}
					}
					votes[key][n.Kind] += n.Sure
				}
			}
		}
	}
	told := 0
	for _, s := range all {
		for _, run := range s.runs {
			v := votes[s.text(run)]
			if v == nil {
				continue
			}
			for k, sure := range v {
				if sure >= 1 && sure >= .75*(v[0]+v[1]+v[2]) {
					told++
					copy(s.allowed[run[0]:run[1]], name.Gold(run[1], []name.Name{{First: run[0], Last: run[1], Kind: name.Kind(k)}})[run[0]:])
				}
			}
		}
	}
	return told
}

// text is the words of a run.
func (l *labelled) text(run [2]int) string {
	var b strings.Builder
	for _, w := range l.sentence.Words[run[0]:run[1]] {
		b.WriteString(w.Form)
		b.WriteByte(' ')
	}
	return b.String()
}
