package relation

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
)

// tree is a sentence with its mentions, to be walked from any word.
type tree struct {
	number   int
	words    []syntax.Word
	children [][]int
	mentions []entity.Mention
	at       map[int]int // head word -> mention
	question bool
}

func (g *drawing) tree(i int) *tree {
	s := &g.doc.Sentences[i]
	t := &tree{number: i, words: s.Words, children: make([][]int, len(s.Words)), mentions: believed(g.found.Mentions[i]), at: map[int]int{}}
	for w := range s.Words {
		if h := s.Words[w].Head; h >= 0 && h < len(s.Words) {
			t.children[h] = append(t.children[h], w)
		}
	}
	t.index()
	for w := len(t.words) - 1; w >= 0 && t.words[w].UPOS == "PUNCT"; w-- {
		t.question = t.question || t.words[w].Form == "?"
	}
	return t
}

// index finds the mention at each head word. An inner one at the same word gives way to the wider: the situation, not
// its noun.
func (t *tree) index() {
	for k, m := range t.mentions {
		if old, ok := t.at[m.Head]; !ok || t.mentions[old].Last-t.mentions[old].First < m.Last-m.First {
			t.at[m.Head] = k
		}
	}
}

// trusted is how likely a pronoun or common noun must stand for an entity for a claim to rest on it.
const trusted = .55

func believed(ms []entity.Mention) []entity.Mention {
	doubtful := func(m entity.Mention) bool { return m.Sure > 0 && m.Sure < trusted }
	if !slices.ContainsFunc(ms, doubtful) {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), doubtful)
}

// end is one end of a claim: the mention that stands for it, and how sure that is.
type end struct {
	mention entity.Mention
	sure    float64
}

// child returns the first child of w with one of the relations, or -1.
func (t *tree) child(w int, rels ...string) int {
	for _, c := range t.children[w] {
		if slices.Contains(rels, t.words[c].Rel) {
			return c
		}
	}
	return -1
}

// caseOf returns the preposition of a noun in small letters; of several, joined: "out of". Before a title or
// another name the parser may hang it on that: the arrest of former Fijian President Tora.
func (t *tree) caseOf(w int) string {
	var parts []string
	for h := w; len(parts) == 0 && h >= 0; h = t.opening(h) {
		parts = t.cases(h)
	}
	return strings.Join(parts, " ")
}

// opening returns the first name or title before the name at w that hangs on it, or -1.
func (t *tree) opening(w int) int {
	if len(t.children[w]) == 0 || t.children[w][0] > w || t.words[w].UPOS != "PROPN" {
		return -1
	}
	c := t.children[w][0]
	if rel := t.words[c].Rel; rel == "compound" || rel == "nmod:desc" || rel == "amod" || rel == "nmod:poss" {
		return c
	}
	return -1
}

// cases are the prepositions that hang on w.
func (t *tree) cases(w int) []string {
	var parts []string
	for _, c := range t.children[w] {
		if t.words[c].Rel != "case" || c > w {
			continue
		}
		parts = append(parts, strings.ToLower(t.words[c].Form))
		for _, f := range t.children[c] {
			if t.words[f].Rel == "fixed" {
				parts = append(parts, strings.ToLower(t.words[f].Form))
			}
		}
	}
	return parts
}

// linked reports whether the noun has one of the prepositions. "out" stands for "out of", but "with" not for "along
// with".
func (t *tree) linked(w int, links []string) bool {
	c := t.caseOf(w)
	front, _, _ := strings.Cut(c, " ")
	for _, l := range links {
		if c == l || strings.HasPrefix(c, l+" ") && l != "in" || strings.HasSuffix(c, " "+l) && !beside[front] {
			return true
		}
	}
	return false
}

// beside are the first words of prepositions that name another than their last word alone does.
var beside = words("along together according due prior thanks instead because owing apart aside ahead regardless")

// cover returns the mention whose words cover w, if its own head lies elsewhere.
func (t *tree) cover(w int) (entity.Mention, bool) {
	for _, m := range t.mentions {
		if m.First <= w && w < m.Last && m.Use != entity.Adjective {
			return m, true
		}
	}
	return entity.Mention{}, false
}

