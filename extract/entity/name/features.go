package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/extract/syntax/network"
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
	names []string // the forms as the tables are asked for them
	words []seen
	paths map[string]uint32 // clusters of words met before
}

type seen struct {
	form, lower, shape     uint32
	prefix2, prefix3       uint32
	suffix2, suffix3       uint32
	xpos, rel, lemma       uint32
	table                  uint32 // what the gazetteer has, and the word's place in it
	role, capital          uint32
	given, town            uint32
	cluster                uint32
	headForm, headXPOS, by uint32
}

const (
	nothing = 2166136261
	prime   = 16777619
)

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

// edge is what stands before the first word and after the last.
var edge = seen{form: 1, lower: 1, shape: 1, prefix2: 1, prefix3: 1, suffix2: 1, suffix3: 1, xpos: 1, rel: 1, lemma: 1, table: 1, role: 1, given: 9, town: 1}

// see fills the view.
func (l *looks) see(v *view, s *syntax.Sentence) {
	v.forms, v.words = v.forms[:0], grow(v.words, len(s.Words))
	long, capitals := 0, 0
	for i := range s.Words {
		w := &s.Words[i]
		v.forms = append(v.forms, w.Form)
		x := &v.words[i]
		*x = seen{form: network.Spelled(w.Form), lower: network.Hash(w.Form), shape: shape(w.Form), prefix2: network.Hash(network.Prefix(w.Form, 2)), prefix3: network.Hash(network.Prefix(w.Form, 3)),
			suffix2: network.Hash(network.Suffix(w.Form, 2)), suffix3: network.Hash(network.Suffix(w.Form, 3)), xpos: network.Spelled(w.XPOS), rel: network.Spelled(w.Rel), lemma: network.Hash(w.Lemma)}
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
			x.headForm, x.headXPOS = network.Hash(s.Words[w.Head].Form), network.Spelled(s.Words[w.Head].XPOS)
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
			v.words[w.Head].by = network.Hash(w.Form)
		}
		x := &v.words[i]
		x.cluster = v.cluster(v.forms[i])
		x.given = uint32(l.gazetteer.Gender(v.forms[i])) + 1
		if _, ok := l.english.Roles[strings.ToLower(v.forms[i])]; ok {
			x.role = 7
		}
	}
	v.names = v.forms
	if mixed == 5 {
		v.names = Capitalized(v.forms)
	}
	for i := 0; i < len(v.names); {
		n, ms := l.gazetteer.Find(v.names, i)
		if n == 0 {
			i += l.town(v, i)
			continue
		}
		what := network.Spelled(ms[0].Entry.Kind) + uint32(ms[0].Use)*31
		if len(ms) > 1 && ms[1].Entry.Kind != ms[0].Entry.Kind {
			what = what*31 + network.Spelled(ms[1].Entry.Kind)
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

// Capitalized gives words their capitals, where whoever wrote them uses none: san francisco.
func Capitalized(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if r, n := utf8.DecodeRuneInString(w); len(w) > 2 && unicode.IsLower(r) {
			out[i] = string(unicode.ToUpper(r)) + w[n:]
		}
	}
	return out
}

// remembered is how many words' clusters a view keeps.
const remembered = 1 << 14

func (v *view) cluster(form string) uint32 {
	path, ok := v.paths[form]
	if !ok {
		if v.paths == nil || len(v.paths) > remembered {
			v.paths = map[string]uint32{}
		}
		path = syntax.Cluster(form)
		v.paths[strings.Clone(form)] = path // the article may go
	}
	return path
}

// town notes that the words from i on may name a city of GeoNames, and returns how many they are, or 1.
func (l *looks) town(v *view, i int) int {
	if r, _ := utf8.DecodeRuneInString(v.names[i]); !unicode.IsUpper(r) {
		return 1
	}
	n, towns := l.gazetteer.Towns(v.names, i)
	if n == 0 {
		return 1
	}
	size := uint32(1)
	for p := towns[0].Population; p > 30000 && size < 5; p /= 3 {
		size++
	}
	for j := range n {
		v.words[i+j].town = uint32(towns[0].Mark)<<8 + size<<4 + uint32(min(n, 3)) + uint32(min(j, 1))<<12 + 1<<16
	}
	return n
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
		for _, bits := range [...]int{4, 6, 8, 10, 12, 16} {
			add(syntax.CutCluster(w.cluster, bits), w.capital)
		}
		add(w.cluster)
		add(w.cluster, w.shape)
		add(syntax.CutCluster(b.cluster, 8), syntax.CutCluster(w.cluster, 8))
		add(syntax.CutCluster(w.cluster, 8), syntax.CutCluster(c.cluster, 8))
		add(syntax.CutCluster(b.cluster, 12), w.shape)
		add(syntax.CutCluster(c.cluster, 12), w.shape)
		add(b.cluster, w.shape)
		add(c.cluster, w.shape)
		add(w.given, w.shape, c.shape)
		add(b.given, w.shape, w.xpos)
		add(w.given, c.given, w.xpos)
		add(w.town, w.capital, w.given)
		add(w.town, b.lower)
		add(w.town, w.by, w.rel)
		add(b.town, w.town, c.town)
		if i == 0 {
			add(w.shape)
		}
		ends = append(ends, len(keys))
	}
	return keys, ends
}
