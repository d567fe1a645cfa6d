package gazetteer

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/entente-graph/entente/schema/table"
)

func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func TestLoadOver(t *testing.T) {
	g, err := Load(table.Layers{Tables, files(
		"organizations.csv", "# ours\nname,kind,id,country,aliases\nHizb,party,org/hezbollah,LBN,\nNew Front,armed-group,org/new-front,SYR,NFX\n",
		"offices.csv", "person,relation,of,from,to,title\nperson/naim-qassem,leader-of,org/hezbollah,2024-10-29,2030,secretary-general\n")})
	if err != nil {
		t.Fatal(err)
	}
	if e, _ := g.Entry("org/hezbollah"); e.Kind != "party" || e.Name != "Hizb" {
		t.Errorf("the later row should replace the earlier: %+v", e)
	}
	if ms := g.Lookup([]string{"Hizbullah"}); len(ms) != 0 {
		t.Errorf("an alias of the row that was replaced still matches: %v", show(ms))
	}
	if ms := g.Lookup([]string{"NFX"}); len(ms) != 1 || ms[0].Entry.ID != "org/new-front" {
		t.Errorf("the new row doesn't match: %v", show(ms))
	}
	if e, ok := g.HolderOf("secretary-general", "org/hezbollah", "2031"); ok {
		t.Errorf("the office ended in 2030, yet %s holds it", e.ID)
	}
	if _, ok := g.HolderOf("secretary-general", "org/hezbollah", "2029"); !ok {
		t.Error("nobody holds the office in 2029")
	}
	if e, _ := Default().Entry("org/hezbollah"); e.Kind != "armed-group" {
		t.Error("the built-in gazetteer has changed")
	}
}

func TestLoadErrors(t *testing.T) {
	const syria = "id,name\ncountry/SYR,Syria\n"
	const man = "id,name,country\nperson/a-man,A Man,SYR\n"
	for name, c := range map[string]struct {
		fsys fstest.MapFS
		want string
	}{
		"unknown column":  {files("cities.csv", "id,nam\n"), `cities.csv:1:4: unknown column "nam"`},
		"no id column":    {files("cities.csv", "name\nHoms\n"), `cities.csv: the header row has no column "id"`},
		"empty file":      {files("cities.csv", "# nothing\n"), "cities.csv: reading the header row: EOF"},
		"short row":       {files("countries.csv", syria, "cities.csv", "# one\nid,name,country\ncity/homs,Homs\n"), "cities.csv:3: 2 cells, but the header row has 3"},
		"wrong prefix":    {files("cities.csv", "id,name\n# two\nhoms,Homs\n"), `cities.csv:3: the id "homs" must be like "city/a-name"`},
		"not a code":      {files("countries.csv", "id,name\ncountry/syria,Syria\n"), `countries.csv:2: the id "country/syria" must be like "country/IRN"`},
		"no name":         {files("cities.csv", "id,name\ncity/homs,\n"), "cities.csv:2: city/homs has no name"},
		"unknown kind":    {files("organizations.csv", "id,kind,name\norg/x,club,X\n"), `organizations.csv:2: org/x: unknown kind "club"`},
		"unknown country": {files("cities.csv", "id,name,country\ncity/homs,Homs,SYR\n"), `cities.csv:2: city/homs: unknown country "SYR"`},
		"twice":           {files("cities.csv", "id,name\ncity/homs,Homs\ncity/homs,Hims\n"), "cities.csv:3: city/homs stands twice, first at cities.csv:2"},
		"no words":        {files("cities.csv", "id,name,aliases\ncity/homs,Homs,-\n"), `cities.csv:2: city/homs: "-" can't be matched`},
		"unknown person":  {files("countries.csv", syria, "offices.csv", "person,relation,of\nperson/x,minister-of,country/SYR\n"), `offices.csv:2: unknown person "person/x"`},
		"unknown body":    {files("offices.csv", "person,relation,of\nperson/x,leader-of,org/y\n"), `offices.csv:2: unknown country or body "org/y"`},
		"wrong relation":  {files("countries.csv", syria, "people.csv", man, "offices.csv", "person,relation,of\nperson/a-man,attacked,country/SYR\n"), `offices.csv:2: "attacked" doesn't join a person to a country`},
		"no date":         {files("offices.csv", "person,relation,of,from\nperson/x,leader-of,org/y,2013-8-3\n"), `offices.csv:2: "2013-8-3" isn't a date`},
		"ends first":      {files("offices.csv", "person,relation,of,from,to\nperson/x,leader-of,org/y,2014,2013-05\n"), "offices.csv:2: the office ends on 2013-05, before it begins on 2014"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(c.fsys)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %q in it", err, c.want)
			}
		})
	}
}
