package feeds

import (
	"context"
	"errors"
	"io"
)

// Bounds of an unpacked file, in bytes: several times the largest list there is (Common
// Crawl's ranks of some hundred million names), the largest single document, and how much
// may come out of what was read so far. Lists pack to a fifth or a tenth; a few hundred
// bytes that unpack to gigabytes are no list.
const (
	maxText     = 64 << 30
	maxDocument = 64 << 20
	maxRatio    = 200
	ratioFrom   = 16 << 20 // less is not measured by the ratio
)

var errLong = errors.New("longer than any such list")

// A source is a file while it is read. It ends with ctx.
type source struct {
	ctx  context.Context
	r    io.Reader
	read int64 // bytes
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.check(s.read); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	s.read += int64(n)
	return n, err
}

// check says whether so many bytes may have come out of the source by now.
func (s *source) check(given int64) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if given > min(maxText, ratioFrom+maxRatio*s.read) {
		return errLong
	}
	return nil
}

// unpacked is what comes out of a source, whatever lies between. Packed blanks and files
// that are passed over can be endless, so that reading the source alone would not end.
type unpacked struct {
	r     io.Reader
	from  *source
	given int64 // bytes
}

func (u *unpacked) Read(p []byte) (int, error) {
	if err := u.from.check(u.given); err != nil {
		return 0, err
	}
	n, err := u.r.Read(p)
	u.given += int64(n)
	return n, err
}

// bounded is a reader that fails instead of giving more than so many bytes.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLong
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
