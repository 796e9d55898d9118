package table

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// Bounds of one row.
const (
	MaxLine   = 1 << 20 // bytes of a line; what is longer is cut and said to be
	maxQuoted = 100     // lines that one row may take; a quote that is open for longer was none
)

// What is wrong with a row.
const (
	LongLine  = "a line of more than 1 MB"
	OpenQuote = "a quotation mark that is not closed"
	ManyCells = "more than 1000 cells"
	LongCell  = "a cell of more than 32767 bytes"
)

// A Row is one row of a table.
type Row struct {
	Line   int      // where it begins, from 1
	Cells  []string // without space around them
	Broken string   // why it is not a row of the table, one of the words above; "" for most
}

// A Reader reads rows. It holds two longest lines at most.
type Reader struct {
	Comma byte // between cells; 0 for one cell a line
	Skip  int  // lines at the start that are no rows
	Width int  // cells that a row has; 0 where that is not known. It tells a quote that was never closed from a cell of several lines

	in    io.Reader
	held  []byte // read and not taken
	buf   []byte // held is part of it
	err   error  // of in; io.EOF at the end
	end   byte   // of lines: '\n', or '\r' as old Macintosh programs write
	lines int    // that were taken
	cells []string

	barren      int // bytes at held's start whose lines end no quote that is open before them, so that none is looked at twice
	barrenLines int
}

// NewReader reads a text in UTF-8: see [Decode].
func NewReader(in io.Reader) *Reader {
	r := &Reader{in: in, end: '\n'}
	start := r.Start()
	if bytes.IndexByte(start, '\n') < 0 && bytes.IndexByte(start, '\r') >= 0 {
		r.end = '\r'
	}
	return r
}

// Start is the text's first [SampleBytes], before a row was read. It is good until then.
func (r *Reader) Start() []byte {
	for len(r.held) < SampleBytes && r.err == nil {
		r.fill()
	}
	return r.held[:min(len(r.held), SampleBytes)]
}

// Read reads the text as it stands, for one that turns out to be no table. No row is read before or after.
func (r *Reader) Read(p []byte) (int, error) {
	if len(r.held) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.fill()
	}
	n := copy(p, r.held)
	if r.held = r.held[n:]; n == 0 {
		return 0, r.err
	}
	return n, nil
}

// Next reads a row; rows that say nothing are passed over. Cells are good until the next. The error is io.EOF at the end, or
// that of the reader beneath.
func (r *Reader) Next() (Row, error) {
	for {
		stop, next, isCut, err := r.line(0)
		if err != nil {
			return Row{}, err
		}
		row := Row{Line: r.lines + 1}
		if isCut {
			row.Broken = LongLine
		}
		taken := 1
		switch {
		case row.Line <= r.Skip:
		case r.Comma == 0:
			row.Cells = append(r.cells[:0], textOf(r.held[:stop]))
		case bytes.IndexByte(r.held[:stop], '"') < 0:
			row.Cells = split(r.cells[:0], textOf(r.held[:stop]), r.Comma)
		default:
			taken, next, err = r.quoted(&row, stop, next)
		}
		if err != nil {
			return Row{}, err
		}
		r.take(next, isCut && taken == 1)
		r.lines += taken
		r.barren, r.barrenLines = max(0, r.barren-next), r.barrenLines-taken
		r.cells = row.Cells[:len(row.Cells):cap(row.Cells)]
		if tidy(&row); !isBlank(row.Cells) {
			return row, nil
		}
	}
}

// quoted reads the row that begins with a line that has quotes, and says how many lines it takes and where the next begins.
func (r *Reader) quoted(row *Row, stop, next int) (taken, after int, err error) {
	taken, after = 1, next
	end := stop
	isOpen := endsQuoted(r.held[:stop], r.Comma, false)
	if isOpen && r.barren > next {
		taken, after = r.barrenLines, r.barren
	}
	for isOpen && taken <= maxQuoted && after < MaxLine {
		stop, more, isCut, err := r.line(after)
		if err == io.EOF {
			break
		} else if err != nil {
			return 0, 0, err
		}
		if isCut || r.isRow(r.held[after:stop]) {
			break
		}
		isOpen = endsQuoted(r.held[after:stop], r.Comma, true)
		taken, after, end = taken+1, more, stop
	}
	if isOpen {
		r.barren, r.barrenLines = after, taken
		row.Broken = OpenQuote
		row.Cells = split(r.cells[:0], textOf(r.held[:stop]), r.Comma)
		return 1, next, nil
	}
	text := textOf(r.held[:end])
	if taken > 1 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	row.Cells = unquote(r.cells[:0], text, r.Comma)
	return taken, after, nil
}

// isRow reports a line inside quotes that is most likely a row: it has as many cells as one, and many of them or an address.
func (r *Reader) isRow(line []byte) bool {
	if r.Width < 2 || bytes.Count(line, []byte{r.Comma}) < r.Width-1 || r.Width < 4 && !bytes.Contains(line, []byte("://")) {
		return false
	}
	return len(unquote(nil, string(line), r.Comma)) == r.Width && !endsQuoted(line, r.Comma, false)
}

// line finds the line that begins at an offset of held: where its text stops, where the next begins, and whether it was longer.
// It is io.EOF where no line begins.
func (r *Reader) line(from int) (stop, next int, isCut bool, err error) {
	for seen := from; ; {
		if i := bytes.IndexByte(r.held[seen:], r.end); i >= 0 && seen+i-from <= MaxLine {
			stop, next = seen+i, seen+i+1
			break
		}
		seen = len(r.held)
		if seen-from > MaxLine {
			return from + MaxLine, from + MaxLine, true, nil
		}
		if r.err != nil {
			if r.err != io.EOF || from == len(r.held) {
				return 0, 0, false, r.err
			}
			stop, next = seen, seen
			break
		}
		r.fill()
	}
	for stop > from && (r.held[stop-1] == '\r' || r.held[stop-1] == '\n') {
		stop--
	}
	return stop, next, false, nil
}

// take drops what was read, and the rest of a line that was cut.
func (r *Reader) take(n int, isCut bool) {
	r.held = r.held[n:]
	for isCut {
		if i := bytes.IndexByte(r.held, r.end); i >= 0 {
			r.held = r.held[i+1:]
			return
		}
		if r.held = nil; r.err != nil {
			return
		}
		r.fill()
	}
}

var errStuck = errors.New("the reader gives neither bytes nor an error")

// fill reads more; the buffer grows with the longest line.
func (r *Reader) fill() {
	if len(r.held) >= len(r.buf)/2 {
		bigger := make([]byte, max(2*len(r.buf), 2*SampleBytes))
		r.held, r.buf = bigger[:copy(bigger, r.held)], bigger
	} else {
		r.held = r.buf[:copy(r.buf, r.held)]
	}
	for range 100 {
		n, err := r.in.Read(r.buf[len(r.held):])
		r.held = r.buf[:len(r.held)+n]
		if r.err = err; n > 0 || err != nil {
			return
		}
	}
	r.err = errStuck
}
