package graph

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"linkgrade/server/lines"
)

// overlong stands for a line over [lines.Max]: no name and no number, whatever is read.
const overlong = "\x00"

// Counts is what became of the lines of a text. Blank lines, comments ("#") and a line of headings are none.
type Counts struct {
	Lines     int64
	Malformed int64 // not two names; in Common Crawl's form also numbers without a name
}

// eachLine calls do with every line of a text that may be packed with gzip, but not blank ones and comments. The line is
// valid during the call.
func eachLine(r io.Reader, do func(line []byte) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	if head, _ := in.Peek(2); bytes.Equal(head, []byte{0x1F, 0x8B}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return gzipError(err)
		}
		in = bufio.NewReaderSize(z, 1<<16)
	}
	if head, _ := in.Peek(3); bytes.Equal(head, []byte("\xEF\xBB\xBF")) {
		in.Discard(3)
	}
	var failed error
	for line, whole := range lines.All(in, &failed) {
		if !whole {
			line = []byte(overlong)
		}
		if line[0] == '#' {
			continue
		}
		if err := do(line); err != nil {
			return err
		}
	}
	return gzipError(failed)
}

func gzipError(err error) error {
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return fmt.Errorf("%w: %w", ErrGzip, err)
	}
	return err
}
