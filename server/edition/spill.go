package edition

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// spillBuffer is the memory each file of a spill takes while it is written: 8 MB for all.
const spillBuffer = 32 << 10

// A spill is an external radix partition: rows in one temporary file for each value of one byte of their keys. The files
// together are as long as the rows, and one is read at a time.
type spill struct {
	dir   string
	depth int // which byte
	parts [256]spillPart
	row   []byte
}

type spillPart struct {
	rows int
	file *os.File
	w    *bufio.Writer
}

func newSpill(dir string, depth int) *spill { return &spill{dir: dir, depth: depth} }

func (s *spill) path(part int) string {
	return filepath.Join(s.dir, fmt.Sprintf("rows-%d-%02x", s.depth, part))
}

func (s *spill) add(row keyedRow) error {
	at := int(row.key.at(s.depth))
	p := &s.parts[at]
	if p.w == nil {
		f, err := os.Create(s.path(at))
		if err != nil {
			return err
		}
		p.file, p.w = f, bufio.NewWriterSize(f, spillBuffer)
	}
	p.rows++
	s.row = appendRow(s.row[:0], row)
	_, err := p.w.Write(s.row)
	return err
}

// done ends the writing. It may be called again.
func (s *spill) done() error {
	var errs []error
	for i := range s.parts {
		if p := &s.parts[i]; p.file != nil {
			errs = append(errs, p.w.Flush(), p.file.Close())
			p.file, p.w = nil, nil
		}
	}
	return errors.Join(errs...)
}

// split parts one file further, by the next byte of the keys.
func (s *spill) split(part int) (*spill, error) {
	f, err := os.Open(s.path(part))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	deeper := newSpill(s.dir, s.depth+1)
	for in := bufio.NewReader(f); ; {
		row, err := readRow(in)
		if errors.Is(err, io.EOF) {
			return deeper, deeper.done()
		}
		if err == nil {
			err = deeper.add(row)
		}
		if err != nil {
			return nil, errors.Join(err, deeper.done())
		}
	}
}

// each gives every key once, in order, with what the sources say of its name, in the order of their places. Files are
// removed as they are read. The slice is only good until take returns.
func (s *spill) each(ctx context.Context, l *loader, take func(shortKey, []statement) error) error {
	if err := s.done(); err != nil {
		return err
	}
	for i := range s.parts {
		if s.parts[i].rows == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.part(ctx, l, i, take); err != nil {
			return err
		}
		if err := os.Remove(s.path(i)); err != nil {
			return err
		}
	}
	return nil
}

func (s *spill) part(ctx context.Context, l *loader, i int, take func(shortKey, []statement) error) error {
	fits, err := l.load(s.path(i))
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
	return deeper.each(ctx, l, take)
}

// A loader reads one file of a spill at a time into memory.
type loader struct {
	most       int   // rows in memory, from twice the number of sources
	places     []int // of the sources, by the numbers that rows carry
	duplicates []int // rows by which a source said more of a name than once, by place
	rows       []keyedRow
	said       []statement
}

// load reads a file and sorts it, with the rows of a source about one name joined. It gives up, fits is false, where that
// leaves more rows than there is memory for; a file about one name alone always fits.
func (l *loader) load(path string) (fits bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	l.rows = l.rows[:0]
	joined := make([]int, len(l.duplicates))
	for in := bufio.NewReaderSize(f, 1<<16); ; {
		row, err := readRow(in)
		if errors.Is(err, io.EOF) {
			l.join(joined)
			for i, n := range joined {
				l.duplicates[i] += n
			}
			return true, nil
		}
		if err != nil {
			return false, fmt.Errorf("%s: %w", path, err)
		}
		if row.said.source >= len(l.places) {
			return false, fmt.Errorf("%s: a row of no source: another program wrote into it", path)
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
