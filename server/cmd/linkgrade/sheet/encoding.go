package sheet

import (
	"io"
	"strings"
	"unicode/utf8"

	"linkgrade/server/fetch"
	"linkgrade/wasm/table"
)

// encodingOf names a text's encoding, by the label of the Encoding Standard: its byte order mark, UTF-16 where every other byte
// is none, UTF-8 where all of it can be, else what its bytes suggest.
func encodingOf(f io.ReaderAt, start []byte) (string, error) {
	if fetch.HasMark(start) {
		return fetch.EncodingOf(start), nil
	}
	if label := table.Wide(start); label != "" {
		return strings.ToLower(label), nil
	}
	odd, err := notUTF8(io.NewSectionReader(f, 0, MaxBytes))
	if err != nil {
		return "", err
	}
	if odd == nil {
		return "utf-8", nil
	}
	return fetch.EncodingOf(odd), nil
}

// notUTF8 is the first part of a text that cannot be UTF-8; nil where all of it can.
func notUTF8(r io.Reader) ([]byte, error) {
	buf := make([]byte, 64<<10)
	held := 0 // bytes of a character that the last reading cut
	for {
		n, err := r.Read(buf[held:])
		part := buf[:held+n]
		cut := len(part)
		for back := 1; err == nil && back < utf8.UTFMax && back <= len(part); back++ {
			if c := part[len(part)-back]; utf8.RuneStart(c) {
				if !utf8.FullRune(part[len(part)-back:]) {
					cut = len(part) - back
				}
				break
			}
		}
		if !utf8.Valid(part[:cut]) {
			return part, nil
		}
		held = copy(buf, part[cut:])
		if err == io.EOF {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
	}
}
