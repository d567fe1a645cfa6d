package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract"
	"github.com/entente-graph/entente/extract/relation"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// claimNamed returns the one claim whose ID begins as id does, with or without "claim/".
func claimNamed(c *graph.Corpus, id string) (*graph.Claim, error) {
	begin := "claim/" + strings.TrimPrefix(id, "claim/")
	var found []*graph.Claim
	for _, cl := range c.Claims {
		if strings.HasPrefix(cl.ID, begin) {
			found = append(found, cl)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("claim %q: %w", id, graph.ErrUnknown)
	case 1:
		return found[0], nil
	}
	return nil, fmt.Errorf("%s begin with %q: give more of its ID", count(len(found), "claim"), id)
}

// whyClaim prints how a claim of the corpus came about.
func (a *app) whyClaim(c *graph.Corpus, id string) error {
	claim, err := claimNamed(c, id)
	if err != nil {
		return err
	}
	names := namesOf(c)
	fmt.Fprintf(a.out, "%s\n%s\n", claim.ID, names.sentence(claim))
	if claim.Plover != "" {
		fmt.Fprintf(a.out, "PLOVER %s, CAMEO %s\n", line(claim.Plover), line(claim.Cameo))
	}
	fmt.Fprintf(a.out, "confidence %.2f", claim.Confidence)
	if claim.Plover != "" {
		fmt.Fprint(a.out, calibration(claim.Confidence))
	}
	fmt.Fprintln(a.out)
	rules := extract.NewRules()
	for _, article := range c.Articles {
		if !slices.ContainsFunc(claim.Evidence, func(e graph.Evidence) bool { return e.Article == article.ID }) {
			continue
		}
		accounts := rules.Explain(article, claim)
		for _, ev := range claim.Evidence {
			if ev.Article == article.ID {
				a.passage(names, claim, ev, accounts)
			}
		}
	}
	return nil
}

// passage prints one passage and how the claim was drawn from it.
func (a *app) passage(names names, c *graph.Claim, ev graph.Evidence, accounts []relation.Account) {
	fmt.Fprintf(a.out, "\n“%s”\n", line(ev.Text))
	row := func(head, format string, args ...any) {
		fmt.Fprintf(a.out, "  %-11s %s\n", head, line(fmt.Sprintf(format, args...)))
	}
	row("where", "%s, sentence %d, %d-%d", ev.Article, ev.Sentence+1, ev.Start, ev.End)
	if p := english.Default().Pattern(ev.Rule); p != nil {
		row("pattern", "%s  (schema/english/%s)", p.Text, p.At)
	} else {
		row("rule", "%s", ev.Rule)
	}
	told := false
	for _, w := range accounts {
		if w.Evidence.Sentence != ev.Sentence || w.Evidence.Subject != ev.Subject || w.Evidence.Object != ev.Object {
			continue
		}
		told = true
		row("subject", "%s: %s", ev.Subject.Text, way(w.Anchor, w.Subject))
		meaning(row, names.of(c.Subject), w.Chains[0])
		if c.Object != "" {
			row("object", "%s: %s", ev.Object.Text, way(w.Anchor, w.Object))
			meaning(row, names.of(c.Object), w.Chains[1])
		}
		for _, cause := range w.Causes {
			row("reading", "%s by “%s”", cause.Says, cause.Word)
		}
		if c.Speaker != "" {
			by := "the quotation marks around it"
			if w.Speaker != "" {
				by = "“" + w.Speaker + "”"
			}
			row("speaker", "%s by %s", names.of(c.Speaker), by)
		}
		var parts []string
		for _, f := range w.Factors {
			if lasts := w.Factors[0].Weight == 0; lasts {
				parts = append(parts, fmt.Sprintf("%s %.2f", f.Name, f.Value))
			} else if f.Weight != 0 {
				parts = append(parts, fmt.Sprintf("%s %+.2f", f.Name, f.Value*f.Weight))
			}
		}
		row("confidence", "%.2f: %s", ev.Confidence, strings.Join(parts, ", "))
	}
	if !told {
		row("now", "the rules of this program draw it no longer: an older one did, or another extractor")
	}
}

// way writes the steps through the tree from a word: > leads to a word that hangs on the last, < to
// the one that the last hangs on.
func way(from string, steps []relation.Step) string {
	var b strings.Builder
	b.WriteString(from)
	for _, s := range steps {
		arrow := ">"
		if s.Up {
			arrow = "<"
		}
		fmt.Fprintf(&b, " %s%s %s", arrow, s.Rel, s.Word)
	}
	return b.String()
}

// meaning tells by which mentions the article came to a pronoun or noun.
func meaning(row func(head, format string, args ...any), name string, chain []graph.Mention) {
	if len(chain) == 0 {
		return
	}
	var words []string
	for _, m := range chain {
		words = append(words, "“"+m.Text+"”")
	}
	row("", "stands for %s: %s", name, strings.Join(words, " ← "))
}

// calibration says what an event's confidence has been worth.
func calibration(confidence float64) string {
	for _, b := range relation.Reliability() {
		if b.From <= confidence && confidence < b.To {
			return fmt.Sprintf("; of %d events between %.2f and %.2f, %d were right when it was calibrated", b.Claims, b.From, b.To, b.Right)
		}
	}
	return ""
}
