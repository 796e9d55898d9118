package edition

import (
	"cmp"
	"encoding/binary"

	"linkgrade/wasm/trust"
)

// A shortKey is the first 96 bits of a [trust.Key], more than packs (80) and buckets (64) hold. Two names that share
// them are taken for one: among a hundred million names the chance of one such pair is 10^-13.
type shortKey struct {
	hi uint64
	lo uint32
}

const shortKeyBytes = 12

func shorten(k trust.Key) shortKey {
	return shortKey{binary.BigEndian.Uint64(k[:]), binary.BigEndian.Uint32(k[8:])}
}

// key is the key with zeros for what is not known.
func (s shortKey) key() (k trust.Key) {
	s.append(k[:0])
	return k
}

func (s shortKey) append(to []byte) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint64(to, s.hi), s.lo)
}

// shortKeyAt reads what append wrote; b has shortKeyBytes at least.
func shortKeyAt(b []byte) shortKey {
	return shortKey{binary.BigEndian.Uint64(b), binary.BigEndian.Uint32(b[8:])}
}

func (s shortKey) compare(o shortKey) int {
	if s.hi != o.hi {
		return cmp.Compare(s.hi, o.hi)
	}
	return cmp.Compare(s.lo, o.lo)
}

// at is one of the key's bytes.
func (s shortKey) at(i int) byte {
	if i < 8 {
		return byte(s.hi >> (56 - 8*i))
	}
	return byte(s.lo >> (24 - 8*(i-8)))
}

// keyShift is how many of a key's first 64 bits buckets with prefixes of so many bits leave out: names that share the
// others share a place there.
func keyShift(bits int) int {
	if bits == trust.MaxPrefixBits {
		return 64 - leastKeyBits
	}
	return 0
}
