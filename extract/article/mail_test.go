package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A text that begins as messages do isn't one without what only messages have.
func TestIsMail(t *testing.T) {
	for head, want := range map[string]bool{
		"From: a@b.example\nDate: 13 July 2018\n\nText":                   true,
		"Received: from x\r\n by y\r\nSubject: z\r\n\r\nText":             true,
		"MIME-Version: 1.0\nContent-Type: text/plain\n\nText":             true,
		"Title: Envoy returns\nDate: 13 July 2018\nSource: Wire\n\nText":  false,
		"Subject: Envoy returns\nDate: 13 July 2018\n\nText":              false,
		"From: our correspondent\n\nText":                                 false,
		"MOSCOW: The envoy left.\nFrom: a\nDate: b\n":                     true, // as by its form it may be
		"The envoy left.\n\nFrom: a@b.example\nDate: 13 July 2018\n\nHi.": false,
		"": false,
	} {
		if got := isMail([]byte(head)); got != want {
			t.Errorf("isMail(%q) = %v", head, got)
		}
	}
}

func TestHostileMessages(t *testing.T) {
	const head = "From: a@b.example\nDate: 13 July 2018\nMIME-Version: 1.0\n"
	multipart := func(boundary string) string { return "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n" }
	deep := strings.Builder{}
	for n := range 20 {
		fmt.Fprintf(&deep, "%s--b%d\n", multipart(fmt.Sprint("b", n)), n)
	}
	inner := head + "Content-Type: text/plain; name=x.txt\n\n" + story
	for range 6 {
		inner = head + "Content-Type: message/rfc822; name=m\n\n" + inner
	}
	parts := "stdin: isn't a message that can be read to its end: has more than 1000 parts, or parts in parts 8 deep"
	for name, c := range map[string]struct {
		in     string
		ids    []string
		errors []string
	}{
		"parts in parts":   {head + deep.String(), nil, []string{parts, "stdin: is a message without text"}},
		"many parts":       {head + multipart("b") + "--b\n\n" + story + strings.Repeat("--b\n\n\n", 2000) + "--b--\n", []string{"stdin"}, []string{parts}},
		"no boundary":      {head + "Content-Type: multipart/mixed\n\n" + story, nil, []string{"stdin: isn't a message that can be read to its end: its parts have no boundary", "stdin: is a message without text"}},
		"messages within":  {inner, nil, []string{strings.Repeat("!/m", 4)[2:]}},
		"broken base64":    {head + "Content-Transfer-Encoding: base64\n\nSXJhbiBzYWlkIHNvLg==\n%%%%\n", []string{"stdin"}, []string{"stdin: isn't a message that can be read to its end: illegal base64 data"}},
		"unknown charset":  {head + "Content-Type: text/plain; charset=klingon\n\n" + story, []string{"stdin"}, nil},
		"broken type":      {head + "Content-Type: ;;;\n\n" + story, []string{"stdin"}, nil},
		"encrypted":        {head + "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", nil, []string{"stdin: isn't a message that can be read to its end: it is encrypted", "stdin: is a message without text"}},
		"mailbox":          {"From a@b.example Fri Jul 13 10:00:00 2018\n" + head + "\n" + story, nil, []string{"stdin: is a mailbox of many messages"}},
		"header without a": {head + strings.Repeat("x", 1<<20), nil, []string{"stdin: is a message without text"}},
		"names alike": {head + multipart("b") + strings.Repeat("--b\nContent-Type: text/plain; name=a.txt\n\n"+story+"\n", 2) + strings.Repeat("--b\nContent-Disposition: attachment; filename=\"..\"\n\n"+story+"\n", 2) + "--b--\n",
			[]string{"stdin!/a.txt", "stdin!/2/a.txt", "stdin!/3", "stdin!/4"}, nil},
		"only a picture": {head + "Content-Type: image/png\n\nx", nil, []string{"stdin: is a message without text"}},
	} {
		t.Run(name, func(t *testing.T) {
			ids, errs := collect(t, strings.NewReader(c.in), Stdin)
			if diff := cmp.Diff(c.ids, ids); diff != "" {
				t.Error(diff)
			}
			if len(errs) != len(c.errors) {
				t.Fatalf("got %q", errs)
			}
			for i, want := range c.errors {
				if !strings.Contains(errs[i], want) {
					t.Errorf("got %s, want %s", errs[i], want)
				}
			}
		})
	}
}
