package syntax

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
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

// BenchmarkAnalyze reports words a second of the whole analysis on one core.
func BenchmarkAnalyze(b *testing.B) {
	text := strings.Repeat("Israel has repeatedly said it will not allow Iran, or its proxies, to establish a permanent presence in postwar Syria. "+
		"Russia has warned it was unrealistic to expect Iran to withdraw from the country.\n", 50)
	words := 0
	for _, s := range Analyze(text).Sentences {
		words += len(s.Words)
	}
	b.ReportAllocs()
	for b.Loop() {
		Analyze(text)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
