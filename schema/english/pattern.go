package english

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// A Pattern is how a verb or noun tells of a relation between X and Y; README.md says how it is
// written.
type Pattern struct {
	Anchor     []string // lemmas of the verb or noun; forms of the adjective
	Be         bool     // the anchor follows a form of "be": is opposed to Y
	Direct     Direct
	Objects    []string  // lemmas of the direct object, where Direct is Listed
	Links      []string  // prepositions before Y: "with"; "out of" is two in one string
	Particle   []string  // particles of the verb: shoot down Y
	Fixed      []Oblique // what must stand beside: provide Y with arms, go on strike
	End        End
	Owner      bool     // Y is whose the direct object is: accept Y's offer
	Maybe      bool     // Y needn't be anybody: rejected the plan
	Seat       []string // prepositions before X in the passive without an agent: was jailed in Turkey
	Complement []string // what Y is said to be: find Y guilty, take Y hostage
	To         bool     // Y is to do something: told Iran to leave
	Deeds      []string // lemmas of what Y is to do, if it matters: force Y to leave
	Must       bool     // Y must do something: said that Iran must leave
	Not        bool     // the verb must be denied, and the relation then holds: not tolerate Y
	Of         bool     // a noun's two ends are joined: talks between X and Y

	Relation string
	Reading  graph.Modality // "" unless the verb itself gives one
	Holder   bool           // a thing of Y's may stand for Y
	Site     bool           // what is at Y may stand for Y
	Example  string
	Text     string // as written
	At       string // file and line
}

// An Oblique is a noun with its preposition.
type Oblique struct{ Links, Nouns []string }

// Direct tells what the verb's direct object is in a pattern.
type Direct int

// What a verb's direct object may be.
const (
	None   Direct = iota // there is none, or it doesn't matter
	Y                    // it is Y
	Any                  // there is some
	Listed               // it is one of Objects
	Clause               // there is a clause in its place, and Y is that clause's subject: demand that Y
)

// End tells where a pattern's other end is.
type End int

// Where the other end of a pattern may be.
const (
	ToY    End = iota // at Y
	Each              // the subjects stand at both ends
	Within            // Y is whomever the clause under the anchor speaks of: refuse to ... Y
	Alone             // there is none: the rebels surrendered
)

var prepositions = []string{"with", "on", "against", "at", "for", "to", "from", "of", "in", "into", "between", "by", "near", "toward", "towards", "over", "behind", "under", "about", "as", "upon", "within", "across", "along", "through", "before", "after", "via", "inside", "outside", "alongside", "onto", "among", "around", "throughout"}
var particles = []string{"up", "out", "down", "off", "away", "together", "forces", "back", "aside", "forward", "ahead"}

// A fault is what is wrong with a pattern, and at which byte of it.
type fault struct {
	at   int
	text string
}

func (f *fault) Error() string { return f.text }

// A token is one word of a pattern with its alternatives.
type token struct {
	at   int
	text string
	alts []string
}

func tokens(s string) []token {
	var out []token
	for at := 0; at < len(s); {
		if s[at] == ' ' {
			at++
			continue
		}
		n := strings.IndexByte(s[at:], ' ')
		if n < 0 {
			n = len(s) - at
		}
		out = append(out, token{at, s[at : at+n], strings.Split(s[at:at+n], "|")})
		at += n
	}
	return out
}

func (t token) is(words []string) bool {
	return !slices.ContainsFunc(t.alts, func(a string) bool { return !slices.Contains(words, a) })
}

// verbParser reads the words of a verb's pattern from left to right.
type verbParser struct {
	*Pattern
	rest []token
	end  int // of the pattern, for what is missing there
}

func (v *verbParser) next() (token, bool) {
	if len(v.rest) == 0 {
		return token{at: v.end}, false
	}
	return v.rest[0], true
}

func (v *verbParser) take(text string) bool {
	if t, ok := v.next(); ok && t.text == text {
		v.rest = v.rest[1:]
		return true
	}
	return false
}

func parseVerb(s string) (*Pattern, error) {
	v := &verbParser{Pattern: &Pattern{End: Alone}, rest: tokens(s), end: len(s)}
	v.Not, v.Be = v.take("not"), v.take("be")
	anchor, ok := v.next()
	if !ok {
		return nil, &fault{v.end, "no verb"}
	}
	v.Anchor, v.rest = anchor.alts, v.rest[1:]
	for len(v.rest) > 0 && v.End == Alone {
		if err := v.part(); err != nil {
			return nil, err
		}
	}
	if v.End == ToY {
		if err := v.after(); err != nil {
			return nil, err
		}
	}
	if t, more := v.next(); more {
		return nil, &fault{t.at, fmt.Sprintf("%q stands after the pattern's end", t.text)}
	}
	if v.End == Alone && (len(v.Links) > 0 || v.Direct == Clause) {
		return nil, &fault{v.end, "no Y at the end"}
	}
	return v.Pattern, nil
}

