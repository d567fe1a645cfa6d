package relation

import "github.com/entente-graph/entente/graph"

// asking is what somebody wants to know of a claim.
type asking struct{ claim string }

func (g *drawing) account(t *tree, d draft, c *graph.Claim) {}
