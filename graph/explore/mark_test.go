package explore

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, text string
		spans      []graph.Span
		want       []piece
	}{
		{"nothing", "", nil, nil},
		{"no spans", "abc", nil, []piece{{Text: "abc"}}},
		{"one", "abcd", []graph.Span{{Start: 1, End: 3}},
			[]piece{{Text: "a"}, {Text: "bc", In: []int{0}, Opens: []int{0}, Closes: []int{0}}, {Text: "d"}}},
		{"nested", "abcd", []graph.Span{{Start: 1, End: 2}, {Start: 0, End: 4}},
			[]piece{{Text: "a", In: []int{1}, Opens: []int{1}}, {Text: "b", In: []int{0, 1}, Opens: []int{0}, Closes: []int{0}}, {Text: "cd", In: []int{1}, Closes: []int{1}}}},
		{"overlapping", "abcd", []graph.Span{{Start: 0, End: 2}, {Start: 1, End: 4}},
			[]piece{{Text: "a", In: []int{0}, Opens: []int{0}}, {Text: "b", In: []int{0, 1}, Opens: []int{1}, Closes: []int{0}}, {Text: "cd", In: []int{1}, Closes: []int{1}}}},
		{"touching", "ab", []graph.Span{{Start: 0, End: 1}, {Start: 1, End: 2}},
			[]piece{{Text: "a", In: []int{0}, Opens: []int{0}, Closes: []int{0}}, {Text: "b", In: []int{1}, Opens: []int{1}, Closes: []int{1}}}},
		{"twice the same", "ab", []graph.Span{{Start: 0, End: 1}, {Start: 0, End: 1}},
			[]piece{{Text: "a", In: []int{0, 1}, Opens: []int{0, 1}, Closes: []int{0, 1}}, {Text: "b"}}},
		{"code points", "é🕊x", []graph.Span{{Start: 1, End: 2}},
			[]piece{{Text: "é"}, {Text: "🕊", In: []int{0}, Opens: []int{0}, Closes: []int{0}}, {Text: "x"}}},
		{"outside, empty, backwards", "ab", []graph.Span{{Start: -3, End: 1}, {Start: 5, End: 9}, {Start: 1, End: 1}, {Start: 2, End: 1}},
			[]piece{{Text: "a", In: []int{0}, Opens: []int{0}, Closes: []int{0}}, {Text: "b"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := cut(c.text, c.spans)
			for i := range got {
				if len(got[i].In) == 0 {
					got[i].In = nil
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzCut(f *testing.F) {
	f.Add("Iran & Russia", 0, 4, 2, 9, 2, 9)
	f.Add("é\xff🕊", -1, 2, 1, 3, 0, 0)
	f.Add("", 0, 1, 0, 0, 5, 2)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		spans := []graph.Span{{Start: a, End: b}, {Start: c, End: d}, {Start: e, End: g}}
		var joined strings.Builder
		at := 0
		for _, p := range cut(text, spans) {
			joined.WriteString(p.Text)
			end := at + len([]rune(p.Text))
			for i, s := range spans {
				if within, want := slices.Contains(p.In, i), s.Start <= at && end <= s.End; within != want {
					t.Errorf("%q at %d in %v: %v", p.Text, at, s, within)
				}
			}
			if p.Text == "" {
				t.Errorf("an empty piece at %d", at)
			}
			at = end
		}
		if joined.String() != text {
			t.Errorf("%q became %q", text, joined.String())
		}
	})
}
