// Package article reads news as it is found: plain text, HTML pages, feeds, JSON Lines, mail and PDF,
// also packed as zip, tar, gzip or zstd, told apart by what is in them. It finds the story on a page, parts pages that hold several, marks the
// spans that aren't the story, and groups copies of one text. It knows nothing of grammar.
package article

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/entente-graph/entente/graph"
)

// Nothing is read into memory beyond these sizes; what is larger is an error.
const (
	maxArticle = 16 << 20 // a page, a text file, a record of JSON Lines
	maxFeed    = 64 << 20 // a feed with all its entries
)

// An Error tells what couldn't be read, and what to do about it. The rest of the input isn't
// touched by it.
type Error struct {
	Path string
	Line int // in JSON Lines, from 1; else 0
	Err  error
	Hint string // what to do, or ""
}

func (e *Error) Error() string {
	where := e.Path
	if e.Line > 0 {
		where = fmt.Sprintf("%s:%d", e.Path, e.Line)
	}
	if e.Hint == "" {
		return fmt.Sprintf("%s: %v", where, e.Err)
	}
	return fmt.Sprintf("%s: %v (%s)", where, e.Err, e.Hint)
}

func (e *Error) Unwrap() error { return e.Err }

// Stdin is the path that stands for standard input, and the ID of a page read from it.
const (
	Stdin   = "-"
	stdinID = "stdin"
)

// Read yields the articles of files, folders and, for the path "-", of stdin: the paths as they are
// given, the files of a folder in lexical order, the stories of a file as they stand. What can't be
// read is yielded as an *Error in its place, and reading goes on. When ctx ends, its error is the
// last thing yielded. One file at a time is open, and of JSON Lines one record is in memory.
//
// Hidden files are left out of a folder, and links in it aren't followed. The files of an archive, and
// what is attached to a message, are read in their place, as news.zip!/2018/envoy.html. An article that
// isn't in English is an error.
func Read(ctx context.Context, paths []string, stdin io.Reader) iter.Seq2[*graph.Article, error] {
	return func(yield func(*graph.Article, error) bool) {
		r := &reader{ctx: ctx, yield: yield, taken: map[string]string{}}
		defer r.pdfs.close()
		for _, path := range paths {
			if path == Stdin {
				r.read(file{path: stdinID, id: stdinID}, stdin)
			} else {
				r.walk(path)
			}
			if r.done {
				return
			}
		}
	}
}

// A reader passes on what is read to the caller, until the caller has enough.
type reader struct {
	ctx   context.Context
	yield func(*graph.Article, error) bool
	taken map[string]string // ID of a file -> its path
	done  bool
	pdfs  pdfium
}

// A file is where articles come from.
type file struct {
	path   string // for errors
	id     string // of the first story, where it doesn't bring its own
	layers int    // how often it is packed
	budget *budget
}

// open reports whether reading should go on.
func (r *reader) open() bool {
	if err := r.ctx.Err(); err != nil && !r.done {
		r.yield(nil, err)
		r.done = true
	}
	return !r.done
}

// article passes on an article of a file, read at a line if it is JSON Lines.
func (r *reader) article(f file, line int, a *graph.Article) {
	if language := foreign(a.Text); language != "" {
		r.fail(f, line, fmt.Errorf("%q is in %s, and only English is read", a.ID, language), "")
	} else if r.open() {
		r.done = !r.yield(a, nil)
	}
}

func (r *reader) fail(f file, line int, err error, hint string) {
	if r.open() {
		r.done = !r.yield(nil, &Error{Path: f.path, Line: line, Err: err, Hint: hint})
	}
}

// storyID is the ID of the nth story of a page, from 0.
func storyID(id string, n int) string {
	if n == 0 {
		return id
	}
	return fmt.Sprintf("%s#%d", id, n+1)
}
