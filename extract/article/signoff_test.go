package article

import "testing"

func TestSigned(t *testing.T) {
	for _, c := range []struct{ text, signOff string }{
		{"The bridge stayed shut on Friday. kt/mw (Reuters, dpa)", "kt/mw (Reuters, dpa)"},
		{"“Nobody asked us,” she said. (AFP)", "(AFP)"},
		{"The bridge stayed shut. Author: Kim Wells Editor: Jo Moreau", "Author: Kim Wells Editor: Jo Moreau"},
		{"It was the third time in a year (2009).", ""},
		{"The agency told of it (Reuters) and was believed.", ""},
		{"", ""},
	} {
		if got := c.text[line{text: c.text}.signed():]; got != c.signOff {
			t.Errorf("%q is signed with %q, not %q", c.text, got, c.signOff)
		}
	}
}
