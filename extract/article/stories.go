package article

import (
	"regexp"
	"strings"

	"github.com/entente-graph/entente/graph"
)

var ruleRE = regexp.MustCompile(`^(?:[-=_*#~•·—]\s*){3,}$`)

// A cut parts a page: one story ends before the line end, the next starts with the line start.
type cut struct{ end, start int }

// cuts finds where further stories start on a page that was scraped into one text. A story shows
// by its head, not by what it says: a headline that stands twice around a date of printing; a
// headline, a date of printing and a dateline; or a ruled line, a headline and one of date, byline
// and dateline. Before each cut there must be a story, and after it too.
func cuts(ls []line) []cut {
	var out []cut
	from := 0
	for i := range ls {
		var c cut
		switch {
		case ls[i].words <= 14 && ls[i].stamp():
			h := heading(ls, i)
			c = cut{h, h}
		case i+1 < len(ls) && ruleRE.MatchString(ls[i].text) && ls[i+1].headline() && headed(ls, i+2):
			c = cut{i, i + 1}
		}
		if c.end > from && proseIn(ls[from:c.end]) >= 2 && proseIn(ls[c.start:]) >= 1 {
			out = append(out, c)
			from = c.start
		}
	}
	return out
}

// heading returns the line of the headline to which the stamp at i belongs, or -1.
func heading(ls []line, i int) int {
	for h := max(0, i-3); h < i; h++ {
		for j := i + 1; j <= i+3 && j < len(ls); j++ {
			if ls[h].headline() && ls[h].same(ls[j]) {
				return h
			}
		}
	}
	if i > 0 && ls[i-1].headline() && !ls[i-1].ends {
		for j := i + 1; j <= i+4 && j < len(ls); j++ {
			if ls[j].dateline().size > 0 {
				return i - 1
			}
			if ls[j].prose() {
				break
			}
		}
	}
	return -1
}

// headed reports whether what belongs to a story's head stands in the lines from i on.
func headed(ls []line, i int) bool {
	for _, l := range ls[min(i, len(ls)):min(i+4, len(ls))] {
		if l.stamp() || l.byline() || l.dateline().size > 0 {
			return true
		}
		if l.prose() {
			return false
		}
	}
	return false
}

func proseIn(ls []line) (n int) {
	for _, l := range ls {
		if l.prose() {
			n++
		}
	}
	return n
}

// stories makes articles of a page's text. What the page, or whatever holds the text, tells of itself
// goes to the first.
func stories(first graph.Article, text, holder string) []*graph.Article {
	ls := lines(text)
	found := append([]cut{{0, 0}}, cuts(ls)...)
	var out []*graph.Article
	for n, c := range found {
		end := len(ls)
		if n+1 < len(found) {
			end = found[n+1].end
		}
		a := first
		a.ID = storyID(first.ID, n)
		mine := ls[c.start:end]
		if len(found) == 1 {
			a.Text, a.Noise = text, noise(mine)
		} else {
			a.Text = text[mine[0].from:mine[len(mine)-1].to]
			mine = lines(a.Text)
			a.Noise = noise(mine)
		}
		if n > 0 {
			a.Title, a.Published, a.Origins = "", "", nil
		}
		credit(&a, holder, mine)
		if a.Title == "" {
			a.Title = title(mine, a.Noise)
		}
		if holder == htmlPage {
			strip(&a, mine)
		}
		out = append(out, &a)
	}
	return out
}

// strip leaves the lines of a page that are its story, and its captions, which may hold facts: nobody's offsets
// point into the rest. What noise is left is in parts of lines, or a caption.
func strip(a *graph.Article, ls []line) {
	var kept []string
	var noise []graph.Noise
	at := 0
	for _, l := range ls {
		var inside []graph.Noise
		gone := false
		for _, n := range a.Noise {
			from, to := max(n.Start, l.start), min(n.End, l.end)
			if from < to {
				gone = gone || from == l.start && to == l.end && n.Kind != caption
				inside = append(inside, graph.Noise{Start: at + from - l.start, End: at + to - l.start, Kind: n.Kind})
			}
		}
		if gone {
			continue
		}
		kept, noise = append(kept, l.text), append(noise, inside...)
		at += l.end - l.start + 2
	}
	a.Text, a.Noise = strings.Join(kept, "\n\n"), noise
}

// head returns the lines before the story's first sentences, ten at most. A summary may stand among
// them, over a byline or a date of printing.
func head(ls []line) []line {
	for i, l := range ls {
		switch {
		case i == 10 || l.dateline().size > 0:
			return ls[:i]
		case l.prose() && !isCaption(l, true):
			end := i
			for j := i + 1; j < len(ls) && j < i+5 && !ls[j].prose(); j++ {
				if ls[j].byline() || ls[j].stamp() {
					end = j + 1
				}
			}
			return ls[:end]
		}
	}
	return ls[:min(len(ls), 10)]
}

// title returns the headline that stands above the story, or "".
func title(ls []line, marked []graph.Noise) string {
	for _, l := range head(ls) {
		if l.headline() && !in(marked, l) {
			return strings.Join(strings.Fields(l.text), " ")
		}
	}
	return ""
}

func in(marked []graph.Noise, l line) bool {
	for _, n := range marked {
		if n.Start <= l.start && l.end <= n.End {
			return true
		}
	}
	return false
}
