// Command train makes the models of extract/syntax from treebanks in CoNLL-U.
package main

import (
	"cmp"
	"flag"
	"log"
	"math/rand/v2"
	"os"
	"runtime/pprof"

	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

func main() {
	log.SetFlags(log.Ltime)
	data := flag.String("data", "../shared/data", "")
	epochs := flag.Int("epochs", 20, "")
	cells := flag.Int("cells", 192, "")
	layers := flag.Int("layers", 3, "")
	in := flag.Int("in", 256, "")
	spell := flag.Int("spell", 64, "")
	arc := flag.Int("arc", 224, "")
	words := flag.Int("words", 1000, "")
	rate := flag.Float64("rate", 2e-3, "")
	shrink := flag.Float64("shrink", 0, "")
	table := flag.Float64("dt", 0.1, "")
	form := flag.Float64("df", 0.2, "")
	word := flag.Float64("dw", 0.2, "")
	input := flag.Float64("di", 0.33, "")
	recurrent := flag.Float64("dr", 0.2, "")
	hidden := flag.Float64("dh", 0.33, "")
	seed := flag.Uint64("seed", 1, "")
	every := flag.Int("every", 5, "")
	profile := flag.String("profile", "", "")
	flag.Parse()
	if *profile != "" {
		f, _ := os.Create(*profile)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	read := func(path string) []treebank.Sentence {
		s, err := treebank.Read(*data + "/" + path)
		if err != nil {
			log.Fatal(err)
		}
		return s
	}
	clusters, err := readClusters(*data + "/clusters/en-brown.tsv.gz")
	if err != nil {
		log.Fatal(err)
	}
	train := append(read("ud/en_ewt-ud-train.conllu"), read("gum/train.conllu")...)
	v := vocabulary(clusters, train)
	for i, t := range v.Tables {
		log.Printf("%s: %d", network.Kinds[i].Name, len(t.Keys))
	}
	l := newLabels(train)
	xs := l.examples(v, train)
	ewt, gum := read("ud/en_ewt-ud-dev.conllu"), read("gum/dev.conllu")
	var news []treebank.Sentence
	for _, s := range gum {
		if s.Genre == "news" {
			news = append(news, s)
		}
	}
	n := network.New(network.Shape{Spell: *spell, Word: *in, Cells: *cells, Layers: *layers, Tag: 160, Arc: *arc, Label: 128}, v, l.tags, l.rels, rand.New(rand.NewPCG(*seed, 9)))
	log.Printf("%d sentences, %d tags, %d relations, %d weights", len(xs), len(l.tags), len(l.rels), len(n.Weights))
	c := &course{shape: n.Shape, rates: network.Rates{Table: *table, Form: *form, Word: *word, Input: *input, Recurrent: *recurrent, Hidden: *hidden}, epochs: *epochs, words: *words, rate: *rate, shrink: *shrink, seed: *seed}
	teach(n, c, xs, func(epoch int) {
		if (epoch+1)%*every == 0 || epoch+1 == *epochs {
			r := n.Ready()
			log.Printf("EWT dev %s; GUM dev %s; news %s", score(r, ewt), score(r, gum), score(r, news))
		}
	})
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

func (l *labels) examples(v *network.Vocabulary, sentences []treebank.Sentence) []*network.Example {
	var out []*network.Example
	words := lexicon{v: v, words: map[string]*network.Word{}}
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

func byLength(a, b treebank.Sentence) int { return cmp.Compare(len(b.Words), len(a.Words)) }

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
