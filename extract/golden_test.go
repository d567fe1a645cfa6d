package extract_test

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract"
	"github.com/entente-graph/entente/extract/article"
	"github.com/entente-graph/entente/graph"
)

var update = flag.Bool("update", false, "write the golden files anew")

const samples = "../testdata/"

// drawn extracts from the sample articles as the program does.
func drawn(t testing.TB) *graph.Corpus {
	t.Helper()
	var articles []*graph.Article
	for a, err := range article.Read(context.Background(), []string{samples + "articles"}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	article.Group(articles)
	each := func(yield func(*graph.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}
	c, err := extract.Run(context.Background(), each, extract.NewRules(), nil, func(err error) { t.Error(err) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// golden compares text with a golden file, or writes the file with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(samples+name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(samples + name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs; if the change is meant, go test ./extract -update (-want +got):\n%s", name, diff)
	}
}

// TestClaims holds the claims drawn from the sample articles, so that a change shows as a diff.
func TestClaims(t *testing.T) {
	c := drawn(t)
	names := map[string]string{"": ""}
	for _, e := range c.Entities {
		names[e.ID] = e.Name
	}
	var lines []string
	for _, cl := range c.Claims {
		for _, ev := range cl.Evidence {
			how := strings.TrimSpace(strings.Replace(string(cl.Polarity)+" "+string(cl.Modality), "asserted actual", "", 1))
			lines = append(lines, strings.Join([]string{ev.Article, names[cl.Subject], cl.Relation + strings.TrimSuffix("="+cl.Lemma, "="), names[cl.Object],
				how, names[cl.Speaker], string(cl.Date), fmt.Sprintf("%.2f", ev.Confidence), strings.Join(strings.Fields(ev.Text), " ")}, "\t"))
		}
	}
	slices.Sort(lines)
	golden(t, "claims.golden", strings.Join(lines, "\n")+"\n")
}

// TestScore weighs the claims against those that a careful reader drew by hand (gold.tsv; its
// README tells the format). Quality is a golden file: a change shows what it bought.
func TestScore(t *testing.T) {
	c := drawn(t)
	names := map[string][]string{}
	for _, e := range c.Entities {
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			names[e.ID] = append(names[e.ID], plain(n))
		}
	}
	is := func(gold, id string) bool {
		if gold == "-" {
			return true
		}
		return slices.ContainsFunc(strings.Split(gold, "|"), func(g string) bool { return slices.Contains(names[id], plain(g)) })
	}
	file, err := os.ReadFile(samples + "gold.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var report bytes.Buffer
	var all, traps, hit, trapped int
	right := map[string]bool{} // claims that a gold line confirms
	by := map[string]*[2]int{}
	for lines := bufio.NewScanner(bytes.NewReader(file)); lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(f[0], "#") || len(f) < 4 {
			continue
		}
		if !slices.ContainsFunc(c.Articles, func(a *graph.Article) bool { return strings.HasPrefix(a.ID, strings.TrimLeft(f[0], "!@")) }) {
			continue // a later version took its place
		}
		trap, quoted := strings.HasPrefix(f[0], "!"), strings.HasPrefix(f[0], "!@")
		unreal := strings.HasPrefix(f[2], "~")
		relations := strings.Split(strings.TrimPrefix(f[2], "~"), "|")
		found := false
		for _, cl := range c.Claims {
			if !slices.Contains(relations, cl.Relation) && !slices.Contains(relations, cl.Plover) || !is(f[1], cl.Subject) || !is(f[3], cl.Object) ||
				!slices.ContainsFunc(cl.Evidence, func(e graph.Evidence) bool { return strings.HasPrefix(e.Article, strings.TrimLeft(f[0], "!@")) }) {
				continue
			}
			if trap && (!cl.Fact() || quoted && cl.Speaker != "") || unreal && cl.Fact() {
				continue
			}
			found = true
			if !trap {
				right[cl.ID] = true
			}
		}
		if trap {
			traps++
			if found {
				trapped++
				fmt.Fprintf(&report, "trapped  %s\n", strings.Join(f[:4], "  "))
			}
			continue
		}
		all++
		n := by[relations[0]]
		if n == nil {
			n = new([2]int)
			by[relations[0]] = n
		}
		n[1]++
		if found {
			hit++
			n[0]++
		}
	}
	drew := 0
	for _, cl := range c.Claims {
		if cl.Relation != "other" && cl.Relation != "maintains" && !background(cl) {
			drew++
		}
	}
	fmt.Fprintf(&report, "recall     %d of %d (%.0f %%)\n", hit, all, 100*float64(hit)/float64(all))
	fmt.Fprintf(&report, "precision  %d of %d (%.0f %%), where the reader's list is taken for complete\n", len(right), drew, 100*float64(len(right))/float64(max(1, drew)))
	fmt.Fprintf(&report, "traps      %d of %d\n\n", trapped, traps)
	relations := slices.SortedFunc(maps.Keys(by), func(a, b string) int { return compare(by[b][1], by[a][1], a, b) })
	for _, r := range relations {
		fmt.Fprintf(&report, "%-20s %d of %d\n", r, by[r][0], by[r][1])
	}
	golden(t, "score.golden", report.String())
}

// background reports whether a claim is only taken for known, or follows from another one, which a
// reader doesn't write down.
func background(c *graph.Claim) bool {
	rule := c.Evidence[0].Rule
	return strings.HasPrefix(rule, "gazetteer") || strings.HasPrefix(rule, "name") || strings.HasSuffix(rule, ", implied")
}

func compare(x, y int, a, b string) int {
	if x != y {
		return x - y
	}
	return strings.Compare(a, b)
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer("-", " ", "'", "").Replace(s))), " ")
}

// TestContract checks what every reader of the output relies on: quotes and mentions are the
// article's own text at their offsets, and all that claims point to is there.
func TestContract(t *testing.T) {
	c := drawn(t)
	texts, known := map[string][]rune{}, map[string]bool{"": true}
	for _, a := range c.Articles {
		texts[a.ID] = []rune(a.Text)
	}
	cut := func(article string, s graph.Span) {
		if text := texts[article]; s.Start < 0 || s.End > len(text) || s.Start >= s.End || string(text[s.Start:s.End]) != s.Text {
			t.Errorf("%s, %d to %d isn't %q", article, s.Start, s.End, s.Text)
		}
	}
	for _, e := range c.Entities {
		known[e.ID] = true
		for _, m := range e.Mentions {
			cut(m.Article, m.Span)
		}
	}
	facts := map[string]bool{}
	for _, cl := range c.Claims {
		for _, id := range []string{cl.Subject, cl.Object, cl.Speaker, cl.Place} {
			if !known[id] {
				t.Errorf("claim %s points to %q, which is no entity", cl.ID, id)
			}
		}
		for _, ev := range cl.Evidence {
			cut(ev.Article, ev.Span)
			cut(ev.Article, ev.Subject)
			if cl.Object != "" {
				cut(ev.Article, ev.Object)
			}
		}
		if cl.Fact() {
			facts[strings.Join([]string{cl.Subject, cl.Relation, cl.Object}, " ")] = true
		}
	}
	for _, want := range []string{"country/IRN coordinates-with country/RUS", "country/ISR opposes situation/irn-presence"} {
		if !facts[want] {
			t.Errorf("%q isn't drawn from the sample articles", want)
		}
	}
	var once, again bytes.Buffer
	if err := c.WriteJSONL(&once); err != nil {
		t.Fatal(err)
	}
	if err := drawn(t).WriteJSONL(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("two runs over the same articles differ")
	}
}
