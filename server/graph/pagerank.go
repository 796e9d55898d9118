package graph

import "math"

// Damping is the chance that the surfer follows a link rather than jumps: the value of the PageRank and the TrustRank paper.
const Damping = 0.85

// rankError bounds the distance (sum of absolute differences) of a rank from the true one. Ranks sum to 1.
const rankError = 1e-9

// PageRank is how often a surfer is at each name who follows a random link of the name he is at with chance Damping,
// and else, or where there is none, jumps to any name. The ranks sum to 1 and are exact to rankError in all.
func (g *Graph) PageRank() []float64 {
	everywhere := make([]float64, g.Names())
	for i := range everywhere {
		everywhere[i] = 1 / float64(len(everywhere))
	}
	return g.surf(everywhere)
}

// TrustRank is PageRank with jumps to the seeds only, all alike; nil without seeds.
func (g *Graph) TrustRank(seeds []int) []float64 {
	if len(seeds) == 0 {
		return nil
	}
	jump := make([]float64, g.Names())
	for _, s := range seeds {
		jump[s] += 1 / float64(len(seeds))
	}
	return g.surf(jump)
}

// surf repeats the surfer's step until the rank is as near as rankError. A step brings any two ranks nearer by the
// factor Damping, which turns the size of a step into a bound of the error, and ends the loop after 160 steps at most.
func (g *Graph) surf(jump []float64) []float64 {
	n := g.Names()
	rank, next, share := make([]float64, n), make([]float64, n), make([]float64, n)
	copy(rank, jump)
	for moved := math.Inf(1); moved*Damping/(1-Damping) > rankError; rank, next = next, rank {
		jumps := 1 - Damping + float64(Damping*g.shares(rank, share)) // conversions keep a machine from fusing steps: same bytes on all
		moved = sumBlocks(n, func(from, to int) float64 {
			sum := 0.0
			for i := from; i < to; i++ {
				got := 0.0
				for _, u := range g.in[g.inAt[i]:g.inAt[i+1]] {
					got += share[u]
				}
				next[i] = float64(Damping*got) + float64(jumps*jump[i])
				sum += math.Abs(next[i] - rank[i])
			}
			return sum
		})
	}
	return rank
}

// shares is what each name hands to each it links to; it returns what names without links hold.
func (g *Graph) shares(rank, share []float64) (stuck float64) {
	return sumBlocks(len(rank), func(from, to int) float64 {
		sum := 0.0
		for i := from; i < to; i++ {
			if targets := g.Targets(i); targets > 0 {
				share[i] = rank[i] / float64(targets)
			} else {
				sum += rank[i]
			}
		}
		return sum
	})
}
