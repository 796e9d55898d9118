package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Names of encodings, for a person.
const (
	UTF8        = "UTF-8"
	UTF16LE     = "UTF-16LE"
	UTF16BE     = "UTF-16BE"
	Windows1252 = "Windows-1252" // lines that are not UTF-8 are read so
)

// SampleBytes is how much of a text's start tells its encoding and its delimiter.
const SampleBytes = 64 << 10

// Decode finds out a text's encoding by its start, and reads it as UTF-8 without its byte order mark. Half characters of
// UTF-16 become U+FFFD. Of Windows-1252 the bytes come as they stand: [Reader] reads them, line by line.
func Decode(r io.Reader) (text io.Reader, encoding string, err error) {
	in := bufio.NewReaderSize(r, SampleBytes)
	start, err := in.Peek(SampleBytes)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, "", err
	}
	switch {
	case bytes.HasPrefix(start, []byte("\xEF\xBB\xBF")):
		_, _ = in.Discard(3) // which are there
		return in, UTF8, nil
	case Wide(start) != "":
		w := &wideReader{in: in, isBig: Wide(start) == UTF16BE}
		if marked16(start) != "" {
			_, _ = in.Discard(2) // which are there
		}
		return w, Wide(start), nil
	case utf8.Valid(whole(start)):
		return in, UTF8, nil
	}
	return in, Windows1252, nil
}

// Wide is UTF16LE or UTF16BE for the start of such a text, "" for others: by its byte order mark, or by every other byte being
// none, as most of a table is ASCII.
func Wide(start []byte) string {
	if mark := marked16(start); mark != "" {
		return mark
	}
	var zeros [2]int
	for i, c := range start {
		if c == 0 {
			zeros[i&1]++
		}
	}
	switch many := len(start) / 4; {
	case zeros[1] > many && zeros[0] <= many/8:
		return UTF16LE
	case zeros[0] > many && zeros[1] <= many/8:
		return UTF16BE
	}
	return ""
}

func marked16(start []byte) string {
	switch {
	case bytes.HasPrefix(start, []byte("\xFF\xFE")):
		return UTF16LE
	case bytes.HasPrefix(start, []byte("\xFE\xFF")):
		return UTF16BE
	}
	return ""
}

// whole is a text's start without the character that the sample's end cuts.
func whole(start []byte) []byte {
	if len(start) < SampleBytes {
		return start
	}
	for back := 1; back < utf8.UTFMax && back <= len(start); back++ {
		if at := len(start) - back; utf8.RuneStart(start[at]) {
			if !utf8.FullRune(start[at:]) {
				return start[:at]
			}
			break
		}
	}
	return start
}

// wideReader reads UTF-16 as UTF-8.
type wideReader struct {
	in    *bufio.Reader
	isBig bool
	half  rune   // the first half of a pair that waits for its second; 0 for none
	out   []byte // what did not fit
	buf   [4096]byte
}

func (w *wideReader) Read(p []byte) (int, error) {
	for len(w.out) == 0 {
		units, err := w.in.Peek(2048)
		if len(units) == 0 {
			if w.half == 0 || err != io.EOF {
				return 0, err
			}
			w.half, w.out = 0, utf8.AppendRune(w.buf[:0], utf8.RuneError)
			break
		}
		if len(units) == 1 { // half a unit, at the end
			w.out = utf8.AppendRune(w.buf[:0], utf8.RuneError)
		} else {
			units = units[:len(units)&^1]
			w.out = w.append(w.buf[:0], units[:min(len(units), 1024)])
			units = units[:min(len(units), 1024)]
		}
		if _, err := w.in.Discard(len(units)); err != nil {
			return 0, err
		}
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}

func (w *wideReader) append(b, units []byte) []byte {
	for ; len(units) >= 2; units = units[2:] {
		c := rune(units[0]) | rune(units[1])<<8
		if w.isBig {
			c = rune(units[1]) | rune(units[0])<<8
		}
		if w.half != 0 {
			pair := utf16.DecodeRune(w.half, c)
			w.half = 0
			b = utf8.AppendRune(b, pair)
			if pair != utf8.RuneError {
				continue
			}
		}
		switch {
		case c >= 0xD800 && c < 0xDC00:
			w.half = c
		default:
			b = utf8.AppendRune(b, c) // a second half alone is no character
		}
	}
	return b
}

// high1252 are the characters 0x80 to 0x9F of Windows-1252 (https://encoding.spec.whatwg.org/#index-windows-1252); all others
// are those of Unicode.
var high1252 = [...]rune{
	0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
}

// textOf is a line's text: UTF-8, else Windows-1252.
func textOf(line []byte) string {
	if utf8.Valid(line) {
		return string(line)
	}
	b := make([]byte, 0, len(line)+len(line)/4)
	for _, c := range line {
		r := rune(c)
		if c >= 0x80 && c < 0xA0 {
			r = high1252[c-0x80]
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}
