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

// prune takes off a page what isn't its story, and returns how much prose the story may have, in bytes.
func prune(body *html.Node) int {
	p := pruning{surveyOf(body), body}
	p.named(body)
	p.listed(body)
	return p.of[p.heart].prose
}

type pruning struct {
	survey
	page *html.Node
}

var (
	// foreignRE matches a class or ID that calls an element something else than the story.
	foreignRE = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:cookies?|gdpr|consent|onetrust|privacy|newsletters?|sign-?up|subscri(?:be|ption)s?|mailing-?list|paywall|` +
		`related|recommend(?:ed|ations?)|read-?(?:more|next|also)|more-?(?:stories|news|from)|most-?(?:read|viewed|popular)|trending|outbrain|taboola|promos?|teasers?|also-?like|` +
		`author-?(?:bio|box|info)|bio|tags|shar(?:e|ing)|social|advert(?:isement)?s?|ad-?slot|pull-?quote|breadcrumbs?)(?:$|[\s_-])`)
	readersRE = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:comments|comment-?(?:list|section|area|thread|wrap(?:per)?)|disqus\w*|respond|reader-?comments?)(?:$|[\s_-])`)
)

// spare reports whether the page keeps its headline and its story without an element: that isn't around the page's
// heart, nor much of what is in it, nor most of the page.
func (p *pruning) spare(n *html.Node) bool {
	t := p.of[n]
	return !t.headline && !inside(p.heart, n) && 3*t.prose < 2*p.of[p.page].prose && !p.told(n)
}

// told reports whether an element is a good part of the heart's prose, and tells rather than lists.
func (p *pruning) told(n *html.Node) bool {
	t := p.of[n]
	return 4*t.prose > p.of[p.heart].prose && !t.lists() && inside(n, p.heart)
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
			p.remove(c)
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
	role, called := attr(n, "role"), p.naming(n)
	switch {
	case called.readers: // who may have written more than the story has
		return p.spare(n) || !p.of[n].headline && !p.of[n].body && p.of[p.heart].prose > storyLength && !inside(p.heart, n)
	case n.DataAtom == atom.Dialog || role == "dialog" || role == "alertdialog" || called.foreign:
		return p.spare(n)
	}
	return p.wantsAddress(n) && !p.wantsAddressWithin(n) && p.spare(n)
}

// wantsAddressWithin reports whether a child of an element asks alone, and the rest says something else.
func (p *pruning) wantsAddressWithin(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && p.of[n].text-p.of[c].text > longestHead && p.wantsAddress(c) {
			return true
		}
	}
	return false
}

const (
	smallBox    = 500 // bytes of text
	longestHead = 100 // bytes of a heading
	longestAsk  = 200 // bytes that lead up to asking for an address
	mostLists   = 100 // on a page
)

// wantsAddress reports whether an element is a small box that asks readers for their address.
func (p *pruning) wantsAddress(n *html.Node) bool {
	if p.of[n].text > smallBox {
		return false
	}
	asks := 0
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Input && attr(d, "type") == "email":
			asks += 2
		case isText(d):
			found := 0
			for _, ask := range [...]string{"ewsletter", "ign up", "igning up", "ubscrib", "mail address", "inbox"} {
				found += strings.Count(d.Data, ask)
			}
			if asks += found; found == 0 && len(strings.TrimSpace(d.Data)) > longestAsk {
				return false
			}
		}
	}
	return asks >= 2
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
	type kind struct {
		holder      *html.Node
		name, class string
	}
	alike := map[kind]int{}
	kindOf := func(n *html.Node) kind { return kind{n.Parent, n.Data, attr(n, "class")} }
	for d := range body.Descendants() {
		switch d.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.B, atom.Strong, atom.P, atom.Div, atom.Span:
			if p.of[d].text <= longestHead && label(d) != "" {
				heads = append(heads, d)
			}
		}
		if p.isCard(d) {
			cards = append(cards, d)
			alike[kindOf(d)]++
		}
	}
	for _, h := range heads[:min(len(heads), mostLists)] {
		p.below(h)
	}
	for _, c := range cards {
		if alike[kindOf(c)] > 1 && p.spare(c) {
			p.remove(c)
		}
	}
}

// label returns the text of an element of a few words, if it heads a list or comments, else "".
func label(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if isText(d) {
			b.WriteString(d.Data)
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
			if t := p.of[c]; !p.spare(c) || !readers && t.prose > 0 && !t.lists() {
				break
			} else {
				links += t.links
			}
		} else if !readers && len(strings.TrimSpace(c.Data)) > 40 {
			break
		}
		gone = append(gone, c)
	}
	if links == 0 && !readers {
		return
	}
	for _, n := range gone {
		if n.Type == html.ElementNode {
			p.remove(n)
		} else {
			n.Parent.RemoveChild(n)
		}
	}
}

func isLink(n *html.Node) bool {
	to := attr(n, "href")
	return n.DataAtom == atom.A && to != "" && to[0] != '#'
}

// isCard reports whether an element announces another story: a heading that leads there, and little
// text.
func (p *pruning) isCard(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Li, atom.Article, atom.Section:
	default:
		return false
	}
	t := p.of[n]
	if t.text > smallBox || t.headings == 0 || t.links == 0 {
		return false
	}
	return !isStory(n) && first(n, func(d *html.Node) bool {
		return isHeading(d) && (isLink(d.Parent) || first(d, isLink) != nil)
	}) != nil
}
