package export

import (
	"bytes"
	"cmp"
	"io"
	"iter"
	"slices"
	"strings"

	"linkgrade/wasm/table"
)

// Open finds out what a file is, by its start. The name counts for its ending alone, and little. The rows stream from r, which
// the caller closes after the last.
func Open(name string, r io.Reader) (*File, error) {
	text, encoding, err := table.Decode(r)
	if err != nil {
		return nil, &fileError{name, err.Error(), err}
	}
	f := &File{Name: name, Encoding: encoding}
	in := table.NewReader(text)
	start := in.Start()
	switch what := foreign(start); {
	case len(bytes.TrimSpace(start)) == 0:
		return nil, &fileError{name, "", ErrEmpty}
	case what != "":
		return nil, &fileError{name, what, ErrKind}
	case isJSON(start):
		return f.openJSON(in)
	}
	delimit(in, string(start), ending(name))
	f.Delimiter = table.Called(in.Comma)
	f.next = in.Next
	return f.openTable()
}

// OpenCells opens the rows of a workbook's sheet: lines from 1, and cells.
func OpenCells(name string, rows iter.Seq2[int, []string]) (*File, error) {
	f := &File{Name: name}
	pull, stop := iter.Pull2(rows)
	f.stop = stop
	f.next = func() (table.Row, error) {
		for {
			line, cells, ok := pull()
			if !ok {
				return table.Row{}, io.EOF
			}
			if row, says := table.Tidy(table.Row{Line: line, Cells: append([]string(nil), cells...)}); says {
				return row, nil
			}
		}
	}
	opened, err := f.openTable()
	if err != nil {
		stop()
	}
	return opened, err
}

// delimit finds what parts a text's cells, and how many a row has: by a heading that a tool is known by; else by what the lines
// look like.
func delimit(in *table.Reader, start, ending string) {
	in.Comma, in.Skip = table.Delimiter(start, ending)
	n := 0
	for line := range strings.FieldsFuncSeq(start, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if n++; n <= in.Skip {
			continue
		} else if n > 3+in.Skip {
			return
		}
		for _, c := range []byte{in.Comma, '\t', ',', ';', '|'} {
			if c == 0 || in.Skip > 0 && c != in.Comma {
				continue
			}
			cells := table.Split(line, c)
			if in.Width == 0 && c == in.Comma {
				in.Width = len(cells)
			}
			if _, known := recognise(foldAll(cells)); known != nil && len(known.needs) > 1 {
				in.Comma, in.Width = c, len(cells)
				return
			}
		}
	}
}

func ending(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return strings.ToLower(name[i:])
	}
	return ""
}

// foreign says what to do about a file that is no text.
func foreign(start []byte) string {
	switch {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return "it is a packed file or a workbook whose rows were not taken out"
	case bytes.HasPrefix(start, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return "it is an old or an encrypted Excel file; save it as .xlsx without a password, or as CSV"
	case bytes.HasPrefix(start, []byte("\x1F\x8B")), len(start) > 262 && string(start[257:262]) == "ustar":
		return "it is packed; unpack it first"
	case bytes.HasPrefix(start, []byte("%PDF-")), isBinary(start):
		return "it is no text; give CSV, TSV, XLSX, JSON or text"
	case bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(start[:min(len(start), 200)])), []byte("<!doctype")), bytes.HasPrefix(bytes.TrimSpace(start), []byte("<html")):
		return "it is a web page; give CSV, TSV, XLSX, JSON or text"
	}
	return ""
}

// isBinary reports bytes that are no text. A text may have a few that are none, where a program or a disk failed: see mostControls.
func isBinary(start []byte) bool {
	controls, last := 0, byte(' ')
	for _, c := range start {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != last {
			controls++
		}
		last = c
	}
	return controls*mostControls > len(start)
}

// mostControls is how many bytes of a text there are at least to each that no text has, or to each run of one: a picture, a
// program or a database has many more.
const mostControls = 50

// openTable finds the heading, and what stands under it.
func (f *File) openTable() (*File, error) {
	if err := f.hold(); err != nil {
		return nil, err
	}
	f.unfold()
	by, known := f.findHeading()
	if known == nil {
		return f.openOther()
	}
	return f.taken(by, known, "")
}

