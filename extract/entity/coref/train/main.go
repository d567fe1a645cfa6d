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

	"github.com/entente-graph/entente/extract/entity/coref"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
	"github.com/entente-graph/entente/schema/english"
)

func main() {
	log.SetFlags(log.Ltime)
	dir := flag.String("data", "../shared/data", "the folder of the treebanks")
	out := flag.String("o", "extract/entity/coref/model.gz", "the file of the model")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out string) error {
	var lessons [2][]*coref.Lesson
	for i, part := range []string{"train", "dev"} {
		bank, err := treebank.Read(filepath.Join(dir, "gum", part+".conllu"))
		if err != nil {
			return err
		}
		for _, t := range texts(bank) {
			lessons[i] = append(lessons[i], lesson(t))
		}
	}
	e := english.Default()
	m := coref.Learn(lessons[0], e)
	log.Print("dev: ", m.Judge(lessons[1], e))
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}
