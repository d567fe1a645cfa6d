package entity

import (
	"strings"

	"github.com/entente-graph/entente/schema/gazetteer"
)

// A post is a role beside a name: foreign minister, of whom, and whether it is over.
type post struct {
	person   int // span
	title    string
	relation string
	object   int // span of the country, body or person that the role is for, or -1
	former   bool
}

// Words between a country and the role before a name.
var modifiers = set("acting senior top chief first new deputy longtime veteran late outgoing incoming then powerful influential hardline")
var kin = set("member founder survivor witness resident son daughter wife husband brother sister father mother cousin nephew widow")
var over = set("former ex ousted late deposed ex- one-time onetime")

// appoint finds the roles beside the names of a sentence, and what speaks for a capitalized run
// being a person's name.
func (g *resolving) appoint(v *view) {
	for k := range v.spans {
		s := &v.spans[k]
		if s.kind != human && s.kind != maybe {
			continue
		}
		person := g.rolesBefore(v, k)
		person = g.rolesAfter(v, k) || person
		if s.kind == maybe && (person || g.acts(v, s)) {
			s.kind = human
		}
	}
}

// rolesBefore reads the titles before a name and whose they are, and reports whether there is one.
func (g *resolving) rolesBefore(v *view, k int) bool {
	pos := v.spans[k].first
	if last := v.spans[k].last; pos > 1 && v.words[pos-1].Form == "," && last < len(v.words) && strings.Contains(",.)", v.words[last].Form) {
		pos-- // Iran's foreign minister, Mohammad Javad Zarif,
	}
	var titles []string
	found, former, inexact := false, false, false
	if last := g.longestRole(v.words, pos); last > pos && last < v.spans[k].last {
		titles = append(titles, string(g.phrase(v.words, pos, last))) // King Salman
	}
	for pos > 0 {
		if r := v.spanBefore(pos); r >= 0 {
			if v.spans[r].kind != role {
				break
			}
			title := string(g.phrase(v.words, v.spans[r].first, v.spans[r].last))
			if e := g.English.Roles[title]; e.Title {
				found = true
			}
			titles = append(titles, title)
			pos = v.spans[r].first
			continue
		}
		w := lower(v.words[pos-1].Form)
		switch {
		case over[w], w == "-" && pos > 1 && over[lower(v.words[pos-2].Form)]:
			former = true
		case modifiers[w]:
		case w == "counterpart" || w == "colleague" || w == "namesake":
			found = true
		case len(titles) > 0 && isNoun(&v.words[pos-1]) && v.words[pos-1].XPOS != "" && !inexact:
			inexact = true // judiciary chief: not the country's chief
		default:
			w = ""
		}
		if w == "" {
			break
		}
		pos--
	}
	if len(titles) == 0 {
		return found
	}
	object := v.spanBefore(pos)
	if object < 0 && isPossessive(v.words, pos-1) {
		object = v.spanBefore(pos - 1)
	}
	if object >= 0 && v.spans[object].kind == human && !isPossessive(v.words, pos-1) {
		object = -1
	}
	if object >= 0 && v.spans[object].first > 0 && over[lower(v.words[v.spans[object].first-1].Form)] {
		former = true // former Syrian foreign minister
	}
	for _, t := range titles {
		relation := g.English.Roles[t].Relation
		if relation != "" && inexact {
			relation = "official-of"
		}
		v.posts = append(v.posts, post{k, t, relation, object, former})
	}
	return found
}

// rolesAfter reads an apposition: Velayati, a senior adviser to Iran's supreme leader. It also
// takes an age, and "who", for a sign of a person.
func (g *resolving) rolesAfter(v *view, k int) bool {
	pos := v.spans[k].last
	if pos+1 >= len(v.words) || v.words[pos].Form != "," {
		return false
	}
	pos++
	if w := &v.words[pos]; w.XPOS == "CD" && len(w.Form) == 2 && pos+1 < len(v.words) && v.words[pos+1].Form == "," || lower(w.Form) == "who" {
		return v.spans[k].last-v.spans[k].first > 1
	}
	holder, former := -1, false
	for j := pos; j < len(v.words) && j < pos+8; j++ {
		w := &v.words[j]
		if n := v.spanAt(j); n >= 0 {
			switch s := &v.spans[n]; s.kind {
			case role:
				title := string(g.phrase(v.words, s.first, s.last))
				relation := g.English.Roles[title].Relation
				if s.last < len(v.words) && v.words[s.last].XPOS == "NNS" {
					return false
				}
				if holder < 0 {
					holder = g.roleOf(v, s.last)
				}
				v.posts = append(v.posts, post{k, title, relation, holder, former})
				return true
			case table, body, site:
				holder, j = n, s.last-1
				continue
			case human:
				if !isPossessive(v.words, s.last) {
					return false
				}
				holder, j = n, s.last-1
				continue
			}
			return false
		}
		if over[lower(w.Form)] {
			former = true
		}
		if kin[lower(w.Form)] {
			return true
		}
		switch {
		case w.XPOS == "", strings.HasPrefix(w.XPOS, "JJ"), strings.HasPrefix(w.XPOS, "NN"), w.XPOS == "DT", w.XPOS == "PRP$", w.XPOS == "POS", w.XPOS == "HYPH":
			continue
		}
		return false
	}
	return false
}

// roleOf returns the span that "of X", "to X" after a role names, or -1. In "adviser to Iranian
// Supreme Leader Ali Khamenei" it is the leader's name.
func (g *resolving) roleOf(v *view, pos int) int {
	if pos >= len(v.words) {
		return -1
	}
	switch lower(v.words[pos].Form) {
	case "of", "to", "for", "at":
	default:
		return -1
	}
	object := -1
	for j := pos + 1; j < len(v.words); j++ {
		if n := v.spanAt(j); n >= 0 {
			s := &v.spans[n]
			switch s.kind {
			case human:
				return n
			case table, body, site:
				if object < 0 {
					object = n
				}
			}
			j = s.last - 1
			continue
		}
		if w := &v.words[j]; w.XPOS != "DT" && w.XPOS != "POS" && lower(w.Form) != "the" && !isPossessive(v.words, j) {
			break
		}
	}
	return object
}

// acts reports whether a name of several words says something, as persons do.
func (g *resolving) acts(v *view, s *span) bool {
	if s.last-s.first < 2 || s.first > 0 && v.words[s.first-1].XPOS == "DT" {
		return false
	}
	for i := s.first; i < s.last; i++ {
		if _, ok := g.English.Bodies[lower(v.words[i].Form)]; ok {
			return false
		}
	}
	return g.says(v, s)
}

// says reports whether a span is the subject of a verb of speech.
func (g *resolving) says(v *view, s *span) bool {
	h := v.head(s.first, s.last)
	up := v.words[h].Head
	return v.words[h].Rel == "nsubj" && up >= 0 && up < len(v.words) && g.English.Speech[v.words[up].Lemma]
}

// head returns the word of [first, last) that hangs on a word outside; of several the last.
func (v *view) head(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if v.words[i].Rel == "" {
			break
		}
		if h := v.words[i].Head; (h < first || h >= last) && v.words[i].UPOS != "PUNCT" {
			return i
		}
	}
	return last - 1
}

// holderEntry returns the country or body that a name stands for where it holds something.
func (s *span) holderEntry() *gazetteer.Entry {
	for _, m := range s.readings {
		if m.Use == gazetteer.Metonym || m.Entry.Kind != "city" {
			return m.Entry
		}
	}
	return nil
}
