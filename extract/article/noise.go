package article

import (
	"regexp"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// The kinds of noise.
const (
	caption     = "caption"     // what a picture shows
	teaser      = "teaser"      // another story, announced
	byline      = "byline"      // who wrote, and when it was printed
	boilerplate = "boilerplate" // what the page says of itself
)

// A noticing marks, in kinds, lines that aren't the story. Each looks at form and position; lines
// that another has marked keep their mark.
type noticing func(ls []line, kinds []string)

var noticings = []noticing{pageHead, pictures, agedList, datedList, headedList, labelled, barred, phrases, blurb, furniture}

// noise returns the spans of a text that aren't its story, in order. Of a text that holds several
// stories, and can't be parted, each is looked at by itself.
func noise(ls []line) []graph.Noise {
	var out []graph.Noise
	from := 0
	for _, c := range cuts(ls) {
		out = append(out, noiseOfOne(ls[from:c.start])...)
		from = c.start
	}
	return append(out, noiseOfOne(ls[from:])...)
}

// noiseOfOne returns the noise around one story, and what opens the story's first sentence. A text
// is never all noise.
func noiseOfOne(ls []line) []graph.Noise {
	kinds := make([]string, len(ls))
	if len(ls) > 1 {
		for _, notice := range noticings {
			notice(ls, kinds)
		}
	}
	opening, head := datelined(ls, kinds)
	var out []graph.Noise
	left, end := 0, lastStory(kinds)
	for i, k := range kinds {
		switch last := len(out) - 1; {
		case k == "":
			if i == opening {
				out = append(out, datelineSpan(ls[i], head))
			}
			if i == end {
				if n, ok := signOff(ls[i]); ok {
					out = append(out, n)
				}
			}
			left++
		case i > 0 && kinds[i-1] == k:
			out[last].End = ls[i].end
		default:
			out = append(out, graph.Noise{Start: ls[i].start, End: ls[i].end, Kind: k})
		}
	}
	if left == 0 {
		return nil
	}
	return out
}

// lastStory is the last line of the story, or -1.
func lastStory(kinds []string) int {
	for i := len(kinds) - 1; i >= 0; i-- {
		if kinds[i] == "" {
			return i
		}
	}
	return -1
}

func mark(kinds []string, i int, kind string) {
	if kinds[i] == "" {
		kinds[i] = kind
	}
}

// bodyEnds returns the lines of the first and last sentences of the story that aren't marked yet;
// first is len(ls) if there are none.
func bodyEnds(ls []line, kinds []string) (first, last int) {
	first, last = len(ls), -1
	for i, l := range ls {
		if kinds[i] == "" && l.prose() {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// pageHead marks dates of printing, bylines and the headline's repetition above the story.
func pageHead(ls []line, kinds []string) {
	above := head(ls)
	for i, l := range above {
		switch {
		case l.stamp() || l.age() || l.byline():
			mark(kinds, i, byline)
		case isCaption(l, true) && len(above) < len(ls):
			mark(kinds, i, caption)
		case l.headline():
			for _, earlier := range above[:i] {
				if l.same(earlier) {
					mark(kinds, i, boilerplate)
				}
			}
		}
	}
}

const agencies = `AFP|AP|Reuters|REUTERS|EPA|EFE|Getty|Anadolu|AA|TASS|Sputnik|RIA|Xinhua|IRNA|ISNA|Tasnim|Fars|Mehr|SANA|WAM|SPA|ANSA|DPA|dpa|Shutterstock|Bloomberg|WANA|Flickr|Wikimedia`

var (
	creditRE     = regexp.MustCompile(`[(\[](?:[^()\[\]]{0,60}\b)?(?:` + agencies + `|[Pp]hoto|PHOTO|[Ii]mage|[Ff]ile|FILE|[Cc]ourtesy|[Hh]andout|[Ss]upplied)\b[^()\[\]]{0,60}[)\]]$`)
	slashRE      = regexp.MustCompile(`(?:[/|]\s?(?:` + agencies + `)\b|(?:` + agencies + `)(?:/\p{Lu}| Photo/)|Getty Images|(?:via|Photo:|Photo by|Image:|Picture:|Credit:)\s+\p{Lu})[^.]{0,60}$`)
	pictureRE    = regexp.MustCompile(`^(?:\[caption\b|FILE(?: PHOTO)?\b|(?i:file (?:photo|picture|image))\b|(?:Photo|Image|Picture|Caption|PHOTO|IMAGE|CAPTION)s?\s?:|In this\b.{0,60}\b(?:photo|image|picture|handout|screengrab|frame grab)\b)`)
	depictionRE  = regexp.MustCompile(`\((?:L|R|C|[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|[Tt]op|[Bb]ottom)\)|\b(?:file (?:photo|picture|image)|pictured)\b|\b(?:photo|picture|image|handout) (?:released|provided|taken|shows|obtained|made available)\b`)
	gluedRE      = regexp.MustCompile(`^(?:Getty(?: Images)?|Reuters|REUTERS|AFP|EPA|Shutterstock|Anadolu)\p{Lu}\p{Ll}+[\s'’]`)
	openingRE    = regexp.MustCompile(`^(?:\[caption|F|file |Photo|PHOTO|Image|IMAGE|Picture|PICTURE|Caption|CAPTION|In this|Getty|R(?:euters|EUTERS)|AFP|EPA|Shutterstock|Anadolu)`) // what the next two open with, told cheaply
	longestImage = 80                                                                                                                                                                 // words under a picture
)

// isCaption reports whether a line stands under a picture: it carries the picture's credit. Below
// the head of a page a credit alone doesn't tell, as agencies are credited for sentences too.
func isCaption(l line, above bool) bool {
	if l.words > longestImage || l.words < 2 || len(l.text) > 800 {
		return false
	}
	if openingRE.MatchString(l.text) && (pictureRE.MatchString(l.text) || gluedRE.MatchString(l.text)) {
		return true
	}
	credited := strings.ContainsAny(l.text[len(l.text)-1:], ")]") && creditRE.MatchString(l.text)
	switch {
	case credited && (above || depictionRE.MatchString(l.text)):
		return true
	case l.ends:
		return false
	}
	tail := l.text[max(0, len(l.text)-120):]
	return l.words >= 3 && (strings.ContainsAny(tail, "/|:") || strings.Contains(tail, "Getty Images") || strings.Contains(tail, "via ") || strings.Contains(tail, "Photo by")) && slashRE.MatchString(tail)
}

// pictures marks captions anywhere, and the picture's title that stands right above one whose
// credit is glued to it.
func pictures(ls []line, kinds []string) {
	for i, l := range ls {
		if !isCaption(l, false) {
			continue
		}
		mark(kinds, i, caption)
		if i > 0 && !l.gap && ls[i-1].headline() && !ls[i-1].ends && gluedRE.MatchString(l.text) && i > len(head(ls)) {
			mark(kinds, i-1, caption)
		}
	}
}

// agedList marks a list of other stories, each a headline, perhaps a summary, and its age, with
// the short heading above the list.
func agedList(ls []line, kinds []string) {
	first, _ := bodyEnds(ls, kinds)
	var ages []int
	for i := first + 1; i < len(ls); i++ {
		if ls[i].age() {
			ages = append(ages, i)
		}
	}
	if len(ages) < 2 {
		return
	}
	top := ages[0]
	for n, i := range ages {
		from := max(i-2, first+1)
		if n > 0 {
			from = max(from, ages[n-1]+1)
		}
		// Above the first age there is no other to end the entry: it starts with its headline.
		for n == 0 && from < i && (ls[from].ends || ls[from].words <= 3) {
			from++
		}
		for j := from; j <= i; j++ {
			mark(kinds, j, teaser)
		}
		top = min(top, from)
	}
	if above := top - 1; above > first && ls[above].words <= 5 && !ls[above].ends {
		mark(kinds, above, teaser)
	}
}

var datedRE = regexp.MustCompile(`(?i)\s[-–—|•·]\s*` + anyDate + `$`)

// datedList marks a list of other stories, each a headline and the day when it was printed.
func datedList(ls []line, kinds []string) {
	first, _ := bodyEnds(ls, kinds)
	dated := func(i int) bool {
		return i > first && i < len(ls) && ls[i].words <= 30 && strings.ContainsAny(ls[i].text, "-–—|•·") && datedRE.MatchString(ls[i].text)
	}
	for i := range ls {
		if dated(i) && (dated(i-1) || dated(i+1)) {
			mark(kinds, i, teaser)
		}
	}
}

var listRE = regexp.MustCompile(`(?i)^(?:recent|latest|related|popular|trending|top|most|more|recommended|you (?:may|might)|editor['’]?s['’]? |read (?:next|more|also)|what to read|don['’]t miss|around the web|from the web|sponsored|in other news|see also|up next|must read|also (?:read|in))\b`)

// headedList marks a list of headlines under a heading such as "Related stories".
func headedList(ls []line, kinds []string) {
	first, _ := bodyEnds(ls, kinds)
	for i := first + 1; i < len(ls); i++ {
		if ls[i].words > 6 || ls[i].ends || !listRE.MatchString(ls[i].text) {
			continue
		}
		end := i + 1
		for end < len(ls) && !ls[end].prose() && ls[end].words <= 30 {
			end++
		}
		if end-i < 3 {
			continue
		}
		for ; i < end; i++ {
			mark(kinds, i, teaser)
		}
	}
}

var (
	labelRE  = regexp.MustCompile(`^(\p{Lu}[\p{L}' ]{2,24}?)\s?[:>»|]\s*\S`)
	teaserRE = regexp.MustCompile(`(?i)^(?:(?:more news|more|read(?: more| also| next)?|also read|see also|see more|(?:also )?in (?:the|other) news|related(?: \w+)?|watch(?: now)?|listen|don['’]t miss|recommended|editor['’]?s['’]? picks?)\s?[:>»]|(?-i:READ MORE|READ ALSO|ALSO READ|READ NEXT|SEE ALSO|RELATED|MORE ON)\b)`)
)

// labelled marks announcements with a label, as in "More news: …": one that is known, or any that
// opens several lines in a row after the story.
func labelled(ls []line, kinds []string) {
	first, last := bodyEnds(ls, kinds)
	label := func(i int) string {
		if i <= last || i >= len(ls) || ls[i].prose() || len(ls[i].text) > 300 {
			return ""
		}
		if m := labelRE.FindStringSubmatch(ls[i].text); m != nil {
			return m[1]
		}
		return ""
	}
	for i := range ls {
		known := ls[i].words > 2 && ls[i].words <= 30 && i > 0 && teaserRE.MatchString(ls[i].text)
		l := label(i)
		if known || first < len(ls) && l != "" && (l == label(i+1) || l == label(i-1)) {
			mark(kinds, i, teaser)
		}
	}
}

var (
	barRE   = regexp.MustCompile(`\s[|•·]\s`)
	headsRE = regexp.MustCompile(`^[^:|•·]{2,30}:\s`)
)

// barred marks a line below the story's beginning whose items are parted by bars: headlines where a
// label opens it, else links of the page.
func barred(ls []line, kinds []string) {
	first, _ := bodyEnds(ls, kinds)
	for i := first + 1; i < len(ls); i++ {
		l := ls[i]
		if l.words > 40 || len(l.text) > 300 || strings.HasSuffix(l.text, ".") || !barRE.MatchString(l.text) {
			continue
		}
		if headsRE.MatchString(l.text) {
			mark(kinds, i, teaser)
		} else {
			mark(kinds, i, boilerplate)
		}
	}
}

var (
	creditsRE = regexp.MustCompile(`(?i)^[([]?(?:(?:additional |further )?(?:reporting|writing|editing) (?:by|for)\b|information for this (?:article|report|story)\b|with (?:inputs?|reporting|files|agencies)\b|compiled by\b|translated (?:from|by)\b|edited by\b)`)
	helpedRE  = regexp.MustCompile(`^.{3,120} contributed (?:reporting )?to this (?:report|story|article)\W*$|^.{3,60} can be (?:reached|contacted) (?:at|on|by)\b`)
	pageRE    = regexp.MustCompile(`(?i)^(?:our standards:|subscribe (?:to|now|for)|sign up (?:for|to|now)|click here|follow (?:us|him|her|them) on|by signing up\b|enter your e-?mail\b|already a subscriber|(?:do you have|have you got|got) (?:a|any) (?:story|tip|information)\b|to continue reading|join (?:our|us on)|download (?:our|the) app|get the news on your\b|support our (?:work|journalism|reporting)|share (?:this|on|via)|like us on|log ?in\b|advertise|skip to|leave a (?:comment|reply)|\d+ comments?$|comments? \(?\d|tags?:|filed under|topics?:|loading|listen to this (?:article|story)|we want to hear (?:from you|what you)\b|thank(?:s| you) for (?:reading|signing up|subscribing)\b|(?:if you )?enjoyed? (?:this|reading this) (?:article|story|post)\b|story continues below|article continues|the views expressed|this (?:article|story|report) (?:was|is|has been|first|originally) (?:\w+ )?(?:published|appeared|updated|edited|produced|generated))`)
	// noticeRE is what the law or a contract has a page say, at any length.
	noticeRE = regexp.MustCompile(`(?i)^(?:copyright (?:©|\(c\)|\d|by\b|(?-i:\p{Lu}))|©|\(c\) \d|all rights reserved|(?:we|this (?:web)?site|our (?:web)?site) uses? cookies|` +
		`this (?:document|material|content|article|story) (?:is (?:subject to copyright|the copyrighted)|may not be (?:published|reproduced|reprinted|copied))|` +
		`(?:this|our) (?:article|story|post|page|site) (?:may )?contains? (?:affiliate|sponsored) |we may (?:earn|receive|get) (?:an? )?(?:small |affiliate )*commissions?\b|` +
		`(?:if|when) you (?:buy|purchase|click) (?:\w+ ){0,6}(?:links?|site|page)\b.{0,80}\bcommission)`)
	addressRE = regexp.MustCompile(`^(?:https?://\S+|www\.\S+|@\w+|\S+@\S+\.\w+)$`)
)

// helps reports whether a line says who contributed, or how to reach them.
func helps(s string) bool {
	return (strings.Contains(s, " contributed ") || strings.Contains(s, " can be ")) && helpedRE.MatchString(s)
}

// phrases marks who contributed, after the story, and what a page says of itself, anywhere.
func phrases(ls []line, kinds []string) {
	first, _ := bodyEnds(ls, kinds)
	for i, l := range ls {
		switch {
		case l.words > 60 || len(l.text) > 500:
		case i > first && l.words <= 40 && (creditsRE.MatchString(l.text) || helps(l.text)):
			mark(kinds, i, byline)
		case i > 0 && noticeRE.MatchString(l.text):
			mark(kinds, i, boilerplate)
		case l.words <= 25 && i > 0 && (pageRE.MatchString(l.text) || l.words == 1 && addressRE.MatchString(l.text)):
			mark(kinds, i, boilerplate)
		}
	}
}

var (
	writerRE  = regexp.MustCompile(`(?i)\b(?:journalists?|correspondents?|reporters?|editors?|writers?|columnists?|contribut\w+|fellow|analyst|author|newsroom|news desk|freelance)\b`)
	isRE      = regexp.MustCompile(`^(?:,[^,]{3,60},)?\s*(?:is|are|was|writes|covers|reports|works|serves)\b`)
	nameRE    = regexp.MustCompile(`^\p{Lu}[\p{L}'’.-]+(?: (?:(?:al|el|bin|de|van|von|der)[ -])?\p{Lu}[\p{L}'’.-]*){1,3}`)
	contactRE = regexp.MustCompile(`(?i)@\w|\bfollow (?:him|her|them)\b|\btwitter\b|\bcan be (?:reached|contacted)\b|\bbased in\b|\bcovers\b|\bcontribut`)
)

// blurb marks the lines about the writer that close a story: a name as a heading with a paragraph
// about the name, or a paragraph alone that says how to reach its subject.
func blurb(ls []line, kinds []string) {
	first, last := bodyEnds(ls, kinds)
	if last <= first || ls[last].words > 80 || !writerRE.MatchString(ls[last].text) {
		return
	}
	text := strings.TrimPrefix(ls[last].text, "The ")
	name := strings.TrimPrefix(ls[last-1].text, "The ")
	if rest, ok := strings.CutPrefix(text, name); ok && ls[last-1].words <= 6 && isRE.MatchString(rest) {
		mark(kinds, last-1, byline)
		mark(kinds, last, byline)
		return
	}
	if rest := strings.TrimPrefix(text, nameRE.FindString(text)); rest != text && isRE.MatchString(rest) && contactRE.MatchString(text) {
		mark(kinds, last, byline)
	}
}

var buttonRE = regexp.MustCompile(`(?i)^(?:share|follow|advert(?:isement)?|print|e-?mail|save|tweet|facebook|twitter|whatsapp|telegram|linkedin|pinterest|copy link|comments?|listen|subscribe|sign in|menu|search|home|close|reload|sponsored|promoted|newsletters?|(?:read|show|load|view) more|\d+ shares?|\d+[ -]min(?:ute)?s?(?: read)?)$`)

// furniture marks the buttons and labels of a page, lines of a word or two: those that are known,
// that stood before, above the headline, or below the story. Others may head a part of the story.
// It marks ruled lines too.
func furniture(ls []line, kinds []string) {
	first, last := bodyEnds(ls, kinds)
	if first == len(ls) {
		return
	}
	short := func(i int) bool { return ls[i].words <= 2 && !ls[i].ends && len(ls[i].text) < 40 }
	seen := map[string]bool{}
	headline := -1
	for i := range head(ls) {
		if kinds[i] == "" && ls[i].headline() {
			headline = i
			break
		}
	}
	for i, l := range ls {
		if ruleRE.MatchString(l.text) || short(i) && (i < headline || i > last || seen[l.text] || buttonRE.MatchString(l.text)) {
			mark(kinds, i, boilerplate)
		}
		seen[l.text] = true
	}
}
