package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/graph/store/local"
)

// An opening is a Dgraph on its way: the local one may have to be built and started first.
type opening struct {
	a    *app
	done chan struct{} // closed when store and err are set

	store *store.Store
	err   error

	mu    sync.Mutex
	step  local.Step
	shown bool // somebody waits, and sees the steps
}

// open connects, beside other work, to a Dgraph that has the graph's schema. If ctx ends, so does
// the opening.
func (a *app) open(ctx context.Context) *opening {
	o := &opening{a: a, done: make(chan struct{})}
	go func() {
		defer close(o.done)
		o.store, o.err = o.connect(ctx)
	}()
	return o
}

func (o *opening) connect(ctx context.Context) (*store.Store, error) {
	address := o.a.dgraph
	if address == "" {
		var err error
		if address, err = o.a.server(o.report).Start(ctx); err != nil {
			return nil, err
		}
	}
	s, err := store.Dial(ctx, address)
	if err != nil {
		return nil, err
	}
	if err := s.Apply(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// report is told what the local Dgraph is doing.
func (o *opening) report(step local.Step) {
	o.mu.Lock()
	defer o.mu.Unlock()
	news := step.Doing != o.step.Doing
	o.step = step
	if news && !o.a.terminal && (step.Long || o.a.verbose) {
		fmt.Fprintln(o.a.log, step.Doing)
	}
	if o.shown {
		o.show(news)
	}
}

// show shows the step on a terminal.
func (o *opening) show(news bool) {
	total := o.step.Total
	if total == 0 {
		total = -1
	}
	if news || o.a.bar.GetMax() != total {
		o.a.bar.Finish()
		o.a.progress(o.step.Doing, total)
	}
	o.a.bar.Set(o.step.Done)
}

// wait waits until Dgraph is there, and shows how far it has come.
func (o *opening) wait() (*store.Store, error) {
	select {
	case <-o.done:
		return o.store, o.err
	default:
	}
	o.mu.Lock()
	o.shown = true
	o.a.progress("connecting to Dgraph", -1)
	if o.step.Doing != "" {
		o.show(true)
	}
	o.mu.Unlock()
	<-o.done
	o.a.bar.Finish()
	return o.store, o.err
}

// close ends the opening and the connection.
func (o *opening) close() {
	<-o.done
	if o.store != nil {
		o.store.Close()
	}
}

// server is the local Dgraph. progress, if not nil, is told what it does.
func (a *app) server(progress func(local.Step)) *local.Server {
	return &local.Server{Dir: a.data, Progress: progress}
}

// existing connects to a Dgraph that should hold a graph already. It doesn't build a local one to
// find it empty.
func (a *app) existing(ctx context.Context) (*store.Store, error) {
	if a.dgraph == "" {
		status, err := a.server(nil).Status(ctx)
		if err != nil {
			return nil, err
		}
		if status.Version == "" {
			return nil, fmt.Errorf("there is no graph in %s yet: `entente build PATH` makes one, --data or --dgraph name another", a.data)
		}
	}
	s, err := a.open(ctx).wait()
	if err != nil {
		return nil, err
	}
	if err := a.correct(ctx, s); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}
