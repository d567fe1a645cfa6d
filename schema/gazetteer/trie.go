package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// maxParts is the longest phrase in parts.
const maxParts = 16

// A trie finds phrases by their folded parts. Its nodes and parts are numbers, so that all
// branches stand in one map; node 0 is the root.
type trie struct {
	parts map[string]int32
	next  map[branch]int32
	nodes []node
}

type branch struct{ node, part int32 }

// A node holds the phrases that end there, likeliest first, and what they stand for.
type node struct {
	phrases  []phrase
	readings []Match
}

type phrase struct {
	Match
	rank   int // of its entry
	shapes [maxParts]shape
	exact  string // the word that the text must have, or ""
}

func newTrie() trie {
	return trie{parts: map[string]int32{}, next: map[branch]int32{}, nodes: make([]node, 1)}
}

// add enters one phrase. It reports false if the phrase is too long or has no letters.
func (t *trie) add(text string, m Match, rank int) bool {
	p := phrase{Match: m, rank: rank}
	if word, ok := strings.CutPrefix(text, "="); ok {
		text, p.exact = word, word
	}
	at, depth := int32(0), 0
	for _, word := range strings.Fields(text) {
		for s := (splitter{rest: word}); ; {
			part, sh, ok := s.next(nil)
			if !ok {
				break
			}
			if depth == maxParts {
				return false
			}
			p.shapes[depth] = sh
			depth++
			at = t.child(at, string(part))
		}
	}
	if depth == 0 {
		return false
	}
	t.nodes[at].insert(p)
	return true
}

func (t *trie) child(at int32, part string) int32 {
	id, ok := t.parts[part]
	if !ok {
		id = int32(len(t.parts))
		t.parts[part] = id
	}
	b := branch{at, id}
	to, ok := t.next[b]
	if !ok {
		to = int32(len(t.nodes))
		t.nodes = append(t.nodes, node{})
		t.next[b] = to
	}
	return to
}

// insert keeps the phrases in their order. Two spellings of one reading that fold to the same
// parts (Al Jazeera, al-Jazeera) become one, as lenient as both.
func (n *node) insert(p phrase) {
	for i := range n.phrases {
		old := &n.phrases[i]
		if old.Match == p.Match && old.exact == "" && p.exact == "" {
			for j := range p.shapes {
				old.shapes[j] = min(old.shapes[j], p.shapes[j])
			}
			return
		}
	}
	n.phrases = append(n.phrases, p)
	slices.SortStableFunc(n.phrases, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(a.Use, b.Use), cmp.Compare(a.rank, b.rank))
	})
	n.readings = readings(n.phrases)
}

// readings lists what phrases stand for, each once.
func readings(phrases []phrase) []Match {
	ms := make([]Match, 0, len(phrases))
	for _, p := range phrases {
		if len(ms) == 0 || ms[len(ms)-1] != p.Match {
			ms = append(ms, p.Match)
		}
	}
	return slices.Clip(ms)
}

func (t *trie) find(words []string, from int) (length int, found []Match) {
	var (
		buf    [64]byte
		shapes [maxParts]shape
		at     int32
		depth  int
	)
	for i := from; i < len(words); i++ {
		before := depth
		for s := (splitter{rest: words[i]}); ; {
			part, sh, ok := s.next(buf[:0])
			if !ok {
				break
			}
			id, ok := t.parts[string(part)]
			if !ok || depth == maxParts {
				return length, found
			}
			if at, ok = t.next[branch{at, id}]; !ok {
				return length, found
			}
			shapes[depth] = sh
			depth++
		}
		switch {
		case depth == 0:
			return 0, nil // a phrase doesn't begin with a hyphen
		case depth == before:
			continue // nor end with one
		}
		if ms := t.nodes[at].accept(&shapes, words[from:i+1]); len(ms) > 0 {
			length, found = i+1-from, ms
		}
	}
	return length, found
}

// accept returns the readings whose phrases fit the text's shapes.
func (n *node) accept(shapes *[maxParts]shape, words []string) []Match {
	misfit := func(p phrase) bool { return !p.fits(shapes, words) }
	if !slices.ContainsFunc(n.phrases, misfit) {
		return n.readings
	}
	return readings(slices.DeleteFunc(slices.Clone(n.phrases), misfit))
}

func (p *phrase) fits(shapes *[maxParts]shape, words []string) bool {
	if p.exact != "" {
		return len(words) == 1 && words[0] == p.exact
	}
	for i, want := range p.shapes {
		if shapes[i] < want {
			return false
		}
	}
	return true
}
