package local

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestSupported(t *testing.T) {
	text := func(version string) string {
		return "\nDgraph version   : " + version + "\nDgraph codename  : dgraph\nGo version       : go1.24.3\n"
	}
	for _, c := range []struct{ text, version, err string }{
		{text("v25.0.0"), "v25.0.0", ""},
		{text("v24.1.4"), "v24.1.4", ""},
		{text("v23.0.0-rc1"), "v23.0.0-rc1", ""},
		{text("v22.0.2"), "", "is v22.0.2, not v23 to v25"},
		{text("v21.03.2"), "", "is v21.03.2, not v23 to v25"},
		{text("v26.0.0"), "", "is v26.0.0, not v23 to v25"},
		{text("v230.0.1"), "", "is v230.0.1, not v23 to v25"},
		{text("dev"), "", `is no release ("dev")`},
		{"usage: dgraph [-Tformat] file", "", "is no Dgraph server"},
		{"", "", "is no Dgraph server"},
	} {
		version, err := supported(c.text)
		if version != c.version || (err != nil || c.err != "") && fmt.Sprint(err) != c.err {
			t.Errorf("%q: %q, %v", c.text, version, err)
		}
	}
}

func TestBuiltProgramTellsItsVersion(t *testing.T) {
	s := &Server{}
	path, err := s.Binary(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(path, "version").Output()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := supported(string(text)); err != nil {
		t.Errorf("%s %v", path, err)
	}
}

func TestNoToolchain(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := &Server{Dir: t.TempDir(), Cache: t.TempDir()}
	_, err := s.Start(t.Context())
	says(t, err, "no dgraph", "no Go toolchain", "go.dev/dl", "--dgraph host:port")
}

func TestNoNetwork(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(goTool, filepath.Join(bin, "go")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin) // without a dgraph
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOMODCACHE", t.TempDir())
	t.Setenv("GOFLAGS", "-mod=vendor")
	cache := t.TempDir()
	var said []string
	s := &Server{Cache: cache, Progress: func(step Step) { said = append(said, step.Doing) }}
	_, err = s.Binary(t.Context())
	says(t, err, "cannot build Dgraph", "GOPROXY=off", "network", "PATH", "--dgraph host:port")
	if len(said) == 0 || !strings.Contains(said[0], "no dgraph on PATH") {
		t.Errorf("the build was announced with %q", said)
	}
	if left, _ := filepath.Glob(filepath.Join(cache, "*", "dgraph*")); len(left) != 0 {
		t.Errorf("a failed build leaves %v", left)
	}
}
