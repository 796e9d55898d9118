package authority

// A Kind says what a [Measure] counts, and on whose list: the same rank means different
// things on two lists. Editions hold authorities made of measures, never the measures,
// so kinds may be renumbered.
type Kind uint8

// The kinds. A rank counts from 1 and is better when it is smaller; all others are
// better when they are greater.
const (
	None            Kind = iota
	MajesticSubNets      // Majestic: class C networks with links to the name
	MajesticIPs          // Majestic: addresses with links to the name
	HarmonicRank         // Common Crawl: order by harmonic centrality
	PageRankRank         // Common Crawl: order by PageRank
	TrancoRank           // Tranco: an average of other lists, most of them of visits
	ChromeRank           // Chrome UX Report: the bound of the rank's bucket, from 1,000
	RadarRank            // Cloudflare Radar: the rank, or the bound of its bucket
	UmbrellaRank         // Cisco Umbrella: of names asked of its resolvers
	TeamDA               // a team's own figures, 0 to 100: Moz Domain Authority
	TeamDR               // Ahrefs Domain Rating
	TeamTF               // Majestic Trust Flow
	TeamAS               // Semrush Authority Score

	Kinds // how many there are, None included
)

// isRank says whether the smaller value is the better one.
func (k Kind) isRank() bool { return HarmonicRank <= k && k <= UmbrellaRank }

// A Measure is one figure as its publisher states it. Integers up to 2^24 are exact;
// beyond, the seven digits of a float are more than any rank or count means.
type Measure struct {
	Kind  Kind
	Value float32
}

// betterThan says whether a measure speaks more for the name than another of its kind.
func (m Measure) betterThan(o Measure) bool {
	if m.Kind.isRank() {
		return m.Value < o.Value
	}
	return m.Value > o.Value
}

// MaxMeasures is how many kinds one source may state of a name.
const MaxMeasures = 4

// Measures are what one source states of a name, unused places at the end zero. Each
// kind occurs once. The zero Measures state nothing. Measures are comparable.
type Measures [MaxMeasures]Measure

// Of is the given measures. More than [MaxMeasures] is a mistake of the program's.
func Of(given ...Measure) Measures {
	var ms Measures
	if copy(ms[:], given) < len(given) {
		panic("authority: more measures than a source may state")
	}
	return ms
}

// Value is the figure of a kind, and whether it is among the measures.
func (ms Measures) Value(k Kind) (float32, bool) {
	for _, m := range ms {
		if m.Kind == k && k != None {
			return m.Value, true
		}
	}
	return 0, false
}

// Join is the better figure of each kind that one source states in two places. Kinds
// beyond [MaxMeasures] are left out; one source never has them.
func (ms Measures) Join(o Measures) Measures {
	for _, m := range o {
		ms.put(m)
	}
	return ms
}

func (ms *Measures) put(m Measure) {
	for i := range ms {
		switch {
		case m.Kind == None:
			return
		case ms[i].Kind == None:
			ms[i] = m
			return
		case ms[i].Kind == m.Kind:
			if m.betterThan(ms[i]) {
				ms[i] = m
			}
			return
		}
	}
}
