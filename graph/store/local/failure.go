package local

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// errPortTaken is part of the error of a node that found one of its ports taken.
var errPortTaken = errors.New("a port that Dgraph needs was taken by another program at that moment: try again")

// causes are the words by which Dgraph's log tells why it ended, and what can be done about it. The first that
// occurs counts.
var causes = []struct {
	words string
	err   error
}{
	{"address already in use", errPortTaken},
	{"no space left on device", errDiskFull},
	{"SIGBUS", errDiskFull}, // its files are mapped into memory: writing where no block is left is a fault
	{"Cannot acquire directory lock", errors.New("another dgraph process uses the same data: end it, then try again")},
	{"manifest has unsupported version", errors.New("the data were written by a Dgraph of another version: put that " +
		"version on PATH, or name another --data folder and load the articles into it")},
	{"REUSE_RAFTID", errors.New("another Dgraph runs on the ports that these data were served on before: " +
		"stop that one, then try again")},
	{"permission denied", errors.New("the data belong to another user: change their owner, or name another --data folder")},
	{"cannot allocate memory", errors.New("there is too little memory: end other programs, then try again")},
}

var errDiskFull = errors.New("the disk is full: free some space, or name a --data folder on another disk")

// failure is the error for a node that doesn't come up: the cause if its log gives one away, and the log's end.
func (h home) failure(node, what string) error {
	text := tail(h.log(node), 1<<20)
	cause := fmt.Errorf("if its log doesn't help, name another --data folder, or a Dgraph that runs with --dgraph host:port")
	for _, c := range causes {
		if strings.Contains(text, c.words) {
			cause = c.err
			break
		}
	}
	text, _, _ = strings.Cut(text, "\ngoroutine ") // what a crash prints for Dgraph's own developers
	return fmt.Errorf("the %s of Dgraph %s: %w\n%s ends with:\n%s", node, what, cause, h.log(node), lastLines(text, 8))
}

// tail is the end of a file, at most n bytes of it; empty if it can't be read.
func tail(file string, n int64) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > n {
		f.Seek(-n, io.SeekEnd)
	}
	text, _ := io.ReadAll(f)
	return string(text)
}

// lastLines indents the last n lines that say something, each cut to what a terminal shows. It leaves out the calls
// in a stack: a line with the function, then one with the file.
func lastLines(text string, n int) string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \r\n")
		switch {
		case line == "":
			continue
		case strings.HasPrefix(line, "\t") && strings.Contains(line, ".go:"):
			lines = lines[:max(0, len(lines)-1)]
			continue
		}
		if runes := []rune(line); len(runes) > 200 {
			line = string(runes[:199]) + "…"
		}
		lines = append(lines, "    "+line)
	}
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
