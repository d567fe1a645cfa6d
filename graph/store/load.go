package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/entente-graph/entente/graph"
)

// Stats counts what a load or withdrawal did.
type Stats struct {
	Loaded    int      // articles that are new
	Replaced  int      // articles that were there in another version
	Unchanged int      // articles that were there as they are
	Outdated  int      // articles that a later version, under another ID, took the place of
	Withdrawn int      // articles taken out
	Unknown   []string // IDs of articles to be taken out that weren't there
	Quads     int      // N-Quads set and deleted
}

func (s *Stats) add(t Stats) {
	s.Loaded += t.Loaded
	s.Replaced += t.Replaced
	s.Unchanged += t.Unchanged
	s.Outdated += t.Outdated
	s.Withdrawn += t.Withdrawn
	s.Unknown = append(s.Unknown, t.Unknown...)
	s.Quads += t.Quads
}

// Load stores the corpus, article by article: one that is there as it is costs nothing, and one
// that is there in another version, be it under another ID at the same address, gives way with all that
// rested on it alone; one of which a later version is there is passed over. Some articles at a
// time go in one transaction each, so after an error, or when ctx ends, each article is in the
// graph as it was before or as the corpus has it; Stats counts those that are done, and the same
// call goes on from there. Loads may run at the same time. progress, if not nil, is told how many
// articles are done.
func (s *Store) Load(ctx context.Context, c *graph.Corpus, progress func(done, total int)) (Stats, error) {
	var stats Stats
	ps, err := parts(c)
	if err != nil {
		return stats, err
	}
	for done := 0; done < len(ps); {
		n := nextBatch(ps[done:])
		got, err := s.transact(ctx, func(b *batch) error { return b.load(ps[done : done+n]) })
		if err != nil {
			return stats, s.failed(fmt.Sprintf("load articles %d to %d of %d (%s to %s)", done+1, done+n, len(ps),
				ps[done].article().ID, ps[done+n-1].article().ID), err)
		}
		stats.add(got)
		done += n
		if progress != nil {
			progress(done, len(ps))
		}
	}
	return stats, nil
}

// Withdraw takes articles out of the graph, with the entities, claims and edges that rested on
// them alone. To withdraw what isn't there is no error; Stats.Unknown names it.
func (s *Store) Withdraw(ctx context.Context, articles ...string) (Stats, error) {
	var stats Stats
	articles = slices.Compact(slices.Sorted(slices.Values(articles)))
	for some := range slices.Chunk(articles, batchArticles) {
		got, err := s.transact(ctx, func(b *batch) error { return b.withdraw(some) })
		if err != nil {
			return stats, s.failed(fmt.Sprintf("withdraw %d articles (%s to %s)", len(some), some[0], some[len(some)-1]), err)
		}
		stats.add(got)
	}
	return stats, nil
}

// attempts is how often a transaction is tried. Of those that collide one goes through each time,
// so this many writers would have to be faster than we are.
const attempts = 50

// transact runs do in a transaction and commits it. When another transaction changed what this
// one read, all is done again from a new reading.
func (s *Store) transact(ctx context.Context, do func(*batch) error) (Stats, error) {
	for attempt := 1; ; attempt++ {
		b := &batch{ctx: ctx, txn: s.dg.NewTxn(), ontology: s.Ontology}
		err := do(b)
		if err == nil && b.wrote {
			err = b.txn.Commit(ctx)
		}
		if err == nil {
			return b.stats, nil
		}
		b.discard()
		if !errors.Is(err, dgo.ErrAborted) && status.Code(err) != codes.Aborted || attempt == attempts {
			return Stats{}, err
		}
		wait := time.Duration(rand.Int64N(int64(10*time.Millisecond) << min(attempt, 7)))
		select {
		case <-ctx.Done():
			return Stats{}, ctx.Err()
		case <-time.After(wait):
		}
	}
}

// discard tells the server to forget the transaction, even where ctx has ended.
func (b *batch) discard() {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(b.ctx), time.Second)
	defer cancel()
	_ = b.txn.Discard(ctx) // the server forgets it by itself later
}
