package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// An item is a file for a test's archive.
type item struct{ name, content string }

func zipOf(t testing.TB, items ...item) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, it := range items {
		e, err := w.CreateHeader(&zip.FileHeader{Name: it.name, Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(e, it.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, items ...item) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, it := range items {
		kind := byte(tar.TypeReg)
		if strings.HasSuffix(it.name, "/") {
			kind = tar.TypeDir
		}
		if err := w.WriteHeader(&tar.Header{Name: it.name, Mode: 0o644, Size: int64(len(it.content)), Typeflag: kind}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, it.content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// packed is what the writer that to makes of s.
func packed(t testing.TB, s io.Reader, to func(io.Writer) io.WriteCloser) string {
	var b bytes.Buffer
	w := to(&b)
	if _, err := io.Copy(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asGzip(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }

func asZstd(w io.Writer) io.WriteCloser {
	z, _ := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	return z
}

func gzipOf(t testing.TB, s string) string { return packed(t, strings.NewReader(s), asGzip) }
func zstdOf(t testing.TB, s string) string { return packed(t, strings.NewReader(s), asZstd) }

const (
	recordLine = `{"id":"mine","text":"Iran said so."}` + "\n"
	shortPage  = "<!DOCTYPE html><title>x</title><p>" + story
)

// Files are read in archives as they are in folders, whatever the archive's name.
func TestArchives(t *testing.T) {
	items := []item{{"b.txt", story}, {"a/", ""}, {"./a/page.dat", shortPage}, {"a/lines.jsonl", recordLine}, {".hidden/x.txt", story}, {"__MACOSX/x.txt", story}}
	want := []string{"!/b.txt", "!/a/page.dat", "mine"}
	for name, content := range map[string]string{
		"zip": zipOf(t, items...), "tar": tarOf(t, items...), "tar.gz": gzipOf(t, tarOf(t, items...)), "tar.zst": zstdOf(t, tarOf(t, items...)),
	} {
		for _, file := range []string{"news." + name, "news.txt"} {
			t.Run(name+" as "+file, func(t *testing.T) {
				ids, errs := collect(t, nil, filepath.Join(files(t, map[string]string{file: content}), file))
				if diff := cmp.Diff([]string{file + want[0], file + want[1], want[2]}, ids); diff != "" || len(errs) > 0 {
					t.Error(diff, errs)
				}
			})
		}
		t.Run(name+" as stdin", func(t *testing.T) {
			ids, errs := collect(t, strings.NewReader(content), Stdin)
			if diff := cmp.Diff([]string{"stdin" + want[0], "stdin" + want[1], want[2]}, ids); diff != "" || len(errs) > 0 {
				t.Error(diff, errs)
			}
		})
	}
}

// What is merely compressed keeps its name, and nested archives add theirs.
func TestNames(t *testing.T) {
	dir := files(t, map[string]string{
		"a.txt.gz": gzipOf(t, story), "b.jsonl.zst": zstdOf(t, `[]`+"\n"+recordLine), "c.zip": zipOf(t, item{"in/d.zip", zipOf(t, item{"e.txt.gz", gzipOf(t, story)})}),
	})
	ids, errs := collect(t, nil, dir)
	if diff := cmp.Diff([]string{"a.txt.gz", "mine", "c.zip!/in/d.zip!/e.txt.gz"}, ids); diff != "" {
		t.Error(diff)
	}
	if want := []string{filepath.Join(dir, "b.jsonl.zst") + ":1: is a JSON array, not an object"}; !cmp.Equal(want, errs) {
		t.Error(errs)
	}
}

func TestHostileEntries(t *testing.T) {
	items := []item{{"../up.txt", story}, {"a/../../up.txt", story}, {"/etc/passwd", story}, {`..\up.txt`, story}, {`C:\up.txt`, story}, {"a/../b.txt", story},
		{"twice.txt", story}, {"./twice.txt", story}, {"bell\a.txt", story}, {"x.png", "\x89PNG\r\n\x1a\n0000"}}
	out := ": has a path that leads out of the archive; it isn't read"
	want := []string{"../up.txt" + out, "a/../../up.txt" + out, "/etc/passwd" + out, "../up.txt" + out, "C:/up.txt" + out, "a/../b.txt" + out,
		"./twice.txt: stands in the archive twice; the first was read", "x.png: is a binary file"}
	for name, content := range map[string]string{"zip": zipOf(t, items...), "tar": tarOf(t, items...)} {
		t.Run(name, func(t *testing.T) {
			ids, errs := collect(t, strings.NewReader(content), Stdin)
			for i := range errs {
				errs[i], _, _ = strings.Cut(strings.TrimPrefix(errs[i], "stdin!/"), " (")
			}
			if diff := cmp.Diff([]string{"stdin!/twice.txt", "stdin!/bell\uFFFD.txt"}, ids) + cmp.Diff(want, errs); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinksAndDevices(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []*tar.Header{
		{Typeflag: tar.TypeXGlobalHeader, Name: "pax_global_header", PAXRecords: map[string]string{"comment": "x"}},
		{Typeflag: tar.TypeSymlink, Name: "soft.txt", Linkname: "/etc/passwd"}, {Typeflag: tar.TypeLink, Name: "hard.txt", Linkname: "/etc/passwd"},
		{Typeflag: tar.TypeChar, Name: "device"}, {Typeflag: tar.TypeFifo, Name: "pipe"},
	} {
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	ids, errs := collect(t, &b, Stdin)
	link, odd := ": is a link; links in an archive aren't followed", ": is no regular file"
	if diff := cmp.Diff([]string{"stdin!/soft.txt" + link, "stdin!/hard.txt" + link, "stdin!/device" + odd, "stdin!/pipe" + odd}, errs); diff != "" || len(ids) > 0 {
		t.Error(diff, ids)
	}
}

// spaces is n bytes that JSON Lines pass over.
func spaces(n int64) io.Reader { return io.LimitReader(same(' '), n) }

type same byte

func (b same) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(b)
	}
	return len(p), nil
}

// Of a bomb no more is unpacked than the bound, and what stands beside it is read.
func TestBombs(t *testing.T) {
	spaced := func(n int64) io.Reader { return io.MultiReader(strings.NewReader(recordLine), spaces(n)) }
	lines := strings.Repeat("\n", 60<<20) // within what is free, but not thrice
	large := packed(t, spaced(100<<20), asGzip)
	bomb := "unpacks to more than 200 times its size"
	for name, c := range map[string]struct {
		content string
		ids     []string
		errors  []string
	}{
		"gzip":          {large, []string{"mine"}, []string{"bomb:2: " + bomb}},
		"zstd":          {packed(t, spaced(100<<20), asZstd), []string{"mine"}, []string{"bomb:2: " + bomb}},
		"gzip in gzip":  {gzipOf(t, large), []string{"mine"}, []string{"bomb:2: " + bomb}},
		"entry of zip":  {zipOf(t, item{"a.jsonl", recordLine + strings.Repeat(" ", 80<<20)}, item{"b.txt", story}), []string{"mine", "bomb!/b.txt"}, []string{"bomb!/a.jsonl:2: " + bomb}},
		"all of a zip":  {zipOf(t, item{"a.jsonl", lines}, item{"b.jsonl", lines}, item{"c.jsonl", recordLine}), nil, []string{"bomb!/b.jsonl:", "bomb: isn't read to its end: it " + bomb}},
		"large text":    {zipOf(t, item{"a.txt", strings.Repeat("Iran ", 20<<20/5)}, item{"b.txt", story}), []string{"bomb!/b.txt"}, []string{"bomb!/a.txt: is larger than 16 MB"}},
		"overlapping":   {overlapping(t, 200, 10<<20), nil, []string{"bomb"}},
		"too deep":      {gzipOf(t, gzipOf(t, gzipOf(t, gzipOf(t, gzipOf(t, story))))), nil, []string{"bomb: is packed more than 4 times over"}},
		"cut off":       {gzipOf(t, story)[:30], nil, []string{"bomb: can't be unpacked to its end: unexpected EOF"}},
		"zip cut off":   {zipOf(t, item{"a.txt", story})[:60], nil, []string{"bomb: can't be unpacked to its end: zip: not a valid zip file"}},
		"tar cut off":   {tarOf(t, item{"a.txt", story}, item{"b.txt", story})[:1200], []string{"bomb!/a.txt"}, []string{"bomb: breaks off: unexpected EOF"}},
		"empty zip":     {zipOf(t), nil, []string{"bomb: is an archive without files"}},
		"office":        {zipOf(t, item{"[Content_Types].xml", "<x/>"}, item{"word/document.xml", "<x/>"}), nil, []string{"bomb: is a document of an office program"}},
		"no gzip":       {"\x1f\x8b and so on", nil, []string{"bomb: can't be unpacked to its end: gzip: invalid header"}},
		"window of 1GB": {"\x28\xb5\x2f\xfd\x00\xa0" + strings.Repeat("x", 50), nil, []string{"bomb: can't be unpacked to its end: window size exceeded"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := files(t, map[string]string{"bomb": c.content, "z.txt": story})
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			ids, errs := collect(t, nil, dir)
			runtime.ReadMemStats(&after)
			if diff := cmp.Diff(append(c.ids, "z.txt"), ids); diff != "" {
				t.Error(diff)
			}
			if len(errs) != len(c.errors) && name != "overlapping" {
				t.Errorf("got %q", errs)
			}
			for i := range min(len(errs), len(c.errors)) {
				if !strings.HasPrefix(errs[i], filepath.Join(dir, c.errors[i])) {
					t.Errorf("got %s, want %s", errs[i], c.errors[i])
				}
			}
			if grown := (after.Sys - before.Sys) >> 20; grown > 400 {
				t.Errorf("took %d MB from the system", grown)
			}
		})
	}
}

// overlapping is a zip file whose n entries are all the same few bytes, which unpack to size spaces.
func overlapping(t *testing.T, n, size int) string {
	content := strings.Repeat(" ", size)
	one := zipOf(t, item{"aaa.jsonl", content})
	end := len(one) - 22
	start := int(binary.LittleEndian.Uint32([]byte(one)[end+16:]))
	var b strings.Builder
	b.WriteString(one[:start])
	for i := range n {
		entry := []byte(one[start:end])
		entry[46], entry[47] = byte('a'+i/26), byte('a'+i%26)
		b.Write(entry)
	}
	tail := []byte(one[end:])
	binary.LittleEndian.PutUint16(tail[8:], uint16(n))
	binary.LittleEndian.PutUint16(tail[10:], uint16(n))
	binary.LittleEndian.PutUint32(tail[12:], uint32(n*(end-start)))
	b.Write(tail)
	return b.String()
}

func TestEncryptedEntry(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "a.txt", Flags: 1, Method: zip.Store}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if _, errs := collect(t, &b, Stdin); len(errs) != 1 || !strings.HasPrefix(errs[0], "stdin!/a.txt: is encrypted (") {
		t.Error(errs)
	}
}

// Reading ends in the middle of an archive when it is told to.
func TestArchiveStops(t *testing.T) {
	archive := gzipOf(t, tarOf(t, item{"1.txt", story}, item{"2.txt", story}, item{"3.txt", story}))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, err := range Read(ctx, []string{Stdin}, strings.NewReader(archive)) {
		cancel()
		n, last = n+1, err
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("after cancelling came %d, the last %v", n, last)
	}
	for range Read(context.Background(), []string{Stdin}, strings.NewReader(archive)) {
		break
	}
}

// A zip file on disk isn't held in memory.
func TestZipOnDisk(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "large.zip"))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	e, _ := w.CreateHeader(&zip.FileHeader{Name: "a.png", Method: zip.Store})
	io.Copy(e, io.MultiReader(strings.NewReader("\x89PNG\r\n\x1a\n"), io.LimitReader(same(1), maxSpool+1<<20)))
	e, _ = w.Create("b.txt")
	io.WriteString(e, story)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	ids, errs := collect(t, nil, dir)
	if !cmp.Equal(ids, []string{"large.zip!/b.txt"}) || len(errs) != 1 {
		t.Error(ids, errs)
	}
	in, err := os.Open(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, errs := collect(t, io.MultiReader(in), Stdin); len(errs) != 1 || !strings.Contains(errs[0], "is a zip file of more than 128 MB that isn't on disk") {
		t.Error(errs)
	}
}
