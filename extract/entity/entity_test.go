package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
)

func resolve(a *graph.Article) (*syntax.Document, *entity.Resolution) {
	r := &entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()}
	d := syntax.Analyze(a.Text)
	return d, r.Resolve(d, a)
}

// TestMentions reads small texts. Each mention is "its words = name/use", in the order of the text.
func TestMentions(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"name", "Iran said so.", "Iran = Iran/named"},
		{"adjective of a thing", "Iranian carpets are sold in Damascus.", "Iranian = Iran/adjective; Damascus = Damascus/named"},
		{"group that acts", "Iranian forces left Syria.", "Iranian forces = Iran/agent; Syria = Syria/named"},
		{"group by possession", "Israel's army shelled Syrian positions.", "Israel's army = Israel/agent; Syrian positions = Syria/target"},
		{"group by compound", "US troops left Iraq.", "US troops = United States/agent; Iraq = Iraq/named"},
		{"group by of", "The government of Syria agreed.", "government of Syria = Syria/agent"},
		{"group that isn't one's own", "Iran-backed fighters left.", "Iran = Iran/adjective; fighters = Iran-backed fighters/named"},
		{"groups that share a noun", "Iraqi and Syrian forces met.", "Iraqi = Iraq/agent; Syrian forces = Syria/agent"},
		{"a person's regime", "Russia supports the Assad regime.", "Russia = Russia/named; Assad regime = Syria/agent"},
		{"people", "The Iranians left.", "Iranians = Iran/agent"},

		{"capital as place", "He spoke in Tehran.", "Tehran = Tehran/named"},
		{"what was signed there", "The Kyoto Protocol was read in Tehran.", "Tehran = Tehran/named"},
		{"a body named after what was held", "The Athens Olympics Committee met Iran.", "Athens Olympics Committee = Athens Olympics Committee/named; Iran = Iran/named"},
		{"half of no country", "He left South Sudan for the North.", "South Sudan = South Sudan/named; North = North/named"},
		{"a country behind a hyphen", "The UN - Iran talks ended.", "UN = United Nations/named; Iran = Iran/named"},
		{"half a country", "South Korea sent grain to the North.", "South Korea = South Korea/named; North = North Korea/named"},
		{"a place in a body's name", "The Iraq Survey Group met Iran.", "Iraq Survey Group = Iraq Survey Group/named; Iran = Iran/named"},
		{"capital as government", "Tehran condemned the attack.", "Tehran = Iran/metonym"},
		{"capital dealt with", "Iran agreed on the plan with Moscow.", "Iran = Iran/named; Moscow = Russia/metonym"},
		{"dateline", "MOSCOW: Iran said so.", "MOSCOW = Moscow/named; Iran = Iran/named"},
		{"capital of a building", "Smoke rose over Damascus airport.", "Damascus = Damascus/named"},

		{"situation", "Israel opposes Iran's growing military presence in Syria.",
			"Israel = Israel/named; Iran = Iran/named; Iran's growing military presence = Iran-presence/situation; Syria = Syria/named"},
		{"situation by adjective", "Israel opposes the Iranian nuclear programme.",
			"Israel = Israel/named; Iranian = Iran/adjective; Iranian nuclear programme = Iran-nuclear-programme/situation"},
		{"situation by of", "Israel rejects the presence of Iranian forces in Syria.",
			"Israel = Israel/named; presence of Iranian forces = Iran-presence/situation; Iranian forces = Iran/agent; Syria = Syria/named"},
		{"two holders", "Iran and Russia's presence in Syria has grown.",
			"Iran = Iran/named; Iran and Russia's presence = Iran-presence/situation; Russia = Russia/named; Russia's presence = Russia-presence/situation; Syria = Syria/named"},
		{"whose by a pronoun", "Tehran coordinates its military presence in Syria with Russia.",
			"Tehran = Iran/metonym; its = Iran/named; its military presence = Iran-presence/situation; Syria = Syria/named; Russia = Russia/named"},
		{"whose by a clause", "Oman won't allow Turkey to keep a large presence in Chad.",
			"Oman = Oman/named; Turkey = Turkey/named; large presence = Turkey-presence/situation; Chad = Chad/named"},
		{"whose goes without saying", "Iran stayed in the nuclear deal. The deal stands.",
			"Iran = Iran/named; nuclear deal = Iran-nuclear-deal/situation; deal = Iran-nuclear-deal/situation"},
		{"a deal of nobody known", "The nuclear deal stands. A deal was signed.", ""},
		{"a presence where", "Iran Says Syria Presence Legitimate", "Iran = Iran/named; Syria = Syria/named"},

		{"an office that is no body", "U.S. Defense Secretary Robert Gates left.", "U.S. = United States/named; Robert Gates = Robert Gates/named"},
		{"an office addressed", "Madam Speaker, the vote is over.", ""},
		{"title", "Gen. Farhad Ostovari said so.", "Farhad Ostovari = Farhad Ostovari/named"},
		{"surname later", "Spokesman Farhad Ostovari came. Later Ostovari left.", "Farhad Ostovari = Farhad Ostovari/named; Ostovari = Farhad Ostovari/named"},
		{"no person", "Galata Bridge was closed.", "Galata Bridge = Galata Bridge/named"},
		{"other spellings", "Farhad Ostovari, an adviser, came. Farhad Ostavari said so. Ostovary left.",
			"Farhad Ostovari = Farhad Ostovari/named; an adviser = Farhad Ostovari/named; Farhad Ostavari = Farhad Ostovari/named; Ostovary = Farhad Ostovari/named"},
		{"other letters for one sound", "Mr. Qasemi said so on Monday. Later Mr. Ghasemi left.", "Qasemi = Qasemi/named; Ghasemi = Qasemi/named"},
		{"a namesake of somebody known", "Karim Putin, a lawyer, came. Putin said so.", "Karim Putin = Karim Putin/named; a lawyer = Karim Putin/named; Putin = Karim Putin/named"},
		{"a name doesn't cross lines", "Farhad\n\nOstovari said so.", "Farhad = Farhad/named; Ostovari = Ostovari/named"},

		{"a title's first words", "Fisheries Minister Farhad Ostovari said so on Monday.", "Farhad Ostovari = Farhad Ostovari/named"},
		{"a forename alone", "Farhad Ostovari came. Later Farhad left.", "Farhad Ostovari = Farhad Ostovari/named; Farhad = Farhad Ostovari/named"},
		{"a site unknown to the tables", "They met at Lake Quendal. Lake Quendal was calm.", "Lake Quendal = Lake Quendal/named; Lake Quendal = Lake Quendal/named"},
		{"what describes a place", "He moved to the occupied West Bank.", "West Bank = West Bank/named"},
		{"a site with an and", "We met at the Old Mill Bar and Grill in Oslo.", "Old Mill Bar and Grill = Old Mill Bar and Grill/named; Oslo = Oslo/named"},
		{"no capitals", "we flew from san francisco to chicago", "san francisco = San Francisco/named; chicago = Chicago/named"},
		{"a metonym that is a place", "Guests waited outside the White House.", "White House = White House/named"},

		{"body", "The Syrian Media Freedom Council said so.", "Syrian Media Freedom Council = Syrian Media Freedom Council/named"},
		{"whose body", "Oman's Kestrel Water Council said so.", "Oman = Oman/named; Kestrel Water Council = Kestrel Water Council/named"},
		{"body before a country", "The Kestrel Water Council and Russia met.", "Kestrel Water Council = Kestrel Water Council/named; Russia = Russia/named"},
		{"body and country that share a holding", "The Kestrel Water Council and Russia's presence in Syria annoyed Iran.",
			"Kestrel Water Council = Kestrel Water Council/named; Kestrel Water Council and Russia's presence = Kestrel Water Council-presence/situation; " +
				"Russia = Russia/named; Russia's presence = Russia-presence/situation; Syria = Syria/named; Iran = Iran/named"},
		{"short for a body", "The Kestrel Water Council met. KWC officials left.", "Kestrel Water Council = Kestrel Water Council/named; KWC officials = Kestrel Water Council/agent"},
		{"body that anybody has", "The Foreign Ministry said so.", "Foreign Ministry = foreign ministry/named"},

		{"role as a person", "Russian President Vladimir Putin came. The Russian leader left.",
			"Russian = Russia/adjective; Vladimir Putin = Vladimir Putin/named; Russian leader = Vladimir Putin/named"},
		{"role as a country", "The Russian leader left.", "Russian leader = Russia/agent"},
		{"role of nobody in particular", "Russian President Vladimir Putin came. A Russian official left.",
			"Russian = Russia/adjective; Vladimir Putin = Vladimir Putin/named; Russian official = Russia/agent"},

		{"he", "Vladimir Putin came. He said so.", "Vladimir Putin = Vladimir Putin/named; He = Vladimir Putin/named"},
		{"its, of the object", "Russia urged Iran to withdraw its troops.", "Russia = Russia/named; Iran = Iran/named; its troops = Iran/agent"},
		{"it, of a thing between", "Israel said the truce would hold if it was kept.", "Israel = Israel/named"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, found := resolve(&graph.Article{ID: "a", Text: c.text})
			var got []string
			for i, ms := range found.Mentions {
				words := d.Sentences[i].Words
				for _, m := range ms {
					got = append(got, fmt.Sprintf("%s = %s/%s", c.text[words[m.First].Start:words[m.Last-1].End], found.Entities[m.Entity].Name, m.Use))
				}
			}
			if diff := cmp.Diff(strings.Split(c.want, "; "), strings.Split(strings.Join(got, "; "), "; ")); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", c.text, diff)
			}
		})
	}
}

