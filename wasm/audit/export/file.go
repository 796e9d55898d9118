package export

import (
	"errors"
	"io"
	"iter"
	"slices"

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
	ErrUnknown = errors.New("no column names pages or domains that link; export backlinks or referring domains, or head a column “URL” or “Domain”")
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
	Folded    string // what parts the cells of rows that stand in one cell each: "commas"…; "" for most files
	IsJSON    bool
	Column    int      // of the linking pages, from 1, in a table of no tool that is known; 0 for others
	Heading   string   // of that column; "" where it has none
	Notes     []string // words for what was guessed: some of [Notes]
	IsSample  bool     // the tool exports a part of the links it knows of: absence says nothing

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
	form    string // Said without dates
	dates   string // how dates were read, for a person; "" where nothing was guessed
	rows    int
	aside   int
	unread  Unread
}

// Unread are the days that could not be read, in rows that could: those days are unknown.
type Unread struct {
	Days int
	Line int    // of the first
	Text string // of the first
}

// Unread are the days of the rows told so far that could not be read.
func (f *File) Unread() Unread { return f.unread }

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
	if raw.Line == f.titled {
		return row, false
	}
	row.Line = raw.Line
	why := f.misfit(raw)
	if why == nil {
		why = f.fill(&row, raw.Cells)
	}
	if why == nil {
		f.rows++
		return row, true
	}
	f.aside++
	if f.Aside != nil {
		f.Aside(Aside{raw.Line, textOf(raw.Cells), why.text, why.word})
	}
	return row, false
}

// misfit is why a row is none of the table; nil for most.
func (f *File) misfit(raw table.Row) *fault {
	switch {
	case raw.Broken != "":
		return brokenRow(raw.Broken)
	case raw.Line < f.titled:
		return &fault{"above-headings", "it stands above the headings"}
	case f.keys == nil && f.heading != nil && len(raw.Cells) > len(f.heading) && slices.ContainsFunc(raw.Cells[len(f.heading):], func(c string) bool { return c != "" }):
		return &fault{"extra-cells", "it has more cells than there are headings"}
	case f.titled != 0 && slices.Equal(raw.Cells, f.written): // of a file that another was put behind
		return &fault{"headings-again", "it is the headings again"}
	}
	return nil
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
