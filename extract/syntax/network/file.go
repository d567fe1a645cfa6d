package network

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/entente-graph/entente/extract/syntax/matrix"
)

// A file is a line of JSON that tells what follows, then the values, little-endian: of each table its
// keys and rows, then the clusters, then the weights. Rows and weights come in blocks of 16-bit shares
// of the block's largest value, which stands first.
type header struct {
	Format string
	Shape
	Tags, Rels []string
	Tables     []tableHeader
	Words      int      // in clusters
	Paths      []uint32 // of clusters; each word has the place of its own
}

type tableHeader struct{ Dim, Keys int }

const format = "entente network 1"

// Write stores the network, its weights rounded to 16 bits.
func (n *Network) Write(to io.Writer) error {
	v := n.Vocabulary
	h := header{Format: format, Shape: n.Shape, Tags: n.Tags, Rels: n.Rels, Words: len(v.Clusters.Words)}
	for _, t := range v.All() {
		h.Tables = append(h.Tables, tableHeader{t.Dim, len(t.Keys)})
	}
	place := map[uint32]uint16{}
	places := make([]uint16, h.Words)
	for i, p := range v.Clusters.Paths {
		if _, ok := place[p]; !ok {
			place[p] = uint16(len(h.Paths))
			h.Paths = append(h.Paths, p)
		}
		places[i] = place[p]
	}
	var out bytes.Buffer
	if err := json.NewEncoder(&out).Encode(h); err != nil {
		return err
	}
	put := func(x any) { binary.Write(&out, binary.LittleEndian, x) } // a buffer takes all
	for _, t := range v.All() {
		put(t.Keys)
		putBlock(put, t.Rows)
	}
	put(v.Clusters.Words)
	put(places)
	put(v.Clusters.Rare)
	rest := n.Weights
	n.layout(func(k int) []float32 {
		putBlock(put, rest[:k])
		rest = rest[k:]
		return nil
	})
	_, err := to.Write(out.Bytes())
	return err
}

func putBlock(put func(any), x []float32) {
	largest := float32(0)
	for _, v := range x {
		largest = max(largest, v, -v)
	}
	shares := make([]int16, len(x))
	if largest > 0 {
		for i, v := range x {
			shares[i] = int16(math.Round(float64(v/largest) * math.MaxInt16))
		}
	}
	put(largest)
	put(shares)
}

// Read reads what Write wrote.
func Read(data []byte) (*Network, error) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	var h header
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	if h.Format != format {
		return nil, fmt.Errorf("network: the format is %q, not %q", h.Format, format)
	}
	n := &Network{Shape: h.Shape, Vocabulary: &Vocabulary{}, Tags: h.Tags, Rels: h.Rels}
	if err := h.check(); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	in := &reading{rest: rest}
	v := n.Vocabulary
	for _, t := range h.Tables {
		table := Table{Dim: t.Dim, Keys: make([]uint32, t.Keys), Rows: make([]float32, (t.Keys+1)*t.Dim)}
		in.get(table.Keys)
		in.block(table.Rows)
		v.Tables = append(v.Tables, table)
	}
	last := len(v.Tables) - 1
	v.Tables, v.Letters = v.Tables[:last], v.Tables[last]
	c := &v.Clusters
	c.Words, c.Paths, c.Rare = make([]uint32, h.Words), make([]uint32, h.Words), make([]uint8, h.Words)
	in.get(c.Words)
	places := make([]uint16, h.Words)
	in.get(places)
	for i, at := range places {
		if int(at) >= len(h.Paths) {
			return nil, errors.New("network: a word has a cluster that isn't there")
		}
		c.Paths[i] = h.Paths[at]
	}
	in.get(c.Rare)
	n.Weights = make([]float32, n.size())
	all := n.Weights
	n.layout(func(k int) []float32 {
		in.block(all[:k])
		all = all[k:]
		return nil
	})
	if in.short || len(in.rest) > 0 {
		return nil, errors.New("network: the file's length doesn't fit its head")
	}
	return n, nil
}

// check finds a head that no network can have.
func (h *header) check() error {
	for _, n := range []int{h.Spell, h.Word, h.Cells, h.Tag, h.Arc, h.Label} {
		if n <= 0 || n%matrix.Width != 0 {
			return fmt.Errorf("a part is %d wide", n)
		}
	}
	if h.Layers <= 0 || h.Words < 0 || len(h.Tables) != len(Kinds)+1 || len(h.Tags) == 0 || !slices.Contains(h.Rels, "root") {
		return errors.New("the head lacks a part")
	}
	for _, t := range h.Tables {
		if t.Dim <= 0 || t.Keys < 0 {
			return errors.New("a table has no width")
		}
	}
	return nil
}

// reading takes a file apart.
type reading struct {
	rest  []byte
	short bool
}

func (r *reading) get(x any) {
	n, err := binary.Decode(r.rest, binary.LittleEndian, x)
	r.rest, r.short = r.rest[n:], r.short || err != nil
}

func (r *reading) block(x []float32) {
	var largest float32
	shares := make([]int16, len(x))
	r.get(&largest)
	r.get(shares)
	for i, share := range shares {
		x[i] = largest / math.MaxInt16 * float32(share)
	}
}
