package article

import (
	"context"
	"errors"
	"os"
	"slices"
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
		"huge.pdf": "%PDF-1.5\n1 0 obj\n<< /Type /XRef /Size 3000000000 /W [1 1 1] /Length 0 >>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n",
		"ring.pdf": ringed(whole),
		"d.pdf":    strings.ReplaceAll(whole, "/Kids [", "/Kids [ 1 0 R 1 0 R"), "e.txt": whole,
	})
	ids, errs := collect(t, nil, dir)
	if !slices.Contains(ids, "e.txt") || !slices.Contains(ids, "ring.pdf") {
		t.Errorf("read %q", ids)
	}
	if len(ids)+len(errs) != 7 {
		t.Errorf("read %q, failed on %q", ids, errs)
	}
	for _, e := range errs {
		if !strings.Contains(e, ".pdf: is") {
			t.Error(e)
		}
	}
}

// ringed makes a document's cross-references lead back to themselves.
func ringed(whole string) string {
	at := strings.LastIndex(whole, "startxref\n")
	offset, _, _ := strings.Cut(whole[at+len("startxref\n"):], "\n")
	trailer := strings.LastIndex(whole, "trailer")
	open := trailer + strings.Index(whole[trailer:], "<<") + len("<<")
	return whole[:open] + " /Prev " + offset + whole[open:]
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
