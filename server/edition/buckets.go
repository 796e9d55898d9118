package edition

import (
	"bufio"
	"fmt"
	"io"
	"os"

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

// A bucketFile reads buckets by offset; only the index (at most 256 KB) is in memory.
type bucketFile struct {
	bits  int
	index offsets
	file  io.ReaderAt
}

// A bucketWriter writes a bucket file from names in the order of their keys, with one bucket in memory.
type bucketWriter struct {
	bits  int
	file  *os.File
	w     *bufio.Writer
	index offsets
	at    int64 // where the next bucket begins
	rows  []trust.KeyRecord
	names int // told in the buckets written
}

func newBucketWriter(path string, bits int) (*bucketWriter, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	w := &bucketWriter{bits: bits, file: f, w: bufio.NewWriterSize(f, 1<<18), at: bucketsHeader + offsetBytes*(1<<bits+1)}
	_, err = w.w.Write(make([]byte, w.at)) // the index comes last
	return w, err
}

// add takes the next name.
func (w *bucketWriter) add(row trust.KeyRecord) error {
	for at := row.Key.Prefix(w.bits).Index(); w.bucket() < at; {
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

// bucket is the number of the bucket that is being filled.
func (w *bucketWriter) bucket() int { return len(w.index) / offsetBytes }

// next writes the bucket and goes to the one after it.
func (w *bucketWriter) next() (err error) {
	p := trust.PrefixAt(w.bucket(), w.bits)
	encoded := trust.EncodeBucket(p, w.rows)
	opened, err := trust.OpenBucket(encoded, p)
	if err != nil {
		panic("edition: a bucket that was just written does not open: " + err.Error())
	}
	w.names += opened.Names()
	if w.index, err = w.index.add(w.at); err != nil {
		return fmt.Errorf("%w: the buckets take %w", ErrEdition, err)
	}
	w.at += int64(len(encoded))
	w.rows = w.rows[:0]
	_, err = w.w.Write(encoded)
	return err
}

// finish writes what is left and the index, and makes sure that the disk has all of it.
func (w *bucketWriter) finish() (err error) {
	for w.bucket() < 1<<w.bits {
		if err := w.next(); err != nil {
			return err
		}
	}
	if w.index, err = w.index.add(w.at); err != nil {
		return fmt.Errorf("%w: the buckets take %w", ErrEdition, err)
	}
	if err := w.w.Flush(); err != nil {
		return err
	}
	head := append([]byte(bucketsMagic), Format, byte(w.bits), 0, 0)
	if _, err := w.file.WriteAt(append(head, w.index...), 0); err != nil {
		return err
	}
	return w.file.Sync()
}

// openBuckets reads and checks the index of a bucket file of so many bytes.
func openBuckets(file io.ReaderAt, size int64, bits int) (bucketFile, error) {
	head, err := readHead(file, bucketsFile, bucketsHeader+offsetBytes*(1<<bits+1))
	if err != nil {
		return bucketFile{}, err
	}
	want := append([]byte(bucketsMagic), Format, byte(bits), 0, 0)
	if string(head[:bucketsHeader]) != string(want) {
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
		return nil, fmt.Errorf("%w: bucket %v: %w", ErrEdition, p, err)
	}
	return bucket, nil
}