// unfold parts rows that stand in one cell each, as they do where a spreadsheet opened a text that it took for one of another
// delimiter. A heading that a tool is known by tells.
func (f *File) unfold() {
	inside := byte(0)
	for _, row := range f.held[:min(len(f.held), maxHeading)] {
		for _, c := range []byte(",;\t|") {
			if _, known := recognise(foldAll(table.Split(row.Cells[0], c))); known != nil && len(known.needs) > 1 && len(row.Cells) == 1 && inside == 0 {
				inside = c
			}
		}
	}
	if inside == 0 {
		return
	}
	f.Folded = table.Called(inside)
	part := func(row table.Row) table.Row {
		cells := strings.TrimRight(strings.Join(row.Cells, ";"), ";") // what parted one line in several is most often that
		row.Cells = table.Split(cells, inside)
		return row
	}
	for i := range f.held {
		f.held[i] = part(f.held[i])
	}
	next := f.next
	f.next = func() (table.Row, error) {
		row, err := next()
		if err == nil {
			row = part(row)
		}
		return row, err
	}
}

// findHeading looks for headings that a tool is known by, in the first rows.
func (f *File) findHeading() (*tool, *report) {
	for _, row := range f.held[:min(len(f.held), maxHeading)] {
		folded := foldAll(row.Cells)
		if by, known := recognise(folded); known != nil {
			f.heading, f.written, f.titled = folded, row.Cells, row.Line
			return by, known
		}
	}
	return nil, nil
}

func foldAll(cells []string) []string {
	folded := make([]string, len(cells))
	for i, c := range cells {
		folded[i] = fold(c)
	}
	return folded
}

// taken is the file as a report of a tool.
func (f *File) taken(by *tool, known *report, also string) (*File, error) {
	f.Tool, f.Report, f.IsSample, f.known = by.id, known.name, known.isSample, known
	if known.refused != "" {
		return nil, &fileError{f.Name, by.name + ", " + known.name + ": " + known.refused, ErrNoLinks}
	}
	if f.holds == nil {
		f.holds = known.under(f.heading)
	}
	f.Said = by.name
	if by != &other {
		f.Said += ", " + known.name
	}
	f.Said += also
	f.Said += "; " + f.writing()
	f.order = monthFirst
	f.form, f.dates = f.Said, f.findOrder()
	f.say()
	return f, nil
}

// say puts together what the file was taken for.
func (f *File) say() {
	if f.Said = f.form; f.dates != "" {
		f.Said += "; " + f.dates
	}
}

// WasIn says that the text was rewritten in UTF-8 from an encoding that this package does not read. It is for before the first row.
func (f *File) WasIn(encoding string) {
	f.form = strings.Replace(f.form, f.Encoding, encoding, 1)
	f.Encoding = encoding
	f.say()
}

// ReadDays reads dates of numbers alone day or month first, before the first row, whatever the file says of itself.
func (f *File) ReadDays(isDayFirst bool) {
	f.Notes = slices.DeleteFunc(f.Notes, func(n string) bool { return n == "day-first" || n == "month-first" })
	f.order, f.dates = monthFirst, "dates of numbers alone are read month first"
	if isDayFirst {
		f.order, f.dates = dayFirst, "dates of numbers alone are read day first"
	}
	f.say()
}

// writing is how the file is written, for a person.
func (f *File) writing() string {
	if f.Folded != "" {
		return cmp.Or(f.Encoding, "workbook") + ", each row in one cell, " + f.Folded
	}
	switch {
	case f.IsJSON:
		return "JSON"
	case f.Encoding == "":
		return "workbook"
	case f.Delimiter == "":
		return f.Encoding + ", one column"
	}
	return f.Encoding + ", " + f.Delimiter
}

// findOrder finds out how the file writes dates of numbers alone, by those of the rows held; what it says is for a person.
func (f *File) findOrder() string {
	var votes [2]int
	ambiguous := 0
	for _, row := range f.held {
		for i, h := range f.holds {
			if !h.isDay() || i >= len(row.Cells) || row.Line == f.titled {
				continue
			}
			switch o, isCertain, isNumbers := partsOf(cut(row.Cells[i], maxWord)).says(); {
			case isCertain:
				votes[o]++
			case isNumbers:
				ambiguous++
			}
		}
	}
	switch {
	case votes[dayFirst] > votes[monthFirst]:
		f.order = dayFirst
	case votes[monthFirst] > 0 || ambiguous == 0:
	case f.Delimiter == "semicolons" || !f.speaksEnglish(): // as spreadsheets write where the comma is the decimal sign
		f.order = dayFirst
		f.Notes = append(f.Notes, "day-first")
		return "dates may be day or month first, none tells; read day first"
	default:
		f.Notes = append(f.Notes, "month-first")
		return "dates may be day or month first, none tells; read month first"
	}
	if votes[dayFirst] > 0 && votes[monthFirst] > 0 {
		f.Notes = append(f.Notes, "mixed-dates")
		return "dates are of both orders, day and month first"
	}
	return ""
}

// speaksEnglish reports headings that are ASCII, or none.
func (f *File) speaksEnglish() bool {
	for _, h := range f.heading {
		for i := range len(h) {
			if h[i] >= 0x80 {
				return false
			}
		}
	}
	return true
}
