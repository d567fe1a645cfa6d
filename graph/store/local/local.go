// Package local runs a Dgraph of the user's own: a zero and an alpha on 127.0.0.1 that outlive the command which
// started them. It finds the dgraph program or builds it, starts it, stops it and says how it stands.
package local

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// A Server is the Dgraph of one data folder. Every process that names the same folder means the same server: they
// may call its methods at the same time.
type Server struct {
	Dir      string     // the data folder; all of Dgraph's files are kept in its folder "dgraph"
	Cache    string     // where a dgraph program that had to be built is kept; empty means the user's cache folder
	Progress func(Step) // told what is being done; nil when nobody asks
}

// A Step is a piece of work that takes long enough to be shown: what is being done and how far it has come. Total is
// 0 where that isn't known.
type Step struct {
	Doing       string
	Done, Total int
	Long        bool // may take minutes: worth a word even where no progress is shown
}

// Status is how a server stands.
type Status struct {
	Running bool    // zero and alpha are up and answer
	Address string  // for gRPC, "127.0.0.1:9080"
	HTTP    string  // the alpha's pages, "http://127.0.0.1:8080"
	Zero    Process // hands out ids and transactions
	Alpha   Process // holds the data
	Dir     string  // where data and logs are
	Binary  string  // the dgraph program that last ran here, and its version; empty if none ever did
	Version string
}

// A Process is one of the two processes of a server. PID is 0 when it isn't running.
type Process struct {
	PID int
	Log string
}

// Start makes sure that the server runs and returns its gRPC address. It uses the one that runs already, ends what
// is left of one that half runs, and finds or builds the program if it has to.
func (s *Server) Start(ctx context.Context) (address string, err error) {
	h, err := s.home()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(h.dir, 0o755); err != nil {
		return "", fmt.Errorf("cannot make the folder for Dgraph's data: %w", err)
	}
	unlock, err := s.lock(ctx, h)
	if err != nil {
		return "", err
	}
	defer unlock()

	last, err := h.load()
	if err != nil {
		return "", err
	}
	if h.settle(ctx, last) {
		return last.address(), nil
	}
	if err := h.stop(ctx, last); err != nil {
		return "", err
	}
	binary, version, err := s.program(ctx)
	if err != nil {
		return "", err
	}
	if last.Version != "" && major(last.Version) != major(version) {
		return "", fmt.Errorf("the data in %s were written by Dgraph %s, and %s is %s: put a dgraph %s on PATH, "+
			"or name another --data folder and load the articles into it", h.dir, last.Version, binary, version, last.Version)
	}
	s.report(Step{Doing: "starting Dgraph"})
	return h.start(ctx, last, binary, version)
}

// Stop ends the server and waits until it is gone. It is no error if none runs.
func (s *Server) Stop(ctx context.Context) error {
	h, err := s.home()
	if err != nil {
		return err
	}
	if !exists(h.dir) {
		return nil
	}
	unlock, err := s.lock(ctx, h)
	if err != nil {
		return err
	}
	defer unlock()
	now, err := h.load()
	if err != nil {
		return err
	}
	return h.stop(ctx, now)
}

// Status says how the server stands. It changes nothing and doesn't wait.
func (s *Server) Status(ctx context.Context) (Status, error) {
	h, err := s.home()
	if err != nil {
		return Status{}, err
	}
	now, err := h.load()
	if err != nil {
		return Status{}, err
	}
	status := Status{
		Dir:     h.dir,
		Zero:    Process{Log: h.log("zero")},
		Alpha:   Process{Log: h.log("alpha")},
		Binary:  now.Binary,
		Version: now.Version,
	}
	if h.zero(now).alive() {
		status.Zero.PID = now.Zero.PID
	}
	if h.alpha(now).alive() {
		status.Alpha.PID = now.Alpha.PID
	}
	if status.Zero.PID != 0 && status.Alpha.PID != 0 && h.healthy(ctx, now) {
		status.Running = true
		status.Address = now.address()
		status.HTTP = "http://" + now.Alpha.at(alphaHTTP)
	}
	return status, nil
}

// home is where the server keeps its files. The path is the one that all spellings of the folder lead to, since a
// process is told to be ours by it.
func (s *Server) home() (home, error) {
	dir, err := filepath.Abs(s.Dir)
	if err != nil {
		return home{}, err
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return home{dir: filepath.Join(dir, "dgraph")}, nil
}

// lock keeps other commands from starting or stopping the same server meanwhile.
func (s *Server) lock(ctx context.Context, h home) (unlock func(), err error) {
	return s.hold(ctx, filepath.Join(h.dir, "lock"), "waiting for another entente that starts or stops Dgraph")
}

// hold takes a file lock, and reports that it waits if it has to. The system frees the lock of a process that dies.
func (s *Server) hold(ctx context.Context, file, waiting string) (unlock func(), err error) {
	lock := flock.New(file)
	locked, err := lock.TryLock()
	if err == nil && !locked {
		s.report(Step{Doing: waiting, Long: true})
		_, err = lock.TryLockContext(ctx, 100*time.Millisecond)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot lock %s: %w", file, err)
	}
	return func() { lock.Unlock() }, nil
}

func (s *Server) report(step Step) {
	if s.Progress != nil {
		s.Progress(step)
	}
}

// major is the first number of a version: "v25" of "v25.0.0".
func major(version string) string {
	major, _, _ := strings.Cut(version, ".")
	return major
}
