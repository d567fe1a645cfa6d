package segment

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// parted writes the words of each sentence, a contraction's tied by a plus.
func parted(text string) []string {
	var out []string
	for _, s := range Split(text) {
		var b strings.Builder
		for i, w := range s {
			switch {
			case w.Contracted:
				b.WriteByte('+')
			case i > 0:
				b.WriteByte(' ')
			}
			b.WriteString(text[w.Start:w.End])
		}
		out = append(out, b.String())
	}
	return out
}

func whole(text string) []string {
	var out []string
	for _, s := range Split(text) {
		out = append(out, text[s[0].Start:s[len(s)-1].End])
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"Israel struck.", "Iran replied."},
		{"Lt. Gen. Qasem Soleimani met U.S. officials at 5 p.m. on Friday."},
		{"He left at 5 p.m.", "The talks went on."},
		{`"We will leave," he said.`, `"If they ask us."`},
		{"“We will leave.”", "He said no more."},
		{"“We won't go,” said Mr. Assad.", "“They can't make us.", "We'll fight.”", "He didn't smile."},
		{`He said no.`, `"Next year we will see."`, `The minister agreed.`},
		{`"Is it over?" he asked.`, `"No!" they cried.`},
		{"Will they leave?", "Nobody knows!"},
		{"The U.N. envoy, Mr. de Mistura, paid $1.5 million."},
		{"BEIRUT (Reuters) - Syrian state media said on Monday that jets struck an airfield near Homs.", "No one was hurt."},
		{"WASHINGTON (AP) — President Trump met Gen. Mark Milley and Lt. Col. Ann Ross on Jan. 5 in St. Louis.", "They talked."},
		{"LONDON, March 3 (Xinhua) -- The government said it would vote.", "The opposition won't."},
		{"J. R. R. Tolkien never met George W. Bush.", "John F. Kennedy didn't either."},
		{"He lives at No. 10 Downing Street.", "In Roe v. Wade, the court ruled."},
		{"Sens. Smith and Rep. Jones (R-Fla.) agreed.", "Sen. Bob Hall, R-Tenn., didn't."},
		{"The president (who was ill) left.", "(He came back later.)", "Nobody noticed."},
		{"Growth fell to 1.5 percent, from 2.3 percent, in 2014.", "It had been 3.1."},
		{"They thought about it ... and left."},
		{"The U.S. Senate voted.", "The U.S. officials left."},
	} {
		if got := whole(strings.Join(want, " ")); !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

// TestLines: blank lines and headlines part, margins don't, and lost white space does no harm.
func TestLines(t *testing.T) {
	for text, want := range map[string]int{
		"A headline without a stop\n\nThe story begins.":                2,
		"What happened next\nThe army took the town on Sunday.":         2,
		"The rebels were beaten by a larger force.Some fled to Turkey.": 2,
		"The first paragraph\r\n\r\nand the second":                     2,
		"one\u2029two": 2,
		"":             0, " \n\n ": 0,
		"The lines of this text are cut off where the margin of the page\n" +
			"was, as in mails and in books that were typed long ago, and so\n" +
			"the end of a line tells nothing about sentences. That is where\n" +
			"a stop has to be found.\n": 2,
	} {
		if got := Split(text); len(got) != want {
			t.Errorf("%q: %d sentences, want %d: %q", text, len(got), want, parted(text))
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Iran's army can't win.":         "Iran+'s army ca+n't win .",
		"They cannot.":                   "They can+not .",
		"I dont know, he's gonna leave.": "I do+nt know , he+'s gon+na leave .",
		"Its army is strong and its people are proud of your friends.": "Its army is strong and its people are proud of your friends .",
		"Saudi-led, pro-Gaza":                                        "Saudi - led , pro-Gaza",
		"(the U.S.-backed group)":                                    "( the U.S. - backed group )",
		"We’ll see… won’t we?":                                       "We+’ll see … wo+n’t we ?",
		"The couple's house; the boys' dog":                          "The couple+'s house ; the boys+' dog",
		"at https://example.org/a-b?c=d&e=f+g, twice":                "at https://example.org/a-b?c=d&e=f+g , twice",
		"see www.example.com, or mail joe-b.loggs@example.com.":      "see www.example.com , or mail joe-b.loggs@example.com .",
		"said @somebody":                                             "said @somebody",
		"80,000 fighters at 10:30":                                   "80,000 fighters at 10:30",
		"Nasr al-Hariri left the G20, the 5km zone and 1.5 million.": "Nasr al - Hariri left the G20 , the 5 km zone and 1.5 million .",
		"It was worth $5bn or €3.2m.":                                "It was worth $ 5 bn or € 3.2 m .",
		"on 9/11 and 12/03/2014":                                     "on 9/11 and 12/03/2014",
		"ISIS/ISIL fighters":                                         "ISIS / ISIL fighters",
		"the talks—which failed":                                     "the talks — which failed",
		"a self-styled 20-year-old":                                  "a self - styled 20 - year - old",
	} {
		if got := strings.Join(parted(text), " | "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestBounds: any text is cut into sentences and words of bounded length, in time that grows with
// the text.
func TestBounds(t *testing.T) {
	for name, text := range map[string]string{
		"no stop":        strings.Repeat("war and peace and ", 20000),
		"no white space": strings.Repeat("abc", 400000),
		"marks":          strings.Repeat("-=", 200000),
		"one mark":       strings.Repeat("a.", 200000),
		"an address":     "http://" + strings.Repeat("a@", 200000),
		"brackets":       strings.Repeat("( \" ", 100000),
		"not UTF-8":      strings.Repeat("\xff\xc3", 200000),
	} {
		for _, s := range Split(text) {
			if len(s) > bound {
				t.Errorf("%s: a sentence of %d words", name, len(s))
			}
			for _, w := range s {
				if w.End-w.Start > longest {
					t.Errorf("%s: a word of %d bytes", name, w.End-w.Start)
				}
			}
		}
	}
}

// FuzzSplit checks what every offset downstream rests on: the words, with the white space between
// them, are the text, whatever the bytes.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Iran's army can’t “win”...", "\xff\xfe broken", "a\u00a0b\n\n\nC.", "''s n't .. @x", "日本語。テスト", "\x00",
		"e\u0301 U.S.A.-led 5.000,1", "'s", "He left.She http://a.b/c?d, www.x a@b.c ❤️👩‍👩‍👧"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, valid := 0, utf8.ValidString(text)
		for _, s := range Split(text) {
			if len(s) == 0 || len(s) > bound {
				t.Fatalf("a sentence of %d words", len(s))
			}
			for i, w := range s {
				if w.Start < at || w.End <= w.Start {
					t.Fatalf("a word from %d to %d after %d", w.Start, w.End, at)
				}
				if strings.TrimSpace(text[at:w.Start]) != "" {
					t.Fatalf("%q is in no word", text[at:w.Start])
				}
				if strings.IndexFunc(text[w.Start:w.End], unicode.IsSpace) >= 0 {
					t.Fatalf("white space in %q", text[w.Start:w.End])
				}
				if valid && !utf8.RuneStart(text[w.Start]) {
					t.Fatalf("a word begins inside a code point at %d", w.Start)
				}
				if w.Contracted && (i == 0 || s[i-1].End != w.Start) {
					t.Fatalf("the word at %d is contracted with none", w.Start)
				}
				at = w.End
			}
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q is in no word", text[at:])
		}
	})
}

// TestLearn: the same texts give the same model, and what they teach is known after.
func TestLearn(t *testing.T) {
	var texts []Text
	for i := range 20 {
		text := fmt.Sprintf("It rained %dmm. Nobody cared.", i+10)
		texts = append(texts, Text{text, []Sentence{
			{{Start: 0, End: 2}, {Start: 3, End: 9}, {Start: 10, End: 12}, {Start: 12, End: 14}, {Start: 14, End: 15}},
			{{Start: 16, End: 22}, {Start: 23, End: 28}, {Start: 28, End: 29}},
		}})
	}
	var a, b strings.Builder
	m := Learn(texts)
	if err := m.Write(&a); err != nil {
		t.Fatal(err)
	}
	if err := Learn(texts).Write(&b); err != nil {
		t.Fatal(err)
	}
	if a.String() != b.String() {
		t.Error("the same texts gave two models")
	}
	read, err := Read(strings.NewReader(a.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := read.Split(texts[0].Text), texts[0].Sentences; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if _, err := Read(strings.NewReader("no model")); err == nil {
		t.Error("what is no model was read")
	}
}

// BenchmarkSplit reports words a second on one core.
func BenchmarkSplit(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	text := strings.Repeat("BEIRUT (Reuters) - Israel has repeatedly said it won't allow Iran, or its proxies, to establish a permanent presence in postwar Syria. "+
		"\"Russia has warned us,\" Gen. John Smith said, that \"it's unrealistic\" to expect the Iranian-backed forces to withdraw by Jan. 5.\n\n", 100)
	words := 0
	for _, s := range Split(text) {
		words += len(s)
	}
	b.ReportAllocs()
	for b.Loop() {
		Split(text)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
