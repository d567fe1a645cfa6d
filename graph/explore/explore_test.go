package explore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// memory is a Store that holds a small corpus.
type memory struct{ *graph.Corpus }

func (m memory) Search(_ context.Context, text string, limit int) (*graph.Corpus, error) {
	c := &graph.Corpus{}
	for _, e := range m.Entities {
		if strings.Contains(strings.ToLower(e.Name), strings.ToLower(text)) {
			c.Entities = append(c.Entities, e)
		}
	}
	for _, a := range m.Articles {
		if strings.Contains(strings.ToLower(a.Title), strings.ToLower(text)) {
			c.Articles = append(c.Articles, a)
		}
	}
	return c, nil
}

func (m memory) Entity(_ context.Context, id string) (*graph.Corpus, error) {
	for _, e := range m.Entities {
		if e.ID == id {
			return m.Corpus, nil
		}
	}
	return nil, fmt.Errorf("entity %q: %w", id, graph.ErrUnknown)
}

func (m memory) Article(_ context.Context, id string) (*graph.Corpus, error) {
	for _, a := range m.Articles {
		if a.ID == id {
			return m.Corpus, nil
		}
	}
	return nil, fmt.Errorf("article %q: %w", id, graph.ErrUnknown)
}

func (m memory) Query(_ context.Context, dql string, vars map[string]string) (json.RawMessage, error) {
	switch {
	case dql == mostMentioned:
		return json.RawMessage(`{"q":[{"xid":"country/IRN","name":"Iran","kind":"country","articles":3},{"xid":"x","name":"<script>alert(1)</script>","kind":"person","articles":1}]}`), nil
	case strings.HasPrefix(dql, "schema"):
		return json.RawMessage(`{}`), nil
	case dql == "flat":
		return json.RawMessage(`{"q":[{"name":"Iran","n":0.10},{"uid":"0x1","name":"<b>Bold</b>","aliases":["A","B"]}],"deep":[{"of":{"name":"x"}}]}`), nil
	case dql == "vars":
		return json.Marshal(vars)
	}
	return nil, errors.New("line 1: no such <block>")
}

const script = "<script>alert(1)</script>"

// sample holds what the pages have to show, and what a hostile article may bring.
func sample() *graph.Corpus {
	text := "By our staff. Iran coordinates with Russia, Ali says. Iran will strike " + script + " & Israel’s 🕊 base."
	at := func(words string) graph.Span {
		i := strings.Index(text, words)
		start := len([]rune(text[:i]))
		return graph.Span{Start: start, End: start + len([]rune(words)), Text: words}
	}
	first, second := at("Iran coordinates with Russia, Ali says."), at("Iran will strike "+script+" & Israel’s 🕊 base.")
	inner := at("Israel’s 🕊 base")
	claim := func(id, subject, relation, object, speaker string, p graph.Polarity, m graph.Modality, ev ...graph.Evidence) *graph.Claim {
		return &graph.Claim{ID: "claim/" + id, Subject: subject, Relation: relation, Object: object, Speaker: speaker, Polarity: p, Modality: m,
			Date: "2018-07", Plover: "COOPERATE", Confidence: ev[0].Confidence, Evidence: ev}
	}
	strike := graph.Span{Start: second.Start, End: second.Start + 4, Text: "Iran"}
	c := &graph.Corpus{
		Articles: []*graph.Article{
			{ID: "a/1.txt", Title: "Talks " + script, Source: "The Daily", URL: "javascript:alert(1)", Published: "2018-07-13", Text: text, Group: "b 2",
				Noise: []graph.Noise{{Start: 0, End: 13, Kind: "byline"}}},
			{ID: "b 2", Title: "Plain", URL: "https://example.org/a?b=1&c=2", Text: "Iran."},
		},
		Entities: []*graph.Entity{
			{ID: "country/IRN", Type: "country", Name: "Iran", Country: "IRN", Aliases: []string{"Persia", `"><img src=x onerror=alert(1)>`},
				Mentions: []graph.Mention{{Article: "a/1.txt", Span: at("Iran"), Form: graph.Name}, {Article: "a/1.txt", Span: strike, Form: graph.Name}}},
			{ID: "country/RUS", Type: "country", Name: "Russia", Country: "RUS"},
			{ID: "country/ISR", Type: "country", Name: "Israel", Country: "ISR"},
			{ID: "person/ali", Type: "person", Name: "Ali " + script, Country: "IRN"},
		},
		Claims: []*graph.Claim{
			claim("coordinates", "country/RUS", "coordinates-with", "country/IRN", "person/ali", graph.Asserted, graph.Actual,
				graph.Evidence{Article: "a/1.txt", Span: first, Subject: at("Russia"), Object: at("Iran"), Confidence: 0.8}),
			claim("attacks", "country/IRN", "attacks", "country/ISR", "", graph.Asserted, graph.Threatened,
				graph.Evidence{Article: "a/1.txt", Span: second, Subject: strike, Object: at("Israel"), Confidence: 0.6}),
			claim("nested", "country/ISR", "opposes", "country/IRN", "", graph.Denied, graph.Actual,
				graph.Evidence{Article: "a/1.txt", Span: inner, Subject: at("Israel"), Object: at("🕊"), Confidence: 0.5}),
			claim("supports", "person/ali", "supports", "country/IRN", "", graph.Asserted, graph.Actual,
				graph.Evidence{Article: "gone.txt", Span: graph.Span{Start: 0, End: 5, Text: "Iran."}, Confidence: 0.5}),
		},
	}
	c.Claims[3].Relation, c.Claims[3].Lemma = ontology.Other, "toast"
	return c
}

