package edition

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
)

const offsetBytes = 4

// offsets say where each part of a file begins, and where the last ends: u32 each, little-endian.
type offsets []byte

func (o offsets) parts() int     { return len(o)/offsetBytes - 1 }
func (o offsets) at(i int) int64 { return int64(binary.LittleEndian.Uint32(o[offsetBytes*i:])) }

// check says whether the parts stand one after the other from first to the end of the file, none longer than most.
func (o offsets) check(file string, first, size, most int64) error {
	last := first
	for i := range o.parts() + 1 {
		at := o.at(i)
		if at < last || at-last > most || i == 0 && at != first {
			return fmt.Errorf("%w: the index of %s is damaged", ErrEdition, file)
		}
		last = at
	}
	if last != size {
		return fmt.Errorf("%w: %s has %d bytes, its index says %d", ErrEdition, file, size, last)
	}
	return nil
}

// part reads one part.
func (o offsets) part(file io.ReaderAt, i int) ([]byte, error) {
	b := make([]byte, o.at(i+1)-o.at(i))
	if n, err := file.ReadAt(b, o.at(i)); n < len(b) {
		return nil, err
	}
	return b, nil
}

// whole is all of the file.
func (o offsets) whole(file io.ReaderAt) *io.SectionReader {
	return io.NewSectionReader(file, 0, o.at(o.parts()))
}

// readHead reads the first so many bytes of a file; one that is shorter is ErrEdition.
func readHead(file io.ReaderAt, name string, size int) ([]byte, error) {
	head := make([]byte, size)
	if n, err := file.ReadAt(head, 0); n < len(head) {
		if err == nil || errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: %s is cut off", ErrEdition, name)
		}
		return nil, err
	}
	return head, nil
}

// A partsWriter writes a file of parts, one for each prefix of so many bits: what stands before the index, the index, what
// stands behind it, and the parts.
type partsWriter struct {
	bits    int
	file    *os.File
	w       *bufio.Writer
	index   offsets
	indexAt int64
	at      int64 // where the next part begins
}

func newPartsWriter(path string, bits int, before, behind []byte) (*partsWriter, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	w := &partsWriter{bits: bits, file: f, w: bufio.NewWriterSize(f, 1<<18), indexAt: int64(len(before))}
	head := append(before, make([]byte, offsetBytes*(1<<bits+1))...) // the index comes last
	n, err := w.w.Write(append(head, behind...))
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	w.at = int64(n)
	return w, nil
}

// parts is how many parts are written.
func (w *partsWriter) parts() int { return len(w.index) / offsetBytes }

func (w *partsWriter) part(b []byte) error {
	w.index = binary.LittleEndian.AppendUint32(w.index, uint32(w.at))
	if w.at += int64(len(b)); w.at > math.MaxUint32 {
		return fmt.Errorf("%w: %s takes more than 4 GB", ErrEdition, filepath.Base(w.file.Name()))
	}
	_, err := w.w.Write(b)
	return err
}

// finish writes the index when all parts are written, and makes sure that the disk has all of it.
func (w *partsWriter) finish() error {
	w.index = binary.LittleEndian.AppendUint32(w.index, uint32(w.at))
	if err := w.w.Flush(); err != nil {
		return err
	}
	if _, err := w.file.WriteAt(w.index, w.indexAt); err != nil {
		return err
	}
	return w.file.Sync()
}
