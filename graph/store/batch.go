package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v230"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

// A batch is one transaction, in which some articles come or go. It reads what is there, sends the
// nodes, then settles what lost some of its ground and draws the edges again from all claims,
// reading what it has itself written.
//
// Dgraph aborts one of two transactions that write the same value, not one that reads what the
// other writes. Each batch therefore writes the number of articles of every entity and the
// confidence of every claim that it touches, changed or not: none may be deleted in the belief that
// nothing rests on it while another transaction rests something on it.
type batch struct {
	ctx      context.Context
	txn      *dgo.Txn
	ontology *ontology.Ontology
	draft    draft
	wrote    bool
	stats    Stats

	replaced map[string]string // articles that stay, in another version: ID to uid
	shaken   ground            // what withdrawn articles spoke of
	edges    map[string]bool   // keys of the edges to draw again
	ends     map[string]ends   // where these edges were before
}

// ground is a set of nodes that something rested on.
type ground struct {
	entities, claims map[string]string // uid to ID
}

// ends are the uids of an edge's ends, and its relation.
type ends struct {
	subject, object string
	relation        ontology.Relation
}

// ref is another node, as an answer names it.
type ref struct {
	UID string `json:"uid"`
	ID  string `json:"xid"`
}

// load brings the articles in.
func (b *batch) load(ps []part) error {
	ids := make([]string, len(ps))
	for i, p := range ps {
		ids[i] = p.article().ID
	}
	there, err := b.find(ids)
	if err != nil {
		return err
	}
	versions, err := b.versions(ps)
	if err != nil {
		return err
	}
	var fresh []part
	var stale []stored
	b.replaced = map[string]string{}
	for _, p := range ps {
		old, ok := there[p.article().ID]
		other, printed := versions[p.address]
		printed = printed && !slices.Contains(ids, other.ID)
		switch {
		case printed && other.Revised > p.article().Revised():
			b.stats.Outdated++
			if ok { // it was there before the later one came from elsewhere
				stale = append(stale, old)
			}
			continue
		case !ok:
			b.stats.Loaded++
		case old.Digest == p.digest:
			b.stats.Unchanged++
			continue
		default:
			b.stats.Replaced++
			stale = append(stale, old)
			b.replaced[old.ID] = old.UID
		}
		if printed {
			b.stats.Outdated++
			stale = append(stale, other)
		}
		fresh = append(fresh, p)
	}
	return b.change(stale, fresh)
}

// withdraw takes the articles out.
func (b *batch) withdraw(ids []string) error {
	there, err := b.find(ids)
	if err != nil {
		return err
	}
	var gone []stored
	for _, id := range ids {
		if old, ok := there[id]; ok {
			gone = append(gone, old)
		} else {
			b.stats.Unknown = append(b.stats.Unknown, id)
		}
	}
	b.stats.Withdrawn = len(gone)
	return b.change(gone, nil)
}

// change takes the articles gone out and brings the fresh ones in; an article may be both.
func (b *batch) change(gone []stored, fresh []part) error {
	if len(gone)+len(fresh) == 0 {
		return nil
	}
	b.edges, b.ends = map[string]bool{}, map[string]ends{}
	b.shaken = ground{map[string]string{}, map[string]string{}}
	if err := b.remove(gone); err != nil {
		return err
	}
	if err := b.write(fresh); err != nil {
		return err
	}
	if err := b.send(); err != nil {
		return err
	}
	if err := b.settleEntities(); err != nil {
		return err
	}
	if err := b.settleClaims(); err != nil {
		return err
	}
	if err := b.send(); err != nil {
		return err
	}
	if err := b.draw(); err != nil {
		return err
	}
	return b.send()
}

// send writes the draft and starts another.
func (b *batch) send() error {
	if b.draft.empty() {
		return nil
	}
	b.stats.Quads += len(b.draft.set) + len(b.draft.del) + strings.Count(b.draft.edges.String(), "\n")
	_, err := b.txn.Mutate(b.ctx, b.draft.mutation())
	b.draft, b.wrote = draft{blank: b.draft.blank}, true
	return err
}

// ask runs a query that has one block, q, and decodes its nodes.
func ask[T any](ctx context.Context, txn *dgo.Txn, query string) ([]T, error) {
	resp, err := txn.Query(ctx, query)
	if err != nil {
		return nil, err
	}
	var answer struct{ Q []T }
	if err := json.Unmarshal(resp.Json, &answer); err != nil {
		return nil, fmt.Errorf("%w in the answer to %s", err, query)
	}
	return answer.Q, nil
}

