package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/entente-graph/entente/graph"
)

// A Flaw is a piece of evidence that isn't what stands in its article.
type Flaw struct {
	Article, Claim string     // IDs
	Part           string     // "quote", "subject" or "object"
	Evidence       graph.Span // as the evidence has it
	Text           string     // what the article has there, "" beyond its end
}

// String says what differs where.
func (f Flaw) String() string {
	return fmt.Sprintf("article %s, claim %s: the %s at %d to %d is %q, the article has %q",
		f.Article, f.Claim, f.Part, f.Evidence.Start, f.Evidence.End, f.Evidence.Text, f.Text)
}

// Verify cuts every quote, with its two mentions, out of its stored article again, reports each
// that differs, and returns how many pieces of evidence it checked.
func (s *Store) Verify(ctx context.Context, report func(Flaw)) (checked int, err error) {
	type node struct {
		ref
		Text     string         `json:"text"`
		Evidence []evidenceNode `json:"evidence"`
	}
	fields := fmt.Sprintf("xid text evidence: ~article { %s }", evidenceFields)
	err = pages(ctx, s.dg.NewReadOnlyTxn(), typeArticle, fields, articlePage, func(n node) error {
		article := []rune(n.Text)
		for _, e := range n.Evidence {
			var t told
			if err := json.Unmarshal([]byte(e.Told), &t); err != nil {
				return fmt.Errorf("evidence in article %s at %d: %w", n.ID, e.Start, err)
			}
			claim := ""
			if len(e.For) > 0 {
				claim = e.For[0].ID
			}
			quote := graph.Span{Start: e.Start, End: e.End, Text: e.Quote}
			for _, part := range []struct {
				name string
				span graph.Span
			}{{"quote", quote}, {"subject", t.Subject}, {"object", t.Object}} {
				if text := cut(article, part.span); text != part.span.Text {
					report(Flaw{Article: n.ID, Claim: claim, Part: part.name, Evidence: part.span, Text: text})
				}
			}
			checked++
		}
		return nil
	})
	if err != nil {
		return checked, s.failed("verify", err)
	}
	return checked, nil
}

// cut returns the span's range of the text, or "" if it reaches beyond.
func cut(text []rune, s graph.Span) string {
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return ""
	}
	return string(text[s.Start:s.End])
}
