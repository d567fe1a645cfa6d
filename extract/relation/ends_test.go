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
