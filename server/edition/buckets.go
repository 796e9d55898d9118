package edition

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"linkgrade/wasm/trust"
)

// The bucket file, all numbers little-endian:
//
//	"LGBK"    magic
//	format    u8
//	bits      u8: of the prefixes
//	zero      u16
//	index     2^bits + 1 times u32: where each bucket begins, and where the last ends
//	buckets   as package trust encodes them, in the order of their prefixes
const (
	bucketsMagic  = "LGBK"
	bucketsHeader = 8
	indexEntry    = 4
)

// A bucketFile reads buckets by offset; only the index (at most 256 KB) is in memory.
type bucketFile struct {
	bits  int
	index []byte
	file  io.ReaderAt
}

// encodeBuckets writes the bucket file of an edition's names.
func encodeBuckets(rows []trust.KeyRecord, bits int) ([]byte, error) {
	byPrefix := make([][]trust.KeyRecord, 1<<bits)
	for _, row := range rows {
		i := row.Key.Prefix(bits).Index()
		byPrefix[i] = append(byPrefix[i], row)
	}
	out := append([]byte(bucketsMagic), Format, byte(bits), 0, 0)
	var bodies []byte
	first := len(out) + indexEntry*(len(byPrefix)+1)
	for i, rows := range byPrefix {
		if len(rows) > trust.MaxBucketNames {
			return nil, fmt.Errorf("%w: %d names in one bucket; use longer prefixes", ErrEdition, len(rows))
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(first+len(bodies)))
		bodies = append(bodies, trust.EncodeBucket(trust.PrefixAt(i, bits), rows)...)
		if first+len(bodies) > math.MaxUint32 {
			return nil, fmt.Errorf("%w: the buckets take more than 4 GB", ErrEdition)
		}
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(first+len(bodies)))
	return append(out, bodies...), nil
}

// openBuckets reads and checks the index of a bucket file of so many bytes.
func openBuckets(file io.ReaderAt, size int64, bits int) (bucketFile, error) {
	head := make([]byte, bucketsHeader+indexEntry*(1<<bits+1))
	if n, err := file.ReadAt(head, 0); n < len(head) {
		if err == nil || errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: %s is cut off", ErrEdition, bucketsFile)
		}
		return bucketFile{}, err
	}
	want := append([]byte(bucketsMagic), Format, byte(bits), 0, 0)
	if string(head[:bucketsHeader]) != string(want) {
		return bucketFile{}, fmt.Errorf("%w: %s is of another form or has other prefixes", ErrEdition, bucketsFile)
	}
	f := bucketFile{bits: bits, index: head[bucketsHeader:], file: file}
	last := int64(len(head))
	for i := range 1<<bits + 1 {
		at := f.offset(i)
		if at < last || at-last > trust.MaxBucketBytes || i == 0 && at != last {
			return bucketFile{}, fmt.Errorf("%w: the index of %s is damaged", ErrEdition, bucketsFile)
		}
		last = at
	}
	if last != size {
		return bucketFile{}, fmt.Errorf("%w: %s has %d bytes, its index says %d", ErrEdition, bucketsFile, size, last)
	}
	return f, nil
}

func (f bucketFile) offset(i int) int64 {
	return int64(binary.LittleEndian.Uint32(f.index[indexEntry*i:]))
}

// reader is the whole file.
func (f bucketFile) reader() *io.SectionReader {
	return io.NewSectionReader(f.file, 0, f.offset(1<<f.bits))
}

// read reads one bucket.
func (f bucketFile) read(p trust.Prefix) ([]byte, error) {
	if p.Bits() != f.bits {
		return nil, fmt.Errorf("%w: it has %d bits, the edition's have %d", trust.ErrPrefix, p.Bits(), f.bits)
	}
	from, to := f.offset(p.Index()), f.offset(p.Index()+1)
	b := make([]byte, to-from)
	if n, err := f.file.ReadAt(b, from); n < len(b) {
		return nil, fmt.Errorf("%s: %w", bucketsFile, err)
	}
	return b, nil
}

// names opens every bucket and counts what they hold.
func (f bucketFile) names() (int, error) {
	names := 0
	for i := range 1 << f.bits {
		p := trust.PrefixAt(i, f.bits)
		b, err := f.read(p)
		if err != nil {
			return 0, err
		}
		bucket, err := trust.OpenBucket(b, p)
		if err != nil {
			return 0, fmt.Errorf("%w: bucket %v: %w", ErrEdition, p, err)
		}
		names += bucket.Names()
	}
	return names, nil
}
