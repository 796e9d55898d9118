package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit/export"
)

// asideShown is how many rows that could not be read are shown of a file.
const asideShown = 3

// asideName is the file that keeps the rows of an export which cannot be read.
func asideName(name string) string { return name + ".aside.csv" }

// asideRows are the rows of one file that cannot be read: counted, the first shown, and kept where that was asked for. They
// go to a temporary file, so that none is held in memory and an older result stays whole until this one is.
type asideRows struct {
	input string
	keep  bool
	count int
	shown []string
	temp  *os.File
	buf   *bufio.Writer
	table sheet.Writer
	err   error
}

var asideColumns = []sheet.Column{{Title: "Line", Field: "line"}, {Title: "Why", Field: "why"}, {Title: "Row", Field: "row"}, {Title: "In the archive", Field: "in"}}

// take is called with each row. Inside is its export's name in an archive.
func (a *asideRows) take(inside string, row export.Aside) {
	lead := ""
	if inside != "" {
		lead = inside + ", "
	}
	if a.count++; a.count <= asideShown {
		a.shown = append(a.shown, fmt.Sprintf("%sline %d: %s: %s", lead, row.Line, row.Why, clipped(row.Text, 60)))
	}
	if a.keep && a.err == nil {
		if a.table == nil {
			a.err = a.open()
		}
		if a.err == nil {
			a.err = a.table.Row([]sheet.Cell{sheet.Number(float64(row.Line), 0), sheet.Text(row.Why), sheet.Text(row.Text), sheet.Text(inside)})
		}
	}
}

func (a *asideRows) open() (err error) {
	if a.temp, err = os.CreateTemp(filepath.Dir(a.input), ".linkgrade-*"); err != nil {
		return err
	}
	a.buf = bufio.NewWriter(a.temp)
	a.table, err = sheet.NewWriter(a.buf, ".csv", sheet.Table{Columns: asideColumns})
	return err
}

// finish says how many rows there are. Those that are kept stay in their temporary file until place.
func (a *asideRows) finish(p program) error {
	if a.count == 0 {
		return nil
	}
	fmt.Fprintf(p.err, "%s: %s could not be read\n", printable(shownName(a.input)), plural(a.count, "row"))
	for _, s := range a.shown {
		fmt.Fprintln(p.err, "  "+printable(s))
	}
	name := asideName(a.input)
	if !a.keep && a.count > asideShown {
		fmt.Fprintf(p.err, "  … --aside keeps all of them in %s\n", printable(name))
	}
	if a.temp != nil && a.err == nil {
		a.err = errors.Join(a.table.Close(), a.buf.Flush(), a.temp.Chmod(0o644), a.temp.Sync(), a.temp.Close())
	}
	if a.err != nil {
		return fmt.Errorf("%s: %w", name, a.err)
	}
	return nil
}

// place puts the rows where they are kept, once the audit has come to its end, and says so.
func (a *asideRows) place(p program) error {
	if a.temp == nil {
		return nil
	}
	name := asideName(a.input)
	if err := os.Rename(a.temp.Name(), name); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	a.temp = nil
	fmt.Fprintf(p.err, "the rows of %s that could not be read are in %s\n", printable(shownName(a.input)), printable(name))
	return nil
}

// drop removes what was not put in its place.
func (a *asideRows) drop() error {
	if a.temp == nil {
		return nil
	}
	a.temp.Close()
	if err := os.Remove(a.temp.Name()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
