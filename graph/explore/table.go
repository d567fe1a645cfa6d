package explore

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// longestTable is how many rows are shown.
const longestTable = 1000

// table is a block of an answer whose nodes hold only values and lists of values.
type table struct {
	Name    string
	Columns []string
	Rows    [][]string
	More    int // rows not shown
}

// tables makes a table of each block of an answer that is flat. Columns stand in the order in
// which the answer first has them.
func tables(answer json.RawMessage) []table {
	var out []table
	blocks, err := members(answer)
	if err != nil {
		return nil
	}
	for _, b := range blocks {
		if t, ok := flat(b); ok {
			out = append(out, t)
		}
	}
	return out
}

func flat(block member) (table, bool) {
	t := table{Name: block.name}
	var nodes []json.RawMessage
	if json.Unmarshal(block.value, &nodes) != nil || len(nodes) == 0 {
		return t, false
	}
	if len(nodes) > longestTable {
		nodes, t.More = nodes[:longestTable], len(nodes)-longestTable
	}
	for _, n := range nodes {
		values, err := members(n)
		if err != nil {
			return t, false
		}
		row := make([]string, len(t.Columns))
		for _, v := range values {
			text, ok := cell(v.value)
			if !ok {
				return t, false
			}
			i := slices.Index(t.Columns, v.name)
			if i < 0 {
				i = len(t.Columns)
				t.Columns, row = append(t.Columns, v.name), append(row, "")
			}
			row[i] = text
		}
		t.Rows = append(t.Rows, row)
	}
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]string, len(t.Columns)-len(row))...)
	}
	return t, true
}

// cell writes a value, or a list of values; an object isn't one.
func cell(raw json.RawMessage) (string, bool) {
	switch raw[0] {
	case '{':
		return "", false
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return "", false
		}
		var texts []string
		for _, one := range list {
			text, ok := cell(one)
			if !ok {
				return "", false
			}
			texts = append(texts, text)
		}
		return strings.Join(texts, ", "), true
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err == nil
	}
	return string(raw), true // a number as written, true, false or null
}

// member is a name and value of a JSON object.
type member struct {
	name  string
	value json.RawMessage
}

// members returns those of an object in its order, which a map would lose.
func members(object json.RawMessage) ([]member, error) {
	var out []member
	dec := json.NewDecoder(bytes.NewReader(object))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, &json.UnmarshalTypeError{Value: "no object"}
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		m := member{name: name.(string)}
		if err := dec.Decode(&m.value); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}