// ends returns who or what the noun at w stands for, with what it is coordinated with.
func (g *drawing) ends(t *tree, w int) []end {
	var out []end
	if e, ok := g.one(t, w); ok {
		out = append(out, e)
		for _, m := range t.mentions { // Iraqi and Syrian forces: two that share a noun
			if m.Head == w && m.Use == e.mention.Use && m.Entity != e.mention.Entity && m.Form == e.mention.Form && m.Form != graph.Name {
				out = append(out, end{m, surety(m)})
			}
		}
		out = append(out, g.sharing(t, w, e.mention)...)
	}
	for _, c := range t.children[w] {
		switch {
		case t.words[c].Rel == "conj" && t.words[c].UPOS != "VERB" && !t.owns(w, c):
			out = append(out, g.ends(t, c)...)
		case t.words[c].Rel == "appos": // presidents Sassou of Congo and Boni of Benin
			for _, a := range t.children[c] {
				if t.words[a].Rel == "conj" && t.words[a].UPOS == "PROPN" && len(out) > 0 && t.words[w].XPOS == "NNS" {
					out = append(out, g.ends(t, a)...)
				}
			}
		}
	}
	return out
}

// sharing returns who shares the noun at w with the mention m of it: the British of "British and EU negotiators".
func (g *drawing) sharing(t *tree, w int, m entity.Mention) []end {
	var out []end
	for _, c := range t.children[w] {
		k, ok := t.at[c]
		if !ok || c >= m.First || t.words[c].Rel != "compound" && t.words[c].Rel != "amod" || t.mentions[k].Entity == m.Entity {
			continue
		}
		if slices.ContainsFunc(t.children[c], func(o int) bool { return t.words[o].Rel == "conj" && o >= m.First && o < m.Last }) {
			other := t.mentions[k]
			other.Use = m.Use
			out = append(out, end{other, .9 * surety(other)})
		}
	}
	return out
}

// owns reports whether c, which hangs on w beside others, only tells whose the next of them is: Iran and Lebanon's Hezbollah.
func (t *tree) owns(w, c int) bool {
	i := slices.Index(t.children[w], c)
	return t.possessive(c+1) && t.words[w].Rel != "nmod:poss" && i+1 < len(t.children[w]) && t.words[t.children[w][i+1]].Rel == "conj"
}

func (g *drawing) one(t *tree, w int) (end, bool) {
	word := t.words[w]
	low := strings.ToLower(word.Form)
	if strings.HasSuffix(low, "self") || strings.HasSuffix(low, "selves") {
		return end{}, false // whoever does it to himself
	}
	if k, ok := t.at[w]; t.gone(w) && (!ok || t.mentions[k].Use == entity.Agent) {
		return end{}, false // former members aren't the body
	}
	if k, ok := t.at[w]; ok && t.mentions[k].Use != entity.Adjective {
		if m, named := t.apposed(w); named && t.mentions[k].Use == entity.Agent && g.kind(m) == "person" { // his Iranian counterpart, Zarif
			return end{m, .85}, true
		}
		return end{t.mentions[k], surety(t.mentions[k])}, true
	}
	if m, ok := t.cover(w); ok {
		return end{m, surety(m) * .95}, true
	}
	if word.UPOS == "PRON" {
		switch low {
		case "who", "which", "that":
			if noun := t.antecedent(w); noun >= 0 {
				return g.one(t, noun)
			}
		case "it", "they", "he", "she": // who says what "they" will do means himself, unless the article has told of another
			if s := g.selfish(t, w); s >= 0 {
				if e, ok := g.one(t, s); ok {
					return end{entity.Mention{Entity: e.mention.Entity, First: w, Last: w + 1, Head: w, Form: graph.Pronoun, Use: e.mention.Use, Holder: -1}, .85 * e.sure}, true
				}
			}
		}
		return end{}, false
	}
	if m, ok := t.apposed(w); ok {
		return end{m, .85}, true
	}
	for _, c := range t.children[w] {
		if t.words[c].Rel == "acl" && naming[t.words[c].Lemma] { // a coalition known as Jaish al-Fatah
			for _, n := range t.children[c] {
				if k, ok := t.at[n]; ok && t.mentions[k].Use == entity.Named && t.mentions[k].Form == graph.Name && (t.caseOf(n) == "as" || t.caseOf(n) == "") {
					return end{t.mentions[k], .85}, true
				}
			}
		}
	}
	return g.stands(t, w)
}

// gone reports whether the noun at w is of those who have left.
func (t *tree) gone(w int) bool {
	return slices.ContainsFunc(t.children[w], func(c int) bool { return t.words[c].Rel == "amod" && former[t.words[c].Lemma] })
}

// apposed returns the mention in apposition to the noun at w.
func (t *tree) apposed(w int) (entity.Mention, bool) {
	for _, c := range t.children[w] {
		if t.words[c].Rel == "appos" {
			if k, ok := t.at[c]; ok && t.mentions[k].Use != entity.Adjective {
				return t.mentions[k], true
			}
		}
	}
	return entity.Mention{}, false
}

