package trust

import (
	"bytes"
	"math/bits"
	"slices"
)

// A KeyRecord is what an edition says of the name with one key.
type KeyRecord struct {
	Key    Key
	Record Record
}

// EncodeBucket writes the bucket of a prefix. The same rows give the same bytes in any
// order, and what is written reads back as it was, but for names whose keys share as much as a bucket holds (64 bits,
// 56 where the prefix has MaxPrefixBits): they share what they agree on. A row of another prefix, a key that comes twice
// and more than MaxBucketNames rows are the program's mistake and panic.
func EncodeBucket(p Prefix, rows []KeyRecord) []byte {
	form := bucketForm(p.bits)
	rows = sortedRows(p, form, rows)
	var plain plainNames
	told := rows // the names whose fields are told one by one
	if form == compactVersion {
		plain, told = plainOf(rows)
	}
	sets := categorySets(told)
	w := widthsOf(told, len(sets))
	gaps := gapsOf(p, form, rows)
	k := min(riceParameter(gaps), uint(bucketKeyBits(form))-1)
	out := appendU16([]byte{form, p.bits}, uint16(p.value))
	out = appendU16(out, uint16(len(rows)))
	out = append(out, byte(k), byte(w.authority), byte(w.lists), byte(w.age), byte(w.popularity))
	out = appendU16(out, uint16(len(sets)))
	if form == compactVersion {
		out = append(out, byte(plain.k), byte(plain.base), plain.lists)
	}
	for _, c := range sets {
		out = appendU32(out, uint32(c))
	}
	stream := bitWriter{b: out}
	for i, row := range rows {
		stream.rice(gaps[i], k)
		if form == compactVersion {
			if plain.has(row.Record) {
				stream.write(0, 1)
				stream.rice(uint64(row.Record.Authority-plain.base), plain.k)
				continue
			}
			stream.write(1, 1)
		}
		stream.record(row.Record, w, sets)
	}
	return stream.b
}

// record appends a record's fields.
func (w *bitWriter) record(r Record, widths recordWidths, sets []Category) {
	set, _ := slices.BinarySearch(sets, r.Categories)
	w.write(uint64(r.Authority), widths.authority)
	w.write(uint64(r.Lists), widths.lists)
	w.write(uint64(r.Age), widths.age)
	w.write(uint64(r.Popularity), widths.popularity)
	w.write(uint64(set), widths.set)
}

// gapsOf is what follows the prefix in the first key, and what lies between each key and the one before.
func gapsOf(p Prefix, form byte, rows []KeyRecord) []uint64 {
	gaps := make([]uint64, len(rows))
	var last uint64
	for i, row := range rows {
		key := keyRemainder(row.Key, form, p.bits)
		gaps[i] = key
		if i > 0 {
			gaps[i] = key - last - 1
		}
		last = key
	}
	return gaps
}

// plainOf says how plain names are told, and which rows are not plain. Plain are those on the most common number of rank
// lists, the smaller where two are as common.
func plainOf(rows []KeyRecord) (p plainNames, others []KeyRecord) {
	var counts [256]int
	for _, row := range rows {
		if isRanked(row.Record) {
			counts[row.Record.Lists]++
		}
	}
	for lists, n := range counts {
		if n > counts[p.lists] {
			p.lists = uint8(lists)
		}
	}
	p.base = authorityTop
	for _, row := range rows {
		if p.has(row.Record) {
			p.base = min(p.base, row.Record.Authority)
		} else {
			others = append(others, row)
		}
	}
	authorities := make([]uint64, 0, len(rows))
	for _, row := range rows {
		if p.has(row.Record) {
			authorities = append(authorities, uint64(row.Record.Authority-p.base))
		}
	}
	p.k = riceParameter(authorities)
	return p, others
}

// has says whether a record is a plain name's.
func (p plainNames) has(r Record) bool { return isRanked(r) && r.Lists == p.lists }

// isRanked says whether a record states an authority and nothing else.
func isRanked(r Record) bool {
	return r.Authority != 0 && r == Record{Authority: r.Authority, Lists: r.Lists}
}

// sortedRows is a copy by key, with one row for as much of a key as the form holds.
func sortedRows(p Prefix, form byte, rows []KeyRecord) []KeyRecord {
	if len(rows) > MaxBucketNames {
		panic("trust: EncodeBucket: more than MaxBucketNames rows")
	}
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b KeyRecord) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	beyond := 64 - bucketKeyBits(form)
	merged := rows[:0]
	for _, row := range rows {
		_, known := row.Record.Authority.Known()
		if !p.Matches(row.Key) || !known && row.Record.Authority != 0 {
			panic("trust: EncodeBucket: a row of another prefix or with an impossible authority")
		}
		row.Record.Categories &= AllCategories
		if last := len(merged) - 1; last >= 0 && merged[last].Key.hi64()>>beyond == row.Key.hi64()>>beyond {
			if merged[last].Key == row.Key {
				panic("trust: EncodeBucket: a key comes twice")
			}
			merged[last].Record = merged[last].Record.common(row.Record)
			continue
		}
		merged = append(merged, row)
	}
	return merged
}

// categorySets are the different sets of categories among the rows, rising.
func categorySets(rows []KeyRecord) []Category {
	sets := make([]Category, len(rows))
	for i, row := range rows {
		sets[i] = row.Record.Categories
	}
	slices.Sort(sets)
	return slices.Compact(sets)
}

// widthsOf are the bits that the rows' greatest values need.
func widthsOf(rows []KeyRecord, sets int) recordWidths {
	w := recordWidths{set: indexBits(sets)}
	for _, row := range rows {
		r := row.Record
		if r.Authority != 0 {
			w.authority = authorityBits
		}
		w.lists = max(w.lists, uint(bits.Len8(r.Lists)))
		w.age = max(w.age, uint(bits.Len8(uint8(r.Age))))
		w.popularity = max(w.popularity, uint(bits.Len8(uint8(r.Popularity))))
	}
	return w
}

// indexBits is how many bits the numbers below n need.
func indexBits(n int) uint { return uint(bits.Len(uint(max(n-1, 0)))) }
