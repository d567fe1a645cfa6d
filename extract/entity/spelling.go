package entity

import "github.com/entente-graph/entente/extract/spelling"

// The ways of spelling, by the names that this package has for them.
func fold(s string) string          { return spelling.Fold(s) }
func slug(s string) string          { return spelling.Slug(s) }
func lastName(folded string) string { return spelling.Last(folded) }
func skeleton(folded string) string { return spelling.Key(folded) }
func near(a, b string) bool         { return spelling.Near(a, b) }
