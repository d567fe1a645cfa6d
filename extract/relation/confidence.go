package relation

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

// confidence tells how sure a claim is.
func (g *drawing) confidence(t *tree, d draft) float64 {
	return float64(int(base[d.kind]*d.subject.sure*d.object.sure*100+.5)) / 100
}
