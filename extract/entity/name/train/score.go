package main

import (
	"fmt"

	"github.com/entente-graph/entente/extract/entity/name"
)

// score compares what a finder finds with the names of labelled sentences: F1 of spans with their kinds.
func score(f *name.Finder, all []labelled) string {
	type count struct{ right, found, gold int }
	var per [4]count
	var names []name.Name
	for _, s := range all {
		names = f.Find(s.sentence, names[:0])
		for _, n := range names {
			n.Sure = 0
			for _, k := range []int{int(n.Kind), 3} {
				per[k].found++
				for _, g := range s.names {
					if g == n {
						per[k].right++
					}
				}
			}
		}
		for _, g := range s.names {
			per[g.Kind].gold++
			per[3].gold++
		}
	}
	text := ""
	for k, c := range per {
		label := "all"
		if k < 3 {
			label = name.Kind(k).String()
		}
		text += fmt.Sprintf("%s P %.1f R %.1f F %.1f  ", label, 100*float64(c.right)/float64(c.found), 100*float64(c.right)/float64(c.gold),
			200*float64(c.right)/float64(c.found+c.gold))
	}
	return text
}
