package article

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/entente-graph/entente/graph"
)

// What meta elements tell, by their name or property in small letters.
var metaFields = map[string]string{
	"article:published_time": published, "og:published_time": published, "datepublished": published, "date": published, "pubdate": published,
	"publishdate": published, "publish-date": published, "dc.date": published, "dc.date.issued": published, "dcterms.date": published,
	"parsely-pub-date": published, "sailthru.date": published,
	"article:modified_time": modified, "og:updated_time": modified, "datemodified": modified, "dcterms.modified": modified, "last-modified": modified,
	"og:site_name": publisher, "author": author, "article:author": author, "parsely-author": author, "dc.creator": author,
}

// tellings returns an article with what a page tells of its writing, but for its title.
func tellings(doc *html.Node) graph.Article {
	a := graph.Article{URL: pageAddress(doc), Origins: pageOrigins(doc)}
	a.Published = dayPrinted(a.Origins, a.URL)
	return a
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// pageOrigins returns what the elements of a page tell of its writing: JSON-LD (schema.org's
// NewsArticle), meta elements (Open Graph and its like), then the first time element of the story.
func pageOrigins(doc *html.Node) []graph.Origin {
	var linked, meta, clocks account
	linked.readLinked(linkedArticle(doc))
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Meta:
			name := attr(n, "property") + attr(n, "name") + attr(n, "itemprop")
			meta.read(metaFields[strings.ToLower(name)], attr(n, "content"), "meta")
		case n.DataAtom == atom.Time && clocks.first(published) == "":
			clocks.read(clockField(n), attr(n, "datetime"), "time")
		}
	}
	return append(append(linked, meta...), clocks...)
}

var (
	changedRE = regexp.MustCompile(`(?i)modif|updat`)
	asideRE   = regexp.MustCompile(`(?i)^(?:aside|nav|footer)$`)
)

// clockField returns what a time element tells: when the page was printed or changed, or, beside the
// story, nothing.
func clockField(n *html.Node) string {
	if changedRE.MatchString(attr(n, "itemprop") + attr(n, "class") + flat(n)) {
		return modified
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if asideRE.MatchString(p.Data) || foreignRE.MatchString(attr(p, "class")) || readersRE.MatchString(attr(p, "class")+" "+attr(p, "id")) {
			return ""
		}
	}
	return published
}

// dayPrinted returns the day that the page itself tells: the earliest of what its data, its meta elements
// and its address say, as papers renew the first two with each change; else what a time element says.
func dayPrinted(origins []graph.Origin, address string) graph.Date {
	acc := account(origins)
	acc.add(published, string(addressDate(address)), "url")
	var day, clock graph.Date
	for _, o := range acc {
		d := graph.Date(o.Value)
		switch {
		case o.Field != published:
		case o.From == "time":
			clock = d
		case day == "" || strings.HasPrefix(o.Value, string(day)) || d < day && !strings.HasPrefix(string(day), o.Value):
			day = d
		}
	}
	return cmp.Or(day, clock)
}

// pageAddress returns the address that a page gives itself: its canonical link, unless that leads to
// the front page, or what Open Graph or JSON-LD say.
func pageAddress(doc *html.Node) string {
	var canonical, graphed string
	base := &url.URL{}
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Base && attr(n, "href") != "":
			if u, err := url.Parse(attr(n, "href")); err == nil {
				base = u
			}
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical") && canonical == "":
			canonical = attr(n, "href")
		case n.DataAtom == atom.Meta && attr(n, "property")+attr(n, "name") == "og:url" && graphed == "":
			graphed = attr(n, "content")
		}
	}
	data := linkedArticle(doc)
	said, _ := data["url"].(string)
	about, _ := data["mainEntityOfPage"].(string)
	if page, ok := data["mainEntityOfPage"].(map[string]any); ok {
		about, _ = page["@id"].(string)
	}
	for _, s := range []string{graphed, said, about} {
		if u, err := url.Parse(strings.TrimSpace(s)); err == nil && u.IsAbs() && base.Host == "" {
			base = u
		}
	}
	front := ""
	for _, s := range []string{canonical, graphed, said, about} {
		u, err := base.Parse(strings.TrimSpace(s))
		if s == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" || len(s) > 2000 {
			continue
		}
		u.Fragment = ""
		if u.Path == "" || u.Path == "/" && u.RawQuery == "" {
			front = cmp.Or(front, u.String())
			continue
		}
		return u.String()
	}
	return front
}

// read notes what the page tells of one field; of dates the day, and no addresses of authors.
func (acc *account) read(field, value, from string) {
	switch {
	case len(value) > 200 || strings.Contains(value, "://"):
	case field == published || field == modified:
		acc.add(field, string(dateIn(value)), from)
	case field == author:
		acc.add(field, strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(value), "By "), "by "), from)
	case field != "":
		acc.add(field, value, from)
	}
}

// readLinked reads what JSON-LD tells of an article.
func (acc *account) readLinked(data map[string]any) {
	for _, date := range []struct{ field, name string }{{published, "datePublished"}, {modified, "dateModified"}} {
		if s, ok := data[date.name].(string); ok {
			acc.read(date.field, s, "json-ld")
		}
	}
	acc.readNames(author, data["author"])
	acc.readNames(publisher, data["publisher"])
}

// readNames reads a name, an object that has one, or a list of these.
func (acc *account) readNames(field string, v any) {
	switch v := v.(type) {
	case string:
		acc.read(field, v, "json-ld")
	case map[string]any:
		acc.readNames(field, v["name"])
	case []any:
		for _, each := range v[:min(len(v), 10)] {
			acc.readNames(field, each)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
