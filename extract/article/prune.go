package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Extractors take for the story whatever stands near it in paragraphs, so what surely is something
// else leaves the page before they see it: by role, by name, by the heading above it, or as a list of
// cards. What holds the headline, or most of the page's prose, stays, whatever it is called.

// prune takes off a page what isn't its story.
func prune(body *html.Node) {
	p := pruning{prose: proseBelow(body)}
	p.named(body)
	p.listed(body)
}

type pruning struct {
	prose int // bytes on the page
}

var (
	// foreignRE matches a class or ID that calls an element something else than the story.
	foreignRE = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:cookies?|gdpr|consent|onetrust|privacy|newsletters?|sign-?up|subscri(?:be|ption)s?|mailing-?list|paywall|` +
		`related|recommend(?:ed|ations?)|read-?(?:more|next|also)|more-?(?:stories|news|from)|most-?(?:read|viewed|popular)|trending|outbrain|taboola|promos?|teasers?|also-?like|` +
		`author-?(?:bio|box|info)|bio|tags|shar(?:e|ing)|social|advert(?:isement)?s?|ad-?slot|pull-?quote|breadcrumbs?)(?:$|[\s_-])`)
	readersRE = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:comments|comment-?(?:list|section|area|thread|wrap(?:per)?)|disqus\w*|respond|reader-?comments?)(?:$|[\s_-])`)
)

// spare reports whether the page keeps its headline and most of its prose without an element.
func (p *pruning) spare(n *html.Node) bool {
	return first(n, func(d *html.Node) bool { return d.DataAtom == atom.H1 }) == nil && 3*proseBelow(n) < 2*p.prose
}

// named takes off the elements below n that say by role or name, or by wanting the reader's address,
// that they are something else.
func (p *pruning) named(n *html.Node) {
	for c, next := n.FirstChild, (*html.Node)(nil); c != nil; c = next {
		next = c.NextSibling
		if c.Type != html.ElementNode {
			continue
		}
		if p.isForeign(c) {
			n.RemoveChild(c)
		} else {
			p.named(c)
		}
	}
}

func (p *pruning) isForeign(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Aside, atom.Ul, atom.Ol, atom.Dl, atom.P, atom.Table, atom.Footer, atom.Dialog:
	default:
		return false
	}
	role, class, id := attr(n, "role"), attr(n, "class"), attr(n, "id")
	switch {
	case readersRE.MatchString(class) || readersRE.MatchString(id): // who may have written more than the story has
		return p.spare(n) || first(n, isHeadline) == nil && p.prose-proseBelow(n) > storyLength
	case n.DataAtom == atom.Dialog || role == "dialog" || role == "alertdialog" || foreignRE.MatchString(class) || foreignRE.MatchString(id):
		return p.spare(n)
	}
	return wantsAddress(n) && p.spare(n)
}

func isHeadline(n *html.Node) bool {
	return n.DataAtom == atom.H1 || attr(n, "itemprop") == "articleBody"
}

const (
	smallBox  = 80  // words
	mostLists = 100 // on a page
)

// wantsAddress reports whether an element is a small box that asks readers for their address.
func wantsAddress(n *html.Node) bool {
	words, asks := 0, 0
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Input && attr(d, "type") == "email":
			asks += 2
		case isText(d):
			if words += len(strings.Fields(d.Data)); words > smallBox {
				return false
			}
			for _, ask := range [...]string{"ewsletter", "ign up", "igning up", "ubscrib", "mail address", "inbox"} {
				asks += strings.Count(d.Data, ask)
			}
		}
	}
	return asks >= 2
}

func isText(n *html.Node) bool {
	return n.Type == html.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style && n.Parent.DataAtom != atom.Noscript
}

// proseBelow counts the bytes below n in texts that are longer than a label, and no links.
func proseBelow(n *html.Node) (size int) {
	for d := range n.Descendants() {
		if isText(d) && len(d.Data) > 40 && d.Parent.DataAtom != atom.A {
			size += len(d.Data)
		}
	}
	return size
}