// lookup is how many nodes one query asks for.
const lookup = 2000

// byID asks for the fields of the nodes of a type with these values of a predicate.
func byID[T any](ctx context.Context, txn *dgo.Txn, predicate, kind string, ids []string, fields string) ([]T, error) {
	var all []T
	for some := range slices.Chunk(ids, lookup) {
		list, err := json.Marshal(some) // DQL's strings have JSON's escapes
		if err != nil {
			return nil, err
		}
		got, err := ask[T](ctx, txn, fmt.Sprintf("{ q(func: eq(%s, %s)) @filter(type(%s)) { %s } }", predicate, list, kind, fields))
		if err != nil {
			return nil, err
		}
		all = append(all, got...)
	}
	return all, nil
}

// byUID asks for the fields of these nodes.
func byUID[T any](ctx context.Context, txn *dgo.Txn, uids []string, fields string) ([]T, error) {
	var all []T
	for some := range slices.Chunk(uids, lookup) {
		got, err := ask[T](ctx, txn, fmt.Sprintf("{ q(func: uid(%s)) { %s } }", strings.Join(some, ","), fields))
		if err != nil {
			return nil, err
		}
		all = append(all, got...)
	}
	return all, nil
}

// stored is an article that is there.
type stored struct {
	ref
	Digest  string     `json:"digest"`
	Address string     `json:"address"`
	Revised graph.Date `json:"revised"`
}

// versions returns what is there at the addresses of the parts.
func (b *batch) versions(ps []part) (map[string]stored, error) {
	var addresses []string
	for _, p := range ps {
		if p.address != "" {
			addresses = append(addresses, p.address)
		}
	}
	got, err := byID[stored](b.ctx, b.txn, "address", typeArticle, addresses, "uid xid digest address revised")
	there := make(map[string]stored, len(got))
	for _, a := range got {
		there[a.Address] = a
	}
	return there, err
}

func (b *batch) find(articles []string) (map[string]stored, error) {
	got, err := byID[stored](b.ctx, b.txn, "xid", typeArticle, articles, "uid xid digest")
	there := make(map[string]stored, len(got))
	for _, a := range got {
		there[a.ID] = a
	}
	return there, err
}

// remove drafts the end of all that the articles brought, and notes what rested on it.
func (b *batch) remove(articles []stored) error {
	type claim struct {
		ref
		Edge     string `json:"edge"`
		Relation string `json:"relation"`
		Subject  ref    `json:"subject"`
		Object   ref    `json:"object"`
	}
	type article struct {
		ref
		Mentions []struct {
			ref
			Of ref `json:"mentions_of"`
		} `json:"mentions"`
		Evidence []struct {
			ref
			For []claim `json:"for"`
		} `json:"evidence"`
	}
	uids := make([]string, len(articles))
	for i, a := range articles {
		uids[i] = a.UID
	}
	got, err := byUID[article](b.ctx, b.txn, uids, `uid xid
		mentions: ~mentions_in { uid mentions_of { uid xid } }
		evidence: ~article { uid for: ~evidence { uid xid edge relation subject { uid xid } object { uid xid } } }`)
	if err != nil {
		return err
	}
	for _, a := range got {
		if b.replaced[a.ID] == "" {
			b.draft.remove(a.UID, typeArticle)
		}
		for _, m := range a.Mentions {
			b.draft.remove(m.UID, typeMentions)
			b.shaken.entities[m.Of.UID] = m.Of.ID
		}
		for _, e := range a.Evidence {
			b.draft.remove(e.UID, typeEvidence)
			for _, c := range e.For {
				b.draft.unlink(c.UID, "evidence", e.UID)
				b.shaken.claims[c.UID] = c.ID
				if c.Edge != "" {
					b.redraw(c.Edge, c.Subject.UID, c.Relation, c.Object.UID)
				}
			}
		}
	}
	return nil
}

// redraw notes an edge to be drawn again, and where it is if it was there.
func (b *batch) redraw(key, subject, relation, object string) {
	r, _ := b.ontology.Relation(relation)
	b.edges[key] = true
	b.ends[key] = ends{subject, object, r}
}
