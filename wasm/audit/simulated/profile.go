// Package simulated draws link profiles whose truth is known: as an export has them, with what lists know of their names. It
// is for tests and for eval. It refuses to know how an audit thinks: it knows no rule, and its worlds share no numbers.
package simulated

import (
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// A Profile is one site's links.
type Profile struct {
	Kind    string // the word of its [Kind]
	Site    domain.Name
	About   *topic.Profile // nil where its owner wrote none
	At      int64          // unix seconds of the audit
	Rows    []export.Row
	Records map[domain.Name]trust.Record // nil where there are no data on names
	Burst   Burst                        // the zero one where none was planted
}

// A Burst is one that was put in: sources that came from one day until before another.
type Burst struct {
	From, To export.Day
	Origin   string // the word of how it came to be: "earned", "built", "attacked"
}

// IsZero reports that no burst was planted.
func (b Burst) IsZero() bool { return b == Burst{} }

// ranked is how many names the lists of a simulated world rank: as many as speak for those they lack.
const ranked = 100_000

// Ranked is how many names its lists rank.
func (p *Profile) Ranked() int { return ranked }

// Lookup makes a profile its own data on names.
func (p *Profile) Lookup(n domain.Name) (trust.Record, bool) {
	r, listed := p.Records[n]
	return r, listed
}
