package trust

import "math/bits"

// All numbers in packs and buckets are little-endian; bit streams fill each byte from
// its lowest bit.

// A bitWriter appends to a bit stream.
type bitWriter struct {
	b    []byte
	free uint // unused bits of the last byte
}

// write appends the low n bits of v, n ≤ 64.
func (w *bitWriter) write(v uint64, n uint) {
	for n > 0 {
		if w.free == 0 {
			w.b = append(w.b, 0)
			w.free = 8
		}
		take := min(n, w.free)
		part := byte(v & (1<<take - 1))
		w.b[len(w.b)-1] |= part << (8 - w.free)
		v >>= take
		n -= take
		w.free -= take
	}
}

// rice appends v as its high part in unary (zeros, then a one) and its low k bits.
func (w *bitWriter) rice(v uint64, k uint) {
	for q := v >> k; q > 0; {
		step := min(q, 64)
		w.write(0, uint(step))
		q -= step
	}
	w.write(1, 1)
	w.write(v, k)
}

// at is the number of bits written.
func (w *bitWriter) at() int { return len(w.b)*8 - int(w.free) }

// A bitReader reads a bit stream. Past the end it gives zeros and sets short.
type bitReader struct {
	b     []byte
	at    uint64 // in bits
	short bool
}

// read takes n ≤ 64 bits.
func (r *bitReader) read(n uint) uint64 {
	if n > 56 {
		low := r.read(32)
		return low | r.read(n-32)<<32
	}
	v := bitsAt(r.b, r.at) & (1<<n - 1)
	r.at += uint64(n)
	if r.at > uint64(len(r.b))*8 {
		r.short = true
	}
	return v
}

// rice takes a number that [bitWriter.rice] wrote with the same k.
func (r *bitReader) rice(k uint) uint64 {
	end := uint64(len(r.b)) * 8
	var q uint64
	for {
		if r.at >= end {
			r.short = true
			return 0
		}
		if v := bitsAt(r.b, r.at) & (1<<56 - 1); v != 0 {
			zeros := uint64(bits.TrailingZeros64(v))
			q += zeros
			r.at += zeros + 1
			return q<<k | r.read(k)
		}
		q += 56
		r.at += 56
	}
}

// bitsAt is at least 57 bits of a stream from a place given in bits; what lies beyond
// the end is zero.
func bitsAt(b []byte, at uint64) uint64 {
	byteAt := at / 8
	if byteAt+8 <= uint64(len(b)) {
		return u64(b[byteAt:]) >> (at % 8)
	}
	var v uint64
	for i := uint64(0); i < 8 && byteAt+i < uint64(len(b)); i++ {
		v |= uint64(b[byteAt+i]) << (8 * i)
	}
	return v >> (at % 8)
}

// field is the i-th number of a column of n-bit numbers, n ≤ 57.
func field(column []byte, i int, n uint) uint64 {
	return bitsAt(column, uint64(i)*uint64(n)) & (1<<n - 1)
}

// bytesFor is how many bytes hold so many bits.
func bytesFor(n uint64) uint64 { return (n + 7) / 8 }

func u16(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }

func appendU16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }

func appendU32(b []byte, v uint32) []byte {
	return appendU16(appendU16(b, uint16(v)), uint16(v>>16))
}

// riceParameter is the k for which the gaps take the fewest bits. The best one is next
// to the logarithm of the mean gap; both candidates are counted.
func riceParameter(gaps []uint64) uint {
	if len(gaps) == 0 {
		return 0
	}
	var high, low, carry uint64 // their sum: it may not fit 64 bits
	for _, g := range gaps {
		low, carry = bits.Add64(low, g, 0)
		high += carry
	}
	mean, _ := bits.Div64(high, low, uint64(len(gaps)))
	k := uint(max(bits.Len64(mean), 1) - 1)
	if riceBits(gaps, k+1) < riceBits(gaps, k) {
		return k + 1
	}
	return k
}

func riceBits(gaps []uint64, k uint) uint64 {
	n := uint64(len(gaps)) * uint64(k+1)
	for _, g := range gaps {
		n += g >> k
	}
	return n
}
