package article

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/graph"
)

// onePage returns the article of a page with a head and, around its story, elements of its own.
func onePage(t *testing.T, head, above string) *graph.Article {
	t.Helper()
	const story = `<p>The port opened again on Tuesday after two days in which no ship was let in, its harbour master said on the quay.</p>
		<p>Gunboats had lain across the channel since Sunday, and nobody has said whose they were or why they left it again.</p>`
	page := "<!doctype html><html><head>" + head + "</head><body>" + above + story + "</body></html>"
	var found []*graph.Article
	for a, err := range Read(context.Background(), []string{Stdin}, strings.NewReader(page)) {
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, a)
	}
	if len(found) != 1 {
		t.Fatalf("%d articles", len(found))
	}
	return found[0]
}

func ldJSON(data string) string { return `<script type="application/ld+json">` + data + `</script>` }

func meta(name, content string) string {
	return fmt.Sprintf(`<meta property="%s" content="%s">`, name, content)
}

func TestDateOfAPage(t *testing.T) {
	canonical := func(path string) string { return `<link rel="canonical" href="https://courier.example` + path + `">` }
	for _, c := range []struct {
		name, head, above string
		want              graph.Date
	}{
		{"json-ld", ldJSON(`{"@type":"NewsArticle","datePublished":"2019-03-06T08:00:00Z"}`), "", "2019-03-06"},
		{"open graph", meta("article:published_time", "2019-03-06T08:00:00Z"), "", "2019-03-06"},
		{"time element", "", `<time datetime="2019-03-06T08:00">6 March</time>`, "2019-03-06"},
		{"address", canonical("/2019/03/06/port"), "", "2019-03-06"},
		{"line over the story", "", `<p>Published: 6 March 2019</p>`, "2019-03-06"},
		{"nothing", "", "", ""},

		{"the day as it is where the paper is", ldJSON(`{"@type":"NewsArticle","datePublished":"2019-03-06T23:30:00-05:00"}`), "", "2019-03-06"},
		{"the address has the paper's own day", ldJSON(`{"@type":"NewsArticle","datePublished":"2019-03-07T04:30:00Z"}`) + canonical("/2019/03/06/port"), "", "2019-03-06"},
		{"modified later", ldJSON(`{"@type":"NewsArticle","dateModified":"2019-04-01","datePublished":"2019-03-06"}`), "", "2019-03-06"},
		{"modified before it was published", ldJSON(`{"@type":"NewsArticle","datePublished":"2019-03-06","dateModified":"2019-03-04"}`), "", "2019-03-06"},
		{"modified only", meta("article:modified_time", "2019-04-01") + canonical("/2019/03/06/port"), "", "2019-03-06"},
		{"renewed in JSON-LD, kept in the meta element", ldJSON(`{"@type":"NewsArticle","datePublished":"2021-01-01"}`) + meta("article:published_time", "2019-03-06"), "", "2019-03-06"},
		{"renewed, but for the address", ldJSON(`{"@type":"NewsArticle","datePublished":"2021-01-01"}`) + canonical("/news/2019/mar/06/port"), "", "2019-03-06"},
		{"a month in the address takes no day away", ldJSON(`{"@type":"NewsArticle","datePublished":"2019-03-06"}`) + canonical("/2019/03/port"), "", "2019-03-06"},
		{"the article's among others", ldJSON(`[{"@type":"WebPage","datePublished":"2011-01-01"},{"@type":["NewsArticle"],"datePublished":"2019-03-06"}]`), "", "2019-03-06"},
		{"the site's elements before a time element", meta("article:published_time", "2019-03-06"), `<time datetime="2018-01-01">once</time>`, "2019-03-06"},
		{"time of an update first", "", `<time class="updated" datetime="2019-04-01">1 April</time><time datetime="2019-03-06">6 March</time>`, "2019-03-06"},
		{"time of another story first", "", `<aside><time datetime="2019-04-01">1 April</time></aside><time datetime="2019-03-06">6 March</time>`, "2019-03-06"},
		{"no JSON", ldJSON(`{"datePublished": "2018-01-01"`) + meta("article:published_time", "2019-03-06"), "", "2019-03-06"},
		{"a date that isn't", meta("article:published_time", "yesterday") + canonical("/2019/03/06/port"), "", "2019-03-06"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := onePage(t, c.head, c.above).Published; got != c.want {
				t.Errorf("%q, not %q", got, c.want)
			}
		})
	}
}

func TestAddressOfAPage(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"canonical link", `<link rel="canonical" href="https://courier.example/port">` + meta("og:url", "https://courier.example/port?from=feed"), "https://courier.example/port"},
		{"open graph", meta("og:url", "https://courier.example/port"), "https://courier.example/port"},
		{"json-ld", ldJSON(`{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://courier.example/port"}}`), "https://courier.example/port"},
		{"below the host", `<link rel="canonical" href="/port">` + meta("og:url", "https://courier.example/"), "https://courier.example/port"},
		{"below the base", `<base href="https://courier.example/news/"><link rel="canonical" href="port">`, "https://courier.example/news/port"},
		{"front page for canonical", `<link rel="canonical" href="https://courier.example/">` + meta("og:url", "https://courier.example/port"), "https://courier.example/port"},
		{"a place on the page", `<link rel="canonical" href="https://courier.example/port#top">`, "https://courier.example/port"},
		{"no address", `<link rel="canonical" href="javascript:void(0)">`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := onePage(t, c.head, "").URL; got != c.want {
				t.Errorf("%q, not %q", got, c.want)
			}
		})
	}
}

func TestHeadOfAPage(t *testing.T) {
	for _, c := range []struct{ name, head, above, title, source, author string }{
		{"all in JSON-LD", ldJSON(`{"@type":"NewsArticle","headline":"Port opens","publisher":{"name":"Red Sea Courier"},"author":[{"name":"Salma Idris"},{"name":"Ali Noor"}]}`), "", "Port opens", "Red Sea Courier", "Salma Idris"},
		{"open graph", `<title>Port opens - Red Sea Courier</title>` + meta("og:title", "Port opens") + meta("og:site_name", "Red Sea Courier") + meta("author", "By Salma Idris"), "", "Port opens", "Red Sea Courier", "Salma Idris"},
		{"a title with the paper's name", `<title>Port opens again after two days | Red Sea Courier</title>`, "<h1>Port opens again after two days</h1><p>By Salma Idris</p>", "Port opens again after two days", "", "Salma Idris"},
		{"the host for want of a name", `<link rel="canonical" href="https://www.courier.example/port"><title>Port opens</title>`, "", "Port opens", "courier.example", ""},
		{"an address isn't an author", meta("author", "https://courier.example/staff/idris"), "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := onePage(t, c.head, c.above)
			who := account(a.Origins).first(author)
			if got, want := []string{a.Title, a.Source, who}, []string{c.title, c.source, c.author}; !slices.Equal(got, want) {
				t.Errorf("%q, not %q", got, want)
			}
		})
	}
}
