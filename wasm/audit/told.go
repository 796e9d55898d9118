package audit

import (
	"cmp"
	"slices"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/trust"
)

// told is what all rows together tell of one referring domain.
type told struct {
	*source
	record  trust.Record
	gone    bool
	first   export.Day
	rows    []count           // of its links, those that are gone last
	class   string            // of its commonest anchor; "" where anchors are not told
	trade   string            // that the commonest anchor offers and the site does not; "" for none
	natural bool              // the commonest anchor is the name, the address, a picture, "here"
	money   bool              // the commonest anchor is worded to rank: exact, partial, or a query to buy
	hacked  bool              // its page's address is one that break-ins leave
	says    *[meanings]string // phrases of the title of its best link's page
	kind    SourceType
	vote    Score
	near    Score
	isOld   bool // it was there before its first day: see startsOf
	burst   int  // place in the flow's bursts, the oldest first; -1 for none
	signs   []sign
	guard   string
	step    Step
}

// tell puts together what is known of each domain, in the order of names.
func (a *Audit) tell(c *counted) []*told {
	all := make([]*told, len(a.sources))
	for i, s := range a.sources {
		t := &told{source: s, record: a.o.record(s.name), gone: s.isGone(), first: s.firstDay(), burst: -1}
		t.rows = c.rows[c.from[i]:c.from[i+1]]
		t.hacked = isHacked(lowerPath(s.best.page))
		t.says = a.look.said(string(appendLower(nil, s.best.title)))
		all[i] = t
	}
	slices.SortFunc(all, compareNames)
	return all
}

// label is what the domain's owner chose of its name.
func (t *told) label() string {
	label, _, _ := strings.Cut(t.name.String(), ".")
	return label
}

// authority is by open data, 0 to 100.
func (t *told) authority() Score {
	v, known := t.record.Authority.Known()
	return Score{float64(v), known}
}

// all are its counts of a matter, the commonest first: of links that are there, or where it has none of those that are gone.
func (t *told) all(of matter) []count {
	if t.gone {
		of += ofGone
	}
	at := func(of matter) int {
		i, _ := slices.BinarySearchFunc(t.rows, of, func(c count, of matter) int { return cmp.Compare(c.of, of) })
		return i
	}
	return t.rows[at(of):at(of+1)]
}

// top is the commonest value of a matter, 0 for none.
func (t *told) top(of matter) uint32 {
	if counts := t.all(of); len(counts) > 0 {
		return counts[0].value
	}
	return 0
}

// firstOf are its commonest values of a matter, n at most.
func (t *told) firstOf(of matter, n int) []count {
	all := t.all(of)
	return all[:min(len(all), n)]
}

// isBusy reports a domain most of whose many pages link with the same anchor to the same page.
func (t *told) isBusy() bool {
	if t.isSitewide {
		return true
	}
	n := max(t.pages, t.said)
	return n >= sitewidePages && isNearlyOne(t.all(anchors)) && isNearlyOne(t.all(targets))
}

// A domain is taken to link from its frame where so many pages do, nearly all alike: practitioners say 50 to 100.
const (
	sitewidePages = 50
	sitewideShare = 0.8
)

// isNearlyOne reports counts nearly all of which are of one value, or none.
func isNearlyOne(counts []count) bool {
	n := 0
	for _, c := range counts {
		n += int(c.links)
	}
	return n == 0 || float64(counts[0].links) >= sitewideShare*float64(n)
}
