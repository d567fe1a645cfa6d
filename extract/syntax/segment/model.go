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
	Runs     []string // runs of letters that are mostly parted, each with its parts: "can not"
	Doubtful []string // and those that are parted now and then: "it s"
	Small    []uint32 // hashes of words mostly written in small
	Cuts     linear   // what to do at an open place in a chunk
	Ends     linear   // whether a sentence ends

	runs  map[string]run
	small map[uint32]bool
}

// A run of letters in small has letters before which a word may begin.
type run struct {
	cuts     []int
	doubtful bool // it isn't parted by an author who writes apostrophes
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
	m.runs = map[string]run{}
	add := func(parts string, doubtful bool) {
		whole, at := strings.ReplaceAll(parts, " ", ""), 0
		r := m.runs[whole]
		r.doubtful = doubtful
		for part := range strings.SplitSeq(parts, " ") {
			if at > 0 {
				r.cuts = append(r.cuts, at)
			}
			at += utf8.RuneCountInString(part)
		}
		m.runs[whole] = r
	}
	for _, parts := range m.Runs {
		add(parts, false)
	}
	for _, parts := range m.Doubtful {
		add(parts, true)
	}
}
