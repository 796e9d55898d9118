package export

import (
	"strconv"
	"strings"

	"linkgrade/wasm/domain"
)

// openOther takes a file for an export whose headings nobody knows: of Search Console where its shape says so, else a table of
// links.
func (f *File) openOther() (*File, error) {
	shapes := f.shapes()
	first := f.held[0]
	known := other.reports[0]
	holds := known.under(foldAll(first.Cells))
	if !looksRow(first.Cells) && (len(f.held) > 1 || anyHolds(holds)) {
		f.heading, f.written, f.titled = foldAll(first.Cells), first.Cells, first.Line
	} else {
		holds = make([]holding, len(shapes))
	}
	if report := f.byShape(shapes, holds); report != nil {
		f.Notes = append(f.Notes, "by-shape")
		return f.taken(&searchConsole, report, ", by its shape")
	}
	page := findPages(shapes, holds)
	if page < 0 && anyTarget(holds) {
		return nil, &fileError{f.Name, ownPages, ErrNoLinks}
	} else if page < 0 {
		return nil, &fileError{f.Name, "", ErrUnknown}
	}
	f.holds, f.Column = holds, page+1
	also := ", links in column " + strconv.Itoa(page+1)
	if f.titled != 0 && f.held[0].Cells[page] != "" {
		f.Heading = short(f.held[0].Cells[page])
		also += " (" + f.Heading + ")"
	}
	return f.taken(&other, &known, also)
}

func anyHolds(holds []holding) bool {
	for _, h := range holds {
		if h == pageURL || h == hostName {
			return true
		}
	}
	return false
}

// A shape is what the cells of a column are, by those of the rows held but the first.
type shape struct {
	cells     int // that say something
	addresses int // with a scheme or a path
	names     int // of sites
	days      int
	numbers   int
	hosts     map[domain.Host]bool
}

// shapeRows is how many rows a shape is seen by.
const shapeRows = 200

func (f *File) shapes() []shape {
	rows := f.held
	if len(rows) > 1 {
		rows = rows[1:]
	}
	var shapes []shape
	for _, row := range rows[:min(len(rows), shapeRows)] {
		for i, cell := range row.Cells[:min(len(row.Cells), 100)] {
			if i == len(shapes) {
				shapes = append(shapes, shape{hosts: map[domain.Host]bool{}})
			}
			if cell != "" {
				shapes[i].see(cell)
			}
		}
	}
	return shapes
}

func (s *shape) see(cell string) {
	s.cells++
	a, isPage, ok := siteOf(cell)
	switch _, isNumber := numberOf(cell); {
	case ok:
		s.hosts[a.Host] = true
		if isPage {
			s.addresses++
		} else {
			s.names++
		}
	case isNumber:
		s.numbers++
	case monthFirst.read(cell) != 0 || dayFirst.read(cell) != 0:
		s.days++
	}
}

// siteOf reads an address or a name that most likely is one: "12.5" is an address to a browser.
func siteOf(cell string) (a domain.Address, isPage, ok bool) {
	if len(cell) > domain.MaxAddress {
		return a, false, false
	}
	a, isPage, err := addressOf(cell)
	if err != nil {
		return a, false, false
	}
	if strings.Contains(cell, "://") {
		return a, true, true
	}
	if a.Host.IsIP() {
		return a, isPage, strings.HasPrefix(cell, a.Host.String())
	}
	_, isName := a.Host.Name()
	suffix, _ := a.Host.Suffix()
	return a, isPage, isName && strings.Contains(a.Host.String(), ".") && suffix != ""
}

// looksRow reports cells one of which is an address.
func looksRow(cells []string) bool {
	for _, c := range cells {
		if _, _, ok := siteOf(c); ok {
			return true
		}
	}
	return false
}

// byShape tells exports of Search Console in any language: pages and days, or sites and two numbers, under headings that
// nobody else uses.
func (f *File) byShape(s []shape, holds []holding) *report {
	for _, h := range holds {
		if h != nothing {
			return nil
		}
	}
	most := func(n int, of shape) bool { return n > 0 && n*10 >= of.cells*9 }
	switch {
	case f.titled == 0:
	case len(f.heading) == 2 && len(s) == 2 && most(s[0].addresses, s[0]) && most(s[1].days, s[1]):
		f.holds = []holding{pageURL, lastDay}
		return &searchConsole.reports[0]
	case len(f.heading) == 3 && len(s) == 3 && most(s[0].names, s[0]) && most(s[1].numbers, s[1]) && most(s[2].numbers, s[2]):
		f.holds = []holding{hostName, linkCount, nothing}
		return &searchConsole.reports[2]
	}
	return nil
}

// findPages is the column that names who links: one that a heading says and that has addresses, else the one with most
// different sites in it. The others with addresses name what is linked to. It is −1 where no column has addresses.
func findPages(s []shape, holds []holding) int {
	best := -1
	for i := range holds {
		if i >= len(s) {
			break
		}
		isSite := isSites(s[i])
		switch {
		case holds[i] == pageURL && !isSite, holds[i] == hostName && !isSite, holds[i] == targetURL && !isSite:
			holds[i] = nothing
		case (holds[i] == pageURL || holds[i] == hostName) && (best < 0 || holds[best] == hostName):
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	for i := range s {
		if i < len(holds) && holds[i] == nothing && isSites(s[i]) && (best < 0 || len(s[i].hosts) > len(s[best].hosts)) {
			best = i
		}
	}
	if best >= 0 {
		holds[best] = pageURL
		for i := range holds {
			if i < len(s) && holds[i] == nothing && s[i].addresses > s[i].cells/2 && !anyTarget(holds) {
				holds[i] = targetURL
			}
		}
	}
	return best
}

// isSites reports a column half of whose cells are addresses or names of sites.
func isSites(s shape) bool {
	n := s.addresses + s.names
	return n > 0 && n*2 >= s.cells
}

func anyTarget(holds []holding) bool {
	for _, h := range holds {
		if h == targetURL {
			return true
		}
	}
	return false
}
