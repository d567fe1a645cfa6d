package local

import (
	"net"
	"os"
	"strings"
	"testing"
)

func TestTakenPortOfTheAlpha(t *testing.T) {
	t.Parallel()
	s := server(t)
	before := start(t, s)
	write(t, before, "Iran")
	stop(t, s)
	if stranger, err := net.Listen("tcp", before); err == nil { // else the server of another test was quicker
		defer stranger.Close()
	}
	after := start(t, s)
	if after == before {
		t.Errorf("started on %s, where another program listens", after)
	}
	if got := read(t, after); got != iran {
		t.Errorf("on other ports the graph holds %s", got)
	}
}

// takeTurns starts one folder's Dgraph, writes to it, stops it, and starts another folder's on the
// same ports. Where another program was quicker to take these, it tries others.
func takeTurns(t *testing.T) (one *Server, place string) {
	t.Helper()
	for range 5 {
		var two *Server
		one, two = server(t), server(t)
		offset, err := firstFree(nil, alphaPeer, alphaHTTP, alphaGRPC)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*Server{one, two} {
			h, _ := files(t, s)
			if err := os.MkdirAll(h.dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := h.save(state{Alpha: node{Offset: offset}}); err != nil {
				t.Fatal(err)
			}
		}
		place = start(t, one)
		write(t, place, "Iran")
		stop(t, one)
		if start(t, two) == place {
			return one, place
		}
		stop(t, two)
	}
	t.Fatal("no two folders could be served on the same ports in turn")
	return nil, ""
}

// A zero must not take the Dgraph of another folder, on ports that its own alpha once had, for its alpha.
func TestTwoFoldersTakeTurnsOnPorts(t *testing.T) {
	t.Parallel()
	one, before := takeTurns(t)
	write(t, before, "Israel")

	after := start(t, one)
	if after == before {
		t.Errorf("both folders are served on %s", after)
	}
	if got := read(t, after); got != iran {
		t.Errorf("the first folder's graph holds %s", got)
	}
	if got := read(t, before); got != `{"q":[{"name":"Israel"}]}` {
		t.Errorf("the second folder's graph holds %s", got)
	}
}

func TestTakenPortOfTheZero(t *testing.T) {
	t.Parallel()
	s := server(t)
	start(t, s)
	stop(t, s)
	_, now := files(t, s)
	place := now.Zero.at(zeroHTTP)
	stranger, err := net.Listen("tcp", place)
	for err != nil && sleep(t.Context(), pause) == nil { // the zero has just let go of it
		stranger, err = net.Listen("tcp", place)
	}
	defer stranger.Close()
	if _, err := s.Start(t.Context()); err == nil || !strings.Contains(err.Error(), place) ||
		!strings.Contains(err.Error(), "--data") {
		t.Errorf("with the zero's port taken: %v", err)
	}
}
