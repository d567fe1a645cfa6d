package spelling

// A sound is some letters and what they are written as where they sound so. The longest that fits
// counts.
var sounds = func() (table [256][]sound) {
	for _, s := range []sound{
		{"kh", "k"}, {"gh", "k"}, {"ck", "k"}, {"g", "k"}, {"q", "k"}, {"c", "k"}, {"x", "ks"},
		{"ch", "tS"}, {"tch", "tS"}, {"sch", "S"}, {"sh", "S"}, {"ce", "si"}, {"ci", "si"}, {"cy", "si"},
		{"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"w", "v"}, {"ff", "f"},
		{"zh", "j"}, {"dj", "j"}, {"dzh", "j"}, {"ts", "s"}, {"tz", "s"}, {"z", "s"},
		{"ee", "i"}, {"ie", "i"}, {"iy", "i"}, {"yi", "i"}, {"e", "i"}, {"y", "i"},
		{"oo", "u"}, {"ou", "u"}, {"o", "u"}, {"ei", "i"}, {"ey", "i"},
		{"h", ""},
	} {
		table[s.letters[0]] = append(table[s.letters[0]], s)
	}
	return table
}()

type sound struct{ letters, as string }

// AppendSound appends to dst the sound of a folded word: one letter for what is pronounced alike,
// none doubled, and h only at the beginning.
func AppendSound(dst []byte, word string) []byte {
	start := len(dst)
	for i := 0; i < len(word); {
		as, n := word[i:i+1], 1
		for _, s := range sounds[word[i]] {
			if l := len(s.letters); (l > n || l == 1) && i+l <= len(word) && word[i:i+l] == s.letters {
				as, n = s.as, l
			}
		}
		if word[i] == 'h' && i == 0 {
			as = "h"
		}
		for k := range len(as) {
			if len(dst) == start || dst[len(dst)-1] != as[k] {
				dst = append(dst, as[k])
			}
		}
		i += n
	}
	return dst
}

// Key returns the consonants of a folded word's sound, after its first letter, a vowel as a.
func Key(word string) string {
	var sound, key [32]byte
	k := key[:0]
	for i, c := range AppendSound(sound[:0], word) {
		vowel := c == 'a' || c == 'i' || c == 'u'
		switch {
		case vowel && i > 0:
			continue
		case vowel:
			c = 'a'
		case len(k) > 0 && k[len(k)-1] == c:
			continue
		}
		k = append(k, c)
	}
	return string(k)
}