func serve(t *testing.T, s Store) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(New(s, ontology.Default(), "name: string @index(term) . # "+script))
	t.Cleanup(srv.Close)
	return srv
}

func body(t *testing.T, resp *http.Response, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestPages is the whole site in one table. A string that begins with ! must not be on the page.
func TestPages(t *testing.T) {
	srv := serve(t, memory{sample()})
	for _, c := range []struct {
		address string
		status  int
		want    []string
	}{
		{"/", 200, []string{"Most mentioned", `<a href="/entity?id=country%2fIRN">Iran</a>`, "3 articles", "1 article<", "&lt;script&gt;"}},
		{"/?q=ira", 200, []string{`href="/entity?id=country%2fIRN"`, `value="ira"`, "Persia", "!Most mentioned", "!Russia"}},
		{"/?q=talks", 200, []string{`<a class="title" href="/article?id=a%2f1.txt">Talks &lt;script&gt;`, "The Daily", "2018-07-13"}},
		{"/?q=" + url.QueryEscape(`"><script>`), 200, []string{"No entity has this name", `value="&#34;&gt;&lt;script&gt;"`}},
		{"/entity?id=country/IRN", 200, []string{
			"<h1>Iran</h1>", "<p class=\"kind\">country</p>", "<i>Persia</i>", "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;",
			"Told as fact", "coordinates with <span class=\"tone friendly\">", `<b class="badge reported">only reported</b>`, "reported, according to <a href=\"/entity?id=person%2fali\">Ali &lt;script",
			"1 telling ", `<mark class="object">Iran</mark> coordinates with <mark class="subject">Russia</mark>, Ali says.`,
			"Not told as fact", `<b class="badge standing">threatened</b>`, "<h3>attacks <", "<h3>opposed by <", `<b class="badge standing">denied</b>`,
			"<h3>object of: toast</h3>", `href="/article?id=gone.txt#at-0">gone.txt</a>`,
			`href="/article?id=a%2f1.txt#at-14"`, "COOPERATE", "Mentioned in", "2×", "!<script"}},
		{"/entity?id=country/IRN&relation=attacks", 200, []string{"<h3>attacks <", "Show all", "Nothing is told of it as a fact in this relation", "!<h3>opposed by", "!Mentioned in"}},
		{"/entity?id=person/ali", 200, []string{"person of <a href=\"/entity?id=country%2fIRN\">Iran</a>", "<h3>toast</h3>", "!<script"}},
		{"/entity?id=country/XXX", 404, []string{"not in the graph", "country/XXX"}},
		{"/entity", 404, []string{"not in the graph"}},
		{"/article?id=a/1.txt", 200, []string{
			"Talks &lt;script&gt;", "javascript:alert(1)", `!href="javascript`, `<a href="/article?id=b%202">b 2</a>`,
			`<span class="noise" title="not the story: byline">By our staff.</span>`,
			`<mark class="depth-1" id="at-14">Iran coordinates with Russia, Ali says.</mark><a class="note" href="#claim%2fcoordinates" aria-label="claim 1">1</a>`,
			`<mark class="depth-1" id="at-54">Iran will strike &lt;script&gt;alert(1)&lt;/script&gt; &amp; </mark><mark class="depth-2" id="at-99">Israel’s 🕊 base</mark><a`,
			`<li id="claim/coordinates" value="1">`, `<li id="claim/attacks" value="2">`, `<li id="claim/nested" value="3">`,
			"3 claims", `<b class="badge standing">threatened</b> <a href="/entity?id=country%2fIRN">Iran</a> <a class="words" href="#at-54"`, "!<script", "!toast"}},
		{"/article?id=b+2", 200, []string{`<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer external">`, "No claim was drawn"}},
		{"/article?id=none", 404, []string{"not in the graph"}},
		{"/schema", 200, []string{"<code>opposes</code>", "opposed by", "REJECT", "Armed group", "name: string @index(term) . # &lt;script&gt;", "!<script"}},
		{"/query", 200, []string{`method="post"`, "coordinates_with", "!JSON"}},
		{"/query?dql=flat", 200, []string{"flat</textarea>", "!<td>"}}, // filled in, not run
		{"/query?dql=%3C/textarea%3E%3Cscript%3E", 200, []string{"&lt;/textarea&gt;&lt;script&gt;"}},
		{"/healthz", 200, []string{"ok\n"}},
		{"/style.css", 200, []string{"prefers-color-scheme: dark", "!http"}},
		{"/nothing?q=<script>", 404, []string{"There is no page /nothing.", "!<script"}},
		{"/pages/frame.html", 404, []string{"There is no page"}},
	} {
		t.Run(c.address, func(t *testing.T) {
			resp, err := http.Get(srv.URL + c.address)
			got := body(t, resp, err)
			if resp.StatusCode != c.status {
				t.Errorf("status %d, want %d", resp.StatusCode, c.status)
			}
			holds(t, got, c.want)
			if policy := resp.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; style-src 'self'; form-action 'self'") {
				t.Errorf("policy is %q", policy)
			}
			if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
				wellFormed(t, got)
			}
		})
	}
}

