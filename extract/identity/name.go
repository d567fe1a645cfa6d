package identity

import (
	"strings"

	"github.com/entente-graph/entente/extract/spelling"
)

// A class is a group of kinds among which an entity's kind may be told wrongly, but not beyond.
type class uint8

const (
	other  class = iota // known by its ID alone: a country, an event, a situation
	person              // a human being
	body                // an organization of any kind
	place               // a city, region or other place
)

var classes = map[string]class{
	"person":       person,
	"organization": body, "armed-group": body, "party": body, "company": body, "media": body, "agency": body, "alliance": body,
	"region": place, "city": place, "place": place,
}

// A name is one name that articles have, whatever its diacritics, hyphens and particles.
type name struct {
	class   class
	words   []string // folded, those that count
	acronym bool     // one word, printed in capitals
	common  bool     // of words that many have
	feature uint32   // what it counts as among the names beside another
	cells   []int32
}

type nameKey struct {
	class class
	words string // joined by spaces
}

// Words that a body's name may have or lack.
var fillers = map[string]bool{"the": true, "of": true, "for": true, "and": true, "in": true, "on": true, "to": true}

// parse takes the words that count out of a folded name.
func (x *Index) parse(c class, folded string) []string {
	all := strings.Fields(folded)
	words := make([]string, 0, len(all))
	for i := 0; i < len(all); i++ {
		w := all[i]
		switch {
		case c == body && fillers[w]:
			continue
		case c == body:
			if n := len(w); n > 3 && w[n-1] == 's' && w[n-2] != 's' {
				w = w[:n-1] // Guards, Guard
			}
		case c == person && servant[w] && i+1 < len(all):
			i++
			if x.tables.Particle(all[i]) && i+1 < len(all) {
				i++
			}
			w = "abd" + all[i] // Abdul-Mahdi, Abd al-Mahdi
		case c == person && len(w) > 7 && servant[w[:5]]:
			w = "abd" + w[5:] // Abdulmahdi
		case x.tables.Particle(w):
			continue
		}
		words = append(words, w)
	}
	if len(words) == 0 {
		return all
	}
	return words
}

// What "servant of" becomes before God's names.
var servant = map[string]bool{"abd": true, "abdul": true, "abdel": true, "abdol": true, "abdal": true, "abdur": true, "abder": true}

// keys appends the keys under which a name is compared with others: no two names that may be one
// lack a common key, and few that aren't have one.
func (n *name) keys(dst []string) []string {
	w := n.words
	switch {
	case n.class == body && len(w) > 1:
		for i := range w[1:] {
			dst = append(dst, "b"+spelling.Key(w[i])+" "+spelling.Key(w[i+1]))
		}
	case n.class == body:
		dst = append(dst, "b"+spelling.Key(w[0]))
	case n.class == place:
		dst = append(dst, "l"+spelling.Key(strings.Join(w, "")))
	case len(w) > 1:
		for i := range w[:min(len(w), 4)] {
			for j := i + 1; j < min(len(w), 4); j++ {
				dst = append(dst, "p"+spelling.Key(w[i])+" "+spelling.Key(w[j]))
			}
		}
		dst = append(dst, "p"+spelling.Key(strings.Join(w, ""))) // Amir Abdollahian, Amirabdollahian
	default:
		dst = append(dst, "p"+spelling.Key(w[0]))
	}
	return dst
}

// asks appends the keys by which a short form looks for its full name, and answers those by which a
// full name is found.
func (n *name) asks(dst []string) []string {
	w := n.words
	switch {
	case n.class == person && len(w) == 1:
		dst = append(dst, "s"+spelling.Key(w[0]))
	case n.class == person && initials(w):
		dst = append(dst, "i"+w[0][:1]+" "+spelling.Key(w[len(w)-1]))
	case n.class == body && n.acronym:
		dst = append(dst, "a"+w[0])
	}
	return dst
}

func (n *name) answers(dst []string) []string {
	w := n.words
	switch {
	case n.class == person && len(w) > 1:
		last := spelling.Key(w[len(w)-1])
		dst = append(dst, "s"+last, "i"+w[0][:1]+" "+last)
		if first := spelling.Key(w[0]); first != last {
			dst = append(dst, "s"+first)
		}
	case n.class == body && len(w) > 1:
		dst = append(dst, "a"+acronymOf(w))
	}
	return dst
}

func initials(words []string) bool {
	for _, w := range words[:len(words)-1] {
		if len(w) == 1 {
			return true
		}
	}
	return false
}

func acronymOf(words []string) string {
	b := make([]byte, len(words))
	for i, w := range words {
		b[i] = w[0]
	}
	return string(b)
}

// shouted reports whether a name is printed in capitals, as acronyms are.
func shouted(text string) bool {
	return len(text) > 1 && len(text) < 9 && strings.ToUpper(text) == text && strings.ToLower(text) != text
}
