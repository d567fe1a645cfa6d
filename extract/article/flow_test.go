package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFlow(t *testing.T) {
	full := "The envoy returned to Damascus on Monday and said there that "
	for name, c := range map[string]struct {
		pages       []string
		text, edges string
	}{
		"a word parted":            {[]string{full + "the agree\x02ment holds."}, full + "the agreement holds.", ""},
		"its own hyphen":           {[]string{full + "Russian\x02made arms, Russian ones, are sold."}, full + "Russian-made arms, Russian ones, are sold.", ""},
		"a hyphen that is known":   {[]string{full + "the co-\nordinated plan, a co-ordinated plan, holds."}, full + "the co-ordinated plan, a co-ordinated plan, holds.", ""},
		"a name parted":            {[]string{full + "Netanya\x02hu left."}, full + "Netanyahu left.", ""},
		"names joined":             {[]string{full + "the Iran-\nRussia talks go on."}, full + "the Iran-Russia talks go on.", ""},
		"a short line":             {[]string{full + "he\nleft.\n" + full + "he\nstays."}, full + "he left.\n\n" + full + "he stays.", ""},
		"a headline of two lines":  {[]string{"Envoy returns to Damascus with a plan for\nthe north\n" + full + "he\nstays."}, "Envoy returns to Damascus with a plan for the north\n\n" + full + "he stays.", ""},
		"heads and feet":           {[]string{"Wire\n" + full + "\n1", "Wire\nhe stays.\nPage 2 of 2"}, full + "he stays.", "Wire"},
		"a year that ends a story": {[]string{full + "he stays until the end of\n2018 and no longer, and that is all that he said.\nNobody asked.\nHe left."}, full + "he stays until the end of 2018 and no longer, and that is all that he said.\n\nNobody asked.\n\nHe left.", ""},
		"nothing":                  {[]string{"", "\n\x02"}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			text, edges := flow(c.pages)
			text = strings.Join(strings.Split(text, "  "), " ")
			if diff := cmp.Diff(c.text, text) + cmp.Diff(c.edges, strings.Join(edges, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDocumentTitle(t *testing.T) {
	for in, want := range map[string]string{
		"Envoy  returns": "Envoy returns", "Microsoft Word - envoy.doc": "", "envoy_final.pdf": "", "(anonymous)": "", "untitled": "", "Document1": "", "Documents show that Iran paid": "Documents show that Iran paid",
	} {
		if got := documentTitle(in); got != want {
			t.Errorf("%q is %q", in, got)
		}
	}
}
