package disavow

import (
	"errors"
	"strings"

	"linkgrade/wasm/domain"
)

// MaxParse is the largest file that is read, in bytes: sixteen times what Google takes, so that a file that has outgrown the
// limit can still be collapsed.
const MaxParse = 32 << 20

// The errors of Parse.
var (
	ErrText  = errors.New("not a text: a disavow file is UTF-8; save it as that")
	ErrLarge = errors.New("larger than 32 MB: that is no disavow file")
)

// A File is a disavow file: lines in their order. It does not change: Add and Fit give new ones. The zero File is empty.
type File struct {
	lines   []line
	sites   map[string]bool // hosts of domain: lines
	pages   map[string]bool // addresses
	refused []Refusal
}

// Parse reads a file. Every line is kept as it stands, also one that says nothing; [File.Problems] names those. A byte order
// mark and the form of line ends are not kept. Errors are ErrText, for bytes with zeros in them, and ErrLarge.
func Parse(b []byte) (*File, error) {
	if len(b) > MaxParse {
		return nil, ErrLarge
	}
	text := strings.TrimLeft(string(b), "\uFEFF")
	if strings.IndexByte(text, 0) >= 0 || strings.HasPrefix(text, "\xFF\xFE") || strings.HasPrefix(text, "\xFE\xFF") {
		return nil, ErrText
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	var lines []line
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, "\n")
		lines = append(lines, readLine(one))
	}
	return fileOf(lines), nil
}

// fileOf makes a file of its lines.
func fileOf(lines []line) *File {
	f := &File{lines: lines, sites: map[string]bool{}, pages: map[string]bool{}}
	for i := range lines {
		switch l := &lines[i]; l.kind {
		case site:
			f.sites[l.key] = true
		case page:
			f.pages[l.key] = true
		case blank, comment, odd:
		}
	}
	return f
}

// AppendText appends the file as it is sent: UTF-8, each line ended by a line feed. Parse reads it back.
func (f *File) AppendText(b []byte) []byte {
	for i := range f.lines {
		b = append(append(b, f.lines[i].text...), '\n')
	}
	return b
}

// Size is how many lines the file has, comments and blank ones included, and how many bytes as text.
func (f *File) Size() (lines, bytes int) {
	for i := range f.lines {
		bytes += len(f.lines[i].text) + 1
	}
	return len(f.lines), bytes
}

// Counts are how many lines disavow whole sites, and how many single pages.
func (f *File) Counts() (sites, pages int) {
	for i := range f.lines {
		switch f.lines[i].kind {
		case site:
			sites++
		case page:
			pages++
		case blank, comment, odd:
		}
	}
	return sites, pages
}

// Has says whether the file disavows a page: by a domain: line for its host or one above, or by its address. Page may be
// "" where only the host is known, and host zero where the page's address has it.
func (f *File) Has(host domain.Host, address string) bool {
	if address != "" && len(f.pages) > 0 || host.IsZero() {
		key, ok := pageKey(address)
		if ok && f.pages[key] {
			return true
		}
		if host.IsZero() {
			host = hostOf(key)
		}
	}
	return f.hasSite(host)
}

func (f *File) hasSite(host domain.Host) bool {
	name := host.String()
	for more := name != ""; more; _, name, more = strings.Cut(name, ".") {
		if f.sites[name] {
			return true
		}
	}
	return false
}

// A Problem is a line that does not say what its author may think.
type Problem struct {
	Line  int // from 1
	Text  string
	Fault Fault
}

// Problems are the lines with faults, in their order.
func (f *File) Problems() (all []Problem) {
	for i := range f.lines {
		if l := &f.lines[i]; l.fault != NoFault {
			all = append(all, Problem{i + 1, l.text, l.fault})
		}
	}
	return all
}
