package english

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// A Pattern is how a verb or noun tells of a relation between X and Y; verbs.csv and nouns.csv say
// how it is written.
type Pattern struct {
	Anchor   []string // lemmas of the verb, or of the noun
	Direct   Direct
	Objects  []string // lemmas of the direct object, where Direct is Listed
	Links    []string // prepositions or particles before Y: "with"; "out of" is two in one string
	Particle []string // particles of the verb, where Y is its direct object: shoot down Y
	Each     bool     // the subjects stand at both ends
	With     []string // what Y is given: provide Y with arms
	To       bool     // Y is to do something: told Iran to leave
	Not      bool     // the verb must be denied, and the relation then holds: not tolerate Y
	Of       bool     // a noun's two ends are joined: talks between X and Y

	Relation string
	Reading  graph.Modality // "" unless the verb itself gives one
	Holder   bool           // a thing of Y's may stand for Y
	Example  string
	At       string // file and line
}

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

var prepositions = []string{"with", "on", "against", "at", "for", "to", "from", "of", "in", "into", "between", "by", "near", "toward", "towards", "over", "behind"}
var particles = []string{"up", "out", "down", "off", "away", "together", "forces"}

func parseVerb(s string) (*Pattern, error) {
	words := strings.Fields(s)
	if len(words) < 2 {
		return nil, fmt.Errorf("pattern %q has no Y", s)
	}
	not := words[0] == "not"
	if not {
		words = words[1:]
	}
	p := &Pattern{Anchor: strings.Split(words[0], "|"), Not: not}
	rest := words[1:]
	last := func() string { return rest[len(rest)-1] }
	if last() == "to" {
		p.To = true
		rest = rest[:len(rest)-1]
	}
	if i := slices.Index(rest, "Y"); i >= 0 && i+2 < len(rest)+1 && i < len(rest)-1 {
		if rest[i+1] != "with" || i+3 != len(rest) {
			return nil, fmt.Errorf("pattern %q: after Y only \"with NOUNS\" or \"to\"", s)
		}
		p.With = strings.Split(rest[i+2], "|")
		rest = rest[:i+1]
	}
	if len(rest) == 0 || last() != "Y" && last() != "each" {
		return nil, fmt.Errorf("pattern %q ends in neither Y nor each", s)
	}
	p.Each = last() == "each"
	rest = rest[:len(rest)-1]
	for _, w := range rest {
		alternatives := strings.Split(w, "|")
		switch {
		case w == "*":
			p.Direct = Any
		case w == "that":
			p.Direct = Clause
		case slices.Contains(prepositions, alternatives[0]):
			if n := len(p.Links); n > 0 { // out of
				for i := range p.Links {
					p.Links[i] += " " + alternatives[0]
				}
			} else {
				p.Links = append(p.Links, alternatives...)
			}
		case slices.Contains(particles, alternatives[0]):
			p.Particle = append(p.Particle, alternatives...)
		default:
			p.Direct, p.Objects = Listed, alternatives
		}
	}
	if p.Direct == None && len(p.Links) == 0 && !p.Each {
		p.Direct = Y
	}
	return p, nil
}

func parseNoun(s string) (*Pattern, error) {
	words := strings.Fields(s)
	switch {
	case len(words) == 4 && words[0] == "X's" && words[3] == "Y":
		return &Pattern{Anchor: strings.Split(words[1], "|"), Links: strings.Split(words[2], "|")}, nil
	case len(words) == 5 && words[1] == "between" && words[2] == "X" && words[4] == "Y":
		return &Pattern{Anchor: strings.Split(words[0], "|"), Of: true}, nil
	}
	return nil, fmt.Errorf("pattern %q is neither \"X's NOUNS PREP Y\" nor \"NOUNS between X and Y\"", s)
}
