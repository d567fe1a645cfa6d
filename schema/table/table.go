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
	starts  []int // where the cells begin in their line, from 1, where it is known
	layer   int
}

// Column is where a cell's text begins in its line, counted in bytes from 1, or 0 where that isn't known.
func (r *Row) Column(column string) int {
	if i := slices.Index(r.columns, column); i >= 0 && i < len(r.starts) {
		return r.starts[i]
	}
	return 0
}

// Cells returns the cells by their columns.
func (r *Row) Cells() map[string]string {
	cells := make(map[string]string, len(r.columns))
	for i, c := range r.columns {
		cells[c] = r.cells[i]
	}
	return cells
}

// Get returns a cell by its column, or "" where the table hasn't that column.
func (r *Row) Get(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// A Fault is what is wrong at a byte of a row's line, counted from 1.
type Fault struct {
	At  int
	Err error
}

func (f *Fault) Error() string { return f.Err.Error() }

// wrong says where an error of the row is.
func (r *Row) wrong(err error) error {
	if f, ok := errors.AsType[*Fault](err); ok && f.At > 0 {
		return fmt.Errorf("%s:%d: %w", r.Where, f.At, err)
	}
	return fmt.Errorf("%s: %w", r.Where, err)
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

// Read calls row for each row of the table. It stands in NAME.csv or NAME.yaml of each layer of the file
// system, or in both, or isn't there. A row with the key of one in an earlier layer takes its place.
func (t Table) Read(fsys fs.FS, row func(*Row) error) error {
	var rows []*Row
	places := map[string]int{}
	for i, layer := range LayersOf(fsys) {
		if err := t.read(layer, func(r *Row) error {
			key := t.key(r)
			r.layer = i
			at, again := places[key]
			switch {
			case !again:
				places[key] = len(rows)
				rows = append(rows, r)
			case rows[at].layer == i:
				return fmt.Errorf("%s stands twice, first at %s", key, rows[at].Where)
			default:
				rows[at] = r
			}
			return nil
		}); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if err := row(r); err != nil {
			return r.wrong(err)
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
		starts := make([]int, len(cells))
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
			_, starts[i] = in.FieldPos(i)
		}
		line, _ := in.FieldPos(0)
		r := &Row{Where: fmt.Sprintf("%s:%d", file, line), columns: header, cells: cells, starts: starts}
		if err := row(r); err != nil {
			return fmt.Errorf("%s: %w", r.Where, err)
		}
	}
}
