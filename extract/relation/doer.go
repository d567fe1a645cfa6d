package relation

import "slices"

// verbal reports whether w is a verb that may head a clause, which the "occupying" of occupying troops isn't. What has a
// subject and an object is one, whatever its tag: Oman and Chad back Haddad.
func (t *tree) verbal(w int) bool {
	return w >= 0 && t.words[w].Rel != "amod" && (t.words[w].UPOS == "VERB" || t.child(w, "nsubj") >= 0 && t.child(w, "obj") >= 0 && t.child(w, "cop") < 0)
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
	for _, c := range t.children[v] { // was shot dead by, was granted a loan by
		if rel := t.words[c].Rel; c > v && (rel == "xcomp" && !t.verbal(c) || rel == "obj") {
			if a := t.child(c, "obl:agent"); a >= 0 {
				return a
			}
			for _, d := range t.children[c] {
				if d > c && (t.words[d].Rel == "nmod" || t.words[d].Rel == "obl") && t.caseOf(d) == "by" {
					return d
				}
			}
		}
	}
	return -1
}

// doer returns the word in the grammatical subject's place of v: its own, or one that it shares.
func (t *tree) doer(v, depth int) int {
	if s := t.child(v, "nsubj", "nsubj:outer"); s >= 0 && !(days[t.lower(s)] && t.words[v].XPOS == "VBG") { // a bill Friday condemning
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
		if t.words[v].XPOS == "VBD" && t.words[h].Rel == "ccomp" && t.words[t.words[h].Head].XPOS == "VBD" && (t.modal(h) || t.perfect(h)) { // said he would go but declined: on "go", says the parser
			h = t.words[h].Head
		}
		if t.verbal(h) || t.child(h, "cop") >= 0 {
			return t.doer(h, depth+1)
		}
	case "xcomp":
		if o := t.child(h, "obj", "iobj"); o >= 0 && !keeps[t.words[h].Lemma] && !sends[t.words[h].Lemma] {
			return o
		}
		if o := t.addressed(h, v); o >= 0 {
			return o
		}
		return t.doer(h, depth+1)
	case "advcl":
		if o := t.addressed(h, v); o >= 0 && t.marked(v, "to") {
			return o
		}
		if t.words[v].XPOS == "VBG" || t.having(v) || t.words[v].XPOS == "VB" && t.marked(v, "to") {
			if o := t.child(h, "obj"); o >= 0 && (accusing[t.words[h].Lemma] && t.marked(v, "of", "for", "with") || t.marked(v, "from") || t.marked(v, "against") || quotes[t.words[h].Lemma] && t.marked(v, "as") || t.marked(v, "to") && !keeps[t.words[h].Lemma] && controls[t.words[h].Lemma]) {
				return o
			}
			if o := t.child(h, "obj"); o >= 0 && accusing[t.words[h].Lemma] && t.marked(v, "to") { // criticized the American operation to kill
				return t.whose(o)
			}
			if own := owning[t.words[h].Lemma] && t.marked(v, "of", "for"); own || t.verbal(h) && !t.marked(v, "in", "for", "of", "about") { // whose doing "in standing up" is, the tree doesn't tell
				if t.passive(h) && t.marked(v, "to") && t.words[h].Lemma == "use" { // was used by residents to
					return t.agent(h)
				}
				return t.doer(h, depth+1)
			}
		}
	case "acl", "acl:relcl":
		if t.words[v].Rel == "acl" && t.marked(v, "to") {
			if c := t.forWhom(h, v); c >= 0 {
				return c
			}
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
			if u := t.errand(v); u >= 0 {
				return t.doer(u, depth+1)
			}
			return -1
		}
		if s := t.child(h, "nsubj"); s >= 0 && t.words[v].XPOS == "VBG" && t.child(h, "cop") >= 0 && !t.favored(h) { // is an ally, sending aid
			return s
		}
		if u := t.words[h].Head; t.words[v].XPOS == "VBG" && t.words[h].Rel == "obj" && t.verbal(u) && papers[t.words[h].Lemma] {
			return t.subject(u, depth+1) // issued a statement condemning
		}
		return h
	case "parataxis": // says that it will stay; threatens to strike
		if x := t.words[v].XPOS; (x == "VBZ" || x == "VBD") && slices.ContainsFunc(t.children[v], func(c int) bool { return c < v && t.words[c].Form == ";" }) {
			return t.doer(h, depth+1)
		}
	case "ccomp":
		if t.finite(v) {
			if o := t.child(h, "obj"); o >= 0 && o < h && t.words[h].Rel == "acl:relcl" && t.words[o].XPOS == "WP" { // men who police believe were armed
				return t.words[h].Head
			}
		} else if t.marked(v, "to") || t.words[v].XPOS == "VBG" {
			return t.doer(h, depth+1)
		}
	}
	return -1
}

