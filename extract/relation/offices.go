package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
)

// An office is a noun for what a person is, in a sentence, with whom it is of.
type office struct {
	first, last int // the noun's words
	role        english.Role
	start, end  int // its phrase, with what it is of
	of          []body
	former      bool // it was held
	pending     bool // it isn't held yet, if ever
	doubted     bool // somebody only suspects that it is
	narrowed    bool // by a noun: the rebel leader doesn't lead his country
}

// A body is what an office may be of.
type body struct {
	mention entity.Mention
	before  bool   // it stands before the noun
	owns    bool   // with a 's
	link    string // else the preposition between
	loose   bool   // the noun is of a thing of its: head of research at Siemens
	guess   bool   // the words don't name it: the country at hand
}

// Words that tell that an office isn't held, and nouns that leave it what it is.
var (
	former  = words("former ex ousted late deposed onetime then erstwhile disgraced")
	pending = words("would-be potential possible future presumptive aspiring self-proclaimed self-styled")
	plain   = words("co government state party group company team federal interim cabinet international national general new current")
	serves  = words("become remain serve")
	chosen  = words("elect appoint name install inaugurate re-elect reelect nominate confirm choose pick")
)

// argument are the relations to a verb of a noun that is no apposition.
var argument = words("nsubj nsubj:pass obj iobj obl obl:agent root")

// The prepositions that may stand between an office and whom it is of.
var links = map[string]map[string]bool{
	"head-of-state-of": words("of"), "head-of-government-of": words("of"), "minister-of": words("of"), "commander-of": words("of"),
	"leader-of": words("of at for"), "adviser-of": words("of to for"), "spokesperson-of": words("of for at with"), "envoy-of": words("of"),
	"official-of": words("of at with in for"), "member-of": words("of at with for from in"), "citizen-of": words("of from"),
	"spouse-of": words("of to"), "child-of": words("of"), "sibling-of": words("of"),
}

// offices draws what persons are, by the nouns beside their names: Iranian Foreign Minister Mohammad
// Javad Zarif; Zarif, the minister; Zarif is the minister.
func (g *drawing) offices(t *tree, names []entity.Mention) {
	held := map[int]end{} // by the head of the office's noun
	for i := 0; i < len(t.words); {
		last, role := g.roleAt(t, i)
		if last == i {
			i++
			continue
		}
		o := office{first: i, last: last, role: role}
		i = last
		if len(role.Relations) == 0 || t.named(names, o) {
			continue
		}
		if _, title := nameAt(names, last); !title && !strings.HasPrefix(t.words[last-1].XPOS, "NN") {
			continue
		}
		g.before(t, names, &o)
		g.after(t, names, &o)
		who, r, sure := g.holder(t, names, &o, held)
		if sure == 0 {
			var ok bool
			if who, ok = g.unveiled(t, &o); !ok {
				continue
			}
			r, sure = fact, .75
			t.mentions = append(slices.Clone(t.mentions), who.mention) // he acts and speaks here, too
			t.index()
		}
		if o.doubted && r.modality == graph.Actual {
			r.modality = graph.Possible
		}
		held[last-1] = who
		if !o.pending && !o.narrowed && !o.doubted {
			g.titles[who.mention.Entity] = append(g.titles[who.mention.Entity], title{role.Relation, o.former})
		}
		if len(o.of) == 0 {
			g.elsewhereTold(t, names, &o, who)
		}
		g.hold(t, o, who, r, sure)
	}
	g.counterparts(t, names)
}

// roleAt returns the role whose words begin at word i, the longest, and where it ends: at i if there
// is none.
func (g *drawing) roleAt(t *tree, i int) (int, english.Role) {
	longest := g.English.RoleWords[t.lower(i)]
	for last := min(i+longest, len(t.words)); last > i; last-- {
		g.key = g.key[:0]
		for w := i; w < last; w++ {
			if n := len(g.key); n > 0 && g.key[n-1] != '-' && t.words[w].Form != "-" {
				g.key = append(g.key, ' ')
			}
			g.key = append(g.key, t.lower(w)...)
		}
		if role, ok := g.English.Roles[string(g.key)]; ok {
			return last, role
		}
	}
	return i, english.Role{}
}

// named reports whether a role's words are part of a name.
func (t *tree) named(names []entity.Mention, o office) bool {
	for _, m := range names {
		if m.First < o.last && o.first < m.Last {
			return true
		}
	}
	return false
}

