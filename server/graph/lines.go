package graph

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// maxLine is the longest line that is read, in bytes: two names, a number and what else an export may carry. Longer ones
// are malformed.
const maxLine = 4 << 10

// overlong stands for a line over maxLine: no name and no number, whatever is read.
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
	for {
		line, err := shortLine(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return gzipError(err)
		}
		if len(line) > 0 && line[0] != '#' {
			if failed := do(line); failed != nil {
				return failed
			}
		}
		if err != nil {
			return nil
		}
	}
}

// shortLine gives the next line without blanks around it, overlong for one over maxLine.
func shortLine(in *bufio.Reader) ([]byte, error) {
	line, err := in.ReadSlice('\n')
	long := len(line) > maxLine
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	if long {
		return []byte(overlong), err
	}
	return bytes.TrimSpace(line), err
}

func gzipError(err error) error {
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return fmt.Errorf("%w: %w", ErrGzip, err)
	}
	return err
}
