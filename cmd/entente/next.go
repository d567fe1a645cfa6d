package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-graph/entente/graph/analyze"
)

// next proposes what to type after a report.
func (a *app) next(r *analyze.Report) []string {
	program := a.program()
	if len(r.Actors) == 0 {
		return []string{program + " build PATH"}
	}
	query := `query of($id: string) { q(func: eq(xid, $id)) { name coordinates_with { name } opposes { name } ~opposes { name } } }`
	next := []string{
		program + " query " + quote(query) + " --var " + quote("id="+line(r.Actors[0].ID)) + " --format table",
		program + " explore",
		program + " export -o graph.graphml",
		program + " verify",
	}
	if a.dgraph == "" {
		next = append(next, program+" server stop")
	}
	return next
}

// program is how this program was called, with the flags that name the graph. A Dgraph's address
// may hold a password, so it is left to the environment.
func (a *app) program() string {
	words := []string{"entente"}
	if path, err := os.Executable(); err == nil && strings.Contains(filepath.ToSlash(path), "/go-build") {
		words = []string{"go run ./cmd/entente"}
	}
	switch {
	case a.dgraph != "" && os.Getenv("ENTENTE_DGRAPH") != a.dgraph:
		words = append(words, `--dgraph "$ENTENTE_DGRAPH"`)
	case a.dgraph == "" && a.data != defaultData() && os.Getenv("ENTENTE_DATA") != a.data:
		words = append(words, "--data "+quote(a.data))
	}
	return strings.Join(words, " ")
}

// quote writes a word so that a shell takes it as it is.
func quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-+=./:@%,", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
