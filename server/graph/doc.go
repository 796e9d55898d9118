// Package graph says what the links between names tell about each name: how much they are linked to, from how near, by
// whom that is trusted, and how much of what they link to is spam.
//
// Three steps: [Builder] takes links one by one ([ReadEdges] and [ReadCommonCrawl] feed it from text), [Builder.Graph]
// makes compressed sparse rows of them, and [Measure] computes what [Measures.Write] prints. A link counts once for
// each pair of names, however often it stands on a site: a link in every footer is one vote.
//
//	PageRank   Page, Brin, Motwani, Winograd 1999: a surfer who follows links, and now and then jumps anywhere
//	harmonic   Boldi, Vigna, "Axioms for Centrality", Internet Mathematics 2014: the sum of 1/distance from all names
//	trust      TrustRank, Gyöngyi, Garcia-Molina, Pedersen, VLDB 2004: the surfer jumps to trusted seeds only
//	distrust   the share of outlinks that lead to spam, now or some steps later; see [Distrust]
//
// The same links give the same bytes, in whatever order they come and on however many cores.
//
// The package refuses to open files, to ask the network, to log names, and to judge: a name with few links has its counts
// and no opinion (see [Few]).
package graph

import "errors"

// The caller's mistakes. Errors of this package wrap one of them, or what the reader said.
var (
	// ErrEmpty says that a text holds no link between two names.
	ErrEmpty = errors.New("no link between two names")
	// ErrLarge says that a graph goes over [Builder.MaxBytes].
	ErrLarge = errors.New("the graph takes more memory than it may")
	// ErrGzip says that a packed text is cut off or damaged.
	ErrGzip = errors.New("not a whole gzip file")
)
