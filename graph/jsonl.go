package graph

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// The records of `extract --format jsonl`: one JSON object a line, told apart by "kind".

type articleRecord struct {
	Kind      string        `json:"kind"`
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	Source    string        `json:"source"`
	URL       string        `json:"url"`
	Published Date          `json:"published"`
	Group     string        `json:"group,omitempty"`
	Noise     []noiseRecord `json:"noise,omitempty"`
	Origins   []Origin      `json:"origins,omitempty"`
	Text      string        `json:"text"`
}

type noiseRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

type entityRecord struct {
	Kind     string          `json:"kind"`
	ID       string          `json:"id"`
	Type     string          `json:"type"`
	Name     string          `json:"name"`
	Aliases  []string        `json:"aliases"`
	Country  *string         `json:"country"`
	Mentions []mentionRecord `json:"mentions"`
	Readings []Reading       `json:"readings,omitempty"`
}

type mentionRecord struct {
	Article string `json:"article"`
	spanRecord
	Form Form `json:"form"`
}

type spanRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type claimRecord struct {
	Kind           string           `json:"kind"`
	ID             string           `json:"id"`
	Subject        string           `json:"subject"`
	Relation       string           `json:"relation"`
	Object         *string          `json:"object"` // null where the act is told of its subject alone
	Lemma          string           `json:"lemma,omitempty"`
	SubjectMention spanRecord       `json:"subject_mention"`
	ObjectMention  *spanRecord      `json:"object_mention"`
	Polarity       Polarity         `json:"polarity"`
	Modality       Modality         `json:"modality"`
	Speaker        *string          `json:"speaker"`
	Date           Date             `json:"date"`
	Place          *string          `json:"place"`
	Plover         *string          `json:"plover"`
	Cameo          *string          `json:"cameo"`
	Confidence     float64          `json:"confidence"`
	Evidence       evidenceRecord   `json:"evidence"`
	More           []evidenceRecord `json:"more_evidence,omitempty"`
}

type evidenceRecord struct {
	Article        string      `json:"article"`
	Sentence       int         `json:"sentence"`
	Start          int         `json:"start"`
	End            int         `json:"end"`
	Quote          string      `json:"quote"`
	Confidence     float64     `json:"confidence"`
	Rule           string      `json:"rule,omitempty"`
	SubjectMention *spanRecord `json:"subject_mention,omitempty"` // in more_evidence only
	ObjectMention  *spanRecord `json:"object_mention,omitempty"`
}

// null is how an empty string is written where the contract has null.
func null(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func str(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

func evidence(e Evidence) evidenceRecord {
	return evidenceRecord{Article: e.Article, Sentence: e.Sentence, Start: e.Start, End: e.End, Quote: e.Text, Confidence: e.Confidence, Rule: e.Rule}
}

func (r evidenceRecord) evidence(subject, object *spanRecord) Evidence {
	e := Evidence{Article: r.Article, Sentence: r.Sentence, Span: Span{r.Start, r.End, r.Quote},
		Subject: Span(*subject), Confidence: r.Confidence, Rule: r.Rule}
	if object != nil {
		e.Object = Span(*object)
	}
	return e
}

// mentionOf is a mention as a record, or nil for the missing end of an act told of its subject alone.
func mentionOf(s Span) *spanRecord {
	if s == (Span{}) {
		return nil
	}
	r := spanRecord(s)
	return &r
}

// WriteJSONL writes the corpus as JSON Lines: the articles, the entities, then the claims, each in
// the corpus's order.
func (c *Corpus) WriteJSONL(w io.Writer) error {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	for _, a := range c.Articles {
		r := articleRecord{Kind: "article", ID: a.ID, Title: a.Title, Source: a.Source, URL: a.URL, Published: a.Published, Group: a.Group, Origins: a.Origins, Text: a.Text}
		for _, n := range a.Noise {
			r.Noise = append(r.Noise, noiseRecord(n))
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	for _, e := range c.Entities {
		r := entityRecord{Kind: "entity", ID: e.ID, Type: e.Type, Name: e.Name, Aliases: e.Aliases, Country: null(e.Country), Mentions: []mentionRecord{}, Readings: e.Readings}
		if r.Aliases == nil {
			r.Aliases = []string{}
		}
		for _, m := range e.Mentions {
			r.Mentions = append(r.Mentions, mentionRecord{m.Article, spanRecord(m.Span), m.Form})
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	for _, cl := range c.Claims {
		if len(cl.Evidence) == 0 {
			return fmt.Errorf("claim %s rests on no evidence", cl.ID)
		}
		best := cl.Evidence[0]
		r := claimRecord{Kind: "claim", ID: cl.ID, Subject: cl.Subject, Relation: cl.Relation, Object: null(cl.Object), Lemma: cl.Lemma,
			SubjectMention: spanRecord(best.Subject), ObjectMention: mentionOf(best.Object),
			Polarity: cl.Polarity, Modality: cl.Modality, Speaker: null(cl.Speaker), Date: cl.Date, Place: null(cl.Place),
			Plover: null(cl.Plover), Cameo: null(cl.Cameo), Confidence: cl.Confidence, Evidence: evidence(best)}
		for _, ev := range cl.Evidence[1:] {
			more := evidence(ev)
			more.SubjectMention, more.ObjectMention = mentionOf(ev.Subject), mentionOf(ev.Object)
			r.More = append(r.More, more)
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return buf.Flush()
}

// ReadJSONL reads what WriteJSONL wrote. An error names the line.
func ReadJSONL(r io.Reader) (*Corpus, error) {
	c := &Corpus{}
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := c.readRecord(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
		if errors.Is(err, io.EOF) {
			return c, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (c *Corpus) readRecord(line []byte) error {
	var head struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return err
	}
	switch head.Kind {
	case "article":
		var r articleRecord
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		a := &Article{ID: r.ID, Title: r.Title, Source: r.Source, URL: r.URL, Published: r.Published, Text: r.Text, Group: r.Group, Origins: r.Origins}
		for _, n := range r.Noise {
			a.Noise = append(a.Noise, Noise(n))
		}
		c.Articles = append(c.Articles, a)
	case "entity":
		var r entityRecord
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		e := &Entity{ID: r.ID, Type: r.Type, Name: r.Name, Aliases: r.Aliases, Country: str(r.Country), Readings: r.Readings}
		for _, m := range r.Mentions {
			e.Mentions = append(e.Mentions, Mention{m.Article, Span(m.spanRecord), m.Form})
		}
		c.Entities = append(c.Entities, e)
	case "claim":
		var r claimRecord
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		cl := &Claim{ID: r.ID, Subject: r.Subject, Relation: r.Relation, Object: str(r.Object), Lemma: r.Lemma, Polarity: r.Polarity, Modality: r.Modality,
			Speaker: str(r.Speaker), Date: r.Date, Place: str(r.Place), Plover: str(r.Plover), Cameo: str(r.Cameo), Confidence: r.Confidence}
		cl.Evidence = append(cl.Evidence, r.Evidence.evidence(&r.SubjectMention, r.ObjectMention))
		for _, m := range r.More {
			if m.SubjectMention == nil || m.ObjectMention == nil && r.Object != nil {
				return fmt.Errorf("claim %s: more_evidence lacks its mentions", r.ID)
			}
			cl.Evidence = append(cl.Evidence, m.evidence(m.SubjectMention, m.ObjectMention))
		}
		c.Claims = append(c.Claims, cl)
	default:
		return fmt.Errorf("unknown record kind %q", head.Kind)
	}
	return nil
}
