package graph

import (
	"math/bits"
	"math/rand/v2"
)

const (
	// harmonicWork is how many steps over an edge, in breadth-first searches that go 64 at a time, are paid for before
	// the centrality is estimated: 2^33 are a minute on one core.
	harmonicWork = 1 << 33
	// fewestSources are searched from however large the graph is. The estimate of a name that most names reach is then off
	// by 1 % or less; TestSampledHarmonic measures it.
	fewestSources = 1024
	// sampleSeed makes every run draw the same sources.
	sampleSeed = 20040101
)

// Harmonic is the harmonic centrality: the sum over all other names of 1/(links on the shortest way from it), so 1 for
// each name that links here, 1/2 for each two links away. It is exact while names with outlinks × edges is at most
// harmonicWork; beyond, direct links are still counted in full, and what is further is estimated from shortest ways from
// a sample of the names (Eppstein, Wang, "Fast Approximation of Centrality", JGAA 2004). Sources is the sample's size, 0
// for exact. It takes 24 bytes a name, where counters of HyperBall (Boldi, Vigna 2013) with an error of 1 % take 10,000.
func (g *Graph) Harmonic() (centrality []float64, sources int) {
	from := g.withTargets()
	want := max(fewestSources, harmonicWork/max(1, g.Edges()))
	if want >= len(from) {
		return g.harmonicFrom(from, 1), 0
	}
	return g.harmonicFrom(drawn(from, want), float64(len(from))/float64(want)), want
}

// withTargets are the names that link to any: shortest ways begin at these only.
func (g *Graph) withTargets() []uint32 {
	var from []uint32
	for i := range g.Names() {
		if g.Targets(i) > 0 {
			from = append(from, uint32(i))
		}
	}
	return from
}

// drawn are some of the numbers, without repetition; it reorders them.
func drawn(all []uint32, some int) []uint32 {
	r := rand.New(rand.NewPCG(sampleSeed, uint64(len(all))))
	for i := range some {
		j := i + r.IntN(len(all)-i)
		all[i], all[j] = all[j], all[i]
	}
	return all[:some]
}

// harmonicFrom counts links in full, and every name that a source reaches in d > 1 steps by scale/d.
func (g *Graph) harmonicFrom(sources []uint32, scale float64) []float64 {
	h := make([]float64, g.Names())
	for i := range h {
		h[i] = float64(g.Referring(i))
	}
	s := search{g, make([]uint64, len(h)), make([]uint64, len(h)), make([]uint64, len(h))}
	for len(sources) > 0 {
		some := min(64, len(sources))
		s.start(sources[:some])
		for d := 1; s.step(); d++ {
			if d > 1 {
				s.count(h, scale/float64(d))
			}
		}
		sources = sources[some:]
	}
	return h
}

// search is 64 breadth-first searches at once, a bit each (Then et al., "The More the Merrier", VLDB 2014).
type search struct {
	g              *Graph
	seen, at, next []uint64 // of each name: who has been here, who came with the last step, who comes with this one
}

func (s *search) start(sources []uint32) {
	clear(s.seen)
	clear(s.at)
	for bit, source := range sources {
		s.at[source] |= 1 << bit
		s.seen[source] |= 1 << bit
	}
}

// step moves all searches by one link; false when none came anywhere new.
func (s *search) step() bool {
	moved := largestOf(len(s.at), func(from, to int) float64 {
		var any uint64
		for i := from; i < to; i++ {
			var come uint64
			for _, u := range s.g.in[s.g.inAt[i]:s.g.inAt[i+1]] {
				come |= s.at[u]
			}
			come &^= s.seen[i]
			s.next[i] = come
			s.seen[i] |= come
			any |= come
		}
		return float64(min(any, 1))
	})
	s.at, s.next = s.next, s.at
	return moved > 0
}

// count adds each for every search that came with the last step.
func (s *search) count(h []float64, each float64) {
	for i, come := range s.at {
		if come != 0 {
			h[i] += float64(each * float64(bits.OnesCount64(come)))
		}
	}
}
