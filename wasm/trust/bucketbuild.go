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
// order, and what is written reads back as it was, but for two names whose keys share 64
// bits: they share what they agree on. A row of another prefix, a key that comes twice
// and more than MaxBucketNames rows are the program's mistake and panic.
func EncodeBucket(p Prefix, rows []KeyRecord) []byte {
	rows = sortedRows(p, rows)
	sets := categorySets(rows)
	w := widthsOf(rows, len(sets))
	gaps := make([]uint64, len(rows))
	var last uint64
	for i, row := range rows {
		key := keyRemainder(row.Key, p.bits)
		gaps[i] = key
		if i > 0 {
			gaps[i] = key - last - 1
		}
		last = key
	}
	k := min(riceParameter(gaps), bucketKeyBits-1)
	out := appendU16([]byte{bucketVersion, p.bits}, uint16(p.value))
	out = appendU16(out, uint16(len(rows)))
	out = append(out, byte(k), byte(w.authority), byte(w.lists), byte(w.age), byte(w.popularity))
	out = appendU16(out, uint16(len(sets)))
	for _, c := range sets {
		out = appendU32(out, uint32(c))
	}
	stream := bitWriter{b: out}
	for i, row := range rows {
		r := row.Record
		set, _ := slices.BinarySearch(sets, r.Categories)
		stream.rice(gaps[i], k)
		stream.write(uint64(r.Authority), w.authority)
		stream.write(uint64(r.Lists), w.lists)
		stream.write(uint64(r.Age), w.age)
		stream.write(uint64(r.Popularity), w.popularity)
		stream.write(uint64(set), w.set)
	}
	return stream.b
}

// sortedRows is a copy by key, with one row for each 64 bits.
func sortedRows(p Prefix, rows []KeyRecord) []KeyRecord {
	if len(rows) > MaxBucketNames {
		panic("trust: EncodeBucket: more than MaxBucketNames rows")
	}
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b KeyRecord) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	merged := rows[:0]
	for _, row := range rows {
		_, known := row.Record.Authority.Known()
		if !p.Matches(row.Key) || !known && row.Record.Authority != 0 {
			panic("trust: EncodeBucket: a row of another prefix or with an impossible authority")
		}
		row.Record.Categories &= AllCategories
		if last := len(merged) - 1; last >= 0 && merged[last].Key.hi64() == row.Key.hi64() {
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
