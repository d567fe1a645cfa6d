// Command train makes the model of names that extract/entity/name ships:
//
//	go run ./extract/entity/name/train -data DIR
package main

import (
	"bytes"
	"flag"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

func main() {
	log.SetFlags(log.Ltime)
	dir := flag.String("data", "data", "the folder of the treebanks and the news with names")
	out := flag.String("o", "extract/entity/name/model.gz", "the model")
	passes := flag.Int("passes", 9, "over the examples")
	hidden := flag.Int("hidden", 128, "width of the hidden layer")
	models := flag.Int("models", 3, "how many are joined to one")
	flag.Parse()
	if err := run(*dir, *out, *passes, *hidden, *models); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out string, passes, hidden, count int) error {
	r := &reader{gazetteer: gazetteer.Default(), english: english.Default()}
	var examples []labelled
	r.swapper = newSwapper(r)
	tests := map[string][]labelled{}
	news := 0 // examples of the news, which come first
	for _, part := range []struct {
		path string
		read func(path string) ([]labelled, error)
		test bool
	}{
		{"ner/gmb-train.tsv", r.news, false},
		{"gum/train.conllu", r.gum, false},
		{"ud/en_ewt-ud-train.conllu", r.web, false},
		{"ner/gmb-dev.tsv", r.news, true},
		{"gum/dev.conllu", r.gum, true},
		{"ner/uner-ewt-dev.iob2", r.uner, true},
	} {
		all, err := part.read(filepath.Join(dir, part.path))
		if err != nil {
			return err
		}
		if part.test {
			tests[part.path] = all
			continue
		}
		log.Printf("%s: %d sentences", part.path, len(all))
		examples = append(examples, all...)
		if news == 0 {
			news = len(examples)
		}
	}
	first := learn(r, examples[news:], tests, passes*2/3, hidden, 1)
	log.Printf("doubted %d words of the news", doubt(name.NewFinderOf(first, r.gazetteer, r.english), examples[:news], doubtful))
	examples = append(examples, r.swapped()...)
	var models []*name.Model
	for n := range count {
		models = append(models, learn(r, examples, tests, passes, hidden, uint64(n+7)))
	}
	m := name.Join(models...)
	report(name.NewFinderOf(m, r.gazetteer, r.english), tests)
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}

// doubtful is how unlikely a label of the news must be to a model of the other texts to count for nothing.
const doubtful = .05

// learn makes one model.
func learn(r *reader, examples []labelled, tests map[string][]labelled, passes, hidden int, seed uint64) *name.Model {
	l := name.NewLearner(r.gazetteer, r.english, hidden, seed)
	for _, s := range examples {
		l.Add(s.sentence, slices.Clone(s.allowed))
	}
	for p := range passes {
		share := 1 - float64(p)/float64(passes)
		loss := l.Pass(share)
		log.Printf("pass %d: loss %.3f", p+1, loss)
	}
	report(l.Finder(), tests)
	return l.Model()
}

func report(f *name.Finder, tests map[string][]labelled) {
	for _, path := range slices.Sorted(maps.Keys(tests)) {
		log.Printf("  %s: %s", path, score(f, tests[path]))
	}
}
