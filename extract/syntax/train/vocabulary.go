package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/syntax/network"
	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// vocabulary makes the tables of a vocabulary for the words of the sentences.
func vocabulary(clusters network.Clusters, sentences []treebank.Sentence) *network.Vocabulary {
	v := &network.Vocabulary{Clusters: clusters}
	counts := make([]map[uint32]int, len(network.Kinds))
	for i := range counts {
		counts[i] = map[uint32]int{}
	}
	letters := map[uint32]int{}
	for _, s := range sentences {
		for _, w := range s.Words {
			for _, r := range w.Form {
				letters[uint32(r)]++
			}
			for i, key := range v.Features(w.Form) {
				counts[i][key]++
			}
		}
	}
	for i, kind := range network.Kinds {
		v.Tables = append(v.Tables, network.Table{Dim: kind.Dim, Keys: frequent(counts[i], kind.AtLeast)})
	}
	v.Letters = network.Table{Dim: letterWidth, Keys: frequent(letters, 5)}
	return v
}

const letterWidth = 32

// frequent returns the keys that are counted often enough, sorted.
func frequent(counts map[uint32]int, atLeast int) []uint32 {
	var keys []uint32
	for key, n := range counts {
		if n >= atLeast {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// readClusters reads a gzipped table of word, path and natural logarithm of its share of all text.
func readClusters(path string) (c network.Clusters, err error) {
	f, err := os.Open(path)
	if err != nil {
		return c, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return c, fmt.Errorf("%s: %w", path, err)
	}
	type row struct {
		word, path uint32
		rare       uint8
	}
	var rows []row
	in := bufio.NewScanner(z)
	for in.Scan() {
		f := strings.Split(in.Text(), "\t")
		if len(f) != 3 {
			return c, fmt.Errorf("%s: %q: not three columns", path, in.Text())
		}
		bits, err := strconv.ParseUint("1"+f[1], 2, 32)
		if err != nil {
			return c, fmt.Errorf("%s: %q: %w", path, in.Text(), err)
		}
		share, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return c, fmt.Errorf("%s: %q: %w", path, in.Text(), err)
		}
		rows = append(rows, row{network.Spelled(f[0]), uint32(bits), uint8(-share)})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.word, b.word) })
	rows = slices.CompactFunc(rows, func(a, b row) bool { return a.word == b.word })
	for _, r := range rows {
		c.Words, c.Paths, c.Rare = append(c.Words, r.word), append(c.Paths, r.path), append(c.Rare, r.rare)
	}
	return c, in.Err()
}
