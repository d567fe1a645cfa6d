package local

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// The pin: dgraph.mod and dgraph.sum are the go.mod and go.sum of a module that holds nothing but the requirement
// on one version of Dgraph. They are data, not a module of this repository, so that the server's dependencies stay
// out of entente's own, and so that they travel with "go install …/cmd/entente@latest".
var (
	//go:embed dgraph.mod
	pinnedMod []byte
	//go:embed dgraph.sum
	pinnedSum []byte
)

const module = "github.com/hypermodeinc/dgraph/v25"

// A pin is the version that is built and where it is built.
type pin struct {
	version string
	dir     string // holds the pin's files and the program; the name tells one pin from the next
	binary  string
}

func (s *Server) pin() (pin, error) {
	cache := s.Cache
	if cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return pin{}, fmt.Errorf("no place to keep a dgraph program that is built: %w", err)
		}
		cache = filepath.Join(user, "entente")
	}
	required := regexp.MustCompile(regexp.QuoteMeta(module) + ` (v\S+)`).FindSubmatch(pinnedMod)
	if required == nil {
		return pin{}, errors.New("dgraph.mod doesn't require " + module)
	}
	version := string(required[1])
	sum := sha256.Sum256(append(bytes.Clone(pinnedMod), pinnedSum...))
	dir := filepath.Join(cache, fmt.Sprintf("dgraph-%s-%x", version, sum[:4]))
	name := "dgraph"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return pin{version: version, dir: dir, binary: filepath.Join(dir, name)}, nil
}

// build makes the pin's program. It gets its name when it is whole, and a lock keeps others from building it too.
func (s *Server) build(ctx context.Context, p pin) error {
	goTool, err := exec.LookPath("go")
	if err != nil {
		return fmt.Errorf("no dgraph v%d to v%d on PATH, and no Go toolchain to build one with: install Dgraph or "+
			"Go (https://go.dev/dl), or give the address of a Dgraph that runs with --dgraph host:port", oldest, newest)
	}
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return fmt.Errorf("no place to keep a dgraph program that is built: %w", err)
	}
	unlock, err := s.hold(ctx, filepath.Join(p.dir, "lock"), "waiting for another entente that builds Dgraph")
	if err != nil {
		return err
	}
	defer unlock()
	if exists(p.binary) { // the other entente built it
		return nil
	}
	for name, text := range map[string][]byte{"go.mod": pinnedMod, "go.sum": pinnedSum} {
		if err := os.WriteFile(filepath.Join(p.dir, name), text, 0o644); err != nil {
			return fmt.Errorf("no place to keep a dgraph program that is built: %w", err)
		}
	}
	g := toolchain{tool: goTool, dir: p.dir}

	// Listing the packages fetches the modules they are in, and says which aren't compiled yet.
	fetched := 0
	modules := bytes.Count(pinnedMod, []byte("\n\t")) + 1
	var packages bytes.Buffer
	err = g.run(ctx, &packages, func(line string) {
		if strings.HasPrefix(line, "go: downloading ") {
			fetched++
			s.report(Step{Doing: "fetching Dgraph's modules", Done: fetched, Total: max(modules, fetched)})
		}
	}, "list", "-deps", "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", module+"/dgraph")
	if err != nil {
		return err
	}
	stale := len(strings.Fields(packages.String()))
	s.report(Step{Doing: "compiling Dgraph", Total: stale})

	compiled := 0
	draft := p.binary + ".new"
	err = g.run(ctx, io.Discard, func(string) {
		if compiled++; compiled < stale {
			s.report(Step{Doing: "compiling Dgraph", Done: compiled, Total: stale})
		} else {
			s.report(Step{Doing: "linking Dgraph"})
		}
	}, "build", "-v", "-trimpath", "-ldflags=-s -w -X "+module+"/x.dgraphVersion="+p.version,
		"-o", draft, module+"/dgraph")
	if err != nil {
		return err
	}
	return os.Rename(draft, p.binary)
}

// A toolchain runs the go command in the pin's folder.
type toolchain struct{ tool, dir string }

// run runs one go command, hands each line that it prints about its progress to the caller, and waits for it.
func (g toolchain) run(ctx context.Context, out io.Writer, progress func(line string), command string, args ...string) error {
	cmd := exec.CommandContext(ctx, g.tool, append([]string{command, "-mod=readonly"}, args...)...)
	cmd.Dir = g.dir
	// What the user has set for other builds must not change this one.
	cmd.Env = append(os.Environ(), "PWD="+g.dir, "GOWORK=off", "GOFLAGS=-mod=readonly", "CGO_ENABLED=0", "GO111MODULE=on",
		"GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	cmd.Stdout = out
	errs, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("cannot run %s: %w", g.tool, err)
	}
	var said strings.Builder
	for lines := bufio.NewScanner(errs); lines.Scan(); {
		fmt.Fprintln(&said, lines.Text())
		progress(lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("building Dgraph was given up: %w", ctx.Err())
		}
		return fmt.Errorf("cannot build Dgraph: go %s failed (%w):\n%s\nThe build needs the network once, and Go 1.24.3 "+
			"or later. Try again, put a dgraph v%d to v%d on PATH, or give the address of a Dgraph that runs with "+
			"--dgraph host:port", command, err, lastLines(said.String(), 8), oldest, newest)
	}
	return nil
}
