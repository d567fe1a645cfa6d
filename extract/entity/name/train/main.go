// Command train makes the model of names that extract/entity/name ships:
//
//	go run ./extract/entity/name/train -data DIR
package main

import (
	"bytes"
	"flag"
	"log"
	"os"
	"path/filepath"

	"github.com/entente-graph/entente/extract/entity/name"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

func main() {
	log.SetFlags(log.Ltime)
	dir := flag.String("data", "../shared/data", "the folder of the treebanks and the news with names")
	out := flag.String("o", "extract/entity/name/model.gz", "the model")
	passes := flag.Int("passes", 14, "over the examples")
	hidden := flag.Int("hidden", 128, "width of the hidden layer")
	flag.Parse()
	if err := run(*dir, *out, *passes, *hidden); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out string, passes, hidden int) error {
	r := reader{gazetteer: gazetteer.Default(), english: english.Default()}
	r.swapper = newSwapper(&r)
	l := name.NewLearner(r.gazetteer, r.english, hidden, 7)
	tests := map[string][]labelled{}
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
		for _, s := range all {
			l.Add(s.sentence, s.allowed)
		}
	}
	for _, s := range r.swapped() {
		l.Add(s.sentence, s.allowed)
	}
	for p := range passes {
		share := 1 - float64(p)/float64(passes)
		loss := l.Pass(share)
		log.Printf("pass %d: loss %.3f", p+1, loss)
		if p%3 == 2 || p == passes-1 {
			for path, t := range tests {
				log.Printf("  %s: %s", path, score(l.Finder(), t))
			}
		}
	}
	var file bytes.Buffer
	if err := l.Model().Write(&file); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}
