package store

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/dgraph-io/dgo/v230"

	"github.com/entente-graph/entente/graph"
)

func TestRoundTrip(t *testing.T) {
	s := open(t)
	a, b, c := three()
	all := graph.Merge(a, b, c)
	if stats := load(t, s, all); stats.Loaded != 3 {
		t.Errorf("%+v", stats)
	}
	same(t, s, all)
	if stats := load(t, s, all); stats.Unchanged != 3 || stats.Loaded+stats.Replaced+stats.Quads != 0 {
		t.Errorf("the second load: %+v", stats)
	}
	same(t, s, all)
}

func TestEmpty(t *testing.T) {
	s := open(t)
	load(t, s, &graph.Corpus{})
	same(t, s, &graph.Corpus{})
	if stats, err := s.Withdraw(t.Context()); err != nil || stats.Withdrawn != 0 {
		t.Error(stats, err)
	}
}

// TestOrder loads the same articles one by one in all orders.
func TestOrder(t *testing.T) {
	a, b, c := three()
	all := graph.Merge(a, b, c)
	for _, order := range [][]*graph.Corpus{{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}} {
		s := open(t)
		for _, one := range order {
			load(t, s, one)
		}
		same(t, s, all)
	}
}

func TestWithdraw(t *testing.T) {
	s := open(t)
	a, b, c := three()
	for _, one := range []*graph.Corpus{a, b, c} {
		load(t, s, one)
	}
	stats, err := s.Withdraw(t.Context(), "b.txt", "nowhere.txt", "b.txt")
	if err != nil || stats.Withdrawn != 1 || len(stats.Unknown) != 1 || stats.Unknown[0] != "nowhere.txt" {
		t.Errorf("%+v, %v", stats, err)
	}
	same(t, s, graph.Merge(a, c))
	if stats, err := s.Withdraw(t.Context(), "b.txt"); err != nil || stats.Withdrawn != 0 || len(stats.Unknown) != 1 {
		t.Errorf("again: %+v, %v", stats, err)
	}
	if _, err := s.Withdraw(t.Context(), "a.txt"); err != nil {
		t.Error(err)
	}
	same(t, s, c)
	load(t, s, b) // and back again
	same(t, s, graph.Merge(b, c))
	if _, err := s.Withdraw(t.Context(), "b.txt", "c.txt"); err != nil {
		t.Error(err)
	}
	same(t, s, &graph.Corpus{})
}

// TestAlias loads an article together with one that prints another name of the same country. The
// name comes and goes with it, while the first article is the same all along; a name that neither
// prints stays.
func TestAlias(t *testing.T) {
	s := open(t)
	a := corpus("a.txt", "2018", says{subject: iran, relation: "opposes", object: russia})
	b := corpus("b.txt", "2018", says{subject: iran, relation: "supports", object: syria})
	b.Articles[0].Text += "Persia"
	end := utf8.RuneCountInString(b.Articles[0].Text)
	for _, e := range append(a.Entities, b.Entities...) {
		if e.ID == iran {
			e.Aliases = []string{"Islamic Republic"}
		}
	}
	load(t, s, a)
	for _, e := range b.Entities {
		if e.ID == iran {
			e.Aliases = append(e.Aliases, "Persia")
			e.Mentions = append(e.Mentions, graph.Mention{Article: "b.txt", Span: graph.Span{Start: end - 6, End: end, Text: "Persia"}, Form: graph.Name})
		}
	}
	if stats := load(t, s, graph.Merge(a, b)); stats.Unchanged != 1 || stats.Loaded != 1 {
		t.Errorf("%+v", stats)
	}
	same(t, s, graph.Merge(a, b))
	if _, err := s.Withdraw(t.Context(), "b.txt"); err != nil {
		t.Fatal(err)
	}
	same(t, s, a)
}

func TestNewVersion(t *testing.T) {
	s := open(t)
	a, b, c := three()
	for _, one := range []*graph.Corpus{a, b, c} {
		load(t, s, one)
	}
	// The new version says one thing again, drops others and says something new.
	a2 := corpus("a.txt", "2018-07-14",
		says{subject: iran, relation: "coordinates-with", object: russia, confidence: 0.3, date: "2018-07-13"},
		says{subject: "country/TUR", relation: "mediates-between", object: presence})
	if stats := load(t, s, a2); stats.Replaced != 1 || stats.Loaded+stats.Unchanged != 0 {
		t.Errorf("%+v", stats)
	}
	same(t, s, graph.Merge(a2, b, c))
	// An update that only loses properties of the article.
	a3 := corpus("a.txt", "")
	a3.Articles[0].Title, a3.Articles[0].Source = "", ""
	load(t, s, a3)
	same(t, s, graph.Merge(a3, b, c))
}

