package lemma

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract/syntax/train/treebank"
)

// TestLemma asks the shipped table. Each word is form/UPOS/XPOS=lemma.
func TestLemma(t *testing.T) {
	for row := range strings.FieldsSeq(`
		left/VERB/VBD=leave left/NOUN/NN=left left/ADJ/JJ=left saw/VERB/VBD=see saw/NOUN/NN=saw found/VERB/VBN=find found/VERB/VB=found
		better/ADJ/JJR=good better/ADV/RBR=well best/ADJ/JJS=good worse/ADJ/JJR=bad
		n't/PART/RB=not n’t/PART/RB=not ca/AUX/MD=can wo/AUX/MD=will 's/AUX/VBZ=be 's/PART/POS='s ’s/PART/POS='s 'd/AUX/MD=would
		an/DET/DT=a me/PRON/PRP=I them/PRON/PRP=they Them/PRON/PRP=they were/AUX/VBD=be
		stopped/VERB/VBN=stop baked/VERB/VBD=bake scraping/VERB/VBG=scrape vying/VERB/VBG=vie mimicked/VERB/VBD=mimic fled/VERB/VBD=flee
		overthrown/VERB/VBN=overthrow retaliated/VERB/VBD=retaliate evacuating/VERB/VBG=evacuate
		ACCUSES/VERB/VBZ=accuse Attacks/NOUN/NNS=attack countries/NOUN/NNS=country women/NOUN/NNS=woman wolves/NOUN/NNS=wolf crises/NOUN/NNS=crisis
		series/NOUN/NNS=series drones/NOUN/NNS=drone
		Iran/PROPN/NNP=Iran IRAN/PROPN/NNP=Iran BRUSSELS/PROPN/NNP=Brussels NATO/PROPN/NNP=NATO States/PROPN/NNPS=State Emirates/PROPN/NNPS=Emirate
		United/VERB/NNP=Unite United/ADJ/NNP=United Iranian/ADJ/JJ=Iranian IRANIAN/ADJ/JJ=Iranian Peruvian/ADJ/JJ=Peruvian Military/ADJ/JJ=military
		pro-Beijing/ADJ/JJ=pro-Beijing TV/NOUN/NN=TV 30,000/NUM/CD=30000 Three/NUM/CD=three -/PUNCT/HYPH=- ,/PUNCT/,=,
		blorked/VERB/VBD=blork Blorkstan/PROPN/NNP=Blorkstan blork//=blork`) {
		word, want, _ := strings.Cut(row, "=")
		c := strings.Split(word, "/")
		if got := Shipped().Lemma(c[0], c[1], c[2]); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}

// TestLearn makes a table of a few words. It leaves out what the rules know, takes the commonest
// lemma, doesn't follow a slip, and is the same however often it is made and stored.
func TestLearn(t *testing.T) {
	var words []treebank.Word
	for row := range strings.FieldsSeq(`walked/VERB/VBD/walk went/VERB/VBD/go went/VERB/VBD/go went/VERB/VBD/wend fled/VERB/VBD/flead
		Danish/ADJ/JJ/Danish them/PRON/PRP/they Athens/PROPN/NNP/Athens`) {
		c := strings.Split(row, "/")
		words = append(words, treebank.Word{Form: c[0], UPOS: c[1], XPOS: c[2], Lemma: c[3]})
	}
	w := &WordNet{
		Lemmas:     map[string][]string{"verb": {"bake", "stop", "visit", "flee", "go"}, "noun": {"ways"}},
		Exceptions: map[string]map[string][]string{"verb": {"fled": {"flee"}, "lying": {"lie"}}, "noun": {"geese": {"goose"}}},
	}
	var first []byte
	for range 3 {
		table := Learn([]treebank.Sentence{{Words: words}}, w)
		want := map[tag]map[string]string{
			past:             {"went": "go", "fled": "flee", "fleed": "flee", "baked": "bake"},
			participle:       {"baking": "bake", "lying": "lie"},
			plural:           {"geese": "goose", "ways": "ways"},
			{"ADJ", "JJ"}:    {"danish": "Danish"},
			{"PRON", "PRP"}:  {"them": "they"},
			{"PROPN", "NNP"}: {"ATHENS": "Athens"},
		}
		if diff := cmp.Diff(want, table.rows); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
		var b bytes.Buffer
		if err := table.Write(&b); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		}
		if !bytes.Equal(b.Bytes(), first) {
			t.Fatal("the same words are stored in another way")
		}
		again, err := Read(&b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(table.rows, again.rows); diff != "" {
			t.Fatalf("another table is read (-written +read)\n%s", diff)
		}
	}
}

func BenchmarkLemma(b *testing.B) {
	words := strings.Fields("Iranian/ADJ/JJ officials/NOUN/NNS accused/VERB/VBD Israel/PROPN/NNP of/ADP/IN killing/VERB/VBG two/NUM/CD " +
		"soldiers/NOUN/NNS near/ADP/IN the/DET/DT border/NOUN/NN ,/PUNCT/, which/PRON/WDT it/PRON/PRP denied/VERB/VBD ./PUNCT/.")
	var cells [][]string
	for _, w := range words {
		cells = append(cells, strings.Split(w, "/"))
	}
	t := Shipped()
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range cells {
			t.Lemma(c[0], c[1], c[2])
		}
	}
	b.ReportMetric(float64(len(cells)*b.N)/b.Elapsed().Seconds(), "words/s")
}
