//go:build !wasip1

package export

import (
	"bytes"
	"encoding/csv"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encodings write a text; Windows-1252 cannot write all.
var encodings = []struct {
	name  string
	write encoding.Encoding
}{
	{"UTF-8", unicode.UTF8},
	{"UTF-8, marked", unicode.UTF8BOM},
	{"UTF-16LE, marked", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"UTF-16BE, marked", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"Windows-1252", charmap.Windows1252},
}

// TestEveryForm writes every export anew, in all encodings, delimiters and line ends: the rows must be the same.
func TestEveryForm(t *testing.T) {
	root := data(t)
	forms := 0
	for _, tt := range exports {
		if tt.kind != nil {
			continue
		}
		b := load(t, filepath.Join(root, tt.path))
		f, err := Open(tt.path, bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		want, _ := all(t, f)
		if strings.HasSuffix(tt.path, ".json") {
			forms += inEncodings(t, tt.path, string(b), want)
			continue
		}
		cells := cellsOf(t, b)
		if testing.Short() {
			cells, want = cells[:min(len(cells), 200)], want[:min(len(want), 199)]
		}
		for _, comma := range ",\t;|" {
			var text strings.Builder
			w := csv.NewWriter(&text)
			w.Comma = comma
			if err := w.WriteAll(cells); err != nil {
				t.Fatal(err)
			}
			for _, end := range []string{"\n", "\r\n", "\r"} {
				forms += inEncodings(t, tt.path+" with "+string(comma)+" and "+strings.NewReplacer("\r", "CR", "\n", "LF").Replace(end), strings.ReplaceAll(text.String(), "\n", end), want)
			}
		}
	}
	t.Logf("%d forms", forms)
}

func TestGeneratedInEveryForm(t *testing.T) {
	for _, tt := range generated {
		f, err := Open("x.csv", strings.NewReader(delimited(tt.text, ",")))
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		want, _ := all(t, f)
		for _, comma := range []string{",", "\t", ";", "|"} {
			for _, end := range []string{"\n", "\r\n", "\r"} {
				inEncodings(t, tt.title+" with "+comma, strings.ReplaceAll(delimited(tt.text, comma), "\n", end), want)
			}
		}
	}
}

// cellsOf are an export's cells, by another reader.
func cellsOf(t *testing.T, b []byte) [][]string {
	t.Helper()
	if bytes.HasPrefix(b, []byte("\xFF\xFE")) {
		var err error
		if b, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(bytes.NewReader(b))
	if heading, _, _ := bytes.Cut(b, []byte("\n")); bytes.Contains(heading, []byte("\t")) {
		r.Comma = '\t'
	}
	cells, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return cells
}

func inEncodings(t *testing.T, title, text string, want []Row) (forms int) {
	t.Helper()
	for _, e := range encodings {
		b, err := e.write.NewEncoder().Bytes([]byte(text))
		if err != nil {
			if e.name != "Windows-1252" {
				t.Errorf("%s in %s: %v", title, e.name, err)
			}
			continue
		}
		f, err := Open("x.csv", bytes.NewReader(b))
		if err != nil {
			t.Errorf("%s in %s: %v", title, e.name, err)
			continue
		}
		forms++
		rows, aside := all(t, f)
		if len(aside) > 0 || !slices.EqualFunc(rows, want, equal) {
			t.Errorf("%s in %s: %s: %d rows, aside %.200v; want the same %d", title, e.name, f.Said, len(rows), aside, len(want))
		}
	}
	return forms
}

// equal reports the same row, whatever line it stands in.
func equal(a, b Row) bool {
	a.Line = b.Line
	return a == b
}
