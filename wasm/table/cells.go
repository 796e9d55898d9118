package table

import (
	"bytes"
	"slices"
	"strings"
)

// Bounds of a row's cells.
const (
	MaxColumns = 1000
	MaxCell    = 32767 // bytes that are kept: as many characters as a spreadsheet's cell holds
)

// Split is a line's cells, without space around them.
func Split(line string, comma byte) []string {
	row := Row{Cells: unquote(nil, line, comma)}
	tidy(&row)
	return row.Cells
}

// split appends a row's cells, quotes being characters like others.
func split(cells []string, s string, comma byte) []string {
	for len(cells) <= MaxColumns {
		i := strings.IndexByte(s, comma)
		if i < 0 {
			break
		}
		cells, s = append(cells, s[:i]), s[i+1:]
	}
	return append(cells, s)
}

// unquote appends a row's cells. A quote opens where a cell begins, two in it are one character, and it ends before a comma or
// the row's end; other quotes are characters.
func unquote(cells []string, s string, comma byte) []string {
	for len(cells) <= MaxColumns {
		if s == "" || s[0] != '"' {
			i := strings.IndexByte(s, comma)
			if i < 0 {
				break
			}
			cells, s = append(cells, s[:i]), s[i+1:]
			continue
		}
		end, isDoubled := closing(s[1:], comma)
		cell := s[1 : 1+end]
		if isDoubled {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		cells = append(cells, cell)
		if s = s[min(1+end+1, len(s)):]; s == "" {
			return cells
		}
		s = s[1:] // the comma
	}
	return append(cells, s)
}

// closing is where the quote that ends a cell stands, the text's end where none does, and whether two are in the cell.
func closing(s string, comma byte) (end int, isDoubled bool) {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '"')
		if i < 0 {
			return len(s), isDoubled
		}
		switch at += i; {
		case at+1 == len(s) || s[at+1] == comma:
			return at, isDoubled
		case s[at+1] == '"':
			at, isDoubled = at+2, true
		default:
			at++
		}
	}
}

// endsQuoted reports whether a quote is open at the end of a line, as unquote takes quotes.
func endsQuoted(s []byte, comma byte, isOpen bool) bool {
	for {
		for !isOpen {
			if len(s) > 0 && s[0] == '"' {
				s, isOpen = s[1:], true
				break
			}
			i := bytes.IndexByte(s, comma)
			if i < 0 {
				return false
			}
			s = s[i+1:]
		}
		i := bytes.IndexByte(s, '"')
		switch {
		case i < 0:
			return true
		case i+1 == len(s):
			return false
		case s[i+1] == comma:
			s, isOpen = s[i+2:], false
		case s[i+1] == '"':
			s = s[i+2:]
		default:
			s = s[i+1:]
		}
	}
}

// tidy makes a row's cells what they say: no space around them, no more and no longer than the bounds.
func tidy(r *Row) {
	if len(r.Cells) > MaxColumns {
		r.Cells, r.Broken = r.Cells[:MaxColumns], ManyCells
	}
	for i, c := range r.Cells {
		if len(c) > MaxCell {
			c, r.Broken = strings.ToValidUTF8(c[:MaxCell], ""), LongCell
		}
		r.Cells[i] = trim(c)
	}
}

// Tidy is a row that another reader read, as this package's rows are: bounded, no space around its cells. It is false for a row
// that says nothing.
func Tidy(r Row) (Row, bool) {
	tidy(&r)
	return r, !isBlank(r.Cells)
}

func trim(s string) string {
	if s == "" || isInk(s[0]) && isInk(s[len(s)-1]) {
		return s
	}
	return strings.TrimFunc(s, func(r rune) bool { return r <= ' ' || r == 0xA0 || r == 0xFEFF || r == 0x200B })
}

func isInk(c byte) bool { return c > ' ' && c < 0x80 }

func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return c != "" })
}
