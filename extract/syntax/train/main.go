// Command train makes the models that extract/syntax ships, from treebanks in CoNLL-U and what else
// lies beside them:
//
//	go run ./extract/syntax/train -data DIR
//
// The same data give the same models, byte for byte, on machines with the same instructions. The model
// card in extract/syntax tells what is where in DIR, and how long it takes.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/entente-graph/entente/extract/syntax/segment"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

func main() {
	log.SetFlags(log.Ltime)
	dir := flag.String("data", "data", "the folder of the treebanks, clusters, news and lemmas")
	out := flag.String("o", "extract/syntax", "the folder of the package that ships the models")
	only := flag.String("only", "", "make one of them: segment, lemma or network")
	flag.Parse()
	if err := run(*dir, *out, *only); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out, only string) error {
	d, err := readData(dir)
	if err != nil {
		return err
	}
	for _, step := range []struct {
		name, file string
		make       func(*data) (model, error)
	}{
		{"segment", "segment/model.gz", makeSegmenter},
		{"lemma", "lemma/lemmas.gz", makeLemmas},
		{"network", "network.bin", makeNetwork},
	} {
		if only != "" && only != step.name {
			continue
		}
		m, err := step.make(d)
		if err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		if err := write(filepath.Join(out, step.file), m); err != nil {
			return err
		}
	}
	return nil
}

// model is what is made.
type model interface{ Write(io.Writer) error }

func write(path string, m model) error {
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		return err
	}
	return os.WriteFile(path, file.Bytes(), 0o644)
}

// data is what there is to learn from, and to choose by.
type data struct {
	dir       string
	train     []treebank.Sentence
	ewt, gum  []treebank.Sentence // to choose by
	segmenter func() *segment.Model
}

func readData(dir string) (*data, error) {
	d := &data{dir: dir}
	var ewt, gum []treebank.Sentence
	for _, part := range []struct {
		path string
		into *[]treebank.Sentence
	}{
		{"ud/en_ewt-ud-train.conllu", &ewt},
		{"gum/train.conllu", &gum},
		{"ud/en_ewt-ud-dev.conllu", &d.ewt},
		{"gum/dev.conllu", &d.gum},
	} {
		var err error
		if *part.into, err = treebank.Read(filepath.Join(dir, part.path)); err != nil {
			return nil, err
		}
	}
	d.train = slices.Concat(ewt, gum)
	d.segmenter = sync.OnceValue(func() *segment.Model {
		return segment.Learn(slices.Concat(treebank.Texts(ewt), treebank.Texts(gum)))
	})
	return d, nil
}