func surety(m entity.Mention) float64 {
	switch {
	case m.Use == entity.Metonym:
		return .95
	case m.Sure > 0:
		return m.Sure
	}
	return 1
}

// holders returns who a thing belongs to, where the thing itself is no entity: Israel's decision.
func (g *drawing) holders(t *tree, w int) []end {
	if _, ok := g.one(t, w); ok || t.words[w].UPOS == "PROPN" {
		return nil
	}
	var out []end
	for _, c := range t.children[w] {
		if t.words[c].Rel == "acl" && t.passive(c) { // the position taken by Iran
			if a := t.agent(c); a >= 0 {
				c = a
			}
		}
		k, ok := t.at[c]
		if !ok {
			continue
		}
		switch rel := t.words[c].Rel; {
		case rel == "nmod:poss" && suffered[t.words[w].Lemma]: // condemned Berg's murder
		case rel == "nmod:poss", rel == "amod", rel == "compound", rel == "obl:agent", (rel == "nmod" || rel == "obl") && t.caseOf(c) == "by":
			m := t.mentions[k]
			if m.Use != entity.Target {
				out = append(out, end{m, .8 * surety(m)})
			}
		}
	}
	if len(out) > 1 {
		out = out[:1]
	}
	return out
}

// antecedent is the noun that the relative clause around a pronoun hangs on, or -1.
func (t *tree) antecedent(w int) int {
	for v, n := t.words[w].Head, 0; v >= 0 && n < 4; v, n = t.words[v].Head, n+1 {
		if t.words[v].Rel == "acl:relcl" {
			return t.words[v].Head
		}
	}
	return -1
}

// verbal reports whether w is a verb that may head a clause. What has a subject and an object is one, whatever its tag: Iran
// and Russia back Assad.
func (t *tree) verbal(w int) bool {
	return w >= 0 && (t.words[w].UPOS == "VERB" || t.child(w, "nsubj") >= 0 && t.child(w, "obj") >= 0 && t.child(w, "cop") < 0)
}

