package table

import (
	"io/fs"
	"sync"
)

// A Stack is what a package makes of its built-in tables and of those that are laid over them, loaded once.
type Stack[T any] struct {
	layers Layers
	load   func() (T, error)
}

// NewStack returns a stack of the built-in tables, which load reads.
func NewStack[T any](builtin fs.FS, load func(fs.FS) (T, error)) *Stack[T] {
	s := &Stack[T]{layers: Layers{builtin}}
	s.load = sync.OnceValues(func() (T, error) { return load(s.layers) })
	return s
}

// Default returns what is loaded.
func (s *Stack[T]) Default() T {
	loaded, err := s.load()
	if err != nil {
		panic(err) // the tables are part of the program, a test loads them; Over has told of others
	}
	return loaded
}

// Over lays tables over the others. It must come before Default.
func (s *Stack[T]) Over(fsys fs.FS) error {
	s.layers = append(s.layers, fsys)
	_, err := s.load()
	return err
}
