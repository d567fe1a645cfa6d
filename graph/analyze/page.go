package analyze

import (
	"bufio"
	"fmt"
	"strings"
)

// A page is what text is laid out on. Errors of the writer show when it is flushed.
type page struct {
	w      *bufio.Writer
	width  int // 0 for no limit
	colour bool
	begun  bool
}

// Styles of a terminal (ECMA-48, Select Graphic Rendition).
const (
	bold  = "1"
	dim   = "2"
	red   = "31"
	green = "32"
)

func (p *page) paint(style, s string) string {
	if !p.colour || s == "" || style == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

func (p *page) line(s string) {
	p.w.WriteString(strings.TrimRight(s, " "))
	p.w.WriteByte('\n')
}

// heading begins a section, and says how much of a longer list it shows.
func (p *page) heading(title string, shown, total int) {
	if p.begun {
		p.line("")
	}
	p.begun = true
	if shown < total {
		title = fmt.Sprintf("%s (%d of %d)", title, shown, total)
	}
	p.line(p.paint(bold, title))
}

// prose writes sentences, wrapped.
func (p *page) prose(indent int, format string, args ...any) {
	for _, l := range wrap(fmt.Sprintf(format, args...), max(0, p.width-indent)) {
		p.line(strings.Repeat(" ", indent) + l)
	}
}

// note writes what should be known about a section but not stand out.
func (p *page) note(format string, args ...any) {
	for _, l := range wrap(fmt.Sprintf(format, args...), max(0, p.width-2)) {
		p.line("  " + p.paint(dim, l))
	}
}

// table writes rows in aligned columns, those named in right to the right. Only the last column
// may be in colour.
func (p *page) table(indent int, rows [][]string, right string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = cell
			if r := right[i] == 'r'; r || i < len(row)-1 {
				cells[i] = pad(cell, widths[i], r)
			}
		}
		p.line(strings.Repeat(" ", indent) + strings.Join(cells, "  "))
	}
}

// relation is the statement as a line, its relation green if friendly and red if hostile.
func (p *page) relation(s Statement) string {
	style := map[int]string{+1: green, -1: red}[s.Sign]
	return s.line(p.paint(style, clean(s.Relation)))
}

// brief writes statements without their quotes.
func (p *page) brief(indent int, list []Statement) {
	var rows [][]string
	for _, s := range list {
		rows = append(rows, []string{decimal(s.Weight), p.relation(s)})
	}
	p.table(indent, rows, "rl")
}

// statements writes statements with their quotes. The date is that of the claim quoted.
func (p *page) statements(list []Statement) {
	var tellings, dates int
	for _, s := range list {
		tellings, dates = max(tellings, columns(told(s))), max(dates, columns(clean(string(s.Quote.Date))))
	}
	const indent = 9
	for _, s := range list {
		row := pad(decimal(s.Weight), indent-2, true) + "  " + pad(told(s), tellings, true) + "  "
		if dates > 0 {
			row += pad(clean(string(s.Quote.Date)), dates, false) + "  "
		}
		p.line(row + p.relation(s))
		p.quote(indent, s)
	}
}

func (p *page) quote(indent int, s Statement) {
	width := 0
	if p.width > 0 {
		width = max(p.width-indent, 20)
	}
	var parts []string
	for _, w := range s.Quote.shorten(max(0, width-2)) {
		if w.marked {
			w.text = p.paint(bold, w.text)
		}
		parts = append(parts, w.text)
	}
	margin := strings.Repeat(" ", indent)
	p.line(margin + "“" + strings.Join(parts, " ") + "”")
	p.line(margin + p.paint(dim, fit(s.origin(), width)))
}

func told(s Statement) string { return plural(s.Tellings, "telling") }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func decimal(x float64) string { return fmt.Sprintf("%.2f", x) }
