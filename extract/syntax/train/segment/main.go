// Command segment makes the model of extract/syntax/segment from treebanks in CoNLL-U:
//
//	go run ./extract/syntax/train/segment -o extract/syntax/segment/model.gz TREEBANK.conllu…
//
// The same input gives the same model, byte for byte.
package main

import (
	"flag"
	"log"
	"os"

	"github.com/entente-graph/entente/extract/syntax/segment"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "extract/syntax/segment/model.gz", "where to write the model")
	flag.Parse()
	var texts []segment.Text
	for _, path := range flag.Args() {
		bank, err := treebank.Read(path)
		if err != nil {
			log.Fatal(err)
		}
		texts = append(texts, treebank.Texts(bank)...)
	}
	f, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	if err := segment.Learn(texts).Write(f); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}
