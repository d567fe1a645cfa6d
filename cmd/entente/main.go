// Command entente turns news articles into a graph of who does what to whom, keeps it in Dgraph,
// and lets an analyst ask, export and explore it.
//
// Each command is a file: a constructor, its options with their flags, and a function that does the
// work. This file is the one place that turns errors into messages and exit codes.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"
)

// Exit codes, as every help text lists them.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitUnread      = 3
	exitInterrupted = 130
)

const exitCodes = `  0    done
  1    failed
  2    called in a wrong way
  3    done, but some input couldn't be read (only with --strict)
  130  interrupted
`

// errUnread is the error of a command that did its work but for some input, with --strict.
var errUnread = errors.New("some input couldn't be read")

// A usageError says that a command was called in a wrong way.
type usageError struct {
	err  error
	help string // the command whose help tells the right way
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, log *os.File) int {
	a := &app{
		in:       &patientReader{ctx: ctx, r: in},
		out:      bufio.NewWriter(out),
		log:      log,
		terminal: term.IsTerminal(int(log.Fd())),
	}
	if width, _, err := term.GetSize(int(out.Fd())); err == nil {
		a.width, a.colour = width, os.Getenv("NO_COLOR") == ""
	}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(log)
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && !a.started {
		err = &usageError{err, cmd.CommandPath()}
	}
	if flushed := a.out.Flush(); err == nil && flushed != nil {
		err = fmt.Errorf("write the output: %w", flushed)
	}
	if err == nil && a.strict && a.unread > 0 {
		err = errUnread
	}
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		a.say("entente: %v\nSee %s --help.", err, usage.help)
		return exitUsage
	case errors.Is(err, errUnread):
		a.say("entente: %v, and --strict is given", err)
		return exitUnread
	case ctx.Err() != nil:
		a.say("entente: interrupted")
		return exitInterrupted
	}
	a.say("entente: %v", err)
	return exitFailed
}

// A patientReader reads until its context ends, even where nothing comes.
type patientReader struct {
	ctx context.Context
	r   io.Reader
}

func (p *patientReader) Read(b []byte) (int, error) {
	type answer struct {
		n   int
		err error
	}
	own := make([]byte, len(b)) // the reading may go on after the context's end
	read := make(chan answer, 1)
	go func() {
		n, err := p.r.Read(own)
		read <- answer{n, err}
	}()
	select {
	case <-p.ctx.Done():
		return 0, p.ctx.Err()
	case got := <-read:
		return copy(b, own[:got.n]), got.err
	}
}
