package feeds

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"path"

	"golang.org/x/text/encoding/unicode"
)

// window is how far unpack looks ahead: the magic of a tar stands at its byte 257.
const (
	window = 512
	buffer = 64 << 10
)

// unpack is the list inside of gzip, zip and tar, in whatever order they are nested.
func unpack(from *source) (*bufio.Reader, error) {
	b := bufio.NewReaderSize(from, buffer)
	for range 3 { // tar in gzip in zip is deeper than any publisher packs
		head, err := b.Peek(window)
		if err != nil && err != io.EOF {
			return nil, err
		}
		var inner io.Reader
		switch {
		case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
			inner, err = gzip.NewReader(b)
		case bytes.HasPrefix(head, []byte(zipMagic)):
			inner, err = unzip(b)
		case len(head) == window && string(head[257:262]) == "ustar":
			inner, err = untar(b)
		default:
			return b, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpacking: %w", err)
		}
		b = bufio.NewReaderSize(&unpacked{r: inner, from: from}, buffer)
	}
	return nil, fmt.Errorf("%w: packed more than twice", ErrForeign)
}

// The local header of a zip's entry (APPNOTE 4.3.7).
const (
	zipMagic      = "PK\x03\x04"
	zipHeader     = 30
	zipDescriptor = 1 << 3 // flag: checksum and sizes follow the data
)

// unzip reads a zip's first entry as a stream. archive/zip wants to read the end of the
// file first, which a download in progress does not have.
func unzip(b *bufio.Reader) (io.Reader, error) {
	var head [zipHeader]byte
	if _, err := io.ReadFull(b, head[:]); err != nil {
		return nil, err
	}
	u16 := func(at int) int { return int(binary.LittleEndian.Uint16(head[at:])) }
	name, err := b.Peek(u16(26))
	if err != nil {
		return nil, err
	}
	if string(name) == "[Content_Types].xml" { // ECMA-376 part 2, 7.2.3
		return nil, fmt.Errorf("%w: a workbook; save its table as CSV", ErrForeign)
	}
	if _, err := b.Discard(u16(26) + u16(28)); err != nil { // name and extra field
		return nil, err
	}
	const deflated = 8
	if u16(8) != deflated || u16(6)&1 != 0 {
		return nil, errors.New("a zip whose entry is stored or encrypted")
	}
	e := &zipEntry{packed: b, text: flate.NewReader(b), sum: crc32.NewIEEE()}
	if u16(6)&zipDescriptor == 0 {
		e.want, e.known = binary.LittleEndian.Uint32(head[14:]), true
	}
	return e, nil
}

// A zipEntry reads an entry and compares its checksum at the end.
type zipEntry struct {
	packed *bufio.Reader
	text   io.Reader
	sum    hash.Hash32
	want   uint32
	known  bool // want is; else the descriptor after the data has it
}

func (e *zipEntry) Read(p []byte) (int, error) {
	n, err := e.text.Read(p)
	e.sum.Write(p[:n])
	if err == io.EOF {
		err = e.check()
	}
	return n, err
}

// check is io.EOF when the checksum is right. The descriptor may begin with a signature
// (APPNOTE 4.3.9.3).
func (e *zipEntry) check() error {
	for !e.known {
		var field [4]byte
		if _, err := io.ReadFull(e.packed, field[:]); err != nil {
			return fmt.Errorf("the zip's checksum: %w", err)
		}
		e.want = binary.LittleEndian.Uint32(field[:])
		e.known = string(field[:]) != "PK\x07\x08"
	}
	if e.sum.Sum32() != e.want {
		return errors.New("the zip's checksum is wrong")
	}
	return io.EOF
}

// untar goes to the file "domains" of a tar, the one of UT1's archives that has names.
func untar(r io.Reader) (io.Reader, error) {
	files := tar.NewReader(r)
	for {
		head, err := files.Next()
		if err == io.EOF {
			return nil, fmt.Errorf("%w: an archive without a file \"domains\"", ErrForeign)
		}
		if err != nil {
			return nil, err
		}
		if head.Typeflag == tar.TypeReg && path.Base(head.Name) == "domains" {
			return files, nil
		}
	}
}

// inUTF8 reads a text in UTF-16 as UTF-8: Excel's "Unicode text" is one, and begins with a byte order mark.
func inUTF8(b *bufio.Reader, from *source) (*bufio.Reader, error) {
	head, err := b.Peek(2)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if string(head) != "\xff\xfe" && string(head) != "\xfe\xff" {
		return b, nil
	}
	decoder := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder() // the mark decides
	return bufio.NewReaderSize(&unpacked{r: decoder.Reader(b), from: from}, buffer), nil
}

// refuseForeign says whether a text begins like a web page, binary data, or, where lines
// are expected, a JSON document. A byte order mark is passed over.
func refuseForeign(b *bufio.Reader, document bool) error {
	head, err := b.Peek(window)
	if err != nil && err != io.EOF {
		return err
	}
	if mark := []byte("\ufeff"); bytes.HasPrefix(head, mark) {
		if _, err := b.Discard(len(mark)); err != nil {
			return err
		}
		head = head[len(mark):]
	}
	start := bytes.TrimSpace(head)
	switch {
	case len(head) == 0:
		return fmt.Errorf("%w: the file is empty", ErrForeign)
	case bytes.IndexByte(head, 0) >= 0:
		return fmt.Errorf("%w: binary data, or a text in another form than UTF-8; save it as CSV in UTF-8", ErrForeign)
	case bytes.HasPrefix(start, []byte("<")):
		return fmt.Errorf("%w: a web page", ErrForeign)
	case !document && (bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("["))):
		return fmt.Errorf("%w: a JSON document", ErrForeign)
	}
	return nil
}
