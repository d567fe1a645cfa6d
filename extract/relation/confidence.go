package relation

import "math"

// kind is the kind of rule that drew a claim.
type kind int

const (
	ruleVerb kind = iota
	ruleNoun
	ruleOther
	ruleOffice
	ruleSituation
)

var base = [...]float64{ruleVerb: .85, ruleNoun: .7, ruleOther: .55, ruleOffice: .85, ruleSituation: .75}

// A Factor is one thing that makes a claim more or less sure, and by how much.
type Factor struct {
	Name  string
	Value float64
}

// confidence tells how sure a claim is, in hundredths.
func (g *drawing) confidence(t *tree, d draft) float64 {
	return math.Round(100*base[d.kind]*d.subject.sure*d.object.sure) / 100
}

// factors are what the confidence is made of.
func (g *drawing) factors(t *tree, d draft) []Factor {
	return []Factor{{"rule", base[d.kind]}, {"subject", d.subject.sure}, {"object", d.object.sure}}
}
