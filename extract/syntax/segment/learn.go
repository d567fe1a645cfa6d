package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Text is a text with its sentences as Split should find them.
type Text struct {
	Text      string
	Sentences []Sentence
}

// Learn makes a model from texts. The same texts give the same model.
func Learn(texts []Text) *Model {
	m := &Model{Small: small(texts)}
	m.Runs, m.Doubtful = runs(texts)
	m.index()
	words, sentences := &lessons{}, &lessons{}
	for _, t := range texts {
		m.teachCuts(t, words)
		m.teachEnds(t, sentences)
	}
	m.Cuts = words.fit(cuts-1, 2, 0.1)
	m.Ends = sentences.fit(1, 3, 0.6)
	return m
}

// runs collects the runs of letters inside which the texts begin words: those that mostly are
// parted, and those that often enough are. Where somebody once left out an apostrophe (doctors for
// doctor's) isn't enough.
func runs(texts []Text) (mostly, often []string) {
	whole, parted := map[string]int{}, map[string]int{}
	for _, t := range texts {
		begins := map[int]bool{}
		for _, s := range t.Sentences {
			for _, w := range s {
				begins[w.Start] = true
			}
		}
		for from := 0; from < len(t.Text); {
			to, parts := from, ""
			for to < len(t.Text) {
				r, n := utf8.DecodeRuneInString(t.Text[to:])
				if !unicode.IsLetter(r) {
					break
				}
				if to > from && begins[to] {
					parts += " "
				}
				parts += string(unicode.ToLower(r))
				to += n
			}
			if strings.Contains(parts, " ") {
				parted[parts]++
			}
			whole[strings.ReplaceAll(parts, " ", "")]++
			_, n := utf8.DecodeRuneInString(t.Text[to:])
			from = to + n
		}
	}
	for parts, n := range parted {
		all := whole[strings.ReplaceAll(parts, " ", "")]
		switch {
		case 2*n > all:
			mostly = append(mostly, parts)
		case n >= 12 && 20*n > all:
			often = append(often, parts)
		}
	}
	slices.Sort(mostly)
	slices.Sort(often)
	return mostly, often
}

// small collects the words that are written in small inside sentences, mostly (Kiss and Strunk 2006):
// a capital opens them only where a sentence begins.
func small(texts []Text) []uint32 {
	counts := map[uint32][2]int{}
	for _, t := range texts {
		for _, s := range t.Sentences {
			for _, w := range s[1:] {
				h, class := basis, none
				letters := true
				for _, r := range t.Text[w.Start:w.End] {
					x := signOf(r, 0)
					if class == none {
						class = x.class
					}
					letters = letters && isLetter(x.class)
					h = (h ^ x.fold) * prime
				}
				n := counts[h]
				switch {
				case letters && class == lower:
					n[0]++
				case letters:
					n[1]++
				}
				counts[h] = n
			}
		}
	}
	var all []uint32
	for h, n := range counts {
		if n[0] > 6 && n[0] > 4*n[1] {
			all = append(all, h)
		}
	}
	slices.Sort(all)
	return all
}

func (m *Model) teachCuts(t Text, into *lessons) {
	begins := map[int]int{}
	for _, s := range t.Sentences {
		for _, w := range s {
			begins[w.Start] = part
			if w.Contracted {
				begins[w.Start] = contract
			}
		}
	}
	c := cutter{model: m}
	c.run(t.Text, func(at int, features []uint32) int {
		into.add(features, begins[at])
		return begins[at]
	}, func(Word) {})
}

func (m *Model) teachEnds(t Text, into *lessons) {
	var words []Word
	last := map[int]int{}
	for _, s := range t.Sentences {
		words = append(words, s...)
		last[len(words)-1] = 1
	}
	first := 0
	e := ender{model: m, text: t.Text, words: words}
	e.run(func(i int, features []uint32) int {
		if features != nil {
			into.add(features, last[i])
		}
		if last[i] == 1 {
			first = i + 1
		}
		return first
	})
}
