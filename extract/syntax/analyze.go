package syntax

import (
	"strings"

	"github.com/entente-graph/entente/extract/syntax/lemma"
)

// analyzer holds what analysing one sentence after another needs.
type analyzer struct {
	model    *Model
	looks    []look
	tags     []int
	features []uint32
	scores   []int32
	state    state
}

func newAnalyzer(m *Model) *analyzer {
	return &analyzer{model: m, scores: make([]int32, max(len(m.Tags), len(m.Rels), moves))}
}

func (a *analyzer) analyze(words []Word) {
	m := a.model
	a.tag(words)
	for i := range words {
		words[i].UPOS, words[i].XPOS, _ = strings.Cut(m.Tags[a.tags[i]], "|")
	}
	a.parse()
	root := -1
	for i := range words {
		h, rel := a.state.head[i], m.Rels[a.state.rel[i]]
		switch {
		case h == len(words) && root < 0:
			root, h, rel = i, -1, "root"
		case h == len(words): // one root a sentence
			h, rel = root, "parataxis"
		case rel == "root":
			rel = "dep"
		}
		words[i].Head, words[i].Rel = h, rel
	}
	for i := range words {
		w := &words[i]
		w.Lemma = lemma.Shipped().Lemma(w.Form, w.UPOS, w.XPOS)
	}
}

func (a *analyzer) tag(words []Word) {
	m := a.model
	a.looks, a.tags = a.looks[:0], a.tags[:0]
	for i := range words {
		a.looks = append(a.looks, m.look(words[i].Form))
	}
	scores := a.scores[:len(m.Tags)]
	for i := range words {
		a.features = tagFeatures(a.features[:0], a.looks, a.tags, i)
		m.Tagger.score(a.features, scores)
		a.tags = append(a.tags, best(scores))
	}
}

func (a *analyzer) parse() {
	m, s := a.model, &a.state
	s.reset(a.looks, a.tags)
	for !s.done() {
		move := shift
		if len(s.stack) > 0 {
			a.features = s.moveFeatures(a.features[:0])
			scores := a.scores[:moves]
			m.Mover.score(a.features, scores)
			move = -1
			for k := range moves {
				if s.legal(k) && (move < 0 || scores[k] > scores[move]) {
					move = k
				}
			}
		}
		if move == shift {
			s.apply(shift, 0)
			continue
		}
		h, d := s.arc(move)
		a.features = s.labelFeatures(a.features[:0], h, d)
		scores := a.scores[:len(m.Rels)]
		m.Labeler.score(a.features, scores)
		s.apply(move, best(scores))
	}
}
