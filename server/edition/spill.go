package edition

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// spillBuffer is how many bytes of each part wait in memory before they are written: 8 MB for all parts. An edition of
// some hundred thousand rows needs no file.
const spillBuffer = 32 << 10

// A spill is an external radix partition: rows in one part for each value of one byte of their keys. What a part holds
// beyond its buffer stands in a temporary file; one part is read at a time.
type spill struct {
	dir   string
	depth int // which byte
	parts [256]spillPart
}

type spillPart struct {
	waiting []byte // not yet in the file
	file    *os.File
}

func newSpill(dir string, depth int) *spill { return &spill{dir: dir, depth: depth} }

func (s *spill) path(part int) string {
	return filepath.Join(s.dir, fmt.Sprintf("rows-%d-%02x", s.depth, part))
}

func (s *spill) add(row keyedRow) error {
	at := int(row.key.at(s.depth))
	p := &s.parts[at]
	p.waiting = appendRow(p.waiting, row)
	if len(p.waiting) < spillBuffer {
		return nil
	}
	return s.write(at)
}

// write moves what is waiting into the part's file.
func (s *spill) write(part int) (err error) {
	p := &s.parts[part]
	if p.file == nil {
		if p.file, err = os.Create(s.path(part)); err != nil {
			return err
		}
	}
	_, err = p.file.Write(p.waiting)
	p.waiting = p.waiting[:0]
	return err
}

// open reads a part from its beginning, after which no row may be added to it.
func (s *spill) open(part int) (*bufio.Reader, error) {
	p := &s.parts[part]
	if p.file == nil {
		return bufio.NewReader(bytes.NewReader(p.waiting)), nil
	}
	if err := s.write(part); err != nil {
		return nil, err
	}
	_, err := p.file.Seek(0, io.SeekStart)
	return bufio.NewReaderSize(p.file, 1<<16), err
}

// drop forgets a part and removes its file.
func (s *spill) drop(part int) error {
	p := &s.parts[part]
	p.waiting = nil
	if p.file == nil {
		return nil
	}
	err := errors.Join(p.file.Close(), os.Remove(s.path(part)))
	p.file = nil
	return err
}

// close forgets all parts. It may be called again.
func (s *spill) close() error {
	var errs []error
	for i := range s.parts {
		errs = append(errs, s.drop(i))
	}
	return errors.Join(errs...)
}

// split parts one part further, by the next byte of the keys.
func (s *spill) split(part int) (*spill, error) {
	in, err := s.open(part)
	if err != nil {
		return nil, err
	}
	deeper := newSpill(s.dir, s.depth+1)
	for {
		row, err := readRow(in)
		if errors.Is(err, io.EOF) {
			return deeper, nil
		}
		if err == nil {
			err = deeper.add(row)
		}
		if err != nil {
			return nil, errors.Join(err, deeper.close())
		}
	}
}

// each gives every key once, in order, with what the sources say of its name, in the order of their places. Parts are
// dropped as they are read. The slice is only good until take returns.
func (s *spill) each(ctx context.Context, l *loader, take func(shortKey, []statement) error) error {
	for i := range s.parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.part(ctx, l, i, take); err != nil {
			return err
		}
		if err := s.drop(i); err != nil {
			return err
		}
	}
	return nil
}

func (s *spill) part(ctx context.Context, l *loader, i int, take func(shortKey, []statement) error) error {
	in, err := s.open(i)
	if err != nil {
		return err
	}
	fits, err := l.load(in)
	if err != nil {
		return err
	}
	if fits {
		return l.each(take)
	}
	deeper, err := s.split(i)
	if err != nil {
		return err
	}
	return errors.Join(deeper.each(ctx, l, take), deeper.close())
}

// A loader reads one part of a spill at a time into memory.
type loader struct {
	most       int   // rows in memory, from twice the number of sources
	places     []int // of the sources, by the numbers that rows carry
	duplicates []int // rows by which a source said more of a name than once, by place
	rows       []keyedRow
	said       []statement
}

// load reads a part and sorts it, with the rows of a source about one name joined. It gives up, fits is false, where that
// leaves more rows than there is memory for; a part about one name alone always fits.
func (l *loader) load(in *bufio.Reader) (fits bool, err error) {
	l.rows = l.rows[:0]
	joined := make([]int, len(l.duplicates))
	for {
		row, err := readRow(in)
		if errors.Is(err, io.EOF) {
			l.join(joined)
			for i, n := range joined {
				l.duplicates[i] += n
			}
			return true, nil
		}
		if err != nil {
			return false, err
		}
		if row.said.source >= len(l.places) {
			return false, errors.New("a row of no source: another program wrote into a temporary file")
		}
		row.said.source = l.places[row.said.source]
		if len(l.rows) == l.most {
			if l.join(joined); len(l.rows) > l.most/2 {
				return false, nil
			}
		}
		l.rows = append(l.rows, row)
	}
}

// join sorts the rows by key and place, and leaves one for each.
func (l *loader) join(joined []int) {
	slices.SortFunc(l.rows, func(a, b keyedRow) int {
		if c := a.key.compare(b.key); c != 0 {
			return c
		}
		return a.said.source - b.said.source
	})
	kept := l.rows[:0]
	for _, row := range l.rows {
		if last := len(kept) - 1; last >= 0 && kept[last].key == row.key && kept[last].said.source == row.said.source {
			kept[last].said = kept[last].said.join(row.said)
			joined[row.said.source]++
			continue
		}
		kept = append(kept, row)
	}
	l.rows = kept
}

func (l *loader) each(take func(shortKey, []statement) error) error {
	for from := 0; from < len(l.rows); {
		key := l.rows[from].key
		l.said = l.said[:0]
		for ; from < len(l.rows) && l.rows[from].key == key; from++ {
			l.said = append(l.said, l.rows[from].said)
		}
		if err := take(key, l.said); err != nil {
			return err
		}
	}
	return nil
}
