package local

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// pause is the time between two looks at something that is waited for.
const pause = 100 * time.Millisecond

// A process is a zero or an alpha. It is ours when its command line names the folder of our write-ahead log: a
// number alone may by now belong to a stranger.
type process struct {
	pid int
	wal string
}

func (p process) alive() bool {
	return p.pid > 0 && strings.Contains(commandLine(p.pid), walFlag(p.wal))
}

func walFlag(wal string) string { return "--wal=" + wal }

// launch starts a program that outlives us, in the folder dir and with its output in the file log. The log of the
// run before is kept beside it.
func launch(binary, dir, log, wal string, args ...string) (process, error) {
	if err := os.Rename(log, log+".old"); err != nil && !os.IsNotExist(err) {
		return process{}, err
	}
	out, err := os.Create(log)
	if err != nil {
		return process{}, err
	}
	defer out.Close()

	cmd := exec.Command(binary, append(args, walFlag(wal))...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, out, out
	cmd.SysProcAttr = detached()
	// Dgraph takes settings from the environment too; those are meant for another server.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "DGRAPH_") })
	if err := cmd.Start(); err != nil {
		return process{}, err
	}
	ended := make(chan struct{})
	go func() { // or a dead child would stay in the table of processes as long as we live
		cmd.Wait()
		close(ended)
	}()
	p := process{pid: cmd.Process.Pid, wal: wal}
	for !p.alive() { // for a moment a new process has no command line
		select {
		case <-ended:
			return p, nil
		case <-time.After(time.Millisecond):
		}
	}
	return p, nil
}

// end asks the process to stop, again after a while, then kills it.
func (p process) end(ctx context.Context, patience time.Duration) error {
	for _, ask := range []func(int) error{terminate, terminate, kill} {
		if !p.alive() {
			return nil
		}
		if err := ask(p.pid); err != nil && p.alive() {
			return fmt.Errorf("cannot end process %d: %w", p.pid, err)
		}
		if err := p.gone(ctx, patience); err != nil {
			return err
		}
	}
	if p.alive() {
		return fmt.Errorf("process %d doesn't end although it was killed: end it by hand", p.pid)
	}
	return nil
}

// gone waits until the process is gone, but not for ever.
func (p process) gone(ctx context.Context, patience time.Duration) error {
	for deadline := time.Now().Add(patience); p.alive() && time.Now().Before(deadline); {
		if err := sleep(ctx, pause); err != nil {
			return err
		}
	}
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
