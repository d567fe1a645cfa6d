package store

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"

	"github.com/entente-graph/entente/graph"
)

// A draft gathers the N-Quads of one mutation. Within a mutation Dgraph deletes first, then sets.
// Values go as typed protocol buffers and not as RDF or JSON, in which a text such as "val(x" has a
// meaning; only edges go as RDF, the one form in which the types of facets are plain.
type draft struct {
	set, del []*api.NQuad
	edges    strings.Builder
	blank    int
}

// node returns a blank name for a new node of a type.
func (d *draft) node(kind string) string {
	d.blank++
	uid := "_:n" + strconv.Itoa(d.blank)
	d.text(uid, "dgraph.type", kind)
	return uid
}

// text sets a string; what is empty isn't stored.
func (d *draft) text(uid, predicate, value string) {
	if value != "" {
		d.value(uid, predicate, &api.Value{Val: &api.Value_StrVal{StrVal: value}})
	}
}

// replace sets a string that may be there already, or deletes it. One mutation may not do both:
// whatever was set before a deletion of all values is lost with them.
func (d *draft) replace(uid, predicate, value string) {
	if value == "" {
		d.clear(uid, predicate)
	} else {
		d.text(uid, predicate, value)
	}
}

func (d *draft) int(uid, predicate string, value int) {
	d.value(uid, predicate, &api.Value{Val: &api.Value_IntVal{IntVal: int64(value)}})
}

func (d *draft) float(uid, predicate string, value float64) {
	d.value(uid, predicate, &api.Value{Val: &api.Value_DoubleVal{DoubleVal: value}})
}

// asJSON is v as it is stored in a string.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // all that is stored this way is strings and numbers
	}
	return string(b)
}

func (d *draft) value(uid, predicate string, v *api.Value) {
	d.set = append(d.set, &api.NQuad{Subject: uid, Predicate: predicate, ObjectValue: v})
}

// link sets an edge without facets; to no node there is none.
func (d *draft) link(uid, predicate, object string) {
	if object != "" {
		d.set = append(d.set, &api.NQuad{Subject: uid, Predicate: predicate, ObjectId: object})
	}
}

// unlink deletes one edge.
func (d *draft) unlink(uid, predicate, object string) {
	d.del = append(d.del, &api.NQuad{Subject: uid, Predicate: predicate, ObjectId: object})
}

// drop deletes one value of a list.
func (d *draft) drop(uid, predicate, value string) {
	d.del = append(d.del, &api.NQuad{Subject: uid, Predicate: predicate, ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: value}}})
}

// clear deletes all values of the predicates.
func (d *draft) clear(uid string, predicates ...string) {
	var mu api.Mutation
	dgo.DeleteEdges(&mu, uid, predicates...)
	d.del = append(d.del, mu.Del...)
}

// remove deletes all that the node has as one of a type. What others hang on it stays.
func (d *draft) remove(uid, kind string) {
	for _, f := range fields {
		if f.node == kind {
			d.clear(uid, f.names...)
		}
	}
	d.drop(uid, "dgraph.type", kind)
}

// edge sets a direct edge with what it sums up as facets.
func (d *draft) edge(uid, predicate, object string, e graph.Edge) {
	facets := []string{
		"confidence=" + decimal(e.Confidence), "count=" + strconv.Itoa(e.Count), "reported=" + strconv.FormatBool(e.Reported),
		"sign=" + strconv.Itoa(e.Sign), "weight=" + decimal(e.Weight),
	}
	for _, f := range []struct {
		name string
		date graph.Date
	}{{"first", e.First}, {"last", e.Last}} {
		if f.date != "" {
			facets = append(facets, f.name+"="+asJSON(f.date))
		}
	}
	fmt.Fprintf(&d.edges, "<%s> <%s> <%s> (%s) .\n", uid, predicate, object, strings.Join(facets, ","))
}

// decimal writes a number so that Dgraph takes it for a float even where it is whole.
func decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func (d *draft) empty() bool { return len(d.set)+len(d.del)+d.edges.Len() == 0 }

func (d *draft) mutation() *api.Mutation {
	return &api.Mutation{Set: d.set, Del: d.del, SetNquads: []byte(d.edges.String())}
}
