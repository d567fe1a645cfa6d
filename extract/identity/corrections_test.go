package identity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
)

func TestParseCorrections(t *testing.T) {
	_, err := parseCorrections("my.csv", strings.NewReader(`# remarks are passed over
merge,person/a,person/b
join,person/a,person/b

rename,person/a
retype,person/a,wizard
drop,a
merge,person/c,person/b
split,person/a,person/z
"drop,person/x
`))
	want := `my.csv:3: "join" isn't one of merge, split, rename, retype, drop
my.csv:5: want rename,ID,NAME
my.csv:6: unknown type "wizard"; ` + "`entente schema --format ontology`" + ` lists them
my.csv:7: "a" is no ID: one looks like person/ali-akbar-velayati
my.csv:8: person/b is merged into another already at my.csv:2
my.csv:9: want split,ID,NEW ID,ARTICLE...
my.csv:10: extraneous or missing " in quoted-field`
	if err == nil {
		t.Fatal("all is taken for right")
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(err.Error(), "\n")); diff != "" {
		t.Error(diff)
	}
}

// TestCorrections follows one line of each kind, over again what came of it, and once more without.
func TestCorrections(t *testing.T) {
	parts := func() []*graph.Corpus {
		return []*graph.Corpus{
			article(t, "1", "2020-01-01", "person Ostap Veresklet [UKR] minister-of country UKR", "organization Steppe Institute"),
			article(t, "2", "2020-01-02", "person Ostap Veresklet [UKR]", "person Hryts Veresklet", "country UKR"),
			article(t, "3", "2020-01-03", "person Orest Verasklyt [UKR]", "organization Steppe Institute", "country UKR"),
		}
	}
	const steppe, hryts = "org/steppe-institute: 1 3\n", "person/hryts-veresklet: 2\n"
	for _, c := range []struct{ name, line, want, shown string }{
		{"none", "", steppe + hryts + "person/orest-verasklyt: 3\nperson/ostap-veresklet: 1 2\n", "Ostap Veresklet, person"},
		{"merge", "merge,person/ostap-veresklet,person/orest-verasklyt", steppe + hryts + "person/ostap-veresklet: 1 2 3\n", "Ostap Veresklet, person"},
		{"split", "split,person/ostap-veresklet,person/ostap-veresklet@poet,2",
			steppe + hryts + "person/orest-verasklyt: 3\nperson/ostap-veresklet: 1\nperson/ostap-veresklet@poet: 2\n", "Ostap Veresklet, person"},
		{"split and merge", "split,person/ostap-veresklet,person/ostap@poet,2\nmerge,person/hryts-veresklet,person/ostap@poet",
			steppe + hryts + "person/orest-verasklyt: 3\nperson/ostap-veresklet: 1\n", "Ostap Veresklet, person"},
		{"rename", "rename,person/ostap-veresklet,O. V.", steppe + hryts + "person/orest-verasklyt: 3\nperson/ostap-veresklet: 1 2\n", "O. V., person"},
		{"retype", "retype,person/ostap-veresklet,armed-group", steppe + hryts + "person/orest-verasklyt: 3\nperson/ostap-veresklet: 1 2\n", "Ostap Veresklet, armed-group"},
		{"drop", "drop,org/steppe-institute", hryts + "person/orest-verasklyt: 3\nperson/ostap-veresklet: 1 2\n", "Ostap Veresklet, person"},
		{"drop one with an office", "drop,person/ostap-veresklet", steppe + hryts + "person/orest-verasklyt: 3\n", ""},
		{"a circle ends", "merge,person/ostap-veresklet,person/orest-verasklyt\nmerge,person/orest-verasklyt,person/ostap-veresklet", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			who, err := parseCorrections("c.csv", strings.NewReader(c.line))
			if err != nil {
				t.Fatal(err)
			}
			got := run(parts(), who)
			if c.want == "" {
				return
			}
			if diff := cmp.Diff(c.want, where(got)); diff != "" {
				t.Error(diff)
			}
			for _, e := range got.Entities {
				if e.ID == "person/ostap-veresklet" && e.Name+", "+e.Type != c.shown {
					t.Errorf("it is %s, %s", e.Name, e.Type)
				}
			}
			known := map[string]bool{}
			for _, e := range got.Entities {
				known[e.ID] = true
			}
			for _, cl := range got.Claims {
				if !known[cl.Subject] || !known[cl.Object] {
					t.Errorf("%s %s %s is claimed of nobody", cl.Subject, cl.Relation, cl.Object)
				}
			}
			if again := run([]*graph.Corpus{got}, who); bytesOf(t, again) != bytesOf(t, got) {
				t.Error("followed over again it comes to something else")
			}
			// What is gone comes back with its article, and so do two of one article that were made one.
			if !strings.HasPrefix(c.name, "drop") && c.name != "split and merge" {
				if without := run([]*graph.Corpus{got}, nil); where(without) != steppe+hryts+"person/orest-verasklyt: 3\nperson/ostap-veresklet: 1 2\n" {
					t.Errorf("without the corrections it is\n%s", where(without))
				}
			}
		})
	}
}

// TestOlderID corrects an entity by an ID that it has no more.
func TestOlderID(t *testing.T) {
	who, err := parseCorrections("c.csv", strings.NewReader("rename,person/karim-ghalandari,K. Q."))
	if err != nil {
		t.Fatal(err)
	}
	got := run([]*graph.Corpus{
		article(t, "1", "2018-07-01", "person Karim Qalandari [IRN] minister-of country IRN"),
		article(t, "2", "2018-07-02", "person Karim Ghalandari [IRN] minister-of country IRN"),
	}, who)
	for _, e := range got.Entities {
		if e.Type == "person" && e.Name != "K. Q." {
			t.Errorf("%s is called %s", e.ID, e.Name)
		}
	}
}
