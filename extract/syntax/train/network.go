package main

import (
	"log"
	"math/rand/v2"
	"path/filepath"
	"slices"

	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/extract/syntax/segment"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// shape and rates were chosen on the treebanks' dev parts; the model card tells what else was tried.
var (
	shape = network.Shape{Spell: 64, Word: 256, Cells: 192, Layers: 3, Tag: 160, Arc: 224, Label: 128}
	rates = network.Rates{Table: 0.05, Form: 0.15, Word: 0.1, Input: 0.15, Recurrent: 0.1, Hidden: 0.2}
)

const (
	teachers       = 3
	teacherEpochs  = 12
	studentEpochs  = 20
	teachersWeight = 0.5 // of what teachers think beside what people have parsed
)

// makeNetwork trains teachers on what people have parsed, and from what they think of it, and of news
// that nobody has parsed, the network that ships.
func makeNetwork(d *data) (model, error) {
	clusters, err := readClusters(filepath.Join(d.dir, "clusters/en-brown.tsv.gz"))
	if err != nil {
		return nil, err
	}
	v := vocabulary(clusters, d.train)
	l := newLabels(d.train)
	words := &lexicon{v: v, words: map[string]*network.Word{}}
	gold := l.examples(words, d.train)
	news, err := unparsed(filepath.Join(d.dir, "ner/gmb-train.tsv"), d.segmenter(), words)
	if err != nil {
		return nil, err
	}
	train := func(seed uint64, epochs int, xs []*network.Example) *network.Network {
		n := network.New(shape, v.Fresh(), l.tags, l.rels, rand.New(rand.NewPCG(seed, 9)))
		teach(n, recipe{epochs: epochs, words: 250, rate: 2e-3, rates: rates, seed: seed}, xs, func(epoch int) {
			if epoch%4 == 3 || epoch+1 == epochs {
				r := n.Ready()
				log.Printf("UPOS/UAS/LAS: EWT dev %s, GUM dev %s", score(r, d.ewt), score(r, d.gum))
			}
		})
		return n
	}
	var e ensemble
	for seed := range uint64(teachers) {
		log.Printf("teacher %d: %d sentences", seed+1, len(gold))
		e = append(e, train(seed, teacherEpochs, gold).Ready())
	}
	log.Printf("the teachers read; then the student, with %d sentences of news", len(news))
	e.advise(gold, teachersWeight)
	e.advise(news, 1)
	return train(teachers, studentEpochs, slices.Concat(gold, news)), nil
}

// labels numbers tags and relations.
type labels struct {
	tags, rels []string
	tag, rel   map[string]int32
}

func newLabels(sentences []treebank.Sentence) *labels {
	l := &labels{tag: map[string]int32{}, rel: map[string]int32{}}
	number := func(name string, of map[string]int32, names *[]string) {
		if _, ok := of[name]; !ok {
			of[name] = int32(len(*names))
			*names = append(*names, name)
		}
	}
	for _, s := range sentences {
		for _, w := range s.Words {
			number(w.UPOS+"|"+w.XPOS, l.tag, &l.tags)
			number(w.Rel, l.rel, &l.rels)
		}
	}
	return l
}

func (l *labels) examples(words *lexicon, sentences []treebank.Sentence) []*network.Example {
	var out []*network.Example
	for _, s := range sentences {
		x := &network.Example{}
		for _, w := range s.Words {
			x.Words = append(x.Words, words.word(w.Form))
			x.Tags = append(x.Tags, l.tag[w.UPOS+"|"+w.XPOS])
			x.Rels = append(x.Rels, l.rel[w.Rel])
			x.Heads = append(x.Heads, int32(w.Head))
		}
		out = append(out, x)
	}
	return out
}

// unparsed makes examples without targets of a file of a word and its tags a line, a blank line between
// sentences. The words are joined and parted again, as those of any text are.
func unparsed(path string, m *segment.Model, words *lexicon) ([]*network.Example, error) {
	texts, err := readPlain(path)
	if err != nil {
		return nil, err
	}
	var out []*network.Example
	for _, text := range texts {
		for _, s := range m.Split(text) {
			x := &network.Example{}
			for _, w := range s {
				x.Words = append(x.Words, words.word(text[w.Start:w.End]))
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// lexicon looks each word up once.
type lexicon struct {
	v     *network.Vocabulary
	words map[string]*network.Word
}

func (l *lexicon) word(form string) *network.Word {
	w, ok := l.words[form]
	if !ok {
		w = l.v.Word(form)
		l.words[form] = w
	}
	return w
}
