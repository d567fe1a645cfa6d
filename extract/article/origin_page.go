package article

import (
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
	"og:site_name": publisher, "author": author, "article:author": author, "parsely-author": author, "dc.creator": author,
}

// pageOrigins returns what the elements of a page tell of its writing: JSON-LD (schema.org's
// NewsArticle), meta elements (Open Graph and its like), then the first time element.
func pageOrigins(doc *html.Node) []graph.Origin {
	var linked, meta, clocks account
	linkedData(doc, linked.readLinked)
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Meta:
			name := attr(n, "property") + attr(n, "name") + attr(n, "itemprop")
			meta.read(metaFields[strings.ToLower(name)], attr(n, "content"), "meta")
		case n.DataAtom == atom.Time && len(clocks) == 0:
			clocks.read(published, attr(n, "datetime"), "time")
		}
	}
	return append(append(linked, meta...), clocks...)
}

// read notes what the page tells of one field; of dates the day, and no addresses of authors.
func (acc *account) read(field, value, from string) {
	switch {
	case len(value) > 200 || strings.Contains(value, "://"):
	case field == published:
		acc.add(field, string(dateIn(value)), from)
	case field != "":
		acc.add(field, value, from)
	}
}

// readLinked reads the first object that has a date of publishing.
func (acc *account) readLinked(v any) {
	switch v := v.(type) {
	case []any:
		for _, each := range v {
			acc.readLinked(each)
		}
	case map[string]any:
		if date, ok := v["datePublished"].(string); ok && len(*acc) == 0 {
			acc.read(published, date, "json-ld")
			acc.readNames(author, v["author"])
			acc.readNames(publisher, v["publisher"])
			return
		}
		acc.readLinked(v["@graph"])
		acc.readLinked(v["mainEntity"])
	}
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
