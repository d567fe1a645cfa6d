package entity_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// TestUnnamed reads who is meant by nouns: each mention as "its words = entity", those of names left out.
func TestUnnamed(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"of a country by adjective", "Chadian rebels met Sudan.", "Chadian rebels = unnamed/tcd-rebels"},
		{"of a country by place", "Police beat protesters in Nairobi.", "Police = unnamed/ken-police; protesters = someone/protesters"},
		{"of a country by the place after it", "Protesters in Nairobi met Chad.", "Protesters = unnamed/ken-in-protesters"},
		{"only said to be somewhere", "Four people were arrested in Nairobi.", "Four people = unnamed/ken-in-people"},
		{"in the other's favour", "Pro-Sudanese rebels met Chad.", "Pro-Sudanese rebels = someone/pro-sudanese-rebels"},
		{"with spaces at the hyphen", "The pro - Sudanese rebels met Chad.", "rebels = someone/pro-sudanese-rebels"},
		{"by whose they are", "Supporters of Amina Odhiambo met Chad.", "Supporters = someone/supporters-of-amina-odhiambo"},
		{"of no country", "Gunmen attacked Kenya.", "Gunmen = someone/gunmen"},
		{"foreign where they are", "Foreign troops in Mali left Niger.", "Foreign troops = someone/foreign-troops"},
		{"the sort told of last", "Foreign troops left Mali and the troops left Niger.", "Foreign troops = someone/foreign-troops; troops = someone/foreign-troops"},
		{"the state's own", "Kenya said the army had left Kenya.", "army = country/KEN"},
		{"the state's own, of which state", "Kenya asked Chad whether the army had left.", "army = someone/army"},
		{"who fights it", "Chadian rebel leaders met Sudan.", "Chadian rebel leaders = unnamed/tcd-rebels"},
		{"whose base it is", "Sudan shelled rebel positions.", "rebel positions = someone/rebels"},
		{"a body's", "Hezbollah gunmen left Syria.", "Hezbollah gunmen = org/hezbollah"},
		{"former members", "Former members of Hezbollah left Syria.", ""},
		{"members", "Members of Hezbollah left Syria.", "Members of Hezbollah = org/hezbollah"},
		{"counted people", "Kenya freed 12 Ethiopians.", "12 Ethiopians = unnamed/eth-people"},
		{"one of a people", "Kenya freed an Ethiopian.", "an Ethiopian = someone/ethiopian-national"},
		{"a second one", "A lawyer called Kenya. Another lawyer called Chad. The lawyer left.",
			"lawyer = someone/lawyer; lawyer = someone/lawyer-2; lawyer = someone/lawyer-2"},
		{"a name's title", "The lawyer Amina Odhiambo called Kenya.", ""},
		{"somebody's own", "Kenya freed his lawyer.", ""},
		{"none", "No soldiers left Kenya.", ""},
		{"an act of that name", "Kenya ended its opposition to the plan.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, found := resolve(&graph.Article{ID: "a", Text: c.text})
			var got []string
			for i, ms := range found.Mentions {
				words := d.Sentences[i].Words
				for _, m := range ms {
					if e := found.Entities[m.Entity]; m.Form == graph.Nominal && m.Use != entity.Adjective && m.Use != entity.Situation {
						got = append(got, c.text[words[m.First].Start:words[m.Last-1].End]+" = "+strings.Replace(e.ID, "-1r9wi7g", "", 1))
					}
				}
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
			}
		})
	}
}
