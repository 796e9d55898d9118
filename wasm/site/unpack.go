package site

import (
	"bytes"
	"compress/gzip"
	"io"
)

// unpacked is the text of what gzip packed, or src itself, up to maxRead bytes. Of a broken file it is what comes before the
// break.
func unpacked(src []byte) []byte {
	if !bytes.HasPrefix(src, []byte{0x1F, 0x8B}) {
		return src[:min(len(src), maxRead)]
	}
	z, err := gzip.NewReader(bytes.NewReader(src))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, maxRead)) // what was read before a mistake is kept
	return out
}