func holds(t *testing.T, page string, want []string) {
	t.Helper()
	for _, w := range want {
		if text, not := strings.CutPrefix(w, "!"); strings.Contains(page, text) == not {
			t.Errorf("%q on the page: want %v\n%s", text, !not, page)
		}
	}
}

// wellFormed checks that elements close in the order in which they open, that no ID stands twice,
// that links within the page lead somewhere, and that nothing is loaded from elsewhere.
func wellFormed(t *testing.T, page string) {
	t.Helper()
	void := map[string]bool{"meta": true, "link": true, "input": true, "br": true}
	var open, fragments []string
	ids := map[string]bool{}
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		token := z.Token()
		switch {
		case kind == html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			for _, f := range fragments {
				if name, err := url.PathUnescape(f); err != nil || !ids[name] {
					t.Errorf("#%s leads nowhere", f)
				}
			}
			return
		case kind == html.StartTagToken && !void[token.Data]:
			open = append(open, token.Data)
		case kind == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v", token.Data, open)
			}
			open = open[:len(open)-1]
		}
		if token.Data == "script" || token.Data == "img" || token.Data == "iframe" {
			t.Errorf("a <%s> on the page", token.Data)
		}
		for _, a := range token.Attr {
			switch {
			case a.Key == "id" && kind != html.EndTagToken:
				if ids[a.Val] {
					t.Errorf("ID %q stands twice", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("attribute %s on a <%s>", a.Key, token.Data)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				fragments = append(fragments, a.Val[1:])
			case (a.Key == "href" && token.Data != "a" || a.Key == "src" || a.Key == "action") && !strings.HasPrefix(a.Val, "/"):
				t.Errorf("<%s> loads %s", token.Data, a.Val)
			}
		}
	}
}

