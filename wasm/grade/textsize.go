package grade

import (
	"math"
	"math/bits"
	"unicode/utf8"
)

// Deflate's window and match lengths (RFC 1951), and what the estimate reads in place of four bytes at a time.
const (
	window   = 32 << 10
	minMatch = 4
	maxMatch = 258
	hashBits = 13
)

// estimator counts the symbols that deflate would write, to say how many bits they would take. Compressing for real would
// add compress/flate to the engine and several times the time.
type estimator struct {
	literals  [256 + 32]int // bytes, then classes of match lengths
	distances [32]int       // classes of distances
	extra     int           // bits written beside symbols
}

// compressedSize estimates what gzip makes of s, in bytes: TestCompressedSize says how well.
func compressedSize(s []byte) int {
	var e estimator
	last := make([]int32, 1<<hashBits) // where four bytes with a hash stood last, from 1
	for i := 0; i < len(s); {
		n, distance := 0, 0
		if i+minMatch <= len(s) {
			slot := &last[hashFour(s[i:])]
			if from := int(*slot) - 1; from >= 0 && i-from <= window {
				n, distance = matchLength(s[from:], s[i:]), i-from
			}
			*slot = int32(i + 1)
		}
		if n < minMatch {
			e.literals[s[i]]++
			i++
			continue
		}
		e.match(n, distance)
		for k := i + 1; k < i+n && k+minMatch <= len(s); k++ {
			last[hashFour(s[k:])] = int32(k + 1)
		}
		i += n
	}
	return e.bytes()
}

func hashFour(s []byte) uint32 {
	v := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return v * 2654435761 >> (32 - hashBits)
}

// matchLength is how many bytes two texts begin with alike, at most maxMatch.
func matchLength(a, b []byte) int {
	n := 0
	for n < len(b) && n < maxMatch && a[n] == b[n] {
		n++
	}
	return n
}

// match counts a match. A class is a power of two, halved: deflate's codes are nearly that.
func (e *estimator) match(n, distance int) {
	c, b := class(n)
	e.literals[256+c]++
	d, more := class(distance)
	e.distances[d]++
	e.extra += b + more
}

// class is the class of v and how many bits tell the values of a class apart.
func class(v int) (c, more int) {
	n := bits.Len(uint(v))
	if n < 3 {
		return v, 0
	}
	return 2*n - 2 + v>>(n-2)&1, n - 2
}

func (e *estimator) bytes() int {
	return int(entropy(e.literals[:])+entropy(e.distances[:])+float64(e.extra))/8 + 80 // 80: header and code tables
}

// entropy is how many bits the symbols take by their frequency.
func entropy(counts []int) float64 {
	total, bits := 0, 0.0
	for _, n := range counts {
		total += n
	}
	for _, n := range counts {
		if n > 0 {
			bits += float64(n) * math.Log2(float64(total)/float64(n))
		}
	}
	return bits
}

// ratio is how many times smaller the text becomes when it is compressed, in characters a byte, so that alphabets which
// UTF-8 writes in two bytes do not count double.
func (t *text) ratio() float64 {
	return float64(utf8.RuneCount(t.bytes)) / float64(compressedSize(t.bytes))
}
