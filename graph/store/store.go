// Package store keeps the graph in Dgraph: it sets the schema, loads and withdraws articles, and
// reads back what was loaded.
//
// Articles, entities, claims, pieces of evidence and the mentions of one entity in one article are
// nodes (schema.go). Claims that tell the same fact are summed up in a direct edge between
// entities, as [graph.Edges] decides. What an article says comes and goes in one transaction, with
// everything that follows from it, so no reader ever sees half an article, and a load that was
// killed goes on where it stood.
package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// ErrUnknown is graph.ErrUnknown, for callers that know only the store.
var ErrUnknown = graph.ErrUnknown

// patience is how long Dial waits for the first answer.
const patience = 10 * time.Second

// A Store is a Dgraph cluster that holds the graph. Its methods may be called at the same time.
type Store struct {
	// Ontology names the relations that become predicates. Dial sets the default; who wants
	// another sets it before any other call.
	Ontology *ontology.Ontology

	dg      *dgo.Dgraph
	conns   []*grpc.ClientConn
	address string // for messages
}

// Dial connects to Dgraph at target, either host:port or a URL,
//
//	dgraph://user:password@host:port?sslmode=verify-full&namespace=2
//
// in which all but host:port may be missing, and which may name several hosts of a cluster,
// separated by commas. Of the modes, disable (the default) speaks in the clear, require encrypts,
// verify-ca checks the certificate too, and verify-full checks that it is the host's own. Dial
// waits until the server answers.
func Dial(ctx context.Context, target string) (*Store, error) {
	t, err := parseTarget(target)
	if err != nil {
		return nil, err
	}
	s := &Store{Ontology: ontology.Default(), address: strings.Join(t.hosts, ",")}
	creds := insecure.NewCredentials()
	if t.tls != nil {
		creds = credentials.NewTLS(t.tls)
	}
	var clients []api.DgraphClient
	for _, host := range t.hosts {
		conn, err := grpc.NewClient(host, grpc.WithTransportCredentials(creds), grpc.WithDefaultCallOptions(
			grpc.MaxCallRecvMsgSize(math.MaxInt32), grpc.MaxCallSendMsgSize(math.MaxInt32)))
		if err != nil {
			s.Close()
			return nil, fmt.Errorf("address %s: %w", host, err)
		}
		s.conns = append(s.conns, conn)
		clients = append(clients, api.NewDgraphClient(conn))
	}
	s.dg = dgo.NewDgraphClient(clients...)
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if t.user != "" {
		err = s.dg.LoginIntoNamespace(ctx, t.user, t.password, t.namespace)
		if err != nil {
			err = s.failed(fmt.Sprintf("log in as %q to namespace %d", t.user, t.namespace), err)
		}
	} else {
		_, err = clients[0].CheckVersion(ctx, &api.Check{})
		if err != nil {
			err = s.failed("connect", err)
		}
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close ends the connections.
func (s *Store) Close() error {
	var errs []error
	for _, c := range s.conns {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}

// Query runs a DQL query that reads, and returns its answer, a JSON object with a field for each
// block. vars gives the query's variables, whose names start with $.
func (s *Store) Query(ctx context.Context, dql string, vars map[string]string) (json.RawMessage, error) {
	resp, err := s.dg.NewReadOnlyTxn().QueryWithVars(ctx, dql, vars)
	if err != nil {
		return nil, s.failed("query", err)
	}
	return resp.Json, nil
}

// failed says what was tried and where, and, for what a user can mend, how.
func (s *Store) failed(doing string, err error) error {
	if errors.Is(err, context.Canceled) || status.Code(err) == codes.Canceled {
		return fmt.Errorf("%s: %w", doing, context.Canceled)
	}
	if errors.Is(err, ErrUnknown) {
		return err
	}
	hint := ""
	switch status.Code(err) {
	case codes.Unavailable, codes.DeadlineExceeded:
		hint = "; is a Dgraph running there? `entente server start` starts one, --dgraph gives another address"
	case codes.Unauthenticated, codes.PermissionDenied:
		hint = "; give a user who may: --dgraph dgraph://user:password@" + s.address
	}
	if strings.Contains(err.Error(), "first record does not look like a TLS handshake") {
		hint = "; this server speaks in the clear: give sslmode=disable"
	}
	return fmt.Errorf("%s: Dgraph at %s: %w%s", doing, s.address, err, hint)
}