func TestQuery(t *testing.T) {
	srv := serve(t, memory{sample()})
	for _, c := range []struct {
		name, dql, vars string
		status          int
		want            []string
	}{
		{"flat", "flat", "", 200, []string{"<h2>q</h2>", `<th scope="col">name</th><th scope="col">n</th><th scope="col">uid</th>`,
			"<tr><td>Iran</td><td>0.10</td><td></td><td></td></tr>", "<td>&lt;b&gt;Bold&lt;/b&gt;</td>", "<td>A, B</td>", "!<h2>deep</h2>", "JSON"}},
		{"vars", "vars", "$a = 1\n\nb=x=y\n", 200, []string{"&#34;$a&#34;: &#34;1&#34;", "&#34;$b&#34;: &#34;x=y&#34;", "<details open>"}},
		{"no value", "vars", "$a", 400, []string{"name=value"}},
		{"an error", "nonsense", "", 400, []string{"no such &lt;block&gt;", "nonsense</textarea>"}},
		{"too long", strings.Repeat("x", longestForm), "", 413, []string{"can&#39;t be read"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp, err := http.PostForm(srv.URL+"/query", url.Values{"dql": {c.dql}, "vars": {c.vars}})
			got := body(t, resp, err)
			if resp.StatusCode != c.status {
				t.Errorf("status %d, want %d", resp.StatusCode, c.status)
			}
			holds(t, got, c.want)
			wellFormed(t, got)
		})
	}
}

// TestOtherSites tries what another site can do through a visitor's browser.
func TestOtherSites(t *testing.T) {
	srv := serve(t, memory{sample()})
	port := srv.Listener.Addr().(*net.TCPAddr).Port
	for _, c := range []struct {
		name, method, path, host string
		header                   map[string]string
		status                   int
	}{
		{"loopback address", "GET", "/", "", nil, 200},
		{"localhost", "GET", "/", "LocalHost", nil, 200},
		{"localhost with port", "GET", "/", fmt.Sprintf("localhost:%d", port), nil, 200},
		{"IPv6", "GET", "/", "[::1]:80", nil, 200},
		{"rebinding", "GET", "/article?id=b+2", "evil.example", nil, 403},
		{"rebinding with port", "GET", "/", fmt.Sprintf("evil.example:%d", port), nil, 403},
		{"a name that looks like an address", "GET", "/", "127.0.0.1.evil.example", nil, 403},
		{"a name that looks like localhost", "GET", "/", "notlocalhost", nil, 403},
		{"form of this site", "POST", "/query", "", map[string]string{"Sec-Fetch-Site": "same-origin"}, 200},
		{"form of another site", "POST", "/query", "", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"form of another site, old browser", "POST", "/query", "", map[string]string{"Origin": "http://evil.example"}, 403},
		{"form to a page without", "POST", "/entity", "", nil, 405},
	} {
		t.Run(c.name, func(t *testing.T) {
			req, err := http.NewRequest(c.method, srv.URL+c.path, strings.NewReader("dql=flat"))
			if err != nil {
				t.Fatal(err)
			}
			req.Host = c.host
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for k, v := range c.header {
				req.Header.Set(k, v)
			}
			resp, err := http.DefaultClient.Do(req)
			got := body(t, resp, err)
			if resp.StatusCode != c.status {
				t.Errorf("status %d, want %d\n%s", resp.StatusCode, c.status, got)
			}
		})
	}
}

func TestPublicAddressTakesAnyHost(t *testing.T) {
	r := httptest.NewRequest("GET", "http://graph.example/healthz", nil)
	r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, &net.TCPAddr{IP: net.IPv4(192, 0, 2, 7)}))
	w := httptest.NewRecorder()
	New(memory{sample()}, ontology.Default(), "").ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

// down is a store whose server doesn't answer.
type down struct{ memory }

func (down) Query(context.Context, string, map[string]string) (json.RawMessage, error) {
	return nil, errors.New("no server at <there>")
}

func TestStoreDown(t *testing.T) {
	srv := serve(t, down{})
	for path, status := range map[string]int{"/": 502, "/healthz": 503} {
		resp, err := http.Get(srv.URL + path)
		got := body(t, resp, err)
		if resp.StatusCode != status || !strings.Contains(got, "no server at") {
			t.Errorf("%s: status %d, want %d, with the reason\n%s", path, resp.StatusCode, status, got)
		}
	}
}

func TestServeStops(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- Serve(ctx, l, New(memory{sample()}, ontology.Default(), "")) }()
	resp, err := http.Get("http://" + l.Addr().String() + "/healthz")
	if got := body(t, resp, err); got != "ok\n" {
		t.Errorf("health is %q", got)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if again, err := net.Listen("tcp", l.Addr().String()); err != nil {
		t.Errorf("the address is still taken: %v", err)
	} else {
		again.Close()
	}
}
