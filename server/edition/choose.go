package edition

import (
	"cmp"
	"slices"

	"linkgrade/wasm/trust"
)

// What a pack holds at most, so that it stays small enough to be kept by every client: about 2.4 MB of authorities, and
// seven bytes for each name with a category.
const (
	maxPackAuthorities = 1_000_000
	maxPackCategorised = 1_000_000
)

// A candidate is a name that may stand in the pack.
type candidate struct {
	key    shortKey
	record trust.Record
}

// byAuthority puts the better candidate first: the higher authority, more lists, the better popularity, the smaller key.
func byAuthority(a, b candidate) int {
	return cmp.Or(
		cmp.Compare(b.record.Authority, a.record.Authority),
		cmp.Compare(b.record.Lists, a.record.Lists),
		cmp.Compare(a.record.Popularity-1, b.record.Popularity-1), // unknown, 0, comes last
		a.key.compare(b.key),
	)
}

// byRisk puts names with a category that counts against them first, then the better ones.
func byRisk(a, b candidate) int {
	place := func(c candidate) int {
		if c.record.Categories&Risky != 0 {
			return 0
		}
		return 1
	}
	if c := place(a) - place(b); c != 0 {
		return c
	}
	return byAuthority(a, b)
}

// A best keeps the first so many of any number of candidates, in memory for half as many again.
type best struct {
	most  int
	order func(a, b candidate) int
	kept  []candidate
	last  *candidate // of the first most; nil before there are as many
}

func (b *best) add(c candidate) {
	if b.last != nil && b.order(c, *b.last) > 0 {
		return
	}
	if b.kept = append(b.kept, c); len(b.kept) > b.most+b.most/2 {
		b.cut()
	}
}

// cut drops all but the first.
func (b *best) cut() {
	if len(b.kept) <= b.most {
		return
	}
	slices.SortFunc(b.kept, b.order)
	b.kept = b.kept[:b.most]
	last := b.kept[b.most-1]
	b.last = &last
}

// A packChoice decides which names stand in the pack: a million with the highest authorities, and beside them a million
// with categories, those with a risk first. Everything else is in the buckets only.
type packChoice struct{ authorities, categories best }

func newPackChoice() *packChoice {
	return &packChoice{
		authorities: best{most: maxPackAuthorities, order: byAuthority},
		categories:  best{most: maxPackCategorised, order: byRisk},
	}
}

func (p *packChoice) add(k shortKey, r trust.Record) {
	if r.Authority != 0 {
		p.authorities.add(candidate{k, r})
	}
	if r.Categories != 0 {
		p.categories.add(candidate{k, r})
	}
}

// rows are the names chosen, in the order of their keys, with what the pack says of them.
func (p *packChoice) rows() []trust.KeyRecord {
	p.authorities.cut()
	p.categories.cut()
	chosen := make([]candidate, 0, len(p.authorities.kept)+len(p.categories.kept))
	for _, c := range p.authorities.kept {
		chosen = append(chosen, candidate{c.key, trust.Record{Authority: c.record.Authority, Lists: c.record.Lists}})
	}
	for _, c := range p.categories.kept {
		chosen = append(chosen, candidate{c.key, trust.Record{Categories: c.record.Categories}})
	}
	slices.SortFunc(chosen, func(a, b candidate) int { return a.key.compare(b.key) })
	rows := make([]trust.KeyRecord, 0, len(chosen))
	for i, c := range chosen {
		if i > 0 && chosen[i-1].key == c.key { // an authority and a category: one of the two is zero in each
			rows[len(rows)-1].Record = join(rows[len(rows)-1].Record, c.record)
			rows[len(rows)-1].Record.Lists = max(chosen[i-1].record.Lists, c.record.Lists)
			continue
		}
		rows = append(rows, trust.KeyRecord{Key: c.key.key(), Record: c.record})
	}
	return rows
}
