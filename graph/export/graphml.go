package export

// GraphML: http://graphml.graphdrawing.org/specification.html (version 1.0). The structs mirror
// its schema, and their fields stand in the order that it asks for.

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

type graphML struct {
	XMLName  xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	XSI      string       `xml:"xmlns:xsi,attr"`
	Location string       `xml:"xsi:schemaLocation,attr"`
	Keys     []graphMLKey `xml:"key"`
	Graph    struct {
		ID          string        `xml:"id,attr"`
		EdgeDefault string        `xml:"edgedefault,attr"`
		Nodes       []graphMLNode `xml:"node"`
		Edges       []graphMLEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
	Desc string `xml:"desc"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

// The keys. Readers take label and weight for a node's caption and an edge's strength. An entity's
// ID is xid, as in Dgraph: several readers keep "id" for the node's own.
var graphMLKeys = []graphMLKey{
	{"n.xid", "node", "xid", "string", "ID of the entity"},
	{"n.label", "node", "label", "string", "name"},
	{"n.type", "node", "type", "string", "kind of entity"},
	{"n.country", "node", "country", "string", "ISO 3166-1 alpha-3 code of the country that it is or belongs to"},
	{"n.aliases", "node", "aliases", "string", "other names, parted by ; "},
	{"n.mentions", "node", "mentions", "int", "number of mentions in all articles"},
	{"e.relation", "edge", "relation", "string", "relation of the ontology"},
	{"e.symmetric", "edge", "symmetric", "boolean", "holds in both directions, though drawn in one"},
	{"e.sign", "edge", "sign", "int", "1 friendly, -1 hostile, 0 neither"},
	{"e.weight", "edge", "weight", "double", "sum of the confidence of independent tellings, a speaker's word counting half"},
	{"e.count", "edge", "count", "int", "number of independent tellings"},
	{"e.first", "edge", "first", "string", "date of the first claim: day, month or year"},
	{"e.last", "edge", "last", "string", "date of the last claim"},
	{"e.confidence", "edge", "confidence", "double", "of the best claim"},
	{"e.reported", "edge", "reported", "boolean", "rests on speakers' words alone"},
	{"e.speakers", "edge", "speakers", "string", "IDs of those who say so, parted by spaces"},
	{"e.claims", "edge", "claims", "string", "IDs of the claims, parted by spaces"},
	{"e.quote", "edge", "quote", "string", "the best passage that it rests on"},
	{"e.article", "edge", "article", "string", "ID of the article that the quote stands in"},
}

// WriteGraphML writes the entities as nodes and the corpus's edges as edges. An edge's end that is
// no entity of the corpus is an error. Characters that XML can't hold become U+FFFD.
func WriteGraphML(w io.Writer, c *graph.Corpus, o *ontology.Ontology) error {
	c = graph.Merge(c) // sorted, each ID once
	doc := graphML{
		XSI:      "http://www.w3.org/2001/XMLSchema-instance",
		Location: "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
		Keys:     graphMLKeys,
	}
	doc.Graph.ID, doc.Graph.EdgeDefault = "entente", "directed"
	known := map[string]bool{}
	for _, e := range c.Entities {
		known[e.ID] = true
		doc.Graph.Nodes = append(doc.Graph.Nodes, node(e))
	}
	claims := map[string]*graph.Claim{}
	for _, cl := range c.Claims {
		claims[cl.ID] = cl
	}
	for _, e := range c.Edges(o) {
		for _, end := range []string{e.Subject, e.Object} {
			if !known[end] {
				return fmt.Errorf("write GraphML: %s is an end of claim %s but no entity of the corpus", end, e.Claims[0])
			}
		}
		doc.Graph.Edges = append(doc.Graph.Edges, edge(e, claims))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(doc); err != nil {
		return fmt.Errorf("write GraphML: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func node(e *graph.Entity) graphMLNode {
	return graphMLNode{token(e.ID), told(
		graphMLData{"n.xid", e.ID},
		graphMLData{"n.label", e.Name},
		graphMLData{"n.type", e.Type},
		graphMLData{"n.country", e.Country},
		graphMLData{"n.aliases", strings.Join(e.Aliases, "; ")},
		graphMLData{"n.mentions", strconv.Itoa(len(e.Mentions))},
	)}
}

func edge(e graph.Edge, claims map[string]*graph.Claim) graphMLEdge {
	var best *graph.Claim
	var speakers []string
	for _, id := range e.Claims {
		c := claims[id]
		if c.Speaker != "" {
			speakers = append(speakers, c.Speaker)
			if !e.Reported {
				continue // an article's own words show why the edge is no mere report
			}
		}
		if best == nil || c.Confidence > best.Confidence {
			best = c
		}
	}
	slices.Sort(speakers)
	return graphMLEdge{token(e.Key()), token(e.Subject), token(e.Object), told(
		graphMLData{"e.relation", e.Relation},
		graphMLData{"e.symmetric", strconv.FormatBool(e.Symmetric)},
		graphMLData{"e.sign", strconv.Itoa(e.Sign)},
		graphMLData{"e.weight", decimal(e.Weight)},
		graphMLData{"e.count", strconv.Itoa(e.Count)},
		graphMLData{"e.first", string(e.First)},
		graphMLData{"e.last", string(e.Last)},
		graphMLData{"e.confidence", decimal(e.Confidence)},
		graphMLData{"e.reported", strconv.FormatBool(e.Reported)},
		graphMLData{"e.speakers", strings.Join(slices.Compact(speakers), " ")},
		graphMLData{"e.claims", strings.Join(e.Claims, " ")},
		graphMLData{"e.quote", best.Evidence[0].Text},
		graphMLData{"e.article", best.Evidence[0].Article},
	)}
}

// told leaves out what is empty, that is, unknown.
func told(data ...graphMLData) []graphMLData {
	return slices.DeleteFunc(data, func(d graphMLData) bool { return d.Value == "" })
}

// decimal rounds away the noise in the last bits of a sum.
func decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', 6, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// token writes an ID as the name token (NMTOKEN) that GraphML wants: country:IRN for country/IRN.
// Different IDs give different tokens.
func token(id string) string {
	var b strings.Builder
	for _, r := range id {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-':
			b.WriteRune(r)
		case r == '/':
			b.WriteByte(':')
		case r == '|':
			b.WriteByte('.')
		default:
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}
