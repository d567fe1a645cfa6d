package main

import (
	"path/filepath"

	"github.com/entente-graph/entente/extract/syntax/lemma"
)

func makeSegmenter(d *data) (model, error) { return d.segmenter(), nil }

func makeLemmas(d *data) (model, error) {
	w, err := lemma.ReadWordNet(filepath.Join(d.dir, "lemmas"))
	if err != nil {
		return nil, err
	}
	return lemma.Learn(d.train, w), nil
}
