package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// yaml reads a list of mappings from columns to cells; a cell of several parts may be a list.
func (t Table) yaml(file string, text []byte, row func(*Row) error) error {
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		return Located(file, err)
	}
	for _, d := range tree.Docs {
		if d.Body == nil {
			continue
		}
		rows, ok := d.Body.(*ast.SequenceNode)
		if !ok {
			return fmt.Errorf("%s:%d: rows must be a list: each begins with \"- %s: \"", file, lineOf(d.Body), t.Columns[0])
		}
		for _, node := range rows.Values {
			r, err := t.mapping(file, node)
			if err != nil {
				return err
			}
			if err := row(r); err != nil {
				return fmt.Errorf("%s: %w", r.Where, err)
			}
		}
	}
	return nil
}

func (t Table) mapping(file string, node ast.Node) (*Row, error) {
	r := &Row{Where: fmt.Sprintf("%s:%d", file, lineOf(node))}
	cells, ok := node.(ast.MapNode)
	if !ok {
		return nil, fmt.Errorf("%s: a row must be like \"%s: value\"", r.Where, t.Columns[0])
	}
	for at := cells.MapRange(); at.Next(); {
		column := at.Key().String()
		where := fmt.Sprintf("%s:%d:%d", file, lineOf(at.Key()), at.Key().GetToken().Position.Column)
		if len(r.columns) == 0 {
			r.Where = fmt.Sprintf("%s:%d", file, lineOf(at.Key()))
		}
		if err := t.unknown(column); err != nil {
			return nil, fmt.Errorf("%s: %w", where, err)
		}
		cell, err := scalar(at.Value())
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", where, column, err)
		}
		r.columns, r.cells = append(r.columns, column), append(r.cells, cell)
	}
	if !slices.Contains(r.columns, t.Columns[0]) {
		return nil, fmt.Errorf("%s: the row has no %q", r.Where, t.Columns[0])
	}
	return r, nil
}

// scalar returns a cell as CSV has it.
func scalar(node ast.Node) (string, error) {
	switch n := node.(type) {
	case *ast.NullNode:
		return "", nil
	case *ast.SequenceNode:
		var parts []string
		for _, v := range n.Values {
			part, err := scalar(v)
			if err != nil {
				return "", err
			}
			parts = append(parts, part)
		}
		return strings.Join(parts, ";"), nil
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), nil
	case ast.ScalarNode:
		return strings.TrimSpace(n.GetToken().Value), nil
	}
	return "", fmt.Errorf("must be a value or a list of values")
}

func lineOf(node ast.Node) int { return node.GetToken().Position.Line }

// Located puts file and line before what the parser says.
func Located(file string, err error) error {
	if bad, ok := errors.AsType[yaml.Error](err); ok && bad.GetToken() != nil {
		at := bad.GetToken().Position
		return fmt.Errorf("%s:%d:%d: %s", file, at.Line, at.Column, bad.GetMessage())
	}
	return fmt.Errorf("%s: %w", file, err)
}