func TestEntities(t *testing.T) {
	text := "“Ünal” said: Iran’s foreign minister, Mohammad Javad Zarif, met US officials. Zarif left.\n\nRead more: Turkey bombs Iraq"
	noise := strings.Index(string([]rune(text)), "Read")
	start := len([]rune(text[:noise]))
	_, found := resolve(&graph.Article{ID: "a", Text: text, Noise: []graph.Noise{{Start: start, End: len([]rune(text)), Kind: "teaser"}}})
	for _, e := range found.Entities {
		if e.ID == "country/TUR" {
			t.Error("a teaser's names are of another story")
		}
		if e.ID == "person/mohammad-javad-zarif" && (e.Country != "IRN" || e.Type != "person") {
			t.Errorf("%+v", e)
		}
		if len(e.Mentions) == 0 {
			t.Errorf("%s has no mentions", e.ID)
		}
		at := 0
		for _, m := range e.Mentions {
			if got := string([]rune(text)[m.Start:m.End]); got != m.Text || m.Article != "a" {
				t.Errorf("%s: %q stands at %d, not %q", e.ID, got, m.Start, m.Text)
			}
			if m.Start < at {
				t.Errorf("%s: mentions out of order", e.ID)
			}
			at = m.Start
		}
		if e.ID == "country/USA" && !slices.ContainsFunc(e.Mentions, func(m graph.Mention) bool { return m.Text == "US" && m.Form == graph.Name }) {
			t.Error("the name in \"US officials\" is lost")
		}
	}
}

// FuzzResolve reads what is hardly text: mentions stay within their sentence.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"", "Iran", "'s", "Iran's", "’", "- Iran -", "Mr", "Gen. ,", "al-", "of Iran", "the of Syria", "Minister, of, Iran,", "Iran and", "(Iran)", "\xff Iran \xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, found := resolve(&graph.Article{ID: "a", Text: s})
		for i, ms := range found.Mentions {
			for _, m := range ms {
				if m.First >= m.Last || m.Last > len(d.Sentences[i].Words) || m.Head < 0 || m.Head >= len(d.Sentences[i].Words) || m.Entity >= len(found.Entities) {
					t.Errorf("%q: mention %+v", s, m)
				}
			}
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	text := strings.Repeat("Iran's foreign minister, Mohammad Javad Zarif, told US officials in Damascus on Friday that Tehran would keep its military presence in Syria. Zarif said he was ready.\n\n", 50)
	r := &entity.Resolver{Gazetteer: gazetteer.Default(), English: english.Default()}
	d := syntax.Analyze(text)
	b.ReportAllocs()
	for b.Loop() {
		r.Resolve(d, &graph.Article{ID: "a", Text: text})
	}
}
