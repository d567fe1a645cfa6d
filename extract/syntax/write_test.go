package syntax

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// document makes a document of sentences. Each is a text and its words, one a line: form, lemma,
// tags, number of the head, relation. What the parser thinks of them doesn't matter.
func document(t *testing.T, between string, sentences ...[2]string) *Document {
	t.Helper()
	d := &Document{}
	for i, s := range sentences {
		if i > 0 {
			d.Text += between
		}
		at := len(d.Text)
		d.Text += s[0]
		made := Sentence{Start: at, End: len(d.Text)}
		for row := range strings.Lines(strings.TrimSpace(s[1])) {
			c := strings.Fields(row)
			head, err := strconv.Atoi(c[4])
			n := strings.Index(d.Text[at:], c[0])
			if err != nil || n < 0 {
				t.Fatalf("%q isn't a word of %q", row, s[0])
			}
			made.Words = append(made.Words, Word{Start: at + n, End: at + n + len(c[0]), Form: c[0], Lemma: c[1], UPOS: c[2], XPOS: c[3], Head: head - 1, Rel: c[5], Contracted: len(c) > 6})
			at += n + len(c[0])
		}
		d.Sentences = append(d.Sentences, made)
	}
	d.index()
	return d
}

// twoSentences has letters of several bytes, contractions, a line's end inside a sentence, and two
// sentences without a space between them.
func twoSentences(t *testing.T) *Document {
	return document(t, "", [2]string{"Fidèle Iran doesn’t\ntrust Israel’s allies.", `
		Fidèle Fidèle PROPN NNP 2 amod
		Iran   Iran   PROPN NNP 5 nsubj
		does   do     AUX   VBZ 5 aux
		n’t    not    PART  RB  5 advmod contracted
		trust  trust  VERB  VB  0 root
		Israel Israel PROPN NNP 8 nmod:poss
		’s     's     PART  POS 6 case contracted
		allies ally   NOUN  NNS 5 obj
		.      .      PUNCT .   5 punct`}, [2]string{"Ça va", `
		Ça     Ça     PROPN NNP 2 nsubj
		va     va     X     FW  0 root`})
}

func TestWriteCoNLLU(t *testing.T) {
	var b bytes.Buffer
	if err := twoSentences(t).WriteCoNLLU(&b, "a b"); err != nil {
		t.Fatal(err)
	}
	want := `# newdoc id = a b
# sent_id = a b-1
# text = Fidèle Iran doesn’t trust Israel’s allies.
1 Fidèle Fidèle PROPN NNP _ 2 amod _ _
2 Iran Iran PROPN NNP _ 5 nsubj _ _
3-4 doesn’t _ _ _ _ _ _ _ _
3 does do AUX VBZ _ 5 aux _ _
4 n’t not PART RB _ 5 advmod _ _
5 trust trust VERB VB _ 0 root _ _
6-7 Israel’s _ _ _ _ _ _ _ _
6 Israel Israel PROPN NNP _ 8 nmod:poss _ _
7 ’s 's PART POS _ 6 case _ _
8 allies ally NOUN NNS _ 5 obj _ SpaceAfter=No
9 . . PUNCT . _ 5 punct _ SpaceAfter=No

# sent_id = a b-2
# text = Ça va
1 Ça Ça PROPN NNP _ 2 nsubj _ _
2 va va X FW _ 0 root _ _

`
	if diff := cmp.Diff(want, strings.ReplaceAll(b.String(), "\t", " ")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	checkCoNLLU(t, b.String())
}

func TestWriteJSON(t *testing.T) {
	d := twoSentences(t)
	d.Sentences = d.Sentences[1:]
	var b bytes.Buffer
	if err := d.WriteJSON(&b, "a<b"); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"a<b","text":"Fidèle Iran doesn’t\ntrust Israel’s allies.Ça va","sentences":[{"start":42,"end":47,"words":[` +
		`{"id":1,"start":42,"end":44,"form":"Ça","lemma":"Ça","upos":"PROPN","xpos":"NNP","head":2,"rel":"nsubj"},` +
		`{"id":2,"start":45,"end":47,"form":"va","lemma":"va","upos":"X","xpos":"FW","head":0,"rel":"root"}]}]}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	b.Reset()
	if err := (&Document{}).WriteJSON(&b, "empty"); err != nil || b.String() != `{"id":"empty","text":"","sentences":[]}`+"\n" {
		t.Errorf("of nothing: %s %v", b.String(), err)
	}
}

