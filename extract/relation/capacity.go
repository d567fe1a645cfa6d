package relation

// capacities are the nouns by which a clause tells what its subject is before what he does, and the relation that they tell.
var capacities = map[string]string{"member": "member-of", "ally": "allied-with", "leader": "leader-of", "head": "leader-of", "flagbearer": "member-of", "torchbearer": "member-of",
	"pillar": "member-of", "part": "part-of", "constituent": "member-of", "signatory": "member-of"}

// capacity draws what somebody is in whose capacity he acts: As a member of NATO, Turkey must help.
func (g *drawing) capacity(t *tree, v int) {
	for _, c := range t.children[v] {
		relation := capacities[t.words[c].Lemma]
		if relation == "" || c > v || t.words[c].Rel != "obl" || t.caseOf(c) != "as" {
			continue
		}
		acts := v
		if g.says(t, v) { // As a member, he said, Oman will help: on "said", says the parser
			if acts = t.child(v, "ccomp", "parataxis"); acts < 0 && t.words[v].Rel == "parataxis" {
				acts = t.words[v].Head
			}
		}
		if acts < 0 {
			continue
		}
		s := t.child(acts, "nsubj")
		if s < c {
			continue
		}
		for _, of := range t.children[c] {
			if t.words[of].Rel == "nmod" && t.caseOf(of) == "of" {
				d := draft{relation: relation, reading: g.read(t, v).granted(), confidence: .8, rule: "capacity", anchor: c}
				g.join(t, d, g.named(g.actors(t, s)), g.named(g.ends(t, of)))
			}
		}
	}
}
