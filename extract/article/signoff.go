package article

import (
	"regexp"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// signedRE is how a desk signs under a story: the writer's and the editor's initials and the agencies it drew on in
// brackets, of which one is known, or who wrote and edited, behind these words.
var signedRE = regexp.MustCompile(`[\s.!?”"’'](?:(` +
	`(?:\p{Ll}{1,4}(?:, ?\p{Ll}{1,4})* ?/ ?\p{Ll}{1,4}(?:, ?\p{Ll}{1,4})* ?)?\((?:[\p{L}/ -]{2,20}, ?){0,4}(?:` + wires + `)(?:, ?[\p{L}/ -]{2,20}){0,4}\))|` +
	`((?:(?:Author|Editor)s?:|(?:Editing|Edited|Writing|Reporting|Additional reporting|Compiled|Written) by) ?\p{Lu}[^.!?]{0,200}))\s*$`)

// signed returns where the desk's sign-off begins in a line, or its length.
func (l line) signed() int {
	tail := max(0, len(l.text)-260)
	for tail < len(l.text) && !utf8.RuneStart(l.text[tail]) {
		tail++
	}
	if m := signedRE.FindStringSubmatchIndex(l.text[tail:]); m != nil {
		return tail + max(m[2], m[4])
	}
	return len(l.text)
}

// signOff is the noise that a sign-off makes of the end of its line.
func signOff(l line) (graph.Noise, bool) {
	from := l.signed()
	if from == len(l.text) || from == 0 {
		return graph.Noise{}, false
	}
	return graph.Noise{Start: l.start + utf8.RuneCountInString(l.text[:from]), End: l.end, Kind: byline}, true
}
