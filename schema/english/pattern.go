package english

import "github.com/entente-graph/entente/graph"

// A Pattern is how a verb or noun tells of a relation between X and Y; README.md says how it is
// written.
type Pattern struct {
	Anchor     []string // lemmas of the verb or noun; forms of the adjective
	Be         bool     // the anchor follows a form of "be": is opposed to Y
	Case       []string // prepositions before that anchor: is on strike
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
	Until      bool     // X won't, until Y does something: will not lift the ban until Y
	Not        bool     // the verb must be denied, and the relation then holds: not tolerate Y
	Noun       bool     // the anchor is a noun
	Of         bool     // a noun's two ends are joined: talks between X and Y
	X, Y       Kinds    // what the ends must be: X:media attack Y
	Doers      []string // lemmas one of which X must be, where it matters: X:&troops arrive in Y

	Relation string
	Back     bool           // the relation is Y's to X: received arms from Y
	Reading  graph.Modality // "" unless the verb itself gives one
	Holder   bool           // a thing of Y's may stand for Y
	Site     bool           // what is at Y may stand for Y
	Example  string
	Text     string // as written
	At       string // file and line
}

// Plain reports whether a pattern asks for nothing but an object: strike Y.
func (p *Pattern) Plain() bool {
	return p.Direct == Y && !p.To && len(p.Fixed)+len(p.Complement)+len(p.Particle) == 0
}

// Narrow reports whether a pattern tells one sense of a verb by more than its object: attack Y in print.
func (p *Pattern) Narrow() bool {
	return p.Direct == Y && len(p.Fixed)+len(p.Complement)+len(p.X)+len(p.Doers)+len(p.Y) > 0
}

// An Oblique is a noun with its preposition.
type Oblique struct{ Links, Nouns []string }

// Kinds are the kinds of schema/ontology one of which an end must be; none leave it open.
type Kinds []string

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

var prepositions = []string{"with", "on", "against", "at", "for", "to", "from", "of", "in", "into", "between", "by", "near", "toward", "towards", "over", "behind", "under", "about", "as", "upon", "within", "across", "along", "through", "before", "after", "via", "inside", "outside", "alongside", "onto", "among", "around", "throughout", "during"}
var particles = []string{"up", "out", "down", "off", "away", "together", "forces", "back", "aside", "forward", "ahead"}
