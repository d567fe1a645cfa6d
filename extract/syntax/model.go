package syntax

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io"
	"sync"
)

//go:embed model.gz
var modelFile []byte

// shipped returns the model that train made.
var shipped = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(modelFile))
	if err != nil {
		panic(err) // the model is part of the program; a test loads it
	}
	return m
})

// A Model tags and parses. It is read-only once trained.
type Model struct {
	Tags     []string // UPOS|XPOS
	Rels     []string
	Clusters Clusters
	Tagger   *Linear // scores tags
	Mover    *Linear // scores shift, left, right
	Labeler  *Linear // scores relations
	Lemmas   Lemmas
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

// ReadModel reads what Write wrote.
func ReadModel(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("syntax model: %w", err)
	}
	m := &Model{}
	if err := gob.NewDecoder(z).Decode(m); err != nil {
		return nil, fmt.Errorf("syntax model: %w", err)
	}
	return m, nil
}
