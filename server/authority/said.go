package authority

// Said is what all lists of an edition say of one name. The zero Said is of a name that
// no list measures.
type Said struct {
	values [Kinds]float32
	known  [Kinds]bool
	ready  int // lists that state an authority themselves
	sum    int // of those
}

// Add takes what one source states.
func (s *Said) Add(ms Measures) {
	for _, m := range ms {
		if m.Kind == None {
			return
		}
		if !s.known[m.Kind] || m.betterThan(Measure{m.Kind, s.values[m.Kind]}) {
			s.known[m.Kind], s.values[m.Kind] = true, m.Value
		}
	}
}

// AddReady takes an authority that a source states itself, on this package's scale.
func (s *Said) AddReady(v int) {
	s.ready++
	s.sum += v
}

// Value is the best figure of a kind, and whether any list has one.
func (s *Said) Value(k Kind) (float32, bool) { return s.values[k], s.known[k] }

// A collector is who gathered the data behind a list.
type collector uint16

const (
	majestic collector = 1 << iota
	commonCrawl
	chrome
	cloudflare
	cisco
	moz
	ahrefs
	semrush
	tranco

	// averaged are those whose lists Tranco averages. Farsight's is a fifth, which is
	// not published.
	averaged = majestic | chrome | cloudflare | cisco
)

var collectors = [Kinds]collector{
	MajesticSubNets: majestic, MajesticIPs: majestic, TeamTF: majestic,
	HarmonicRank: commonCrawl, PageRankRank: commonCrawl,
	ChromeRank: chrome, RadarRank: cloudflare, UmbrellaRank: cisco, TrancoRank: tranco,
	TeamDA: moz, TeamDR: ahrefs, TeamAS: semrush,
}

// Lists is how many independent lists measure the name. Two figures of one collector are
// one list. Tranco has no data of its own: it counts only where none of the lists it
// averages speaks, and then as one, for it cannot be told which of them did. A source
// that states an authority itself counts as one.
func (s *Said) Lists() int {
	var by collector
	for k, known := range s.known {
		if known {
			by |= collectors[k]
		}
	}
	if by&averaged != 0 {
		by &^= tranco
	}
	n := s.ready
	for ; by != 0; by &= by - 1 {
		n++
	}
	return n
}

// Where lists begin to mean something, as ranks, and as Majestic's networks.
const (
	headRank       = 10_000
	headNetworks   = 3_000 // those of its 15,000th name, March 2026
	respectedRank  = 1_000_000
	anyOfAMajestic = 1 // its million is short enough that to be on it is respect
)

// Head says whether a list has the name among its first ten thousand or so.
func (s *Said) Head() bool { return s.among(headRank, headNetworks) }

// Respected says whether a list has the name among its first million. Longer lists have
// nearly every name there is. A team's own figures are no list.
func (s *Said) Respected() bool { return s.ready > 0 || s.among(respectedRank, anyOfAMajestic) }

func (s *Said) among(rank, networks float32) bool {
	for k := None + 1; k < Kinds; k++ {
		if s.known[k] && k.isRank() && s.values[k] <= rank {
			return true
		}
	}
	return s.known[MajesticSubNets] && s.values[MajesticSubNets] >= networks
}

// Rank is the best rank on a list of visited names, 0 when there is none.
func (s *Said) Rank() int {
	best := 0
	for _, k := range [...]Kind{TrancoRank, ChromeRank, RadarRank, UmbrellaRank} {
		if rank := int(s.values[k]); s.known[k] && (best == 0 || rank < best) {
			best = rank
		}
	}
	return best
}
