package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"linkgrade/wasm/table"
)

// A Cell is a text, a number, or nothing: the zero Cell. Unknown is not 0.
type Cell struct {
	Text     string
	Number   float64
	Decimals int // digits after the point of a number
	IsNumber bool
	IsLink   bool // a text that is the address of a page
}

// Text is a cell of words.
func Text(s string) Cell { return Cell{Text: s} }

// Link is a cell of an address.
func Link(s string) Cell { return Cell{Text: s, IsLink: true} }

// Number is a cell of a figure.
func Number(v float64, decimals int) Cell { return Cell{Number: v, Decimals: decimals, IsNumber: true} }

// String is what a cell says.
func (c Cell) String() string {
	if c.IsNumber {
		return strconv.FormatFloat(c.Number, 'f', c.Decimals, 64)
	}
	return c.Text
}

// A Column is one of a table's columns.
type Column struct {
	Title string // for people
	Field string // in JSON
	Own   bool   // carried through from the list
}

// A Table is what a [Writer] is told before the rows.
type Table struct {
	Title   string
	Lang    string   // of the title and the columns
	About   []string // sentences on the whole, for people
	Columns []Column
}

// A Writer writes one table. Its rows have as many cells as the table has columns.
type Writer interface {
	Row(cells []Cell) error
	Close() error // ends the table; the file beneath stays open
}

// Endings are those of the files that can be written.
const Endings = ".csv, .tsv, .xlsx, .jsonl, .html"

// NewWriter writes a table in the form of a file's ending; an ending that is none of [Endings] is an error that names them.
func NewWriter(w io.Writer, ending string, t Table) (Writer, error) {
	switch strings.ToLower(ending) {
	case ".csv":
		return newCSV(w, ',', t)
	case ".tsv", ".tab":
		return newCSV(w, '\t', t)
	case ".xlsx":
		return newWorkbook(w, t)
	case ".jsonl", ".ndjson":
		return &jsonLines{w: w, columns: t.Columns}, nil
	case ".html", ".htm":
		return newPage(w, t)
	}
	return nil, CheckEnding("x" + ending)
}

// CheckEnding says what is wrong with the name of a file that is to be written.
func CheckEnding(name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab", ".xlsx", ".jsonl", ".ndjson", ".html", ".htm":
		return nil
	}
	return fmt.Errorf("%q: the ending says what is written, one of %s", name, Endings)
}

// oneLine is a text in one line without control characters and what reorders a line. It is as long as a cell may be.
func oneLine(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r >= 0x7f && r <= 0xa0 || r == 0xfeff || Reorders(r)
	}), " ")
	if len(s) > table.MaxCell {
		s = s[:table.MaxCell]
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// Reorders reports the invisible characters that reorder or break a line, so that a name would read as another.
func Reorders(r rune) bool {
	return r == 0x061c || r == 0x200e || r == 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// notFormula puts an apostrophe before what a spreadsheet would take for a formula; the wide forms of Japanese keyboards, too.
func notFormula(s string) string {
	for _, sign := range [...]string{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"} {
		if strings.HasPrefix(s, sign) {
			return "'" + s
		}
	}
	return s
}

// parted is where another spreadsheet begins a cell in CSV: those of countries with decimal commas part cells by semicolons.
var parted = regexp.MustCompile(`(;[" ]*)([-=+@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}])`)

// delimited writes CSV (RFC 4180) or tab-separated values, with the byte order mark by which spreadsheets know UTF-8.
type delimited struct {
	w   *csv.Writer
	row []string
}

func newCSV(w io.Writer, comma rune, t Table) (*delimited, error) {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return nil, err
	}
	d := &delimited{w: csv.NewWriter(w)}
	d.w.Comma, d.w.UseCRLF = comma, true
	head := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = Text(c.Title)
	}
	return d, d.Row(head)
}

func (d *delimited) Row(cells []Cell) error {
	d.row = d.row[:0]
	for _, c := range cells {
		s := c.String()
		if !c.IsNumber {
			s = notFormula(oneLine(s)) // one line has no tab and no carriage return to begin with
			if d.w.Comma == ',' {
				s = parted.ReplaceAllString(s, "$1'$2")
			}
		}
		d.row = append(d.row, s)
	}
	return d.w.Write(d.row)
}

func (d *delimited) Close() error {
	d.w.Flush()
	return d.w.Error()
}
