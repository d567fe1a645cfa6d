package article

import (
	"strings"
	"testing"
)

// What a story may well hold isn't noise.
func TestNotNoise(t *testing.T) {
	lead := "Iran and Russia signed an agreement on military transit in Tehran on Monday, both sides said."
	for _, text := range []string{
		"Only one line, by a writer of letters",
		"By Friday the army had taken the town, and by Sunday it had lost it again.",
		"More sanctions would follow, the minister said, unless Tehran came back to the talks.",
		"The strikes killed four soldiers, the agency (Reuters) said on its web site.",
		"“Follow us on this road,” he told the crowd, “and there will be peace.”",
		"The commander was pictured on state television at a base near Homs on Tuesday.",
		"Bashar al-Assad is the president of Syria, and his editor of speeches is unknown.",
		"It was signed 9 years ago",
		"A long war and its three fronts",
		"The plan has three parts: trade, transit and the return of prisoners.",
		"Israel's view: no Iranian base within forty miles of the border will be borne.",
	} {
		for _, whole := range []string{text, lead + "\n" + text, lead + "\n\n" + text + "\n\n" + lead} {
			if got := noise(lines(whole)); got != nil {
				t.Errorf("%q: %v", whole, got)
			}
		}
	}
}

// TestBelow tells what a page says of itself and of other stories, below its own, from sentences that look like it.
func TestBelow(t *testing.T) {
	lead := "Iran and Russia signed an agreement on military transit in Tehran on Monday, both sides said."
	for text, want := range map[string]string{
		"Also today: Baghdad recalls its envoy | Who will pay for the bridge?":                      teaser,
		"Terms of use | Privacy | Report an error":                                                  boilerplate,
		"Two envoys for one river - October 9, 2020\nBread is dearer in the hills - 7 October 2020": teaser,
		"The treaty was to end on a day that both had chosen - October 9, 2020":                     "",
		"We use cookies and other means of storing what you like, so that pages load faster and show what may be of use to you. You can turn this off in the settings of your browser at any time you wish.": boilerplate,
		"If you buy something through a link on this page, the paper may be paid a small commission.":                                                                                                        boilerplate,
		"Thank you for reading the Lowland Post, which lives on what its readers give.":                                                                                                                      boilerplate,
		"Copyright law was changed in both countries before the publishers could agree on a price.":                                                                                                          "",
		"The vote, 54 | 12 in the first count, went against the government on Tuesday.":                                                                                                                      "",
	} {
		got := ""
		for _, n := range noise(lines(lead + "\n\n" + text)) {
			got += n.Kind
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Offsets count code points, whatever stands before.
func TestNoiseOffsets(t *testing.T) {
	text := "\n\u2003Ünïcödé über alles 😀 \r\n\nIran and Russia signed an agreement on military transit in Tehran on Monday.\n  Read more: 😀 Çavuşoğlu in Doha\t\n"
	got := noise(lines(text))
	if len(got) != 1 || string([]rune(text)[got[0].Start:got[0].End]) != "Read more: 😀 Çavuşoğlu in Doha" {
		t.Errorf("got %v", got)
	}
}

// The lines of any text are in it, in order, and what is between them is white space.
func FuzzLines(f *testing.F) {
	f.Add("a\n\nb\r\n c ")
	f.Add("\u3000\x80") // the last byte is one of the space's, too
	f.Add(strings.Repeat("a line that comes near the margin, as lines did in the days of old\nand one more\n", 4))
	f.Fuzz(func(t *testing.T, text string) {
		runes, bytes := 0, 0
		for _, l := range lines(text) {
			if l.text != text[l.from:l.to] || strings.TrimSpace(text[bytes:l.from]) != "" {
				t.Fatalf("%q: line %+v", text, l)
			}
			if n := len([]rune(text[:l.from])); n != l.start || l.start < runes {
				t.Fatalf("%q: line %+v starts at %d", text, l, n)
			}
			runes, bytes = l.end, l.to
		}
		if strings.TrimSpace(text[bytes:]) != "" {
			t.Fatalf("%q: text after the last line", text)
		}
	})
}
