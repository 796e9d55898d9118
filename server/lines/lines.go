// Package lines reads the lines of texts that others wrote, in memory that no line can make grow. The package refuses to
// know what a line says: that is for the packages which read lists and links.
package lines

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// Max is the longest line that is read, in bytes: sixteen times the longest host, or two names, a number and what else an
// export may carry.
const Max = 4096

// All walks a text's lines without line ends and space around them, and without those that are empty. A line is good until
// the next; of one over [Max] whole is false and the line nil. The reader's error, none at the end, is stored in *failed.
func All(r io.Reader, failed *error) iter.Seq2[[]byte, bool] {
	return func(yield func(line []byte, whole bool) bool) {
		b := bufio.NewReaderSize(r, Max)
		for {
			line, err := b.ReadSlice('\n')
			whole := len(line) <= Max && !errors.Is(err, bufio.ErrBufferFull) // a reader that came with its own buffer may hold more
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = b.ReadSlice('\n')
			}
			if err != nil && err != io.EOF {
				*failed = err
				return
			}
			if line = bytes.TrimSpace(line); !whole {
				line = nil
			}
			if (!whole || len(line) > 0) && !yield(line, whole) || err == io.EOF {
				return
			}
		}
	}
}
