// Package names knows how the world's people are called: which words of a name are so common that
// two people may well share them, and how a country writes its names.
package names

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// Tables holds the built-in tables: lines of words, # before remarks.
//
//go:embed *.txt
var Tables embed.FS

// Names is what the tables say. It doesn't change after Load.
type Names struct {
	common      map[string]bool
	generic     map[string]bool
	latin       map[string]bool
	familyFirst map[string]bool
	particles   map[string]bool
}

// Default returns the built-in tables.
var Default = sync.OnceValue(func() *Names {
	n, err := Load(Tables)
	if err != nil {
		panic(err) // the tables are part of the program; a test loads them
	}
	return n
})

// Load reads the tables of a folder.
func Load(dir fs.FS) (*Names, error) {
	n := &Names{}
	for _, t := range []struct {
		file string
		into *map[string]bool
	}{{"common.txt", &n.common}, {"generic.txt", &n.generic}, {"latin.txt", &n.latin}, {"family-first.txt", &n.familyFirst}, {"particles.txt", &n.particles}} {
		text, err := fs.ReadFile(dir, t.file)
		if err != nil {
			return nil, err
		}
		*t.into = map[string]bool{}
		for i, line := range strings.Split(string(text), "\n") {
			line, _, _ = strings.Cut(line, "#")
			for _, word := range strings.Fields(line) {
				if (*t.into)[word] {
					return nil, fmt.Errorf("%s:%d: %q stands twice", t.file, i+1, word)
				}
				(*t.into)[word] = true
			}
		}
	}
	return n, nil
}

// Common reports whether a word, folded, is in many people's names, so that it tells little.
func (n *Names) Common(word string) bool { return n.common[word] }

// Generic reports whether a word, folded and in the singular, is of the kind that says what a body
// is and not which: ministry, national.
func (n *Names) Generic(word string) bool { return n.generic[word] }

// Particle reports whether a word, folded, is left out of a name as easily as it is put in: al, bin.
func (n *Names) Particle(word string) bool { return n.particles[word] }

// Latin reports whether a country, by its ISO 3166-1 alpha-3 code, writes its people's names in
// Latin letters: each has one spelling then.
func (n *Names) Latin(country string) bool { return n.latin[country] }

// FamilyFirst reports whether a country's people have the family name first.
func (n *Names) FamilyFirst(country string) bool { return n.familyFirst[country] }
