package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// writeTables writes each block of an answer as a table with a row for each node. What a node
// leads to stands in columns of its own, several values in one cell: coordinates_with.name.
func writeTables(w io.Writer, answer json.RawMessage) error {
	blocks, err := members(answer)
	if err != nil {
		return fmt.Errorf("the answer can't be shown as a table: %w", err)
	}
	for i, b := range blocks {
		var nodes []json.RawMessage
		if err := json.Unmarshal(b.value, &nodes); err != nil {
			return fmt.Errorf("block %s of the answer can't be shown as a table: %w", b.name, err)
		}
		t := table{}
		for _, n := range nodes {
			row := map[string][]string{}
			if err := t.fill(row, "", n); err != nil {
				return fmt.Errorf("block %s of the answer can't be shown as a table: %w", b.name, err)
			}
			t.rows = append(t.rows, row)
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		if len(blocks) > 1 {
			fmt.Fprintln(w, line(b.name))
		}
		if err := t.write(w); err != nil {
			return err
		}
	}
	return nil
}

// A table has its columns in the order in which the answer first has them.
type table struct {
	columns []string
	rows    []map[string][]string // by column
}

// fill puts a value into the row, under the column that path names.
func (t *table) fill(row map[string][]string, path string, value json.RawMessage) error {
	switch value[0] {
	case '{':
		fields, err := members(value)
		if err != nil {
			return err
		}
		for _, f := range fields {
			name := f.name
			if path != "" {
				name = path + "." + name
			}
			if err := t.fill(row, name, f.value); err != nil {
				return err
			}
		}
		return nil
	case '[':
		var list []json.RawMessage
		if err := json.Unmarshal(value, &list); err != nil {
			return err
		}
		for _, one := range list {
			if err := t.fill(row, path, one); err != nil {
				return err
			}
		}
		return nil
	}
	text := string(value) // a number as written, true, false or null
	if value[0] == '"' {
		if err := json.Unmarshal(value, &text); err != nil {
			return err
		}
	}
	if !slices.Contains(t.columns, path) {
		t.columns = append(t.columns, path)
	}
	row[path] = append(row[path], line(text))
	return nil
}

func (t *table) write(w io.Writer) error {
	if len(t.columns) == 0 {
		_, err := fmt.Fprintln(w, "(nothing)")
		return err
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	var head []string
	for _, c := range t.columns {
		head = append(head, line(c))
	}
	fmt.Fprintln(out, strings.Join(head, "\t"))
	for _, row := range t.rows {
		var cells []string
		for _, c := range t.columns {
			cells = append(cells, strings.Join(row[c], ", "))
		}
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	return out.Flush()
}

// member is a name and value of a JSON object.
type member struct {
	name  string
	value json.RawMessage
}

// members returns those of an object in its order, which a map would lose.
func members(object json.RawMessage) ([]member, error) {
	var out []member
	d := json.NewDecoder(bytes.NewReader(object))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, errors.New("no JSON object")
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		m := member{name: name.(string)}
		if err := d.Decode(&m.value); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}
