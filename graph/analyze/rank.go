package analyze

import (
	"cmp"
	"slices"

	centrality "gonum.org/v1/gonum/graph/network"
)

// PageRank's damping, as Brin and Page (1998) have it, and the error at which it stops.
const (
	damping   = 0.85
	tolerance = 1e-12
)

// pageRanks weighs each node by the weight of those it has to do with. gonum starts from a random
// vector that can't be seeded: the ranks differ between runs below the tolerance, and where the
// random numbers nearly cancel out, in their sum too. So they are scaled to sum up to one, and
// rounded.
func pageRanks(g *ties) []float64 {
	ranks := make([]float64, len(g.nodes))
	if len(ranks) == 0 {
		return ranks
	}
	sum := 0.0
	for id, r := range centrality.PageRankSparse(bothWays{g}, damping, tolerance) {
		ranks[id] = r
	}
	for _, r := range ranks {
		sum += r
	}
	for i := range ranks {
		ranks[i] = round(ranks[i] / sum)
	}
	return ranks
}

// rankActors lists the network's actors, the one with the highest PageRank first.
func (n *network) rankActors(l *ledger, between []float64) []Actor {
	ranks := pageRanks(n.all)
	all := make([]Actor, len(n.refs))
	for i, r := range n.refs {
		all[i] = Actor{Ref: r, PageRank: ranks[i], Betweenness: round(between[i])}
		if e := l.entities[r.ID]; e != nil {
			all[i].Country = e.Country
		}
	}
	for _, p := range n.pairs {
		for _, i := range []int{p.u, p.v} {
			all[i].Friendly += p.friendly
			all[i].Hostile += p.hostile
			all[i].Neutral += p.neutral
		}
	}
	actors := slices.DeleteFunc(all, func(a Actor) bool { return l.ontology.Is(a.Type, situation) })
	slices.SortFunc(actors, func(a, b Actor) int {
		return cmp.Or(cmp.Compare(b.Betweenness, a.Betweenness), cmp.Compare(a.ID, b.ID))
	})
	for i := range actors {
		a := &actors[i]
		a.Friendly, a.Hostile, a.Neutral = round(a.Friendly), round(a.Hostile), round(a.Neutral)
		a.BetweennessRank = i + 1
		if i > 0 && actors[i-1].Betweenness == a.Betweenness {
			a.BetweennessRank = actors[i-1].BetweennessRank
		}
	}
	slices.SortStableFunc(actors, func(a, b Actor) int { return cmp.Compare(b.PageRank, a.PageRank) })
	for i := range actors {
		actors[i].Rank = i + 1
		if i > 0 && actors[i-1].PageRank == actors[i].PageRank {
			actors[i].Rank = actors[i-1].Rank
		}
	}
	return actors
}
