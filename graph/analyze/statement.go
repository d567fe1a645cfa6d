package analyze

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// String is the statement as a line that can't be taken for more than it is, even alone:
//
//	Iran coordinates-with Russia
//	Iran coordinates-with Russia (says Velayati)
//	threatened: Israel attacks Iran
//	denied: Iran attacks Israel (by Zarif)
func (s Statement) String() string { return s.line(clean(s.Relation)) }

// line is String with the relation as given, in colour perhaps.
func (s Statement) line(relation string) string {
	var how []string
	if s.Modality != graph.Actual {
		how = append(how, string(s.Modality))
	}
	if s.Polarity != graph.Asserted {
		how = append(how, string(s.Polarity))
	}
	head := ""
	if len(how) > 0 {
		head = clean(strings.Join(how, ", ")) + ": "
	}
	return head + strings.TrimSpace(clean(s.Subject.Name)+" "+relation+" "+clean(s.Object.Name)) + s.voice()
}

// voice names those who say so, where nobody else does. The one who is quoted comes first.
func (s Statement) voice() string {
	if !s.Reported {
		return ""
	}
	var names []string
	if s.Quote.Speaker != nil {
		names = append(names, clean(s.Quote.Speaker.Name))
	}
	for _, r := range s.Speakers {
		if s.Quote.Speaker == nil || r.ID != s.Quote.Speaker.ID {
			names = append(names, clean(r.Name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	verb, list := "says", names[0]
	switch n := len(names); {
	case n == 2:
		verb, list = "say", names[0]+" and "+names[1]
	case n > 2:
		verb, list = "say", fmt.Sprintf("%s and %d others", names[0], n-1)
	}
	if s.Polarity == graph.Denied {
		verb = "by"
	}
	return " (" + verb + " " + list + ")"
}

// origin says where the quote stands, and whose words it is where the line above doesn't: some of
// what articles tell themselves somebody has said too.
func (s Statement) origin() string {
	q := s.Quote
	var parts []string
	if q.Speaker != nil && !s.Reported {
		parts = append(parts, clean(q.Speaker.Name)+"'s word")
	}
	title := q.Title
	if title == "" {
		title = q.Article
	}
	for _, part := range []string{q.Source, title, string(q.Published)} {
		if part = clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
