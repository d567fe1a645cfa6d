package relation

import (
	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// plover codes the whole construction as PLOVER's manual does (draft of 2021): cooperation that is
// planned or offered is AGREE, and hostile deeds that are planned or threatened are THREATEN, on whatever condition; what is asked
// for is REQUEST, and cooperation that is refused REJECT. A promise not to do harm is CONCEDE. What
// merely may be keeps its own type, and the modality beside it.
func plover(r ontology.Relation, d reading) string {
	if r.Plover == "" {
		return ""
	}
	hostile, deed := r.Sign() < 0, !verbal[r.Plover]
	denied := d.polarity == graph.Denied
	switch {
	case d.modality == graph.Demanded:
		return "REQUEST"
	case d.modality == graph.Threatened:
		return "THREATEN"
	case hostile && deed && (d.modality == graph.Planned || d.promised && d.modality == graph.Conditional) && !denied:
		return "THREATEN"
	case hostile && deed && denied && (d.modality == graph.Planned || d.modality == graph.Offered):
		return "CONCEDE"
	case verbal[r.Plover]:
		return r.Plover
	case denied && !hostile:
		return "REJECT"
	case !hostile && (d.modality == graph.Planned || d.modality == graph.Offered || d.promised && d.modality == graph.Conditional):
		return "AGREE"
	}
	return r.Plover
}

// verbal are the types of verbal conflict: who will criticize somebody doesn't threaten.
var verbal = map[string]bool{"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true}

// conclude turns an act that has ended into the act of ending it: who halts aid breaks with the
// other or suspends it, who lifts sanctions concedes, who halts a deployment doesn't deploy. A visit that ends has been made.
func conclude(o *ontology.Ontology, relation string, r *reading) string {
	if !r.ended {
		return relation
	}
	rel, _ := o.Relation(relation)
	switch {
	case rel.Plover == "RETREAT" || rel.Plover == "CONCEDE" || relation == "deploys-to":
		r.polarity = graph.Denied
		return relation
	case rel.Lasting() || relation == "visits":
		return relation
	case rel.Sign() < 0:
		return "concedes-to"
	case rel.Plover == "AID":
		return "suspends-aid-to"
	}
	return "breaks-with"
}