// before reads the words before an office's noun, from right to left: former German.
func (g *drawing) before(t *tree, names []entity.Mention, o *office) {
	p := o.first
	for p > 0 {
		if m, ok := nameBefore(names, p); ok {
			if g.kind(m) == "person" || len(o.of) > 0 && o.of[len(o.of)-1].mention.First != p {
				break
			}
			o.of = append(o.of, body{mention: m, before: true, loose: o.narrowed})
			p = m.First
			continue
		}
		w := p - 1
		if t.possessive(w) {
			if m, ok := nameBefore(names, w); ok {
				o.of = append(o.of, body{mention: m, before: true, owns: true, loose: o.narrowed})
				p = m.First
			} else if k, ok := t.at[w-1]; ok && t.mentions[k].Last == w && g.Ontology.Is(g.kind(t.mentions[k]), "organization") && len(o.of) == 0 { // the club's president
				o.of = append(o.of, body{mention: t.mentions[k], before: true, owns: true, loose: o.narrowed})
				p = t.mentions[k].First
			}
			break
		}
		if t.words[w].Form == ")" && w > 2 && t.words[w-2].Form == "(" && len(o.of) == 0 { // Socialist Party (PS) chairman
			if m, ok := nameBefore(names, w-2); ok && g.kind(m) != "person" {
				o.of = append(o.of, body{mention: m, before: true, loose: o.narrowed})
				p = m.First
				continue
			}
			break
		}
		form := t.lower(w)
		if former[form] || pending[form] {
			o.former, o.pending = o.former || former[form], o.pending || pending[form]
			p = w
			continue
		}
		if (form == "\"" || form == "“" || form == "”") && w > 0 { // the "Blue Hand" boss
			if m, ok := nameBefore(names, w); ok && g.kind(m) != "person" && len(o.of) == 0 {
				o.of = append(o.of, body{mention: m, before: true, loose: o.narrowed})
				p = m.First
				if p > 0 && (t.words[p-1].Form == "\"" || t.words[p-1].Form == "“") {
					p--
				}
				continue
			}
			break
		}
		if (form == "and" || form == "&" || form == ",") && w > 0 && len(o.of) == 0 {
			if from := g.roleBefore(t, w); from >= 0 {
				p = from
				continue
			}
			break
		}
		if len(o.of) > 0 && strings.HasPrefix(t.words[w].XPOS, "NN") { // Russia back Syrian President Assad
			break
		}
		switch x := t.words[w].XPOS; {
		case form == "-" || x == "HYPH":
		case w > 1 && (t.words[w-1].Form == "-" || t.words[w-1].XPOS == "HYPH"): // Berlin-based, US-led
			p = w - 2
			o.former = o.former || former[t.lower(p)]
			if m, ok := nameBefore(names, w-1); ok {
				p = m.First
			}
			continue
		case x == "DT":
			o.start = w
			return
		case x == "PRP$":
			if k, ok := t.at[w]; ok {
				o.of = append(o.of, body{mention: t.mentions[k], before: true, owns: true, loose: o.narrowed})
			} else if m, ok := g.foregoing(t, w); ok {
				o.of = append(o.of, body{mention: m, before: true, owns: true, loose: o.narrowed})
			}
			o.start = w
			return
		case x == "JJ", x == "JJS", x == "JJR", x == "CD", x == "VBN", x == "VBG", x == "RB":
			e, ok := g.English.Reading(form, "adjective")
			o.doubted = o.doubted || ok && e.Modality == graph.Possible // a suspected member
			o.narrowed = o.narrowed || form == "deputy" || form == "assistant" || form == "vice"
		case strings.HasPrefix(x, "NN"):
			o.narrowed = o.narrowed || !plain[form]
		default:
			o.start = p
			return
		}
		p = w
	}
	o.start = p
}

// foregoing returns the country or body that the sentence before speaks of, for an "its" that opens this one: Its
// spokesman, Dmitry Peskov.
func (g *drawing) foregoing(t *tree, w int) (entity.Mention, bool) {
	if t.number == 0 || w != t.foremost() || t.lower(w) != "its" {
		return entity.Mention{}, false
	}
	before := g.trees[t.number-1]
	for v := range before.words {
		if before.words[v].Rel != "root" {
			continue
		}
		s := before.doer(v, 0)
		if s < 0 {
			break
		}
		e, ok := g.one(before, s)
		kind := g.kind(e.mention)
		if ok && (kind == "country" || g.Ontology.Is(kind, "organization")) {
			return entity.Mention{Entity: e.mention.Entity, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Holder: -1, Sure: .8}, true
		}
	}
	return entity.Mention{}, false
}

