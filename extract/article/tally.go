package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tally counts what is at and below an element.
type tally struct {
	text     int  // bytes of text
	prose    int  // of these, in texts that are longer than a label, and no links
	links    int  // that lead off the page
	headings int  // of the second to fifth rank
	headline bool // of the first rank, or the page's title
	body     bool // called the body of the article
}

const (
	longestLabel  = 40  // bytes of text
	shortestTitle = 15  // letters by which a heading is known in the page's title
	announced     = 250 // bytes that announce another story
	sentence      = 80  // bytes that are a sentence rather than a summary
)

// lists reports whether links are so many that the rest may be what they are announced with.
func (t *tally) lists() bool { return t.prose < announced*t.links }

// A survey is a page's elements, counted once, and its heart: the element around most of its sentences. Arc90's
// Readability (2009) found it so: each text counts for what holds its paragraph, half for what is around that, and a
// third for what is around both.
type survey struct {
	of    map[*html.Node]*tally
	heart *html.Node
	names map[string]naming
}

// A naming is what the class or the ID of an element calls it.
type naming struct {
	foreign bool // something else than the story
	readers bool // what readers wrote
}

func (s survey) naming(n *html.Node) (called naming) {
	for _, name := range [...]string{attr(n, "class"), attr(n, "id")} {
		if name == "" {
			continue
		}
		each, ok := s.names[name]
		if !ok {
			each = naming{foreignRE.MatchString(name), readersRE.MatchString(name)}
			s.names[name] = each
		}
		called.foreign, called.readers = called.foreign || each.foreign, called.readers || each.readers
	}
	return called
}

func surveyOf(body *html.Node) survey {
	s := survey{of: map[*html.Node]*tally{}, heart: body, names: map[string]naming{}}
	score, title := map[*html.Node]int{}, pageTitle(body)
	var count func(n *html.Node, readers bool) *tally
	count = func(n *html.Node, readers bool) *tally {
		t := &tally{body: attr(n, "itemprop") == "articleBody"}
		s.of[n] = t
		switch n.DataAtom {
		case atom.H1:
			t.headline = true
		case atom.H2, atom.H3, atom.H4, atom.H5:
			t.headings++
			t.headline = inTitle(title, n)
		}
		if isLink(n) {
			t.links++
		}
		readers = readers || blockElements[n.DataAtom] && s.naming(n).readers
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.ElementNode:
				below := count(c, readers)
				t.text, t.prose, t.links, t.headings = t.text+below.text, t.prose+below.prose, t.links+below.links, t.headings+below.headings
				t.headline, t.body = t.headline || below.headline, t.body || below.body
			case isText(c):
				size := len(strings.TrimSpace(c.Data))
				t.text += size
				if size <= longestLabel || n.DataAtom == atom.A {
					continue
				}
				t.prose += size
				if size > sentence && !readers {
					share := 1
					for up := heldBy(blockAround(n)); up != nil && share <= 3; up = up.Parent {
						score[up] += size / share
						share++
					}
				}
			}
		}
		return t
	}
	count(body, false)
	most := 0
	for d := range body.Descendants() {
		if score[d] > most {
			s.heart, most = d, score[d]
		}
	}
	return s
}

func isText(n *html.Node) bool {
	return n.Type == html.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style && n.Parent.DataAtom != atom.Noscript
}

// heldBy returns what holds a paragraph among others.
func heldBy(n *html.Node) *html.Node {
	if n.DataAtom == atom.P || n.DataAtom == atom.Blockquote {
		return n.Parent
	}
	return n
}

// pageTitle returns the letters of the titles that the page of a node gives itself.
func pageTitle(doc *html.Node) string {
	var b strings.Builder
	for doc.Parent != nil {
		doc = doc.Parent
	}
	for d := range doc.Descendants() {
		switch {
		case d.DataAtom == atom.Body:
			return strings.ToLower(b.String())
		case d.DataAtom == atom.Title && d.FirstChild != nil:
			b.WriteString(squeeze(d.FirstChild.Data) + " ")
		case d.DataAtom == atom.Meta && attr(d, "property") == "og:title":
			b.WriteString(squeeze(attr(d, "content")) + " ")
		}
	}
	return strings.ToLower(b.String())
}

// inTitle reports whether a heading is one of the page's titles, or a part of it.
func inTitle(title string, heading *html.Node) bool {
	s := squeeze(flat(heading))
	return len(s) > shortestTitle && strings.Contains(title, strings.ToLower(s))
}

// proseBelow counts the bytes below n in texts that are longer than a label.
func proseBelow(n *html.Node) (size int) {
	for d := range n.Descendants() {
		if isText(d) && len(d.Data) > longestLabel {
			size += len(d.Data)
		}
	}
	return size
}

// blockAround returns the innermost block that is or holds n.
func blockAround(n *html.Node) *html.Node {
	for n.Parent != nil && !blockElements[n.DataAtom] {
		n = n.Parent
	}
	return n
}

// remove takes an element off the page.
func (s survey) remove(n *html.Node) {
	gone := s.of[n]
	for up := n.Parent; up != nil && gone != nil; up = up.Parent {
		if t := s.of[up]; t != nil {
			t.text, t.prose, t.links, t.headings = t.text-gone.text, t.prose-gone.prose, t.links-gone.links, t.headings-gone.headings
		}
	}
	n.Parent.RemoveChild(n)
}
