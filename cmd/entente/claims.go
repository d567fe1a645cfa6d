package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// strongestShown is how many claims the report of extraction shows.
const strongestShown = 5

// summarize prints what was drawn from the articles.
func (a *app) summarize(c *graph.Corpus) {
	facts, reported, known := 0, 0, 0
	by := map[string]int{}
	for _, cl := range c.Claims {
		by[cl.Relation]++
		if cl.Fact() {
			facts++
			switch {
			case cl.Speaker != "":
				reported++
			case cl.FromTables():
				known++
			}
		}
	}
	fmt.Fprintf(a.out, "Read %s", count(len(c.Articles), "article"))
	if a.unread > 0 {
		fmt.Fprintf(a.out, ", skipped %s that couldn't be read", count(a.unread, "input"))
	}
	fmt.Fprintln(a.out, ".")
	fmt.Fprintf(a.out, "Drew %s and %s: %d told as facts, of them %d in a speaker's words and %d known from the tables alone; %d only denied, threatened, planned or the like.\n",
		count(len(c.Entities), "entity"), count(len(c.Claims), "claim"), facts, reported, known, len(c.Claims)-facts)
	if len(c.Claims) == 0 {
		fmt.Fprintln(a.out)
		return
	}
	relations := make([]string, 0, len(by))
	for r := range by {
		relations = append(relations, r)
	}
	slices.SortFunc(relations, func(r, s string) int { return cmp.Or(by[s]-by[r], strings.Compare(r, s)) })
	for i, r := range relations {
		relations[i] = fmt.Sprintf("%s %d", r, by[r])
	}
	fmt.Fprintf(a.out, "Claims by relation: %s.\n", strings.Join(relations, ", "))
	names := namesOf(c)
	for i, cl := range strongest(c, strongestShown) {
		if i == 0 {
			fmt.Fprintln(a.out, "\nAmong the strongest:")
		}
		fmt.Fprintf(a.out, "  %s\n      “%s” (%s)\n", names.sentence(cl), line(cl.Evidence[0].Text), line(cl.Evidence[0].Article))
	}
	fmt.Fprintln(a.out)
}

// strongest returns the n acts told as facts that are surest, no two from one sentence. Offices and
// the like, which hold over time, are surer than any act and say less.
func strongest(c *graph.Corpus, n int) []*graph.Claim {
	var facts []*graph.Claim
	for _, cl := range c.Claims {
		if cl.Fact() && !cl.Lasting() && cl.Relation != ontology.Other {
			facts = append(facts, cl)
		}
	}
	slices.SortStableFunc(facts, func(x, y *graph.Claim) int {
		return cmp.Or(cmp.Compare(len(y.Evidence), len(x.Evidence)), cmp.Compare(y.Confidence, x.Confidence), strings.Compare(x.ID, y.ID))
	})
	seen := map[string]bool{}
	facts = slices.DeleteFunc(facts, func(cl *graph.Claim) bool {
		again := seen[cl.Evidence[0].Text]
		seen[cl.Evidence[0].Text] = true
		return again
	})
	return facts[:min(n, len(facts))]
}

// names are the names of entities by ID.
type names map[string]string

func namesOf(c *graph.Corpus) names {
	n := names{}
	for _, e := range c.Entities {
		n[e.ID] = line(e.Name)
	}
	return n
}

func (n names) of(id string) string { return cmp.Or(n[id], line(id)) }

// sentence is a claim in words: who does what to whom, how it stands, who says so and when.
func (n names) sentence(c *graph.Claim) string {
	relation := c.Relation
	if c.Lemma != "" {
		relation += " (" + line(c.Lemma) + ")"
	}
	words := []string{n.of(c.Subject), line(relation)}
	if c.Object != "" {
		words = append(words, n.of(c.Object))
	}
	if c.Polarity != graph.Asserted {
		words = append(words, "["+line(string(c.Polarity))+"]")
	}
	if c.Modality != graph.Actual {
		words = append(words, "["+line(string(c.Modality))+"]")
	}
	if c.Speaker != "" {
		words = append(words, "according to", n.of(c.Speaker))
	}
	if c.Place != "" {
		words = append(words, "in", n.of(c.Place))
	}
	if c.Date != "" {
		words = append(words, line(string(c.Date)))
	}
	return strings.Join(words, " ")
}

// writeText writes claims to be read, with the passages that they rest on.
func writeText(w io.Writer, c *graph.Corpus) error {
	out := bufio.NewWriter(w)
	names := namesOf(c)
	for _, cl := range c.Claims {
		fmt.Fprintf(out, "%s  %.2f\n", names.sentence(cl), cl.Confidence)
		for _, ev := range cl.Evidence {
			fmt.Fprintf(out, "    “%s” (%s, %d-%d)\n", line(ev.Text), line(ev.Article), ev.Start, ev.End)
		}
	}
	return out.Flush()
}

// writeTSV writes a table with a line for each passage that a claim rests on.
func writeTSV(w io.Writer, c *graph.Corpus) error {
	out := bufio.NewWriter(w)
	row := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = line(cell)
		}
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	row("claim", "subject", "relation", "object", "lemma", "polarity", "modality", "speaker", "date", "place",
		"plover", "cameo", "confidence", "article", "sentence", "start", "end", "quote")
	for _, cl := range c.Claims {
		for _, ev := range cl.Evidence {
			row(cl.ID, cl.Subject, cl.Relation, cl.Object, cl.Lemma, string(cl.Polarity), string(cl.Modality), cl.Speaker,
				string(cl.Date), cl.Place, cl.Plover, cl.Cameo, strconv.FormatFloat(ev.Confidence, 'g', -1, 64), ev.Article,
				strconv.Itoa(ev.Sentence), strconv.Itoa(ev.Start), strconv.Itoa(ev.End), ev.Text)
		}
	}
	return out.Flush()
}
