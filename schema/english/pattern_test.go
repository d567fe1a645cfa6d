package english

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// TestPattern reads patterns into what they ask for.
func TestPattern(t *testing.T) {
	e := &English{Synonyms: map[string]string{"talks": "talk|summit"}}
	for _, c := range []struct {
		text string
		want Pattern
	}{
		{"visit Y", Pattern{Anchor: []string{"visit"}, Direct: Y}},
		{"meet each", Pattern{Anchor: []string{"meet"}, End: Each}},
		{"pull out of Y", Pattern{Anchor: []string{"pull"}, Particle: []string{"out"}, Links: []string{"of"}}},
		{"hold &talks with Y", Pattern{Anchor: []string{"hold"}, Direct: Listed, Objects: []string{"talk", "summit"}, Links: []string{"with"}}},
		{"send * to|for Y", Pattern{Anchor: []string{"send"}, Direct: Any, Links: []string{"to", "for"}}},
		{"supply Y with food", Pattern{Anchor: []string{"supply"}, Direct: Y, Fixed: []Oblique{{[]string{"with"}, []string{"food"}}}}},
		{"go on strike", Pattern{Anchor: []string{"go"}, Fixed: []Oblique{{[]string{"on"}, []string{"strike"}}}, End: Alone}},
		{"surrender", Pattern{Anchor: []string{"surrender"}, End: Alone}},
		{"reject (Y)", Pattern{Anchor: []string{"reject"}, Direct: Y, Maybe: true}},
		{"expel Y from X", Pattern{Anchor: []string{"expel"}, Direct: Y, Seat: []string{"from"}}},
		{"force Y to leave|quit", Pattern{Anchor: []string{"force"}, Direct: Y, To: true, Deeds: []string{"leave", "quit"}}},
		{"say that Y must", Pattern{Anchor: []string{"say"}, Direct: Clause, Must: true}},
		{"not tolerate Y", Pattern{Anchor: []string{"tolerate"}, Direct: Y, Not: true}},
		{"be opposed to Y", Pattern{Anchor: []string{"opposed"}, Be: true, Links: []string{"to"}}},
		{"X:&talks|visit open in Y", Pattern{Anchor: []string{"open"}, Links: []string{"in"}, Doers: []string{"talk", "summit", "visit"}}},
		{"be on strike against Y", Pattern{Be: true, Case: []string{"on"}, Anchor: []string{"strike"}, Links: []string{"against"}}},
		{"be against Y", Pattern{Be: true, Anchor: []string{"against"}, Direct: Y}},
		{"take -in refugee from Y", Pattern{Anchor: []string{"take"}, Particle: []string{"in"}, Direct: Listed, Objects: []string{"refugee"}, Links: []string{"from"}}},
		{"X:media hit Y:person|party", Pattern{Anchor: []string{"hit"}, Direct: Y, X: Kinds{"media"}, Y: Kinds{"person", "party"}}},
		{"refuse to ... (Y)", Pattern{Anchor: []string{"refuse"}, End: Within, Maybe: true}},
		{"X's strike|raid on Y", Pattern{Noun: true, Anchor: []string{"strike", "raid"}, Links: []string{"on"}}},
		{"&talks between X and Y", Pattern{Noun: true, Anchor: []string{"talk", "summit"}, Of: true}},
	} {
		got, err := e.compile(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		} else if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s\n got %+v\nwant %+v", c.text, *got, c.want)
		}
	}
}

// TestBadLines spoils one table at a time: the error names its file, line and column.
func TestBadLines(t *testing.T) {
	const head = "pattern,relation,reading,holder,example\n"
	for _, c := range []struct{ file, text, want string }{
		{"verbs.csv", head + "\nvisit,visits,,,x\n", "verbs.csv:3:6: pattern \"visit\" may have no Y"},
		{"verbs.csv", head + "meet with,meets-with,,,x\n", "verbs.csv:2:10: pattern \"meet with\": no Y at the end"},
		{"verbs.csv", head + "meet Y Y,meets-with,,,x\n", "verbs.csv:2:8: pattern"},
		{"verbs.csv", head + "hold &chats with Y,meets-with,,,x\n", "verbs.csv:2:6: pattern \"hold &chats with Y\": synonyms.csv has no \"chats\""},
		{"verbs.csv", head + "hold talk|| with Y,meets-with,,,x\n", "verbs.csv:2:6: pattern \"hold talk|| with Y\": \"talk||\" has an empty alternative"},
		{"verbs.csv", head + "say that X,meets-with,,,x\n", "verbs.csv:2:10: pattern \"say that X\": after \"that\" only Y"},
		{"verbs.csv", head + "meet Y:folk,meets-with,,,x\n", "verbs.csv:2:6: pattern \"meet Y:folk\": unknown kind \"folk\""},
		{"verbs.csv", head + "meet Y,meets,,,x\n", "verbs.csv:2:8: unknown relation \"meets\""},
		{"verbs.csv", head + "meet Y,meets-with,,maybe,x\n", "verbs.csv:2:20: holder is \"maybe\""},
		{"nouns.csv", head + "X's visit toward Z,visits,,,x\n", "nouns.csv:2:1: pattern"},
		{"verbs.csv", head + "meet \"Y,meets-with,,,x\n", "verbs.csv:2:6: bare"},
	} {
		tables := fstest.MapFS{}
		err := fs.WalkDir(Tables, ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				b, err := fs.ReadFile(Tables, path)
				tables[path] = &fstest.MapFile{Data: b}
				return err
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		tables[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		if _, err := Load(tables); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q:\n got %v\nwant %s", c.text, err, c.want)
		}
	}
}
