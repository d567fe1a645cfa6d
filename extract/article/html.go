package article

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/entente-graph/entente/graph"
)

// page reads an HTML page.
func (r *reader) page(f file, data []byte) {
	if bytes.Count(data, []byte{0})*1000 < len(data) { // which the HTML standard skips
		data = bytes.ReplaceAll(data, []byte{0}, nil)
	}
	_, declared, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	s, err := decode(data, declared)
	if err != nil {
		r.fail(f, 0, err, encodingHint)
		return
	}
	articles, err := parsePage(f.id, s)
	if err != nil {
		r.fail(f, 0, err, "")
	}
	for _, a := range articles {
		r.article(f, 0, a)
	}
}

var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

// join takes out of a page's words what only says where they may be parted.
func join(doc *html.Node) {
	for n := range doc.Descendants() {
		if isText(n) {
			n.Data = unseen.Replace(n.Data)
		}
	}
}

var errNoStory = errors.New("holds no story")

// parsePage finds the stories of a page.
func parsePage(id, s string) (found []*graph.Article, err error) {
	// html.Parse refuses what is nested too deep to walk; the extractors after it are many, and
	// hostile markup may still find one that panics.
	defer func() {
		if p := recover(); p != nil {
			found, err = nil, fmt.Errorf("can't be taken apart: %v", p)
		}
	}()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, fmt.Errorf("can't be taken apart: %w", err)
	}
	join(doc)
	told, linked, prose := tellings(doc), linkedBody(doc), 0
	if body := first(doc, func(n *html.Node) bool { return n.DataAtom == atom.Body }); body != nil {
		unscripted(body)
		prose = prune(body)
		paragraph(body)
	}
	if parts := severalStories(doc); len(parts) > 1 {
		return pageOfStories(id, doc, told, parts)
	}
	first, text, err := extractStory(doc, told, linked, prose)
	if err != nil {
		return nil, err
	}
	first.ID = id
	return stories(first, text, htmlPage), nil
}

// extractStory finds the story of a page that holds one, and may have so much prose. What the page tells of its
// writing is read before.
func extractStory(doc *html.Node, a graph.Article, linked []string, prose int) (graph.Article, string, error) {
	if weight(doc) > heaviest {
		return bareStory(doc, a)
	}
	options := trafilatura.Options{
		ExcludeComments: true,
		// The limits are fixed so that a page reads the same on any day; the pattern search in all
		// of a page's text is left out, as it takes other stories' dates.
		HtmlDateOptions: &htmldate.Options{
			UseOriginalDate: true, SkipExtensiveSearch: true,
			MinDate: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), MaxDate: time.Date(2099, 12, 31, 0, 0, 0, 0, time.UTC),
		},
	}
	if a.Published != "" {
		options.HtmlDateOverride = &htmldate.Result{} // there is no need to search
	}
	result, err := trafilatura.ExtractDocument(doc, options)
	if err != nil || len(result.ContentText) < prose*9/10 {
		options.EnableFallback = true // it asks other extractors, which takes as long again
		result, err = trafilatura.ExtractDocument(doc, options)
	}
	if err != nil {
		return a, "", errNoStory
	}
	a.Title, a.URL = result.Metadata.Title, cmp.Or(a.URL, result.Metadata.URL)
	a.Source = cmp.Or(account(a.Origins).first(publisher), result.Metadata.Sitename, hostOf(a.URL))
	if t := result.Metadata.Date; !t.IsZero() && a.Published == "" {
		a.Published = graph.Date(t.Format(time.DateOnly))
	}
	blocks := textBlocks(result.ContentNode)
	if mended := mend(doc, blocks); mended != nil {
		blocks = mended
	} else {
		blocks = once(blocks)
	}
	blocks = agree(blocks, linked, doc)
	blocks = slices.DeleteFunc(blocks, func(b string) bool { return strings.EqualFold(b, a.Title) })
	if len(blocks) == 0 {
		return a, "", errNoStory
	}
	return a, strings.Join(blocks, "\n\n"), nil
}

// heaviest is the sum of the depths of a page's nodes up to which extractors look for its story. It's
// many times what papers print; beyond it extractors take minutes.
const heaviest = 1 << 20

func weight(doc *html.Node) (sum int) {
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		sum += depth
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(doc, 1)
	return sum
}

