package article

import (
	"errors"
	"regexp"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// text reads a plain text file.
func (r *reader) text(f file, data []byte) {
	s, err := decode(data, "")
	if err != nil {
		r.fail(f, 0, err, encodingHint)
		return
	}
	first, body := splitHeader(s)
	first.ID = f.id
	if body == "" {
		r.fail(f, 0, errors.New("holds no text"), "")
		return
	}
	for _, a := range stories(first, body, "header") {
		r.article(f, 0, a)
	}
}

var headerRE = regexp.MustCompile(`(?i)^(title|date|published|source|url|link|author|byline):[ \t]*(.*)$`)

// splitHeader parts the lines such as "Title: …" at the top of a text from the text below, if a
// blank line ends them.
func splitHeader(s string) (graph.Article, string) {
	var a, none graph.Article
	rest := strings.TrimLeft(s, " \t\n")
	found := false
	for {
		top, below, _ := strings.Cut(rest, "\n")
		m := headerRE.FindStringSubmatch(strings.TrimSpace(top))
		if m == nil {
			if !found || strings.TrimSpace(top) != "" {
				return none, strings.TrimSpace(s)
			}
			return a, strings.TrimSpace(rest)
		}
		found = true
		switch value := strings.TrimSpace(m[2]); strings.ToLower(m[1]) {
		case "title":
			a.Title = value
		case "date", "published":
			a.Published = dateIn(value)
		case "source":
			a.Source = value
		case "url", "link":
			a.URL = value
		}
		rest = below
	}
}
