package export

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"linkgrade/wasm/table"
)

// Bounds of what is looked at before the first row is told.
const (
	sampleRows  = 5000
	sampleBytes = 1 << 20
	maxAside    = 8 << 10 // bytes of a row that is kept aside
	maxHeading  = 20      // rows that may stand over the heading
)

// What a file may be besides an export. Errors of [Open] and [OpenCells] wrap one of them, or are the reader's.
var (
	ErrEmpty   = errors.New("there is nothing in it")
	ErrKind    = errors.New("not a file of this kind") // a workbook, something packed, a picture…
	ErrUnknown = errors.New("no column names pages or domains that link")
	ErrNoLinks = errors.New("it holds no links") // a known report about something else
)

// A File is an export. Its rows can be walked once.
type File struct {
	Name      string
	Said      string // what it was taken for, for a person: "Ahrefs, backlinks; UTF-16LE, tabs"
	Tool      string // a word: "ahrefs", "semrush", "majestic", "moz", "search-console", "dataforseo", "table"
	Report    string // "backlinks", "referring domains", "latest links"…
	Encoding  string // "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"; "" for a workbook
	Delimiter string // "commas", "tabs", "semicolons", "bars"; "" for a workbook, JSON or one column
	IsSample  bool   // the tool exports a part of the links it knows of: absence says nothing

	// Aside is called with each row that cannot be read, during Rows; nil drops it.
	Aside func(Aside)

	next    func() (table.Row, error)
	keys    func() []string // of a file without a heading line, whose columns come to be known on the way; nil for most
	stop    func()          // ends the caller's rows; nil where there are none
	held    []table.Row     // read and not told
	late    error           // that came after them
	heading []string        // folded; nil where there is none
	written []string        // the heading as it stands in the file
	titled  int             // line of the heading
	known   *report
	holds   []holding
	order   order
	rows    int
	aside   int
}

// An Aside is a row that could not be read.
type Aside struct {
	Line int
	Text string // of the row, cut after 8 KB: cells with tabs between them
	Why  string // in words for a person
}

// fileError names the file and says what is wrong with it.
type fileError struct {
	name, what string
	kind       error
}

func (e *fileError) Error() string {
	if e.what == "" {
		return e.name + ": " + e.kind.Error()
	}
	return e.name + ": " + e.what
}

func (e *fileError) Unwrap() error { return e.kind }

// Counts are the rows told and set aside, so far. Together they are all of the file's rows that say something, its heading apart.
func (f *File) Counts() (rows, aside int) { return f.rows, f.aside }

// Rows walks the rows. A row's strings are parts of its line in the file: clone what is kept of them. The error that ended the
// file early, from the reader or for a JSON text that breaks off, is stored in *failed.
func (f *File) Rows(failed *error) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		if f.stop != nil {
			defer f.stop()
		}
		for {
			raw, err := f.pull()
			if err == io.EOF {
				return
			} else if err != nil {
				*failed = &fileError{f.Name, err.Error(), err}
				return
			}
			row, ok := f.read(raw)
			if ok && !yield(row) {
				return
			}
		}
	}
}

// pull is the next row of the file, held or not.
func (f *File) pull() (table.Row, error) {
	if len(f.held) > 0 {
		row := f.held[0]
		f.held = f.held[1:]
		return row, nil
	}
	if f.late != nil {
		return table.Row{}, f.late
	}
	row, err := f.next()
	if f.keys != nil {
		f.learn()
	}
	return row, err
}

// learn says what stands under keys that were not seen before.
func (f *File) learn() {
	keys := f.keys()
	if len(keys) == len(f.heading) {
		return
	}
	for _, k := range keys[len(f.heading):] {
		f.heading = append(f.heading, fold(k))
	}
	f.holds = f.known.under(f.heading)
}

// read makes a row of one of the file, and counts it.
func (f *File) read(raw table.Row) (row Row, ok bool) {
	row.Line = raw.Line
	why := raw.Broken
	switch {
	case raw.Line == f.titled:
		return row, false
	case why != "":
	case raw.Line < f.titled:
		why = "it stands above the headings"
	case f.keys == nil && f.heading != nil && len(raw.Cells) > len(f.heading) && slices.ContainsFunc(raw.Cells[len(f.heading):], func(c string) bool { return c != "" }):
		why = "it has more cells than there are headings"
	case f.titled != 0 && slices.Equal(raw.Cells, f.written): // of a file that another was put behind
		why = "it is the headings again"
	default:
		why, ok = f.fill(&row, raw.Cells)
	}
	if ok {
		f.rows++
		return row, true
	}
	f.aside++
	if f.Aside != nil {
		f.Aside(Aside{raw.Line, textOf(raw.Cells), why})
	}
	return row, false
}

func textOf(cells []string) string {
	n := 0
	for _, c := range cells {
		n += len(c) + 1
	}
	text := strings.Join(cells, "\t")
	if n > maxAside {
		return cut(text, maxAside) + "…"
	}
	return strings.Clone(text)
}

// hold reads the rows that a file is told by.
func (f *File) hold() error {
	for bytes := 0; len(f.held) < sampleRows && bytes < sampleBytes; {
		row, err := f.next()
		if err != nil {
			f.late = err
			break
		}
		row.Cells = slices.Clone(row.Cells)
		for _, c := range row.Cells {
			bytes += len(c) + 16
		}
		f.held = append(f.held, row)
	}
	switch {
	case len(f.held) > 0:
		return nil
	case f.late == io.EOF:
		return &fileError{f.Name, "", ErrEmpty}
	}
	return &fileError{f.Name, f.late.Error(), f.late}
}
