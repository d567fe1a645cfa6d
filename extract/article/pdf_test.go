package article

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
)

// A document that can't be read is an error of its own; the next is read.
func TestBrokenDocuments(t *testing.T) {
	data, err := os.ReadFile("testdata/pages/printed_over_pages/source.pdf")
	if err != nil {
		t.Fatal(err)
	}
	whole := string(data)
	dir := files(t, map[string]string{
		"a.pdf": "%PDF-1.7\n" + strings.Repeat("[", 100000), "b.pdf": "%PDF-1.4\n%%EOF", "c.pdf": whole[:len(whole)/3],
		"d.pdf": strings.ReplaceAll(whole, "/Kids [", "/Kids [ 1 0 R 1 0 R"), "e.txt": whole,
	})
	ids, errs := collect(t, nil, dir)
	if len(ids) == 0 || ids[len(ids)-1] != "e.txt" {
		t.Errorf("read %q", ids)
	}
	if len(ids)+len(errs) != 5 {
		t.Errorf("read %q, failed on %q", ids, errs)
	}
	for _, e := range errs {
		if !strings.Contains(e, ".pdf: is") {
			t.Error(e)
		}
	}
}

func TestDocumentStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range Read(ctx, []string{"testdata/pages/printed_over_pages"}, nil) {
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
}
