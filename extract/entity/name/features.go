package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// looks reads features off sentences.
type looks struct {
	gazetteer *gazetteer.Gazetteer
	english   *english.English
}

// view is what the features of a sentence are made of: for each word the hashes of its parts.
type view struct {
	forms []string
	words []seen
}

type seen struct {
	form, lower, shape     uint32
	prefix2, prefix3       uint32
	suffix2, suffix3       uint32
	xpos, rel, lemma       uint32
	table                  uint32 // what the gazetteer has, and the word's place in it
	role, capital, govern  uint32
	headForm, headXPOS, by uint32
}

const (
	nothing = 2166136261
	prime   = 16777619
)

func hash(s string) uint32 {
	h := uint32(nothing)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * prime
	}
	return h
}

// small is the hash of a word in small letters, digits as 0.
func small(s string) uint32 {
	h := uint32(nothing)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case '0' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * prime
	}
	return h
}

// shape is the kinds of the characters, runs of more than two as of two: Xxx, X.X., XX, 00.
func shape(s string) uint32 {
	h := uint32(nothing)
	last, run := rune(0), 0
	for _, r := range s {
		k := r
		switch {
		case unicode.IsUpper(r):
			k = 'X'
		case unicode.IsLetter(r):
			k = 'x'
		case unicode.IsDigit(r):
			k = '0'
		}
		if k == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = k, 1
		}
		h = (h ^ uint32(k)) * prime
	}
	return h
}

func cutPrefix(s string, k int) string {
	n := 0
	for ; k > 0 && n < len(s); k-- {
		_, w := utf8.DecodeRuneInString(s[n:])
		n += w
	}
	return s[:n]
}

func cutSuffix(s string, k int) string {
	n := len(s)
	for ; k > 0 && n > 0; k-- {
		_, w := utf8.DecodeLastRuneInString(s[:n])
		n -= w
	}
	return s[n:]
}

// edge is what stands before the first word and after the last.
var edge = seen{form: 1, lower: 1, shape: 1, prefix2: 1, prefix3: 1, suffix2: 1, suffix3: 1, xpos: 1, rel: 1, lemma: 1, table: 1, role: 1}

// see fills the view.
func (l *looks) see(v *view, s *syntax.Sentence) {
	v.forms, v.words = v.forms[:0], grow(v.words, len(s.Words))
	long, capitals := 0, 0
	for i := range s.Words {
		w := &s.Words[i]
		v.forms = append(v.forms, w.Form)
		x := &v.words[i]
		*x = seen{form: hash(w.Form), lower: small(w.Form), shape: shape(w.Form), prefix2: small(cutPrefix(w.Form, 2)), prefix3: small(cutPrefix(w.Form, 3)),
			suffix2: small(cutSuffix(w.Form, 2)), suffix3: small(cutSuffix(w.Form, 3)), xpos: hash(w.XPOS), rel: hash(w.Rel), lemma: small(w.Lemma)}
		if r, _ := utf8.DecodeRuneInString(w.Form); unicode.IsUpper(r) {
			x.capital = 1
			if len(w.Form) > 3 {
				capitals++
			}
		}
		if len(w.Form) > 3 {
			long++
		}
		if w.Head >= 0 {
			x.headForm, x.headXPOS = small(s.Words[w.Head].Form), hash(s.Words[w.Head].XPOS)
		}
	}
	mixed := uint32(2)
	if capitals*2 > long {
		mixed = 3 // a headline, or a list of names
	} else if capitals == 0 {
		mixed = 5
	}
	for i := range v.words {
		v.words[i].capital += mixed << 1
		if w := &s.Words[i]; w.Rel == "case" && w.Head >= 0 {
			v.words[w.Head].by = small(w.Form)
		}
		if _, ok := l.english.Roles[strings.ToLower(v.forms[i])]; ok {
			v.words[i].role = 7
		}
	}
	for i := 0; i < len(v.forms); {
		n, ms := l.gazetteer.Find(v.forms, i)
		if n == 0 {
			i++
			continue
		}
		what := hash(ms[0].Entry.Kind) + uint32(ms[0].Use)*31
		if len(ms) > 1 && ms[1].Entry.Kind != ms[0].Entry.Kind {
			what = what*31 + hash(ms[1].Entry.Kind)
		}
		for j := range n {
			place := uint32(1)
			switch {
			case n == 1:
				place = 4
			case j == 0:
				place = 2
			case j == n-1:
				place = 3
			}
			v.words[i+j].table = what*31 + place
		}
		i += n
	}
}

// features appends the hashed features of the words to keys; those of word i end at ends[i].
func (l *looks) features(v *view, s *syntax.Sentence, keys []uint32, ends []int) ([]uint32, []int) {
	l.see(v, s)
	n := len(v.words)
	at := func(i int) *seen {
		if i < 0 || i >= n {
			return &edge
		}
		return &v.words[i]
	}
	for i := range v.words {
		a, b, w, c, d := at(i-2), at(i-1), at(i), at(i+1), at(i+2)
		k := uint32(0)
		add := func(parts ...uint32) {
			k++
			h := (nothing ^ k) * prime
			for _, p := range parts {
				h = (h ^ p&0xffff) * prime
				h = (h ^ p>>16) * prime
			}
			keys = append(keys, h^h>>15)
		}
		add(w.form)
		add(w.lower)
		add(b.lower)
		add(c.lower)
		add(a.lower)
		add(d.lower)
		add(b.lower, w.lower)
		add(w.lower, c.lower)
		add(w.shape, w.capital)
		add(b.shape, w.shape, c.shape)
		add(w.shape, b.lower)
		add(w.shape, c.lower)
		add(w.prefix2)
		add(w.prefix3)
		add(w.suffix2)
		add(w.suffix3)
		add(b.suffix3, w.shape)
		add(c.suffix3, w.shape)
		add(w.xpos, w.shape)
		add(b.xpos, w.xpos)
		add(w.xpos, c.xpos)
		add(b.xpos, w.xpos, c.xpos)
		add(w.rel, w.xpos)
		add(w.rel, w.headForm)
		add(w.rel, w.headXPOS)
		add(w.by, w.xpos)
		add(w.by, w.headForm)
		add(w.table, w.capital)
		add(b.table, w.xpos)
		add(c.table, w.xpos)
		add(w.table, b.table, c.table)
		add(w.table, w.xpos, w.rel)
		add(w.table, b.lower)
		add(w.table, c.lower)
		add(b.role, w.xpos)
		add(w.role, w.xpos, c.xpos)
		add(b.lower, c.lower)
		add(w.capital, b.xpos)
		if i == 0 {
			add(w.shape)
		}
		ends = append(ends, len(keys))
	}
	return keys, ends
}
