package topic

import (
	"encoding/binary"
	"errors"
	"math"
)

// Dims is how many numbers a word's vector has.
const Dims = 64

// MaxFields is how many fields of words a file may have.
const MaxFields = 128

// ErrVectors says that bytes are no vectors: of another format, cut off, or inconsistent.
var ErrVectors = errors.New("topic: not a file of word vectors")

// The file, little-endian:
//
//	magic "LGV2" · u8 Dims · u8 table bits b · u16 length of made · u32 words · u8 fields ·
//	u16 function words
//	made       what the file was made from, and how
//	table      2^b slots of u16 fingerprint, u16 ordinal of the word + 1 (0: empty)
//	use        for each word one byte: its share of all words is exp(-byte / 12)
//	function   the high half of each function word's hash, rising, as u32; then for each its languages, u64
//	fields     for each field, the middle of words that are near each other, Dims × int8
//	vectors    for each word, commonest first, Dims × int8
//
// A word's hash gives its slot (low bits) and its fingerprint (high bits); a taken slot sends on to the next. Words are
// not kept: one in tens of thousands of unknown ones is taken for another.
const (
	magic      = "LGV2"
	headBytes  = 15
	slotBytes  = 4
	minBits    = 4
	maxBits    = 17
	maxVectors = 1<<16 - 2 // words; ordinals are 16 bits
)

// Vectors are word vectors, read from a file's bytes without copying them. The zero Vectors knows no word: what is
// compared by it is compared by the words alone.
type Vectors struct {
	made     string
	mask     uint32
	words    int
	table    []byte
	use      []byte
	rows     []byte
	function []byte
	fields   []mean
	counts   *[256]count // by a word's use; nil where there are no words
}

// Open reads vectors. It keeps b, which must not change. It returns ErrVectors for bytes that are not a whole file.
func Open(b []byte) (*Vectors, error) {
	if len(b) < headBytes || string(b[:4]) != magic || b[4] != Dims || b[5] < minBits || b[5] > maxBits {
		return nil, ErrVectors
	}
	made, words := int(binary.LittleEndian.Uint16(b[6:])), uint64(binary.LittleEndian.Uint32(b[8:]))
	slots, fields, function := uint64(1)<<b[5], uint64(b[12]), int(binary.LittleEndian.Uint16(b[13:]))*functionBytes
	if fields > MaxFields || words > maxVectors || words*2 > slots*2-1 || // a free slot ends every search
		uint64(len(b)) != headBytes+uint64(made)+slots*slotBytes+words+uint64(function)+(fields+words)*Dims {
		return nil, ErrVectors
	}
	v := &Vectors{made: string(b[headBytes : headBytes+made]), mask: uint32(slots - 1), words: int(words)}
	v.table = b[headBytes+made:][:slots*slotBytes]
	v.use = b[headBytes+made+len(v.table):][:words]
	v.function = b[headBytes+made+len(v.table)+len(v.use):][:function]
	v.rows = b[len(b)-v.words*Dims:]
	empty := false
	for i := 0; i < len(v.table); i += slotBytes {
		at := binary.LittleEndian.Uint16(v.table[i+2:])
		if empty = empty || at == 0; uint64(at) > words {
			return nil, ErrVectors
		}
	}
	if !empty {
		return nil, ErrVectors
	}
	v.fields = directions(b[headBytes+made+len(v.table)+len(v.use)+function : len(b)-len(v.rows)])
	v.counts = countsByUse()
	return v, nil
}

// directions are rows of int8 as vectors of length 1.
func directions(rows []byte) []mean {
	out := make([]mean, len(rows)/Dims)
	for i := range out {
		for k := range Dims {
			out[i][k] = float64(int8(rows[i*Dims+k]))
		}
		out[i].normalise()
	}
	return out
}

// Made says what the vectors were made from, and how.
func (v *Vectors) Made() string { return v.made }

// Words is how many words have a vector.
func (v *Vectors) Words() int { return v.words }

// unknownWord is the ordinal of a word without a vector.
const unknownWord = -1

// ordinal is a word's place among all, 0 for the commonest, by its hash; unknownWord if it has none. It allocates nothing.
func (v *Vectors) ordinal(hash uint64) int32 {
	if v.words == 0 {
		return unknownWord
	}
	print := fingerprint(hash)
	for i := uint32(hash) & v.mask; ; i = (i + 1) & v.mask {
		slot := v.table[i*slotBytes:][:slotBytes]
		at := binary.LittleEndian.Uint16(slot[2:])
		if at == 0 {
			return unknownWord
		}
		if binary.LittleEndian.Uint16(slot) == print {
			return int32(at) - 1
		}
	}
}

// vector is the vector of the word with an ordinal.
func (v *Vectors) vector(ordinal int32) []byte { return v.rows[int(ordinal)*Dims:][:Dims] }

func fingerprint(hash uint64) uint16 { return uint16(hash >> 48) }

// hashWord is 64-bit FNV-1a with the high bits mixed into the low ones.
func hashWord(word []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range word {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 32
	return h * 0x9E3779B97F4A7C15
}

func length(row []byte) float64 { return math.Sqrt(float64(product(row, row))) }

// product is the inner product of two vectors of int8.
func product(a, b []byte) int32 {
	_, _ = a[Dims-1], b[Dims-1]
	sum := int32(0)
	for i := range Dims {
		sum += int32(int8(a[i])) * int32(int8(b[i]))
	}
	return sum
}
