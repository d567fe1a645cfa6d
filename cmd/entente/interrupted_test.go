package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/store"
	"github.com/entente-graph/entente/graph/store/local"
)

// TestLoadGoesOn interrupts a load, then kills the server in the middle of the next. Each time,
// every article is in the graph whole or not at all, and at last the same command does the rest.
func TestLoadGoesOn(t *testing.T) {
	whole := manyArticles()
	file := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines(t, whole), "")), 0o644); err != nil {
		t.Fatal(err)
	}
	server := &local.Server{Dir: t.TempDir()}
	t.Cleanup(func() {
		if err := server.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	load := func() *exec.Cmd {
		return entente("load", file, "--data", server.Dir)
	}

	must(t, entente("server", "start", "--data", server.Dir))
	first := load()
	start(t, first)
	before := waitForMore(t, server, 0)
	signalTo(t, first, os.Interrupt)
	if code := wait(t, first); code != exitInterrupted {
		t.Errorf("interrupted, load ended with %d: %s", code, first.Stderr)
	}
	checkParts(t, server, whole)

	second := load()
	start(t, second)
	waitForMore(t, server, before)
	status, err := server.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	alpha, err := os.FindProcess(status.Alpha.PID)
	if err != nil {
		t.Fatal(err)
	}
	if err := alpha.Kill(); err != nil {
		t.Fatal(err)
	}
	if code := wait(t, second); code != exitFailed || !strings.Contains(fmt.Sprint(second.Stderr), "Dgraph at") {
		t.Errorf("without its server, load ended with %d: %s", code, second.Stderr)
	}
	must(t, entente("server", "start", "--data", server.Dir))
	checkParts(t, server, whole)

	said := must(t, load())
	if want := count(len(whole.Articles), "article"); !strings.HasPrefix(said, want) || strings.Contains(said, " 0 unchanged") {
		t.Errorf("the last load said %q, not of %s that some were there", said, want)
	}
	if diff := cmp.Diff(lines(t, whole), lines(t, read(t, server))); diff != "" {
		t.Errorf("what was loaded in parts isn't the whole (-want +got):\n%s", diff)
	}
	must(t, entente("verify", "--data", server.Dir))
}

// TestInterruptedWaiting ends a command that waits for input which doesn't come.
func TestInterruptedWaiting(t *testing.T) {
	cmd := entente("extract", "-", "--verbose")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	start(t, cmd)
	// More than a pipe holds: when it is written, the command reads, and so minds signals.
	if _, err := in.Write(bytes.Repeat([]byte("Iran met Russia. "), 1<<14)); err != nil {
		t.Fatal(err)
	}
	signalTo(t, cmd, os.Interrupt)
	if code := wait(t, cmd); code != exitInterrupted {
		t.Errorf("interrupted, extract ended with %d: %s", code, cmd.Stderr)
	}
}

// manyArticles is a corpus that takes many transactions to load.
func manyArticles() *graph.Corpus {
	iran := &graph.Entity{ID: "country/IRN", Type: "country", Name: "Iran", Country: "IRN"}
	c := &graph.Corpus{Entities: []*graph.Entity{iran}}
	for i := range 3000 {
		text := fmt.Sprintf("Iran met Envoy%d.", i)
		a := &graph.Article{ID: fmt.Sprintf("many/%04d", i), Text: text}
		envoy := &graph.Entity{ID: fmt.Sprintf("person/envoy-%d", i), Type: "person", Name: text[9 : len(text)-1]}
		who, whom := graph.Span{Start: 0, End: 4, Text: "Iran"}, graph.Span{Start: 9, End: len(text) - 1, Text: envoy.Name}
		iran.Mentions = append(iran.Mentions, graph.Mention{Article: a.ID, Span: who, Form: graph.Name})
		envoy.Mentions = []graph.Mention{{Article: a.ID, Span: whom, Form: graph.Name}}
		claim := &graph.Claim{Subject: iran.ID, Relation: "meets-with", Object: envoy.ID, Polarity: graph.Asserted, Modality: graph.Actual,
			Date: "2018-07-13", Plover: "CONSULT", Cameo: "04", Confidence: 0.9, Evidence: []graph.Evidence{{Article: a.ID,
				Span: graph.Span{Start: 0, End: len(text), Text: text}, Subject: who, Object: whom, Confidence: 0.9}}}
		claim.Identify()
		c.Articles, c.Entities, c.Claims = append(c.Articles, a), append(c.Entities, envoy), append(c.Claims, claim)
	}
	return graph.Merge(c)
}

// lines is a corpus as JSON Lines.
func lines(t *testing.T, c *graph.Corpus) []string {
	t.Helper()
	var b strings.Builder
	if err := c.WriteJSONL(&b); err != nil {
		t.Fatal(err)
	}
	return strings.SplitAfter(b.String(), "\n")
}

// checkParts checks that the graph is exactly what some of the articles say.
func checkParts(t *testing.T, server *local.Server, whole *graph.Corpus) {
	t.Helper()
	got := read(t, server)
	there := map[string]bool{}
	for _, a := range got.Articles {
		there[a.ID] = true
	}
	if len(there) == 0 || len(there) == len(whole.Articles) {
		t.Errorf("the load wasn't interrupted in its middle: %d of %d articles are there", len(there), len(whole.Articles))
	}
	var parts []*graph.Corpus
	for _, p := range whole.Split() {
		if there[p.Articles[0].ID] {
			parts = append(parts, p)
		}
	}
	if diff := cmp.Diff(lines(t, graph.Merge(parts...)), lines(t, got)); diff != "" {
		t.Errorf("something is half there (-want +got):\n%s", diff)
	}
}

func read(t *testing.T, server *local.Server) *graph.Corpus {
	t.Helper()
	s := dial(t, server)
	defer s.Close()
	c, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func dial(t *testing.T, server *local.Server) *store.Store {
	t.Helper()
	status, err := server.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Dial(t.Context(), status.Address)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// waitForMore waits until more than n articles are in the graph and returns their number.
func waitForMore(t *testing.T, server *local.Server, n int) int {
	t.Helper()
	s := dial(t, server)
	defer s.Close()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		answer, err := s.Query(t.Context(), `{ q(func: type(Article)) { count(uid) } }`, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Q []struct{ Count int } }
		if err := json.Unmarshal(answer, &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Q) == 1 && got.Q[0].Count > n {
			return got.Q[0].Count
		}
	}
	t.Fatalf("no more than %d articles after a minute", n)
	return 0
}

// entente is the program, as TestMain put it on PATH, with the local server.
func entente(args ...string) *exec.Cmd {
	cmd := exec.Command("entente", args...)
	cmd.Env = append(os.Environ(), "ENTENTE_DGRAPH=")
	cmd.Stdout, cmd.Stderr = &bytes.Buffer{}, &bytes.Buffer{}
	return cmd
}

// must runs a command that has to succeed, and returns what it printed.
func must(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, cmd.Stderr)
	}
	return fmt.Sprint(cmd.Stdout)
}

// start starts a command that must not outlive the test.
func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
}

func signalTo(t *testing.T, cmd *exec.Cmd, signal os.Signal) {
	t.Helper()
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
}

// wait waits for a command's end and returns its exit code.
func wait(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}