// bareStory takes all sentences of a page for its story.
func bareStory(doc *html.Node, a graph.Article) (graph.Article, string, error) {
	var blocks []string
	for _, b := range blocksOf(doc) {
		if b.prose {
			blocks = append(blocks, b.text)
		}
	}
	if blocks = once(blocks); len(blocks) == 0 {
		return a, "", errNoStory
	}
	if h := first(doc, func(n *html.Node) bool { return n.DataAtom == atom.H1 || n.DataAtom == atom.Title }); h != nil && h.FirstChild != nil {
		a.Title = strings.Join(strings.Fields(h.FirstChild.Data), " ")
	}
	a.Source = cmp.Or(account(a.Origins).first(publisher), hostOf(a.URL))
	return a, strings.Join(blocks, "\n\n"), nil
}

// severalStories returns the elements of a page's stories, if it is the page of several. Where it bears the title of
// one of these, what is much shorter announces others, and goes; where it says that it is an article, and bears its
// title above them all, they are the entries of one.
func severalStories(doc *html.Node) []*html.Node {
	parts := storyElements(doc)
	if len(parts) < 2 {
		return nil
	}
	title := pageTitle(doc)
	titled := func(n *html.Node) bool { return isHeading(n) && inTitle(title, n) }
	own := slices.IndexFunc(parts, func(part *html.Node) bool { return first(part, titled) != nil })
	if own < 0 && isOneArticle(doc) {
		if first(doc, titled) != nil {
			return nil
		}
		for i, part := range parts {
			if own < 0 || len(flat(part)) > len(flat(parts[own])) {
				own = i
			}
		}
	}
	if own < 0 {
		return parts
	}
	size := len(flat(parts[own]))
	return slices.DeleteFunc(parts, func(part *html.Node) bool {
		short := 3*len(flat(part)) < size
		if short {
			part.Parent.RemoveChild(part)
		}
		return short
	})
}

// isOneArticle reports whether a page says so, by JSON-LD or Open Graph.
func isOneArticle(doc *html.Node) bool {
	return linkedArticle(doc) != nil || first(doc, func(n *html.Node) bool {
		return n.DataAtom == atom.Meta && attr(n, "property") == "og:type" && attr(n, "content") == "article"
	}) != nil
}

// storyElements returns the page's <article> elements that hold a story each: with a heading and
// enough paragraphs, and not within another.
func storyElements(n *html.Node) (found []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Article && first(c, isHeading) != nil && isStory(c) {
			found = append(found, c)
		} else {
			found = append(found, storyElements(c)...)
		}
	}
	return found
}

const (
	storyParagraphs = 2
	storyLength     = 250 // code points in paragraphs; a card with a teaser has less
)

func isStory(n *html.Node) bool {
	count, length := 0, 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.P {
			if size := utf8.RuneCountInString(flat(d)); size > 40 {
				count++
				length += size
			}
		}
	}
	return count >= storyParagraphs && length >= storyLength
}

// pageOfStories makes an article of each element, with what the page's head says of all.
func pageOfStories(id string, doc *html.Node, told graph.Article, parts []*html.Node) ([]*graph.Article, error) {
	shared, _, _ := extractStory(doc, told, nil, 0)
	var out []*graph.Article
	for _, part := range parts {
		var b bytes.Buffer
		b.WriteString("<html><body>")
		if err := html.Render(&b, part); err != nil {
			return nil, fmt.Errorf("can't be taken apart: %w", err)
		}
		alone, err := html.Parse(&b)
		if err != nil {
			return nil, fmt.Errorf("can't be taken apart: %w", err)
		}
		a, text, err := extractStory(alone, tellings(alone), nil, proseBelow(alone))
		if err != nil {
			continue
		}
		h := first(part, isHeading)
		if title := flat(h); !strings.EqualFold(title, a.Title) {
			a.Title = title
			if rest, ok := strings.CutPrefix(text, title+"\n\n"); ok {
				text = rest
			}
		}
		a.Source, a.URL = shared.Source, link(h, shared.URL)
		if a.Published == "" {
			a.Published = shared.Published
		}
		a.ID = storyID(id, len(out))
		ls := lines(text)
		a.Text, a.Noise = text, noise(ls)
		credit(&a, htmlPage, ls)
		out = append(out, &a)
	}
	if len(out) == 0 {
		return nil, errNoStory
	}
	return out, nil
}

// link returns where a heading leads, or the page's own address.
func link(heading *html.Node, page string) string {
	if a := first(heading, func(n *html.Node) bool { return n.DataAtom == atom.A }); a != nil {
		for _, attr := range a.Attr {
			if attr.Key != "href" {
				continue
			}
			base, err := url.Parse(page)
			if err != nil {
				break
			}
			if to, err := base.Parse(attr.Val); err == nil && (to.Scheme == "http" || to.Scheme == "https") {
				return to.String()
			}
		}
	}
	return page
}

func first(n *html.Node, want func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if want(d) {
			return d
		}
	}
	return nil
}

func isHeading(n *html.Node) bool {
	return (n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3) && flat(n) != ""
}
