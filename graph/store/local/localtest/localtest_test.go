package localtest_test

import (
	"context"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/graph/store/local/localtest"
)

// panics is the variable that makes TestEndsInPanic do what its name says, in a test program of its own.
const panics = "ENTENTE_LOCALTEST_PANIC"

func TestMain(m *testing.M) { localtest.Main(m) }

func TestAddress(t *testing.T) {
	c, err := net.Dial("tcp", localtest.Address(t))
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}

func TestEndsInPanic(t *testing.T) {
	if place := os.Getenv(panics); place != "" {
		os.WriteFile(place, []byte(localtest.Address(t)), 0o600)
		panic("on purpose")
	}
	place := t.TempDir() + "/address"
	temporary := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	tests := exec.CommandContext(ctx, self, "-test.run=TestEndsInPanic")
	tests.Env = append(os.Environ(), panics+"="+place, "TMPDIR="+temporary)
	var said strings.Builder
	tests.Stderr = &said // not a file: Run then waits for the watcher too, which writes to it as well
	if err := tests.Run(); err == nil {
		t.Error("tests that panic pass")
	}
	if !strings.Contains(said.String(), "on purpose") {
		t.Fatalf("the tests said %s", &said)
	}
	address, err := os.ReadFile(place)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := net.Dial("tcp", string(address)); err == nil {
		c.Close()
		t.Errorf("the server of tests that panicked still listens on %s", address)
	}
	if left, _ := os.ReadDir(temporary); len(left) != 0 {
		t.Errorf("tests that panicked leave %v", left)
	}
}
