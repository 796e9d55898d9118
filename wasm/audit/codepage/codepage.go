// Package codepage tells which old encoding of another script than Latin an export is in, as spreadsheets still write them. The
// command and the extension's page both ask it, so that a file is the same text to both; of fetched pages that declare nothing it says what
// their bytes suggest (Detect).
//
// It names an encoding and refuses to decode it: the tables weigh more than the whole audit, and whoever asks has a decoder. It
// refuses to tell Latin encodings apart, too: in a table of names and addresses that rarely can be told, and [linkgrade/wasm/table] reads
// lines that are not UTF-8 as Windows-1252.
package codepage

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"

	"linkgrade/wasm/table"
)

// SampleBytes is how much of a text's start tells.
const SampleBytes = table.SampleBytes

// Of is the encoding that a text begins in, by its label of the Encoding Standard; "" where the text is to be read as it comes, as UTF-8,
// UTF-16 or Windows-1252.
func Of(start []byte) (label string) {
	if bytes.HasPrefix(start, []byte("\xEF\xBB\xBF")) || table.Wide(start) != "" {
		return ""
	}
	odd := oddLines(start)
	if len(odd) == 0 || !inRuns(odd) {
		return ""
	}
	if label = guess(odd); label == "" { // Latin, for all the addresses around; characters of two bytes have ASCII in them, and were told
		label = guess(wordsOver(odd))
	}
	return label
}

// Called is an encoding's name for a person, by its label: "Shift_jis".
func Called(label string) string {
	if label == "" {
		return ""
	}
	return strings.ToUpper(label[:1]) + label[1:]
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
		if c < utf8.RuneSelf {
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
		if c < utf8.RuneSelf {
			continue
		}
		high++
		if i > 0 && text[i-1] >= utf8.RuneSelf || i+1 < len(text) && text[i+1] >= utf8.RuneSelf {
			beside++
		}
	}
	return beside*4 >= high*3
}

// least is how sure the detector must be, of its 100: below, its guess is worse than none.
const least = 20

// guess is what a text's bytes suggest; "" for a Latin encoding and for what no decoder knows.
func guess(text []byte) string {
	if at := rank(Detect(text)); at < len(labels) {
		return labels[at].label
	}
	return ""
}

// Detect is the encoding that a text's bytes suggest by their frequencies, by the detector's name: "GB18030", "ISO-8859-1"; "" where
// nothing is likely enough. Of those that are equally sure the one that stands first in labels counts, then the first by name: the
// detector gives them in any order.
func Detect(text []byte) (charset string) {
	all, err := chardet.NewHtmlDetector().DetectAll(text)
	if err != nil || all[0].Confidence < least {
		return ""
	}
	equal := all[:1]
	for len(equal) < len(all) && all[len(equal)].Confidence == all[0].Confidence {
		equal = all[:len(equal)+1]
	}
	return slices.MinFunc(equal, func(a, b chardet.Result) int {
		return cmp.Or(rank(a.Charset)-rank(b.Charset), cmp.Compare(a.Charset, b.Charset))
	}).Charset
}

// labels are the detector's names of what is told, by their labels. Those of ISO 8859 that have the letters of a code page of Windows' are taken
// for it: that is what spreadsheets write.
var labels = [...]struct{ charset, label string }{
	{"EUC-JP", "euc-jp"}, {"EUC-KR", "euc-kr"}, {"Big5", "big5"}, {"GB18030", "gb18030"}, {"Shift_JIS", "shift_jis"},
	{"windows-1251", "windows-1251"}, {"KOI8-R", "koi8-r"}, {"ISO-8859-5", "iso-8859-5"},
	{"windows-1253", "windows-1253"}, {"ISO-8859-7", "windows-1253"},
	{"windows-1255", "windows-1255"}, {"ISO-8859-8", "windows-1255"}, {"ISO-8859-8-I", "windows-1255"},
	{"windows-1256", "windows-1256"}, {"ISO-8859-6", "iso-8859-6"},
}

// rank is where a name stands in labels; behind all for another.
func rank(charset string) int {
	for i := range labels {
		if labels[i].charset == charset {
			return i
		}
	}
	return len(labels)
}
