package article

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// walk reads the file or the folder at path.
func (r *reader) walk(path string) {
	if !r.open() {
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		r.fail(file{path: path}, 0, cause(err), "")
		return
	}
	if !info.IsDir() {
		in, err := os.Open(path)
		r.claim(file{path: path, id: clean(filepath.Base(path))}, in, err)
		return
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		r.fail(file{path: path}, 0, cause(err), "")
		return
	}
	defer root.Close()
	fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		f := file{path: filepath.Join(path, filepath.FromSlash(name)), id: clean(name)}
		switch {
		case !r.open():
			return fs.SkipAll
		case err != nil:
			r.fail(f, 0, cause(err), "")
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
		case entry.Type()&fs.ModeSymlink != 0:
			// What a link within the folder points to is read under its own name.
			if _, err := root.Stat(name); err != nil {
				r.fail(f, 0, errors.New("is a link that leads out of the folder or nowhere; it isn't followed"), "name its target as an argument")
			}
		case !entry.Type().IsRegular():
			r.fail(f, 0, errors.New("is no regular file"), "")
		default:
			in, err := root.Open(name)
			r.claim(f, in, err)
		}
		return nil
	})
}

// claim reads an opened file, unless one read before has the same ID: the later would replace it.
func (r *reader) claim(f file, in *os.File, err error) {
	if err != nil {
		r.fail(f, 0, cause(err), "")
		return
	}
	defer in.Close()
	if first, ok := r.taken[f.id]; ok && first != f.path {
		r.fail(f, 0, fmt.Errorf("its ID would be %q, which is that of %s already", f.id, first), "name the folder that holds both")
		return
	}
	r.taken[f.id] = f.path
	r.read(f, in)
}

// clean makes a file's name one that can stand in JSON.
func clean(name string) string {
	return strings.ToValidUTF8(filepath.ToSlash(name), "\uFFFD")
}

// cause drops what an operating system's error says about the path, which Error says already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Op, p.Err)
	}
	return err
}
