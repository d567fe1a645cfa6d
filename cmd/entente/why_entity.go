package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/extract/identity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/gazetteer"
)

// How many places of one name, and how many verdicts of a kind, are printed.
const (
	placesShown   = 3
	verdictsShown = 30
)

// whyEntity prints why the names of an entity are one entity's, and what was kept apart.
func (a *app) whyEntity(c *graph.Corpus, what string) error {
	who, err := a.corrections()
	if err != nil {
		return err
	}
	stories := identity.Explain(gazetteer.Default(), who, c, what)
	if len(stories) == 0 {
		return fmt.Errorf("%q is no claim's ID and no entity's ID or name: %w", what, graph.ErrUnknown)
	}
	for i, s := range stories {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		a.story(s)
	}
	return nil
}

func (a *app) story(s *identity.Story) {
	e := s.Entity
	fmt.Fprintf(a.out, "%s\n  %s, %s%s\n", line(e.ID), line(e.Name), line(e.Type), strings.TrimSuffix(", "+line(e.Country), ", "))
	fmt.Fprintln(a.out, "Names")
	for _, n := range s.Names {
		var places []string
		for _, m := range n.Mentions[:min(len(n.Mentions), placesShown)] {
			places = append(places, fmt.Sprintf("%s at %d", line(m.Article), m.Start))
		}
		if more := len(n.Mentions) - placesShown; more > 0 {
			places = append(places, fmt.Sprintf("%d more", more))
		}
		fmt.Fprintf(a.out, "  %s: %s: %s\n", line(n.Name), count(len(n.Mentions), "mention"), strings.Join(places, ", "))
		if n.How != "" {
			fmt.Fprintf(a.out, "      %s\n", line(n.How))
		}
	}
	a.verdicts("Taken for one", s.Merges)
	a.verdicts("Kept apart", s.Apart)
	for i, ordered := range s.Ordered {
		if i == 0 {
			fmt.Fprintln(a.out, "Corrected")
		}
		fmt.Fprintf(a.out, "  %s\n", line(ordered))
	}
}

// verdicts prints what became of pairs of names.
func (a *app) verdicts(title string, vs []identity.Verdict) {
	if len(vs) == 0 {
		return
	}
	fmt.Fprintln(a.out, title)
	for _, v := range vs[:min(len(vs), verdictsShown)] {
		how := v.Rule.String()
		if v.Distance > 0 || v.Rule == identity.Spelling {
			how += fmt.Sprintf(", sounds %s apart", count(v.Distance, "letter"))
		}
		fmt.Fprintf(a.out, "  %s and %s: %s\n", side(v.A), side(v.B), how)
		because := append([]string{}, v.For...)
		if len(because) == 0 {
			because = append(because, "no agreement of context")
		}
		for _, but := range v.Against {
			because = append(because, "but "+but)
		}
		if v.Doubt {
			because = append(because, "but another fits as well")
		}
		fmt.Fprintf(a.out, "      %s\n", line(strings.Join(because, "; ")))
	}
	if more := len(vs) - verdictsShown; more > 0 {
		fmt.Fprintf(a.out, "  and %d more\n", more)
	}
}

// side is one of two names with where it stands first, or what it is.
func side(s identity.Side) string {
	return fmt.Sprintf("%s (%s)", line(s.Name), line(strings.TrimSuffix(s.ID+", "+cmp.Or(s.Article, "gazetteer")+", "+s.Country, ", ")))
}
