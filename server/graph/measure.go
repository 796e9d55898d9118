package graph

import (
	"math"
	"slices"

	"linkgrade/wasm/domain"
)

// Few is below how many referring names there is no opinion on a name's trust, and below how many referring or linked
// names none on its distrust. A share of n links is known to ±√(p(1-p)/n): at five ±.22, so that a name whose every link
// goes to spam is told from one with an accident among its links; and five names linking to one's own are what a small spammer
// does not bother to make. Names with few inlinks are where link analysis is known to fail (Gyöngyi et al., "Link Spam
// Detection Based on Mass Estimation", VLDB 2006, section 3.6, leaves out names of low PageRank for the same reason).
const Few = 5

// Seeds are names that are known beforehand. A name in both lists is in neither.
type Seeds struct {
	Trusted []domain.Name
	Spam    []domain.Name
}

// Measures are what the links say, by the names' numbers. Trust and Distrust are nil when there was no seed for them in the
// graph; NaN is unknown.
type Measures struct {
	Graph           *Graph
	PageRank        []float64
	Harmonic        []float64
	HarmonicSources int // 0 for exact
	Trust           []float64
	Distrust        []float64
	Trusted, Spam   int // seeds that are in the graph and in one list only
}

// Measure computes everything; stage, if not nil, is told what begins.
func Measure(g *Graph, s Seeds, stage func(string)) *Measures {
	if stage == nil {
		stage = func(string) {}
	}
	trusted, spam := g.seeds(s)
	m := &Measures{Graph: g, Trusted: len(trusted), Spam: len(spam)}
	stage("PageRank")
	m.PageRank = g.PageRank()
	stage("harmonic centrality")
	m.Harmonic, m.HarmonicSources = g.Harmonic()
	if len(trusted) > 0 {
		stage("trust")
		m.Trust = known(g.TrustRank(trusted), g.fewReferring)
	}
	if len(spam) > 0 {
		stage("distrust")
		m.Distrust = known(g.Distrust(spam, m.PageRank), g.fewLinks)
	}
	return m
}

// seeds are the numbers of the seeds that are in the graph and in one list only.
func (g *Graph) seeds(s Seeds) (trusted, spam []int) {
	good, bad := g.numbers(s.Trusted), g.numbers(s.Spam)
	return without(good, bad), without(bad, good)
}

// numbers are those of the names that are in the graph, in order, each once.
func (g *Graph) numbers(names []domain.Name) []int {
	var in []int
	for _, name := range names {
		if i, ok := g.Find(name); ok {
			in = append(in, i)
		}
	}
	slices.Sort(in)
	return slices.Compact(in)
}

func without(all, some []int) []int {
	return slices.DeleteFunc(slices.Clone(all), func(i int) bool {
		_, in := slices.BinarySearch(some, i)
		return in
	})
}

func (g *Graph) fewReferring(i int) bool { return g.Referring(i) < Few }

func (g *Graph) fewLinks(i int) bool { return g.Referring(i) < Few || g.Targets(i) < Few }

// known makes NaN of the values of names that there is no opinion on.
func known(values []float64, unknown func(int) bool) []float64 {
	for i := range values {
		if unknown(i) {
			values[i] = math.NaN()
		}
	}
	return values
}
