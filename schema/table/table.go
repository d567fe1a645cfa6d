// Package table reads the tables of schema: rows of named columns, as CSV or as YAML. Both may be
// written by hand; an error names the file and the line.
package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// A Table is a file of rows, without its ending, and the columns that they may have. Each row needs
// the first column. No two rows of a file are alike in all columns of the key.
type Table struct {
	Name    string
	Columns []string
	Key     []string
}

// A Row is one row of a table.
type Row struct {
	Where   string // file and line
	columns []string
	cells   []string
}

// Get returns a cell by its column, or "" where the table hasn't that column.
func (r *Row) Get(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// List parts a cell at semicolons.
func (r *Row) List(column string) []string {
	var out []string
	for part := range strings.SplitSeq(r.Get(column), ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Read calls row for each row of the table. It stands in NAME.csv or NAME.yaml of each file system, or
// in both, or isn't there. A row with the key of one in an earlier file system takes its place.
func (t Table) Read(layers []fs.FS, row func(*Row) error) error {
	type place struct{ layer, at int }
	var rows []*Row
	places := map[string]place{}
	for i, fsys := range layers {
		if err := t.read(fsys, func(r *Row) error {
			key := t.key(r)
			p, again := places[key]
			switch {
			case !again:
				p.at = len(rows)
				rows = append(rows, r)
			case p.layer == i:
				return fmt.Errorf("%s stands twice, first at %s", key, rows[p.at].Where)
			default:
				rows[p.at] = r
			}
			places[key] = place{i, p.at}
			return nil
		}); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if err := row(r); err != nil {
			return fmt.Errorf("%s: %w", r.Where, err)
		}
	}
	return nil
}

// key returns the cells that a row is known by.
func (t Table) key(r *Row) string {
	key := r.Get(t.Key[0])
	for _, c := range t.Key[1:] {
		key += ", " + r.Get(c)
	}
	return key
}

// read calls row for each row of NAME.csv, then of NAME.yaml.
func (t Table) read(fsys fs.FS, row func(*Row) error) error {
	for _, format := range []struct {
		ending string
		read   func(t Table, file string, text []byte, row func(*Row) error) error
	}{{".csv", Table.csv}, {".yaml", Table.yaml}} {
		file := t.Name + format.ending
		text, err := fs.ReadFile(fsys, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := format.read(t, file, text, row); err != nil {
			return err
		}
	}
	return nil
}

// unknown reports a column that the table doesn't have.
func (t Table) unknown(column string) error {
	if slices.Contains(t.Columns, column) {
		return nil
	}
	return fmt.Errorf("unknown column %q: use %s", column, strings.Join(t.Columns, ", "))
}

// csv reads a header row with the columns, then the rows. Lines that begin with "#" are comments.
func (t Table) csv(file string, text []byte, row func(*Row) error) error {
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))) // as spreadsheets write it
	in.Comment = '#'
	header, err := in.Read()
	if err != nil {
		return fmt.Errorf("%s: reading the header row: %w", file, err)
	}
	for i, c := range header {
		if err := t.unknown(c); err != nil {
			line, column := in.FieldPos(i)
			return fmt.Errorf("%s:%d:%d: %w", file, line, column, err)
		}
	}
	if !slices.Contains(header, t.Columns[0]) {
		return fmt.Errorf("%s: the header row has no column %q", file, t.Columns[0])
	}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			if errors.Is(bad.Err, csv.ErrFieldCount) {
				return fmt.Errorf("%s:%d: %d cells, but the header row has %d", file, bad.Line, len(cells), len(header))
			}
			return fmt.Errorf("%s:%d:%d: %w", file, bad.Line, bad.Column, bad.Err)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		line, _ := in.FieldPos(0)
		r := &Row{fmt.Sprintf("%s:%d", file, line), header, cells}
		if err := row(r); err != nil {
			return fmt.Errorf("%s: %w", r.Where, err)
		}
	}
}