func TestWriteTree(t *testing.T) {
	d := twoSentences(t)
	var b bytes.Buffer
	if err := d.WriteTree(&b, "a"); err != nil {
		t.Fatal(err)
	}
	want := `# a-1  Fidèle Iran doesn’t trust Israel’s allies.

   ┌─ Fidèle  amod       PROPN  NNP  Fidèle
┌─ Iran       nsubj      PROPN  NNP  Iran
├─ does       aux        AUX    VBZ  do
├─ n’t        advmod     PART   RB   not
trust         root       VERB   VB   trust
│  ┌─ Israel  nmod:poss  PROPN  NNP  Israel
│  │  └─ ’s   case       PART   POS  's
├─ allies     obj        NOUN   NNS  ally
└─ .          punct      PUNCT  .    .

# a-2  Ça va

┌─ Ça  nsubj  PROPN  NNP  Ça
va     root   X      FW   va

`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestCoNLLUHolds checks the form of what is written for texts that are hard to part.
func TestCoNLLUHolds(t *testing.T) {
	for _, text := range []string{
		"I can't, he shouldn't've; y'all gonna wanna.", "''s n't .. @x", "a\u00a0b\n\n\nC. D\u2028e\tf", "\xff\xfe broken 's",
		"日本語。テスト", "\x00", "# text = no\n\n1-2\tx", "  ", "U.S.-led 5.000,1 (a)b[c] …—",
	} {
		var b bytes.Buffer
		if err := Analyze(text).WriteCoNLLU(&b, "x\ny"); err != nil {
			t.Fatal(err)
		}
		checkCoNLLU(t, b.String())
	}
}

// checkCoNLLU checks the form of CoNLL-U: ten columns without empty ones, words numbered, one root,
// heads that are there and lead to it, ranges of contractions before their words, and a text that
// the tokens spell.
func checkCoNLLU(t *testing.T, file string) {
	t.Helper()
	if file != "" && !strings.HasPrefix(file, "# newdoc id = ") {
		t.Errorf("begins with %.20q", file)
	}
	for block := range strings.SplitSeq(strings.TrimSuffix(file, "\n\n"), "\n\n") {
		text, spelt := "", ""
		var heads []int
		until := 0 // last word of the contraction
		for row := range strings.SplitSeq(strings.TrimSuffix(block, "\n"), "\n") {
			if row == "" || row[0] == '#' {
				if _, is, ok := strings.Cut(row, "# text = "); ok {
					text = is
				}
				continue
			}
			c := strings.Split(row, "\t")
			if len(c) != 10 {
				t.Fatalf("%d columns: %q", len(c), row)
			}
			for _, cell := range c {
				if cell == "" || cell != strings.TrimSpace(cell) {
					t.Errorf("empty, or white space around it: %q", row)
				}
			}
			token := c[1]
			if c[9] != "SpaceAfter=No" {
				token += " "
			}
			if first, last, ok := strings.Cut(c[0], "-"); ok {
				n, _ := strconv.Atoi(last)
				if first != fmt.Sprint(len(heads)+1) || n <= len(heads)+1 {
					t.Errorf("bad range after word %d: %q", len(heads), row)
				}
				until = n
				spelt += token
				continue
			}
			head, err := strconv.Atoi(c[6])
			if c[0] != fmt.Sprint(len(heads)+1) || err != nil {
				t.Errorf("bad number after word %d: %q", len(heads), row)
			}
			if heads = append(heads, head); len(heads) > until {
				spelt += token
			}
		}
		if until > len(heads) {
			t.Errorf("a contraction ends in no word: %q", block)
		}
		if strings.TrimSpace(spelt) != text {
			t.Errorf("the tokens spell %q, not %q", spelt, text)
		}
		roots := 0
		for n, head := range heads {
			if head == 0 {
				roots++
			}
			for h, steps := head, 0; h != 0; h, steps = heads[h-1], steps+1 {
				if h < 0 || h > len(heads) || steps > len(heads) {
					t.Fatalf("word %d hangs on nothing: %q", n+1, block)
				}
			}
		}
		if roots != 1 && len(heads) > 0 {
			t.Errorf("%d roots: %q", roots, block)
		}
	}
}
