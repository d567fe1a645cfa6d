package identity

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/entente-graph/entente/extract/spelling"
	"github.com/entente-graph/entente/graph"
)

// A generated set is articles of people and bodies that never were, with who is who.
//
// Seven in ten entities are people, with a given name and a family name of made-up syllables (one
// in ten has names that many share), a country and, every second, an office at a body or for the
// country. One person in twenty has the very name of another. The rest are bodies of two or three
// words, every fifth with an acronym. Each belongs to a circle of twenty who are mentioned
// together; an article is of one circle, names ten of it and two others, and the few of a circle
// are named most. Of a person's mentions one in four is in another spelling (q for gh, ou for u, ee
// for i, a letter doubled or left out), one in eight the family name alone; six in ten tell the
// country and three in ten the office.
type generated struct {
	parts []*graph.Corpus
	truth map[string]int // article and local ID -> entity
}

type actor struct {
	kind, name, country, office, of, acronym string
	variants                                 []string
}

var codes = strings.Fields("IRN IRQ SYR LBN RUS UKR CHN SAU EGY TUR PAK AFG FRA DEU POL USA GBR KOR IND JOR")

func generate(seed uint64, entities, articles int) *generated {
	r := rand.New(rand.NewPCG(seed, 7))
	actors := make([]actor, entities)
	for i := range actors {
		a := &actors[i]
		a.country = codes[r.IntN(len(codes))]
		switch {
		case i%10 >= 7:
			a.kind = [...]string{"organization", "company", "armed-group"}[i%3]
			words := []string{coin(r, 2), coin(r, 3)}
			if i%2 == 0 {
				words = append(words, []string{"Front", "Institute", "Group", "Movement"}[r.IntN(4)])
			}
			a.name = strings.Join(words, " ")
			if len(words) == 3 && i%5 == 0 {
				a.acronym = words[0][:1] + words[1][:1] + words[2][:1]
			}
			a.variants = []string{a.name}
			continue
		case i%20 == 0 && i > 100:
			j := r.IntN(i)
			for actors[j].kind != "person" {
				j = r.IntN(i)
			}
			a.name = actors[j].name
		case i%10 == 1:
			a.name = common[r.IntN(len(common))] + " " + common[r.IntN(len(common))]
		default:
			a.name = coin(r, 2) + " " + coin(r, 2+r.IntN(2))
		}
		a.kind = "person"
		a.variants = []string{a.name, a.name, a.name, respell(r, a.name)}
		if i%2 == 0 {
			body := i/20*20 + 7 + r.IntN(3)
			if body < len(actors) && body < i {
				a.office, a.of = "leader-of", actors[body].name
			} else {
				a.office = "minister-of"
			}
		}
	}
	g := &generated{truth: map[string]int{}}
	for n := range articles {
		g.parts = append(g.parts, g.article(r, fmt.Sprintf("%d-%06d", seed, n), actors))
	}
	return g
}

var common = strings.Fields(`Li Wang Wei Zhang Chen Yang Zhao Zhou Xu Sun Kim Lee Park Choi Nguyen Tran Ahmed Ali Mohammed Hassan Hussein
	Abdullah Ibrahim Khalid Mahmoud Mustafa Omar Yusuf Saleh Salman Said Hamid Karim Jamal Nasser Abbas Reza Mehdi Amir John James Robert
	Michael William David Thomas Charles Mark Paul Andrew George Smith Johnson Williams Brown Jones Miller Wilson Taylor Clark Hall Jose
	Juan Luis Carlos Garcia Lopez Silva Santos Sergei Ivan Petrov Singh Kumar Sharma`)

var onsets, nuclei = strings.Fields("b d f gh h j k kh l m n q r s sh t v y z br dr st"), strings.Fields("a i u e o a i a ou")

