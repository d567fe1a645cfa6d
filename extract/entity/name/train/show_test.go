package main

import (
	"fmt"
	"os"
	"testing"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

func TestShow(t *testing.T) {
	f, _ := os.Open("/tmp/model.gz")
	m, err := name.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	r := reader{gazetteer: gazetteer.Default(), english: english.Default()}
	find := name.NewFinderOf(m, r.gazetteer, r.english)
	all, _ := r.uner("../../../../../shared/data/ner/uner-ewt-dev.iob2")
	for _, s := range all {
		got := find.Find(s.sentence, nil)
		str := func(n name.Name) string {
			t := n.Kind.String()[:3] + ":"
			for _, w := range s.sentence.Words[n.First:n.Last] {
				t += w.Form + "/" + w.UPOS + " "
			}
			return t
		}
		bad := ""
		for _, g := range s.names {
			hit := false
			for _, n := range got {
				n.Sure = 0
				hit = hit || n == g
			}
			if !hit {
				bad += " -" + str(g)
			}
		}
		for _, n := range got {
			n.Sure = 0
			hit := false
			for _, g := range s.names {
				hit = hit || n == g
			}
			if !hit {
				bad += " +" + str(n)
			}
		}
		if bad != "" {
			fmt.Println(bad)
		}
	}
}
