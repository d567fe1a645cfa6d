// Package entity finds who and what a text speaks of: names, roles and the nouns that act for a
// country, and gathers the mentions of one actor, by name, noun or pronoun, into one entity.
package entity

import (
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A Mention is a run of words in a sentence that stands for an entity.
type Mention struct {
	Entity      int // index in Resolution.Entities
	First, Last int // words of the sentence, half-open
	Head        int // the word of the mention that the rest of the sentence hangs on
	Form        graph.Form
	Use         Use
}

// A Use tells what a mention's words say of its entity, and so what it may do in a claim.
type Use int

// The uses of a mention.
const (
	Named     Use = iota // Iran, Ali Akbar Velayati, "he"
	Adjective            // Iranian, of a noun that isn't the country's own (Iranian carpets)
	Metonym              // Tehran, where the government may be meant
	Agent                // Iranian forces, the Syrian government: acts and is acted on for the country
	Target               // Iranian bases: may only be acted on
	Situation            // Iran's presence in Syria
)

// An Office says that a person has a role for a country or body, by words that stand together:
// Iranian Foreign Minister Mohammad Javad Zarif.
type Office struct {
	Sentence       int
	Person, Object Mention
	Relation       string // minister-of
}

// A Resolution is what Resolve finds in a document.
type Resolution struct {
	Entities []*graph.Entity
	Mentions [][]Mention // by sentence, in the order of their words; none inside another of the same entity
	Offices  []Office
}

// A Resolver finds entities by tables.
type Resolver struct {
	Gazetteer *gazetteer.Gazetteer
	English   *english.English
}
