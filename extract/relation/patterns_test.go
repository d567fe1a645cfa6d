package relation

import (
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/ontology"
)

// mark reads a sentence with its actors in brackets, so that a pattern's test doesn't hang on who
// finds names: each becomes an entity of its own, of one kind, or of the kind that stands before a colon:
// "adjective" is a country's.
func mark(t *testing.T, text, kind string) (*syntax.Document, *entity.Resolution, []string) {
	t.Helper()
	var plain strings.Builder
	var spans [][2]int
	var names, kinds []string
	var adjective []bool
	for rest := text; ; {
		before, after, ok := strings.Cut(rest, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		name, after, ok := strings.Cut(after, "]")
		if !ok {
			t.Fatalf("%q: a bracket isn't closed", text)
		}
		own, named, ok := strings.Cut(name, ":")
		if ok {
			name = named
		} else {
			own = kind
		}
		adjective = append(adjective, own == "adjective")
		if own == "adjective" {
			own = "country"
		}
		kinds = append(kinds, own)
		start := plain.Len()
		plain.WriteString(name)
		spans = append(spans, [2]int{start, plain.Len()})
		names = append(names, name)
		rest = after
	}
	d := syntax.Analyze(plain.String())
	r := &entity.Resolution{Mentions: make([][]entity.Mention, len(d.Sentences))}
	for k, span := range spans {
		id := "country/"
		if kinds[k] != kind {
			id = kinds[k] + "/"
		}
		r.Entities = append(r.Entities, &graph.Entity{ID: id + names[k], Type: kinds[k], Name: names[k]})
		for i, s := range d.Sentences {
			m := entity.Mention{Entity: k, First: -1, Form: graph.Name}
			if adjective[k] {
				m.Use, m.Form = entity.Adjective, graph.Nominal
			}
			for w := range s.Words {
				if s.Words[w].Start >= span[0] && s.Words[w].End <= span[1] {
					if m.First < 0 {
						m.First = w
					}
					m.Last = w + 1
				}
			}
			if m.First < 0 {
				continue
			}
			m.Head = m.First
			for w := m.First; w < m.Last; w++ {
				if h := s.Words[w].Head; h < m.First || h >= m.Last {
					m.Head = w
				}
			}
			r.Mentions[i] = append(r.Mentions[i], m)
		}
	}
	return d, r, names
}

func draw(t *testing.T, text string) ([]*graph.Claim, []string) {
	t.Helper()
	return drawOf(t, text, "country")
}

func drawOf(t *testing.T, text, kind string) ([]*graph.Claim, []string) {
	t.Helper()
	d, r, names := mark(t, text, kind)
	w := &Drawer{Ontology: ontology.Default(), English: english.Default()}
	claims, _ := w.Draw(d, &graph.Article{ID: "a", Text: d.Text, Published: "2018-07-13"}, r)
	return claims, names
}

// lastOf returns the last claim of a relation, or nil.
func lastOf(claims []*graph.Claim, relation string) *graph.Claim {
	for _, c := range slices.Backward(claims) {
		if c.Relation == relation {
			return c
		}
	}
	return nil
}

// name is an ID without its kind.
func name(id string) string { return id[strings.IndexByte(id, '/')+1:] }

// TestPatterns draws from the example beside each pattern what the pattern says.
func TestPatterns(t *testing.T) {
	for _, p := range english.Default().Patterns {
		claims, names := draw(t, p.Example)
		if !ontology.Default().Allows(p.Relation, "country", "country") { // one doesn't kill a country
			claims, names = drawOf(t, p.Example, "armed-group")
		}
		object := ""
		if len(names) > 1 {
			object = names[1]
		}
		if p.Back && len(names) > 1 {
			names[0], object = object, names[0]
		}
		if len(names) == 0 || object == "" && p.End != english.Alone {
			t.Errorf("%s: the example marks no two ends: %s", p.At, p.Example)
			continue
		}
		found := false
		for _, c := range claims {
			found = found || c.Relation == p.Relation && name(c.Subject) == names[0] && name(c.Object) == object && c.Polarity == graph.Asserted
		}
		if !found {
			t.Errorf("%s: %s isn't drawn from %q", p.At, p.Relation, p.Example)
			for _, c := range claims {
				t.Logf("  %s %s %s by %s", c.Subject, c.Relation, c.Object, c.Evidence[0].Rule)
			}
		}
	}
}

// TestReadings tells what is so from what is denied, planned, threatened, demanded or supposed.
func TestReadings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Israel] attacked [Syria].", "attacks asserted actual ASSAULT"},
		{"[Israel] did not attack [Syria].", "attacks denied actual ASSAULT"},
		{"[Israel] will attack [Syria].", "attacks asserted planned THREATEN"},
		{"[Israel] has threatened to attack [Syria].", "attacks asserted threatened THREATEN"},
		{"[Israel] is going to [Syria] next month.", "visits asserted planned AGREE"},
		{"[Israel] went to [Syria] last month.", "visits asserted actual CONSULT"},
		{"Neither [Israel] nor its allies urged [Syria] to sign.", "demands-of denied actual REQUEST"},
		{"[Israel] may attack [Syria].", "attacks asserted possible ASSAULT"},
		{"[Israel] denied attacking [Syria].", "attacks denied actual ASSAULT"},
		{"[Turkey] agreed to help [Syria].", "aids asserted planned AGREE"},
		{"[Turkey] refused to help [Syria].", "aids denied actual REJECT"},
		{"[Turkey] no longer helps [Syria].", "aids denied actual REJECT"},
		{"[Turkey] has yet to help [Syria].", "aids denied actual REJECT"},
		{"[Turkey] has no plans to help [Syria].", "aids denied planned REJECT"},
		{"[Israel] made no threat to attack [Syria].", "attacks denied threatened THREATEN"},
		{"[Israel] was not responsible for attacking [Syria].", "attacks denied actual ASSAULT"},
		{"[Israel] claimed responsibility for attacking [Syria].", "attacks asserted actual ASSAULT"},
		{"[Israel] should focus on attacking [Syria].", "attacks asserted demanded REQUEST"},
		{"The minister denied the charge [Israel] attacked [Syria].", "attacks denied possible ASSAULT"},
		{"[Israel] threatened sanctions on [Syria].", "threatens asserted actual THREATEN"},
		{"[Turkey] sent food to help [Syria].", "aids asserted actual AID"},
		{"[Turkey] held talks on the withdrawal of [Israel] from [Syria].", "withdraws-from asserted possible RETREAT"},
		{"[Turkey] never helped [Syria].", "aids denied actual REJECT"},
		{"The envoy urged [Turkey] to help [Syria].", "aids asserted demanded REQUEST"},
		{"Oil will rise if [Israel] attacks [Syria].", "attacks asserted conditional ASSAULT"},
		{"[Turkey] offered to help [Syria].", "aids asserted offered AGREE"},
		{"[Syria] was attacked by [Israel].", "attacks asserted actual ASSAULT"},
		{"The minister rejected the charge that [Israel] attacked [Syria].", "attacks denied possible ASSAULT"},
		{"Has [Israel] attacked [Syria]?", "attacks asserted possible ASSAULT"},
		{"[Israel] began to attack [Syria].", "attacks asserted actual ASSAULT"},
		{"[Israel] launched an attack on [Syria].", "attacks asserted actual ASSAULT"},
		{"[Israel] threatened an attack on [Syria].", "attacks asserted threatened THREATEN"},
		{"[Israel] said that it would attack [Syria].", "attacks asserted planned THREATEN"},
		{"[Israel] would attack [Syria] if the truce broke.", "attacks asserted conditional ASSAULT"},
		{"Had [Israel] attacked [Syria], oil would have risen.", "attacks asserted conditional ASSAULT"},
		{"[Israel] will not attack [Syria].", "attacks denied planned CONCEDE"},
		{"[Turkey] suspended aid to [Syria].", "suspends-aid-to asserted actual SANCTION"},
		{"[Turkey] stopped helping [Syria].", "suspends-aid-to asserted actual SANCTION"},
		{"[Turkey] lifted sanctions on [Syria].", "concedes-to asserted actual CONCEDE"},
		{"[Turkey] refused to lift sanctions on [Syria].", "concedes-to denied actual REJECT"},
		{"[Turkey] threatened to halt aid to [Syria].", "suspends-aid-to asserted threatened THREATEN"},
		{"[Turkey] rejected talks with [Syria].", "meets-with denied actual REJECT"},
		{"[Syria] faces sanctions from [Turkey].", "sanctions asserted actual COERCE"},
		{"[Turkey] refused to open its schools to [Syria].", "rejects asserted actual REJECT"},
		{"[Turkey] promised to open its schools to [Syria].", "pledges-to asserted actual AGREE"},
		{"[Israel]'s threat to attack [Syria] was empty.", "attacks asserted threatened THREATEN"},
		{"Without attacking [Syria], [Israel] could not win.", "attacks denied actual ASSAULT"},
		{"[Turkey] was forced to help [Syria].", "aids asserted actual AID"},
		{"The envoy called for coordination between [Turkey] and [Syria].", "coordinates-with asserted demanded REQUEST"},
		{"The envoy called it close coordination between [Turkey] and [Syria].", "coordinates-with asserted actual COOPERATE"},
		{"[Turkey] vowed to retaliate.", "threatens asserted actual THREATEN"},
		{"[Turkey] would not attack, but helped [Syria].", "aids asserted actual AID"},
		{"[Turkey] said [Syria] must open its schools.", "demands-of asserted actual REQUEST"},
	} {
		claims, _ := draw(t, c.text)
		relation, _, _ := strings.Cut(c.want, " ")
		got := "nothing"
		if cl := lastOf(claims, relation); cl != nil {
			got = strings.Join([]string{cl.Relation, string(cl.Polarity), string(cl.Modality), cl.Plover}, " ")
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestSpeakers tells whose words a claim is.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ text, speaker string }{
		{"[Israel] attacked [Syria], [Russia] said.", "country/Russia"},
		{"[Russia] said that [Israel] attacked [Syria].", "country/Russia"},
		{"According to [Russia], [Israel] attacked [Syria].", "country/Russia"},
		{"[Israel] attacked [Syria] on Friday.", ""},
		{"[Russia]: [Israel] attacked [Syria].", "country/Russia"},
		{"[Israel] attacked [Syria]: [Russia]", "country/Russia"},
		{"[Israel] attacked [Syria] — [Russia]", "country/Russia"},
		{"[Russia] said that [Iran] claimed that [Israel] attacked [Syria].", "country/Iran"},
		{"[Russia]'s remarks that [Israel] attacked [Syria] were brief.", "country/Russia"},
		{"“We know this. [Israel] attacked [Syria],” [Russia] said.", "country/Russia"},
		{"“[Israel] attacked [Syria]. It was a grave mistake,” [Russia] said.", "country/Russia"},
		{"[Russia] said a few words. “[Israel] attacked [Syria]. It was a grave mistake.”", "country/Russia"},
		{"“It was a grave mistake,” [Russia] said. [Israel] attacked [Syria] on Friday.", ""},
	} {
		claims, _ := draw(t, c.text)
		got := "no claim"
		if cl := lastOf(claims, "attacks"); cl != nil {
			got = cl.Speaker
		}
		if got != c.speaker {
			t.Errorf("%s: the speaker is %q, want %q", c.text, got, c.speaker)
		}
	}
}
