package syntax

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/extract/syntax/network"
)

// TestModel parses with the shipped model: who did what to whom must come out right.
func TestModel(t *testing.T) {
	d := Analyze("Iranian officials accused Israel of killing two soldiers in Syria.")
	words := d.Sentences[0].Words
	for _, want := range []struct{ form, lemma, upos, head, rel string }{
		{"officials", "official", "NOUN", "accused", "nsubj"},
		{"accused", "accuse", "VERB", "", "root"},
		{"Israel", "Israel", "PROPN", "accused", "obj"},
		{"soldiers", "soldier", "NOUN", "killing", "obj"},
	} {
		i := slices.IndexFunc(words, func(w Word) bool { return w.Form == want.form })
		w := words[i]
		head := ""
		if w.Head >= 0 {
			head = words[w.Head].Form
		}
		if w.Lemma != want.lemma || w.UPOS != want.upos || head != want.head || w.Rel != want.rel {
			t.Errorf("%s: %s %s %s of %q, want %+v", w.Form, w.Lemma, w.UPOS, w.Rel, head, want)
		}
	}
}

// FuzzAnalyze checks what every offset downstream rests on: the words joined again, with the white
// space between them, are the text, whatever the bytes; and each sentence is one tree.
func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"Iran's army can’t “win”...", "\xff\xfe broken", "a\u00a0b\n\n\nC.", "''s n't .. @x", "日本語。テスト", "\x00", "e\u0301 U.S.A.-led 5.000,1", "'s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := Analyze(text)
		at := 0
		for _, s := range d.Sentences {
			roots := 0
			for i, w := range s.Words {
				if w.Start < at || w.End <= w.Start || text[w.Start:w.End] != w.Form {
					t.Fatalf("word %d to %d %q after %d", w.Start, w.End, w.Form, at)
				}
				if gap := text[at:w.Start]; strings.IndexFunc(gap, func(r rune) bool { return !unicode.IsSpace(r) }) >= 0 {
					t.Fatalf("%q is in no word", gap)
				}
				at = w.End
				if utf8.ValidString(text) && d.Offset(w.Start) != utf8.RuneCountInString(text[:w.Start]) {
					t.Fatalf("offset of byte %d is %d", w.Start, d.Offset(w.Start))
				}
				if w.Head < 0 {
					roots++
				}
				for h, steps := i, 0; h >= 0; h, steps = s.Words[h].Head, steps+1 {
					if steps > len(s.Words) {
						t.Fatalf("word %d hangs in a circle", i)
					}
				}
			}
			if roots != 1 {
				t.Fatalf("a sentence has %d roots", roots)
			}
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q is in no word", text[at:])
		}
	})
}

// BenchmarkAnalyze reports words a second of the whole analysis of the sample articles, and bytes and
// allocations a word. -cpu 1,2 tells what a second core brings.
func BenchmarkAnalyze(b *testing.B) {
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no sample articles", err)
	}
	var texts []string
	words := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
		for _, s := range Analyze(string(text)).Sentences {
			words += len(s.Words)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for _, text := range texts {
				Analyze(text)
			}
		}
	})
	runtime.ReadMemStats(&after)
	all := float64(words * b.N)
	b.ReportMetric(all/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/all, "B/word")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/all, "allocs/word")
}

// BenchmarkReady tells how long it takes until the first sentence can be parsed.
func BenchmarkReady(b *testing.B) {
	for b.Loop() {
		n, err := network.Read(networkFile)
		if err != nil {
			b.Fatal(err)
		}
		n.Ready().NewParser()
	}
}
