package local

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// patience is how long a server that seems to live may take to answer.
const patience = 2 * time.Minute

// settle reports whether the server of the state runs and answers. One that is still coming up, because the command
// that started it was killed, is waited for.
func (h home) settle(ctx context.Context, s state) bool {
	for deadline := time.Now().Add(30 * time.Second); h.zero(s).alive() && h.alpha(s).alive(); {
		if h.healthy(ctx, s) {
			return true
		}
		if time.Now().After(deadline) || sleep(ctx, pause) != nil {
			break
		}
	}
	return false
}

// start brings up zero, then alpha. If another program is quicker to take one of the ports, it tries others.
func (h home) start(ctx context.Context, last state, binary, version string) (string, error) {
	var err error
	for range 5 {
		now := state{Version: version, Binary: binary}
		if now.Zero.Offset, now.Alpha.Offset, err = h.ports(ctx, last); err != nil {
			return "", err
		}
		if err = h.startOn(ctx, &now); err == nil {
			return now.address(), nil
		}
		// What went wrong is known; whatever comes of clearing up, that is what the user needs to hear.
		_ = h.stop(context.WithoutCancel(ctx), now)
		if !errors.Is(err, errPortTaken) {
			break
		}
		last = now // the zero may have written its address by now
	}
	return "", err
}

func (h home) startOn(ctx context.Context, now *state) error {
	for _, node := range []string{"zero", "alpha"} {
		if err := os.MkdirAll(filepath.Dir(h.wal(node)), 0o755); err != nil {
			return fmt.Errorf("cannot make the folder for Dgraph's data: %w", err)
		}
	}
	if err := h.save(*now); err != nil {
		return err
	}
	if err := h.bring(ctx, "zero", now, &now.Zero, h.expects, "--my="+now.Zero.at(zeroGRPC)); err != nil {
		return err
	}
	return h.bring(ctx, "alpha", now, &now.Alpha, h.healthy,
		"--my="+now.Alpha.at(alphaPeer),
		"--zero="+now.Zero.at(zeroGRPC),
		"--postings="+filepath.Join(h.dir, "alpha", "p"),
		"--tmp="+filepath.Join(h.dir, "alpha", "t"),
		"--security=whitelist=127.0.0.1",
		"--cache=size-mb=256")
}

// bring starts one of the two processes, notes it in the state, and waits until it is ready.
func (h home) bring(ctx context.Context, name string, now *state, n *node, ready func(context.Context, state) bool,
	args ...string) error {
	args = append([]string{name, "--bindall=false", "--port_offset=" + strconv.Itoa(n.Offset),
		"--telemetry=reports=false; sentry=false", "--logtostderr"}, args...)
	p, err := launch(now.Binary, h.dir, h.log(name), h.wal(name), args...)
	if err != nil {
		return fmt.Errorf("cannot start Dgraph's %s (%s): %w", name, now.Binary, err)
	}
	n.PID = p.pid
	if err := h.save(*now); err != nil {
		return errors.Join(err, p.end(context.WithoutCancel(ctx), time.Second))
	}
	for deadline := time.Now().Add(patience); !ready(ctx, *now); {
		if !p.alive() {
			return h.failure(name, "ended as soon as it was started")
		}
		if time.Now().After(deadline) {
			return h.failure(name, fmt.Sprintf("runs, but gave no answer for %v", patience))
		}
		if err := sleep(ctx, pause); err != nil {
			return fmt.Errorf("starting Dgraph's %s was given up: %w", name, err)
		}
	}
	return nil
}

// stop ends what runs of the server. The alpha goes first, while there is a zero to take leave of.
func (h home) stop(ctx context.Context, s state) error {
	if err := h.alpha(s).end(ctx, 20*time.Second); err != nil {
		return fmt.Errorf("cannot stop Dgraph's alpha: %w", err)
	}
	// The zero of v25.0.0 hangs at the very end of its shutdown, with everything written, until it is asked again.
	if err := h.zero(s).end(ctx, time.Second); err != nil {
		return fmt.Errorf("cannot stop Dgraph's zero: %w", err)
	}
	return nil
}

// ports chooses the offsets of the two. The zero's address is written into its log of decisions once and for all, so
// it gets ports that hardly anybody else will want, and keeps them. The alpha has the ports that users see: those it
// had before, else the usual ones, else whichever are free.
func (h home) ports(ctx context.Context, last state) (zero, alpha int, err error) {
	if exists(h.wal("zero")) {
		zero = last.Zero.Offset
		// A process that just ended may still hold its ports for a moment.
		for deadline := time.Now().Add(5 * time.Second); !free(zero, zeroGRPC, zeroHTTP); {
			if err := sleep(ctx, pause); err != nil {
				return 0, 0, err
			}
			if time.Now().Before(deadline) {
				continue
			}
			return 0, 0, fmt.Errorf("another program listens on %s or %s, where the data in %s have to be served: end it, "+
				"or name another --data folder and load the articles into it",
				last.Zero.at(zeroGRPC), last.Zero.at(zeroHTTP), h.dir)
		}
	} else if zero, err = firstFree(nil, zeroGRPC, zeroHTTP); err != nil {
		return 0, 0, err
	}
	alpha, err = firstFree([]int{last.Alpha.Offset, 0}, alphaPeer, alphaHTTP, alphaGRPC)
	return zero, alpha, err
}

// firstFree is the first offset at which all the ports are free: of those that are liked best, then of random ones
// that stay below the ports which systems give to outgoing calls.
func firstFree(best []int, ports ...int) (int, error) {
	for range 50 {
		best = append(best, 1+rand.IntN(20000))
	}
	for _, offset := range best {
		if free(offset, ports...) {
			return offset, nil
		}
	}
	return 0, errors.New("no free ports for Dgraph on 127.0.0.1: give the address of one that runs with --dgraph host:port")
}

func free(offset int, ports ...int) bool {
	for _, port := range ports {
		l, err := net.Listen("tcp", node{Offset: offset}.at(port))
		if err != nil {
			return false
		}
		l.Close()
	}
	return true
}
