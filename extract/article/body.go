package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A passage is a paragraph, heading or item of a page.
type passage struct {
	node  *html.Node // the nearest block element
	text  string     // white space made single
	prose bool       // sentences that aren't links
	link  bool       // nothing but a link
	taken bool       // it is the story
}

// blocksOf returns the blocks below n in order, without those of navigation and pictures.
func blocksOf(n *html.Node) []*passage {
	var out []*passage
	var b strings.Builder
	linked := 0
	flush := func(at *html.Node) {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			prose := endsSentence(s) && strings.Count(s, " ") >= 6 && 2*linked < len(s)
			link := linked*10 > len(s)*9 && (strings.Count(s, " ") > 1 || at.DataAtom == atom.Li)
			out = append(out, &passage{node: at, text: s, prose: prose, link: link})
		}
		b.Reset()
		linked = 0
	}
	var walk func(n, at *html.Node, link bool)
	walk = func(n, at *html.Node, link bool) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			if link {
				linked += len(n.Data)
			}
			return
		case n.Type == html.CommentNode || silentElements[n.DataAtom]:
			return
		}
		isBlock := blockElements[n.DataAtom]
		if isBlock {
			flush(at)
			if n.DataAtom != atom.Br {
				at = n
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, at, link || isLink(n))
		}
		if isBlock {
			flush(at)
		}
	}
	walk(n, n, false)
	flush(n)
	return out
}

// opens reports whether a passage is the heading of the next, as of a thing that the story describes and links to.
func (b *passage) opens(next *passage) bool {
	return isHeading(b.node) && next.taken && next.prose && holder(b.node) == holder(next.node)
}

// squeeze leaves the letters and digits of a text.
func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if notLetter(c) {
			return -1
		}
		return c
	}, s)
}

const (
	telling = 25      // letters by which a block is found in the midst of another text
	covered = 0.8     // share of a text that makes it known
	much    = 1 << 26 // letters to be compared, beyond which only what is equal is found
	crowd   = 1 << 14 // passages of a page that isn't worth completing
)

// mend returns the story of a page as it stands there, going by what an extractor found of it: in the
// page's order, nothing twice, and with the paragraphs that it left out.
func mend(body *html.Node, found []string) []string {
	found = once(found)
	whole := map[string]bool{}
	size := 0
	for i, f := range found {
		found[i] = squeeze(f)
		whole[found[i]] = true
		size += len(found[i])
	}
	text := strings.Join(found, " ")
	blocks, have := blocksOf(body), 0
	search := len(blocks)*len(text) < much
	for _, b := range blocks {
		s := squeeze(b.text)
		if b.taken = whole[s] || search && len(s) >= telling && strings.Contains(text, s); b.taken {
			have += len(s)
		}
	}
	if float64(have) < covered*float64(size) {
		return nil
	}
	if len(blocks) < crowd {
		extend(blocks)
	}
	var out []string
	for i, b := range blocks {
		if b.taken && (!b.link || i+1 < len(blocks) && b.opens(blocks[i+1])) {
			out = append(out, b.text)
		}
	}
	return once(out)
}

// apartRE matches a class or ID of what stands beside a story.
var apartRE = regexp.MustCompile(`(?i)caption|credit|comment|related|promo|teaser|newsletter|signup|subscri|cookie|consent|share|social|sidebar|widget|footer|nav|menu|\bbio|author|byline|tags|\bads?\b|paywall|` +
	`standfirst|summary|\bdek\b|subtitle|sub-?head|excerpt|abstract|disclaimer|copyright|correction|most-|recommend`)

