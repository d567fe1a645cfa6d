package article

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
)

var update = flag.Bool("update", false, "write what is read now into want.json, to be read as a diff")

// A page's want.json: the articles it holds, with the words of each noise, and the errors.
type wanted struct {
	Articles []wantedArticle `json:"articles"`
	Errors   []string        `json:"errors,omitempty"`
}

type wantedArticle struct {
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	Source    string        `json:"source"`
	URL       string        `json:"url"`
	Published graph.Date    `json:"published"`
	Text      []string      `json:"text"` // lines
	Noise     []wantedNoise `json:"noise"`
	Origins   []string      `json:"origins"` // field, value and where from
}

type wantedNoise struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// TestPages reads each folder of testdata/pages, named after its trouble.
func TestPages(t *testing.T) {
	sources, err := filepath.Glob("testdata/pages/*/source.*")
	if err != nil || len(sources) == 0 {
		t.Fatal("no pages", err)
	}
	for _, source := range sources {
		folder := filepath.Dir(source)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			var got wanted
			for a, err := range Read(context.Background(), []string{source}, nil) {
				if err != nil {
					var e *Error
					if !errors.As(err, &e) || !strings.HasPrefix(e.Path, source) {
						t.Errorf("the error %v doesn't name %s", err, source)
					}
					got.Errors = append(got.Errors, strings.TrimPrefix(err.Error(), source))
					continue
				}
				checkSpans(t, a)
				w := wantedArticle{ID: a.ID, Title: a.Title, Source: a.Source, URL: a.URL, Published: a.Published,
					Text: strings.Split(a.Text, "\n"), Noise: []wantedNoise{}, Origins: []string{}}
				for _, n := range a.Noise {
					w.Noise = append(w.Noise, wantedNoise{n.Kind, string([]rune(a.Text)[n.Start:n.End])})
				}
				for _, o := range a.Origins {
					w.Origins = append(w.Origins, o.Field+" "+o.Value+" from "+o.From)
				}
				got.Articles = append(got.Articles, w)
			}
			file := filepath.Join(folder, "want.json")
			if *update {
				var b strings.Builder
				enc := json.NewEncoder(&b)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if err := enc.Encode(got); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var want wanted
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}
