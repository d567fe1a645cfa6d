package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/explore"
	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/graph/store/local/localtest"
)

// TestExplore fetches the pages as a browser would, over the real store.
func TestExplore(t *testing.T) {
	s := loaded(t, "testdata/claims.jsonl")
	pages := httptest.NewServer(explore.New(s, s.Ontology, store.Schema(s.Ontology)))
	defer pages.Close()
	for _, test := range []struct {
		path   string
		status int
		holds  []string
	}{
		{"/", 200, []string{"Iran", "Israel"}},
		{"/?q=netanyahu", 200, []string{"Benjamin Netanyahu"}},
		{"/entity?id=country/IRN", 200, []string{"Islamic Republic of Iran", "coordinates with", ` coordinated its air strikes with <mark`, "talks.txt"}},
		{"/article?id=talks.txt", 200, []string{"Talks in Astana", "<mark", "Israel opposes the Iranian presence in Syria."}},
		{"/schema", 200, []string{"coordinates-with", "@reverse"}},
		{"/query", 200, []string{"<textarea"}},
		{"/healthz", 200, []string{"ok"}},
		{"/entity?id=country/XXX", 404, []string{"not in the graph"}},
		{"/article?id=none.txt", 404, []string{"not in the graph"}},
		{"/nowhere", 404, []string{"no page /nowhere"}},
	} {
		resp, err := http.Get(pages.URL + test.path)
		check(t, test.path, test.status, test.holds, resp, err)
	}
	const dql = `{ q(func: eq(xid, "country/ISR")) { name } }`
	resp, err := http.PostForm(pages.URL+"/query", url.Values{"dql": {dql}})
	check(t, "POST /query", 200, []string{"&#34;name&#34;: &#34;Israel&#34;"}, resp, err)
}

func check(t *testing.T, page string, status int, holds []string, resp *http.Response, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
		return
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Error(err)
	}
	if resp.StatusCode != status {
		t.Errorf("%s: status %d, want %d", page, resp.StatusCode, status)
	}
	for _, words := range holds {
		if !strings.Contains(string(body), words) {
			t.Errorf("%s doesn't hold %q:\n%s", page, words, body)
		}
	}
}

// loaded is the package's Dgraph with nothing in it but an extraction.
func loaded(t *testing.T, extraction string) *store.Store {
	t.Helper()
	file, err := os.Open(extraction)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	c, err := graph.ReadJSONL(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := dropAll(localtest.Address(t)); err != nil {
		t.Fatal(err)
	}
	s, err := store.Dial(t.Context(), localtest.Address(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(t.Context(), c, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestListenAt(t *testing.T) {
	for _, test := range []struct {
		listen, address string
		open            bool
	}{
		{"127.0.0.1:8765", "127.0.0.1:8765", false},
		{"localhost:0", "localhost:0", false},
		{"[::1]:80", "[::1]:80", false},
		{":8765", "127.0.0.1:8765", false},
		{"0.0.0.0:8765", "0.0.0.0:8765", true},
		{"[::]:8765", "[::]:8765", true},
		{"192.0.2.1:8765", "192.0.2.1:8765", true},
	} {
		address, open, err := listenAt(t.Context(), test.listen)
		if err != nil || address != test.address || open != test.open {
			t.Errorf("listenAt(%s) = %s, %v, %v; want %s, %v", test.listen, address, open, err, test.address, test.open)
		}
	}
}
