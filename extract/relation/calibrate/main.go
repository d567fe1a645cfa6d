// Calibrate fits the weights of a claim's confidence, and measures what confidence is worth: of the
// claims at 0.8, how many are right. It reads gsr-dev.json (PLOVER gold records) and plv-dev.json (PLV
// pairs) from DIR, which aren't part of this repository, and writes confidence.csv and reliability.csv
// of extract/relation.
//
//	go run ./extract/relation/calibrate -data DIR
//
// The weights are fitted to the gold records alone. The table tells how often claims about the PLV pairs,
// which the weights haven't seen, were right at each confidence. Both tell the type of one event between two
// actors in a sentence that may tell of more, so only claims about those two are weighed, and one is right where
// its PLOVER type is the record's.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/relation"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/ontology"
)

// A record is a sentence with what it tells.
type record struct {
	ID, Text, Date string
	Type           string
	Source, Target []actor
	pairs          bool // of PLV
}

// An actor is a gold actor: a code and words, or a span of the text.
type actor struct {
	Code, Text string
	Start, End int
}

// A sample is a claim with its factors, and whether it is right.
type sample struct {
	factors []relation.Factor
	right   bool
}

func main() {
	data := flag.String("data", "", "folder of gsr-dev.json and plv-dev.json")
	out := flag.String("o", "extract/relation", "folder to write the tables to")
	flag.Parse()
	records, err := read(*data)
	if err != nil {
		log.Fatal(err)
	}
	var gold, pairs []sample
	for i := range records {
		if s := weigh(&records[i]); records[i].pairs {
			pairs = append(pairs, s...)
		} else {
			gold = append(gold, s...)
		}
	}
	names := relation.FactorNames()
	weights := fit(names, gold)
	if err := write(filepath.Join(*out, "confidence.csv"), weightsTable(names, weights)); err != nil {
		log.Fatal(err)
	}
	if err := write(filepath.Join(*out, "reliability.csv"), reliability(names, weights, pairs)); err != nil {
		log.Fatal(err)
	}
}

func write(file, text string) error {
	fmt.Printf("%s\n%s\n", file, text)
	return os.WriteFile(file, []byte(text), 0o644)
}

func read(dir string) ([]record, error) {
	var gsr []struct {
		ID, Text, Date, Event string
		Source, Target        []actor
	}
	var plv []struct {
		ID, Text, Root string
		Source, Target [][2]int
	}
	for file, into := range map[string]any{"gsr-dev.json": &gsr, "plv-dev.json": &plv} {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(b, into); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	var out []record
	for _, r := range gsr {
		out = append(out, record{ID: r.ID, Text: r.Text, Date: r.Date, Type: r.Event, Source: r.Source, Target: r.Target})
	}
	spans := func(of [][2]int) (out []actor) {
		for _, s := range of {
			out = append(out, actor{Start: s[0], End: s[1]})
		}
		return out
	}
	for _, r := range plv {
		out = append(out, record{ID: r.ID, Text: r.Text, Date: "2020-01-01", Type: r.Root, Source: spans(r.Source), Target: spans(r.Target), pairs: true})
	}
	return out, nil
}

var (
	resolver = entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()}
	drawer   = relation.Drawer{Ontology: ontology.Default(), English: english.Default()}
)

// weigh draws a record's claims and judges them.
func weigh(r *record) []sample {
	article := &graph.Article{ID: r.ID, Text: r.Text, Published: graph.Date(r.Date)}
	d := syntax.Analyze(r.Text)
	found := resolver.Resolve(d, article)
	claims, all := drawer.Draw(d, article, found)
	entities := map[string]*graph.Entity{}
	for _, e := range all {
		entities[e.ID] = e
	}
	var out []sample
	for _, cl := range claims {
		ev := cl.Evidence[0]
		ends := matches(r.Source, ev.Subject, entities[cl.Subject], r.pairs) && (len(r.Target) == 0 || matches(r.Target, ev.Object, entities[cl.Object], r.pairs))
		if len(r.Target) == 0 && len(r.Source) > 1 {
			ends = ends || matches(r.Source, ev.Object, entities[cl.Object], r.pairs)
		}
		if cl.Plover == "" || !ends {
			continue
		}
		for _, a := range drawer.Explain(d, article, found, cl) {
			out = append(out, sample{a.Factors, same(cl.Plover, r.Type, r.pairs)})
			break
		}
	}
	return out
}

