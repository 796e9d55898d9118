package main

import (
	"bufio"
	"io"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/transform"

	"linkgrade/wasm/audit/codepage"
)

// inOldEncoding reads a text in an encoding of another script than Latin in UTF-8, and names the encoding. A text that package export reads
// by itself (UTF-8, UTF-16, Windows-1252) comes as it is, and the name is "".
func inOldEncoding(b *bufio.Reader) (io.Reader, string) {
	start, _ := b.Peek(codepage.SampleBytes) // what fails is told by who reads on
	label := codepage.Of(start)
	e, _ := charset.Lookup(label)
	if label == "" || e == nil {
		return b, ""
	}
	return transform.NewReader(b, e.NewDecoder()), codepage.Called(label)
}
