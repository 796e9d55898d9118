package main

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/transform"

	"linkgrade/server/fetch"
	"linkgrade/wasm/table"
)

// inOldEncoding reads a text in an encoding of another script than Latin, as spreadsheets still write them, in UTF-8, and names the
// encoding. A text that package export reads by itself (UTF-8, UTF-16, Windows-1252) comes as it is, and the name is "".
func inOldEncoding(b *bufio.Reader) (io.Reader, string) {
	start, _ := b.Peek(table.SampleBytes) // what fails is told by who reads on
	if fetch.HasMark(start) || table.Wide(start) != "" {
		return b, ""
	}
	odd := oddLines(start)
	if len(odd) == 0 || !inRuns(odd) {
		return b, ""
	}
	label := fetch.EncodingOf(odd)
	if isLatin(label) { // for all the addresses around; characters of two bytes have ASCII in them, and were told
		label = fetch.EncodingOf(wordsOver(odd))
	}
	switch label { // which have the same letters, and are not what spreadsheets write
	case "iso-8859-7":
		label = "windows-1253"
	case "iso-8859-8", "iso-8859-8-i":
		label = "windows-1255"
	}
	e, _ := charset.Lookup(label)
	if e == nil || label == "utf-8" || isLatin(label) {
		return b, ""
	}
	return transform.NewReader(b, e.NewDecoder()), strings.ToUpper(label[:1]) + label[1:]
}

// oddLines are the whole lines that are not UTF-8; none where as many say that the text is.
func oddLines(text []byte) (odd []byte) {
	balance := 0
	for line := range bytes.Lines(text[:bytes.LastIndexByte(text, '\n')+1]) {
		switch {
		case !utf8.Valid(line):
			odd = append(odd, line...)
			balance++
		case utf8.RuneCount(line) < len(line):
			balance--
		}
	}
	if balance <= 0 {
		return nil
	}
	return odd
}

// wordsOver is a text without its ASCII.
func wordsOver(text []byte) []byte {
	over := bytes.Clone(text)
	for i, c := range over {
		if c < 0x80 {
			over[i] = ' '
		}
	}
	return over
}

// inRuns reports a text whose bytes over ASCII stand beside each other, as words of other scripts do; in Latin ones they are
// accents among plain letters.
func inRuns(text []byte) bool {
	high, beside := 0, 0
	for i, c := range text {
		if c < 0x80 {
			continue
		}
		high++
		if i > 0 && text[i-1] >= 0x80 || i+1 < len(text) && text[i+1] >= 0x80 {
			beside++
		}
	}
	return beside*4 >= high*3
}

// isLatin reports encodings of Latin letters: which of them it is a table of names and addresses rarely tells.
func isLatin(label string) bool {
	switch label {
	case "windows-1252", "windows-1250", "windows-1254", "windows-1257", "windows-1258", "macintosh",
		"iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16":
		return true
	}
	return false
}
