package relation

import (
	"slices"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// An Account tells how a claim came about from one passage.
type Account struct {
	Evidence        graph.Evidence
	Anchor          string             // the word that the pattern starts from
	Subject, Object []Step             // from the anchor to the words that stand for the ends
	Chains          [2][]graph.Mention // how the article came to a subject or object that isn't named here: from its last name on
	Causes          []Cause            // what made the reading, from the anchor outwards; of a plain fact none
	Speaker         string             // the word that tells who speaks, or ""
	Factors         []Factor           // of the confidence
}

// A Step goes from one word of a tree to the next.
type Step struct {
	Up   bool   // from a word to its head
	Rel  string // the relation of the lower word
	Word string // where it leads
}

// A Cause is a word, and what it says of how the act stands: denied, planned, ended.
type Cause struct{ Word, Says string }

// asking is what somebody wants to know: how evidence came about.
type asking struct {
	claim    *graph.Claim
	evidence graph.Evidence
	accounts []Account
}

// Explain draws an article again and tells how it came to a claim, by each passage of the claim's that is in
// the article. The claim's ends may have other names than here: identity across articles renames.
func (w *Drawer) Explain(d *syntax.Document, a *graph.Article, found *entity.Resolution, c *graph.Claim) []Account {
	var out []Account
	for _, ev := range c.Evidence {
		if ev.Article != a.ID {
			continue
		}
		g := w.drawing(d, a, found)
		g.asked = &asking{claim: c, evidence: ev}
		g.draw()
		out = append(out, g.asked.accounts...)
	}
	return out
}

// account writes down how the drafted claim came about, if it is the one that somebody asks for.
func (g *drawing) account(t *tree, d draft, c *graph.Claim) {
	if g.asked == nil {
		return
	}
	ev, want := c.Evidence[0], g.asked.evidence
	if c.Relation != g.asked.claim.Relation || c.Polarity != g.asked.claim.Polarity || c.Modality != g.asked.claim.Modality ||
		ev.Sentence != want.Sentence || ev.Subject != want.Subject || ev.Object != want.Object || ev.Rule != want.Rule {
		return
	}
	a := Account{Evidence: ev, Anchor: t.words[d.anchor].Form, Subject: t.path(d.anchor, d.subject.mention.Head), Factors: t.explain(d)}
	a.Chains[0] = g.chain(t, d.subject.mention)
	if c.Object != "" {
		a.Object, a.Chains[1] = t.path(d.anchor, d.object.mention.Head), g.chain(t, d.object.mention)
	}
	for _, why := range d.reading.causes {
		a.Causes = append(a.Causes, Cause{t.words[why.word].Form, why.says})
	}
	if v := d.reading.voice; v >= 0 {
		a.Speaker = t.words[v].Form
	}
	if !slices.ContainsFunc(g.asked.accounts, func(b Account) bool { return b.Anchor == a.Anchor }) {
		g.asked.accounts = append(g.asked.accounts, a)
	}
}

// path walks the tree from one word to another: up to the head that they share, then down.
func (t *tree) path(from, to int) []Step {
	var up, down []Step
	above := map[int]int{} // words over from -> steps there
	for w, n := from, 0; w >= 0; w, n = t.words[w].Head, n+1 {
		above[w] = n
	}
	for w := to; w >= 0; w = t.words[w].Head {
		if n, ok := above[w]; ok {
			for v := from; n > 0; n-- {
				h := t.words[v].Head
				up = append(up, Step{true, t.words[v].Rel, t.words[h].Form})
				v = h
			}
			break
		}
		down = append(down, Step{false, t.words[w].Rel, t.words[w].Form})
	}
	slices.Reverse(down)
	return append(up, down...)
}

// chain returns the mentions by which the article came to m: those of its entity from the last that
// names it. Of a name it is empty.
func (g *drawing) chain(t *tree, m entity.Mention) []graph.Mention {
	if m.Form == graph.Name || m.Entity < 0 {
		return nil
	}
	var chain []graph.Mention
	for i := 0; i <= t.number; i++ {
		for _, k := range g.found.Mentions[i] {
			if k.Entity != m.Entity || i == t.number && k.First >= m.First {
				continue
			}
			if k.Form == graph.Name {
				chain = chain[:0]
			}
			s := &g.doc.Sentences[i]
			start, end := s.Words[k.First].Start, s.Words[k.Last-1].End
			chain = append(chain, graph.Mention{Article: g.article.ID, Form: k.Form,
				Span: graph.Span{Start: g.doc.Offset(start), End: g.doc.Offset(end), Text: g.doc.Text[start:end]}})
		}
	}
	return chain
}
