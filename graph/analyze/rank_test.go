package analyze

import (
	"math"
	"math/rand/v2"
	"testing"

	centrality "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
)

// Expected values are from networkx 3.6.1, November 2026:
//
//	_pagerank_python(G, alpha=.85, tol=1e-14, max_iter=1000, weight="weight")
//	betweenness_centrality(G, weight="length", normalized=True), where length is 1/weight
func TestCentralityAgreesWithNetworkx(t *testing.T) {
	g := newTies(7, []tie{{0, 1, 2}, {0, 2, 1}, {1, 2, 1}, {2, 3, 0.5}, {3, 4, 2}, {3, 5, 1}, {4, 5, 1}, {5, 6, 0.25}})
	wantRank := []float64{0.153579, 0.153579, 0.132712, 0.199754, 0.175032, 0.14977, 0.035574}
	wantBetween := []float64{0, 0, 0.533333, 0.6, 0, 0.333333, 0}
	between, from := betweenness(g, exactNodes, sources)
	if from != 7 {
		t.Errorf("followed paths from %d nodes, want all 7", from)
	}
	for i, r := range pageRanks(g) {
		if math.Abs(r-wantRank[i]) > 2e-6 {
			t.Errorf("PageRank of %d is %v, networkx has %v", i, r, wantRank[i])
		}
		if math.Abs(between[i]-wantBetween[i]) > 2e-6 {
			t.Errorf("betweenness of %d is %v, networkx has %v", i, between[i], wantBetween[i])
		}
	}
}

func random(nodes, pairs int, weight func(*rand.Rand) float64) *ties {
	rnd := rand.New(rand.NewPCG(3, 3))
	seen := map[[2]int]bool{}
	var list []tie
	for range pairs {
		u, v := rnd.IntN(nodes), rnd.IntN(nodes)
		if u, v = min(u, v), max(u, v); u != v && !seen[[2]int{u, v}] {
			seen[[2]int{u, v}] = true
			list = append(list, tie{u, v, weight(rnd)})
		}
	}
	return newTies(nodes, list)
}

// With weights of which many are equal there are many equally short paths, and with half of the
// nodes alone some have none.
func TestBetweennessAgreesWithGonum(t *testing.T) {
	g := random(60, 70, func(r *rand.Rand) float64 { return float64(uint(1) << r.IntN(3)) })
	lengths := *g
	lengths.weights = nil
	for _, w := range g.weights {
		lengths.weights = append(lengths.weights, 1/w)
	}
	want := centrality.BetweennessWeighted(&lengths, path.DijkstraAllPaths(&lengths))
	got, _ := betweenness(g, exactNodes, sources)
	for i, b := range got {
		if w := want[int64(i)] / (59 * 58); math.Abs(b-w) > 1e-12 {
			t.Errorf("betweenness of %d is %v, gonum has %v", i, b, w)
		}
	}
}

func TestSampledBetweenness(t *testing.T) {
	g := random(400, 1200, func(r *rand.Rand) float64 { return 1 + r.Float64() })
	exact, _ := betweenness(g, 400, 100)
	sampled, from := betweenness(g, 399, 100)
	if from != 100 {
		t.Fatalf("followed paths from %d nodes, want 100", from)
	}
	whole, from := betweenness(g, 399, 1000)
	if from != 400 {
		t.Errorf("followed paths from %d nodes, want all 400 there are", from)
	}
	var sum, off float64
	for i := range exact {
		if math.Abs(whole[i]-exact[i]) > 1e-12 {
			t.Errorf("node %d: a sample of everything gives %v, want %v", i, whole[i], exact[i])
		}
		sum += exact[i]
		off += sampled[i] - exact[i]
	}
	if math.Abs(off)/sum > 0.1 {
		t.Errorf("the estimates add up to %.0f %% of the exact values", 100*(sum+off)/sum)
	}
}

// The PageRank of 128 equals is 0.0078125 each, just between two numbers of six decimals.
func TestPageRankOfEqualsIsTheSameEveryTime(t *testing.T) {
	var pairs []tie
	for i := 0; i < 128; i += 2 {
		pairs = append(pairs, tie{i, i + 1, 0.7})
	}
	g := newTies(128, pairs)
	for range 50 {
		for i, r := range pageRanks(g) {
			if r != 0.007813 {
				t.Fatalf("PageRank of %d is %v, want 0.007813", i, r)
			}
		}
	}
}

func TestRound(t *testing.T) {
	for in, want := range map[float64]float64{0.1 + 0.2: 0.3, -0.0078125: -0.007813, 2.4000000000000004: 2.4, -1e-9: 0, 0: 0} {
		if got := round(in); got != want || math.Signbit(got) != (want < 0) {
			t.Errorf("round(%v) is %v, want %v", in, got, want)
		}
	}
}