// TestTwoLoads loads overlapping halves at once: the transactions collide, and none of their
// nodes may come twice.
// TestLaterVersion loads versions of one article that have an address in common, not an ID.
func TestLaterVersion(t *testing.T) {
	s := open(t)
	version := func(id string, day graph.Date, relation string) *graph.Corpus {
		c := corpus(id, day, says{subject: iran, relation: relation, object: russia})
		c.Articles[0].URL = "https://courier.example/port"
		return c
	}
	first, second, third := version("a.html", "2018-07-13", "opposes"), version("b.html", "2018-07-14", "supports"), version("c.html", "2018-07-15", "supports")
	for _, step := range []struct {
		load *graph.Corpus
		want Stats
		left *graph.Corpus
	}{
		{first, Stats{Loaded: 1}, first},
		{third, Stats{Loaded: 1, Outdated: 1}, third},
		{second, Stats{Outdated: 1}, third},
		{first, Stats{Outdated: 1}, third},
		{third, Stats{Unchanged: 1}, third},
		{graph.Merge(first, second, third), Stats{Unchanged: 1}, third},
	} {
		got := load(t, s, step.load)
		if got.Quads = 0; !reflect.DeepEqual(got, step.want) {
			t.Errorf("%s: %+v, not %+v", step.load.Articles[0].ID, got, step.want)
		}
		same(t, s, step.left)
	}
	if _, err := s.Withdraw(t.Context(), "c.html"); err != nil {
		t.Fatal(err)
	}
	load(t, s, second) // now there is no later one
	same(t, s, second)
	other := version("a.html", "2018-07-13", "opposes")
	other.Articles[0].URL = "https://courier.example/fort"
	load(t, s, other)
	same(t, s, graph.Merge(other, second))
}

