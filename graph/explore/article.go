package explore

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// stretch is a piece of an article's text as shown.
type stretch struct {
	Text   string
	Depth  int    // how many passages it is in, 3 for more
	Noise  string // what it is if not the story
	Anchor string // where a passage starts
	Notes  []note // of the claims whose passage ends with it
}

// note leads from a passage to a claim in the list.
type note struct {
	Number int
	Claim  string // ID
}

// numbered is a claim in an article's list, by its number in the text.
type numbered struct {
	claim
	Number int
	Anchor string // of its first passage
}

// passage is a stretch of text that one or more claims rest on.
type passage struct {
	start, end int
	notes      []note
}

func (x *site) showArticle(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	c, err := x.store.Article(r.Context(), id)
	if err != nil {
		x.failed(w, err)
		return
	}
	read := x.read(c)
	a := read.articles[id]
	if a == nil {
		x.failed(w, fmt.Errorf("article %q: %w", id, graph.ErrUnknown))
		return
	}
	claims, passages := read.passages(a)
	entities := slices.DeleteFunc(slices.Clone(c.Entities), func(e *graph.Entity) bool { return len(e.Mentions) == 0 })
	slices.SortStableFunc(entities, func(a, b *graph.Entity) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	x.show(w, http.StatusOK, x.article, struct {
		frame
		Article  *graph.Article
		Text     []stretch
		Claims   []numbered
		Entities []*graph.Entity
	}{frame{Title: cmp.Or(a.Title, a.ID)}, a, stretches(a, passages), claims, entities})
}

// passages lists the article's claims, numbered in the order of the text, and the passages that
// they rest on, in the same order.
func (r reading) passages(a *graph.Article) ([]numbered, []passage) {
	type rest struct {
		*graph.Claim
		graph.Evidence
	}
	var rests []rest
	for _, c := range r.Claims {
		for _, ev := range c.Evidence {
			if ev.Article == a.ID {
				rests = append(rests, rest{c, ev})
			}
		}
	}
	slices.SortFunc(rests, func(a, b rest) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.ID, b.ID))
	})
	var claims []numbered
	var passages []passage
	number := map[string]int{}
	for _, one := range rests {
		n := number[one.ID]
		if n == 0 {
			n = len(claims) + 1
			number[one.ID] = n
			claims = append(claims, numbered{r.claim(one.Claim), n, anchor(one.Start)})
		}
		if last := len(passages) - 1; last < 0 || passages[last].start != one.Start || passages[last].end != one.End {
			passages = append(passages, passage{start: one.Start, end: one.End})
		}
		p := &passages[len(passages)-1]
		p.notes = append(p.notes, note{n, one.ID})
	}
	return claims, passages
}

// anchor names the place in an article's text where a passage starts.
func anchor(start int) string { return fmt.Sprintf("at-%d", start) }

// stretches marks the noise and the passages in the article's text.
func stretches(a *graph.Article, passages []passage) []stretch {
	var spans []graph.Span
	for _, n := range a.Noise {
		spans = append(spans, graph.Span{Start: n.Start, End: n.End})
	}
	for _, p := range passages {
		spans = append(spans, graph.Span{Start: p.start, End: p.end})
	}
	var out []stretch
	for _, p := range cut(a.Text, spans) {
		s := stretch{Text: p.Text}
		for _, i := range p.In {
			if i < len(a.Noise) {
				s.Noise = a.Noise[i].Kind
			} else {
				s.Depth = min(s.Depth+1, 3)
			}
		}
		for _, i := range p.Opens {
			if i >= len(a.Noise) {
				s.Anchor = anchor(passages[i-len(a.Noise)].start)
			}
		}
		for _, i := range p.Closes {
			if i >= len(a.Noise) {
				s.Notes = append(s.Notes, passages[i-len(a.Noise)].notes...)
			}
		}
		out = append(out, s)
	}
	return out
}
