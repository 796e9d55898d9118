package edition

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

// A keyedRow is a row on its way: the key in place of the name.
type keyedRow struct {
	key  shortKey
	said statement
}

// The form of rows in temporary files, from 15 bytes:
//
//	key         12 bytes
//	source      uvarint
//	shape       u8: which fields follow, and in the upper four bits how many measures
//	authority, lists, age, popularity u8; categories uvarint; each only where it is not zero
//	measures    u8 kind, f32 value each
const (
	hasAuthority = 1 << iota
	hasLists
	hasCategories
	hasVisits // age and popularity

	measuresShift = 4
)

// appendRow writes a row.
func appendRow(b []byte, row keyedRow) []byte {
	b = row.key.append(b)
	b = binary.AppendUvarint(b, uint64(row.said.source))
	shapeAt := len(b)
	b = append(b, 0)
	r := row.said.record
	if r.Authority != 0 {
		b[shapeAt] |= hasAuthority
		b = append(b, byte(r.Authority))
	}
	if r.Lists != 0 {
		b[shapeAt] |= hasLists
		b = append(b, r.Lists)
	}
	if r.Categories != 0 {
		b[shapeAt] |= hasCategories
		b = binary.AppendUvarint(b, uint64(r.Categories))
	}
	if r.Age != 0 || r.Popularity != 0 {
		b[shapeAt] |= hasVisits
		b = append(b, byte(r.Age), byte(r.Popularity))
	}
	for _, m := range row.said.measures {
		if m.Kind != authority.None {
			b[shapeAt] += 1 << measuresShift
			b = binary.LittleEndian.AppendUint32(append(b, byte(m.Kind)), math.Float32bits(m.Value))
		}
	}
	return b
}

// readRow reads a row; [io.EOF] where the file ends between two rows, another error where it ends within one.
func readRow(in *bufio.Reader) (row keyedRow, err error) {
	key, err := in.Peek(shortKeyBytes)
	if err != nil {
		if len(key) > 0 && errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return row, err
	}
	row.key = shortKeyAt(key)
	f := fieldReader{in: in}
	f.skip(shortKeyBytes)
	row.said.source = int(f.uvarint())
	shape := f.byte()
	r := &row.said.record
	if shape&hasAuthority != 0 {
		r.Authority = trust.Authority(f.byte())
	}
	if shape&hasLists != 0 {
		r.Lists = f.byte()
	}
	if shape&hasCategories != 0 {
		r.Categories = trust.Category(f.uvarint())
	}
	if shape&hasVisits != 0 {
		r.Age, r.Popularity = trust.AgeBucket(f.byte()), trust.Popularity(f.byte())
	}
	for i := range min(int(shape>>measuresShift), authority.MaxMeasures) {
		row.said.measures[i] = authority.Measure{Kind: authority.Kind(f.byte()), Value: f.float()}
	}
	if errors.Is(f.err, io.EOF) {
		f.err = io.ErrUnexpectedEOF
	}
	return row, f.err
}

// A fieldReader keeps the first error and gives zeros after it.
type fieldReader struct {
	in  *bufio.Reader
	err error
}

func (f *fieldReader) skip(n int) {
	if f.err == nil {
		_, f.err = f.in.Discard(n)
	}
}

func (f *fieldReader) byte() (b byte) {
	if f.err == nil {
		b, f.err = f.in.ReadByte()
	}
	return b
}

func (f *fieldReader) uvarint() (v uint64) {
	if f.err == nil {
		v, f.err = binary.ReadUvarint(f.in)
	}
	return v
}

func (f *fieldReader) float() float32 {
	var v uint32
	for i := range 4 {
		v |= uint32(f.byte()) << (8 * i)
	}
	return math.Float32frombits(v)
}
