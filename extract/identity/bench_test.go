//go:build unix

package identity

import (
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/entente-graph/entente/schema/gazetteer"
)

// BenchmarkIndex identifies the mentions of a generated set (generate_test.go), half a million, one
// million and two of 100,000 entities, and tells how fast by the processor's time, in how much
// memory, and how well.
func BenchmarkIndex(b *testing.B) {
	for _, articles := range []int{45_000, 90_000, 180_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			g := generate(1, 100_000, articles)
			mentions := 0
			for _, p := range g.parts {
				for _, e := range p.Entities {
					mentions += len(e.Mentions)
				}
			}
			var x *Index
			var added []*Part
			var took time.Duration
			for b.Loop() {
				x, added = nil, nil
				before, start := heap(), processor()
				x = New(gazetteer.Default(), nil)
				added = make([]*Part, len(g.parts))
				for i, p := range g.parts {
					added[i] = x.Add(p)
				}
				x.settle()
				took += processor() - start
				b.ReportMetric(float64(heap()-before)/1e6, "MB")
				start = processor()
				for _, p := range added {
					p.Resolve()
				}
				took += processor() - start
			}
			b.ReportMetric(float64(mentions), "mentions")
			b.ReportMetric(float64(mentions)*float64(b.N)/took.Seconds(), "mentions/s")
			b.Log("\n" + g.score(x, added))
		})
	}
}

// processor is the time for which this program has had the processors.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestScore weighs what is found in a generated set; it fails where much gets worse.
func TestScore(t *testing.T) {
	g, x := generate(1, 5000, 5000), New(gazetteer.Default(), nil)
	var parts []*Part
	for _, p := range g.parts {
		parts = append(parts, x.Add(p))
	}
	x.settle()
	report := g.score(x, parts)
	t.Log("\n" + report)
	var p, r float64
	if _, err := fmt.Sscanf(report, "precision %f, recall %f", &p, &r); err != nil || p < .97 || r < .87 {
		t.Errorf("%.3f, %.3f, %v", p, r, err)
	}
}

// score tells B-cubed precision and recall (A. Bagga, B. Baldwin, 1998) over
// the records, and of the merges by each rule how many are right.
func (g *generated) score(x *Index, parts []*Part) string {
	type pair struct {
		found int32
		true  int
	}
	both, found, truth := map[pair]int{}, map[int32]int{}, map[int]int{}
	votes := make([]map[int]int, x.cells.len())
	records := 0
	for _, p := range parts {
		for i, c := range p.cells {
			want, ok := g.truth[p.corpus.Articles[0].ID+" "+p.corpus.Entities[i].ID]
			if !ok {
				continue
			}
			records++
			both[pair{x.whose[c], want}]++
			found[x.whose[c]]++
			truth[want]++
			if votes[c] == nil {
				votes[c] = map[int]int{}
			}
			votes[c][want]++
		}
	}
	var precision, recall float64
	for p, n := range both {
		precision += float64(n) * float64(n) / float64(found[p.found])
		recall += float64(n) * float64(n) / float64(truth[p.true])
	}
	most := func(c int32) int {
		best, n := -1, 0
		for who, k := range votes[c] {
			if k > n || k == n && who < best {
				best, n = who, k
			}
		}
		return best
	}
	var right, wrong [rules]int
	for _, l := range x.links.all {
		switch {
		case !l.joined:
		case most(l.a) == most(l.b):
			right[l.rule]++
		default:
			wrong[l.rule]++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "precision %.4f, recall %.4f of %d records of %d entities; %d found, %d names, %d cells\n",
		precision/float64(records), recall/float64(records), records, len(truth), len(found), x.names.len(), x.cells.len())
	for r := range rules {
		if right[r]+wrong[r] > 0 {
			fmt.Fprintf(&b, "%-16s %6d right, %5d wrong\n", r, right[r], wrong[r])
		}
	}
	return b.String()
}
