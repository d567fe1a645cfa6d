package spelling

import "testing"

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Recep Tayyip Erdoğan": "recep tayyip erdogan", "al-Assad": "al assad", "Sana’a": "sanaa", "Sana'a": "sanaa",
		"Kılıçdaroğlu": "kilicdaroglu", " U.S.  Navy ": "us navy", "Łódź": "lodz", "Düsseldorf": "dusseldorf", "": "", "ali khamenei": "ali khamenei",
		"’": "", "Nguyễn Phú Trọng": "nguyen phu trong",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}

// TestNear holds spellings of one name, and names that aren't.
func TestNear(t *testing.T) {
	for _, pair := range [][2]string{
		{"velayati", "velyati"}, {"velayati", "vlayati"}, {"qasemi", "ghasemi"}, {"qasemi", "qassemi"}, {"touman", "tuman"}, {"zarif", "zareef"},
		{"mohammad", "muhammed"}, {"mohammed", "mohamed"}, {"hossein", "hussein"}, {"husayn", "hussein"}, {"hezbollah", "hizbullah"},
		{"javad", "jawad"}, {"youssef", "yusuf"}, {"yousef", "yusif"}, {"soleimani", "suleimani"}, {"gaddafi", "qadhafi"}, {"lavrentiev", "lavrentyev"},
		{"sergei", "sergey"}, {"dmitri", "dmitry"}, {"khamenei", "khamenei"}, {"osama", "usama"}, {"rouhani", "rohani"}, {"zelensky", "zelenskiy"},
	} {
		if !Near(pair[0], pair[1]) {
			t.Errorf("%s isn't near %s: they sound %s and %s", pair[0], pair[1], AppendSound(nil, pair[0]), AppendSound(nil, pair[1]))
		}
		if a, b := Key(pair[0]), Key(pair[1]); a != b {
			t.Errorf("the keys of %s and %s are %s and %s", pair[0], pair[1], a, b)
		}
	}
	for _, pair := range [][2]string{
		{"hassan", "hussein"}, {"salman", "suleiman"}, {"abbas", "abadi"}, {"putin", "rutte"}, {"wang", "zhang"}, {"mousavi", "moussa"}, {"lavrov", "larijani"},
		{"kerry", "kelly"}, {"raisi", "rice"},
	} {
		if Near(pair[0], pair[1]) && Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%s meets %s: they sound %s and %s", pair[0], pair[1], AppendSound(nil, pair[0]), AppendSound(nil, pair[1]))
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{{"", "", 2, 0}, {"abc", "abc", 2, 0}, {"abc", "abd", 2, 1}, {"abc", "bc", 2, 1}, {"abcdef", "xyzuvw", 2, 3}, {"abc", "abd", 0, 1}, {"nana", "nanana", 2, 2}, {"ab", "ba", 2, 2}, {"xaby", "xbay", 2, 2}, {"kitten", "sitting", 3, 3}} {
		if got := Distance([]byte(c.a), []byte(c.b), c.limit); got != c.want {
			t.Errorf("from %q to %q it is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Near("mohammad", "muhammed"); Fold("hossein amir abdollahian") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
