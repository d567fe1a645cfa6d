// Command train makes the model of extract/syntax from treebanks in CoNLL-U:
//
//	go run ./extract/syntax/train -clusters en-brown.tsv.gz -o extract/syntax/model.gz TREEBANK.conllu…
//
// The same input gives the same model, byte for byte.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/syntax"
)

func main() {
	log.SetFlags(0)
	clusters := flag.String("clusters", "", "Brown clusters: word, path and log probability a line, gzipped")
	out := flag.String("o", "model.gz", "where to write the model")
	rounds := flag.Int("rounds", 12, "passes over the treebanks")
	flag.Parse()
	m := &syntax.Model{}
	if err := readClusters(*clusters, &m.Clusters); err != nil {
		log.Fatal(err)
	}
	bank := &treebank{model: m, tags: map[string]int{}, rels: map[string]int{}}
	m.Lemmas.Seen, m.Lemmas.Known = map[string]string{}, map[string]bool{}
	for _, path := range flag.Args() {
		if err := bank.read(path); err != nil {
			log.Fatal(err)
		}
	}
	m.Lemmas = bank.lemmas()
	log.Printf("%d sentences, %d tags, %d relations", len(bank.examples), len(m.Tags), len(m.Rels))
	rng := rand.New(rand.NewPCG(1, 2))

	// The parser is trained on tags as a tagger gives them that hasn't seen the sentence.
	const folds = 4
	for fold := range folds {
		var rest, held []*syntax.Example
		for i, x := range bank.examples {
			if i/10%folds == fold {
				held = append(held, x)
			} else {
				rest = append(rest, x)
			}
		}
		m.Tagger = tagger(m, rest, 4, rng)
		for _, x := range held {
			x.Given = m.Tag(x)
		}
	}
	m.Tagger = tagger(m, bank.examples, *rounds/2+2, rng)

	mover, labeler := syntax.NewTrainer(3, 20), syntax.NewTrainer(len(m.Rels), 17)
	for round := range *rounds {
		shuffle(bank.examples, rng)
		explore := func() bool { return round > 0 && rng.Float64() < 0.9 }
		log.Printf("parser, pass %d: %.4f", round+1, syntax.TrainParser(m, mover, labeler, bank.examples, explore))
	}
	m.Mover, m.Labeler = mover.Linear(), labeler.Linear()

	f, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	if err := m.Write(f); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

func tagger(m *syntax.Model, examples []*syntax.Example, rounds int, rng *rand.Rand) *syntax.Linear {
	t := syntax.NewTrainer(len(m.Tags), 17)
	examples = slices.Clone(examples)
	for round := range rounds {
		shuffle(examples, rng)
		log.Printf("tagger, pass %d: %.4f", round+1, t.TrainTags(m, examples))
	}
	return t.Linear()
}

func shuffle(xs []*syntax.Example, rng *rand.Rand) {
	rng.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
}

type treebank struct {
	model      *syntax.Model
	tags, rels map[string]int
	examples   []*syntax.Example
	counts     map[[2]string]int // class and form, lemma
}

func number(name string, of map[string]int, names *[]string) int {
	n, ok := of[name]
	if !ok {
		n = len(*names)
		of[name] = n
		*names = append(*names, name)
	}
	return n
}

func (b *treebank) read(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if b.counts == nil {
		b.counts = map[[2]string]int{}
	}
	x := &syntax.Example{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		c := strings.Split(in.Text(), "\t")
		if len(c) < 10 {
			if in.Text() == "" && len(x.Forms) > 0 {
				for i, h := range x.Heads {
					if h < 0 {
						x.Heads[i] = len(x.Forms)
					}
				}
				b.examples = append(b.examples, x)
				x = &syntax.Example{}
			}
			continue
		}
		if strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, line, err)
		}
		x.Forms = append(x.Forms, c[1])
		x.Tags = append(x.Tags, number(c[3]+"|"+c[4], b.tags, &b.model.Tags))
		x.Heads = append(x.Heads, head-1)
		x.Rels = append(x.Rels, number(c[7], b.rels, &b.model.Rels))
		b.counts[[2]string{syntax.Class(c[3]) + " " + strings.ToLower(strings.ReplaceAll(c[1], "’", "'")), c[2]}]++
	}
	return in.Err()
}

// lemmas keeps the commonest lemma of each class and form where the form alone doesn't tell it.
func (b *treebank) lemmas() syntax.Lemmas {
	l := syntax.Lemmas{Seen: map[string]string{}, Known: map[string]bool{}}
	best := map[string]int{}
	for k, n := range b.counts {
		key, lemma := k[0], k[1]
		if n > best[key] || n == best[key] && lemma < l.Seen[key] {
			best[key], l.Seen[key] = n, lemma
		}
	}
	for key, lemma := range l.Seen {
		class, form, _ := strings.Cut(key, " ")
		l.Known[class+" "+lemma] = true
		if lemma == form && class != "PROPN" || class == "PROPN" {
			delete(l.Seen, key)
		}
	}
	return l
}

func readClusters(path string, into *syntax.Clusters) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	paths := map[uint32]uint32{}
	in := bufio.NewReader(z)
	for {
		line, err := in.ReadString('\n')
		if c := strings.Split(strings.TrimSpace(line), "\t"); len(c) == 3 {
			p, perr := strconv.ParseUint("1"+c[1], 2, 32)
			if perr != nil {
				return fmt.Errorf("%s: %q: %w", path, line, perr)
			}
			h := syntax.Hash(c[0])
			if _, ok := paths[h]; !ok { // the commonest spelling comes first
				paths[h] = uint32(p)
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
	}
	for h := range paths {
		into.Words = append(into.Words, h)
	}
	slices.Sort(into.Words)
	for _, h := range into.Words {
		into.Paths = append(into.Paths, paths[h])
	}
	return nil
}
