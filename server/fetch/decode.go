package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// ErrNotPage says that bytes are not a web page; errors that wrap it say what they are instead.
var ErrNotPage = errors.New("not a web page")

// Decode turns the bytes of a page into UTF-8 and names the encoding they were in, by the label of the WHATWG
// Encoding Standard. It looks where browsers look, in their order: byte order mark, Content-Type header ("" when
// unknown), meta element. Bytes that declare nothing are UTF-8 if they can be, else what their frequencies suggest,
// else windows-1252. What cannot be decoded becomes U+FFFD. Bytes that are no page at all are ErrNotPage.
func Decode(body []byte, contentType string) (text []byte, label string, err error) {
	if err := checkPage(body); err != nil {
		return nil, "", err
	}
	label = labelOf(body, contentType)
	text, err = decodeWith(label, body)
	return text, label, err
}

// DecodeAs decodes a page whose encoding the caller knows, by any label of the Encoding Standard. An unknown label is
// an error that names it. A byte order mark still wins, as in browsers.
func DecodeAs(body []byte, label string) ([]byte, error) {
	name := known(label)
	if name == "" {
		return nil, fmt.Errorf("charset %q: not a label of the Encoding Standard", label)
	}
	if err := checkPage(body); err != nil {
		return nil, err
	}
	if mark := markLabel(body); mark != "" {
		name = mark
	}
	return decodeWith(name, body)
}

// maxDecoded is the largest page in UTF-8, in bytes: a legacy encoding may grow to three times its size.
const maxDecoded = 32 << 20

// ErrDecoded says that a page goes over that.
var ErrDecoded = errors.New("the page is larger than 32 MB in UTF-8")

// decodeWith decodes by a label that is known.
func decodeWith(label string, body []byte) ([]byte, error) {
	const mark = "\xEF\xBB\xBF"
	if label == "utf-8" {
		body = bytes.TrimPrefix(body, []byte(mark))
		if utf8.Valid(body) {
			return body, nil
		}
	}
	enc, _ := charset.Lookup(label)
	text, err := io.ReadAll(io.LimitReader(enc.NewDecoder().Reader(bytes.NewReader(body)), maxDecoded+1))
	if err != nil {
		return nil, fmt.Errorf("charset %s: %w", label, err)
	}
	if len(text) > maxDecoded {
		return nil, ErrDecoded
	}
	return bytes.TrimPrefix(text, []byte(mark)), nil
}

// signatures of what people paste or link instead of pages (mimesniff.spec.whatwg.org and the formats' own).
var signatures = []struct{ prefix, what string }{
	{"%PDF-", "a PDF"}, {"\x89PNG\r\n", "an image"}, {"\xFF\xD8\xFF", "an image"}, {"GIF8", "an image"},
	{"PK\x03\x04", "a ZIP archive or an office document"}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an office document"},
	{"\x1F\x8B", "a gzip file"}, {"\x7FELF", "a program"}, {"MZ\x90", "a program"}, {"\x00asm", "a program"},
	{"RIFF", "a media file"}, {"ID3", "a media file"}, {"OggS", "a media file"}, {"\x00\x00\x00\x18ftyp", "a media file"},
	{"\x00\x00\x00\x20ftyp", "a media file"}, {"wOF2", "a font"},
}

// checkPage tells pages from the other things that addresses lead to.
func checkPage(body []byte) error {
	start := bytes.TrimLeft(body[:min(len(body), 1024)], " \t\r\n")
	if len(start) == 0 && len(bytes.TrimSpace(body)) == 0 {
		return fmt.Errorf("it is empty: %w", ErrNotPage)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(start, []byte(s.prefix)) {
			return fmt.Errorf("it is %s: %w", s.what, ErrNotPage)
		}
	}
	if looksBinary(start) {
		return fmt.Errorf("it is a binary file: %w", ErrNotPage)
	}
	return nil
}

// looksBinary reports NULs where there is no markup. A page in UTF-16 has NULs too, but it begins with a byte order
// mark or holds a "<" early on.
func looksBinary(start []byte) bool {
	hasNUL, hasTag := bytes.IndexByte(start, 0) >= 0, bytes.IndexByte(start, '<') >= 0
	return hasNUL && !hasTag && markLabel(start) == ""
}
