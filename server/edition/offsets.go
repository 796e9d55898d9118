package edition

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

const offsetBytes = 4

// errSize is a file that its index cannot point into.
var errSize = errors.New("more than 4 GB")

// offsets say where each part of a file begins, and where the last ends: u32 each, little-endian.
type offsets []byte

func (o offsets) parts() int     { return len(o)/offsetBytes - 1 }
func (o offsets) at(i int) int64 { return int64(binary.LittleEndian.Uint32(o[offsetBytes*i:])) }

// add notes where a part begins.
func (o offsets) add(at int64) (offsets, error) {
	if at > math.MaxUint32 {
		return o, errSize
	}
	return binary.LittleEndian.AppendUint32(o, uint32(at)), nil
}

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
