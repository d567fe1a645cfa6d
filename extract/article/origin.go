package article

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/when"
	"github.com/entente-graph/entente/graph"
)

// What an origin tells of an article.
const (
	published = "published"
	modified  = "modified"
	place     = "place"
	author    = "author"
	publisher = "source"
)

// htmlPage is the container whose head doesn't say itself where its date is from.
const htmlPage = "page"

// An account is what an article tells of its own writing, the most trusted first.
type account []graph.Origin

// add notes a value, unless it is empty or noted from there already.
func (acc *account) add(field, value, from string) {
	o := graph.Origin{Field: field, Value: strings.Join(strings.Fields(value), " "), From: from}
	if o.Value != "" && !slices.Contains(*acc, o) {
		*acc = append(*acc, o)
	}
}

// tells reports whether the value is noted, wherever from.
func (acc account) tells(field, value string) bool {
	return slices.ContainsFunc(acc, func(o graph.Origin) bool { return o.Field == field && o.Value == value })
}

func (acc account) first(field string) string {
	for _, o := range acc {
		if o.Field == field {
			return o.Value
		}
	}
	return ""
}

// credit completes an article's origins. What is set already was told by its container, whose name is
// from, or by the elements of a page that are noted already. Then comes what stands over the story,
// then its address; the date and the source that the container left open are taken from these.
func credit(a *graph.Article, from string, ls []line) {
	acc := account(a.Origins)
	if from != htmlPage { // a page's date may be one of those below
		acc.add(published, string(a.Published), from)
	}
	if !acc.tells(publisher, a.Source) {
		acc.add(publisher, a.Source, from)
	}
	acc.readHead(head(ls))
	p := datelineOf(a, ls)
	acc.add(published, string(dateIn(p.date)), dateline)
	acc.add(published, string(addressDate(a.URL)), "url")
	a.Published = graph.Date(cmp.Or(string(a.Published), acc.first(published)))
	if t, ok := when.Resolve(p.date, a.Published, when.Past); ok && dateIn(p.date) == "" { // the others tell its year
		acc.add(published, string(t.Date()), dateline)
	}
	if !acc.tells(published, string(a.Published)) {
		acc.add(published, string(a.Published), from)
	}
	acc.add(place, p.place, dateline)
	acc.add(publisher, p.source, dateline)
	a.Source = cmp.Or(a.Source, p.source)
	a.Origins = acc
}

var writerPlaceRE = regexp.MustCompile(`^(?:By|BY|Written by)[: ]\s*(\p{Lu}[\p{L}'’.-]+(?:\s[\p{L}'’.-]+){0,6}?)(?:\s+in\s+(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)?))?(?:\s*(?:,|/|\||•|·|–|—|-)\s.*)?$`)

// readHead notes the dates of printing and the writer over a story. An update comes after the first
// printing.
func (acc *account) readHead(above []line) {
	var updates account
	for _, l := range above {
		from := "stamp"
		if l.byline() {
			from = byline
			if m := writerPlaceRE.FindStringSubmatch(l.text); m != nil {
				acc.add(author, m[1], byline)
				acc.add(place, m[2], byline)
			}
		} else if !l.stamp() {
			continue
		}
		if strings.Contains(strings.ToLower(l.text), "updated") {
			updates.add(published, string(dateIn(l.text)), from)
		} else {
			acc.add(published, string(dateIn(l.text)), from)
		}
	}
	*acc = append(*acc, updates...)
}

// datelineOf returns the dateline that is marked in an article, taken apart.
func datelineOf(a *graph.Article, ls []line) placed {
	for _, n := range a.Noise {
		if n.Kind != dateline {
			continue
		}
		for _, l := range ls {
			if l.start == n.Start {
				return l.dateline()
			}
		}
	}
	return placed{}
}

var addressDateRE = regexp.MustCompile(`(?i)/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|` + months + `)(?:[/-]` + dayRE + `)?(?:[/-]|$)`)

// addressDate returns the date that the path of an address holds, or "".
func addressDate(address string) graph.Date {
	u, err := url.Parse(address)
	if err != nil || len(u.Path) > 2000 {
		return ""
	}
	m := addressDateRE.FindStringSubmatch(u.Path)
	if m == nil {
		return ""
	}
	year, _ := strconv.Atoi(m[1])
	month, err := strconv.Atoi(m[2])
	if err != nil {
		month = monthNumber(m[2])
	}
	day, _ := strconv.Atoi(m[3])
	return makeDate(year, month, day)
}
