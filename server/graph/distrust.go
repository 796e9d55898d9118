package graph

import "math"

// distrustError bounds how far any distrust is from the true one. Four digits are printed.
const distrustError = 1e-5

// Distrust says of each name how surely its links lead to spam, from 0 to 1: the chance that a surfer who starts there, and
// follows a random outlink with chance [Damping], is stopped at a spam seed. A surfer who does not follow a link, or finds
// none, jumps to a name drawn by popularity and is safe there.
//
// Plain Anti-TrustRank (Krishnan, Raj, AIRWeb 2006) is PageRank against the direction of links: a name collects a part
// from each piece of spam it links to, so that who links to everything collects most; on Common Crawl it makes
// Wikipedia one of the worst (https://blog.mbrt.dev/posts/domain-resurrect, 2025). Here the share counts: one link in a
// hundred gives a hundredth of what only link gives. Dividing distrust among a name's own links is also what Wu, Goel and
// Davison found to work ("Propagating Trust and Distrust to Demote Web Spam", MTW 2006).
//
// Lists of spam are noisy, and what is popular is rarely spam: a seed stops the surfer with chance 1 - popularity, where
// popularity is log(1+r)/log(1+n), r the seed's PageRank as a multiple of the mean and n the count of names; else he goes
// on from it as from any name. An average seed nearly always stops him, one that has all rank never. It is not measured
// against the most popular name: in a farm, that is spam.
func (g *Graph) Distrust(spam []int, pagerank []float64) []float64 {
	stop := g.stops(spam, pagerank)
	d, next := make([]float64, g.Names()), make([]float64, g.Names())
	for moved := 1.0; moved*Damping/(1-Damping) > distrustError; d, next = next, d {
		moved = largestOf(len(d), func(from, to int) float64 {
			most := 0.0
			for i := from; i < to; i++ {
				next[i] = stop[i] + float64((1-stop[i])*g.ahead(i, d))
				most = max(most, math.Abs(next[i]-d[i]))
			}
			return most
		})
	}
	return d
}

// ahead is the distrust that waits behind a name's links.
func (g *Graph) ahead(i int, d []float64) float64 {
	targets := g.out[g.outAt[i]:g.outAt[i+1]]
	if len(targets) == 0 {
		return 0
	}
	sum := 0.0
	for _, t := range targets {
		sum += d[t]
	}
	return Damping * sum / float64(len(targets))
}

// stops is the chance that the surfer is stopped at each name.
func (g *Graph) stops(spam []int, pagerank []float64) []float64 {
	n := float64(len(pagerank))
	stop := make([]float64, len(pagerank))
	for _, s := range spam {
		stop[s] = 1 - math.Log1p(n*pagerank[s])/math.Log1p(n)
	}
	return stop
}
