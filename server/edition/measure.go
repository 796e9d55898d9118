package edition

// A Kind says what a [Measure] counts, and on whose list: the same rank means different
// things on two lists. Editions hold authorities made of measures, never the measures,
// so kinds may be renumbered.
type Kind uint8

// The kinds. A rank counts from 1 and is better when it is smaller; all others are
// better when they are greater.
const (
	NoMeasure       Kind = iota
	TrancoRank           // of visited and linked names, an average of other lists
	MajesticSubNets      // class C networks with links to the name
	MajesticIPs          // addresses with links to the name
	HarmonicRank         // Common Crawl: order by harmonic centrality
	PageRankRank         // Common Crawl: order by PageRank
	ChromeRank           // Chrome UX Report: the bound of the rank's bucket, 1,000 to 50 million
	RadarRank            // Cloudflare Radar: a rank, or the bound of the rank's bucket
	UmbrellaRank         // Cisco Umbrella: of names asked of its resolvers
	TeamDA               // a team's own figures, 0 to 100: Moz Domain Authority
	TeamDR               // Ahrefs Domain Rating
	TeamTF               // Majestic Trust Flow
	TeamAS               // Semrush Authority Score

	kinds // how many there are
)

// isRank says whether the smaller value is the better one.
func (k Kind) isRank() bool {
	switch k {
	case TrancoRank, HarmonicRank, PageRankRank, ChromeRank, RadarRank, UmbrellaRank:
		return true
	case NoMeasure, MajesticSubNets, MajesticIPs, TeamDA, TeamDR, TeamTF, TeamAS, kinds:
		return false
	}
	return false
}

// A Measure is one figure as its publisher states it. Integers up to 2^24 are exact;
// beyond, a seven-digit float is more than any rank or count means.
type Measure struct {
	Kind  Kind
	Value float32
}

// better is the one of two measures of a kind that speaks more for the name.
func (m Measure) better(o Measure) Measure {
	if m.Kind.isRank() == (o.Value < m.Value) {
		return o
	}
	return m
}

// MaxMeasures is how many measures one row may state.
const MaxMeasures = 4

// Measures are those of one row, unused places at the end zero. The zero Measures state
// nothing. Each kind occurs once.
type Measures [MaxMeasures]Measure

// MeasuresOf are the given measures, of which there may be [MaxMeasures].
func MeasuresOf(given ...Measure) Measures {
	var ms Measures
	if copy(ms[:], given) < len(given) {
		panic("edition: more measures than a row may state")
	}
	return ms
}

// Of is the measure of a kind, and whether there is one.
func (ms Measures) Of(k Kind) (float32, bool) {
	for _, m := range ms {
		if m.Kind == k && k != NoMeasure {
			return m.Value, true
		}
	}
	return 0, false
}

// join takes the better of what two rows of one source state; measures beyond
// [MaxMeasures] kinds are left out, which one source's rows never have.
func (ms Measures) join(o Measures) Measures {
	for _, m := range o {
		if m.Kind == NoMeasure {
			continue
		}
		for i := range ms {
			if ms[i].Kind == m.Kind {
				ms[i] = ms[i].better(m)
				break
			}
			if ms[i].Kind == NoMeasure {
				ms[i] = m
				break
			}
		}
	}
	return ms
}