// part reads what may stand before Y, or Y itself.
func (v *verbParser) part() error {
	t := v.rest[0]
	v.rest = v.rest[1:]
	for _, a := range t.alts {
		if a == "" {
			return &fault{t.at, fmt.Sprintf("%q has an empty alternative", t.text)}
		}
	}
	switch {
	case t.text == "Y" || t.text == "(Y)":
		v.End, v.Maybe = ToY, t.text != "Y"
		if v.Direct == None && len(v.Links) == 0 {
			v.Direct = Y
		}
	case t.text == "Y's" && len(v.rest) > 0:
		v.End, v.Owner, v.Direct, v.Objects, v.rest = ToY, true, Listed, v.rest[0].alts, v.rest[1:]
	case t.text == "each":
		v.End = Each
	case t.text == "to" && v.take("..."):
		v.End, v.Maybe = Within, v.take("(Y)")
		if !v.Maybe && !v.take("Y") {
			n, _ := v.next()
			return &fault{n.at, `after "to ..." only Y`}
		}
	case t.text == "*":
		v.Direct = Any
	case t.text == "that":
		v.Direct = Clause
		if n, _ := v.next(); n.text != "Y" {
			return &fault{n.at, `after "that" only Y`}
		}
	case t.is(particles) || t.alts[0] == "over" && len(v.rest) > 0 && !strings.HasSuffix(v.rest[0].text, "Y"): // hand over weapons to Y
		v.Particle = append(v.Particle, t.alts...)
	case t.is(prepositions):
		n, ok := v.next()
		if ok && n.text != "Y" && n.text != "(Y)" && !n.is(prepositions) {
			v.rest = v.rest[1:]
			v.Fixed = append(v.Fixed, Oblique{t.alts, n.alts})
			return nil
		}
		if len(v.Links) == 0 {
			v.Links = t.alts
			return nil
		}
		for i := range v.Links { // out of
			v.Links[i] += " " + t.alts[0]
		}
	case slices.Contains(prepositions, t.alts[0]) && len(v.rest) > 0 && v.rest[0].text == "Y": // from|out
		v.Links = append(v.Links, t.alts...)
	case v.Direct == Listed || v.Direct == Any:
		return &fault{t.at, fmt.Sprintf("a second object %q", t.text)}
	default:
		v.Direct, v.Objects = Listed, t.alts
	}
	return nil
}

// after reads what may follow Y.
func (v *verbParser) after() error {
	t, ok := v.next()
	switch {
	case !ok:
	case v.take("must"):
		v.Must = true
	case v.take("to"):
		v.To = true
		if n, ok := v.next(); ok {
			v.Deeds, v.rest = n.alts, v.rest[1:]
		}
	case t.is(prepositions) && len(v.rest) > 1:
		if v.rest[1].text == "X" {
			v.Seat = t.alts
		} else {
			v.Fixed = append(v.Fixed, Oblique{t.alts, v.rest[1].alts})
		}
		v.rest = v.rest[2:]
	case !t.is(prepositions) && !t.is(particles):
		v.Complement, v.rest = t.alts, v.rest[1:]
	default:
		return &fault{t.at, `after Y only "to", "must", a preposition and its nouns, or what Y is said to be`}
	}
	return nil
}

func parseNoun(s string) (*Pattern, error) {
	words := tokens(s)
	at := func(i int, text string) bool { return i < len(words) && words[i].text == text }
	switch {
	case at(0, "X's") && len(words) == 2:
		return &Pattern{Anchor: words[1].alts, End: Alone}, nil
	case at(0, "X's") && len(words) == 4 && at(3, "Y"):
		if !slices.Contains(prepositions, words[2].alts[0]) {
			return nil, &fault{words[2].at, fmt.Sprintf("%q is no preposition", words[2].text)}
		}
		return &Pattern{Anchor: words[1].alts, Links: words[2].alts}, nil
	case at(1, "between") && at(2, "X") && at(3, "and") && at(4, "Y") && len(words) == 5:
		return &Pattern{Anchor: words[0].alts, Of: true}, nil
	}
	return nil, &fault{0, `neither "X's NOUNS", "X's NOUNS PREP Y" nor "NOUNS between X and Y"`}
}
