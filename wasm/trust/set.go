package trust

import (
	"cmp"
	"math/bits"
	"slices"
)

// A set of names with one category: keys of 32+r bits in order, where r makes them
// setSpare bits longer than the set's size needs. The first 32 bits are coded as gaps
// to the key before (Rice 1979), the other r stand as they are in a column beside. Every
// 32nd key begins a block whose first 32 bits and place stand in a table, so that a
// look-up halves the table and walks the gaps of one block.
//
//	category  u8: the number of the bit
//	k         u8: the Rice parameter
//	r         u8
//	count     u32
//	bytes     u32: the length of the gaps
//	table     for each block u32 first 32 bits, u32 place in the gaps in bits
//	rest      count × r bits
//	gaps      for each key but a block's first
const (
	setSpare   = 48
	setBlock   = 32
	setHeader  = 11
	blockBytes = 8
	maxGapBits = 32
)

// setRest is r for so many names: setSpare + ceil(log2 n) - 32.
func setRest(n uint64) uint { return uint(setSpare + bits.Len64(n-1) - 32) }

// maxRest keeps a key within the first 80 bits of the SHA-256.
const maxRest = 48

// A setKey is the part of a key that a set holds.
type setKey struct {
	hi   uint32
	rest uint64
}

func setKeyOf(k Key, r uint) setKey { return setKey{k.hi(), k.mid(r)} }

func (k setKey) compare(o setKey) int {
	if c := cmp.Compare(k.hi, o.hi); c != 0 {
		return c
	}
	return cmp.Compare(k.rest, o.rest)
}

// A nameSet reads one set from the pack's bytes.
type nameSet struct {
	category Category
	k, r     uint
	count    int
	table    []byte
	rest     []byte
	gaps     []byte
}

// appendSet writes the set of one or more keys.
func appendSet(out []byte, bit int, keys []Key) []byte {
	r := setRest(uint64(len(keys)))
	set := make([]setKey, len(keys))
	for i, k := range keys {
		set[i] = setKeyOf(k, r)
	}
	slices.SortFunc(set, setKey.compare)
	set = slices.Compact(set)

	gaps := make([]uint64, 0, len(set))
	for i := range set {
		if i%setBlock != 0 {
			gaps = append(gaps, uint64(set[i].hi-set[i-1].hi))
		}
	}
	k := riceParameter(gaps)
	var table []byte
	var rest, stream bitWriter
	for i, key := range set {
		if i%setBlock == 0 {
			table = appendU32(appendU32(table, key.hi), uint32(stream.at()))
		} else {
			stream.rice(uint64(key.hi-set[i-1].hi), k)
		}
		rest.write(key.rest, r)
	}
	out = append(out, byte(bit), byte(k), byte(r))
	out = appendU32(appendU32(out, uint32(len(set))), uint32(len(stream.b)))
	return append(append(append(out, table...), rest.b...), stream.b...)
}

// openSet reads a set's shape and gives what follows it.
func openSet(b []byte) (s nameSet, rest []byte, err error) {
	if len(b) < setHeader {
		return s, nil, &formError{ErrPack, "a category set is cut off"}
	}
	s = nameSet{category: 1 << (b[0] % 32), k: uint(b[1]), r: uint(b[2])}
	count, size := uint64(u32(b[3:])), uint64(u32(b[7:]))
	rest = b[setHeader:]
	tooShort := count == 0 || s.r < setRest(count)
	if b[0] > 31 || s.k > maxGapBits || s.r > maxRest || tooShort {
		return s, nil, &formError{ErrPack, "a category set has an impossible shape"}
	}
	table := (count + setBlock - 1) / setBlock * blockBytes
	column := bytesFor(count * uint64(s.r))
	if uint64(len(rest)) < table+column+size {
		return s, nil, &formError{ErrPack, "a category set is cut off"}
	}
	s.count, s.table, rest = int(count), rest[:table], rest[table:]
	s.rest, rest = rest[:column], rest[column:]
	s.gaps, rest = rest[:size], rest[size:]
	return s, rest, nil
}

// has says whether the key is in the set.
func (s *nameSet) has(key Key) bool {
	want := setKeyOf(key, s.r)
	blocks := len(s.table) / blockBytes
	// The first block that begins at or after the key; equal first halves may begin in
	// the block before.
	lo, hi := 0, blocks
	for lo < hi {
		mid := (lo + hi) / 2
		if s.first(mid) < want.hi {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for block := max(lo-1, 0); block < blocks && s.first(block) <= want.hi; block++ {
		if s.blockHas(block, want) {
			return true
		}
	}
	return false
}

func (s *nameSet) first(block int) uint32 { return u32(s.table[block*blockBytes:]) }

// blockHas walks one block until it is past the key.
func (s *nameSet) blockHas(block int, want setKey) bool {
	at, end := uint64(u32(s.table[block*blockBytes+4:])), uint64(len(s.gaps))*8
	i, last := block*setBlock, min((block+1)*setBlock, s.count)
	mask := uint64(1)<<s.k - 1
	for hi := s.first(block); hi <= want.hi; {
		if hi == want.hi && field(s.rest, i, s.r) == want.rest {
			return true
		}
		if i++; i == last || at >= end {
			return false
		}
		window := bitsAt(s.gaps, at)
		zeros := uint(bits.TrailingZeros64(window))
		if zeros+1+s.k > 57 { // more than bitsAt always holds: a rare wide gap
			r := bitReader{b: s.gaps, at: at}
			hi += uint32(r.rice(s.k))
			at = r.at
			continue
		}
		hi += uint32(uint64(zeros)<<s.k | window>>(zeros+1)&mask)
		at += uint64(zeros + 1 + s.k)
	}
	return false
}
