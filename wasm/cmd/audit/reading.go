package main

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"

	"linkgrade/wasm/audit/codepage"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/jsontext"
)

// Bounds on what is kept of lines that could not be read.
const (
	mostAside    = 10_000   // of one file
	longestAside = 2000     // bytes of a line
	mostKept     = 64 << 20 // bytes of all files' lines together
)

// mostFiles is how many files one audit reads, those in archives among them.
const mostFiles = 2000

// A file is one of those that were read, or are being read.
type file struct {
	name   string
	rival  domain.Name // whose export it is; zero for the audited site's
	export *export.File
	aside  []export.Aside
	failed error
}

// A reading is a file of which bytes are still to come. It runs by turns with the calls that bring them: next gives it the turn,
// and has it back when the bytes are used up.
type reading struct {
	piece []byte // what is left of the bytes that the call has brought
	last  bool   // no more come
	end   error  // why, where more should
	next  func() (struct{}, bool)
	stop  func()
}

var errStopped = errors.New("reading was given up")

// Read gives the turn back where there are no bytes.
func (r *reading) read(p []byte, yield func(struct{}) bool) (int, error) {
	for len(r.piece) == 0 {
		if r.last && r.end != nil {
			return 0, r.end
		} else if r.last {
			return 0, io.EOF
		}
		if !yield(struct{}{}) {
			return 0, errStopped
		}
	}
	n := copy(p, r.piece)
	r.piece = r.piece[n:]
	return n, nil
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// open begins a file; one that is open is given up.
func (a *auditor) open(r *request) []byte {
	a.stop()
	if len(a.files) == mostFiles {
		most := strconv.Itoa(mostFiles)
		return (&refusal{"many-files", []string{most}, "an audit reads at most " + most + " files"}).answer()
	}
	f := &file{name: r.name}
	if r.rival != "" {
		rival, ok := nameOf(r.rival)
		if !ok {
			return (&refusal{reason: "rival", text: "the competitor's site is no domain name"}).answer()
		}
		f.rival = rival
	}
	a.files, a.report = append(a.files, f), nil
	in := &reading{}
	in.next, in.stop = iter.Pull(func(yield func(struct{}) bool) {
		src := readerFunc(func(p []byte) (int, error) { return in.read(p, yield) })
		f.failed = a.readFile(f, src, r)
	})
	a.reading = in
	return []byte("{}")
}

// readFile opens a file as a request says and takes its rows.
func (a *auditor) readFile(f *file, src io.Reader, r *request) (failed error) {
	encoding := codepage.Called(r.encoding) // the request's memory is another's when the rows come
	if r.form == "cells" {
		f.export, failed = export.OpenCells(f.name, cellRows(src, &failed))
	} else {
		f.export, failed = export.Open(f.name, src)
	}
	if failed != nil {
		return failed
	}
	if encoding != "" {
		f.export.WasIn(encoding)
	}
	if a.dayFirst != export.Unknown {
		f.export.ReadDays(a.dayFirst == export.Yes)
	}
	f.export.Aside = func(line export.Aside) { a.putAside(f, line) }
	number := -1
	if f.rival.IsZero() {
		number = a.audit.Open(f.export)
	}
	for row := range f.export.Rows(&failed) {
		if number < 0 {
			a.audit.TakeRival(f.rival, &row)
		} else {
			a.audit.Take(number, &row)
		}
	}
	return failed
}

func (a *auditor) putAside(f *file, line export.Aside) {
	line.Text = line.Text[:min(len(line.Text), longestAside)]
	if len(f.aside) == mostAside || a.aside+len(line.Text) > mostKept {
		return
	}
	a.aside += len(line.Text)
	line.Text = strings.Clone(line.Text)
	f.aside = append(f.aside, line)
}

func (f *file) counts() (rows, aside int) {
	if f.export == nil {
		return 0, 0
	}
	return f.export.Counts()
}

// cellRows reads lines of a number and cells; one without a number has 0.
func cellRows(src io.Reader, failed *error) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		for line, err := range linesOf(src) {
			if err != nil {
				*failed = err
				return
			}
			cells := strings.Split(line, "\x1f")
			n, _ := strconv.Atoi(cells[0])
			if !yield(n, cells[1:]) {
				return
			}
		}
	}
}

// longestLine is the longest row of a workbook, in bytes.
const longestLine = 4 << 20

var errLongLine = errors.New("a row of the workbook is longer than 4 MB")

