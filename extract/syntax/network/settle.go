package network

import (
	"math"

	"github.com/entente-graph/entente/extract/syntax/matrix"
)

// Each arc and each relation is decided by itself, so that a verb may end up with two subjects where
// what joins them ("the spokesman John Kirby said") has two good shapes. Universal Dependencies allow a
// clause one subject, an outer one apart, and one object.

// group is, of a relation, the group of which a head has at most one dependent; 0 for none.
func group(rel string) uint8 {
	switch rel {
	case "nsubj", "nsubj:pass", "csubj", "csubj:pass":
		return 1
	case "obj":
		return 2
	}
	return 0
}

// unlikely is the logarithm of a probability below which another head isn't considered.
const unlikely = -8

// change is another head and relation for a word, and how much likelier the tree becomes by it.
type change struct {
	word      int
	head, rel int32
	gain      float64
}

// settle changes the tree of sentence s, in the likeliest way, until no head has two dependents of one
// group.
func (p *Parser) settle(s int, heads, rels []int32) {
	for range heads {
		best := change{gain: math.Inf(-1)}
		for _, w := range p.rivals(heads, rels) {
			p.reconsider(s, w, heads, rels, &best)
		}
		if math.IsInf(best.gain, -1) {
			return
		}
		heads[best.word], rels[best.word] = best.head, best.rel
	}
}

// rivals returns the words of the first group that has more than one under one head.
func (p *Parser) rivals(heads, rels []int32) []int {
	for i, h := range heads {
		if g := p.groups[rels[i]]; g > 0 && p.taken(h, g, i, heads, rels) {
			var all []int
			for j := range heads {
				if heads[j] == h && p.groups[rels[j]] == g {
					all = append(all, j)
				}
			}
			return all
		}
	}
	return nil
}

// taken reports whether a head has a dependent of a group beside word w.
func (p *Parser) taken(head int32, g uint8, w int, heads, rels []int32) bool {
	for i, h := range heads {
		if i != w && h == head && g > 0 && p.groups[rels[i]] == g {
			return true
		}
	}
	return false
}

// reconsider keeps in best the best change of word w that settles its rivalry and begins no other.
func (p *Parser) reconsider(s, w int, heads, rels []int32, best *change) {
	size := len(heads)
	arcs := logarithms(p.pass.arcs[s][w*matrix.Round(size+1):][:size+1])
	now := arcs[heads[w]+1] + p.relations(s, w, heads[w])[rels[w]]
	for h := range int32(size) {
		if int(h) == w || h != heads[w] && arcs[h+1] < unlikely || under(h, w, heads) {
			continue
		}
		for rel, worth := range p.relations(s, w, h) {
			gain := arcs[h+1] + worth - now
			if gain > best.gain && int32(rel) != p.root && !p.taken(h, p.groups[rel], w, heads, rels) {
				*best = change{w, h, int32(rel), gain}
			}
		}
	}
}

// relations returns the logarithms of the probabilities of a word's relations to a head.
func (p *Parser) relations(s, w int, head int32) []float64 {
	x, n := p.pass, p.pass.net
	hidden, scores := make([]float32, n.Label), make([]float32, n.relWidth())
	x.labelHidden(hidden, s, w, int(head))
	affine(scores, hidden, 1, n.Label, x.w.labelB, &x.f.label)
	return logarithms(scores[:len(n.Rels)])
}

// under reports whether word h hangs on word w, be it by others.
func under(h int32, w int, heads []int32) bool {
	for ; h >= 0; h = heads[h] {
		if int(h) == w {
			return true
		}
	}
	return false
}

// logarithms are those of the softmax of scores.
func logarithms(scores []float32) []float64 {
	top, sum := float64(scores[0]), 0.0
	for _, s := range scores {
		top = max(top, float64(s))
	}
	for _, s := range scores {
		sum += math.Exp(float64(s) - top)
	}
	out := make([]float64, len(scores))
	for i, s := range scores {
		out[i] = float64(s) - top - math.Log(sum)
	}
	return out
}
