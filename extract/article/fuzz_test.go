package article

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	f.Fuzz(func(t *testing.T, data []byte) {
		read(&reader{ctx: context.Background(), taken: map[string]string{}, yield: func(a *graph.Article, err error) bool {
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
		}}, data)
	})
}

var fuzzed = file{path: "fuzz", id: "fuzz"}

func FuzzRead(f *testing.F) {
	fuzz(f, "*", func(r *reader, data []byte) { r.read(fuzzed, strings.NewReader(string(data))) })
}

func FuzzText(f *testing.F) {
	fuzz(f, "txt", func(r *reader, data []byte) { r.text(fuzzed, data) })
}

func FuzzPage(f *testing.F) {
	fuzz(f, "html", func(r *reader, data []byte) { r.page(fuzzed, data) })
}

func FuzzFeed(f *testing.F) {
	fuzz(f, "xml", func(r *reader, data []byte) { r.feed(fuzzed, data) })
}

func FuzzRecords(f *testing.F) {
	fuzz(f, "jsonl", func(r *reader, data []byte) {
		buf, _ := unmark(strings.NewReader(string(data)))
		r.records(fuzzed, buf)
	})
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