func linesOf(src io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var rest []byte
		buf := make([]byte, 64<<10)
		for {
			n, err := src.Read(buf)
			rest = append(rest, buf[:n]...)
			for {
				line, after, ok := bytes.Cut(rest, []byte{'\n'})
				if !ok {
					break
				}
				if !yield(string(line), nil) {
					return
				}
				rest = after
			}
			switch {
			case len(rest) > longestLine:
				yield("", errLongLine)
				return
			case errors.Is(err, io.EOF):
				if len(rest) > 0 {
					yield(string(rest), nil)
				}
				return
			case err != nil:
				yield("", err)
				return
			}
		}
	}
}

func (a *auditor) more(r *request) []byte {
	if a.reading == nil {
		return refuse("no file is open")
	}
	a.reading.piece = r.body
	a.reading.next()
	a.reading.piece = nil // of a file that needs no more of it
	rows, aside := a.files[len(a.files)-1].counts()
	b := strconv.AppendInt([]byte(`{"rows":`), int64(rows), 10)
	b = strconv.AppendInt(append(b, `,"aside":`...), int64(aside), 10)
	return append(b, '}')
}

func (a *auditor) end(r *request) []byte {
	if a.reading == nil {
		return refuse("no file is open")
	}
	a.reading.last, a.reading.end = true, unpacked(r.broken)
	a.reading.next()
	a.stop()
	number := len(a.files) - 1
	b := strconv.AppendInt([]byte(`{"number":`), int64(number), 10)
	return a.files[number].appendJSON(append(b, ','))
}

// stop gives up the file that is open.
func (a *auditor) stop() {
	if a.reading != nil {
		a.reading.stop()
		a.reading = nil
	}
}

func (f *file) appendJSON(b []byte) []byte {
	said, tool := "", ""
	if f.export != nil {
		said, tool = f.export.Said, f.export.Tool
	}
	b = jsontext.AppendString(append(b, `"name":`...), f.name)
	b = jsontext.AppendString(append(b, `,"said":`...), said)
	b = jsontext.AppendString(append(b, `,"tool":`...), tool)
	b = jsontext.AppendString(append(b, `,"rival":`...), f.rival.String())
	rows, aside := f.counts()
	b = strconv.AppendInt(append(b, `,"rows":`...), int64(rows), 10)
	b = strconv.AppendInt(append(b, `,"aside":`...), int64(aside), 10)
	b = unread(f.failed).appendJSON(append(b, `,"failed":`...))
	b = f.appendTaken(append(b, `,"taken":`...))
	return append(f.appendUnread(append(b, `,"unread":`...)), '}')
}

// appendTaken appends what a file was taken for, by words; null where it was taken for nothing.
func (f *file) appendTaken(b []byte) []byte {
	e := f.export
	if e == nil {
		return append(b, "null"...)
	}
	b = jsontext.AppendString(append(b, `{"tool":`...), e.Tool)
	b = jsontext.AppendString(append(b, `,"report":`...), e.Report)
	b = strconv.AppendInt(append(b, `,"column":`...), int64(e.Column), 10)
	b = jsontext.AppendString(append(b, `,"heading":`...), e.Heading)
	b = jsontext.AppendString(append(b, `,"encoding":`...), e.Encoding)
	b = jsontext.AppendString(append(b, `,"delimiter":`...), e.Delimiter)
	b = jsontext.AppendString(append(b, `,"folded":`...), e.Folded)
	b = strconv.AppendBool(append(b, `,"json":`...), e.IsJSON)
	b = append(b, `,"notes":[`...)
	for i, note := range e.Notes {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsontext.AppendString(b, note)
	}
	return append(b, "]}"...)
}

func (f *file) appendUnread(b []byte) []byte {
	var u export.Unread
	if f.export != nil {
		u = f.export.Unread()
	}
	b = strconv.AppendInt(append(b, `{"days":`...), int64(u.Days), 10)
	b = strconv.AppendInt(append(b, `,"line":`...), int64(u.Line), 10)
	return append(jsontext.AppendString(append(b, `,"text":`...), u.Text), '}')
}

// tellAside lists the lines of a file that could not be read.
func (a *auditor) tellAside(r *request) []byte {
	if r.file >= len(a.files) {
		return refuse("there is no such file")
	}
	f := a.files[r.file]
	b := []byte(`{"lines":[`)
	for i, line := range f.aside {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, `{"line":`...), int64(line.Line), 10)
		b = jsontext.AppendString(append(b, `,"text":`...), line.Text)
		b = jsontext.AppendString(append(b, `,"why":`...), line.Why)
		b = append(jsontext.AppendString(append(b, `,"reason":`...), line.Reason), '}')
	}
	_, all := f.counts()
	b = strconv.AppendInt(append(b, `],"unkept":`...), int64(all-len(f.aside)), 10)
	return append(b, '}')
}
