// Command train makes the model that extract/entity/coref ships, from GUM's documents with their
// coreference:
//
//	go run ./extract/entity/coref/train -data DIR
//
// The same data give the same model, byte for byte, on machines with the same instructions.
package main

import (
	"bytes"
	"flag"
	"log"
	"os"
	"path/filepath"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/entity/coref"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

func main() {
	log.SetFlags(log.Ltime)
	dir := flag.String("data", "data", "the folder of the treebanks")
	out := flag.String("o", "extract/entity/coref/model.gz", "the file of the model")
	judge := flag.Bool("cross-validate", false, "make no model, but tell how well it does on documents that it didn't learn from")
	flag.Parse()
	if err := run(*dir, *out, *judge); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out string, judge bool) error {
	e := english.Default()
	r := &entity.Resolver{Gazetteer: gazetteer.Default(), English: e}
	var all [2][][2]*coref.Lesson
	for i, part := range []string{"train", "dev"} {
		bank, err := treebank.Read(filepath.Join(dir, "gum", part+".conllu"))
		if err != nil {
			return err
		}
		for _, t := range texts(bank) {
			gold, found := lessons(t, r)
			all[i] = append(all[i], [2]*coref.Lesson{gold, found})
		}
	}
	if judge {
		log.Print(coref.CrossValidate(all[0], e))
		return nil
	}
	m := coref.Learn(all[0], e)
	for i, what := range []string{"the treebank's names", "the names found"} {
		var dev []*coref.Lesson
		for _, l := range all[1] {
			dev = append(dev, l[i])
		}
		log.Printf("dev, with %s: %s", what, m.Judge(dev, e))
	}
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}
