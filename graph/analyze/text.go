package analyze

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteText writes the report for people to read, with lines of about that many columns (0 for no
// limit; relations are never cut), in colour if the terminal has it. Sections with nothing to say
// are left out.
func (r *Report) WriteText(w io.Writer, width int, colour bool) error {
	p := &page{w: bufio.NewWriter(w), width: max(0, width), colour: colour}
	r.overview(p)
	r.actors(p)
	r.blocs(p)
	r.tensions(p)
	r.situations(p)
	section := func(title string, list []Statement, total int) {
		if len(list) > 0 {
			p.heading(title, len(list), total)
			p.statements(list)
		}
	}
	section("Strongest claims", r.Strongest, r.Counts.Events)
	section("Newest claims", r.Newest, r.Counts.Dated)
	section("Lasting relations", r.Standing, r.Counts.Standing)
	for _, n := range r.NotFacts {
		section("Not a fact: "+n.Kind, n.Statements, n.Size)
	}
	r.disputed(p)
	if len(r.Next) > 0 {
		p.heading("What to type next", 0, 0)
		for _, s := range r.Next {
			p.line("  " + clean(s))
		}
	}
	return p.w.Flush()
}

func (r *Report) overview(p *page) {
	c := r.Counts
	p.heading("Overview", 0, 0)
	p.table(2, [][]string{
		{plural(c.Articles, "article"), plural(c.Tellings, "independent telling")},
		{fmt.Sprintf("%d entities", c.Entities), fmt.Sprintf("%s, %d with a tie", plural(c.Actors, "actor"), c.Linked)},
		{plural(c.Claims, "claim"), fmt.Sprintf("%d told as facts, %d not; %d in a speaker's words", c.Facts, c.NotFacts, c.Reported)},
		{plural(c.Edges, "edge"), "facts summed up; " + plural(c.Sentences, "sentence") + " quoted in all"},
	}, "ll")
	if c.Other > 0 {
		p.note("%s, told with verbs that no relation covers, in no list below.", plural(c.Other, "claim"))
	}
}

func (r *Report) actors(p *page) {
	if len(r.Actors) == 0 {
		return
	}
	p.heading("Main actors", len(r.Actors), r.Counts.Linked)
	rows := [][]string{{"", "actor", "kind", "PageRank", "between", "#", "friendly", "hostile", "neutral", "bloc"}}
	for _, a := range r.Actors {
		bloc := ""
		if a.Bloc > 0 {
			bloc = fmt.Sprint(a.Bloc)
		}
		rows = append(rows, []string{fmt.Sprint(a.Rank), fit(clean(a.Name), 30), clean(a.Type), fmt.Sprintf("%.4f", a.PageRank),
			fmt.Sprintf("%.4f", a.Betweenness), fmt.Sprint(a.BetweennessRank),
			decimal(a.Friendly), decimal(a.Hostile), decimal(a.Neutral), bloc})
	}
	p.table(2, rows, "rllrrrrrrr")
	p.note("PageRank: has to do with much, and with those who do. between: share of the shortest paths between others that lead through it, # its rank. friendly, hostile, neutral: weight of ties.")
	if c := r.Counts; c.Sources < c.Nodes {
		p.note("Betweenness is estimated: paths were followed from %d of %d nodes (Brandes and Pich, 2007).", c.Sources, c.Nodes)
	}
}

func (r *Report) blocs(p *page) {
	if len(r.Blocs) == 0 {
		return
	}
	c := r.Counts
	p.heading("Blocs", len(r.Blocs), c.Blocs)
	for _, b := range r.Blocs {
		var names []string
		for _, m := range b.Members {
			names = append(names, clean(m.Name))
		}
		more := ""
		if b.Size > len(b.Members) {
			more = fmt.Sprintf(" and %d others", b.Size-len(b.Members))
		}
		p.prose(2, "%d  %s%s", b.Number, strings.Join(names, ", "), more)
		p.brief(5, b.Ties)
	}
	p.note("Friendly ties hold a bloc together. Modularity %.4f.", c.Modularity)
	if c.Core < c.Signed {
		p.note("Blocs were looked for among the %d weightiest of %d; the others joined those they are friendliest with.", c.Core, c.Signed)
	}
	if len(r.Fronts) == 0 {
		return
	}
	p.heading("Hostility between blocs", len(r.Fronts), c.Fronts)
	for _, f := range r.Fronts {
		friendly := ""
		if f.Friendly > 0 {
			friendly = ", friendly " + decimal(f.Friendly)
		}
		p.prose(2, "%s against %s: hostile %s%s", r.blocName(f.Blocs[0]), r.blocName(f.Blocs[1]), decimal(f.Weight), friendly)
		p.brief(5, f.Ties)
	}
}

// blocName is the bloc's number and its first member.
func (r *Report) blocName(number int) string {
	for _, b := range r.Blocs {
		if b.Number == number && len(b.Members) > 0 {
			return fmt.Sprintf("%d (%s)", number, clean(b.Members[0].Name))
		}
	}
	return fmt.Sprint(number)
}

func (r *Report) tensions(p *page) {
	b := r.Balance
	if b.Unbalanced == 0 && b.Mixed == 0 {
		return
	}
	p.heading("Tensions", 0, 0)
	p.note("Of %s of friends and foes %d are balanced, %d unbalanced, and in %d each is against each. Pairs with both friendly and hostile ties: %d.",
		plural(b.Triangles, "triangle"), b.Balanced, b.Unbalanced, b.AllHostile, b.Mixed)
	for _, t := range b.Tensions {
		p.prose(2, "%s and %s are at odds; both are bound to %s", clean(t.A.Name), clean(t.B.Name), clean(t.Friend.Name))
		p.brief(5, t.Ties)
	}
	for _, t := range b.MixedTies {
		p.prose(2, "%s and %s are friendly and hostile at once", clean(t.A.Name), clean(t.B.Name))
		p.brief(5, t.Ties)
	}
}

func (r *Report) situations(p *page) {
	if len(r.Situations) == 0 {
		return
	}
	p.heading("Situations", len(r.Situations), r.Counts.Situations)
	for _, s := range r.Situations {
		p.line("  " + clean(s.Name))
		var rows [][]string
		for _, side := range []struct {
			label string
			list  []Statement
		}{{"where", s.Where}, {"kept up", s.Maintained}, {"supported", s.Supported}, {"opposed", s.Opposed}, {"else", s.Other}} {
			for i, st := range side.list {
				label := side.label
				if i > 0 {
					label = ""
				}
				rows = append(rows, []string{label, decimal(st.Weight), p.relation(st)})
			}
		}
		p.table(5, rows, "lrl")
	}
}

func (r *Report) disputed(p *page) {
	if len(r.Disputed) == 0 {
		return
	}
	p.heading("Disputed", len(r.Disputed), r.Counts.Disputed)
	for _, d := range r.Disputed {
		p.statements([]Statement{d.Asserted, d.Denied})
	}
}