// foremost returns the first word that is no punctuation.
func (t *tree) foremost() int {
	return slices.IndexFunc(t.words, func(w syntax.Word) bool { return w.UPOS != "PUNCT" })
}

// roleBefore returns the first word of the role that ends before word w, or -1.
func (g *drawing) roleBefore(t *tree, w int) int {
	for from := w - 1; from >= max(0, w-4); from-- {
		if last, _ := g.roleAt(t, from); last == w {
			return from
		}
	}
	return -1
}

// after reads what an office is of by a preposition: of the company Siemens; of research at Siemens.
func (g *drawing) after(t *tree, names []entity.Mention, o *office) {
	p := o.last
	o.end = p
	for depth := 0; depth < 3 && p < len(t.words); depth++ {
		link := t.lower(p)
		if !links["member-of"][link] && link != "to" {
			return
		}
		j := p + 1
		var inside []entity.Mention
		for j < len(t.words) && j < p+9 {
			if m, ok := nameAt(names, j); ok {
				if n := len(inside); n > 0 && g.kind(m) == "person" && inside[n-1].Last == j && inside[n-1].Use != entity.Adjective {
					break // president of the IMF Christine Lagarde
				}
				inside = append(inside, m)
				j = m.Last
				if j+2 < len(t.words) && t.words[j].Form == "(" && t.words[j+2].Form == ")" {
					j += 3
				}
				continue
			}
			if !t.modifies(j) && !t.possessive(j) && !(t.lower(j) == "and" && len(inside) == 0 && j > p+1) {
				break
			}
			j++
		}
		o.end = j
		if m, ok := g.described(t, names, p+1, j); ok && len(inside) == 0 { // a fellow at a charity, the Blue Trust
			o.of = append(o.of, body{mention: m, link: link, loose: o.narrowed || depth > 0})
			o.end = m.Last
			return
		}
		if len(inside) == 0 {
			if m, ok := t.acting(p+1, j); ok && depth == 0 { // of the German government
				o.of = append(o.of, body{mention: m, link: link, loose: o.narrowed})
			}
			if j == p+1 {
				return
			}
			p = j
			continue
		}
		last := inside[len(inside)-1]
		if w := last.First - 1; strings.HasPrefix(t.words[w].XPOS, "NNP") && !t.inside(inside, w) && g.roleBefore(t, last.First) < 0 {
			return // of some body that isn't known by name, and that the last name is part of
		}
		b := body{mention: last, link: link, loose: o.narrowed || depth > 0 || last.Last < j && t.words[last.Last].Form != "("}
		if m, ok := t.acting(p+1, j); ok && last.Last != j && m.Last == j {
			b.mention, b.loose = m, o.narrowed || depth > 0
		}
		o.of = append(o.of, b)
		if last.Last == j && j+1 < len(t.words) && t.lower(j) == "and" { // of A and B
			k := j + 1
			for k < len(t.words) && t.words[k].XPOS == "DT" {
				k++
			}
			if m, ok := nameAt(names, k); ok && g.kind(m) == g.kind(last) {
				b.mention = m
				o.of = append(o.of, b)
				j = m.Last
			}
		}
		p = j
	}
}

// described returns the body that words [first, last) describe and a name after their comma names.
func (g *drawing) described(t *tree, names []entity.Mention, first, last int) (entity.Mention, bool) {
	if last+1 >= len(t.words) || last == first || t.words[last].Form != "," || g.English.Bodies[t.words[last-1].Lemma] == "" && !firms[t.words[last-1].Lemma] {
		return entity.Mention{}, false
	}
	at := last + 1
	if t.words[at].XPOS == "DT" {
		at++
	}
	m, ok := nameAt(names, at)
	return m, ok && g.Ontology.Is(g.kind(m), "organization") && t.closes(m.Last)
}

var firms = words("tank think-tank firm ngo charity broadcaster newspaper magazine daily airline carmaker automaker giant group club lab laboratory consultancy watchdog")

// inside reports whether word w is within one of the names.
func (t *tree) inside(names []entity.Mention, w int) bool {
	return slices.ContainsFunc(names, func(m entity.Mention) bool { return m.First <= w && w < m.Last })
}

// acting returns the mention within words [first, last) that acts for a country or body.
func (t *tree) acting(first, last int) (entity.Mention, bool) {
	for _, m := range t.mentions {
		if m.First >= first && m.Last <= last && m.Use == entity.Agent && m.Form == graph.Nominal {
			return m, true
		}
	}
	return entity.Mention{}, false
}
