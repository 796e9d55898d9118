package audit

import (
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
	anchors []count
	titles  []count
	targets []count
	hosts   []count
	langs   []count
	nets    []count
	shapes  []count
	kinds   []count
	class   string // of its commonest anchor; "" where anchors are not told
	trade   string // that the commonest anchor offers and the site does not; "" for none
	natural bool   // the commonest anchor is the name, the address, a picture, "here"
	money   bool   // the commonest anchor is worded to rank: exact, partial, or a query to buy
	hacked  bool   // its page's address is one that break-ins leave
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
		for of, list := range map[matter]*[]count{anchors: &t.anchors, titles: &t.titles, targets: &t.targets, hosts: &t.hosts,
			languages: &t.langs, networks: &t.nets, shapes: &t.shapes, kinds: &t.kinds} {
			*list = c.all(i, of, t.gone)
		}
		t.hacked = isHacked(lowerPath(s.best.page))
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

// top is the commonest value of a matter, 0 for none.
func top(counts []count) uint32 {
	if len(counts) == 0 {
		return 0
	}
	return counts[0].value
}

// isBusy reports a domain most of whose many pages link with the same anchor to the same page.
func (t *told) isBusy() bool {
	if t.isSitewide {
		return true
	}
	n := max(t.pages, t.said)
	return n >= sitewidePages && (len(t.anchors) == 0 || float64(t.anchors[0].links) >= sitewideShare*float64(sum(t.anchors))) &&
		(len(t.targets) == 0 || float64(t.targets[0].links) >= sitewideShare*float64(sum(t.targets)))
}

// A domain is taken to link from its frame where so many pages do, nearly all alike: practitioners say 50 to 100.
const (
	sitewidePages = 50
	sitewideShare = 0.8
)

func sum(counts []count) int {
	n := 0
	for _, c := range counts {
		n += int(c.links)
	}
	return n
}
