package article

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// fuzz seeds a target with the pages whose sources end so, then asks of any input that reading it
// ends, in articles whose spans are right or in errors that name it.
func fuzz(f *testing.F, ending string, read func(r *reader, data []byte)) {
	sources, err := filepath.Glob("testdata/pages/*/source." + ending)
	if err != nil || len(sources) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, source := range sources {
		data, err := os.ReadFile(source)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, func(r *reader) { read(r, data) }) })
}

var fuzzedFile = file{path: "fuzz", id: "fuzz"}

// fuzzed reads, and checks what comes.
func fuzzed(t *testing.T, read func(*reader)) {
	r := &reader{ctx: context.Background(), taken: map[string]string{}, yield: func(a *graph.Article, err error) bool {
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz") {
				t.Error(err)
			}
			return true
		}
		checkSpans(t, a)
		if !utf8.ValidString(a.Title + a.Source + a.URL) {
			t.Errorf("the head of %+v isn't UTF-8", a)
		}
		return true
	}}
	defer r.pdfs.close()
	read(r)
}

// FuzzRead leaves out PDF, which is slow and has a target of its own.
func FuzzRead(f *testing.F) {
	fuzz(f, "[^p]*", func(r *reader, data []byte) { r.read(fuzzedFile, strings.NewReader(string(data))) })
}

func FuzzText(f *testing.F) {
	fuzz(f, "txt", func(r *reader, data []byte) { r.text(fuzzedFile, data) })
}

func FuzzPage(f *testing.F) {
	fuzz(f, "html", func(r *reader, data []byte) { r.page(fuzzedFile, data) })
}

func FuzzFeed(f *testing.F) {
	fuzz(f, "xml", func(r *reader, data []byte) { r.feed(fuzzedFile, data) })
}

func FuzzRecords(f *testing.F) {
	fuzz(f, "jsonl", func(r *reader, data []byte) {
		buf, _ := unmark(strings.NewReader(string(data)))
		r.records(fuzzedFile, buf)
	})
}

// FuzzPacked has PDFium left out, which has a target of its own.
func FuzzPacked(f *testing.F) {
	for _, s := range []string{
		zipOf(f, item{"a.txt", story}, item{"../b.jsonl", recordLine}), tarOf(f, item{"a.txt", story}, item{"b/c.html", shortPage}),
		gzipOf(f, story), zstdOf(f, recordLine), gzipOf(f, tarOf(f, item{"a.txt", story})), zipOf(f, item{"a.zip", zipOf(f, item{"a.txt.zst", zstdOf(f, story)})}),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if packingOf(data) != unpacked && !bytes.Contains(data, []byte("%PDF-")) {
			fuzzed(t, func(r *reader) { r.read(fuzzedFile, bytes.NewReader(data)) })
		}
	})
}

func FuzzMail(f *testing.F) {
	fuzz(f, "eml", func(r *reader, data []byte) {
		if !bytes.Contains(data, []byte("%PDF-")) {
			r.mail(fuzzedFile, data)
		}
	})
}

func FuzzPDF(f *testing.F) {
	// Compiling PDFium takes longer than one input may.
	var first pdfium
	if err := first.start(context.Background()); err != nil {
		f.Fatal(err)
	}
	first.close()
	fuzz(f, "pdf", func(r *reader, data []byte) { r.pdf(fuzzedFile, data) })
}

// Whatever is printed, no letter is lost or added but hyphens and those at the edges of pages.
func FuzzFlow(f *testing.F) {
	f.Add("The envoy re-\nturned to Da\x02mascus.\n\nIran-\nRussia talks\n", "")
	f.Add("Levant Wire\nThe envoy left.\n1", "Levant Wire\nHe came back.\n2")
	letters := func(s string) string {
		return strings.Map(func(c rune) rune {
			if strings.ContainsRune(hyphens, c) || unicode.IsSpace(c) {
				return -1
			}
			return c
		}, s)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		if !utf8.ValidString(one + "|" + two) {
			t.Skip()
		}
		text, _ := flow([]string{one, two})
		ls, _ := printedLines([]string{one, two})
		if want := letters(strings.Join(ls, "")); letters(text) != want {
			t.Errorf("%q and %q became %q", one, two, text)
		}
	})
}

func FuzzForeign(f *testing.F) {
	f.Add("Iran said so.")
	f.Add("Die Regierung \xff\u0301 wollte sich gestern nicht dazu äußern, 你好")
	f.Fuzz(func(t *testing.T, s string) { foreign(s) })
}

func benchmark(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Read(context.Background(), []string{Stdin}, strings.NewReader(text)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkPage(b *testing.B) {
	benchmark(b, source(b, "navigation_around_the_story/source.html"))
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// A page as papers have them: a story of forty paragraphs among hundreds of links, cards and scripts.
func BenchmarkLargePage(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!doctype html><html lang=en><head><title>Envoy returns to Damascus</title><script>" + strings.Repeat("window.push({slot: 7});", 1500) + "</script></head><body><nav><ul>")
	for i := range 300 {
		fmt.Fprintf(&page, "<li class='nav__item'><a class='nav__link' href='/section/%d'>Section %d</a></li>", i, i)
	}
	page.WriteString("</ul></nav><div class='l-page'><div class='l-main'><article><h1>Envoy returns to Damascus</h1>")
	for i := range 40 {
		fmt.Fprintf(&page, "<p class='text'>On day %d the envoy said that he would <a href='/topic/%d'>return to Damascus</a> in June, and that the truce had held for a month, in all but %d villages of the north.</p>\n", i, i, i)
	}
	page.WriteString("</article></div><div class='l-side'>")
	for i := range 60 {
		fmt.Fprintf(&page, "<div class='c-item'><div class='c-item__image'><img src='/i/%d.jpg' alt=''></div><div><a href='/s/%d'><h3>Talks go on for day %d</h3></a><p>What was said, by whom, and what it may mean for those who stay.</p></div></div>", i, i, i)
	}
	page.WriteString("</div></div><footer><p>All rights reserved.</p></footer></body></html>")
	benchmark(b, page.String())
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkTextOfProse(b *testing.B) {
	benchmark(b, "Envoy returns to Damascus\n\n"+strings.Repeat("The envoy said that he would return to Damascus in June, and that the truce had held for a month. "+
		"Nobody in the city had asked him to leave, he told the agency, though some had asked how long he meant to stay.\n", 50))
}

func BenchmarkTextOfNoise(b *testing.B) {
	benchmark(b, source(b, "list_of_recent_posts/source.txt"))
}

func source(b *testing.B, name string) string {
	data, err := os.ReadFile("testdata/pages/" + name)
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}
