package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// dateline is the kind of noise that says where and when a story was written, and for whom, in
// front of its first sentence: "BEIRUT, July 13 (Reuters) - ". It isn't the sentence's subject.
const dateline = "dateline"

// placed is a dateline taken apart. Its size is in bytes, with the space after it; 0 if there is none.
type placed struct {
	place, date, source string
	size                int
	sure                bool // it has a form that no heading has
}

// What a dateline is made of.
const (
	wires    = agencies + `|CNN|UPI|VOA|BBC|DW|IANS|ANI|PTI|APP|MNA|KUNA|NNA|MENA|WAFA|QNA|BNA|ONA|KNA|IPS|RFE/RL`
	wireRE   = `((?:` + wires + `)(?:[ /,-]\p{Lu}[\w .]{1,20})?|\p{Lu}[\w. ]{1,25} (?:News|Agency|Press|Post|Times|Network|Service))`
	dashRE   = `[\s\x{a0}]*[-–—]{1,2}[\s\x{a0}]*`
	anyPlace = `((?:al-)?\p{Lu}[\p{L}'’.-]*(?:(?: | ?/ ?|, ?)(?:of |de |el )?(?:al-)?\p{Lu}[\p{L}'’.-]*){0,5}?)`
	capitals = `(\p{Lu}[\p{Lu}'’.-]{2,}(?:(?: | ?/ ?)\p{Lu}[\p{Lu}'’.-]*){0,4}(?:, ?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?)`
	month    = `(?:(?i:` + months + `)\.?)`
	dayRange = `(?:0?[1-9]|[12]\d|3[01])`
	written  = `((?:` + month + `\s*` + dayRange + `|` + dayRange + `\s` + month + `)(?:,?\s(?:19|20)\d{2})?)`
	dated    = `(?:,?\s` + written + `)?[.,]?\s?`
)

// The forms of a dateline, and what their groups are: place, date, source. In the last nothing but
// capitals says that it is one.
var datelineForms = []struct {
	groups string
	re     *regexp.Regexp
}{
	{"pds", regexp.MustCompile(`^` + anyPlace + dated + `\(` + wireRE + `\)(?:` + dashRE + `|:\s)`)},
	{"pds", regexp.MustCompile(`^` + anyPlace + dated + `/(` + wires + `)/[.:]?(?:` + dashRE + `|\s)`)},
	{"pds", regexp.MustCompile(`^` + anyPlace + `(?:,\s` + written + `)?,\s\(?(` + wires + `)\)?(?:` + dashRE + `|:\s)`)},
	{"pd", regexp.MustCompile(`^` + anyPlace + `,\s` + written + `(?:` + dashRE + `|:\s)`)},
	{"pds", regexp.MustCompile(`^` + capitals + dated + `\((\p{Lu}[\w.&/ -]{1,30})\)(?:` + dashRE + `|:\s)`)},
	{"s", regexp.MustCompile(`^\((` + wires + `)\)` + dashRE)},
	{"p", regexp.MustCompile(`^` + capitals + `(?:[\s\x{a0}]?:|[\s\x{a0}][-–—]{1,2})[\s\x{a0}]+`)},
}

// headingRE is what stands in capitals before a colon, and is no place.
var headingRE = regexp.MustCompile(`^(?:\p{Lu}{1,3}\s?[:–—-]|(?:NOTE|EDIT|UPDATED?|BREAKING|WATCH|LISTEN|READ|VIDEO|PHOTOS?|OPINION|ANALYSIS|COMMENT|COMMENTARY|EXCLUSIVE|` +
	`EXPLAINER|FACTBOX|INTERVIEW|QUESTION|ANSWER|WARNING|CORRECTION|CLARIFICATION|LIVE|WHO|WHY|WHAT|WHEN|WHERE|HOW|TIMELINE|SUMMARY|SOURCES?|ABOUT|PROS?|CONS?|FILE|NATO|HOWEVER)\b(?:\s\p{Lu}+)?\s?[:–—-])`)

// dateline returns the place, date and agency that a paragraph opens with.
func (l line) dateline() placed {
	if !l.ends || l.words < 10 {
		return placed{}
	}
	head := l.text[:min(len(l.text), 120)]
	if !strings.ContainsAny(head, ":-–—/") {
		return placed{}
	}
	for _, f := range datelineForms {
		m := f.re.FindStringSubmatch(head)
		if m == nil {
			continue
		}
		p := placed{size: len(m[0]), sure: f.groups != "p"}
		for i, g := range f.groups {
			switch g {
			case 'p':
				p.place = strings.TrimRight(m[i+1], ",. ")
			case 'd':
				p.date = m[i+1]
			case 's':
				p.source = m[i+1]
			}
		}
		if p.sure || !headingRE.MatchString(head) {
			return p
		}
		return placed{}
	}
	return placed{}
}

// deep is how many paragraphs may stand before a dateline: a summary or two.
const deep = 3

// datelined returns the line that a story's dateline opens, or -1. One that could be a heading counts
// only before the first sentence, and not where other lines open alike, as speakers do in an
// interview.
func datelined(ls []line, kinds []string) (int, placed) {
	seen := 0
	for i, l := range ls {
		if kinds[i] != "" || !l.prose() {
			continue
		}
		if p := l.dateline(); p.size > 0 && (p.sure || seen == 0 && !anotherLabel(ls, i)) {
			return i, p
		}
		if seen++; seen == deep {
			break
		}
	}
	return -1, placed{}
}

var labelCapsRE = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’-]{2,30}:\s`)

// anotherLabel reports whether a line other than i opens with capitals and a colon.
func anotherLabel(ls []line, i int) bool {
	for k, l := range ls {
		if k != i && labelCapsRE.MatchString(l.text) {
			return true
		}
	}
	return false
}

// datelineSpan is the noise that a dateline makes of the front of its line.
func datelineSpan(l line, p placed) graph.Noise {
	size := len(strings.TrimRight(l.text[:p.size], " \t\u00a0"))
	return graph.Noise{Start: l.start, End: l.start + utf8.RuneCountInString(l.text[:size]), Kind: dateline}
}
