package article

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/graph"
)

// A press prints a made-up corpus: stories of words that are as frequent as Zipf's law has it, and
// copies of some of them. It makes every article anew from its number, so that none is kept.
type press struct {
	articles, stories int
	drawn             []string // words, each as often as it is frequent
}

func newPress(articles int) *press {
	p := &press{articles: articles, stories: articles * 11 / 20}
	const vocabulary, draws = 30000, 1 << 16
	sum := 0.0
	for rank := 1; rank <= vocabulary; rank++ {
		sum += 1 / float64(rank)
	}
	for rank := 1; rank <= vocabulary; rank++ {
		for range int(math.Round(draws / float64(rank) / sum)) {
			p.drawn = append(p.drawn, fmt.Sprintf("w%d", rank))
		}
	}
	for rank := 10000; len(p.drawn) < draws; rank++ { // those too rare to be drawn, once each
		p.drawn = append(p.drawn, fmt.Sprintf("w%d", rank))
	}
	return p
}

func (p *press) words(rnd *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = p.drawn[rnd.IntN(len(p.drawn))]
	}
	return out
}

// story is a story of 80 to 400 words. One in eight goes on from the one before: the last third of
// that stands in it as background.
func (p *press) story(n int) []string {
	rnd := rand.New(rand.NewPCG(uint64(n), 7))
	own := p.words(rnd, 80+rnd.IntN(320))
	if n%8 == 3 {
		before := p.story(n - 1)
		own = append(own[:max(80, len(own)/2)], before[len(before)-min(len(before)/3, 60):]...)
	}
	return own
}

// The kinds of articles.
var printings = []string{"story", "verbatim", "light edits", "edits", "shortened", "cut and edited"}

// print returns the article of a number, the story it prints, and how.
func (p *press) print(n int) (a *graph.Article, story int, kind string) {
	if n < p.stories {
		return &graph.Article{ID: fmt.Sprintf("%07d", n), Text: strings.Join(p.story(n), " ")}, n, printings[0]
	}
	rnd := rand.New(rand.NewPCG(uint64(n), 8))
	story = rnd.IntN(p.stories / 2) // the others stand alone
	w := slices.Clone(p.story(story))
	k := 1 + rnd.IntN(len(printings)-1)
	rate := 0.0
	switch printings[k] {
	case "verbatim":
		w = append(p.words(rnd, 6), w...) // under a headline of its own
	case "light edits":
		rate = .02
	case "edits":
		rate = .06
	case "shortened":
		w = w[:max(60, len(w)*(35+rnd.IntN(45))/100)]
	case "cut and edited":
		w, rate = w[:max(60, len(w)*(50+rnd.IntN(30))/100)], .03
	}
	for i := range w {
		if rnd.Float64() < rate {
			w[i] = p.drawn[rnd.IntN(len(p.drawn))]
		}
	}
	return &graph.Article{ID: fmt.Sprintf("%07d", n), Text: strings.Join(w, " ")}, story, printings[k]
}

// judged says how well articles were grouped, over pairs: of those that print one story, how many
// are together, and the other way round.
func (p *press) judged(group func(n int) string) (recall, precision float64, by map[string]float64) {
	type cell struct {
		group string
		story int
	}
	cells, groups, stories := map[cell]int{}, map[string]int{}, map[int]int{}
	found, all := map[string]float64{}, map[string]float64{}
	for n := range p.articles {
		_, story, kind := p.print(n)
		g := group(n)
		if g == "" {
			g = fmt.Sprintf("alone %d", n)
		}
		cells[cell{g, story}]++
		groups[g]++
		stories[story]++
		if n >= p.stories {
			all[kind]++
			if group(story) == g {
				found[kind]++
			}
		}
	}
	for k := range all {
		found[k] /= all[k]
	}
	return pairs(cells) / pairs(stories), pairs(cells) / pairs(groups), found
}

func pairs[K comparable](counts map[K]int) (sum float64) {
	for _, n := range counts {
		sum += float64(n) * float64(n-1) / 2
	}
	return sum
}

func TestCopies(t *testing.T) {
	p := newPress(10000)
	var x Index
	numbers := make([]int, p.articles)
	for n := range p.articles {
		a, _, _ := p.print(n)
		numbers[n] = x.Add(a)
	}
	recall, precision, by := p.judged(func(n int) string { return x.Group(numbers[n]) })
	t.Logf("recall %.4f, precision %.4f, with the story they print: %v", recall, precision, by)
	if recall < .95 || precision < .99 {
		t.Error("copies aren't told as they were")
	}
	// The other way round the groups are the same.
	var back Index
	again := make([]int, p.articles)
	for n := p.articles - 1; n >= 0; n-- {
		a, _, _ := p.print(n)
		again[n] = back.Add(a)
	}
	for n := range p.articles {
		if got, want := back.Group(again[n]), x.Group(numbers[n]); got != want {
			t.Fatalf("article %d is in group %q, from the other end in %q", n, want, got)
		}
	}
}

// Bulletins that fill in one form are one group, though none looks at all the others.
func TestForm(t *testing.T) {
	p := newPress(4 * deepest)
	form := p.story(0)
	articles := make([]*graph.Article, p.articles)
	for n := range articles {
		w := slices.Clone(form)
		copy(w[20:], p.words(rand.New(rand.NewPCG(uint64(n), 9)), 6))
		articles[n] = &graph.Article{ID: fmt.Sprintf("%05d", n), Text: strings.Join(w, " ")}
	}
	Group(articles)
	for _, a := range articles {
		if a.Group != "00000" {
			t.Fatalf("%s is in group %q", a.ID, a.Group)
		}
	}
}

// A roundup that prints stories one after another doesn't make one of them.
func TestRoundup(t *testing.T) {
	p := newPress(100)
	a, b, c := p.story(1)[:80], p.story(2)[:80], p.story(4)[:80]
	join := func(ws ...[]string) string { return strings.Join(slices.Concat(ws...), " ") }
	articles := []*graph.Article{{ID: "a", Text: join(a)}, {ID: "b", Text: join(b)}, {ID: "c", Text: join(c)},
		{ID: "roundup", Text: join(p.story(5)[:40], a, b, c)}}
	Group(articles)
	for _, a := range articles {
		if a.Group != "" {
			t.Errorf("%s is in group %s", a.ID, a.Group)
		}
	}
}

var million = flag.Bool("million", false, "group a million generated articles")

func TestMillion(t *testing.T) {
	if !*million {
		t.Skip("takes minutes: go test -run Million -million")
	}
	p := newPress(1_000_000)
	before := heap()
	var x Index
	numbers := make([]int32, p.articles)
	var spent time.Duration
	for i := range p.articles {
		n := i * 611953 % p.articles // a prime: each number once, in no order
		a, _, _ := p.print(n)
		start := time.Now()
		numbers[n] = int32(x.Add(a))
		spent += time.Since(start)
	}
	bytes := float64(heap()-before) / float64(p.articles)
	runtime.KeepAlive(&x)
	t.Logf("%.0f articles a second; %.0f bytes each, with their IDs and numbers", float64(p.articles)/spent.Seconds(), bytes)
	recall, precision, by := p.judged(func(n int) string { return x.Group(int(numbers[n])) })
	t.Logf("recall %.4f, precision %.4f, with the story they print: %v", recall, precision, by)
	if spent > 200*time.Second || bytes > 230 {
		t.Error("too slow or too large")
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
