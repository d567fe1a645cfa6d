package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/rogpeppe/go-internal/testscript"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/entente-graph/entente/graph/store/local"
	"github.com/entente-graph/entente/graph/store/local/localtest"
)

// withDgraph runs the tests of the package with a Dgraph beside them.
type withDgraph struct{ m *testing.M }

func (w withDgraph) Run() int { return localtest.Run(w.m) }

func TestMain(m *testing.M) {
	testscript.Main(withDgraph{m}, map[string]func(){"entente": main})
}

// TestScripts drives the program as a shell would. The scripts share one Dgraph, so each runs
// alone, and those that load something begin with an empty graph (dropall).
func TestScripts(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	fixture, err := filepath.Abs("testdata/claims.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.RunT(inTurn{t}, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			data := filepath.Join(env.WorkDir, "data")
			env.Setenv("ENTENTE_DGRAPH", localtest.Address(t))
			env.Setenv("ENTENTE_DATA", data)
			env.Setenv("XDG_CACHE_HOME", cache) // where the dgraph program is, if one was built
			env.Setenv("CLAIMS", fixture)
			env.Setenv("TESTDATA", testdata)
			env.Defer(func() {
				if err := (&local.Server{Dir: data}).Stop(context.Background()); err != nil {
					t.Error(err)
				}
			})
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"dropall": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(dropAll(localtest.Address(t)))
			},
			"exits": exits,
		},
	})
}

// exits CODE COMMAND ARG... runs a command that has to end with that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code is %d, want %d\nstdout: %s\nstderr: %s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// dropAll empties the Dgraph at address.
func dropAll(address string) error {
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer conn.Close()
	return dgo.NewDgraphClient(api.NewDgraphClient(conn)).Alter(context.Background(), &api.Operation{DropAll: true})
}

// inTurn runs scripts one after the other.
type inTurn struct{ *testing.T }

func (t inTurn) Parallel() {}
func (t inTurn) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(inTurn{t}) })
}
func (t inTurn) Verbose() bool { return slices.Contains(os.Args, "-test.v=true") }
