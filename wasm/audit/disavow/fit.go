package disavow

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/domain"
)

// What Google takes (its help page, "Create a list of links"). Whether its MB are of 1,000,000 or 1,048,576 bytes it does not
// say: the smaller one is safe.
const (
	MaxLines = 100_000
	MaxBytes = 2_000_000
)

// ErrLimits is the error of a file that cannot be made to fit.
var ErrLimits = errors.New("over Google's limits for a disavow file")

// A LimitError says by how much a file is too large. It is ErrLimits.
type LimitError struct {
	Lines, Bytes int // of the file, collapsed as far as it goes
	Silent       int // of its lines, those that disavow nothing: comments, blank lines, odd ones
	Long         int // line of an address over MaxURL whose site cannot be disavowed as a whole; 0 where there is none
}

// Is says that the error is ErrLimits.
func (e *LimitError) Is(target error) bool { return target == ErrLimits }

// Error is a sentence for the person whose file it is.
func (e *LimitError) Error() string {
	if e.Long > 0 {
		return "line " + strconv.Itoa(e.Long) + " of the disavow file is an address of more than 2,048 characters, which Google does not take, " +
			"and its host cannot be disavowed as a whole, for many owners have sites there: take the line out"
	}
	return "the disavow file would have " + strconv.Itoa(e.Lines) + " lines and " + strconv.Itoa(e.Bytes) + " bytes, even with domain: lines in place of pages; " +
		"Google takes 100,000 lines and 2 MB, and a second file would replace the first: take lines out (" +
		strconv.Itoa(e.Silent) + " are comments, blank or disavow nothing)"
}

// Fit is the file within Google's limits; one that is within them already is given back as it is. Else lines that are
// repeated or covered by a domain: line go first; then the pages of a site become its domain: line, where the first of them
// stood, site by site and those that save most first, until it fits. That disavows more than was asked for: show [Diff].
// Comments stay. The error is a [*LimitError].
func (f *File) Fit() (*File, error) {
	if f.fits() {
		return f, nil
	}
	w := &fitting{lines: f.withoutCovered(), refused: f.refused}
	sites := w.sites()
	for _, s := range sites {
		if s.long {
			w.collapse(s)
		}
	}
	w.until(sites, func(s *sitePages) int { return len(s.at) - 1 }, func(lines, _ int) bool { return lines <= MaxLines })
	w.until(sites, func(s *sitePages) int { return s.bytes }, func(_, bytes int) bool { return bytes <= MaxBytes })
	out := w.file()
	if !out.fits() {
		return nil, out.limitError()
	}
	return out, nil
}

func (f *File) fits() bool {
	lines, bytes := f.Size()
	return lines <= MaxLines && bytes <= MaxBytes && !slices.ContainsFunc(f.lines, func(l line) bool { return l.fault == Long })
}

func (f *File) limitError() *LimitError {
	e := &LimitError{}
	e.Lines, e.Bytes = f.Size()
	sites, pages := f.Counts()
	e.Silent = e.Lines - sites - pages
	e.Long = 1 + slices.IndexFunc(f.lines, func(l line) bool { return l.fault == Long })
	return e
}

// withoutCovered are the lines without those that say what another one says.
func (f *File) withoutCovered() []line {
	seen := map[string]bool{}
	out := make([]line, 0, len(f.lines))
	for _, l := range f.lines {
		if l.kind == site || l.kind == page {
			if seen[l.key] || f.above(&l) {
				continue
			}
			seen[l.key] = true
		}
		out = append(out, l)
	}
	return out
}

// above says whether a domain: line for a host above covers a line.
func (f *File) above(l *line) bool {
	host, _ := l.reach()
	if l.kind == page {
		return f.hasSite(host)
	}
	_, parent, below := strings.Cut(l.key, ".")
	h, err := domain.ParseHost(parent)
	return below && err == nil && f.hasSite(h)
}

// fitting is a file that is being made smaller. A line that is taken out is marked and has no text.
type fitting struct {
	lines   []line
	gone    []bool
	refused []Refusal
	count   int // lines that are left
	size    int // their bytes
}

// sitePages are the pages of one site that stand in a file.
type sitePages struct {
	name  domain.Name
	at    []int
	bytes int  // that a domain: line in their place saves
	long  bool // one of them is too long
	done  bool
}

// sites are those with pages that may become a domain: line, by name.
func (w *fitting) sites() []*sitePages {
	w.gone, w.count = make([]bool, len(w.lines)), len(w.lines)
	by := map[domain.Name]*sitePages{}
	for i := range w.lines {
		l := &w.lines[i]
		w.size += len(l.text) + 1
		if l.kind != page {
			continue
		}
		n, ok := siteName(hostOf(l.key))
		if !ok {
			continue
		}
		s := by[n]
		if s == nil {
			s = &sitePages{name: n, bytes: -len(sitePrefix) - len(n.String()) - 1}
			by[n] = s
		}
		s.at, s.bytes, s.long = append(s.at, i), s.bytes+len(l.text)+1, s.long || l.fault == Long
	}
	all := make([]*sitePages, 0, len(by))
	for _, s := range by {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *sitePages) int { return cmp.Compare(a.name.String(), b.name.String()) })
	return all
}

// until collapses sites, those that save most first, until the file is small enough or none saves anything.
func (w *fitting) until(sites []*sitePages, saves func(*sitePages) int, enough func(lines, bytes int) bool) {
	slices.SortStableFunc(sites, func(a, b *sitePages) int { return saves(b) - saves(a) })
	for _, s := range sites {
		if enough(w.count, w.size) || saves(s) <= 0 {
			return
		}
		w.collapse(s)
	}
}

// collapse puts a domain: line in the place of a site's pages.
func (w *fitting) collapse(s *sitePages) {
	if s.done {
		return
	}
	s.done = true
	name := s.name.String()
	w.lines[s.at[0]] = line{text: sitePrefix + name, key: name, kind: site}
	for _, i := range s.at[1:] {
		w.gone[i] = true
	}
	w.count -= len(s.at) - 1
	w.size -= s.bytes
}

func (w *fitting) file() *File {
	out := make([]line, 0, w.count)
	for i, l := range w.lines {
		if !w.gone[i] {
			out = append(out, l)
		}
	}
	f := fileOf(out)
	f.refused = w.refused
	return f
}
