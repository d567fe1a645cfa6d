package coref

import (
	"fmt"
	"os"
	"sort"
)

var debugged = map[string][6]int{}

func debug(r *reading, c *choice, l *Lesson) {
	a := &r.mentions[c.mention]
	g := l.Gold[[2]int{a.sentence, a.head}]
	w := r.doc.Sentences[a.sentence].Words
	t := debugged[fmt.Sprint(bit(a.form == noun), " ", a.class)]
	best := c.best()
	truth := r.truth(c)
	linked := best != none && r.clusters[c.candidates[best].cluster].entity >= 0
	asked := g.Named && a.gold >= 0
	right := linked && asked && r.clusters[c.candidates[best].cluster].gold == a.gold
	if asked {
		t[0]++
	}
	if linked {
		t[1]++
	}
	if right {
		t[2]++
	}
	if asked && truth == none {
		t[3]++
	}
	if asked && !right && !linked {
		t[4]++
	}
	debugged[fmt.Sprint(bit(a.form == noun), " ", a.class)] = t
	if (linked || asked) && !right && os.Getenv("show") != "" {
		name := func(k int) string {
			n := &r.mentions[r.clusters[k].first]
			s := &r.doc.Sentences[n.sentence]
			return r.doc.Text[s.Words[n.first].Start:s.Words[n.last-1].End]
		}
		sys, gold := "-", "-"
		if best != none {
			sys = fmt.Sprintf("%s(%d %.2f)", name(c.candidates[best].cluster), r.clusters[c.candidates[best].cluster].entity, c.sure[best])
		}
		if truth != none {
			gold = fmt.Sprintf("%s(%d %.2f)", name(c.candidates[truth].cluster), r.clusters[c.candidates[truth].cluster].entity, c.sure[truth])
		}
		lo, hi := max(0, a.head-12), min(len(w), a.head+8)
		ctx := r.doc.Text[w[lo].Start:w[a.head].Start] + "[[" + w[a.head].Form + "]]" + r.doc.Text[w[a.head].End:w[hi-1].End]
		fmt.Printf("%s class %d asked %v none %.2f sys %s gold %s: %q\n", r.doc.Text[:min(len(r.doc.Text), 15)], a.class, asked, c.sureNone, sys, gold, ctx)
	}
}

func DebugPrint() {
	var ks []string
	for k := range debugged {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	for _, k := range ks {
		t := debugged[k]
		fmt.Printf("%-8s asked %4d linked %4d right %4d; asked: truth not among candidates %d, no link %d\n", k, t[0], t[1], t[2], t[3], t[4])
	}
}
