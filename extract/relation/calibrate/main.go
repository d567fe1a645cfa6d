// Calibrate fits the weights of a claim's confidence, and measures what confidence is worth: of the claims at 0.8, how
// many are right. It reads the judgements of judged.csv beside it, and the sentences that they are about from
// gmb-train.tsv in DIR (the Groningen Meaning Bank's training part, which isn't part of this repository), and
// writes confidence.csv and reliability.csv of extract/relation.
//
//	go run ./extract/relation/calibrate -data DIR
//
// A judgement says whether a claim was right in every part, to a reader who didn't know the rules: who, what, to
// whom, whether it is so, and on whose word. The table is made of claims that the weights haven't seen: each fifth of
// the sentences is weighed by what the others teach.
package main

import (
	"bufio"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/relation"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/ontology"
)

//go:embed judged.csv
var judged string

// A judgement is a row of judged.csv: a claim by the number of its sentence, where in it its ends begin (-1 where there is
// no object), and whether it was right.
type judgement struct {
	sentence                     int
	relation, polarity, modality string
	subject, object              int
	right                        bool
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "folder of gmb-train.tsv")
	out := flag.String("o", "extract/relation", "folder to write the tables to")
	flag.Parse()
	texts, err := sentences(filepath.Join(*data, "gmb-train.tsv"))
	if err != nil {
		log.Fatal(err)
	}
	var samples []sample
	missing := 0
	all := judgements()
	for _, n := range slices.Sorted(maps.Keys(all)) {
		js := all[n]
		if n >= len(texts) {
			log.Fatalf("judged.csv: no sentence %d", n)
		}
		found := weigh(n, texts[n], js)
		missing += len(js) - len(found)
		samples = append(samples, found...)
	}
	fmt.Printf("%d judged events; %d more claims last, or aren't drawn any longer\n", len(samples), missing)
	for file, text := range map[string]string{
		"confidence.csv":  fit(samples).table(),
		"reliability.csv": reliability(crossed(samples)),
	} {
		fmt.Printf("%s\n%s\n", file, text)
		if err := os.WriteFile(filepath.Join(*out, file), []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// judgements parts the rows of judged.csv by their sentences.
func judgements() map[int][]judgement {
	out := map[int][]judgement{}
	for i, row := range strings.Split(strings.TrimSpace(judged), "\n") {
		if strings.HasPrefix(row, "#") || strings.HasPrefix(row, "sentence,") {
			continue
		}
		var j judgement
		var verdict string
		if _, err := fmt.Sscanf(strings.ReplaceAll(row, ",", " "), "%d %s %s %s %d %d %s", &j.sentence, &j.relation, &j.polarity, &j.modality, &j.subject, &j.object, &verdict); err != nil {
			log.Fatalf("judged.csv:%d: %v", i+1, err)
		}
		j.right = verdict == "y"
		out[j.sentence] = append(out[j.sentence], j)
	}
	return out
}

// sentences reads the texts of a file of a token a line, with an empty line between sentences.
func sentences(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	var text strings.Builder
	last := ""
	for lines := bufio.NewScanner(f); ; {
		more := lines.Scan()
		token, _, _ := strings.Cut(lines.Text(), "\t")
		switch {
		case !more || token == "":
			if text.Len() > 0 {
				out = append(out, strings.ReplaceAll(strings.ReplaceAll(text.String(), "`` ", `"`), " ''", `"`))
			}
			text.Reset()
		default:
			joined := token != "s" && strings.Contains(".,;:!?%)'s", token) || token == "n't" || token == "''" || strings.HasSuffix(last, "(") || strings.HasSuffix(last, "$")
			if text.Len() > 0 && !joined {
				text.WriteByte(' ')
			}
			text.WriteString(token)
			last = token
		}
		if !more {
			return out, lines.Err()
		}
	}
}

var (
	resolver = entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()}
	drawer   = relation.Drawer{Ontology: ontology.Default(), English: english.Default()}
)

// weigh draws a sentence's claims and finds those that were judged.
func weigh(n int, text string, js []judgement) []sample {
	article := &graph.Article{ID: fmt.Sprint(n), Text: text, Published: "2010-01-01"}
	d := syntax.Analyze(text)
	found := resolver.Resolve(d, article)
	claims, _ := drawer.Draw(d, article, found)
	var out []sample
	for _, j := range js {
		for _, c := range claims {
			ev := c.Evidence[0]
			object := -1
			if c.Object != "" {
				object = ev.Object.Start
			}
			if c.Relation != j.relation || string(c.Polarity) != j.polarity || string(c.Modality) != j.modality || ev.Subject.Start != j.subject || object != j.object {
				continue
			}
			if as := drawer.Explain(d, article, found, c); len(as) > 0 && as[0].Factors[0].Name == "always" {
				out = append(out, sample{n, as[0].Factors, j.right})
				break
			}
		}
	}
	return out
}
