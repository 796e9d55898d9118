package feeds

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"

	"linkgrade/server/edition"
)

// maxLine is the longest line that is read, in bytes: sixteen times the longest host.
// Longer ones are malformed.
const maxLine = 4096

// lines walks a text's lines without line ends and space around them, and without those
// that are empty. It stops when the harvest takes no more. The error, the reader's, is
// stored in *failed.
func (h *Harvest) lines(r io.Reader, failed *error) iter.Seq[string] {
	return func(yield func(string) bool) {
		b := bufio.NewReaderSize(r, maxLine)
		for h.err == nil {
			line, err := b.ReadSlice('\n')
			long := errors.Is(err, bufio.ErrBufferFull)
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = b.ReadSlice('\n')
			}
			if err != nil && err != io.EOF {
				*failed = err
				return
			}
			if line = bytes.TrimSpace(line); long {
				h.Drop(edition.Malformed)
			} else if len(line) > 0 && !yield(string(line)) {
				return
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// eachLine gives a text's lines to do, one by one.
func (h *Harvest) eachLine(r io.Reader, do func(line string)) error {
	var failed error
	for line := range h.lines(r, &failed) {
		do(line)
	}
	return failed
}
