package extract_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestArrows reads the imports of all packages and fails where an arrow points up the way of the
// data (CONTRIBUTING.md).
func TestArrows(t *testing.T) {
	const root = "github.com/entente-graph/entente/"
	// What each room may import of the project, itself and what lies under it aside.
	allowed := []struct {
		room string
		may  []string
	}{
		{"schema/english", []string{"schema", "graph"}}, // readings are told in the graph's words
		{"schema", []string{"schema"}},
		{"graph/store", []string{"graph", "schema"}},
		{"graph/analyze", []string{"graph", "schema"}},
		{"graph/export", []string{"graph", "schema"}},
		{"graph/explore", []string{"graph", "schema"}},
		{"graph", []string{"schema"}},
		{"extract/article", []string{"graph", "schema", "extract/when"}},
		{"extract/inorder", []string{"graph"}},
		{"extract/when", []string{"graph"}},
		{"extract/spelling", nil},
		{"extract/identity", []string{"graph", "schema", "extract/spelling"}},
		{"extract/syntax", []string{"graph", "schema"}},
		{"extract/entity", []string{"graph", "schema", "extract/syntax", "extract/spelling"}},
		{"extract/relation/calibrate", []string{"graph", "schema", "extract"}}, // a program
		{"extract/relation", []string{"graph", "schema", "extract/syntax", "extract/entity", "extract/when"}},
		{"extract", []string{"graph", "schema", "extract"}},
		{"cmd", []string{"cmd", "extract", "graph", "schema"}},
	}
	// "graph" alone is the nouns, not the rooms under it.
	in := func(pkg, room string) bool {
		return pkg == room || room != "graph" && strings.HasPrefix(pkg, room+"/")
	}
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", root+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		pkg := strings.TrimPrefix(p.ImportPath, root)
		i := slices.IndexFunc(allowed, func(a struct {
			room string
			may  []string
		}) bool {
			return pkg == a.room || strings.HasPrefix(pkg, a.room+"/")
		})
		if i < 0 {
			t.Errorf("%s stands in no room", pkg)
			continue
		}
		for _, imported := range p.Imports {
			name, ours := strings.CutPrefix(imported, root)
			if !ours || strings.HasPrefix(name, allowed[i].room) {
				continue
			}
			if pkg != "cmd/entente" && !slices.ContainsFunc(allowed[i].may, func(room string) bool { return in(name, room) }) {
				t.Errorf("%s imports %s, which lies up the way of the data", pkg, name)
			}
		}
	}
}
