package sheet

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// Bounds of one row of a text.
const (
	maxLine   = 1 << 20 // bytes of a line; what is longer is cut and said to be
	maxQuoted = 100     // lines that one row may take; a quote that is open for longer was none
)

// eachRow walks the rows of a text; comma 0 is one cell a line. A quote that is never closed does not swallow the rows after
// it: its line is a row by itself, and said to be broken.
func eachRow(r io.Reader, comma rune, skip int, yield func(Row) bool) error {
	in := &lineReader{in: bufio.NewReaderSize(r, 64<<10)}
	for {
		l, err := in.next()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if l.number <= skip {
			continue
		}
		row := Row{Line: l.number, Cells: []string{l.text}}
		switch {
		case comma != 0:
			if row, err = in.record(l, comma); err != nil {
				return err
			}
		case l.cut:
			row.Broken = "a line of more than 1 MB"
		}
		if row = tidy(row); isBlank(row.Cells) {
			continue
		}
		if !yield(row) {
			return nil
		}
	}
}

type line struct {
	number int
	text   string
	cut    bool // it was longer
}

// lineReader reads lines, and looks ahead for the end of a quote. No line that was looked at ends one: a quote that is open
// before them is open after them, so that none is looked at twice.
type lineReader struct {
	in     *bufio.Reader
	number int
	ahead  []line
	bytes  int // of those ahead
}

func (r *lineReader) next() (line, error) {
	if len(r.ahead) == 0 {
		return r.read()
	}
	l := r.ahead[0]
	r.ahead = r.ahead[1:]
	r.bytes -= len(l.text)
	return l, nil
}

func (r *lineReader) read() (line, error) {
	l := line{number: r.number + 1}
	var b strings.Builder
	for {
		part, err := r.in.ReadSlice('\n')
		if room := maxLine - b.Len(); len(part) > room {
			part, l.cut = part[:room], true
		}
		b.Write(part)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == io.EOF && b.Len() > 0 {
			err = nil
		}
		r.number++
		l.text = strings.TrimRight(b.String(), "\r\n")
		return l, err
	}
}

// record reads the row that begins with a line: more lines where a quote is open at its end.
func (r *lineReader) record(first line, comma rune) (Row, error) {
	row := Row{Line: first.number}
	if first.cut {
		row.Broken = "a line of more than 1 MB"
	}
	text := first.text
	if endsQuoted(text, comma, false) {
		more, isClosed, err := r.untilClosed(first, comma)
		if err != nil {
			return row, err
		}
		if !isClosed {
			row.Broken = "a quotation mark that is not closed"
			row.Cells = strings.Split(text, string(comma))
			return row, nil
		}
		text += more
	}
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.LazyQuotes, c.FieldsPerRecord = comma, true, -1
	cells, err := c.Read()
	switch {
	case err == io.EOF: // a blank line
	case err != nil:
		row.Broken = "quotation marks that do not fit"
		cells = strings.Split(text, string(comma))
	}
	row.Cells = cells
	return row, nil
}

// untilClosed takes the lines up to the one that closes the quote that is open at a line's end; none where none near does.
func (r *lineReader) untilClosed(first line, comma rune) (text string, isClosed bool, err error) {
	for len(r.ahead) < maxQuoted && len(first.text)+r.bytes < maxLine {
		l, err := r.read()
		if err == io.EOF {
			return "", false, nil
		} else if err != nil {
			return "", false, err
		}
		r.ahead, r.bytes = append(r.ahead, l), r.bytes+len(l.text)
		if endsQuoted(l.text, comma, true) {
			continue
		}
		var b strings.Builder
		for _, l := range r.ahead {
			b.WriteByte('\n')
			b.WriteString(l.text)
		}
		r.ahead, r.bytes = nil, 0
		return b.String(), true, nil
	}
	return "", false, nil
}

// endsQuoted reports whether a quote is open at the end of a line, as a reader with lazy quotes takes it: it opens where a
// cell begins, two in it are one character, and it ends before a delimiter or the line's end.
func endsQuoted(s string, comma rune, open bool) bool {
	delimiter := string(comma)
	for atStart := !open; s != ""; {
		switch {
		case open && strings.HasPrefix(s, `""`):
			s = s[2:]
			continue
		case open && s[0] == '"':
			open = s != `"` && !strings.HasPrefix(s[1:], delimiter)
		case open:
		case atStart && s[0] == '"':
			open = true
		case strings.HasPrefix(s, delimiter):
			s, atStart = s[len(delimiter):], true
			continue
		}
		s, atStart = s[1:], false
	}
	return open
}
