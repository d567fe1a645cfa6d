package lemma

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// Learn makes a table of what the treebanks show and WordNet knows. Where they disagree the
// treebanks are right. A row that the rules make needless is left out.
func Learn(sentences []treebank.Sentence, w *WordNet) *Table {
	l := &learner{t: &Table{rows: map[tag]map[string]string{}}, seen: map[tag]map[string]counts{}, lemmas: counts{}}
	for _, s := range sentences {
		for _, word := range s.Words {
			l.see(word)
		}
	}
	l.wordNet(w)
	for _, k := range slices.SortedFunc(maps.Keys(l.seen), inOrder) {
		forms := l.seen[k]
		if !named(k) {
			for form, c := range merged(forms) {
				l.row(form, k, l.decide(form, k, c))
			}
		}
		for _, form := range smallFirst(forms) {
			l.row(form, k, l.decide(form, k, forms[form]))
		}
	}
	l.shouted()
	return l.t
}

// inOrder sorts tags, those of names last: their lemmas rest on those of other words.
func inOrder(a, b tag) int {
	if named(a) != named(b) {
		if named(b) {
			return -1
		}
		return 1
	}
	return cmp.Or(strings.Compare(a.upos, b.upos), strings.Compare(a.xpos, b.xpos))
}

type learner struct {
	t      *Table
	seen   map[tag]map[string]counts
	lemmas counts          // in small letters
	verbs  map[string]bool // of WordNet
}

// counts tells how often lemmas were seen.
type counts map[string]int

// best returns the commonest lemma; of several, the one that is expected.
func (c counts) best(expected string) string {
	best := expected
	for _, lemma := range slices.Sorted(maps.Keys(c)) {
		if c[lemma] > c[best] {
			best = lemma
		}
	}
	return best
}

func (l *learner) see(w treebank.Word) {
	if w.Lemma == "_" && w.Form != "_" || w.Rel == "goeswith" {
		return
	}
	k := tagOf(w.UPOS, w.XPOS)
	forms := l.seen[k]
	if forms == nil {
		forms = map[string]counts{}
		l.seen[k] = forms
	}
	form := strings.ReplaceAll(w.Form, "’", "'")
	if forms[form] == nil {
		forms[form] = counts{}
	}
	forms[form][w.Lemma]++
	l.lemmas[strings.ToLower(w.Lemma)]++
}

// decide chooses the treebanks' lemma, unless it is a slip: no verb (flead), where what the table
// comes to without them is one (flee).
func (l *learner) decide(form string, k tag, c counts) string {
	expected := l.t.Lemma(form, k.upos, k.xpos)
	best := c.best(expected)
	if known := l.verbs; k.upos == "VERB" && known[lower(expected)] && !known[lower(best)] {
		return expected
	}
	return best
}

// smallFirst sorts forms, those in small letters first: what they tell, capitals needn't.
func smallFirst(forms map[string]counts) []string {
	return slices.SortedFunc(maps.Keys(forms), func(a, b string) int {
		if small := a == lower(a); small != (b == lower(b)) {
			if small {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
}

// merged adds up what was seen of forms under their small letters, where those weren't seen
// themselves: iranian as Iranian.
func merged(forms map[string]counts) map[string]counts {
	all := map[string]counts{}
	for form, c := range forms {
		small := lower(form)
		if _, ok := forms[small]; ok {
			continue
		}
		if all[small] == nil {
			all[small] = counts{}
		}
		for lemma, n := range c {
			all[small][lemma] += n
		}
	}
	return all
}

// shouted enters names in capitals that might as well be acronyms: SYRIA.
func (l *learner) shouted() {
	names := l.seen[properNoun]
	for form, c := range names {
		loud := strings.ToUpper(form)
		if n := len(form); names[loud] == nil && form == title(lower(form)) && c.best(form) == form && n <= longestAcronym && (n > 4 || n == 4 && c[form] > 4) {
			l.row(loud, properNoun, form)
		}
	}
}

var properNoun = tag{"PROPN", "NNP"}

// row enters a lemma unless the table comes to it without.
func (l *learner) row(form string, k tag, lemma string) {
	delete(l.t.rows[k], form)
	if l.t.Lemma(form, k.upos, k.xpos) == lemma {
		return
	}
	if l.t.rows[k] == nil {
		l.t.rows[k] = map[string]string{}
	}
	l.t.rows[k][form] = lemma
}

// wordNet enters the irregular forms that WordNet lists, and of its words the regular forms that
// the rules trace to another word.
func (l *learner) wordNet(w *WordNet) {
	for class, tags := range map[string][]tag{
		"noun": {plural},
		"verb": {past, participle, third},
		"adj":  {{"ADJ", "JJR"}, {"ADJ", "JJS"}},
		"adv":  {{"ADV", "RBR"}, {"ADV", "RBS"}}, // irregular ones only
	} {
		found := make(map[tag]map[string]string, len(tags))
		for _, k := range tags {
			found[k] = map[string]string{}
		}
		known := map[string]bool{}
		for _, lemma := range w.Lemmas[class] {
			known[lemma] = true
		}
		if class == "verb" {
			l.verbs = known
		}
		for _, lemma := range slices.Sorted(maps.Keys(known)) {
			if strings.ContainsAny(lemma, "_.") {
				continue
			}
			for _, k := range tags {
				for _, form := range inflections(lemma, k) {
					if form == lemma && known[rule(form, k)] {
						continue
					}
					if old, ok := found[k][form]; !ok || l.lemmas[lemma] > l.lemmas[old] {
						found[k][form] = lemma
					}
				}
			}
		}
		for form, lemmas := range w.Exceptions[class] {
			if lemmas[0] != form && !strings.ContainsAny(form, "_.") {
				for _, k := range tags {
					if fits(form, k) {
						found[k][form] = l.likeliest(lemmas)
					}
				}
			}
		}
		for k, forms := range found {
			for form, lemma := range forms {
				l.row(form, k, lemma)
			}
		}
	}
}

// likeliest returns the lemma that the treebanks have most, else the first.
func (l *learner) likeliest(lemmas []string) string {
	best := lemmas[0]
	for _, lemma := range lemmas[1:] {
		if l.lemmas[lemma] > l.lemmas[best] {
			best = lemma
		}
	}
	return best
}

// fits reports whether an irregular form may have a tag.
func fits(form string, k tag) bool {
	ing, s, est := strings.HasSuffix(form, "ing"), strings.HasSuffix(form, "s"), strings.HasSuffix(form, "st")
	switch k.xpos {
	case "VBG":
		return ing
	case "VBZ":
		return s
	case "VBD":
		return !ing && !s
	case "JJR", "RBR":
		return !est
	case "JJS", "RBS":
		return est
	}
	return true
}
