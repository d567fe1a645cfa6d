package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Layers are file systems that lie over each other: a table has the rows of all, and a later one's row
// takes the place of earlier ones. As a file system, it has the topmost of each file.
type Layers []fs.FS

// Open implements fs.FS.
func (l Layers) Open(name string) (fs.File, error) {
	for i := len(l) - 1; i >= 0; i-- {
		f, err := l[i].Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// LayersOf returns what lies over each other in a file system.
func LayersOf(fsys fs.FS) Layers {
	if l, ok := fsys.(Layers); ok {
		return l
	}
	return Layers{fsys}
}

// Glob implements fs.GlobFS: the names that any layer has.
func (l Layers) Glob(pattern string) ([]string, error) {
	var all []string
	for _, layer := range l {
		names, err := fs.Glob(layer, pattern)
		if err != nil {
			return nil, err
		}
		all = append(all, names...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// Each calls row for each row of the table NAME, whose columns are those that NAME.csv has in the lowest
// layer that has it. A row there is known by its first cell, which several may share: those of a later layer take
// the place of all that share it.
func Each(fsys fs.FS, name string, row func(*Row) error) error {
	layers := LayersOf(fsys)
	var f fs.File
	err := error(fs.ErrNotExist)
	for i := 0; i < len(layers) && errors.Is(err, fs.ErrNotExist); i++ {
		f, err = layers[i].Open(name + ".csv")
	}
	if err != nil {
		return err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.Comment = '#'
	columns, err := in.Read()
	if err != nil {
		return fmt.Errorf("%s.csv: reading the header row: %w", name, err)
	}
	t := Table{Name: name, Columns: columns, Key: columns[:1]}
	var rows []*Row
	above := map[string]int{} // the topmost layer of a first cell
	for i, layer := range layers {
		if err := t.read(layer, func(r *Row) error {
			r.layer = i
			above[t.key(r)] = i
			rows = append(rows, r)
			return nil
		}); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if above[t.key(r)] > r.layer {
			continue
		}
		if err := row(r); err != nil {
			return r.wrong(err)
		}
	}
	return nil
}
