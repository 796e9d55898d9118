package trust

import (
	"cmp"
	"math/bits"
	"slices"
)

// The authority column of a pack: an Elias-Fano sequence of the names' first 32 key
// bits (Elias 1974, Fano 1971), and beside it the values in the same order.
//
//	count     u32
//	lists     u8: the count of lists of every name, or listsColumn
//	low       count × l bits: the low l bits of each hash
//	high      one group per value of the high 32-l bits: a one for each name, then a zero
//	samples   u32 each: how many names stand before every 128th group
//	levels    count × 6 bits; after listsColumn count × 8 bits, the upper two a count of lists
//
// Levels that share their byte with a count are whole bytes, and so gzip or brotli find how few different ones there are:
// what travels is smaller than what is kept.
//
// l follows from count, so that there are one to two groups a name. Names that share 32
// bits share one entry with what they agree on.
const (
	levelBits   = 6
	listsBits   = 2
	maxLists    = 1<<listsBits - 1 // 3 stands for "three or more"
	listsColumn = 0xfe

	sampleEvery = 128

	// maxAuthorities bounds what a hostile count can ask for.
	maxAuthorities = 1 << 24
)

// An authorityColumn reads the column from the pack's bytes.
type authorityColumn struct {
	count   int
	l       uint
	groups  uint64
	lists   byte
	low     []byte
	high    []byte
	samples []byte
	levels  []byte
}

// levelWidth is how many bits a name takes in the levels.
func levelWidth(lists byte) uint {
	if lists == listsColumn {
		return levelBits + listsBits
	}
	return levelBits
}

// authorityShape is l and the number of groups for so many names.
func authorityShape(count int) (l uint, groups uint64) {
	const universe = 1 << 32
	l = uint(bits.Len64(universe/uint64(count)) - 1)
	return l, universe >> l
}

// an authorityEntry is one name on its way into the column.
type authorityEntry struct {
	hash   uint32
	record Record
}

// appendAuthority writes the column.
func appendAuthority(out []byte, entries []authorityEntry) []byte {
	entries = mergeHashes(entries)
	lists := sharedLists(entries)
	out = append(appendU32(out, uint32(len(entries))), lists)
	if len(entries) == 0 {
		return out
	}
	l, groups := authorityShape(len(entries))
	var low, high, levels bitWriter
	width := levelWidth(lists)
	var samples []byte
	next := 0
	for g := range groups {
		if g%sampleEvery == 0 {
			samples = appendU32(samples, uint32(next))
		}
		for ; next < len(entries) && uint64(entries[next].hash)>>l == g; next++ {
			r := entries[next].record
			high.write(1, 1)
			low.write(uint64(entries[next].hash), l)
			levels.write(r.Authority.level()|uint64(min(r.Lists, maxLists))<<levelBits, width)
		}
		high.write(0, 1)
	}
	for _, column := range [][]byte{low.b, high.b, samples, levels.b} {
		out = append(out, column...)
	}
	return out
}

// mergeHashes sorts the entries and leaves one for each hash.
func mergeHashes(entries []authorityEntry) []authorityEntry {
	slices.SortFunc(entries, func(a, b authorityEntry) int { return cmp.Compare(a.hash, b.hash) })
	merged := entries[:0]
	for _, e := range entries {
		if last := len(merged) - 1; last >= 0 && merged[last].hash == e.hash {
			merged[last].record = merged[last].record.common(e.record)
			continue
		}
		merged = append(merged, e)
	}
	return merged
}

// sharedLists is the count of lists that all entries have, listsColumn when they differ.
func sharedLists(entries []authorityEntry) byte {
	if len(entries) == 0 {
		return 0
	}
	first := min(entries[0].record.Lists, maxLists)
	for _, e := range entries {
		if min(e.record.Lists, maxLists) != first {
			return listsColumn
		}
	}
	return first
}

// openAuthority reads the column's shape and gives what follows it.
func openAuthority(b []byte) (a authorityColumn, rest []byte, err error) {
	if len(b) < 5 {
		return a, nil, &formError{ErrPack, "the authority column is cut off"}
	}
	count := u32(b)
	a.lists, rest = b[4], b[5:]
	if count > maxAuthorities || a.lists > maxLists && a.lists != listsColumn {
		return a, nil, &formError{ErrPack, "the authority column has an impossible shape"}
	}
	if count == 0 {
		return a, rest, nil
	}
	a.count = int(count)
	a.l, a.groups = authorityShape(a.count)
	n := uint64(a.count)
	parts := []struct {
		column *[]byte
		bytes  uint64
	}{
		{&a.low, bytesFor(n * uint64(a.l))},
		{&a.high, bytesFor(n + a.groups)},
		{&a.samples, (a.groups + sampleEvery - 1) / sampleEvery * 4},
		{&a.levels, bytesFor(n * uint64(levelWidth(a.lists)))},
	}
	for _, p := range parts {
		if uint64(len(rest)) < p.bytes {
			return a, nil, &formError{ErrPack, "the authority column is cut off"}
		}
		*p.column, rest = rest[:p.bytes], rest[p.bytes:]
	}
	return a, rest, nil
}

// lookup gives the authority and the count of lists for a hash.
func (a *authorityColumn) lookup(hash uint32) (Authority, uint8, bool) {
	if a.count == 0 {
		return 0, 0, false
	}
	group := uint64(hash) >> a.l
	want := uint64(hash) & (1<<a.l - 1)
	for at := a.groupStart(group); bitsAt(a.high, at)&1 == 1; at++ {
		i := int(at - group)
		if i < 0 || i >= a.count {
			break // bytes changed in place
		}
		if field(a.low, i, a.l) != want {
			continue
		}
		told := field(a.levels, i, levelWidth(a.lists))
		lists := a.lists
		if lists == listsColumn {
			lists = uint8(told >> levelBits)
		}
		return atLevel(told & maxLevel), lists, true
	}
	return 0, 0, false
}

// groupStart is the place in high where a group begins: the sample before it, then over
// the zeros between.
func (a *authorityColumn) groupStart(group uint64) uint64 {
	sample := group / sampleEvery
	at := uint64(u32(a.samples[sample*4:])) + sample*sampleEvery
	end := uint64(len(a.high)) * 8
	for zeros := group % sampleEvery; zeros > 0 && at < end; {
		const step = 56 // what bitsAt always holds
		open := ^bitsAt(a.high, at) & (1<<step - 1)
		here := uint64(bits.OnesCount64(open))
		if here < zeros {
			zeros -= here
			at += step
			continue
		}
		for ; zeros > 1; zeros-- {
			open &= open - 1
		}
		return at + uint64(bits.TrailingZeros64(open)) + 1
	}
	return at
}
