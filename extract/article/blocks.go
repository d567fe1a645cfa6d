package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What starts a line of its own, and what holds no text of the story.
var (
	blockElements = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Br, atom.Caption, atom.Dd, atom.Details,
		atom.Div, atom.Dl, atom.Dt, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li,
		atom.Main, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Td, atom.Th, atom.Tr, atom.Ul)
	silentElements = atoms(atom.Button, atom.Figure, atom.Form, atom.Head, atom.Iframe, atom.Nav, atom.Noscript, atom.Object,
		atom.Script, atom.Select, atom.Style, atom.Svg, atom.Template, atom.Textarea, atom.Title)
)

func atoms(as ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range as {
		m[a] = true
	}
	return m
}

// textBlocks returns the text below a node, a block element a string, white space made single.
func textBlocks(n *html.Node) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case n.Type == html.CommentNode || silentElements[n.DataAtom]:
			return
		}
		block := blockElements[n.DataAtom]
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
		}
	}
	if n != nil {
		walk(n)
		flush()
	}
	return out
}

// flat returns the text below a node in one line.
func flat(n *html.Node) string { return strings.Join(textBlocks(n), " ") }
