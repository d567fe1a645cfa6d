package coref

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/gob"
	"io"
	"maps"
	"slices"
	"sync"
)

//go:embed model.gz
var modelFile []byte

var shipped = sync.OnceValue(func() *Model {
	m, err := read(bytes.NewReader(modelFile))
	if err != nil {
		panic(err) // the file is part of the program; a test loads it
	}
	return m
})

// stored is a model as the file has it: keys as differences, weights as whole numbers of a step.
type stored struct {
	Wide   int
	Glance []float32
	Keys   []uint32
	Rows   []int8 // in the order of the keys
	Step   [hidden]float32
	Bias   [hidden]float32
	Out    [hidden]float32
}

// Write writes the model. What is read back is a little coarser.
func (m *Model) Write(w io.Writer) error {
	s := stored{Wide: m.glance.wide, Glance: m.glance.weights, Bias: m.bias, Out: m.out}
	keys := slices.SortedFunc(maps.Keys(m.keys), cmp.Compare[uint32])
	for i := range s.Step {
		for n := range m.keys {
			s.Step[i] = max(s.Step[i], abs(m.rows[int(m.keys[n])*hidden+i])/127)
		}
	}
	last := uint32(0)
	for _, k := range keys {
		s.Keys = append(s.Keys, k-last)
		last = k
		for i, v := range m.rows[int(m.keys[k])*hidden:][:hidden] {
			n := int8(0)
			if s.Step[i] > 0 {
				n = int8(round(v / s.Step[i]))
			}
			s.Rows = append(s.Rows, n)
		}
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(z).Encode(&s); err != nil {
		return err
	}
	return z.Close()
}

func read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var s stored
	if err := gob.NewDecoder(z).Decode(&s); err != nil {
		return nil, err
	}
	m := &Model{glance: glance{s.Wide, s.Glance}, keys: make(map[uint32]int32, len(s.Keys)), rows: make([]float32, len(s.Rows)), bias: s.Bias, out: s.Out}
	key := uint32(0)
	for i, d := range s.Keys {
		key += d
		m.keys[key] = int32(i)
	}
	for i, v := range s.Rows {
		m.rows[i] = float32(v) * s.Step[i%hidden]
	}
	return m, nil
}

func abs(x float32) float32 { return max(x, -x) }

func round(x float32) int {
	if x < 0 {
		return int(x - .5)
	}
	return int(x + .5)
}
