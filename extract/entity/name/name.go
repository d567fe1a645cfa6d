// Package name finds the names of people, organizations and places in analysed sentences, with a
// conditional random field (Lafferty et al. 2001) over the words: a hidden layer reads what the parser's
// network knows of a word and its neighbours, and hashed features (Weinberger et al. 2009) tell of their
// forms, their place in the tree and what the gazetteer has under them.
//
// The model is made by extract/entity/name/train.
package name

import (
	"strings"
	"sync"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// A Kind is what a name names.
type Kind int

// The kinds of names.
const (
	Person Kind = iota
	Organization
	Place
	kinds
)

func (k Kind) String() string { return [...]string{"person", "organization", "place"}[k] }

// A Name is a run of words that names somebody or something.
type Name struct {
	First, Last int // words of the sentence, half-open
	Kind        Kind
	Sure        float64 // probability of the weakest of its words' tags
}

// A Finder finds names. Many goroutines may use one at once.
type Finder struct {
	looks
	model *Model
	pool  sync.Pool // of *work
}

// NewFinder returns a finder that uses the shipped model and what the tables tell of words.
func NewFinder(g *gazetteer.Gazetteer, e *english.English) *Finder {
	return NewFinderOf(shipped(), g, e)
}

// NewFinderOf returns a finder that uses another model.
func NewFinderOf(m *Model, g *gazetteer.Gazetteer, e *english.English) *Finder {
	f := &Finder{looks: looks{g, e}, model: m}
	f.pool.New = func() any { return &work{} }
	return f
}

// work is what one goroutine reads a sentence with.
type work struct {
	view
	keys    []uint32
	ends    []int
	x, h, y []float32
	lattice lattice
	tags    []int
}

// least is how sure the finder must be of a name: more than that it is none.
const least = .5

// certain is a score that no other comes up to.
const certain = 1e3

// isAddress reports whether a word is one of the net, or the name of a file.
func isAddress(form string) bool {
	if strings.Contains(form, "@") || strings.Contains(form, "://") || strings.HasPrefix(form, "www.") {
		return len(form) > 1
	}
	dot := strings.LastIndexByte(form, '.')
	return dot > 1 && endings[strings.ToLower(form[dot+1:])]
}

var endings = map[string]bool{"com": true, "org": true, "net": true, "edu": true, "gov": true, "info": true, "html": true, "htm": true, "php": true,
	"jpg": true, "gif": true, "png": true, "pdf": true, "doc": true, "xls": true, "txt": true, "mp3": true, "exe": true, "zip": true}

// Find appends the names of the sentence to names, in the order of their words; none overlaps another.
func (f *Finder) Find(s *syntax.Sentence, names []Name) []Name {
	if len(s.Words) == 0 {
		return names
	}
	w := f.pool.Get().(*work)
	w.keys, w.ends = f.features(&w.view, s, w.keys[:0], w.ends[:0])
	w.x = f.model.input(s, w.x)
	f.model.score(w, len(s.Words))
	for i := range s.Words {
		if isAddress(s.Words[i].Form) {
			w.y[i*wide+outside] += certain
		}
	}
	w.tags = w.lattice.best(w.y, &f.model.step, w.tags)
	w.lattice.run(w.y, nil, &f.model.step)
	for i := 0; i < len(w.tags); i++ {
		if w.tags[i] == outside {
			continue
		}
		first, kind := i, kindOf(w.tags[i])
		sure := w.lattice.chance(i, w.tags[i])
		for role := roleOf(w.tags[i]); role == begin || role == inside; role = roleOf(w.tags[i]) {
			i++
			sure = min(sure, w.lattice.chance(i, w.tags[i]))
		}
		if sure >= least {
			names = append(names, Name{first, i + 1, kind, sure})
		}
	}
	f.pool.Put(w)
	return names
}
