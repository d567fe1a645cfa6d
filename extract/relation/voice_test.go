package relation

import "testing"

// TestVoices tells whose words stand outside of quotation marks.
func TestVoices(t *testing.T) {
	const praise = "\n\nI have worked here for years. I thank [Turkey]."
	for _, c := range []struct{ text, subject, speaker string }{
		{"Interview with [person:Nadia Haddad]\n\nWhat do you do?\n\nI teach.\n\nWhere do you live?\n\nIn a village, as we all do.\n\nWho helped?" + praise, "person/Nadia Haddad", "person/Nadia Haddad"},
		{"A speech by [person:Nadia Haddad]" + praise, "person/Nadia Haddad", "person/Nadia Haddad"},
		{"[person:Nadia Haddad] met [person:Omar Said]." + praise, "", ""},
		{"A speech by [person:Nadia Haddad] and [person:Omar Said]" + praise, "", ""},
	} {
		claims, _ := draw(t, c.text)
		subject, speaker := "", ""
		for _, cl := range claims {
			if cl.Relation == "praises" {
				subject, speaker = cl.Subject, cl.Speaker
			}
		}
		if subject != c.subject || speaker != c.speaker {
			t.Errorf("%q\n got %q by %q\nwant %q by %q", c.text, subject, speaker, c.subject, c.speaker)
		}
	}
}
