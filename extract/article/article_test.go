package article

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
)

// checkSpans holds for any article whatever was read: its noise lies within its text, in order,
// and doesn't overlap.
func checkSpans(t *testing.T, a *graph.Article) {
	t.Helper()
	at, size := 0, utf8.RuneCountInString(a.Text)
	if !utf8.ValidString(a.Text) {
		t.Errorf("%s: the text isn't UTF-8", a.ID)
	}
	if a.ID == "" {
		t.Error("an article without ID")
	}
	for _, n := range a.Noise {
		if n.Start < at || n.End <= n.Start || n.End > size || n.Kind == "" {
			t.Errorf("%s: noise %+v after %d, text of %d", a.ID, n, at, size)
		}
		at = n.End
	}
}

// collect reads paths and returns the IDs and the errors.
func collect(t *testing.T, stdin io.Reader, paths ...string) (ids, errs []string) {
	t.Helper()
	for a, err := range Read(context.Background(), paths, stdin) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		checkSpans(t, a)
		ids = append(ids, a.ID)
	}
	return ids, errs
}

// files writes a folder of files and returns its path.
func files(t *testing.T, contents map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range contents {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const story = "Iran said on Monday that it would send more advisers to Syria.\n"

func TestFolder(t *testing.T) {
	outside := filepath.Join(files(t, map[string]string{"secret.txt": story}), "secret.txt")
	dir := files(t, map[string]string{
		"b.txt":         story,
		"a/2.txt":       story,
		"a/10.txt":      story,
		".git/HEAD.txt": story,
		".hidden.txt":   story,
		"page.dat":      "<!DOCTYPE html><title>x</title><p>" + story,
		"lines.txt":     `{"id":"mine","text":"Iran said so."}`,
		"x.png":         "\x89PNG\r\n\x1a\n0000",
		"y.txt":         "abc\x00def and so on",
		"z.pdf":         "%PDF-1.4 and so on",
		"empty.txt":     "",
		"blank.html":    " \n\t\n",
		"app.xml":       `<?xml version="1.0"?><config><a>1</a></config>`,
	})
	for link, target := range map[string]string{"out.txt": outside, "in.txt": "b.txt", "gone.txt": "nowhere", "up": ".."} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	ids, errs := collect(t, nil, dir)
	if diff := cmp.Diff([]string{"a/10.txt", "a/2.txt", "b.txt", "mine", "page.dat"}, ids); diff != "" {
		t.Error(diff)
	}
	for i := range errs {
		errs[i], _, _ = strings.Cut(strings.TrimPrefix(errs[i], dir+"/"), " (")
	}
	link := ": is a link that leads out of the folder or nowhere; it isn't followed"
	want := []string{"app.xml: is XML, but neither a feed nor a page", "blank.html: is empty", "empty.txt: is empty", "gone.txt" + link,
		"out.txt" + link, "up" + link, "x.png: is a binary file", "y.txt: is a binary file", "z.pdf: isn't a PDF that can be read: 3: incorrect format"}
	if diff := cmp.Diff(want, errs); diff != "" {
		t.Error(diff)
	}
}

func TestPaths(t *testing.T) {
	one, two := files(t, map[string]string{"n.txt": story}), files(t, map[string]string{"n.txt": story, "m.txt": story})
	missing := filepath.Join(one, "missing.txt")
	ids, errs := collect(t, strings.NewReader(story), filepath.Join(one, "n.txt"), missing, "-", two)
	if diff := cmp.Diff([]string{"n.txt", "stdin", "m.txt"}, ids); diff != "" {
		t.Error(diff)
	}
	if len(errs) != 2 || !strings.HasPrefix(errs[0], missing+": ") || !strings.Contains(errs[1], filepath.Join(one, "n.txt")) {
		t.Errorf("want one error on the missing file and one on the ID taken twice, got %q", errs)
	}
}

func TestStops(t *testing.T) {
	dir := files(t, map[string]string{"1.txt": story, "2.txt": story, "3.txt": story})
	n := 0
	for range Read(context.Background(), []string{dir, dir}, nil) {
		if n++; n == 2 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	n = 0
	for _, err := range Read(ctx, []string{dir, dir}, nil) {
		cancel()
		last = err
		n++
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("after cancelling came %d, the last %v", n, last)
	}
}

// longLine is a line of the given size between a head and a tail.
func longLine(head string, size int64, tail string) io.Reader {
	return io.MultiReader(strings.NewReader(head), io.LimitReader(letters{}, size), strings.NewReader(tail))
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestLongLine(t *testing.T) {
	good := `{"id":"g","text":"Iran said so."}` + "\n"
	for _, c := range []struct {
		name, head, tail string
		ids              []string
		error            string
	}{
		{"records", good + `{"id":"x","text":"`, "\"}\n" + good, []string{"g", "g"}, "stdin:2: is longer than 16 MB"},
		{"last record", good + `{"id":"x","text":"`, "", []string{"g"}, "stdin:2: is longer than 16 MB"},
		{"text", "Iran said ", "\n", nil, "stdin: is larger than 16 MB"},
		{"page", "<html><p>Iran said ", "\n", nil, "stdin: is larger than 16 MB"},
		{"feed", "<rss><channel><title>", "", nil, "stdin: is larger than 64 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			ids, errs := collect(t, longLine(c.head, 100<<20, c.tail), "-")
			runtime.ReadMemStats(&after)
			if !slices.Equal(ids, c.ids) || len(errs) != 1 || !strings.HasPrefix(errs[0], c.error) {
				t.Errorf("got %q and %q", ids, errs)
			}
			if grown := (after.Sys - before.Sys) >> 20; grown > 400 {
				t.Errorf("took %d MB from the system", grown)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const want = "“Iran” said so – again."
	utf16 := func(s string, mark string, big bool) string {
		out := []byte(mark)
		for _, r := range s {
			if b := []byte{byte(r), byte(r >> 8)}; big {
				out = append(out, b[1], b[0])
			} else {
				out = append(out, b...)
			}
		}
		return string(out)
	}
	for name, c := range map[string]struct{ in, want, error string }{
		"utf-8":            {in: want, want: want},
		"byte order mark":  {in: "\ufeff" + want, want: want},
		"utf-16":           {in: utf16(want, "\xff\xfe", false), want: want},
		"utf-16 backwards": {in: utf16(want, "\xfe\xff", true), want: want},
		"windows-1252":     {in: "\x93Iran\x94 said so \x96 again.", want: want},
		"damaged utf-8":    {in: "“Iran” said \xe2\x80 so.", want: "“Iran” said \uFFFD so."},
		"line ends":        {in: "Iran said so.\r\nTwice.\rThrice.", want: "Iran said so.\nTwice.\nThrice."},
		"unknown": {in: strings.Repeat("\xc8\xf0\xe0\xed \xe7\xe0\xff\xe2\xe8\xeb ", 5),
			error: "stdin: isn't UTF-8, and its encoding can't be told (convert it, as with: iconv -f ENCODING -t UTF-8)"},
		"NUL far below": {in: strings.Repeat("Iran said so.\n", 1000) + "\x00", error: "stdin: holds NUL bytes: it is a binary file, or UTF-16 without its mark (convert it, as with: iconv -f ENCODING -t UTF-8)"},
	} {
		t.Run(name, func(t *testing.T) {
			for a, err := range Read(context.Background(), []string{"-"}, strings.NewReader(c.in)) {
				if err != nil {
					if err.Error() != c.error {
						t.Error(err)
					}
				} else if a.Text != c.want {
					t.Errorf("got %q", a.Text)
				}
			}
		})
	}
}

// The text of a record is the caller's, byte for byte.
func TestVerbatim(t *testing.T) {
	for _, text := range []string{"", " a \r\n\tb\r", "\x00\u2028é\U0001F600", "Updated 13 July 2018\nFollow\n\n" + story} {
		var b strings.Builder
		c := graph.Corpus{Articles: []*graph.Article{{ID: "x", Text: text}}}
		if err := c.WriteJSONL(&b); err != nil {
			t.Fatal(err)
		}
		for a, err := range Read(context.Background(), []string{"-"}, strings.NewReader(b.String())) {
			if err != nil || a.Text != text {
				t.Errorf("%q became %+v, %v", text, a, err)
			}
		}
	}
}

func TestHostilePages(t *testing.T) {
	para := "<p>Iran said on Monday that it would send more advisers to Syria, and that nobody had asked it to leave.</p>"
	for name, page := range map[string]string{
		"open tags":       strings.Repeat("<div>", 100000),
		"open formats":    strings.Repeat("<b><i><a href=x>", 20000),
		"closed only":     strings.Repeat("</div></p></table>", 50000),
		"tables in cells": strings.Repeat("<table><tr><td>", 10000),
		"attributes":      "<p " + strings.Repeat("a=b ", 200000) + ">" + para,
		"entities":        strings.Repeat("&amp;&#0;&#x110000;&nosuch", 20000) + para,
		"unclosed script": para + "<script>" + strings.Repeat("<!--", 50000),
		"unclosed quote":  para + `<a href="` + strings.Repeat("x", 100000),
		"many articles":   strings.Repeat("<article><h2>Iran</h2>"+para+"</article>", 300),
		"nested articles": strings.Repeat("<article><h2>Iran</h2>", 300) + strings.Repeat(para, 20),
		"deep paragraphs": strings.Repeat("<div class=comments>", 400) + strings.Repeat(para, 4000),
		"list headings":   para + strings.Repeat("<h2>Related stories</h2>", 2000),
		"broken metadata": `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":[[[{}]]],"headline":{</script>` + para,
		"formulas":        strings.Repeat("<math><mi><svg><foreignObject>", 5000) + para,
	} {
		t.Run(name, func(t *testing.T) {
			ids, errs := collect(t, strings.NewReader("<!doctype html><html><body>"+page), "-")
			if len(ids)+len(errs) == 0 {
				t.Error("neither an article nor an error")
			}
		})
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]graph.Date{
		"13 July 2018": "2018-07-13", "July 13, 2018 10:22 GMT": "2018-07-13", "Fri, 13 Jul 2018 01:00:00 +0300": "2018-07-13",
		"2018-07-13T23:30:00-05:00": "2018-07-13", "2018/7/3": "2018-07-03", "1st of Sept. 2020": "2020-09-01", "July 2018": "2018-07",
		"2018-07": "2018-07", "2018": "2018", "13/7/2018": "2018-07-13", "7/13/2018": "2018-07-13", "7/8/2018": "2018", "8/8/2018": "2018-08-08",
		"30 February 2019": "2019-02", "": "", "yesterday": "", "in 2018 or so": "", "No 20180713": "",
	} {
		if got := dateIn(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{
		"Updated 13 July 2018": true, "Published: July 13, 2018 | 10:22 am EST": true, "Fri 13 Jul 2018 10.22 BST": true,
		"Last updated on 2018-07-13 at 22:01 (GMT+3)": true, "13/07/2018": true,
		"Iran's deal of 13 July 2018": false, "On 13 July 2018 Iran signed": false, "Updated": false,
	} {
		if got := (line{text: in}).stamp(); got != want {
			t.Errorf("stamp(%q) = %v", in, got)
		}
	}
}
