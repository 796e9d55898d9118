package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// Bounds of a list. What goes over them is an error that says so.
const (
	MaxBytes    = 512 << 20 // of a file
	MaxRows     = 1<<20 - 1 // as many as a sheet of a spreadsheet holds under a heading
	MaxColumns  = 1000
	sampleBytes = 64 << 10 // from a file's start that tell its kind
	MaxCell     = 32767    // bytes of a cell that are kept: as many characters as a spreadsheet's cell holds
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
	titled int // line of the heading, 0 for none
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
	start := make([]byte, sampleBytes)
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
	sample, err := io.ReadAll(io.LimitReader(text(), sampleBytes))
	if err != nil {
		return "", err
	}
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 { // as old Macintosh programs write
		marked := text
		text = func() io.Reader { return transform.NewReader(marked(), runes.Map(newline)) }
	}
	if bytes.IndexByte(sample, 0) >= 0 {
		return "", errors.New("a binary file; give a text file, CSV, TSV or XLSX")
	}
	comma, skip := delimiter(string(sample), ending)
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
	if word := map[rune]string{',': "commas", ';': "semicolons", '|': "bars"}[comma]; word != "" {
		said = append(said, word)
	}
	return strings.Join(said, ", "), nil
}

func newline(r rune) rune {
	if r == '\r' {
		return '\n'
	}
	return r
}

// delimiter is what parts a text's cells: 0 where it is one address a line. A first line "sep=;" says so and is skipped. A
// file's ending decides only between what the lines allow: lists come as .csv with tabs in them and as .txt with commas.
func delimiter(sample, ending string) (comma rune, skip int) {
	lines := strings.FieldsFunc(sample, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) > 1 && len(sample) >= sampleBytes-utf8.UTFMax {
		lines = lines[:len(lines)-1] // the last one is cut
	}
	if len(lines) > 0 {
		if sep, ok := strings.CutPrefix(strings.ToLower(lines[0]), "sep="); ok && utf8.RuneCountInString(sep) == 1 {
			comma, _ = utf8.DecodeRuneInString(sep)
			return comma, 1
		}
	}
	lines = lines[:min(len(lines), 200)]
	best, most := rune(0), 0.0
	for _, c := range []rune{'\t', ';', ',', '|'} {
		if share := sharesCount(lines, c); share > most {
			best, most = c, share
		}
	}
	switch {
	case most >= 0.6:
		return best, 0
	case ending == ".csv" && best != 0:
		return best, 0
	case ending == ".csv":
		return ',', 0
	case ending == ".tsv", ending == ".tab":
		return '\t', 0
	}
	return 0, 0
}

// sharesCount is the share of lines that have a delimiter as often as most lines do that have it, outside quotes.
func sharesCount(lines []string, c rune) float64 {
	if len(lines) == 0 {
		return 0
	}
	counts := map[int]int{}
	for _, line := range lines {
		n, quoted := 0, false
		for _, r := range line {
			if r == '"' {
				quoted = !quoted
			} else if r == c && !quoted {
				n++
			}
		}
		if n > 0 {
			counts[n]++
		}
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	return float64(most) / float64(len(lines))
}

// tidy makes a row's cells what they say: no space around them, no more and no longer than the bounds.
func tidy(r Row) Row {
	if len(r.Cells) > MaxColumns {
		r.Cells, r.Broken = r.Cells[:MaxColumns], fmt.Sprintf("more than %d cells", MaxColumns)
	}
	for i, c := range r.Cells {
		if len(c) > MaxCell {
			c, r.Broken = strings.ToValidUTF8(c[:MaxCell], ""), fmt.Sprintf("a cell of more than %d bytes", MaxCell)
		}
		r.Cells[i] = strings.TrimFunc(c, func(r rune) bool { return r <= ' ' || r == 0xA0 || r == 0xFEFF || r == 0x200B })
	}
	return r
}

// isBlank reports a row that says nothing.
func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return c != "" })
}
