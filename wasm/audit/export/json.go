package export

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"linkgrade/wasm/jsontext"
	"linkgrade/wasm/table"
)

// isJSON reports a text that begins as an object or a list of objects does.
func isJSON(start []byte) bool {
	start = bytes.TrimSpace(start)
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return false
	}
	next := bytes.TrimSpace(start[1:])
	return len(next) > 0 && (next[0] == '"' || next[0] == '{' || next[0] == '}' || next[0] == ']' || next[0] == '[')
}

// openJSON takes the elements of the lists in a JSON text for rows, and their keys for headings.
func (f *File) openJSON(in io.Reader) (*File, error) {
	e := &elements{in: bufio.NewReaderSize(in, 64<<10), line: 1}
	o := &objects{from: e, column: map[string]int{}}
	f.IsJSON = true
	f.next, f.keys = o.next, func() []string { return o.keys }
	if err := f.hold(); errors.Is(err, ErrEmpty) {
		return nil, &fileError{f.Name, "it has no list of links", ErrUnknown}
	} else if err != nil {
		return nil, err
	}
	f.heading = foldAll(o.keys)
	by, known := recognise(f.heading)
	if known == nil {
		by, known = &other, &other.reports[0]
		if holds := known.under(f.heading); !anyHolds(holds) {
			return nil, &fileError{f.Name, "", ErrUnknown}
		}
	}
	return f.taken(by, known, "")
}

// objects makes rows of elements: a column for each key, in the order they come.
type objects struct {
	from   *elements
	keys   []string
	column map[string]int // of a key
	cells  []string
}

func (o *objects) next() (table.Row, error) {
	raw, line, isWhole, err := o.from.next()
	if err != nil {
		return table.Row{}, err
	}
	row := table.Row{Line: line}
	r := jsontext.Read(raw)
	if !isWhole {
		row.Broken = cutOff
	} else if len(raw) >= table.MaxLine {
		row.Broken = longElement
	} else {
		clear(o.cells)
		row.Cells = append(o.cells[:0], o.cells...)
		r.Object(func(key string) { o.put(&row, key, r.Raw()) })
		o.cells = row.Cells
		if err := r.End(); err != nil {
			row.Broken = "it is no JSON: " + short(err.Error())
		}
	}
	if row.Broken != "" {
		row.Cells = []string{cut(string(raw), maxAside)}
	}
	return row, nil
}

// put is a key's value as a cell.
func (o *objects) put(row *table.Row, key string, value []byte) {
	at, isKnown := o.column[key]
	if !isKnown {
		if len(o.keys) >= table.MaxColumns || len(key) > maxWord {
			return
		}
		at = len(o.keys)
		o.column[key] = at
		o.keys = append(o.keys, key)
	}
	for len(row.Cells) <= at {
		row.Cells = append(row.Cells, "")
	}
	row.Cells[at] = cut(cellOf(value), table.MaxCell)
}

// cellOf is a value as a table would have it: a list is its texts with spaces between them, an object and null are nothing.
func cellOf(value []byte) string {
	if len(value) == 0 {
		return ""
	}
	switch value[0] {
	case '"':
		return jsontext.Read(value).Text()
	case '[':
		var b []byte
		r := jsontext.Read(value)
		r.Array(func() {
			if text := r.Raw(); len(text) > 0 && text[0] == '"' {
				if len(b) > 0 {
					b = append(b, ' ')
				}
				b = append(b, jsontext.Read(text).Text()...)
			}
		})
		return string(b)
	case '{', 'n':
		return ""
	}
	return string(value)
}

// elements finds the objects in the lists of a JSON text, each by itself, so that no more than one is held: those of a list that
// is the whole text, or the value of one of the keys below.
type elements struct {
	in    *bufio.Reader
	line  int
	open  []bool // lists and objects around; whether it is a list of rows
	key   string // the last text
	buf   []byte
	ended bool
}

// isRows reports the keys that lists of links have: in answers of DataForSEO, Ahrefs and of others.
func isRows(key string) bool {
	switch key {
	case "items", "backlinks", "refdomains", "rows", "links", "data":
		return true
	}
	return false
}

var errBroken = errors.New("it is no JSON: a bracket is missing or too many")

// next is an element, the line it begins in, and whether it ends before the file does. Of one over [table.MaxLine] the beginning
// is given. The error is io.EOF after the last.
func (e *elements) next() (raw []byte, line int, isWhole bool, err error) {
	for {
		c, err := e.in.ReadByte()
		if err == io.EOF && len(e.open) > 0 && !e.ended {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, 0, false, err
		}
		switch c {
		case '\n':
			e.line++
		case '"':
			if err := e.text(); err != nil {
				return nil, 0, false, err
			}
		case '[':
			e.open = append(e.open, len(e.open) == 0 || isRows(e.key))
			e.key = ""
		case '{':
			if n := len(e.open); n > 0 && e.open[n-1] {
				return e.element()
			}
			e.open = append(e.open, false)
			e.key = ""
		case ']', '}':
			if len(e.open) == 0 {
				return nil, 0, false, errBroken
			}
			e.open = e.open[:len(e.open)-1]
			e.key = ""
		case ',':
			e.key = ""
		}
		if len(e.open) > jsontext.MaxDepth {
			return nil, 0, false, errBroken
		}
	}
}

// text passes over a text and keeps what may be a key.
func (e *elements) text() error {
	e.buf = e.buf[:0]
	for isEscaped := false; ; {
		c, err := e.in.ReadByte()
		switch {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case c == '"' && !isEscaped:
			e.key = string(e.buf)
			return nil
		case c == '\n':
			e.line++
		}
		isEscaped = c == '\\' && !isEscaped
		if len(e.buf) < maxWord {
			e.buf = append(e.buf, c)
		}
	}
}

// element reads an object to its end; its first brace was read.
func (e *elements) element() (raw []byte, line int, isWhole bool, err error) {
	e.buf = append(e.buf[:0], '{')
	line = e.line
	depth, isText, isEscaped := 1, false, false
	for depth > 0 {
		c, err := e.in.ReadByte()
		if err == io.EOF {
			e.ended = true
			return e.buf, line, false, nil
		} else if err != nil {
			return nil, 0, false, err
		}
		if len(e.buf) < table.MaxLine {
			e.buf = append(e.buf, c)
		}
		switch {
		case c == '\n':
			e.line++
		case isText && !isEscaped && c == '"':
			isText = false
		case isText:
		case c == '"':
			isText = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		isEscaped = isText && c == '\\' && !isEscaped
	}
	return e.buf, line, true, nil
}
