package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/dgraph-io/dgo/v230/protos/api"
)

// markID is the node that keeps the mark.
const markID = "entente/corrections"

// Mark notes in the graph which corrections it follows, by their digest.
func (s *Store) Mark(ctx context.Context, digest string) error {
	_, err := s.dg.NewTxn().Do(ctx, &api.Request{
		Query: `{ m as var(func: eq(xid, "` + markID + `")) }`,
		Mutations: []*api.Mutation{{Set: []*api.NQuad{
			{Subject: "uid(m)", Predicate: "xid", ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: markID}}},
			{Subject: "uid(m)", Predicate: "digest", ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: digest}}},
		}}},
		CommitNow: true,
	})
	if err != nil {
		return s.failed("note the corrections", err)
	}
	return nil
}

// Marked returns the digest of the corrections that the graph follows; "" if of none.
func (s *Store) Marked(ctx context.Context) (string, error) {
	type node struct {
		Digest string `json:"digest"`
	}
	got, err := ask[node](ctx, s.dg.NewReadOnlyTxn(), fmt.Sprintf("{ q(func: eq(xid, %q)) { digest } }", markID))
	if err != nil {
		return "", s.failed("read which corrections the graph follows", err)
	}
	var all []string
	for _, n := range got {
		all = append(all, n.Digest)
	}
	return strings.Join(all, " "), nil
}
