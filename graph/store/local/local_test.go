package local

import (
	"context"
	"errors"
	"flag"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// TestMain lets more tests run at once than there are processors: they mostly wait for a zero to be elected.
func TestMain(m *testing.M) {
	flag.Parse()
	flag.Set("test.parallel", "6")
	os.Exit(m.Run())
}

// server makes a server in a folder of its own, and stops it when the test is over.
func server(t *testing.T) *Server {
	t.Helper()
	s := &Server{Dir: t.TempDir()}
	t.Cleanup(func() {
		if err := s.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func start(t *testing.T, s *Server) (address string) {
	t.Helper()
	address, err := s.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return address
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func status(t *testing.T, s *Server) Status {
	t.Helper()
	status, err := s.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return status
}

// files gives the home and the state of a server.
func files(t *testing.T, s *Server) (home, state) {
	t.Helper()
	h, err := s.home()
	if err != nil {
		t.Fatal(err)
	}
	now, err := h.load()
	if err != nil {
		t.Fatal(err)
	}
	return h, now
}

func client(t *testing.T, address string) *dgo.Dgraph {
	t.Helper()
	c, err := grpc.NewClient("passthrough:///"+address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return dgo.NewDgraphClient(api.NewDgraphClient(c))
}

// write puts a name into the graph, and read returns the names in it.
func write(t *testing.T, address, name string) {
	t.Helper()
	c := client(t, address)
	if err := c.Alter(t.Context(), &api.Operation{Schema: "name: string @index(exact) ."}); err != nil {
		t.Fatal(err)
	}
	mutation := &api.Mutation{SetNquads: []byte(`_:a <name> "` + name + `" .`), CommitNow: true}
	if _, err := c.NewTxn().Mutate(t.Context(), mutation); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, address string) string {
	t.Helper()
	answer, err := client(t, address).NewReadOnlyTxn().Query(t.Context(), "{ q(func: has(name)) { name } }")
	if err != nil {
		t.Fatal(err)
	}
	return string(answer.Json)
}

const iran = `{"q":[{"name":"Iran"}]}`

func TestLifeOfAServer(t *testing.T) {
	t.Parallel()
	s := server(t)
	if got := status(t, s); got.Running || got.Zero.PID != 0 || got.Alpha.PID != 0 {
		t.Errorf("before the first start: %+v", got)
	}
	stop(t, s) // nothing runs: no error

	address := start(t, s)
	first := status(t, s)
	if !first.Running || first.Address != address || first.Zero.PID == 0 || first.Alpha.PID == 0 {
		t.Fatalf("started at %s: %+v", address, first)
	}
	write(t, address, "Iran")
	if again := start(t, s); again != address {
		t.Errorf("the second start went to %s, the first to %s", again, address)
	}
	if again := status(t, s); again != first {
		t.Errorf("the second start changed the server from %+v to %+v", first, again)
	}
	if strings.Contains(first.Version, "dev") || major(first.Version) < "v23" {
		t.Errorf("version %q", first.Version)
	}

	stop(t, s)
	if got := status(t, s); got.Running || got.Zero.PID != 0 || got.Alpha.PID != 0 {
		t.Errorf("after the stop: %+v", got)
	}
	if got := read(t, start(t, s)); got != iran {
		t.Errorf("after a restart the graph holds %s", got)
	}
}

func TestListensOnLoopbackOnly(t *testing.T) {
	t.Parallel()
	s := server(t)
	start(t, s)
	_, now := files(t, s)
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{now.Zero.at(zeroGRPC), now.Zero.at(zeroHTTP),
		now.Alpha.at(alphaPeer), now.Alpha.at(alphaHTTP), now.Alpha.at(alphaGRPC)} {
		c, err := net.Dial("tcp", place)
		if err != nil {
			t.Errorf("nothing listens on %s: %v", place, err)
			continue
		}
		c.Close()
		_, port, _ := net.SplitHostPort(place)
		for _, address := range addresses {
			ip := address.(*net.IPNet).IP
			if ip.IsLoopback() || ip.IsLinkLocalUnicast() {
				continue
			}
			// The own address of the machine stands for the whole network.
			if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), port), 5*time.Second); err == nil {
				t.Errorf("port %s answers on %s", port, ip)
				c.Close()
			}
		}
	}
}

func TestDeadAlphaComesBack(t *testing.T) {
	t.Parallel()
	s := server(t)
	write(t, start(t, s), "Iran")
	h, now := files(t, s)
	if err := kill(now.Alpha.PID); err != nil {
		t.Fatal(err)
	}
	if err := h.alpha(now).gone(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	if got := status(t, s); got.Running || got.Alpha.PID != 0 || got.Zero.PID == 0 {
		t.Errorf("with its alpha dead: %+v", got)
	}
	if got := read(t, start(t, s)); got != iran {
		t.Errorf("after the alpha was killed and brought up the graph holds %s", got)
	}
}

// After a reboot the numbers in server.json belong to strangers: here, to this test.
func TestStrangersAreLeftAlone(t *testing.T) {
	t.Parallel()
	s := server(t)
	write(t, start(t, s), "Iran")
	stop(t, s)
	h, now := files(t, s)
	now.Zero.PID, now.Alpha.PID = os.Getpid(), os.Getpid()
	if err := h.save(now); err != nil {
		t.Fatal(err)
	}
	if got := status(t, s); got.Running || got.Zero.PID != 0 || got.Alpha.PID != 0 {
		t.Errorf("a stranger passes for the server: %+v", got)
	}
	stop(t, s)
	if got := read(t, start(t, s)); got != iran {
		t.Errorf("after a restart the graph holds %s", got)
	}
}

func TestTwoStartsAtOnce(t *testing.T) {
	t.Parallel()
	s := server(t)
	var addresses [2]string
	var errs [2]error
	var group sync.WaitGroup
	for i := range addresses {
		group.Go(func() {
			other := &Server{Dir: s.Dir}
			addresses[i], errs[i] = other.Start(t.Context())
		})
	}
	group.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	if addresses[0] != addresses[1] {
		t.Errorf("two starts at once made two servers: %v", addresses)
	}
	write(t, addresses[0], "Iran")
	if got := read(t, addresses[1]); got != iran {
		t.Errorf("the other one's graph holds %s", got)
	}
}

func TestStartGivenUp(t *testing.T) {
	t.Parallel()
	s := server(t)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		h, _ := s.home()
		for !exists(h.wal("zero")) {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	if _, err := s.Start(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a start that was cancelled says %v", err)
	}
	if got := status(t, s); got.Zero.PID != 0 || got.Alpha.PID != 0 {
		t.Errorf("a start that was cancelled leaves %+v", got)
	}
	start(t, s)
}
