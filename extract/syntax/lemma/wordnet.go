package lemma

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A WordNet holds the words that WordNet knows, by "noun", "verb", "adj" and "adv".
type WordNet struct {
	Lemmas     map[string][]string
	Exceptions map[string]map[string][]string // irregular form -> lemmas, the likeliest first
}

// ReadWordNet reads en_lemma_index.json.gz and en_lemma_exc.json.gz of spacy-lookups-data.
func ReadWordNet(folder string) (*WordNet, error) {
	w := &WordNet{}
	if err := readJSON(filepath.Join(folder, "en_lemma_index.json.gz"), &w.Lemmas); err != nil {
		return nil, err
	}
	return w, readJSON(filepath.Join(folder, "en_lemma_exc.json.gz"), &w.Exceptions)
}

func readJSON(path string, into any) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := json.NewDecoder(z).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// inflections gives what a word may look like with a tag, where it is regular.
func inflections(lemma string, k tag) []string {
	n := len(lemma)
	if n < 2 {
		return nil
	}
	last := lemma[n-1]
	soft := last == 'y' && !vowel(lemma[n-2]) // carry, carried
	switch k.xpos {
	case "NNS", "VBZ":
		switch {
		case soft:
			return []string{lemma[:n-1] + "ies"}
		case last == 's' && !strings.ContainsRune("iusao", rune(lemma[n-2])): // a plural as it is: ways
			return []string{lemma}
		case strings.ContainsRune("sxz", rune(last)), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"):
			return []string{lemma + "es"}
		case last == 'o':
			return []string{lemma + "s", lemma + "es"}
		}
		return []string{lemma + "s"}
	case "VBG":
		switch {
		case strings.HasSuffix(lemma, "ie"):
			return []string{lemma[:n-2] + "ying"}
		case last == 'e' && !strings.ContainsRune("eoy", rune(lemma[n-2])):
			return []string{lemma[:n-1] + "ing"}
		}
		return doubled(lemma, "ing")
	}
	end := map[string]string{"VBD": "ed", "JJR": "er", "JJS": "est"}[k.xpos]
	switch {
	case end == "", end != "ed" && n > 7:
		return nil
	case last == 'e':
		return []string{lemma + end[1:]}
	case soft:
		return []string{lemma[:n-1] + "i" + end}
	}
	return doubled(lemma, end)
}

// doubled adds an ending to a word, and again with its last consonant doubled where that may be.
func doubled(lemma, end string) []string {
	n := len(lemma)
	short := n > 2 && !vowel(lemma[n-1]) && !strings.ContainsRune("wxy", rune(lemma[n-1])) && vowel(lemma[n-2]) && !vowel(lemma[n-3])
	twice := lemma + lemma[n-1:] + end
	switch {
	case strings.HasSuffix(lemma, "ic"): // mimicking
		return []string{lemma + "k" + end}
	case !short:
		return []string{lemma + end}
	case strings.IndexFunc(lemma[:n-2], func(r rune) bool { return vowel(byte(r)) }) < 0: // one syllable
		return []string{twice}
	}
	return []string{lemma + end, twice}
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
