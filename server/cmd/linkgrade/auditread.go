package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// maxExport is how large an export may be, unpacked, in bytes: ten million rows.
const maxExport = 8 << 30

var errNotGzip = errors.New("not a whole gzip file")

// exportReader reads exports into an audit.
type exportReader struct {
	*audit.Audit
	flags *auditFlags
	p     program
	bar   bar
	done  int64 // bytes of files
	all   int64
	rows  int
}

// readExports reads all files of a call.
func (f *auditFlags) readExports(ctx context.Context, a *audit.Audit, p program) error {
	r := &exportReader{Audit: a, flags: f, p: p, bar: newBar(p.err, time.Now)}
	defer r.bar.clear()
	var names []string
	for _, name := range f.files {
		if isAny(names, name) {
			fmt.Fprintf(p.err, "%s is given twice; it is read once\n", printable(name))
			continue
		}
		names = append(names, name)
	}
	for _, name := range append(names, rivalNames(f.rivals)...) {
		if info, err := os.Stat(name); err == nil {
			r.all += info.Size()
		}
	}
	for _, name := range names {
		if err := r.read(ctx, name, func(file int, row *export.Row) { r.Take(file, row) }); err != nil {
			return err
		}
	}
	for _, one := range f.rivals {
		if err := r.readRival(ctx, one.site, one.file); err != nil {
			return err
		}
	}
	return nil
}

func isAny(names []string, name string) bool {
	for _, n := range names {
		if isSame(n, name) {
			return true
		}
	}
	return false
}

func rivalNames(all []rivalFile) (names []string) {
	for _, r := range all {
		names = append(names, r.file)
	}
	return names
}

func (r *exportReader) readRival(ctx context.Context, site domain.Name, name string) error {
	return r.walk(ctx, name, func(*export.File) int { return 0 }, func(_ int, row *export.Row) { r.TakeRival(site, row) })
}

func (r *exportReader) read(ctx context.Context, name string, take func(int, *export.Row)) error {
	return r.walk(ctx, name, r.Open, take)
}

// walk reads one file: what it was taken for is said, and how many of its rows could not be read.
func (r *exportReader) walk(ctx context.Context, name string, open func(*export.File) int, take func(int, *export.Row)) (err error) {
	in, err := openExport(name, r.flags.sheet, func(n int) { r.done += int64(n) })
	if err != nil {
		return err
	}
	defer in.close()
	r.bar.clear()
	fmt.Fprintf(r.p.err, "%s: %s%s\n", printable(name), printable(in.file.Said), in.also)
	aside := &asideRows{input: name, keep: r.flags.aside}
	defer func() { err = errors.Join(err, aside.drop()) }()
	in.file.Aside = aside.take
	file := open(in.file)
	var failed error
	for row := range in.file.Rows(&failed) {
		take(file, &row)
		if r.rows++; r.rows%1024 == 0 {
			if ctx.Err() != nil {
				return errors.New("stopped; no result was written")
			}
			r.bar.show(r.line)
		}
	}
	if failed = errors.Join(failed, in.failed); failed != nil {
		return failed
	}
	r.bar.clear()
	return aside.finish(r.p)
}

func (r *exportReader) line() string {
	return fmt.Sprintf("%s %s rows", gauge(int(r.done>>10), int(r.all>>10)), figure(float64(r.rows)))
}

// An openedExport is a file with all that must be closed after it.
type openedExport struct {
	file   *export.File
	also   string // what else is said of it
	failed error  // what ended a workbook early
	close  func()
}

// openExport opens an export: a text, packed or not, or a workbook. Read is told how many bytes of the file were read.
func openExport(name, which string, read func(int)) (in *openedExport, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, openError(name, err)
	}
	in = &openedExport{close: func() { f.Close() }}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: a folder; name the exports in it", name)
	}
	b := bufio.NewReaderSize(&countingReader{f, read}, 256<<10)
	start, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	label := filepath.Base(name)
	switch {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		rows, said, err := sheet.Cells(f, which, &in.failed)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in.also = "; " + said
		in.file, err = export.OpenCells(label, rows)
		return in, err
	case bytes.HasPrefix(start, []byte{0x1F, 0x8B}):
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, errNotGzip)
		}
		in.also = "; packed with gzip"
		in.file, err = export.Open(label, &boundedReader{r: &unpacked{z}, left: maxExport})
		return in, err
	}
	in.file, err = export.Open(label, &boundedReader{r: b, left: maxExport})
	return in, err
}

// countingReader tells how much was read.
type countingReader struct {
	r    io.Reader
	read func(int)
}

// Read implements io.Reader.
func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.read(n)
	return n, err
}

// unpacked says in words that a packed file is not whole.
type unpacked struct{ z *gzip.Reader }

// Read implements io.Reader.
func (u *unpacked) Read(b []byte) (int, error) {
	n, err := u.z.Read(b)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		err = errNotGzip
	}
	return n, err
}

// boundedReader ends with an error where there is too much.
type boundedReader struct {
	r    io.Reader
	left int64
}

// Read implements io.Reader.
func (b *boundedReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("larger than %d GB: split it", maxExport>>30)
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
