package identity

import (
	"hash/maphash"
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
	words   []*word // those that count
	acronym bool    // one word, printed in capitals
	common  bool    // of words that many have
	unknown bool    // to the gazetteer, at least of one cell
	feature uint32  // what it counts as among the names beside another
	hash    uint64
	joined  uint64 // that of its words written as one
}

// A word is one word of names, folded. All names share it.
type word struct {
	text  string
	sound []byte
	key   uint64 // of its sound, hashed
	rank  int32  // its place among all words in order
}

// word returns the one word of a text.
func (x *Index) word(text string) *word {
	h := maphash.String(x.seed, text)
	n, ok := x.byText.find(h)
	if !ok {
		n = x.words.add(word{text: text, sound: spelling.AppendSound(nil, text), key: hash(spelling.Key(text))})
		x.byText.put(h, n)
	}
	return x.words.at(n)
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

// newName makes a name of its words, as an article prints it.
func (x *Index) newName(c class, words []string, text string) name {
	n := name{class: c, words: make([]*word, len(words)), common: x.common(c, words), acronym: c == body && len(words) == 1 && shouted(text)}
	n.hash = hashOf(c, words)
	for i, w := range words {
		n.words[i] = x.word(w)
		n.feature = n.feature*31 + uint32(n.words[i].key>>16)
	}
	n.joined = hash(spelling.Key(strings.Join(words, "")))
	n.feature |= 1
	return n
}

// hashOf tells names apart.
func hashOf(c class, words []string) uint64 {
	h := hash([...]string{"0", "1", "2", "3"}[c])
	for _, w := range words {
		h = hashOn(h, w)
	}
	return h >> (64 - hashBits)
}

// Kinds of keys.
const (
	whole uint64 = iota + 1
	twoWords
	oneWord
	initial
	letters
)

// key makes a key of a kind for a class.
func (n *name) key(kind uint64, of ...uint64) uint64 {
	h := kind<<8 | uint64(n.class)
	for _, v := range of {
		h = mix(h, v)
	}
	return h
}

// mix takes a further number into a hash (the multiplier is 2 to the 64 by the golden ratio: D. E. Knuth,
// The Art of Computer Programming 3, 6.4).
func mix(h, v uint64) uint64 {
	h = (h ^ v) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// keys appends the keys under which a name is compared with others: no two names that may be one
// lack a common key, and few that aren't have one.
func (n *name) keys(dst []uint64) []uint64 {
	s := n.words
	switch {
	case n.class == body && len(s) > 1:
		for i := range s[1:] {
			dst = append(dst, n.key(twoWords, s[i].key, s[i+1].key))
		}
	case n.class == person && len(s) > 1:
		for i := range s[:min(len(s), 4)] {
			for j := i + 1; j < min(len(s), 4); j++ {
				dst = append(dst, n.key(twoWords, s[i].key, s[j].key))
			}
		}
		dst = append(dst, n.key(whole, n.joined)) // Amir Abdollahian, Amirabdollahian
	default:
		dst = append(dst, n.key(whole, n.joined))
	}
	return dst
}

// asks appends the keys by which a short form looks for its full name, and answers those by which a
// full name is found.
func (n *name) asks(dst []uint64) []uint64 {
	w := n.words
	switch {
	case n.class == person && len(w) == 1:
		dst = append(dst, n.key(oneWord, w[0].key))
	case n.class == person && initials(w):
		dst = append(dst, n.key(initial, uint64(w[0].text[0]), w[len(w)-1].key))
	case n.class == body && n.acronym:
		dst = append(dst, n.key(letters, hash(w[0].text)))
	}
	return dst
}

func (n *name) answers(dst []uint64) []uint64 {
	w := n.words
	switch {
	case n.class == person && len(w) > 1:
		first, last := w[0].key, w[len(w)-1].key
		dst = append(dst, n.key(oneWord, last), n.key(initial, uint64(w[0].text[0]), last))
		if first != last {
			dst = append(dst, n.key(oneWord, first))
		}
	case n.class == body && len(w) > 1:
		dst = append(dst, n.key(letters, hash(acronymOf(w))))
	}
	return dst
}

func initials(words []*word) bool {
	for _, w := range words[:len(words)-1] {
		if len(w.text) == 1 {
			return true
		}
	}
	return false
}

func acronymOf(words []*word) string {
	b := make([]byte, len(words))
	for i, w := range words {
		b[i] = w.text[0]
	}
	return string(b)
}

// shouted reports whether a name is printed in capitals, as acronyms are.
func shouted(text string) bool {
	return len(text) > 1 && len(text) < 9 && strings.ToUpper(text) == text && strings.ToLower(text) != text
}
