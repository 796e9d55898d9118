package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"linkgrade/wasm/table"
)

// Bounds of a list. What goes over them is an error that says so.
const (
	MaxBytes = 512 << 20 // of a file
	MaxRows  = 1<<20 - 1 // as many as a sheet of a spreadsheet holds under a heading
)

// A Row is one row of a list.
type Row struct {
	Line   int      // where it begins, from 1
	Cells  []string // without space around them
	Broken string   // why it is not a row of the table; "" for most
}

// Cell is the cell of a column, from 0; "" where the row has none.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// A List is a file of rows, and what was found out about it.
type List struct {
	Heading []string // nil where the list has none
	Address int      // the column of addresses, from 0
	Said    string   // what the list was taken for, for a person: "CSV, UTF-8, semicolons, addresses in column 2 (Website)"

	each   func(yield func(Row) bool) error
	titled int  // line of the heading, 0 for none
	raw    bool // cells of a workbook as it holds them
}

// Choice is what a person says of a list; the zero Choice leaves it to the list.
type Choice struct {
	Column string // of addresses: its heading, or its number from 1
	Sheet  string // of a workbook
}

// Open finds out what a file is. It stays the caller's to close, after the last row was read.
func Open(f *os.File, name string, c Choice) (*List, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > MaxBytes {
		return nil, fmt.Errorf("%s: larger than %d MB: split it", name, MaxBytes>>20)
	}
	start := make([]byte, table.SampleBytes)
	n, err := f.ReadAt(start, 0)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	start = start[:n]
	l := &List{}
	var kind string
	switch {
	case len(bytes.TrimSpace(start)) == 0:
		return nil, fmt.Errorf("%s: there is nothing in it", name)
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		kind, err = l.openWorkbook(f, c.Sheet)
	case bytes.HasPrefix(start, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		err = errors.New("an old or an encrypted Excel file; save it as .xlsx without a password, or as CSV")
	case bytes.HasPrefix(start, []byte("%PDF-")), bytes.HasPrefix(start, []byte("\x1F\x8B")), isDocument(start):
		err = errors.New("not a list; give a text file, CSV, TSV or XLSX")
	default:
		kind, err = l.openText(f, start, strings.ToLower(filepath.Ext(name)))
	}
	if err == nil {
		err = l.findAddresses(c.Column)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l.Said = kind + ", " + l.Said
	return l, nil
}

// isDocument reports a text that is no list: JSON, a web page, XML, what a text program writes.
func isDocument(start []byte) bool {
	text := bytes.ToLower(bytes.Join(bytes.Fields(start[:min(len(start), 200)]), nil))
	for _, begins := range []string{"[{", "{\"", "<!doctype", "<html", "<?xml", "{\\rtf"} {
		if bytes.HasPrefix(text, []byte(begins)) {
			return true
		}
	}
	return false
}

// Rows walks the rows under the heading. The first error ends it and is stored in *failed.
func (l *List) Rows(failed *error) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		n := 0
		err := l.each(func(r Row) bool {
			if r.Line == l.titled {
				return true
			}
			if n++; n > MaxRows {
				*failed = fmt.Errorf("the list has more than %d rows: split it", MaxRows)
				return false
			}
			return yield(r)
		})
		if err != nil {
			*failed = err
		}
	}
}

// openText finds out a text's encoding and delimiter.
func (l *List) openText(f *os.File, start []byte, ending string) (kind string, err error) {
	label, err := encodingOf(f, start)
	if err != nil {
		return "", err
	}
	enc, _ := charset.Lookup(label)
	text := func() io.Reader {
		return transform.NewReader(io.NewSectionReader(f, 0, MaxBytes), unicode.BOMOverride(enc.NewDecoder()))
	}
	sample := string(table.NewReader(text()).Start())
	if strings.IndexByte(sample, 0) >= 0 {
		return "", errors.New("a binary file; give a text file, CSV, TSV or XLSX")
	}
	comma, skip := table.Delimiter(sample, ending)
	l.each = func(yield func(Row) bool) error { return eachRow(text(), comma, skip, yield) }
	kind = "text"
	switch comma {
	case 0:
	case '\t':
		kind = "TSV"
	default:
		kind = "CSV"
	}
	said := []string{kind, strings.ToUpper(label)}
	if comma != 0 && comma != '\t' {
		said = append(said, table.Called(comma))
	}
	return strings.Join(said, ", "), nil
}
