package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// record is a line of JSON Lines.
type record struct {
	Kind      string  `json:"kind"`
	ID        string  `json:"id"`
	Text      *string `json:"text"`
	Title     string  `json:"title"`
	Published string  `json:"published"`
	Source    string  `json:"source"`
	URL       string  `json:"url"`
}

var errTooLong = fmt.Errorf("is longer than %d MB", maxArticle>>20)

// records reads JSON Lines. Text is taken as it is; a line that can't be read is passed over.
func (r *reader) records(f file, in *bufio.Reader) {
	var line []byte
	for n := 1; r.open(); n++ {
		var err error
		line, err = readLine(in, line[:0])
		switch {
		case errors.Is(err, errTooLong):
			r.fail(f, n, err, "a record should be one article")
			continue
		case err != nil && !errors.Is(err, io.EOF):
			r.fail(f, n, cause(err), "")
			return
		}
		if len(bytes.TrimSpace(line)) > 0 {
			if a, bad := parseRecord(line); bad != nil {
				r.fail(f, n, bad, "")
			} else {
				r.article(f, n, a)
			}
		}
		if err != nil {
			return
		}
	}
}

// readLine appends the next line to buf. A line that is too long is read to its end, and dropped.
func readLine(in *bufio.Reader, buf []byte) ([]byte, error) {
	for long := false; ; {
		part, err := in.ReadSlice('\n')
		if long = long || len(buf)+len(part) > maxArticle; !long {
			buf = append(buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case long && (err == nil || errors.Is(err, io.EOF)):
			return buf[:0], errTooLong // at the end of the file the next call says so
		default:
			return buf, err
		}
	}
}

func parseRecord(line []byte) (*graph.Article, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("isn't UTF-8")
	}
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		var wrong *json.UnmarshalTypeError
		switch {
		case errors.As(err, &wrong) && wrong.Field == "":
			return nil, fmt.Errorf("is a JSON %s, not an object", wrong.Value)
		case errors.As(err, &wrong):
			return nil, fmt.Errorf("its %q is a %s, not a string", wrong.Field, wrong.Value)
		}
		return nil, fmt.Errorf("isn't JSON: %w", err)
	}
	switch {
	case rec.Kind != "" && rec.Kind != "article":
		return nil, fmt.Errorf("is of the kind %q, not an article", rec.Kind)
	case rec.ID == "":
		return nil, errors.New(`has no "id"`)
	case rec.Text == nil:
		return nil, errors.New(`has no "text"`)
	}
	a := &graph.Article{ID: rec.ID, Title: rec.Title, Source: rec.Source, URL: rec.URL, Published: dateIn(rec.Published), Text: *rec.Text}
	ls := lines(a.Text)
	a.Noise = noise(ls)
	credit(a, "record", ls)
	return a, nil
}
