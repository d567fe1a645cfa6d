package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// farthest is how many words may stand between the two names of a bond.
const farthest = 8

// bonds draws what two names tell by what stands between them: Chabahar in Iran.
func (g *drawing) bonds(t *tree, names []entity.Mention) {
	for i := 0; i+1 < len(names); i++ {
		a, b := names[i], names[i+1]
		if b.First-a.Last > farthest || a.Entity == b.Entity {
			continue
		}
		for _, p := range g.English.Bonds {
			if g.joins(t, p, a, b) {
				g.bond(t, p, a, b)
				break
			}
		}
	}
}

// joins reports whether a bond's pattern matches two neighbouring names.
func (g *drawing) joins(t *tree, p *english.Bond, a, b entity.Mention) bool {
	if !g.Ontology.Is(g.kind(a), p.First) || !g.Ontology.Is(g.kind(b), p.Last) || p.Close && !t.closes(b.Last) {
		return false
	}
	if n := len(p.Between); p.Back && n > 1 && p.Between[n-1][0] == "of" && !t.attributive(a) && !t.possessive(a.Last) {
		return false // the Afghan city of Kunduz, but the Gaza port of Rafah
	}
	if n := len(p.Between); n > 0 && !p.Back && p.Relation != "located-in" && (p.Between[n-1][0] == "in" || p.Between[n-1][0] == "from") && !t.under(b.Head, a.Head) && t.verbal(t.words[b.Head].Head) {
		return false // killed by Fatah in Jenin: the killing was there
	}
	if p.Relation == "located-in" && !p.Back && g.kind(a) == "region" && (g.kind(b) == "city" || g.kind(b) == "place") {
		return false // the Brittany town of Dinan: no region is in a town
	}
	w := a.Last
	if w < b.First && a.First > 0 && t.words[w].Form == ")" && t.words[a.First-1].Form == "(" { // the Peace Council (PC) in Oslo
		w++
	}
	for _, words := range p.Between {
		nouns := false
		for w < b.First && !t.is(w, words) {
			if !t.modifies(w) || aloof[t.lower(w)] {
				return false
			}
			nouns = nouns || strings.HasPrefix(t.words[w].XPOS, "NN")
			w++
		}
		if w == b.First || nouns && !strings.HasPrefix(t.words[w].XPOS, "NN") { // a summit in Brussels
			return false
		}
		for w++; w < b.First && t.is(w, words); w++ { // port city
		}
	}
	for ; w < b.First; w++ {
		if x := t.words[w].XPOS; x != "DT" && x != "JJ" && (len(p.Between) == 0 || x != "NNP") {
			return false
		}
	}
	return true
}

// aloof are words that tell that a place lies outside of another: the region south of Oslo.
var aloof = words("north south east west northeast northwest southeast southwest outside near")

// is reports whether word w is one of the words, by its lemma or as it stands.
func (t *tree) is(w int, words []string) bool {
	if words[0] == "'s" {
		return t.possessive(w)
	}
	return slices.Contains(words, t.words[w].Lemma) || slices.Contains(words, t.lower(w))
}

func (g *drawing) bond(t *tree, p *english.Bond, a, b entity.Mention) {
	x, y := a, b
	if p.Back {
		x, y = b, a
	}
	// "Sudan's Bashir" is a Sudanese, "the France striker" only plays for France.
	if p.Relation == "citizen-of" && p.Back && y.Use != entity.Adjective && !t.possessive(y.Last) {
		return
	}
	if p.Back && t.modifier(x) { // China's UN Council seat
		return
	}
	if last, _ := g.roleAt(t, x.First); last > x.Last { // Secretary of State
		return
	}
	if y.Use == entity.Metonym || x.Use == entity.Adjective || p.Relation != "allied-with" && (g.kind(x) == "country" || g.elsewhere(x, y)) {
		return
	}
	r := fact
	if len(p.Between) > 1 {
		if r = g.read(t, b.Head); !t.verbal(b.Head) { // whoever may meet at Google's headquarters, there they are
			r = r.granted()
		}
	}
	d := draft{relation: p.Relation, subject: end{x, 1}, object: end{y, 1}, reading: r, confidence: .85, rule: p.At, anchor: b.Head}
	g.belong(t, d)
	if country, ok := g.country(y); ok && (p.Relation == "based-in" || p.Relation == "located-in") { // in London: in Britain
		d.object, d.confidence, d.rule = end{country, 1}, .75, d.rule+", implied"
		g.claim(t, d)
	}
}

// country returns the country that a city or region, a state's agency or a party is of, under the words
// that name these; if the article speaks of it.
func (g *drawing) country(m entity.Mention) (entity.Mention, bool) {
	e := g.found.Entities[m.Entity]
	switch e.Type {
	case "city", "region", "agency", "party":
	default:
		return m, false
	}
	m.Entity = slices.IndexFunc(g.found.Entities, func(c *graph.Entity) bool {
		return c.Type == "country" && c.Country == e.Country
	})
	return m, m.Entity >= 0
}

// modifier reports whether a name only modifies the noun after it.
func (t *tree) modifier(m entity.Mention) bool {
	w := t.words[m.Head]
	return t.possessive(m.Last) || w.Head >= m.Last && w.Head < m.Last+4 && (w.Rel == "compound" || w.Rel == "amod" || w.Rel == "nmod:poss")
}

// elsewhere reports whether a thing is known to be of another country than the place.
func (g *drawing) elsewhere(x, y entity.Mention) bool {
	of, in := g.found.Entities[x.Entity].Country, g.found.Entities[y.Entity].Country
	return of != "" && in != "" && of != in
}

// belong claims a lasting relation and what it implies.
func (g *drawing) belong(t *tree, d draft) {
	g.claim(t, d)
	r, _ := g.Ontology.Relation(d.relation)
	for _, implied := range r.Implies {
		d.relation = implied
		d.rule = strings.TrimSuffix(d.rule, ", implied") + ", implied"
		g.claim(t, d)
	}
}

var abbreviated = strings.NewReplacer(".", "")

// attributive reports whether a country's or body's name is one that stands before nouns as its
// adjective does: US, EU.
func (t *tree) attributive(m entity.Mention) bool {
	if m.Use == entity.Adjective {
		return true
	}
	form := abbreviated.Replace(t.words[m.First].Form)
	return m.Last == m.First+1 && len(form) < 4 && strings.ToUpper(form) == form
}
