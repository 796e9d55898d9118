package edition

import (
	"bytes"
	"fmt"
	"io"

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
)

// A bucketFile reads buckets by offset; only the index (at most 256 KB) is in memory. One of assets reads them one by one.
type bucketFile struct {
	bits  int
	index offsets
	file  io.ReaderAt
	fetch func(i int) ([]byte, error) // where set, buckets come from elsewhere, and there is no file
}

// A bucketWriter writes a bucket file from names in the order of their keys, with one bucket in memory.
type bucketWriter struct {
	*partsWriter
	rows  []trust.KeyRecord
	names int // told in the buckets written
}

func newBucketWriter(path string, bits int) (*bucketWriter, error) {
	w, err := newPartsWriter(path, bits, bucketsHead(bits), nil)
	return &bucketWriter{partsWriter: w}, err
}

// bucketsHead is what stands before the index.
func bucketsHead(bits int) []byte { return append([]byte(bucketsMagic), Format, byte(bits), 0, 0) }

// add takes the next name.
func (w *bucketWriter) add(row trust.KeyRecord) error {
	for at := row.Key.Prefix(w.bits).Index(); w.parts() < at; {
		if err := w.next(); err != nil {
			return err
		}
	}
	if len(w.rows) == trust.MaxBucketNames {
		return fmt.Errorf("%w: more than %d names in one bucket; use longer prefixes", ErrEdition, trust.MaxBucketNames)
	}
	w.rows = append(w.rows, row)
	return nil
}

// next writes the bucket and goes to the one after it.
func (w *bucketWriter) next() error {
	p := trust.PrefixAt(w.parts(), w.bits)
	encoded := trust.EncodeBucket(p, w.rows)
	opened, err := trust.OpenBucket(encoded, p)
	if err != nil {
		panic("edition: a bucket that was just written does not open: " + err.Error())
	}
	w.names += opened.Names()
	w.rows = w.rows[:0]
	return w.part(encoded)
}

// finish writes what is left.
func (w *bucketWriter) finish() error {
	for w.parts() < 1<<w.bits {
		if err := w.next(); err != nil {
			return err
		}
	}
	return w.partsWriter.finish()
}

// openBuckets reads and checks the index of a bucket file of so many bytes.
func openBuckets(file io.ReaderAt, size int64, bits int) (bucketFile, error) {
	head, err := readHead(file, bucketsFile, bucketsHeader+offsetBytes*(1<<bits+1))
	if err != nil {
		return bucketFile{}, err
	}
	if !bytes.HasPrefix(head, bucketsHead(bits)) {
		return bucketFile{}, fmt.Errorf("%w: %s is of another form or has other prefixes", ErrEdition, bucketsFile)
	}
	f := bucketFile{bits: bits, index: head[bucketsHeader:], file: file}
	return f, f.index.check(bucketsFile, int64(len(head)), size, trust.MaxBucketBytes)
}

// reader is the whole file.
func (f bucketFile) reader() *io.SectionReader { return f.index.whole(f.file) }

// read reads one bucket.
func (f bucketFile) read(p trust.Prefix) ([]byte, error) {
	if p.Bits() != f.bits {
		return nil, fmt.Errorf("%w: it has %d bits, the edition's have %d", trust.ErrPrefix, p.Bits(), f.bits)
	}
	if f.fetch != nil {
		b, err := f.fetch(p.Index())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", bucketsFile, err)
		}
		return b, nil
	}
	b, err := f.index.part(f.file, p.Index())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", bucketsFile, err)
	}
	return b, nil
}

// open reads and opens one bucket.
func (f bucketFile) open(i int) (*trust.Bucket, error) {
	p := trust.PrefixAt(i, f.bits)
	b, err := f.read(p)
	if err != nil {
		return nil, err
	}
	bucket, err := trust.OpenBucket(b, p)
	if err != nil {
		return nil, fmt.Errorf("%w: a bucket: %w", ErrEdition, err) // not which: a log would tell what a client asked for
	}
	return bucket, nil
}
