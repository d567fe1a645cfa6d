package article

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// within stands between an archive and the path of a file in it: news.zip!/2018/envoy.html is both
// how errors name the file and, below the argument, its ID. A compressed file that holds one other,
// such as envoy.html.gz, keeps its own path.
const within = "!/"

// An archive is read file by file. What is said of a file on disk holds for a file in it: hidden
// ones are left out, and links aren't followed.
type archive struct {
	*reader
	file
	seen map[string]bool // the paths that stand in it
	some bool            // whether anything but folders stands in it
}

// zip reads a zip file, whose list of contents stands at its end: what isn't on disk is held in
// memory.
func (r *reader) zip(f file, in io.Reader, buf *bufio.Reader) {
	var at io.ReaderAt
	var size int64
	if disk, ok := onDisk(in); ok {
		at, size = disk, disk.size
	} else {
		data, err := io.ReadAll(io.LimitReader(buf, maxSpool+1))
		switch {
		case err != nil:
			r.fail(f, 0, cause(err), "")
			return
		case len(data) > maxSpool:
			r.fail(f, 0, fmt.Errorf("is a zip file of more than %d MB that isn't on disk", maxSpool>>20), unpackHint)
			return
		}
		at, size = bytes.NewReader(data), int64(len(data))
	}
	f.budget.packed = func() int64 { return size }
	z, err := zip.NewReader(at, size)
	if err != nil {
		r.fail(f, 0, fmt.Errorf("%w: %w", errBroken, err), "fetch it again")
		return
	}
	if what := office(z); what != "" {
		r.fail(f, 0, errors.New("is "+what), "save it as text, HTML or PDF")
		return
	}
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)))
	a := archive{reader: r, file: f, seen: map[string]bool{}}
	for _, e := range z.File {
		const encrypted = 1
		a.member(e.Name, e.Mode(), func(f file) {
			if e.Flags&encrypted != 0 {
				r.fail(f, 0, errors.New("is encrypted"), unpackHint)
				return
			}
			out, err := e.Open()
			if err != nil {
				r.fail(f, 0, fmt.Errorf("%w: %w", errBroken, err), unpackHint)
				return
			}
			defer out.Close()
			f.budget = &budget{ctx: r.ctx, around: f.budget, packed: func() int64 { return int64(e.CompressedSize64) }}
			r.read(f, &metered{out, f.budget})
		})
		if !a.goesOn() {
			return
		}
	}
	a.end()
}

// tar reads a tar file.
func (r *reader) tar(f file, in io.Reader) {
	a := archive{reader: r, file: f, seen: map[string]bool{}}
	t := tar.NewReader(in)
	for {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			a.end()
			return
		case err != nil:
			r.fail(f, 0, fmt.Errorf("breaks off: %w", err), "fetch it again")
			return
		case h.Typeflag == tar.TypeXGlobalHeader:
			continue
		}
		mode := h.FileInfo().Mode()
		if h.Typeflag == tar.TypeLink {
			mode |= fs.ModeSymlink
		}
		// Metered again, since a sparse file unpacks to more than is in the tar.
		a.member(h.Name, mode, func(f file) { r.read(f, &metered{t, f.budget}) })
		if !a.goesOn() {
			return
		}
	}
}

// member reads a file of the archive, unless it is none that should be read.
func (a *archive) member(name string, mode fs.FileMode, read func(file)) {
	name = printable(strings.ReplaceAll(name, `\`, "/"))
	inner := a.file
	inner.path += within + name
	if mode.IsDir() || strings.HasSuffix(name, "/") {
		return
	}
	a.some = true
	clean := path.Clean(name)
	switch {
	case !fs.ValidPath(clean) || strings.Contains("/"+name+"/", "/../") || strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		a.fail(inner, 0, errors.New("has a path that leads out of the archive; it isn't read"), unpackHint)
	case hidden(clean):
	case mode&fs.ModeSymlink != 0:
		a.fail(inner, 0, errors.New("is a link; links in an archive aren't followed"), "")
	case !mode.IsRegular():
		a.fail(inner, 0, errors.New("is no regular file"), "")
	case a.seen[clean]:
		a.fail(inner, 0, errors.New("stands in the archive twice; the first was read"), "")
	default:
		a.seen[clean] = true
		inner.path, inner.id = a.path+within+clean, a.id+within+clean
		read(inner)
	}
}

// goesOn reports whether more of the archive may be read.
func (a *archive) goesOn() bool {
	if !a.open() {
		return false
	}
	if err := a.budget.left(); err != nil {
		a.fail(a.file, 0, fmt.Errorf("isn't read to its end: it %w", err), unpackHint)
		return false
	}
	return true
}

func (a *archive) end() {
	if !a.some {
		a.fail(a.file, 0, errors.New("is an archive without files"), "")
	}
}

// hidden reports whether a file or a folder above it is one that folders hide, or that macOS adds.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// printable keeps a name from an archive from moving the cursor of who reads of it.
func printable(name string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c >= 0x7f && c < 0xa0 {
			return '\uFFFD'
		}
		return c
	}, clean(name))
}

// office tells what a document is that is a zip file only by the way.
func office(z *zip.Reader) string {
	for _, e := range z.File {
		switch e.Name {
		case "[Content_Types].xml":
			return "a document of an office program"
		case "mimetype":
			return "an OpenDocument file or a book"
		}
	}
	return ""
}

// A diskFile is an open file of a known size.
type diskFile struct {
	*os.File
	size int64
}

func onDisk(in io.Reader) (diskFile, bool) {
	f, ok := in.(*os.File)
	if !ok {
		return diskFile{}, false
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return diskFile{}, false
	}
	return diskFile{f, info.Size()}, true
}
