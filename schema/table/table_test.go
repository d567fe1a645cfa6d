package table

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

var cities = Table{Name: "cities", Columns: []string{"id", "name", "aliases"}, Key: []string{"id"}}

func file(name, text string) fstest.MapFS {
	return fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}}
}

func show(t *testing.T, rows *[]string) func(*Row) error {
	t.Helper()
	return func(r *Row) error {
		*rows = append(*rows, fmt.Sprintf("%s %s %s %v", r.Where, r.Get("id"), r.Get("name"), r.List("aliases")))
		return nil
	}
}

func TestRead(t *testing.T) {
	both := file("cities.csv", "\ufeffid,name,aliases\n# ours\nhoms,Homs,Hims; Emesa\nhama,\" Hama \",\n")
	both["cities.yaml"] = &fstest.MapFile{Data: []byte("# more\n- id: idlib\n  name: Idlib\n- {id: qom, name: Qom, aliases: [Ghom, Kum]}\n")}
	mine := file("cities.yaml", "- id: hama\n  aliases: Hamath\n  name: >-\n    The City\n    of Hama\n- id: 2018\n")
	var got []string
	if err := cities.Read(Layers{both, mine}, show(t, &got)); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"cities.csv:3 homs Homs [Hims Emesa]",
		"cities.yaml:1 hama The City of Hama [Hamath]", // in the place of the row below it
		"cities.yaml:2 idlib Idlib []",
		"cities.yaml:4 qom Qom [Ghom Kum]",
		"cities.yaml:6 2018  []",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// Rows that share their first cell are all replaced by those of a later layer.
func TestEach(t *testing.T) {
	var got []string
	if err := Each(Layers{
		file("words.csv", "id,name\nwant,a\nwant,b\nplan,c\n"),
		file("words.csv", "name,id\nd,want\ne,hope\n"),
	}, "words", show(t, &got)); err != nil {
		t.Fatal(err)
	}
	want := "words.csv:4 plan c []; words.csv:2 want d []; words.csv:3 hope e []"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s", strings.Join(got, "; "))
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"cities.csv", "id,nam\n", `cities.csv:1:4: unknown column "nam": use id, name, aliases`},
		{"cities.csv", "name\nHoms\n", `cities.csv: the header row has no column "id"`},
		{"cities.csv", "", "cities.csv: reading the header row: EOF"},
		{"cities.csv", "id,name\nhoms\n", "cities.csv:2: 1 cells, but the header row has 2"},
		{"cities.csv", "id,name\n\"homs,Homs\n", "cities.csv:2:12: extraneous or missing \" in quoted-field"},
		{"cities.csv", "id,name\nhoms,Homs\nhoms,Hims\n", "cities.csv:3: homs stands twice, first at cities.csv:2"},
		{"cities.yaml", "id: homs\n", `cities.yaml:1: rows must be a list: each begins with "- id: "`},
		{"cities.yaml", "- homs\n", `cities.yaml:1: a row must be like "id: value"`},
		{"cities.yaml", "- id: homs\n  nam: Homs\n", `cities.yaml:2:3: unknown column "nam": use id, name, aliases`},
		{"cities.yaml", "- id: homs\n- name: Hama\n", `cities.yaml:2: the row has no "id"`},
		{"cities.yaml", "- id: homs\n  name: {a: b}\n", "cities.yaml:2:3: name: must be a value or a list of values"},
		{"cities.yaml", "- id: [homs\n", "cities.yaml:1:"},
	} {
		err := cities.Read(file(c.file, c.text), func(*Row) error { return nil })
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: error is %v, want %q", c.text, err, c.want)
		}
	}
}
