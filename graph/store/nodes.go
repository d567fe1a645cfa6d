package store

import (
	"encoding/json"
	"fmt"

	"github.com/entente-graph/entente/graph"
)

// The nodes as Dgraph answers with them, and the fields to ask for.

const articleFields = "xid title source url published group noise origins text"

type articleNode struct {
	ref
	Title     string     `json:"title"`
	Source    string     `json:"source"`
	URL       string     `json:"url"`
	Published graph.Date `json:"published"`
	Group     string     `json:"group"`
	Noise     string     `json:"noise"`
	Origins   string     `json:"origins"`
	Text      string     `json:"text"`
}

func (n articleNode) article() (*graph.Article, error) {
	a := &graph.Article{ID: n.ID, Title: n.Title, Source: n.Source, URL: n.URL, Published: n.Published, Group: n.Group, Text: n.Text}
	if n.Noise != "" {
		if err := json.Unmarshal([]byte(n.Noise), &a.Noise); err != nil {
			return nil, fmt.Errorf("noise of article %s: %w", n.ID, err)
		}
	}
	if n.Origins != "" {
		if err := json.Unmarshal([]byte(n.Origins), &a.Origins); err != nil {
			return nil, fmt.Errorf("origins of article %s: %w", n.ID, err)
		}
	}
	return a, nil
}

const entityFields = "xid kind name aliases country articles"

type entityNode struct {
	ref
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Country  string   `json:"country"`
	Articles int      `json:"articles"`
}

func (n entityNode) entity() *graph.Entity {
	return &graph.Entity{ID: n.ID, Type: n.Kind, Name: n.Name, Aliases: n.Aliases, Country: n.Country}
}

const mentionsFields = "spans names mentions_in { xid } mentions_of { xid }"

type mentionsNode struct {
	ref
	Spans string `json:"spans"`
	Names string `json:"names"`
	In    ref    `json:"mentions_in"`
	Of    ref    `json:"mentions_of"`
}

// add gives an entity the mentions, and what their article by itself takes it for.
func (n mentionsNode) add(e *graph.Entity) error {
	var spots []spot
	if err := json.Unmarshal([]byte(n.Spans), &spots); err != nil {
		return fmt.Errorf("mentions of %s in %s: %w", n.Of.ID, n.In.ID, err)
	}
	var called names
	if err := json.Unmarshal([]byte(n.Names), &called); err != nil {
		return fmt.Errorf("names of %s in %s: %w", n.Of.ID, n.In.ID, err)
	}
	for _, s := range spots {
		e.Mentions = append(e.Mentions, graph.Mention{Article: n.In.ID, Span: s.Span, Form: s.Form})
	}
	e.Readings = append(e.Readings, called.Readings...)
	return nil
}

const claimFields = "xid relation lemma polarity modality date plover cameo confidence subject { xid } object { xid } speaker { xid } place { xid }"

type claimNode struct {
	ref
	Subject    ref            `json:"subject"`
	Relation   string         `json:"relation"`
	Object     ref            `json:"object"`
	Lemma      string         `json:"lemma"`
	Polarity   graph.Polarity `json:"polarity"`
	Modality   graph.Modality `json:"modality"`
	Speaker    ref            `json:"speaker"`
	Date       graph.Date     `json:"date"`
	Place      ref            `json:"place"`
	Plover     string         `json:"plover"`
	Cameo      string         `json:"cameo"`
	Confidence float64        `json:"confidence"`
}

func (n claimNode) claim() *graph.Claim {
	return &graph.Claim{ID: n.ID, Subject: n.Subject.ID, Relation: n.Relation, Object: n.Object.ID, Lemma: n.Lemma,
		Polarity: n.Polarity, Modality: n.Modality, Speaker: n.Speaker.ID, Date: n.Date, Place: n.Place.ID,
		Plover: n.Plover, Cameo: n.Cameo, Confidence: n.Confidence}
}

const evidenceFields = "start end quote confidence told article { xid } for: ~evidence { xid }"

type evidenceNode struct {
	ref
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Quote      string  `json:"quote"`
	Confidence float64 `json:"confidence"`
	Told       string  `json:"told"`
	Article    ref     `json:"article"`
	For        []ref   `json:"for"`
}

func (n evidenceNode) evidence() (graph.Evidence, error) {
	var t told
	if err := json.Unmarshal([]byte(n.Told), &t); err != nil {
		return graph.Evidence{}, fmt.Errorf("evidence in article %s at %d: %w", n.Article.ID, n.Start, err)
	}
	return graph.Evidence{Article: n.Article.ID, Sentence: t.Sentence, Span: graph.Span{Start: n.Start, End: n.End, Text: n.Quote},
		Subject: t.Subject, Object: t.Object, Confidence: n.Confidence, Rule: t.Rule}, nil
}
