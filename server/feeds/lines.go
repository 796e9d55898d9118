package feeds

import (
	"io"
	"iter"

	"linkgrade/server/edition"
	"linkgrade/server/lines"
)

// lines walks a text's lines without line ends and space around them, and without those that are empty or too long, which
// are malformed. It stops when the harvest takes no more. The error, the reader's, is stored in *failed.
func (h *Harvest) lines(r io.Reader, failed *error) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line, whole := range lines.All(r, failed) {
			if !whole {
				h.Drop(edition.Malformed)
			} else if !yield(string(line)) {
				return
			}
			if h.err != nil {
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
