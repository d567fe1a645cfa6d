package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestParseStreams reads an article's parse while more articles are awaited, and then interrupts.
func TestParseStreams(t *testing.T) {
	cmd := entente("parse", "-", "--format", "json")
	cmd.Stdout = nil
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	start(t, cmd)
	// Longer than what the kind of the input is told by.
	fmt.Fprintf(in, "{\"id\":\"first\",\"text\":%q}\n", strings.Repeat("Iran met Russia. ", 300))
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, `{"id":"first",`) {
		t.Errorf("read %.40q, %v", line, err)
	}
	signalTo(t, cmd, os.Interrupt)
	if code := wait(t, cmd); code != exitInterrupted {
		t.Errorf("interrupted, parse ended with %d: %s", code, cmd.Stderr)
	}
}
