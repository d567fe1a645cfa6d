package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// containers are elements in which a page may have text without paragraphs.
var containers = atoms(atom.Div, atom.Td, atom.Section, atom.Article, atom.Main, atom.Body, atom.Center)

const leastProse = 60 // bytes of a text that is taken for a paragraph

// paragraph makes paragraphs of the text that a page has beside blocks, or parts by breaks alone,
// which extractors lose or read twice. Forms that hold the page are opened.
func paragraph(body *html.Node) {
	var found []*html.Node
	for d := range body.Descendants() {
		if d.DataAtom == atom.Form && (first(d, isHeading) != nil || proseBelow(d) > storyLength) {
			d.Data, d.DataAtom = "div", atom.Div
		}
		if containers[d.DataAtom] {
			found = append(found, d)
		}
	}
	for _, n := range append(found, body) {
		wrap(n)
	}
}

// unscripted shows what a page that is made by scripts holds for readers who have none.
func unscripted(body *html.Node) {
	if proseBelow(body) >= storyLength {
		return
	}
	var hidden []*html.Node
	for d := range body.Descendants() {
		if d.DataAtom == atom.Noscript {
			hidden = append(hidden, d)
		}
	}
	for _, n := range hidden {
		around := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		n.Parent.InsertBefore(around, n)
		n.Parent.RemoveChild(n)
		if n.FirstChild == nil {
			continue
		}
		if nodes, err := html.ParseFragment(strings.NewReader(n.FirstChild.Data), around); err == nil {
			for _, each := range nodes {
				around.AppendChild(each)
			}
		}
	}
}

// wrap puts each run of text and inline elements below n, up to two breaks, into a paragraph.
func wrap(n *html.Node) {
	var run []*html.Node
	breaks, text, links := 0, 0, 0
	flush := func(next *html.Node) {
		if text-links >= leastProse && (next != nil || run[0] != n.FirstChild || endsSentence(flatAll(run))) {
			p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.InsertBefore(p, run[0])
			for _, r := range run {
				n.RemoveChild(r)
				p.AppendChild(r)
			}
		}
		run, breaks, text, links = nil, 0, 0, 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br:
			if breaks++; breaks == 2 && len(run) > 0 {
				flush(c)
			}
			if len(run) > 0 {
				run = append(run, c)
			}
			continue
		case c.Type == html.ElementNode && holdsBlock(c):
			if len(run) > 0 {
				flush(c)
			}
			continue
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			breaks = 0
			size, linked := sizes(c)
			text, links = text+size, links+linked
		}
		if len(run) > 0 || c.Type == html.ElementNode || strings.TrimSpace(c.Data) != "" {
			run = append(run, c)
		}
	}
	if len(run) > 0 {
		flush(nil)
	}
}

func flatAll(ns []*html.Node) string {
	var b strings.Builder
	for _, n := range ns {
		b.WriteString(flat(n))
	}
	return b.String()
}

// holdsBlock reports whether an element is or holds a block, or something that isn't text.
func holdsBlock(n *html.Node) bool {
	block := func(d *html.Node) bool {
		return d.Type == html.ElementNode && (blockElements[d.DataAtom] && d.DataAtom != atom.Br || silentElements[d.DataAtom])
	}
	return block(n) || first(n, block) != nil
}

// sizes returns the bytes of text at and below n, and how many of them are links.
func sizes(n *html.Node) (text, linked int) {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data)), 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t, l := sizes(c)
		text, linked = text+t, linked+l
	}
	if isLink(n) {
		linked = text
	}
	return text, linked
}
