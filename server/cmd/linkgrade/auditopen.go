package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit/export"
)

// Bounds of what is read.
const (
	maxExport   = 8 << 30 // bytes of an export, unpacked: ten million rows
	maxArchived = 1000    // files in an archive
)

var errNotGzip = errors.New("not a whole gzip file")

// An openedExport is an export that is being read.
type openedExport struct {
	name   string // for a person, as it was given
	inside string // its name in an archive; "" for a file by itself
	file   *export.File
	also   string // what else is said of it
	failed error  // what ended a workbook early
}

// errNotThese are what a file is that holds no links. In an archive there are such files beside others.
var errNotThese = []error{export.ErrNoLinks, export.ErrUnknown, export.ErrKind, export.ErrEmpty}

// eachExport opens a file, or all that an archive holds, and calls do with each. Files in an archive that hold no links are passed
// over, and said to be; one at least must.
func (r *exportReader) eachExport(name string, do func(in *openedExport) error) error {
	f, err := r.openFile(name)
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewReaderSize(&countingReader{f, func(n int) { r.done += int64(n) }}, 256<<10)
	start, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return fmt.Errorf("%s: %w", name, whyOf(err))
	}
	label := labelOf(name)
	if !isZip(start) {
		in, err := r.openText(label, b)
		if err != nil {
			return err
		}
		in.name = shownName(name)
		return do(in)
	}
	whole := f
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		l, err := held(label, b)
		if err != nil {
			return err
		}
		defer l.Close()
		whole = l.File
	}
	if members := archived(whole); members != nil {
		return r.eachArchived(name, members, do)
	}
	in, err := r.openWorkbook(label, whole)
	if err != nil {
		return err
	}
	in.name = shownName(name)
	return do(in)
}

// labelOf is a file's name in reports, which are passed on: it names no folder.
func labelOf(name string) string {
	if name == stdStream {
		return "standard input"
	}
	return filepath.Base(name)
}

// shownName is a file's name as it was given, for who gave it.
func shownName(name string) string {
	if name == stdStream {
		return labelOf(name)
	}
	return name
}

// openFile opens a file, or standard input.
func (r *exportReader) openFile(name string) (*os.File, error) {
	if name != stdStream {
		return openInput(name)
	}
	if f, ok := r.p.in.(*os.File); ok {
		return f, nil
	}
	l, err := held("standard input", r.p.in)
	if err != nil {
		return nil, err
	}
	_, err = l.Seek(0, io.SeekStart)
	return l.File, err
}

// openInput opens a file that is read.
func openInput(name string) (*os.File, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such file", name)
	} else if err != nil {
		return nil, fmt.Errorf("%s: it cannot be read: %w", name, whyOf(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s: a folder; name a file in it", name)
	}
	return f, nil
}

// canRead sees whether a file can be read, before others are; a pipe is read only once.
func canRead(name string) error {
	if name == "" || name == stdStream {
		return nil
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil
	}
	f, err := openInput(name)
	if err != nil {
		return err
	}
	return f.Close()
}

// openText opens a text, packed with gzip or not.
func (r *exportReader) openText(label string, b *bufio.Reader) (in *openedExport, err error) {
	in = &openedExport{}
	if start, _ := b.Peek(2); bytes.Equal(start, []byte{0x1F, 0x8B}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", label, errNotGzip)
		}
		in.also = "; packed with gzip"
		b = bufio.NewReaderSize(&unpacked{z}, 256<<10)
	}
	text, encoding := inOldEncoding(b)
	if in.file, err = export.Open(label, &boundedReader{r: text, left: maxExport}); err == nil && encoding != "" {
		in.file.WasIn(encoding)
	}
	return in, err
}

// openWorkbook opens a sheet of a workbook.
func (r *exportReader) openWorkbook(label string, f *os.File) (*openedExport, error) {
	in := &openedExport{}
	rows, said, err := sheet.Cells(f, r.flags.sheet, &in.failed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", label, err)
	}
	in.also = "; " + said
	in.file, err = export.OpenCells(label, rows)
	return in, err
}

func isZip(start []byte) bool {
	return bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("PK\x05\x06"))
}

// archived are the files in an archive of exports, as Search Console's downloads are; nil for what is none: a workbook, which
// is packed in the same way, or something broken.
func archived(f *os.File) (members []*zip.File) {
	info, err := f.Stat()
	if err != nil {
		return nil
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil
	}
	members = []*zip.File{}
	for _, m := range z.File {
		switch base := path.Base(m.Name); {
		case m.Name == "[Content_Types].xml", m.Name == "mimetype":
			return nil
		case m.FileInfo().IsDir(), strings.HasPrefix(base, "."), strings.HasPrefix(m.Name, "__MACOSX/"):
		default:
			members = append(members, m)
		}
	}
	return members
}

func (r *exportReader) eachArchived(name string, members []*zip.File, do func(*openedExport) error) error {
	label := labelOf(name)
	if len(members) > maxArchived {
		return fmt.Errorf("%s: it holds more than %d files; unpack it and name the exports", label, maxArchived)
	}
	taken := 0
	for _, m := range members {
		in, closing, err := r.openArchived(label+"/"+path.Base(m.Name), m)
		switch {
		case err == nil:
			taken++
			in.inside = path.Base(m.Name)
			in.name = shownName(name) + "/" + in.inside
			err = do(in)
			closing()
		case isOneOf(err, errNotThese):
			r.say("%s; passed over", sentence(err))
			err = nil
		}
		if err != nil {
			return err
		}
	}
	if taken == 0 {
		return fmt.Errorf("%s: no file in it holds links; export backlinks or referring domains", label)
	}
	return nil
}

func isOneOf(err error, kinds []error) bool {
	for _, k := range kinds {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}

// openArchived opens a file of an archive: a text, a packed one, or a workbook.
func (r *exportReader) openArchived(label string, m *zip.File) (in *openedExport, closing func(), err error) {
	if m.Flags&1 != 0 {
		return nil, nil, fmt.Errorf("%s: it is encrypted; unpack the archive yourself and name the file", label)
	}
	packed, err := m.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: it cannot be unpacked; unpack the archive yourself", label)
	}
	closing = func() { packed.Close() }
	defer func() {
		if err != nil {
			closing()
		}
	}()
	b := bufio.NewReaderSize(&unzipped{packed}, 256<<10)
	start, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, closing, fmt.Errorf("%s: %w", label, err)
	}
	if !isZip(start) {
		in, err = r.openText(label, b)
		return in, closing, err
	}
	l, err := held(label, b)
	if err != nil {
		return nil, closing, err
	}
	closing = func() { packed.Close(); l.Close() }
	if archived(l.File) != nil {
		return nil, closing, fmt.Errorf("%s: an archive in an archive; unpack it first", label)
	}
	in, err = r.openWorkbook(label, l.File)
	return in, closing, err
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

// unzipped says in words that a file of an archive is not whole.
type unzipped struct{ r io.Reader }

// Read implements io.Reader.
func (u *unzipped) Read(b []byte) (int, error) {
	n, err := u.r.Read(b)
	if err != nil && err != io.EOF {
		err = errors.New("the archive is not whole")
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
