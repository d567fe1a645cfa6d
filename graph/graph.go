// Package graph holds the nouns that all rooms share: articles, the entities they mention, and
// claims, each with the words it rests on. It knows the identity of a claim and, in Edges, which
// claims make an edge. It doesn't know how any of it is found, stored or shown.
//
// All offsets count Unicode code points of an article's text and part half-open ranges.
package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
)

// ErrUnknown is the error of whoever is asked for an article or entity that isn't in the graph.
var ErrUnknown = errors.New("not in the graph")

// A Date is a day, month or year, "2018-07-13", "2018-07" or "2018": its precision is its length.
// The empty date is unknown. Dates compare as strings; a month sorts before its days.
type Date string

// An Article is one story with its text as stored, into which all offsets point.
type Article struct {
	ID        string
	Title     string
	Source    string // who printed it: "Reuters"
	URL       string
	Published Date
	Text      string
	// Group is shared by articles that print the same text, such as a wire story in two papers.
	// They corroborate a claim once. It is the ID of one of them; an empty Group stands alone.
	Group string
	// Noise lists the spans of Text that aren't the story. No claim is drawn from them.
	Noise []Noise
	// Origins lists what was found told of the article's date, place, source and author, and where.
	Origins []Origin
}

// Telling names the independent telling that the article belongs to: its group, else itself.
func (a *Article) Telling() string { return cmp.Or(a.Group, a.ID) }

// A Span is a range of an article's text with the words that stand there.
type Span struct {
	Start, End int
	Text       string
}

// Noise is a range of text that isn't the story, and what it is instead: "caption", "teaser",
// "byline", "boilerplate", or the "dateline" that opens the first sentence.
type Noise struct {
	Start, End int
	Kind       string
}

// Origin is one thing told of an article's writing: a value of a field, "published", "place",
// "source" or "author", and where it was read from: the "record", "feed", "header" or "page" that
// holds the article; the page's "json-ld", "meta" or "time" elements; a "stamp", "byline" or
// "dateline" in the text; or the "url". Those that agree with the article's own date and source say
// where it has them from; others may differ.
type Origin struct {
	Field string `json:"field"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// A Form is the way in which a mention refers to its entity.
type Form string

// The forms of a mention.
const (
	Name    Form = "name"    // "Iran", "Mr Velayati"
	Nominal Form = "nominal" // "the Iranian president"
	Pronoun Form = "pronoun" // "he"
)

// A Mention is a place in an article where an entity is meant.
type Mention struct {
	Article string
	Span
	Form Form
}

// An Entity is somebody or something that articles speak of.
type Entity struct {
	ID       string // "country/IRN", "person/ali-akbar-velayati"
	Type     string // a kind of schema/ontology
	Name     string
	Aliases  []string // other names, sorted, without Name
	Country  string   // ISO 3166-1 alpha-3 code of the country that it is or belongs to, or ""
	Mentions []Mention
	Readings []Reading // by article, of those that by themselves take it for something else
}

// A Reading is what one article, read by itself, takes an entity for, where that differs from what
// it turned out to be among all articles: "Mohammed Zareef" for Mohammad Javad Zarif.
type Reading struct {
	Article string `json:"article"`
	ID      string `json:"id"`
	Type    string `json:"type"`
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
}

// Someone begins the ID of an actor without a name whom one article alone tells of: gunmen, a lawyer.
// Nobody can know whether another article means the same one. Unnamed begins that of a body of
// people who are told apart by their country: Afghan rebels.
const (
	Someone = "someone/"
	Unnamed = "unnamed/"
)

// Named reports whether the entity has a name of its own.
func (e *Entity) Named() bool {
	return !strings.HasPrefix(e.ID, Someone) && !strings.HasPrefix(e.ID, Unnamed)
}

// Polarity tells whether the text says that a claim is so or that it isn't.
type Polarity string

// Modality tells how a claim stands in the world.
type Modality string

// Polarities and modalities. Only what is asserted and actual is told as a fact.
const (
	Asserted Polarity = "asserted"
	Denied   Polarity = "denied"

	Actual      Modality = "actual"
	Planned     Modality = "planned"
	Demanded    Modality = "demanded"
	Threatened  Modality = "threatened"
	Offered     Modality = "offered"
	Possible    Modality = "possible"
	Conditional Modality = "conditional"
)

// A Claim says that a relation holds between two entities, as some text tells it.
type Claim struct {
	ID         string // see Identify
	Subject    string // entity ID
	Relation   string // a relation of schema/ontology
	Object     string // entity ID, or "" for an act told of its subject alone: the rebels surrendered
	Lemma      string // the verb, where Relation is "other"
	Polarity   Polarity
	Modality   Modality
	Speaker    string  // entity ID of who says so, "" for the article itself
	Date       Date    // when it happened or held; else when the article was published
	Place      string  // entity ID, or ""
	Plover     string  // PLOVER event type of the whole construction, "" for lasting relations
	Cameo      string  // CAMEO root code, or ""
	Confidence float64 // 0 to 1: the best of the evidence's
	Evidence   []Evidence
}

// Evidence is one passage that a claim rests on.
type Evidence struct {
	Article    string
	Sentence   int // number of the sentence in the article, from 0
	Span           // the passage; Text is the quote, the article's own text there
	Subject    Span
	Object     Span
	Confidence float64
	Rule       string // the rule that drew the claim from the passage
}

// FromTables reports whether the gazetteer vouches for the claim and not the passage, which only names those whom it
// is of.
func (e *Evidence) FromTables() bool { return strings.HasPrefix(e.Rule, "gazetteer") }

// FromTables reports whether no passage tells the claim: it is known from the gazetteer alone.
func (c *Claim) FromTables() bool {
	return !slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return !e.FromTables() })
}

// Fact reports whether the claim is told as so: asserted and actual. It may still be only a
// speaker's word.
func (c *Claim) Fact() bool { return c.Polarity == Asserted && c.Modality == Actual }

// Lasting reports whether the claim is of a relation that holds over time.
func (c *Claim) Lasting() bool { return c.Plover == "" && c.Lemma == "" }

// Identify sets the claim's ID, which follows from what is claimed, by whom and, for an event, for
// when: so the same happening told by two papers is one claim. The date is no part of a lasting
// relation's identity.
func (c *Claim) Identify() {
	date := c.Date
	if c.Lasting() {
		date = ""
	}
	key := []string{c.Subject, c.Relation, c.Object, c.Lemma, string(c.Polarity), string(c.Modality), c.Speaker, string(date)}
	sum := sha256.Sum256([]byte(strings.Join(key, "\x00")))
	c.ID = "claim/" + hex.EncodeToString(sum[:8])
}