func coin(r *rand.Rand, syllables int) string {
	var b strings.Builder
	for range syllables {
		b.WriteString(onsets[r.IntN(len(onsets))])
		b.WriteString(nuclei[r.IntN(len(nuclei))])
	}
	b.WriteString([]string{"", "n", "r", "d", "m"}[r.IntN(5)])
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

var swaps = [][2]string{{"q", "gh"}, {"gh", "q"}, {"ou", "u"}, {"u", "ou"}, {"i", "ee"}, {"v", "w"}, {"e", "i"}, {"kh", "k"}, {"s", "ss"}, {"m", "mm"}, {"o", "u"}, {"j", "dj"}}

func respell(r *rand.Rand, name string) string {
	given, last, _ := strings.Cut(name, " ")
	for range 3 {
		swap := swaps[r.IntN(len(swaps))]
		if i := strings.Index(last[1:], swap[0]); i >= 0 {
			return given + " " + last[:i+1] + swap[1] + last[i+1+len(swap[0]):]
		}
	}
	if i := strings.LastIndexAny(given[1:], "aiueo"); i > 0 {
		given = given[:i+1] + "a" + given[i+2:]
	}
	return given + " " + last
}

func (g *generated) article(r *rand.Rand, id string, actors []actor) *graph.Corpus {
	c := &graph.Corpus{Articles: []*graph.Article{{ID: id, Published: graph.Date(fmt.Sprintf("20%02d-%02d", 10+r.IntN(10), 1+r.IntN(12)))}}}
	circle := r.IntN(len(actors)/20) * 20
	at := map[string]*graph.Entity{}
	who := map[string]int{}
	pos := 0
	enter := func(id2, kind, name, text, country string, n int) *graph.Entity {
		if old, ok := who[id2]; ok && old != n {
			return nil // an article doesn't name two by one name
		}
		e := at[id2]
		if e == nil {
			e = &graph.Entity{ID: id2, Type: kind, Name: name}
			at[id2], who[id2] = e, n
			c.Entities = append(c.Entities, e)
			if n >= 0 {
				g.truth[id+" "+id2] = n
			}
		}
		e.Country = max(e.Country, country)
		e.Mentions = append(e.Mentions, graph.Mention{Article: id, Form: graph.Name, Span: graph.Span{Start: pos, End: pos + len(text), Text: text}})
		pos += len(text) + 80
		return e
	}
	home := actors[circle].country
	enter("country/"+home, "country", home, home, home, -1)
	named := map[int]bool{}
	for k := range 12 {
		n := circle + int(float64(20)*r.Float64()*r.Float64())
		if k >= 10 {
			n = r.IntN(len(actors))
		}
		if named[n] {
			continue
		}
		named[n] = true
		a := &actors[n]
		name, country := a.variants[r.IntN(len(a.variants))], ""
		if r.IntN(10) < 6 {
			country = a.country
		}
		if a.kind != "person" {
			text := name
			if a.acronym != "" && r.IntN(3) == 0 {
				text, name = a.acronym, a.acronym
			}
			e := enter("org/"+spelling.Slug(name), a.kind, name, text, country, n)
			if e != nil && a.acronym != "" && name != a.acronym && r.IntN(2) == 0 {
				enter(e.ID, a.kind, name, a.acronym, country, n)
			}
			continue
		}
		if r.IntN(8) == 0 {
			name = spelling.Last(name)
			enter("person/"+spelling.Slug(name), "person", name, name, "", n)
			continue
		}
		e := enter("person/"+spelling.Slug(name), "person", name, name, country, n)
		if e == nil || a.office == "" || r.IntN(10) > 2 {
			continue
		}
		of := enter("country/"+a.country, "country", a.country, a.country, a.country, -1)
		if a.of != "" {
			of = nil
			for m := circle; m < min(circle+20, len(actors)); m++ {
				if actors[m].name == a.of {
					of = enter("org/"+spelling.Slug(a.of), actors[m].kind, a.of, a.of, actors[m].country, m)
				}
			}
		}
		if of == nil {
			continue
		}
		cl := &graph.Claim{Subject: e.ID, Relation: a.office, Object: of.ID, Polarity: graph.Asserted, Modality: graph.Actual, Evidence: []graph.Evidence{{Article: id}}}
		cl.Identify()
		c.Claims = append(c.Claims, cl)
	}
	return c
}