// extend takes further paragraphs: those that stand in elements of the same names as others, among
// these, or before them below the headline; and the short lines and headings among those.
func extend(blocks []*passage) {
	named, holders := map[string]bool{}, map[*html.Node]bool{}
	var top, headline *html.Node
	from, to := -1, -1
	for i, b := range blocks {
		if b.node.DataAtom == atom.H1 && from < 0 {
			headline = b.node
		}
		if !b.taken || !b.prose {
			continue
		}
		if from < 0 {
			from, top = i, b.node.Parent
		}
		to = i
		top = around(top, b.node)
		holders[holder(b.node)] = true
		if place := placeName(b.node); place != "" {
			named[place] = true
		}
	}
	page := around(top, headline)
	below, names := headline == nil, map[string]bool{}
	for i, b := range blocks {
		below = below || b.node == headline
		switch {
		case b.taken || b.link || !below:
		case i < from && headline != nil && heads(b.text): // told of the writing, and left out later
			b.taken = true
		case i < from:
			b.taken = b.prose && headline != nil && b.node.DataAtom == atom.P && strings.Count(b.text, " ") > 10 && !apart(b.node, page, names)
		case apart(b.node, top, names):
		case named[placeName(b.node)]:
			b.taken = b.prose || i < to
		case i < to:
			over := isHeading(b.node) && blocks[i+1].taken && blocks[i+1].node.Parent == b.node.Parent
			b.taken = over || holders[holder(b.node)]
		}
	}
}

// heads reports whether a text is a byline or a date of printing.
func heads(s string) bool {
	ls := lines(s)
	return len(ls) == 1 && (ls[0].byline() || ls[0].stamp())
}

// around returns the innermost element that is or holds both.
func around(n, m *html.Node) *html.Node {
	for m != nil && n != nil && !inside(m, n) {
		n = n.Parent
	}
	return n
}

// holder returns the element that holds a paragraph, heading, list or quotation among others.
func holder(n *html.Node) *html.Node {
	for n.Parent != nil && (paragraphElements[n.DataAtom] || isHeading(n)) {
		n = n.Parent
	}
	return n
}

// paragraphElements are what a story is made of.
var paragraphElements = atoms(atom.P, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre)

// placeName names the holder of an element and what is around that by their classes, or is "" if they
// have none.
func placeName(n *html.Node) string {
	n = holder(n)
	class, outer := attr(n, "class"), ""
	if n.Parent != nil {
		outer = attr(n.Parent, "class")
	}
	if class+outer == "" || n.DataAtom == atom.Body {
		return ""
	}
	return n.Data + "." + class + " " + outer
}

func inside(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

// apart reports whether an element, or one around it below top, is called something else than the
// story; names is what names were found to call.
func apart(n, top *html.Node, names map[string]bool) bool {
	for ; n != nil && n != top; n = n.Parent {
		name := attr(n, "class") + " " + attr(n, "id")
		called, ok := names[name]
		if !ok {
			called = apartRE.MatchString(name)
			names[name] = called
		}
		if called || n.DataAtom == atom.Aside || n.DataAtom == atom.Footer {
			return true
		}
	}
	return false
}

// once leaves out what stands twice: blocks that are the same, that are a part of another, as
// a sentence pulled out of the text, or that are made of several others.
func once(blocks []string) []string {
	seen := map[string]bool{}
	var kept, squeezed []string
	size := 0
	for _, b := range blocks {
		if s := squeeze(b); len(s) < telling || !seen[s] {
			seen[s] = true
			kept, squeezed = append(kept, b), append(squeezed, s)
			size += len(s)
		}
	}
	if len(kept)*size > much {
		return kept
	}
	gone := make([]bool, len(kept))
	for i := range squeezed {
		gone[i] = madeOfOthers(squeezed, i)
	}
	for i, s := range squeezed {
		for j, t := range squeezed {
			if i != j && !gone[i] && !gone[j] && len(s) >= telling && len(s) < len(t) && strings.Contains(t, s) {
				gone[i] = true
			}
		}
	}
	out := kept[:0]
	for i, b := range kept {
		if !gone[i] {
			out = append(out, b)
		}
	}
	return out
}

// madeOfOthers reports whether a text is what the texts next to it say, as when an extractor read an element and then
// what is in it.
func madeOfOthers(texts []string, i int) bool {
	if len(texts[i]) < telling {
		return false
	}
	parts, size := 0, 0
	for _, step := range [...]int{1, -1} {
		for j := i + step; j >= 0 && j < len(texts) && len(texts[j]) < len(texts[i]) && strings.Contains(texts[i], texts[j]); j += step {
			parts, size = parts+1, size+len(texts[j])
		}
	}
	return parts > 1 && float64(size) > covered*float64(len(texts[i]))
}
