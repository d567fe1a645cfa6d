// Package localtest gives the tests of a package a Dgraph of their own: one server, in a temporary folder, on free
// loopback ports, from the first test to the last.
//
//	func TestMain(m *testing.M) { localtest.Main(m) }
//
//	func TestLoad(t *testing.T) { client := dial(localtest.Address(t)) … }
package localtest

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"github.com/entente-graph/entente/graph/store/local"
)

// watched is the variable that tells a test program to be the watcher of the folder in it, not to test.
const watched = "ENTENTE_LOCALTEST_WATCH"

var address string

// Main runs the tests of a package with a Dgraph beside them and exits with their result. The server is stopped and
// its files removed whether the tests pass, fail, panic, run out of time or are killed.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run does what [Main] does but returns the exit code, for a TestMain that has more to do.
func Run(m *testing.M) (code int) {
	if dir := os.Getenv(watched); dir != "" {
		return watch(dir)
	}
	dir, err := os.MkdirTemp("", "entente-dgraph-")
	if err != nil {
		return failed(err)
	}
	release, err := leash(dir)
	if err != nil {
		return failed(err)
	}
	defer func() {
		if err := release(); err != nil {
			code = failed(err)
		}
	}()
	server := &local.Server{Dir: dir, Progress: progress()}
	if address, err = server.Start(context.Background()); err != nil {
		return failed(err)
	}
	return m.Run()
}

// Address is the gRPC address of the package's Dgraph, "127.0.0.1:port". All tests of a package share it.
func Address(t testing.TB) string {
	t.Helper()
	if address == "" {
		t.Fatal("no Dgraph runs: the package's TestMain must call localtest.Main")
	}
	return address
}

// leash starts this program a second time, as the watcher, and holds the other end of its standard input. The system
// lets go of it however the tests end.
func leash(dir string) (release func() error, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	watcher := exec.Command(self)
	watcher.Env = append(os.Environ(), watched+"="+dir)
	watcher.Stderr = os.Stderr
	end, err := watcher.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := watcher.Start(); err != nil {
		return nil, err
	}
	return func() error {
		end.Close()
		return watcher.Wait()
	}, nil
}

// watch waits until the tests are over, then stops the server and removes its files.
func watch(dir string) int {
	signal.Ignore(os.Interrupt, syscall.SIGTERM) // meant for the tests
	io.Copy(io.Discard, os.Stdin)
	if err := (&local.Server{Dir: dir}).Stop(context.Background()); err != nil {
		return failed(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		return failed(err)
	}
	return 0
}

// progress prints what is being done whenever that changes: building the server for the first time takes minutes.
func progress() func(local.Step) {
	var doing string
	return func(step local.Step) {
		if step.Doing != doing {
			doing = step.Doing
			fmt.Fprintln(os.Stderr, "localtest:", doing)
		}
	}
}

func failed(err error) int {
	fmt.Fprintln(os.Stderr, "localtest:", err)
	return 1
}
