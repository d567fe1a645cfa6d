package article

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"github.com/entente-graph/entente/graph"
)

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']`)

// feed reads an RSS or Atom feed, an article an entry.
func (r *reader) feed(f file, data []byte) {
	declared := ""
	if m := xmlEncoding.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		declared = string(m[1])
	}
	s, err := decode(data, declared)
	if err != nil {
		r.fail(f, 0, err, encodingHint)
		return
	}
	s = xmlHeader.ReplaceAllString(s, "") // it is UTF-8 now, whatever it says
	parsed, err := parseFeed(s)
	if parsed == nil {
		r.fail(f, 0, fmt.Errorf("isn't a feed that can be read: %w", err), "")
		return
	}
	for n, item := range parsed.Items {
		a, bad := entry(parsed, item)
		if a.ID == "" {
			a.ID = storyID(f.id, n)
		}
		if bad != nil {
			r.fail(f, 0, fmt.Errorf("entry %d, %q: %w", n+1, a.ID, bad), "")
		} else {
			r.article(f, 0, a)
		}
	}
	switch {
	case err != nil:
		r.fail(f, 0, fmt.Errorf("breaks off after entry %d: %w", len(parsed.Items), err), "fetch it again")
	case len(parsed.Items) == 0:
		r.fail(f, 0, errors.New("is a feed without entries"), "")
	}
}

// parseFeed parses a feed. Of one that breaks off it returns the whole entries, with the error.
func parseFeed(s string) (*gofeed.Feed, error) {
	parsed, err := parseXML(s)
	if err == nil {
		return parsed, nil
	}
	for _, tags := range [][2]string{{"</item>", "</channel></rss>"}, {"</entry>", "</feed>"}} {
		if at := strings.LastIndex(s, tags[0]); at >= 0 {
			if part, salvageErr := parseXML(s[:at] + tags[0] + tags[1]); salvageErr == nil {
				return part, err
			}
		}
	}
	return nil, err
}

func parseXML(s string) (parsed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			parsed, err = nil, fmt.Errorf("%v", p)
		}
	}()
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	return p.Parse(strings.NewReader(s))
}

func entry(of *gofeed.Feed, item *gofeed.Item) (*graph.Article, error) {
	a := &graph.Article{ID: strings.TrimSpace(item.GUID), Title: oneLine(item.Title), Source: oneLine(of.Title), URL: strings.TrimSpace(item.Link)}
	if a.ID == "" {
		a.ID = a.URL
	}
	// The date as it was written, where it was written; what only gofeed can read, in UTC.
	for _, d := range []struct {
		written string
		parsed  *time.Time
	}{{item.Published, item.PublishedParsed}, {item.Updated, item.UpdatedParsed}} {
		if a.Published == "" {
			a.Published = dateIn(d.written)
		}
		if a.Published == "" && d.parsed != nil {
			a.Published = graph.Date(d.parsed.Format(time.DateOnly))
		}
	}
	var err error
	if a.Text, err = fragmentText(item.Content); err == nil && a.Text == "" {
		a.Text, err = fragmentText(item.Description)
	}
	if err == nil && a.Text == "" {
		err = errors.New("has no text")
	}
	ls := lines(a.Text)
	a.Noise = noise(ls)
	credit(a, "feed", ls)
	return a, err
}

// oneLine is a title without the markup and entities that some feeds leave in it.
func oneLine(s string) string {
	if strings.ContainsAny(s, "<&") {
		if t, err := fragmentText(s); err == nil {
			s = t
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

var anyTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// fragmentText strips markup. Text without any keeps its lines.
func fragmentText(s string) (string, error) {
	if !anyTag.MatchString(s) {
		return strings.TrimSpace(html.UnescapeString(s)), nil
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return "", fmt.Errorf("can't be taken apart: %w", err)
	}
	return strings.Join(textBlocks(doc), "\n\n"), nil
}
