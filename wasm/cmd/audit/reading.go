package main

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/jsontext"
)

// Bounds on what is kept of lines that could not be read, of one file.
const (
	mostAside    = 10_000
	longestAside = 2000 // bytes of a line
)

// mostFiles is how many files one audit reads.
const mostFiles = 100

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
	next  func() (struct{}, bool)
	stop  func()
}

var errStopped = errors.New("reading was given up")

// Read gives the turn back where there are no bytes.
func (r *reading) read(p []byte, yield func(struct{}) bool) (int, error) {
	for len(r.piece) == 0 {
		if r.last {
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
		f.failed = a.readFile(f, src, r.form == "cells")
	})
	a.reading = in
	return []byte("{}")
}

// readFile opens a file and takes its rows.
func (a *auditor) readFile(f *file, src io.Reader, cells bool) (failed error) {
	if cells {
		f.export, failed = export.OpenCells(f.name, cellRows(src, &failed))
	} else {
		f.export, failed = export.Open(f.name, src)
	}
	if failed != nil {
		return failed
	}
	f.export.Aside = f.putAside
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

func (f *file) putAside(line export.Aside) {
	if len(f.aside) == mostAside {
		return
	}
	line.Text = strings.Clone(line.Text[:min(len(line.Text), longestAside)])
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

func (a *auditor) end() []byte {
	if a.reading == nil {
		return refuse("no file is open")
	}
	a.reading.last = true
	a.reading.next()
	a.stop()
	return a.files[len(a.files)-1].appendJSON(nil)
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
	b = jsontext.AppendString(append(b, `{"name":`...), f.name)
	b = jsontext.AppendString(append(b, `,"said":`...), said)
	b = jsontext.AppendString(append(b, `,"tool":`...), tool)
	b = jsontext.AppendString(append(b, `,"rival":`...), f.rival.String())
	rows, aside := f.counts()
	b = strconv.AppendInt(append(b, `,"rows":`...), int64(rows), 10)
	b = strconv.AppendInt(append(b, `,"aside":`...), int64(aside), 10)
	return append(unread(f.failed).appendJSON(append(b, `,"failed":`...)), '}')
}

// aside lists the lines of a file that could not be read.
func (a *auditor) aside(r *request) []byte {
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
