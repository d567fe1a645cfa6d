package local

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// The versions of Dgraph that entente works with.
const oldest, newest = 23, 25

// Binary returns the path of a dgraph program: the one on PATH if its version will do, else the one that was built
// before, else one that it builds now, which takes minutes and needs a Go toolchain and the network. [Server.Start]
// calls it when it has to; a command that has other work to do can call it earlier, beside that work.
func (s *Server) Binary(ctx context.Context) (string, error) {
	path, _, err := s.program(ctx)
	return path, err
}

// program finds or builds the program and tells its version.
func (s *Server) program(ctx context.Context) (path, version string, err error) {
	path, version, why := onPath(ctx)
	if why == nil {
		return path, version, nil
	}
	if err := ctx.Err(); err != nil {
		return "", "", err
	}
	pin, err := s.pin()
	if err != nil {
		return "", "", err
	}
	if exists(pin.binary) {
		return pin.binary, pin.version, nil
	}
	s.report(Step{Doing: fmt.Sprintf("%v: building Dgraph %s once, which takes a few minutes", why, pin.version), Long: true})
	if err := s.build(ctx, pin); err != nil {
		return "", "", err
	}
	return pin.binary, pin.version, nil
}

// onPath finds a dgraph program on PATH, or says why none there will do.
func onPath(ctx context.Context) (path, version string, err error) {
	path, err = exec.LookPath("dgraph")
	if err != nil {
		return "", "", errors.New("no dgraph on PATH")
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", "", err
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	text, err := exec.CommandContext(ctx, path, "version").CombinedOutput()
	if err != nil {
		return "", "", fmt.Errorf("%s doesn't tell its version (%w)", path, err)
	}
	version, err = supported(string(text))
	if err != nil {
		return "", "", fmt.Errorf("%s %w", path, err)
	}
	return path, version, nil
}

var versionLine = regexp.MustCompile(`(?m)^Dgraph version\s*:\s*(\S+)`)
var release = regexp.MustCompile(`^v(\d+)\.\d`)

// supported reads the version from what "dgraph version" prints, if it is one that entente works with.
func supported(text string) (string, error) {
	line := versionLine.FindStringSubmatch(text)
	if line == nil {
		return "", errors.New("is no Dgraph server")
	}
	number := release.FindStringSubmatch(line[1])
	if number == nil {
		return "", fmt.Errorf("is no release (%q)", line[1])
	}
	if n, err := strconv.Atoi(number[1]); err != nil || n < oldest || n > newest {
		return "", fmt.Errorf("is %s, not v%d to v%d", line[1], oldest, newest)
	}
	return line[1], nil
}
