package lemma

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed lemmas.gz
var file []byte

// Shipped returns the table that is part of the program.
var Shipped = sync.OnceValue(func() *Table {
	t, err := Read(bytes.NewReader(file))
	if err != nil {
		panic(err) // a test reads it
	}
	return t
})

// Write stores the table as gzipped text, in order: a line with a tag, then the forms and lemmas
// that it has.
func (t *Table) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(z)
	for _, k := range slices.SortedFunc(maps.Keys(t.rows), inOrder) {
		fmt.Fprintf(out, "%s|%s\n", k.upos, k.xpos)
		for _, form := range slices.Sorted(maps.Keys(t.rows[k])) {
			fmt.Fprintf(out, "%s\t%s\n", form, t.rows[k][form])
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// Read reads what Write wrote.
func Read(r io.Reader) (*Table, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("table of lemmas: %w", err)
	}
	t := &Table{rows: map[tag]map[string]string{}}
	var rows map[string]string
	in := bufio.NewScanner(z)
	for n := 1; in.Scan(); n++ {
		if form, lemma, ok := strings.Cut(in.Text(), "\t"); ok && rows != nil {
			rows[form] = lemma
		} else if upos, xpos, ok := strings.Cut(in.Text(), "|"); ok {
			rows = map[string]string{}
			t.rows[tag{upos, xpos}] = rows
		} else {
			return nil, fmt.Errorf("table of lemmas: line %d has neither a tag nor a form with its lemma", n)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("table of lemmas: %w", err)
	}
	return t, nil
}
