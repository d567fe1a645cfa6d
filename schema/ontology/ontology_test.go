package ontology

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestDefault(t *testing.T) {
	o := Default()
	r, ok := o.Relation("coordinates-with")
	if !ok || !r.Symmetric || r.Sign() != 1 || r.Plover != "COOPERATE" || r.Predicate() != "coordinates_with" {
		t.Errorf("coordinates-with: %+v", r)
	}
	for _, c := range []struct {
		relation, subject, object string
		want                      bool
	}{
		{"opposes", "country", "situation", true}, // Israel opposes Iran-presence
		{"meets-with", "person", "country", true},
		{"meets-with", "person", "city", false},
		{"head-of-state-of", "person", "country", true},
		{"head-of-state-of", "country", "person", false},
		{"member-of", "armed-group", "alliance", true},
		{"no-such", "person", "person", false},
	} {
		if got := o.Allows(c.relation, c.subject, c.object); got != c.want {
			t.Errorf("%s(%s, %s) is %v", c.relation, c.subject, c.object, got)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	const kinds = "thing: {label: T}\nperson: {label: P, under: thing}\n"
	for name, c := range map[string]struct{ kinds, relations, want string }{
		"unknown parent": {"person: {label: P, under: being}\n", "", `person: unknown kind "being"`},
		"unknown range":  {kinds, "likes: {inverse: liked, sign: +, subject: [person], object: [dog]}\n", `likes: unknown kind "dog"`},
		"no sign":        {kinds, "likes: {inverse: liked, subject: [person], object: [person]}\n", "likes: sign"},
		"unknown field":  {kinds, "likes: {inverse: liked, sgn: +}\n", "sgn"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"kinds.yaml": {Data: []byte(c.kinds)}, "relations.yaml": {Data: []byte(c.relations)}})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %q in it", err, c.want)
			}
		})
	}
}