func (t *tree) passive(v int) bool {
	return t.child(v, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 ||
		t.words[v].XPOS == "VBN" && !selfmoving[t.words[v].Lemma] && t.child(v, "aux", "nsubj") < 0 && (t.words[v].Rel == "acl" || t.child(v, "obl:agent") >= 0)
}

// subject returns the word that does what v says, in the active sense, or -1.
func (t *tree) subject(v, depth int) int {
	if depth > 6 {
		return -1
	}
	if t.passive(v) {
		return t.agent(v)
	}
	return t.doer(v, depth)
}

// agent returns by whom something is done, or -1.
func (t *tree) agent(v int) int {
	if a := t.child(v, "obl:agent"); a >= 0 {
		return a
	}
	for _, c := range t.children[v] { // the parser doesn't always tell an agent from a place
		if c > v && t.words[c].Rel == "obl" && t.caseOf(c) == "by" {
			return c
		}
	}
	return -1
}

// doer returns the word in the grammatical subject's place of v: its own, or one that it shares.
func (t *tree) doer(v, depth int) int {
	if s := t.child(v, "nsubj", "nsubj:outer"); s >= 0 {
		return s
	}
	if s := t.child(v, "nsubj:pass"); s >= 0 {
		return s
	}
	h := t.words[v].Head
	if h < 0 || depth > 6 {
		return -1
	}
	if e := t.child(v, "expl"); e >= 0 && t.words[v].Rel == "ccomp" && t.lower(e) == "it" && t.infinitive(v) >= 0 { // said it was ready to
		return e
	}
	if s := t.astray(v); s >= 0 {
		return s
	}
	switch t.words[v].Rel {
	case "conj":
		if t.verbal(h) || t.child(h, "cop") >= 0 {
			return t.doer(h, depth+1)
		}
	case "xcomp":
		if o := t.child(h, "obj", "iobj"); o >= 0 && !keeps[t.words[h].Lemma] && !sends[t.words[h].Lemma] {
			return o
		}
		for _, o := range t.children[h] {
			if t.words[o].Rel == "obl" && t.words[h].Lemma == "call" && t.linked(o, []string{"on", "for"}) {
				return o
			}
		}
		return t.doer(h, depth+1)
	case "advcl":
		if t.words[v].XPOS == "VBG" || t.words[v].XPOS == "VB" && t.marked(v, "to") {
			if o := t.child(h, "obj"); o >= 0 && (accusing[t.words[h].Lemma] && t.marked(v, "of", "for", "with") || t.marked(v, "from") || quotes[t.words[h].Lemma] && t.marked(v, "as") || t.marked(v, "to") && !keeps[t.words[h].Lemma] && controls[t.words[h].Lemma]) {
				return o
			}
			if o := t.child(h, "obj"); o >= 0 && accusing[t.words[h].Lemma] && t.marked(v, "to") { // criticized the American operation to kill
				return t.whose(o)
			}
			if guilty := t.words[h].Lemma == "guilty" && t.marked(v, "of"); guilty || t.verbal(h) && !t.marked(v, "in", "for", "of", "about") { // whose doing "in standing up" is, the tree doesn't tell
				if t.passive(h) && t.marked(v, "to") && t.words[h].Lemma == "use" { // was used by residents to
					return t.agent(h)
				}
				return t.doer(h, depth+1)
			}
		}
	case "acl", "acl:relcl":
		if t.words[v].Rel == "acl" && t.marked(v, "to") {
			if p := t.child(h, "nmod:poss"); p >= 0 {
				return p
			}
			for _, c := range t.children[h] {
				if t.words[c].Rel == "nmod" && t.caseOf(c) == "by" { // a promise by Netanyahu to leave
					return c
				}
			}
			if u := t.words[h].Head; t.verbal(u) && t.words[h].Rel == "obj" && carries[t.words[u].Lemma] {
				return t.doer(u, depth+1) // made an offer to leave
			}
			return -1
		}
		if s := t.child(h, "nsubj"); s >= 0 && t.words[v].XPOS == "VBG" && t.child(h, "cop") >= 0 { // is an ally, sending aid
			return s
		}
		if u := t.words[h].Head; t.words[v].XPOS == "VBG" && t.words[h].Rel == "obj" && t.verbal(u) && papers[t.words[h].Lemma] {
			return t.subject(u, depth+1) // issued a statement condemning
		}
		return h
	case "ccomp":
		if t.marked(v, "to") || t.words[v].XPOS == "VBG" {
			return t.doer(h, depth+1)
		}
	}
	return -1
}

// whose returns the word that tells whose the noun at w is, or -1.
func (t *tree) whose(w int) int {
	for _, c := range t.children[w] {
		if _, ok := t.at[c]; ok && (t.words[c].Rel == "nmod:poss" || t.words[c].Rel == "amod" || t.words[c].Rel == "compound") {
			return c
		}
	}
	return -1
}

// astray returns the subject of a clause that the parser hung on the verb before it: came hours after Netanyahu met Putin.
func (t *tree) astray(v int) int {
	x := t.words[v].XPOS
	if t.words[v].Rel != "advcl" || x != "VBD" && x != "VBZ" && x != "VBP" {
		return -1
	}
	opening := t.child(v, "mark")
	for _, c := range t.children[t.words[v].Head] {
		if opening >= 0 && opening < c && c < v && t.words[c].Rel == "obl" && t.caseOf(c) == "" {
			return c
		}
	}
	return -1
}

// introduced reports whether the clause of v opens with a word that isn't its subject.
func (t *tree) introduced(v int, word string) bool {
	for _, c := range t.children[v] {
		if c < v && strings.EqualFold(t.words[c].Form, word) && !strings.HasPrefix(t.words[c].Rel, "nsubj") {
			return true
		}
	}
	return false
}

func (t *tree) marked(v int, words ...string) bool {
	for _, c := range t.children[v] {
		w := t.words[c]
		if (w.Rel == "mark" || w.Rel == "case" || w.XPOS == "TO") && slices.Contains(words, strings.ToLower(w.Form)) {
			return true
		}
	}
	return false
}

// Nouns for somebody's words, which do what he does by them; verbs that only carry their noun (make an offer to leave), verbs whose object doesn't do what their infinitive says, or does it for the subject, whose object does though the infinitive
// is parsed as an adverbial clause, those that give a name, nouns for what is done to whose it is, and those that say what their object has done.
var (
	selfmoving = words("clash rally protest riot arrive retreat surrender retaliate resign demonstrate skirmish collaborate negotiate apologize apologise") // that have no passive
	papers     = words("statement report resolution declaration letter lawsuit complaint motion bill law decree communique note message document petition suit")
	carries    = words("make take have give announce issue express renew repeat unveil")
	keeps      = words("promise vow threaten need")
	controls   = words("urge press ask order tell force allow enable invite lobby pressure warn")
	suffered   = words("murder death killing assassination execution arrest detention imprisonment jailing abduction kidnapping kidnap poisoning torture ouster overthrow expulsion conviction sentencing extradition beating shooting stabbing disappearance plight suffering release")
	sends      = words("send deploy dispatch use")
	naming     = words("know call name dub style")
	quotes     = words("quote cite describe depict paraphrase")
	accusing   = words("accuse blame charge condemn criticize criticise suspect denounce convict")
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