// same reports whether two PLOVER types are one; PLV knows CONCEDE and RETREAT as YIELD.
func same(a, b string, pairs bool) bool {
	if pairs && (a == "CONCEDE" || a == "RETREAT") {
		a = "YIELD"
	}
	return a == b
}

func matches(gold []actor, said graph.Span, e *graph.Entity, pairs bool) bool {
	for _, g := range gold {
		if pairs {
			if said.Start < g.End && g.Start < said.End {
				return true
			}
			continue
		}
		if e != nil && (e.Country != "" && e.Country == g.Code || shared(g.Text, said.Text) || shared(g.Text, e.Name)) {
			return true
		}
	}
	return false
}

// shared reports whether two texts have a word of some length in common.
func shared(a, b string) bool {
	for _, w := range strings.Fields(strings.ToLower(a)) {
		for _, v := range strings.Fields(strings.ToLower(b)) {
			if w == v && len(w) > 3 {
				return true
			}
		}
	}
	return false
}

func vector(names []string, fs []relation.Factor) []float64 {
	v := make([]float64, len(names))
	for _, f := range fs {
		for i, n := range names {
			if n == f.Name {
				v[i] = f.Value
			}
		}
	}
	return v
}

func odds(w, v []float64) (sum float64) {
	for i := range w {
		sum += w[i] * v[i]
	}
	return sum
}

// fit is logistic regression by gradient descent; all weights but the first are drawn to zero.
func fit(names []string, samples []sample) []float64 {
	const steps, rate, pull = 20000, .2, 2
	w := make([]float64, len(names))
	vs := make([][]float64, len(samples))
	for i, s := range samples {
		vs[i] = vector(names, s.factors)
	}
	for range steps {
		grad := make([]float64, len(w))
		for i, s := range samples {
			p := 1 / (1 + math.Exp(-odds(w, vs[i])))
			miss := -p
			if s.right {
				miss++
			}
			for k, x := range vs[i] {
				grad[k] += miss * x
			}
		}
		for k := range w {
			if k > 0 {
				grad[k] -= pull * w[k]
			}
			w[k] += rate * grad[k] / float64(len(samples))
		}
	}
	return w
}

func weightsTable(names []string, w []float64) string {
	var b strings.Builder
	b.WriteString("factor,weight\n")
	for i, n := range names {
		fmt.Fprintf(&b, "%s,%.2f\n", n, w[i])
	}
	return b.String()
}

// reliability is the table of confidences and how many claims of each were right.
func reliability(names []string, w []float64, samples []sample) string {
	edges := []float64{0, .5, .6, .7, .75, .8, .85, .9, 1.01}
	claims, right := make([]int, len(edges)), make([]int, len(edges))
	for _, s := range samples {
		p := 1 / (1 + math.Exp(-odds(w, vector(names, s.factors))))
		i := 0
		for i+2 < len(edges) && p >= edges[i+1] {
			i++
		}
		claims[i]++
		if s.right {
			right[i]++
		}
	}
	var b strings.Builder
	b.WriteString("from,to,claims,right\n")
	from := 0.0
	for i := range edges[1:] {
		if claims[i] > 0 { // what is empty goes with the next
			fmt.Fprintf(&b, "%.2f,%.2f,%d,%d\n", from, edges[i+1], claims[i], right[i])
			from = edges[i+1]
		}
	}
	return b.String()
}
