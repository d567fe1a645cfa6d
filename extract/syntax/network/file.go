package network

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
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

// Read reads what Write wrote. The data must stay as they are.
func Read(data []byte) (*Network, error) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	var h header
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	if h.Format != format {
		return nil, fmt.Errorf("network: the format is %q, not %q", h.Format, format)
	}
	in := &reading{rest: rest}
	v := &Vocabulary{}
	for _, t := range h.Tables {
		keys := make([]uint32, t.Keys)
		for i := range keys {
			keys[i] = in.uint32()
		}
		rows := make([]float32, (t.Keys+1)*t.Dim)
		in.block(rows)
		v.Tables = append(v.Tables, Table{Keys: keys, Dim: t.Dim, Rows: rows})
	}
	c := Clusters{Words: make([]uint32, h.Words), Paths: make([]uint32, h.Words)}
	for i := range c.Words {
		c.Words[i] = in.uint32()
	}
	for i := range c.Paths {
		if p := int(in.uint16()); p < len(h.Paths) {
			c.Paths[i] = h.Paths[p]
		} else {
			in.short = true
		}
	}
	c.Rare = in.next(h.Words)
	v.Clusters = c
	if k := len(v.Tables) - 1; k >= 0 {
		v.Tables, v.Letters = v.Tables[:k], v.Tables[k]
	}
	n := &Network{Shape: h.Shape, Vocabulary: v, Tags: h.Tags, Rels: h.Rels}
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

type reading struct {
	rest  []byte
	short bool
}

func (r *reading) next(n int) []byte {
	if n > len(r.rest) {
		r.short, r.rest = true, nil
		return make([]byte, n)
	}
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}

func (r *reading) uint16() uint16 { return binary.LittleEndian.Uint16(r.next(2)) }
func (r *reading) uint32() uint32 { return binary.LittleEndian.Uint32(r.next(4)) }

func (r *reading) block(x []float32) {
	unit := math.Float32frombits(r.uint32()) / math.MaxInt16
	shares := r.next(2 * len(x))
	for i := range x {
		x[i] = unit * float32(int16(binary.LittleEndian.Uint16(shares[2*i:])))
	}
}