func TestTwoLoads(t *testing.T) {
	s := open(t)
	all := many(120)
	articles := split(t, all)
	one, two := graph.Merge(articles[:80]...), graph.Merge(articles[40:]...)
	var wg sync.WaitGroup
	for _, c := range []*graph.Corpus{one, two} {
		wg.Go(func() {
			if _, err := s.Load(t.Context(), c, nil); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	same(t, s, all)
}

// TestLoadAndWithdraw takes articles out while others that speak of the same come in.
func TestLoadAndWithdraw(t *testing.T) {
	s := open(t)
	all := split(t, many(60))
	load(t, s, graph.Merge(all[:30]...))
	var gone []string
	for _, p := range all[:30] {
		gone = append(gone, p.Articles[0].ID)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, id := range gone {
			if _, err := s.Withdraw(t.Context(), id); err != nil {
				t.Error(err)
			}
		}
	})
	wg.Go(func() {
		for _, p := range all[30:] {
			if _, err := s.Load(t.Context(), p, nil); err != nil {
				t.Error(err)
			}
		}
	})
	wg.Wait()
	same(t, s, graph.Merge(all[30:]...))
}

// TestPulledAway takes out the last article that mentions Iran while another that mentions it comes
// in. Whichever is first, the other must be done again.
func TestPulledAway(t *testing.T) {
	mention := func(id string) *graph.Corpus {
		c := corpus(id, "2018", says{subject: iran, relation: "opposes", object: iran})
		c.Claims = nil
		return c
	}
	for _, first := range []string{"withdrawal", "load"} {
		s := open(t)
		load(t, s, mention("a.txt"))
		ps, err := parts(mention("b.txt"))
		if err != nil {
			t.Fatal(err)
		}
		begin := func() *batch { return &batch{ctx: t.Context(), txn: s.dg.NewTxn(), ontology: s.Ontology} }
		goes, comes := begin(), begin()
		if err := goes.withdraw([]string{"a.txt"}); err != nil {
			t.Fatal(err)
		}
		if err := comes.load(ps); err != nil {
			t.Fatal(err)
		}
		one, two := goes, comes
		if first == "load" {
			one, two = comes, goes
		}
		if err := one.txn.Commit(t.Context()); err != nil {
			t.Errorf("%s first: %v", first, err)
		}
		if err := two.txn.Commit(t.Context()); !errors.Is(err, dgo.ErrAborted) {
			t.Errorf("%s first: the other was not aborted: %v", first, err)
		}
	}
}

// TestKilled ends a load after some batches, and another in the middle of one.
func TestKilled(t *testing.T) {
	s := open(t)
	all := many(120)
	ctx, cancel := context.WithCancel(t.Context())
	stats, err := s.Load(ctx, all, func(done, total int) { cancel() })
	n := stats.Loaded
	if !errors.Is(err, context.Canceled) || n == 0 || n == 120 {
		t.Fatalf("%+v, %v", stats, err)
	}
	part := graph.Merge(split(t, all)[:n]...)
	same(t, s, part)

	b := &batch{ctx: t.Context(), txn: s.dg.NewTxn(), ontology: s.Ontology}
	ps, err := parts(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.load(ps[n : n+30]); err != nil { // all is sent, nothing committed
		t.Fatal(err)
	}
	same(t, s, part)
	b.discard()

	if stats := load(t, s, all); stats.Loaded != 120-n || stats.Unchanged != n {
		t.Errorf("the same call goes on from %d: %+v", n, stats)
	}
	same(t, s, all)
}

// TestHostile loads names, IDs and texts that mean something to Dgraph, DQL, RDF or JSON.
func TestHostile(t *testing.T) {
	s := open(t)
	words := []string{`a"b`, "line\nbreak", `back\slash`, `\u0041\x41`, "val(x", "uid(0x1)", "_STAR_ALL", "_:b1", "$words", `["a","b"]`, "<x>",
		`" . <0x1> <name> "owned`, "{ q(func: has(xid)) { uid } }", "tab\tnul\x00bell\a", "\u2028\u2029", "null", "*", "日本語 🇮🇷", "#", "@en", `"x"@en`, "0x1", "a|b|c", strings.Repeat("long ", 5000), " "}
	var all []*graph.Corpus
	for i, w := range words {
		c := corpus("article "+w, "2018", says{subject: "person/" + w, relation: "opposes", object: "x" + w, place: w, speaker: w + w},
			says{subject: "person/" + w, relation: "meets-with", object: words[(i+1)%len(words)]})
		c.Articles[0].Title, c.Articles[0].Source, c.Articles[0].URL = w, w, w
		for _, e := range c.Entities {
			e.Aliases = append(e.Aliases, w, w+"!")
		}
		c.Claims[0].Date = graph.Date(w)
		all = append(all, c)
	}
	for _, c := range all {
		load(t, s, c)
	}
	merged := graph.Merge(all...)
	same(t, s, merged)
	for _, w := range words {
		if c, err := s.Article(t.Context(), "article "+w); err != nil || len(c.Articles) != 1 || c.Articles[0].ID != "article "+w {
			t.Errorf("article %q: %v, %v", w, c, err)
		}
		if c, err := s.Entity(t.Context(), "person/"+w); err != nil || len(c.Claims) < 2 {
			t.Errorf("entity %q: %v, %v", w, c, err)
		}
		if _, err := s.Search(t.Context(), w, 10); err != nil {
			t.Errorf("search %q: %v", w, err)
		}
		if stats, err := s.Withdraw(t.Context(), "article "+w); err != nil || stats.Withdrawn != 1 {
			t.Errorf("withdraw %q: %+v, %v", w, stats, err)
		}
	}
	same(t, s, &graph.Corpus{})
}

// TestLongText stores an article of some megabytes between others.
func TestLongText(t *testing.T) {
	s := open(t)
	a, b, _ := three()
	a.Articles[0].Text += strings.Repeat("Ünd so weiter. ", 600_000)
	load(t, s, graph.Merge(a, b))
	same(t, s, graph.Merge(a, b))
}

func TestBadCorpus(t *testing.T) {
	s := open(t)
	a, b, _ := three()
	b.Entities = nil
	_, err := s.Load(t.Context(), graph.Merge(a, b), nil)
	if err == nil || !strings.Contains(err.Error(), "b.txt") || !strings.Contains(err.Error(), syria) {
		t.Errorf("a claim of nobody: %v", err)
	}
	same(t, s, &graph.Corpus{})
}

func BenchmarkLoad(b *testing.B) {
	all := many(200)
	for b.Loop() {
		b.StopTimer()
		s := open(b)
		b.StartTimer()
		stats := load(b, s, all)
		b.ReportMetric(float64(stats.Quads), "quads/op")
	}
}
