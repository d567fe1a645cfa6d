package name

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"sync"

	"github.com/entente-graph/entente/extract/syntax"
	"github.com/entente-graph/entente/extract/syntax/matrix"
)

//go:embed model.gz
var modelFile []byte

var shipped = sync.OnceValue(func() *Model {
	m, err := Read(bytes.NewReader(modelFile))
	if err != nil {
		panic(err) // the file is part of the program; a test loads it
	}
	return m
})

// A Model scores the tags of words.
type Model struct {
	hidden  int       // width of the hidden layer
	in      int       // of what it reads
	reads   []float32 // in rows of hidden
	readsB  []float32
	says    []float32 // hidden rows of wide
	saysB   []float32
	sparse  []float32 // buckets rows of tags
	step    steps
	panels  matrix.Panels
	panels2 matrix.Panels
}

const buckets = 1 << 18

func newModel(hidden int) *Model {
	form, all := syntax.VectorWidth()
	m := &Model{hidden: hidden, in: all + 2*form}
	m.reads, m.readsB = make([]float32, m.in*hidden), make([]float32, hidden)
	m.says, m.saysB = make([]float32, hidden*wide), make([]float32, wide)
	m.sparse = make([]float32, buckets*tags)
	return m
}

func (m *Model) pack() {
	m.panels.Pack(m.reads, m.in, m.hidden, m.hidden, 1)
	m.panels2.Pack(m.says, m.hidden, wide, wide, 1)
}

// input lays what the network knows of each word beside what its neighbours look like.
func (m *Model) input(s *syntax.Sentence, x []float32) []float32 {
	form, all := syntax.VectorWidth()
	n := len(s.Words)
	x = grow(x, n*m.in)
	for i := range n {
		row := x[i*m.in:][:m.in]
		copy(row, s.Vector(i))
		for k, j := range [2]int{i - 1, i + 1} {
			side := row[all+k*form:][:form]
			if j < 0 || j >= n {
				clear(side)
			} else {
				copy(side, s.Vector(j)[:form])
			}
		}
	}
	return x
}

// score fills w.y for the n words whose input and features w has.
func (m *Model) score(w *work, n int) {
	w.h, w.y = grow(w.h, n*m.hidden), grow(w.y, n*wide)
	m.scoreDense(w.x, w.h, w.y, n)
	from := 0
	for i := range n {
		row := w.y[i*wide:][:tags]
		for _, key := range w.keys[from:w.ends[i]] {
			weights := m.sparse[int(key&(buckets-1))*tags:][:tags]
			for t, v := range weights {
				row[t] += v
			}
		}
		from = w.ends[i]
	}
}

func (m *Model) scoreDense(x, h, y []float32, n int) {
	for i := range n {
		copy(h[i*m.hidden:][:m.hidden], m.readsB)
		copy(y[i*wide:][:wide], m.saysB)
	}
	matrix.MulAdd(h, m.hidden, x, n, m.in, 1, &m.panels)
	for i, v := range h[:n*m.hidden] {
		h[i] = max(v, v*leak)
	}
	matrix.MulAdd(y, wide, h, n, m.hidden, 1, &m.panels2)
}

// leak is how much of a negative value the hidden layer lets through.
const leak = 0.1

// A file is gzipped: a line of JSON, then blocks of values, each a scale and its shares of it in 16 bits,
// those of hashed features in 8.
type header struct {
	Format     string
	Hidden, In int
}

const format = "entente names 1"

func (m *Model) blocks() [][]float32 {
	var moves []float32
	for i := range m.step {
		moves = append(moves, m.step[i][:]...)
	}
	return [][]float32{m.reads, m.readsB, m.says, m.saysB, moves}
}

// Write stores the model, its weights rounded.
func (m *Model) Write(to io.Writer) error {
	z, err := gzip.NewWriterLevel(to, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(z).Encode(header{format, m.hidden, m.in}); err != nil {
		return err
	}
	for _, b := range m.blocks() {
		writeBlock[int16](z, b, math.MaxInt16)
	}
	writeBlock[int8](z, m.sparse, math.MaxInt8)
	return z.Close() // which tells of earlier errors as well
}

// writeBlock writes a scale, the largest value's share of which is most, then the shares of all.
func writeBlock[T int8 | int16](to io.Writer, b []float32, most float32) {
	scale := largest(b) / most
	shares := make([]T, len(b))
	for i, v := range b {
		shares[i] = T(math.Round(float64(v / scale)))
	}
	binary.Write(to, binary.LittleEndian, scale)
	binary.Write(to, binary.LittleEndian, shares)
}

func largest(x []float32) float32 {
	top := float32(1e-9)
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

// Read reads what Write stored.
func Read(from io.Reader) (*Model, error) {
	z, err := gzip.NewReader(from)
	if err != nil {
		return nil, fmt.Errorf("model of names: %w", err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("model of names: %w", err)
	}
	line, rest, _ := bytes.Cut(all, []byte("\n"))
	var h header
	if err := json.Unmarshal(line, &h); err != nil || h.Format != format {
		return nil, fmt.Errorf("model of names: not of the format %q", format)
	}
	m := newModel(h.Hidden)
	if m.in != h.In {
		return nil, fmt.Errorf("model of names: made for another network: it reads %d numbers a word, the network gives %d", h.In, m.in)
	}
	in := bytes.NewReader(rest)
	moves := make([]float32, (tags+1)*tags)
	for _, b := range [][]float32{m.reads, m.readsB, m.says, m.saysB, moves} {
		if err := readBlock[int16](in, b); err != nil {
			return nil, err
		}
	}
	for i := range m.step {
		copy(m.step[i][:], moves[i*tags:])
	}
	if err := readBlock[int8](in, m.sparse); err != nil {
		return nil, err
	}
	m.pack()
	return m, nil
}

// readBlock fills b with values that stand as a scale and their shares of it.
func readBlock[T int8 | int16](in io.Reader, b []float32) error {
	var scale float32
	shares := make([]T, len(b))
	if err := cmp.Or(binary.Read(in, binary.LittleEndian, &scale), binary.Read(in, binary.LittleEndian, shares)); err != nil {
		return fmt.Errorf("model of names: %w", err)
	}
	for i, s := range shares {
		b[i] = float32(s) * scale
	}
	return nil
}
