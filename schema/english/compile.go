package english

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// pattern compiles a line of a table of patterns.
func (e *English) pattern(row map[string]string, at place) error {
	text := row["pattern"]
	p, err := e.compile(text)
	if f, ok := errors.AsType[*fault](err); ok {
		return at.fault("pattern", f.at, fmt.Sprintf("pattern %q: %s", text, f.text))
	}
	name, back := strings.CutPrefix(row["relation"], "Y ")
	relation, ok := ontology.Default().Relation(name)
	if !ok {
		return at.fault("relation", 0, fmt.Sprintf("unknown relation %q", name))
	}
	if (p.End == Alone || p.Maybe) && !relation.Alone {
		return at.fault("pattern", len(text), fmt.Sprintf("pattern %q may have no Y, without which %s doesn't stand", text, relation.Name))
	}
	switch row["holder"] {
	case "", "y", "site":
		p.Holder, p.Site = row["holder"] != "", row["holder"] == "site"
	default:
		return at.fault("holder", 0, fmt.Sprintf("holder is %q, neither y nor site", row["holder"]))
	}
	p.Relation, p.Back, p.Reading, p.Example, p.Text, p.At = relation.Name, back, graph.Modality(row["reading"]), row["example"], text, at.String()
	into := e.Verbs
	switch {
	case p.Noun:
		into = e.Nouns
	case p.Be:
		into = e.States
	}
	for _, a := range p.Anchor {
		into[a] = append(into[a], p)
	}
	e.Patterns = append(e.Patterns, p)
	return nil
}

// compile reads a pattern; its errors are faults.
func (e *English) compile(text string) (*Pattern, error) {
	words, err := e.tokens(text)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(text, "X's ") || strings.Contains(text, " between X ") {
		return parseNoun(words)
	}
	return parseVerb(words, len(text))
}

// A fault is what is wrong with a pattern, and at which byte of it.
type fault struct {
	at   int
	text string
}

func (f *fault) Error() string { return f.text }

// A token is one word of a pattern with its alternatives.
type token struct {
	at    int // byte of the pattern
	text  string
	alts  []string
	kinds Kinds    // of an end: Y:person
	nouns []string // one of which an end must be: X:&troops
}

// tokens parts a pattern into its words, with synonyms written out: &talks is talk|meeting|negotiation.
func (e *English) tokens(s string) ([]token, error) {
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
		t := token{at: at, text: s[at : at+n]}
		if of, ok := strings.CutPrefix(t.text[1:], ":"); ok && (t.text[0] == 'X' || t.text[0] == 'Y') {
			t.text = t.text[:1]
			if t.text == "X" && strings.HasPrefix(of, "&") {
				nouns, err := e.spell(of)
				if err != nil {
					return nil, &fault{at, err.Error()}
				}
				t.nouns = strings.Split(nouns, "|")
			} else {
				t.kinds = strings.Split(of, "|")
			}
			for _, k := range t.kinds {
				if !ontology.Default().Is(k, k) {
					return nil, &fault{at, fmt.Sprintf("unknown kind %q", k)}
				}
			}
		}
		alts, err := e.spell(t.text)
		if err != nil {
			return nil, &fault{at, err.Error()}
		}
		t.alts = strings.Split(alts, "|")
		out = append(out, t)
		at += n
	}
	return out, nil
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

// parseVerb reads a verb's pattern, which ends at byte end.
func parseVerb(words []token, end int) (*Pattern, error) {
	v := &verbParser{Pattern: &Pattern{End: Alone}, rest: words, end: end}
	if t, ok := v.next(); ok && t.text == "X" && (t.kinds != nil || t.nouns != nil) {
		v.X, v.Doers, v.rest = t.kinds, t.nouns, v.rest[1:]
	}
	v.Not, v.Be = v.take("not"), v.take("be")
	if t, ok := v.next(); ok && v.Be && t.is(prepositions) && len(v.rest) > 1 && v.rest[1].text != "Y" {
		v.Case, v.rest = t.alts, v.rest[1:]
	}
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
		v.End, v.Maybe, v.Y = ToY, t.text != "Y", t.kinds
		if v.Direct == None && len(v.Links) == 0 && !v.Until {
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
	case t.text == "until":
		v.Until = true
		if n, _ := v.next(); n.text != "Y" {
			return &fault{n.at, `after "until" only Y`}
		}
	case t.text == "that":
		v.Direct = Clause
		if n, _ := v.next(); n.text != "Y" {
			return &fault{n.at, `after "that" only Y`}
		}
	case len(t.text) > 1 && t.text[0] == '-':
		v.Particle = append(v.Particle, strings.Split(t.text[1:], "|")...)
	case t.is(particles) || t.text == "in" && len(v.rest) > 0 && v.rest[0].text == "to" || // give in to Y
		t.alts[0] == "over" && len(v.rest) > 0 && !strings.HasSuffix(v.rest[0].text, "Y"): // hand over weapons to Y
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
	case !t.is(prepositions) && !t.is(particles) && !t.is([]string{"X", "Y", "(Y)", "each", "*", "that"}):
		v.Complement, v.rest = t.alts, v.rest[1:]
	default:
		return &fault{t.at, `after Y only "to", "must", a preposition and its nouns, or what Y is said to be`}
	}
	return nil
}

// parseNoun reads a noun's pattern.
func parseNoun(words []token) (*Pattern, error) {
	at := func(i int, text string) bool { return i < len(words) && words[i].text == text }
	switch {
	case at(0, "X's") && len(words) == 2:
		return &Pattern{Noun: true, Anchor: words[1].alts, End: Alone}, nil
	case at(0, "X's") && len(words) == 4 && at(3, "Y"):
		if words[2].text != "that" && !slices.Contains(prepositions, words[2].alts[0]) {
			return nil, &fault{words[2].at, fmt.Sprintf("%q is no preposition", words[2].text)}
		}
		return &Pattern{Noun: true, Anchor: words[1].alts, Links: words[2].alts}, nil
	case at(0, "X's") && len(words) == 5 && at(2, "that") && at(3, "Y") && at(4, "must"):
		return &Pattern{Noun: true, Anchor: words[1].alts, Links: words[2].alts, Must: true}, nil
	case at(0, "X's") && len(words) == 5 && at(2, "for") && at(3, "Y") && at(4, "to"):
		return &Pattern{Noun: true, Anchor: words[1].alts, Links: words[2].alts, To: true}, nil
	case at(1, "between") && at(2, "X") && at(3, "and") && at(4, "Y") && len(words) == 5:
		return &Pattern{Noun: true, Anchor: words[0].alts, Of: true}, nil
	}
	return nil, &fault{0, `neither "X's NOUNS", "X's NOUNS PREP Y" nor "NOUNS between X and Y"`}
}
