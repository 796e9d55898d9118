package topic

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// A Row is a word, its share of all words that are written, and its vector.
type Row struct {
	Word   string
	Share  float64
	Vector [Dims]float32
}

// A File is what a file of vectors is made of.
type File struct {
	Made     string          // from what, and how
	Rows     []Row           // the commonest word first, each folded as EachWord gives it and there once
	Fields   [][Dims]float32 // the middles of words that are near each other
	Function []FunctionWord  // each there once
}

// Encode is the file's bytes. Lengths are lost: only the directions of vectors are kept.
func (f *File) Encode() ([]byte, error) {
	bits := minBits
	for 1<<bits < 2*len(f.Rows) {
		bits++
	}
	if bits > maxBits || len(f.Rows) > maxVectors || len(f.Made) > math.MaxUint16 || len(f.Fields) > MaxFields || len(f.Function) > math.MaxUint16 {
		return nil, errors.New("topic: too many words or fields for the file")
	}
	b := append([]byte(magic), Dims, byte(bits))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(f.Made)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.Rows)))
	b = append(b, byte(len(f.Fields)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(f.Function)))
	b = append(b, f.Made...)
	table := make([]byte, slotBytes<<bits)
	for n, r := range f.Rows {
		h := hashWord([]byte(r.Word))
		i := uint32(h) & (1<<bits - 1)
		for ; binary.LittleEndian.Uint16(table[i*slotBytes+2:]) != 0; i = (i + 1) & (1<<bits - 1) {
			if binary.LittleEndian.Uint16(table[i*slotBytes:]) == fingerprint(h) {
				return nil, errors.New("topic: two words with one fingerprint: " + r.Word)
			}
		}
		binary.LittleEndian.PutUint16(table[i*slotBytes:], fingerprint(h))
		binary.LittleEndian.PutUint16(table[i*slotBytes+2:], uint16(n+1))
	}
	b = append(b, table...)
	for _, r := range f.Rows {
		b = append(b, byte(max(0, min(255, math.Round(-useStep*math.Log(r.Share))))))
	}
	b = appendFunction(b, f.Function)
	for i := range f.Fields {
		b = appendQuantised(b, &f.Fields[i])
	}
	for i := range f.Rows {
		b = appendQuantised(b, &f.Rows[i].Vector)
	}
	return b, nil
}

// appendFunction appends function words.
func appendFunction(b []byte, words []FunctionWord) []byte {
	key := func(w FunctionWord) uint32 { return uint32(hashWord([]byte(w.Word)) >> 32) }
	words = slices.SortedFunc(slices.Values(words), func(x, y FunctionWord) int { return cmp.Compare(key(x), key(y)) })
	for _, w := range words {
		b = binary.LittleEndian.AppendUint32(b, key(w))
	}
	for _, w := range words {
		b = binary.LittleEndian.AppendUint64(b, w.Languages)
	}
	return b
}

// appendQuantised appends a vector's direction: its numbers in steps of which the largest takes 127.
func appendQuantised(b []byte, vector *[Dims]float32) []byte {
	most := 0.0
	for _, x := range vector {
		most = max(most, math.Abs(float64(x)))
	}
	for _, x := range vector {
		q := 0.0
		if most > 0 {
			q = math.Round(float64(x) / most * 127)
		}
		b = append(b, byte(int8(q)))
	}
	return b
}
