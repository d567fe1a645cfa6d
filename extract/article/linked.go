package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linkedData yields the objects that the JSON-LD scripts of a page hold, each before those within it.
func linkedData(doc *html.Node, yield func(map[string]any)) {
	var read func(v any)
	read = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, each := range v {
				read(each)
			}
		case map[string]any:
			yield(v)
			read(v["@graph"])
			read(v["mainEntity"])
		}
	}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || !strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") || n.FirstChild == nil {
			continue
		}
		var v any
		if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
			read(v)
		}
	}
}

// linkedArticle returns the object of a page's JSON-LD that is the article, or else the first that was
// published; nil if there is none.
func linkedArticle(doc *html.Node) map[string]any {
	var article, other map[string]any
	linkedData(doc, func(v map[string]any) {
		kind, _ := v["@type"].(string)
		if kinds, ok := v["@type"].([]any); ok && len(kinds) > 0 {
			kind, _ = kinds[0].(string)
		}
		switch {
		case article == nil && (strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting")):
			article = v
		case other == nil && v["datePublished"] != nil:
			other = v
		}
	})
	if article == nil {
		return other
	}
	return article
}

// linkedBody returns the paragraphs of the story that a page's JSON-LD holds as its articleBody. Where
// it holds several, nothing says which is the page's.
func linkedBody(doc *html.Node) []string {
	var bodies []string
	linkedData(doc, func(v map[string]any) {
		if s, ok := v["articleBody"].(string); ok {
			bodies = append(bodies, s)
		}
	})
	if len(bodies) != 1 {
		return nil
	}
	s := bodies[0]
	if anyTag.MatchString(s) {
		if inner, err := html.Parse(strings.NewReader(s)); err == nil {
			return textBlocks(inner)
		}
	}
	var out []string
	for l := range strings.Lines(html.UnescapeString(s)) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// agree settles what an extractor found of a page's story with what its JSON-LD says it is. That may
// be all of a story of which the page shows a part; it may be cut short too, or lack what isn't
// a paragraph, so only what stands before and after it is cut.
func agree(found, linked []string, doc *html.Node) []string {
	said := squeeze(strings.Join(linked, ""))
	if len(said) < storyLength || len(found)*len(said) > much {
		return found
	}
	size, common := 0, 0
	from, to, start, end := -1, -1, 0, 0
	for i, f := range found {
		s := squeeze(f)
		size += len(s)
		if len(s) < telling {
			continue
		}
		if at := strings.Index(said, s); at >= 0 {
			if common += len(s); from < 0 {
				from, start = i, at
			}
			to, end = i, at+len(s)
		}
	}
	switch {
	case len(said) > size && float64(common) < covered*float64(len(said)) && (float64(common) > covered*float64(size) || common*3 < len(said)):
		if shown := mend(doc, linked); shown != nil {
			return shown
		}
		return once(linked)
	case from >= 0 && float64(common) > covered*float64(len(said)) && 2*common > size:
		if end < len(said)-telling || strings.HasSuffix(linked[len(linked)-1], "…") || strings.HasSuffix(linked[len(linked)-1], "...") {
			to = len(found) - 1
		}
		if start > telling {
			from = 0
		}
		return found[from : to+1]
	}
	return found
}
