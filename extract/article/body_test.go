package article

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBodies measures, on the pages whose story was cut by hand into a body.txt, how well it is found: F1 of
// runs of four words, as the article extraction benchmark of Scrapinghub (2020) has it. The figures are
// in testdata/bodies.golden, so that a change shows what it bought.
func TestBodies(t *testing.T) {
	bodies, err := filepath.Glob("testdata/pages/*/body.txt")
	if err != nil || len(bodies) == 0 {
		t.Fatal("no bodies", err)
	}
	var table strings.Builder
	sum := 0.0
	for _, body := range bodies {
		want, err := os.ReadFile(body)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for a, err := range Read(context.Background(), []string{filepath.Join(filepath.Dir(body), "source.html")}, nil) {
			if err != nil {
				t.Error(err)
				continue
			}
			got = append(got, a.Text)
		}
		f := f1(strings.Join(got, "\n"), string(want))
		fmt.Fprintf(&table, "%.3f %s\n", f, filepath.Base(filepath.Dir(body)))
		sum += f
	}
	mean := sum / float64(len(bodies))
	fmt.Fprintf(&table, "%.4f mean of %d\n", mean, len(bodies))
	const file = "testdata/bodies.golden"
	if *update {
		if err := os.WriteFile(file, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(golden), table.String()); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	if mean < 0.975 {
		t.Errorf("F1 is %.4f", mean)
	}
}

var wordRE = regexp.MustCompile(`[\pL\pN_]+`)

// f1 is the harmonic mean of precision and recall of the runs of four words.
func f1(got, want string) float64 {
	g, w := runs(got), runs(want)
	common, all := 0, 0
	for run, n := range g {
		common += min(n, w[run])
		all += n
	}
	for _, n := range w {
		all += n
	}
	return 2 * float64(common) / float64(all)
}

func runs(text string) map[string]int {
	words := wordRE.FindAllString(text, -1)
	count := map[string]int{}
	for i := range max(1, len(words)-3) {
		count[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return count
}

func TestF1(t *testing.T) {
	for _, c := range []struct {
		got, want string
		f1        float64
	}{
		{"one two three four five", "One, two; three four five", 0.5}, // case counts, punctuation doesn't
		{"one two three four five", "one two three four five", 1},
		{"one two three four five", "five four three two one", 0},
		{"one two three four one two three four", "one two three four", 2.0 / 6},
	} {
		if got := f1(c.got, c.want); got != c.f1 {
			t.Errorf("F1 of %q for %q is %v, not %v", c.got, c.want, got, c.f1)
		}
	}
}
