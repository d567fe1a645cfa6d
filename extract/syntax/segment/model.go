package segment

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed model.gz
var modelFile []byte

// shipped returns the model that train made.
var shipped = sync.OnceValue(func() *Model {
	m, err := Read(bytes.NewReader(modelFile))
	if err != nil {
		panic(err) // the model is part of the program; a test loads it
	}
	return m
})

// A Model parts text. It is read-only once learnt.
type Model struct {
	Runs []string // runs of letters that may be parted, each with its parts: "can not"
	Cuts linear   // what to do at an open place in a chunk
	Ends linear   // whether a sentence ends

	Small []uint32 // hashes of words mostly written in small

	small  map[uint32]bool
	inside map[string][]int // of a run: the letters before which a word may begin
}

// Write stores the model.
func (m *Model) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(z).Encode(m); err != nil {
		return err
	}
	return z.Close()
}

// Read reads what Write wrote.
func Read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("model of segments: %w", err)
	}
	m := &Model{}
	if err := gob.NewDecoder(z).Decode(m); err != nil {
		return nil, fmt.Errorf("model of segments: %w", err)
	}
	m.index()
	return m, nil
}

func (m *Model) index() {
	m.small = map[uint32]bool{}
	for _, h := range m.Small {
		m.small[h] = true
	}
	m.inside = map[string][]int{}
	for _, run := range m.Runs {
		whole, at := strings.ReplaceAll(run, " ", ""), 0
		for part := range strings.SplitSeq(run, " ") {
			if at > 0 {
				m.inside[whole] = append(m.inside[whole], at)
			}
			at += utf8.RuneCountInString(part)
		}
	}
}
