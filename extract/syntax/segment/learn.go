package segment

import (
	"math"
	"math/rand/v2"
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
	cuts, ends := &lessons{classes: cuts - 1}, &lessons{classes: 1}
	for _, t := range texts {
		m.learnCuts(t, cuts)
		m.learnEnds(t, ends)
	}
	m.Cuts = cuts.fit(2, 0.1)
	m.Ends = ends.fit(3, 0.6)
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

func (m *Model) learnCuts(t Text, into *lessons) {
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

func (m *Model) learnEnds(t Text, into *lessons) {
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

// lessons are places seen in texts, with the class that each should get.
type lessons struct {
	classes  int
	features []uint32
	ends     []int // of each lesson's features
	gold     []uint8
}

func (l *lessons) add(features []uint32, gold int) {
	l.features = append(l.features, features...)
	l.ends = append(l.ends, len(l.features))
	l.gold = append(l.gold, uint8(gold))
}

const (
	passes = 8
	rate   = 0.2 // of AdaGrad
	scale  = 24  // of the weights as stored
)

// fit learns by logistic regression with AdaGrad (Duchi et al. 2011). In each lesson some features
// are left out at random, a share of drop, so that none is relied on alone (Wager et al. 2013); those
// seen no oftener than rare are left out altogether.
func (l *lessons) fit(rare int, drop float32) linear {
	l.prune(rare)
	n := l.classes
	weights, squares := make([]float32, rows*n), make([]float32, rows*n)
	rng := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(l.gold))
	for i := range order {
		order[i] = i
	}
	scores := make([]float64, n)
	var kept []uint32
	for range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			start := 0
			if i > 0 {
				start = l.ends[i-1]
			}
			kept = kept[:0]
			for _, f := range l.features[start:l.ends[i]] {
				if rng.Float32() >= drop {
					kept = append(kept, f%rows)
				}
			}
			clear(scores)
			for _, f := range kept {
				for k := range scores {
					scores[k] += float64(weights[int(f)*n+k])
				}
			}
			total := 1.0
			for k, s := range scores {
				scores[k] = math.Exp(min(s, 30))
				total += scores[k]
			}
			for k := range scores {
				slope := scores[k] / total
				if int(l.gold[i]) == k+1 {
					slope--
				}
				if math.Abs(slope) < 1e-4 {
					continue
				}
				for _, f := range kept {
					at := int(f)*n + k
					squares[at] += float32(slope * slope)
					weights[at] -= float32(rate * slope / (math.Sqrt(float64(squares[at])) + 1e-3))
				}
			}
		}
	}
	out := linear{Classes: n, Weights: make([]int8, rows*n)}
	for i, w := range weights {
		out.Weights[i] = int8(math.Round(float64(max(-127, min(127, w*scale*(1-drop))))))
	}
	return out
}

// prune drops the features that are rare.
func (l *lessons) prune(rare int) {
	seen := map[uint32]int{}
	for _, f := range l.features {
		seen[f]++
	}
	kept, start := l.features[:0], 0
	for i, end := range l.ends {
		for _, f := range l.features[start:end] {
			if seen[f] > rare {
				kept = append(kept, f)
			}
		}
		start, l.ends[i] = end, len(kept)
	}
	l.features = kept
}
