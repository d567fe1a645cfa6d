package lemma

import (
	"os"
	"testing"

	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// TestAccuracy measures the shipped table on the treebanks that TREEBANKS names, with their tags:
//
//	TREEBANKS=dev.conllu go test -v -run Accuracy ./extract/syntax/lemma
//
// What is wrong is logged.
func TestAccuracy(t *testing.T) {
	if os.Getenv("TREEBANKS") == "" {
		t.Skip("TREEBANKS names no file")
	}
	sentences, err := treebank.Read(os.Getenv("TREEBANKS"))
	if err != nil {
		t.Fatal(err)
	}
	words, right := 0, 0
	for _, s := range sentences {
		for _, w := range s.Words {
			words++
			got := Shipped().Lemma(w.Form, w.UPOS, w.XPOS)
			if got == w.Lemma || w.Lemma == "_" { // the treebank doesn't tell
				right++
			} else {
				t.Logf("%s %s %s: %s, want %s", w.UPOS, w.XPOS, w.Form, got, w.Lemma)
			}
		}
	}
	t.Logf("%d words, %.2f %% right", words, 100*float64(right)/float64(words))
}
