package local

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// says fails the test if the error is none or lacks one of the words.
func says(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("the error lacks %q: %v", w, err)
		}
	}
}

func TestDataOfAnotherVersion(t *testing.T) {
	t.Parallel()
	s := server(t)
	start(t, s)
	stop(t, s)
	h, now := files(t, s)

	manifest := filepath.Join(h.dir, "alpha", "p", "MANIFEST")
	whole, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	old := bytes.Clone(whole)
	old[7]-- // after the magic word comes the version of the format
	if err := os.WriteFile(manifest, old, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = s.Start(t.Context())
	says(t, err, "written by a Dgraph of another version", "--data", h.log("alpha"), "manifest has unsupported version")
	if got := status(t, s); got.Zero.PID != 0 || got.Alpha.PID != 0 {
		t.Errorf("a failed start leaves %+v", got)
	}

	if err := os.WriteFile(manifest, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	was := now.Version
	now.Version = "v21.12.0"
	if err := h.save(now); err != nil {
		t.Fatal(err)
	}
	_, err = s.Start(t.Context())
	says(t, err, "v21.12.0", was, "PATH", "--data")
}

func TestDamagedState(t *testing.T) {
	t.Parallel()
	s := &Server{Dir: t.TempDir()}
	h, err := s.home()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(h.wal("zero"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err = s.Start(t.Context())
	says(t, err, h.file(), "--data") // there are data but no state
	if err := os.WriteFile(h.file(), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = s.Start(t.Context())
	says(t, err, h.file(), "--data")
}

// The lines are those that Dgraph v25.0.0 printed when it was brought into these straits.
func TestCauses(t *testing.T) {
	for _, c := range []struct{ log, words string }{
		{"fatal error: fault\n[signal SIGBUS: bus error code=0x2 addr=0x7f61328bb000 pc=0x496a59]\n\n" +
			"goroutine 1 gp=0x1 m=4 [running]:\nruntime.throw", "the disk is full"},
		{"while opening file: 00001.wal error: write: no space left on device", "the disk is full"},
		{"2026/11/24 15:54:35 rpc error: code = Unknown desc = REUSE_RAFTID: Healthy connection to a member", "another Dgraph"},
		{"listen tcp 127.0.0.1:9080: bind: address already in use", "port"},
		{"something new", "--dgraph"},
	} {
		h := home{dir: t.TempDir()}
		if err := os.WriteFile(h.log("alpha"), []byte(c.log), 0o644); err != nil {
			t.Fatal(err)
		}
		err := h.failure("alpha", "ended")
		says(t, err, c.words, h.log("alpha"))
		if strings.Contains(err.Error(), "goroutine") {
			t.Errorf("the error holds a stack: %v", err)
		}
		if taken := strings.Contains(c.log, "in use"); taken != errors.Is(err, errPortTaken) {
			t.Errorf("a taken port isn't told from %q", c.log)
		}
	}
}
