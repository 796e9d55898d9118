package edition

// A bitWriter appends to a bit stream that fills each byte from its lowest bit.
type bitWriter struct {
	b    []byte
	bits int
}

func (w *bitWriter) bit(v uint) {
	if w.bits%8 == 0 {
		w.b = append(w.b, 0)
	}
	w.b[len(w.b)-1] |= byte(v&1) << (w.bits % 8)
	w.bits++
}

// rice appends v as its high part in unary (zeros, then a one) and its low k bits.
func (w *bitWriter) rice(v, k uint) {
	for range v >> k {
		w.bit(0)
	}
	w.bit(1)
	for i := range k {
		w.bit(v >> i)
	}
}

// A bitReader reads a bit stream. Past the end it gives ones and sets short.
type bitReader struct {
	b     []byte
	at    int // in bits
	short bool
}

func (r *bitReader) bit() uint {
	if r.at >= 8*len(r.b) {
		r.short = true
		return 1
	}
	v := uint(r.b[r.at/8] >> (r.at % 8) & 1)
	r.at++
	return v
}

// rice takes a number that [bitWriter.rice] wrote with the same k.
func (r *bitReader) rice(k uint) (v uint) {
	for r.bit() == 0 {
		v++
	}
	v <<= k
	for i := range k {
		v |= r.bit() << i
	}
	return v
}

// isSpent says whether nothing but zeros to the end of the last byte is left.
func (r *bitReader) isSpent() bool {
	for 8*len(r.b) > r.at && r.at%8 != 0 {
		if r.bit() != 0 {
			return false
		}
	}
	return !r.short && r.at == 8*len(r.b)
}

// riceParameter is the k for which counts[i] numbers i take the fewest bits; the smallest of several.
func riceParameter(counts []int) (k uint) {
	size := func(k uint) (bits int) {
		for i, n := range counts {
			bits += n * (i>>k + 1 + int(k))
		}
		return bits
	}
	for size(k+1) < size(k) {
		k++
	}
	return k
}