var (
	readersHeadRE = regexp.MustCompile(`(?i)^(?:(?:\d+|no|all|view|show|reader)\s)*(?:comments?|replies|responses|discussion)(?:\s?\(?\d+\)?)?:?$|^(?:leave a (?:reply|comment)|join the (?:conversation|discussion)|what do you think\?)$`)
	listHeadRE    = regexp.MustCompile(`(?i)^(?:(?:related|recommended|trending|popular|latest|further|other|top|similar|featured)(?: (?:articles?|stor(?:y|ies)|news|posts?|topics?|reading|content|links?|videos?|coverage|headlines?))?(?: for you)?|` +
		`more(?: (?:on|from|in|about|stories|news|like|to)\b.{0,40})?|most (?:read|popular|viewed|shared|commented)\b.{0,30}|editor['’]?s['’]? (?:picks?|choice)|you (?:may|might|could)(?: also)? (?:like|be interested in|have missed)\b.{0,20}|` +
		`(?:also )?(?:read|up|watch|what to read|keep) (?:next|more|also|reading|watching)|also read|see also|don['’]t miss|(?:around|from) (?:the|around the) web|(?:sponsored|promoted|paid)(?: \w+)?):?$`)
)

// listed takes off what readers wrote, lists under a heading such as "Related stories", and cards of
// several stories beside one another.
func (p *pruning) listed(body *html.Node) {
	var heads, cards []*html.Node
	beside := map[*html.Node]int{}
	for d := range body.Descendants() {
		switch d.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.B, atom.Strong, atom.P, atom.Div, atom.Span:
			if label(d) != "" {
				heads = append(heads, d)
			}
		}
		if isCard(d) {
			cards = append(cards, d)
			beside[d.Parent]++
		}
	}
	for _, h := range heads[:min(len(heads), mostLists)] {
		p.below(h)
	}
	for _, c := range cards {
		if beside[c.Parent] > 1 && p.spare(c) {
			c.Parent.RemoveChild(c)
		}
	}
}

// label returns the text of an element of a few words, if it heads a list or comments, else "".
func label(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if isText(d) {
			if b.WriteString(d.Data); b.Len() > 150 {
				return ""
			}
		}
	}
	s := strings.Join(strings.Fields(b.String()), " ")
	if readersHeadRE.MatchString(s) || listHeadRE.MatchString(s) {
		return s
	}
	return ""
}

// below takes off a heading and what stands below it in its element: all that readers wrote; of a
// list, what has links, up to where the story goes on.
func (p *pruning) below(h *html.Node) {
	s := label(h)
	for h.Parent != nil && h.Parent.DataAtom != atom.Body && label(h.Parent) == s { // it is wrapped
		h = h.Parent
	}
	if h.Parent == nil {
		return
	}
	readers := readersHeadRE.MatchString(s)
	gone, links := []*html.Node{h}, 0
	for c := h.NextSibling; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			here := linksBelow(c)
			if !p.spare(c) || !readers && here == 0 && proseBelow(c) > 0 {
				break
			}
			links += here
		} else if !readers && len(strings.TrimSpace(c.Data)) > 40 {
			break
		}
		gone = append(gone, c)
	}
	if links == 0 && !readers {
		return
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

func linksBelow(n *html.Node) (count int) {
	if isLink(n) {
		count++
	}
	for d := range n.Descendants() {
		if isLink(d) {
			count++
		}
	}
	return count
}

func isLink(n *html.Node) bool {
	to := attr(n, "href")
	return n.DataAtom == atom.A && to != "" && to[0] != '#'
}

// isCard reports whether an element announces another story: a heading that leads there, and little
// text.
func isCard(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Li, atom.Article, atom.Section:
	default:
		return false
	}
	words, heading := 0, false
	for d := range n.Descendants() {
		switch {
		case isText(d):
			if words += len(strings.Fields(d.Data)); words > smallBox {
				return false
			}
		case d.DataAtom == atom.H2 || d.DataAtom == atom.H3 || d.DataAtom == atom.H4 || d.DataAtom == atom.H5:
			heading = heading || isLink(d.Parent) || first(d, isLink) != nil
		}
	}
	return heading && !isStory(n)
}
