package local

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
)

// The ports of Dgraph's two processes. To those of each, an offset is added.
const (
	zeroGRPC  = 5080
	zeroHTTP  = 6080
	alphaPeer = 7080
	alphaHTTP = 8080
	alphaGRPC = 9080
)

// A home is the folder that holds a server's files:
//
//	server.json            what was last started
//	zero/w                 the zero's log of decisions
//	alpha/w alpha/p        the alpha's log of changes, and the data
//	zero.log alpha.log     what they print; .old is the run before
type home struct{ dir string }

// A state is what the file server.json remembers of a server.
type state struct {
	Version string `json:"version"`
	Binary  string `json:"binary"`
	Zero    node   `json:"zero"`
	Alpha   node   `json:"alpha"`
}

// A node is one of the two processes: its number, which is only believed when its command line names this home, so
// that nobody has to cross it out when it ends; and the offset of its ports.
type node struct {
	PID    int `json:"pid"`
	Offset int `json:"offset"`
}

func (n node) at(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port+n.Offset)) }

func (s state) address() string { return s.Alpha.at(alphaGRPC) }

func (h home) file() string           { return filepath.Join(h.dir, "server.json") }
func (h home) log(node string) string { return filepath.Join(h.dir, node+".log") }
func (h home) wal(node string) string { return filepath.Join(h.dir, node, "w") }

func (h home) zero(s state) process  { return process{pid: s.Zero.PID, wal: h.wal("zero")} }
func (h home) alpha(s state) process { return process{pid: s.Alpha.PID, wal: h.wal("alpha")} }

// load reads the state; a home without data has the empty state. The data are of no use without it: they are bound
// to the port of the zero that wrote them.
func (h home) load() (state, error) {
	var s state
	text, err := os.ReadFile(h.file())
	if errors.Is(err, os.ErrNotExist) && !exists(h.wal("zero")) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &s)
	}
	if err != nil {
		return s, fmt.Errorf("cannot read %s, and without it can't serve the data beside it: %w: end its dgraph "+
			"processes if there are any, and name another --data folder to load the articles into", h.file(), err)
	}
	return s, nil
}

// save writes the state in one step, so that a reader sees the old or the new one.
func (h home) save(s state) error {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	draft := h.file() + ".new"
	err = os.WriteFile(draft, append(text, '\n'), 0o644)
	if err == nil {
		err = os.Rename(draft, h.file())
	}
	if err != nil {
		return fmt.Errorf("cannot note what was started: %w", err)
	}
	return nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
