package article

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// What is packed is unpacked as it is read, and never written to disk. A bomb, which unpacks to far
// more than any text would, is an error as soon as it shows: news packs at 3 to 20 to 1, one page
// saved again and again at 100 to 1.
const (
	maxRatio  = 200      // unpacked to packed, at each layer and over all layers together
	maxFree   = 64 << 20 // that much may be unpacked of anything
	maxTotal  = 64 << 30 // that much of nothing
	maxLayers = 4        // a packing in a packing, as .tar.gz is two
	maxSpool  = 128 << 20
	maxWindow = 64 << 20 // of zstd, which asks for as much memory as its writer liked
)

var (
	errBomb   = fmt.Errorf("unpacks to more than %d times its size or %d GB, as decompression bombs do", maxRatio, maxTotal>>30)
	errBroken = errors.New("can't be unpacked to its end")
	errLayers = fmt.Errorf("is packed more than %d times over", maxLayers)
)

const unpackHint = "unpack it, and name what is in it"

// A packing is a way in which files are packed.
type packing int

const (
	unpacked packing = iota
	gzipped
	zstandard
	zipped
	tarred
)

// packingOf tells by the first bytes of a file how it is packed.
func packingOf(head []byte) packing {
	starts := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case starts("\x1f\x8b"):
		return gzipped
	case starts("\x28\xb5\x2f\xfd"):
		return zstandard
	case starts("PK\x03\x04"), starts("PK\x05\x06"):
		return zipped
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return tarred
	}
	return unpacked
}

// unpack reads what a packed file holds. in is the file, buf what it is read by.
func (r *reader) unpack(f file, how packing, in io.Reader, buf *bufio.Reader) {
	if f.layers++; f.layers > maxLayers {
		r.fail(f, 0, errLayers, unpackHint)
		return
	}
	packed := &counter{in: buf}
	f.budget = &budget{ctx: r.ctx, around: f.budget, packed: packed.count}
	switch how {
	case zipped:
		r.zip(f, in, buf)
	case tarred:
		r.tar(f, packed)
	case gzipped:
		out, err := gzip.NewReader(packed)
		if err != nil {
			r.fail(f, 0, fmt.Errorf("%w: %w", errBroken, err), "fetch it again")
			return
		}
		r.read(f, &metered{out, f.budget})
	case zstandard:
		out, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			r.fail(f, 0, fmt.Errorf("%w: %w", errBroken, err), "fetch it again")
			return
		}
		defer out.Close()
		r.read(f, &metered{out, f.budget})
	}
}

// A budget bounds what is unpacked of one packing. It is part of the budget of what is around it.
type budget struct {
	ctx    context.Context
	around *budget
	packed func() int64
	out    int64
}

// spend notes that n bytes were unpacked.
func (b *budget) spend(n int64) {
	for ; b != nil; b = b.around {
		b.out += n
	}
}

// left returns an error when nothing may be unpacked any more.
func (b *budget) left() error {
	for ; b != nil; b = b.around {
		if b.out > maxTotal || b.out > maxFree+maxRatio*b.packed() {
			return errBomb
		}
		if err := b.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// metered reads within a budget.
type metered struct {
	in     io.Reader
	budget *budget
}

func (m *metered) Read(p []byte) (int, error) {
	if err := m.budget.left(); err != nil {
		return 0, err
	}
	n, err := m.in.Read(p)
	m.budget.spend(int64(n))
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errBroken) && !errors.Is(err, errBomb) {
		err = fmt.Errorf("%w: %w", errBroken, err)
	}
	return n, err
}

// counter counts what is read.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) count() int64 { return c.n }
