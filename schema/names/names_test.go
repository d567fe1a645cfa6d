package names

import (
	"testing"
	"testing/fstest"
)

func TestDefault(t *testing.T) {
	n := Default()
	for _, c := range []struct {
		what string
		got  bool
		want bool
	}{
		{"li is common", n.Common("li"), true}, {"zarif is common", n.Common("zarif"), false}, {"al is a particle", n.Particle("al"), true},
		{"POL is Latin", n.Latin("POL"), true}, {"IRN is Latin", n.Latin("IRN"), false}, {"CHN has the family first", n.FamilyFirst("CHN"), true},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v", c.what, c.got)
		}
	}
}

func TestLoadTwice(t *testing.T) {
	dir := fstest.MapFS{"common.txt": {Data: []byte("# remark\nli wang\nwu li\n")}}
	if _, err := Load(dir); err == nil || err.Error() != `common.txt:3: "li" stands twice` {
		t.Error(err)
	}
}
