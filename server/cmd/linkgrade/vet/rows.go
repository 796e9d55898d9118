package vet

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"linkgrade/server/cmd/linkgrade/sheet"
)

// rows are a list's rows on disk, with where each stands and what it names in memory.
type rows struct {
	f      *os.File
	all    []rowAt
	width  int // cells of the widest
	places []place
	last   int64
}

type rowAt struct {
	at    int64
	place int32 // −1 where the row names none
}

// spool reads a list to its end. The file is the caller's, and empty.
func spool(f *os.File, l *sheet.List, tell func(r sheet.Row, err error, first int)) (*rows, error) {
	s := &rows{f: f, width: len(l.Heading)}
	byKey := map[string]int32{}
	out := bufio.NewWriterSize(f, 64<<10)
	var failed error
	for r := range l.Rows(&failed) {
		p, key, err := parsePlace(r.Cell(l.Address))
		at, first := int32(-1), 0
		if err == nil {
			var known bool
			if at, known = byKey[key]; known {
				first = s.places[at].line
			} else {
				p.line = r.Line
				at = int32(len(s.places))
				byKey[key] = at
				s.places = append(s.places, p)
			}
		}
		tell(r, err, first)
		text, err := json.Marshal(r)
		if err != nil {
			return nil, err
		}
		if _, err := out.Write(text); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnkept, err)
		}
		s.all = append(s.all, rowAt{s.last, at})
		s.last += int64(len(text))
		s.width = max(s.width, len(r.Cells))
	}
	if failed != nil {
		return nil, failed
	}
	if err := out.Flush(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnkept, err)
	}
	return s, nil
}

// row reads the i-th row back.
func (s *rows) row(i int) (r sheet.Row, err error) {
	end := s.last
	if i+1 < len(s.all) {
		end = s.all[i+1].at
	}
	text := make([]byte, end-s.all[i].at)
	if _, err := s.f.ReadAt(text, s.all[i].at); err != nil && err != io.EOF {
		return r, err
	}
	return r, json.Unmarshal(text, &r)
}
