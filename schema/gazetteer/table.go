package gazetteer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// A record is one row by the names of its columns.
type record struct {
	columns []string
	fields  []string
	where   string
}

func (r *record) get(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 {
		return strings.TrimSpace(r.fields[i])
	}
	return ""
}

// list parts a field at semicolons.
func (r *record) list(column string) []string {
	var out []string
	for part := range strings.SplitSeq(r.get(column), ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// read calls row for each row of a table. Lines that begin with "#" are comments.
func read(fsys fs.FS, file string, known []string, row func(*record) error) error {
	f, err := fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.Comment = '#'
	header, err := in.Read()
	if err != nil {
		return fmt.Errorf("%s: reading the header row: %w", file, err)
	}
	for _, c := range header {
		if !slices.Contains(known, c) {
			return fmt.Errorf("%s: unknown column %q: use %s", file, c, strings.Join(known, ", "))
		}
	}
	if !slices.Contains(header, known[0]) {
		return fmt.Errorf("%s: the header row has no column %q", file, known[0])
	}
	for {
		fields, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err) // a csv.ParseError names the line
		}
		line, _ := in.FieldPos(0)
		r := &record{header, fields, fmt.Sprintf("%s:%d", file, line)}
		if err := row(r); err != nil {
			return fmt.Errorf("%s: %w", r.where, err)
		}
	}
}