// errand returns the verb whose purpose the infinitive at v tells, though the parser hung it on a place: marched
// through the capital to protest; or -1.
func (t *tree) errand(v int) int {
	for n := t.words[v].Head; n >= 0 && (t.words[n].UPOS == "PROPN" || grounds[t.words[n].Lemma]); n = t.words[n].Head {
		if u := t.words[n].Head; t.words[n].Rel != "nmod" {
			if t.words[n].Rel == "obl" && t.verbal(u) && stirring[t.words[u].Lemma] && !t.passive(u) {
				return u
			}
			break
		}
	}
	return -1
}

// addressed returns who is to do what v says by the words before it, where these ask for it, or -1: called for a force
// to protect, appealed to Oman to leave, saw a need for Oman to leave.
func (t *tree) addressed(h, v int) int {
	if o := t.child(h, "obj"); o >= 0 {
		if c := t.forWhom(o, v); c >= 0 { // repeated the need for Iran to leave
			return c
		}
	}
	links := invitations[t.words[h].Lemma]
	for _, o := range t.children[h] {
		if h < o && o < v && t.words[o].Rel == "obl" && t.linked(o, links) {
			return o
		}
	}
	return -1
}

var invitations = map[string][]string{"call": {"on", "for"}, "appeal": {"to"}, "plead": {"with"}, "wait": {"for"}, "beg": {"for"}, "push": {"for"}, "press": {"for"}}

// modal reports whether the verb at v has a modal beside it.
func (t *tree) modal(v int) bool {
	return slices.ContainsFunc(t.children[v], func(c int) bool { return t.words[c].Rel == "aux" && t.words[c].XPOS == "MD" })
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

// astray returns the subject of a clause that the parser hung on the verb before it: came hours after Berg met Olsson.
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

// Verbs and nouns that tell who does what another verb says.
var (
	selfmoving = words("clash rally protest riot arrive retreat surrender retaliate resign demonstrate skirmish collaborate negotiate apologize apologise")                                                                                                                                                                              // have no passive
	carries    = words("make take have give announce issue express renew repeat unveil launch mount begin start wage conduct stage join lead reserve claim threaten plan promise pledge propose prepare consider undertake intensify continue resume increase abandon end halt donate provide contribute send allocate release approve") // have a noun for what their subject does or may do: make an offer to leave, threaten efforts to
	keeps      = words("promise vow threaten need")                                                                                                                                                                                                                                                                                      // their object doesn't do what their infinitive says
	sends      = words("send deploy dispatch bring use")                                                                                                                                                                                                                                                                                 // their object does it for the subject
	controls   = words("urge press ask order tell force allow enable invite lobby pressure warn influence persuade convince encourage direct instruct")                                                                                                                                                                                  // their object does it, though the parser takes it for an adverbial clause
	accusing   = words("accuse blame charge condemn criticize criticise suspect denounce convict")                                                                                                                                                                                                                                       // say what their object has done
	quotes     = words("quote cite describe depict paraphrase")                                                                                                                                                                                                                                                                          // say what their object says
	grounds    = words("street square avenue plaza road highway bridge capital city town village district border embassy consulate parliament palace headquarters office building centre center stadium")
	days       = words("monday tuesday wednesday thursday friday saturday sunday today yesterday")
	owning     = words("guilty responsible claim admit confess apologize apologise sorry") // their subject has done what their clause says
	avowing    = words("guilty responsible claim admit confess")                           // of these, who doesn't may not have done it
	naming     = words("know call name dub style")                                         // give a name
	papers     = words("statement report resolution declaration letter lawsuit complaint motion bill law decree communique note message document petition suit")
	shared     = words("region area neighborhood neighbourhood world continent planet generation") // nobody's own, whoever calls them his
	suffered   = words("murder death killing assassination execution arrest detention imprisonment jailing abduction kidnapping kidnap poisoning torture ouster " +
		"overthrow expulsion conviction sentencing extradition beating shooting stabbing disappearance plight suffering release health safety welfare wellbeing fate treatment") // done to whose it is
)
