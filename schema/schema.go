// Package schema lays a user's own tables over those of the program.
package schema

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/entente-graph/entente/schema/english"
	"github.com/entente-graph/entente/schema/gazetteer"
	"github.com/entente-graph/entente/schema/ontology"
)

// Over lays the tables in a folder over the built-in ones for the rest of the program: a row there is
// added, or takes the place of the built-in one with its id, name, pattern or word. It must come
// before any table is used. An error names file and line.
func Over(folder string) error {
	if _, err := os.ReadDir(folder); err != nil {
		return err
	}
	fsys := os.DirFS(folder)
	if err := known(fsys); err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	for _, over := range []func(fs.FS) error{ontology.Over, gazetteer.Over, english.Over} { // each reads by those before
		if err := over(fsys); err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
	}
	return nil
}

// known returns an error if a table has no such name: it would never be read.
func known(fsys fs.FS) error {
	rows := slices.Concat(names(gazetteer.Tables, "*.csv"), names(english.Tables, "*.csv"))
	maps := names(ontology.Tables, "*.yaml")
	for _, file := range slices.Concat(glob(fsys, "*.csv"), glob(fsys, "*.yaml"), glob(fsys, "*.yml")) {
		name, ending := strings.TrimSuffix(file, path.Ext(file)), path.Ext(file)
		if ending == ".yml" {
			return fmt.Errorf("%s: call it %s.yaml", file, name)
		}
		if slices.Contains(rows, name) || ending == ".yaml" && slices.Contains(maps, name) {
			continue
		}
		return fmt.Errorf("%s: no such table: there are %s as CSV or YAML, %s as YAML", file, strings.Join(rows, ", "), strings.Join(maps, " and "))
	}
	return nil
}

// names lists the tables of a file system.
func names(fsys fs.FS, pattern string) []string {
	files := glob(fsys, pattern)
	for i, f := range files {
		files[i] = strings.TrimSuffix(f, path.Ext(f))
	}
	return files
}

func glob(fsys fs.FS, pattern string) []string {
	files, _ := fs.Glob(fsys, pattern) // the patterns are well formed
	return files
}
