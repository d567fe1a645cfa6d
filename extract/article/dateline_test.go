package article

import "testing"

const told = "The minister said that the talks would go on for as long as both sides wanted."

func TestDateline(t *testing.T) {
	for _, test := range []struct {
		text                string
		place, date, source string
	}{
		{"MOSCOW: " + told, "MOSCOW", "", ""},
		{"BEIRUT — " + told, "BEIRUT", "", ""},
		{"BEIRUT, Lebanon — " + told, "BEIRUT, Lebanon", "", ""},
		{"ABU DHABI - " + told, "ABU DHABI", "", ""},
		{"BEIRUT (Reuters) - " + told, "BEIRUT", "", "Reuters"},
		{"JERUSALEM, July 11 (AP) — " + told, "JERUSALEM", "July 11", "AP"},
		{"LONDON/DUBAI, May 8 (Reuters) -" + told, "LONDON/DUBAI", "May 8", "Reuters"},
		{"Tehran, July 13, IRNA – " + told, "Tehran", "July 13", "IRNA"},
		{"Damascus, (SANA)- " + told, "Damascus", "", "SANA"},
		{"United Nations, 13 July 2018 (Xinhua) -- " + told, "United Nations", "13 July 2018", "Xinhua"},
		{"MOSCOW, July 13. /TASS/. " + told, "MOSCOW", "July 13", "TASS"},
		{"Ankara, July 13 – " + told, "Ankara", "July 13", ""},
		{"Washington (CNN) " + told, "", "", ""},
		{"Washington (CNN) — " + told, "Washington", "", "CNN"},
		{"KABUL (TOLOnews): " + told, "KABUL", "", "TOLOnews"},
		{"(Reuters) - " + told, "", "", "Reuters"},
		{"Khan al-Ahmar, West Bank (AFP) - " + told, "Khan al-Ahmar, West Bank", "", "AFP"},

		{told, "", "", ""},
		{"NOTE: " + told, "", "", ""},
		{"UN: " + told, "", "", ""},
		{"LIVE UPDATES: " + told, "", "", ""},
		{"Question: " + told, "", "", ""},
		{"Hayat Tahrir al-Sham (HTS) - the strongest of the groups - said that the talks would go on.", "", "", ""},
		{"The Guards (IRGC) — an army beside the army — said that the talks would go on for long.", "", "", ""},
		{"Iran — with its missiles — is what the ministers of the six Gulf states talked about.", "", "", ""},
		{"MOSCOW: too short.", "", "", ""},
	} {
		ls := lines(test.text)
		got := ls[0].dateline()
		if got.place != test.place || got.date != test.date || got.source != test.source {
			t.Errorf("%q: got %+v", test.text, got)
		}
	}
}

// A dateline is told by where it stands too.
func TestDatelineSpan(t *testing.T) {
	const talks = "Talks between the two sides will go on for as long as both of them want, a minister said."
	for _, test := range []struct{ text, want string }{
		{"MOSCOW: " + told, "MOSCOW:"},
		{"Talks to go on\n\nMOSCOW: " + told + "\n" + talks, "MOSCOW:"},
		{"Talks to go on\n\n" + talks + "\n\nBEIRUT (AP) — " + told + "\n" + talks, "BEIRUT (AP) —"},
		{"\u2003Ünïcödé 😀\n\nKÖLN, Germany\u00a0— " + told, "KÖLN, Germany\u00a0—"},
		{"Talks to go on\n\n" + talks + "\n\nMOSCOW: " + told, ""},
		{"Talks to go on\n\nGOODWYN: " + told + "\nARCHIBALD: " + talks, ""},
		{told + "\n" + talks + "\n" + talks + "\n" + talks + "\nBEIRUT (AP) — " + told, ""},
	} {
		got := ""
		for _, n := range noise(lines(test.text)) {
			if n.Kind == dateline {
				got += string([]rune(test.text)[n.Start:n.End])
			}
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
