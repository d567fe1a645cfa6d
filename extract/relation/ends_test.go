package relation

import (
	"slices"
	"strings"
	"testing"
)

// TestEnds finds who acts on whom where neither is the verb's plain subject or object.
func TestEnds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Israel] lifted sanctions imposed on [Syria].", "Israel eases Syria"},
		{"[Israel] will not lift the ban until [Syria] signs.", "Israel rejects Syria"},
		{"[Israel] repeated its demand that [Syria] pull its jets out.", "Israel demands-of Syria"},
		{"[Israel] rejected a call for [Syria] to leave.", ""},
		{"The withdrawal of [Israel] from [Syria] went on.", "Israel withdraws-from Syria"},
		{"[Israel] blocked [Syria]'s bid.", "Israel rejects Syria"},
		{"[Israel] blocked a bid by [Syria].", "Israel rejects Syria"},
		{"[Israel] voiced its support for peace.", ""},
		{"[Israel] pledged [Syria]'s support for the talks.", ""},
		{"[Israel] set a deadline for [Syria] to sign.", "Israel threatens Syria"},
		{"[Israel] sent food for hungry children in [Syria].", "Israel aids Syria"},
		{"[Israel] said [Syria] was behind the blast.", "Israel accuses Syria"},
		{"[Israel] said [Syria] was not behind the blast.", ""},
		{"[Israel] turned away a ship from [Syria].", "Israel bars Syria"},
		{"Miners staged a hunger strike in [Syria] as [Israel] watched.", ""},
	} {
		claims, _ := draw(t, c.text)
		var got []string
		for _, cl := range claims {
			relation := cl.Relation
			if relation == "lifts-sanctions-on" || relation == "eases-restrictions-on" || relation == "concedes-to" {
				relation = "eases"
			}
			got = append(got, name(cl.Subject)+" "+relation+" "+name(cl.Object))
		}
		if c.want == "" && slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, "Syria") }) || c.want != "" && !slices.Contains(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestWho tells who acts and on whom, where the sentence puts more between them than a pattern's example does.
func TestWho(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Iran] and [Oman]'s [armed-group:Blue Guard] are helping [person:Karim Haddad] beat back a revolt.", "Blue Guard aids Karim Haddad"},
		{"The port was shelled by a militia known as [armed-group:Blue Guard], which fights [Oman].", "Blue Guard fights Oman"},
		{"[Oman], a close ally of [Iran], sent grain.", "Oman allied-with Iran"},
		{"[Oman] is [Iran]'s oldest ally, sending grain to prop up [person:Karim Haddad].", "Oman supports Karim Haddad"},
		{"[person:Ida Berg] flew home after talks with [person:Karim Haddad].", "Ida Berg meets-with Karim Haddad"},
		{"The storm came hours after [person:Ida Berg] met [person:Karim Haddad].", "Ida Berg meets-with Karim Haddad"},
		{"[Norway] lauded the position taken by [Oman].", "Norway praises Oman"},
		{"Drones launched by [armed-group:Blue Guard] struck [Oman].", "Blue Guard attacks Oman"},
		{"[Norway] freed the [armed-group:Blue Guard], who [Ida Berg] believes were attacking [Oman].", "Blue Guard attacks Oman"},
		{"[Norway] condemned [Oman] and vowed to retaliate.", "Norway threatens Oman"},
		{"“Our view is known: [Oman] must leave the island,” [Norway] said on Friday.", "Norway demands-of Oman"},
		{"[person:Ida Berg] criticized the [Norwegian] operation to kill [person:Karim Haddad].", "Norwegian kills Karim Haddad"},
		{"[Norway] would withdraw its troops from [Oman] if asked.", "Norway has-presence-in Oman"},
		{"[Norway] will remain in [Oman], it said.", "Norway has-presence-in Oman"},
		{"[Norway] sent troops to defend [Oman].", "Norway supports Oman"},
		{"[person:Ida Berg], the eldest daughter of President [person:Karim Haddad], spoke.", "Ida Berg child-of Karim Haddad"},
		{"A top adviser to [person:Karim Haddad] said on Friday that the talks went well. “We are glad,” said [person:Ida Berg].", "Ida Berg adviser-of Karim Haddad"},
		{"[Oman] said it would talk. Its spokesman, [person:Ida Berg], left.", "Ida Berg spokesperson-of Oman"},
		{"[Oman] keeps troops in [Mali], where it arms [armed-group:Blue Guard].", "Oman arms Blue Guard"},
		{"[Norway] and [Oman] agreed to the plan.", "Norway agrees-with Oman"},
		{"[Norway] threatened efforts to expel [Oman].", "Norway expels Oman"},
		{"[armed-group:Blue Guard] has the support of [Oman].", "Oman supports Blue Guard"},
		{"As a pillar of [alliance:NATO], [Norway] will help.", "Norway member-of NATO"},
	} {
		claims, _ := draw(t, c.text)
		var got []string
		for _, cl := range claims {
			got = append(got, name(cl.Subject)+" "+cl.Relation+" "+name(cl.Object+"/"))
		}
		if !slices.ContainsFunc(got, func(g string) bool { return g == c.want || g == c.want+"/" }) {
			t.Errorf("%s: %q isn't among %q", c.text, c.want, got)
		}
	}
}

// TestNobody draws nothing of a relation where the words only look like a pattern's.
func TestNobody(t *testing.T) {
	for _, c := range []struct{ relation, text string }{
		{"protests-against", "[Norway] demonstrated a readiness to hear [Oman]."},
		{"adviser-of", "A top adviser to [person:Karim Haddad] said on Friday that the talks went well. “We are glad,” said [person:Ida Berg], a teacher."},
		{"adviser-of", "An adviser to [person:Karim Haddad] left the room. Later [person:Ida Berg] sang."},
		{"summons", "In [Oman] on a visit, [person:Ida Berg] called the plan a good one."},
		{"meets-with", "[Norway]'s plans met with criticism from [person:Karim Haddad]."},
		{"demands-of", "[Norway] insists that [Oman] will remain weak."},
		{"criticizes", "[Norway] condemned [person:Karim Haddad]'s murder."},
		{"pledges-to", "[Oman] wants more than [Norway] is willing to give."},
		{"attacks", "[armed-group:Blue Guard] stormed a checkpoint in [city:Oran]."},
		{"attacks", "[armed-group:Blue Guard] shot at a minibus in [Oman]."},
		{"demands-of", "[Norway] says that [Oman] does not need to leave."},
		{"opposes", "[Norway] is against the rebels, not [Oman]."},
		{"rejects", "[Norway] refuses to stop [Oman]."},
		{"seeks-refuge-in", "[person:Ida Berg] crossed into [Oman]."},
		{"fights", "[armed-group:Blue Guard] fights to improve schools in [Oman]."},
		{"visits", "[person:Ida Berg] visited the [Omani] troops."},
		{"kills", "[person:Ida Berg] criticized the operation to kill [person:Karim Haddad]."},
	} {
		claims, _ := draw(t, c.text)
		for _, cl := range claims {
			if cl.Relation == c.relation {
				t.Errorf("%s: %s %s %s", c.text, cl.Subject, cl.Relation, cl.Object)
			}
		}
	}
}
